import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Button } from '../button/index.tsx'
import './dialog.css'

export type DialogProps = {
  readonly open: boolean
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly wide?: boolean
  readonly children: ComponentChildren
  /** Buttons at the end, the primary one last. */
  readonly actions?: ComponentChildren
}

const firstField = '.dialog-body :is(input:not([type=radio]), input:checked, select, textarea, .button.plain)'

/** A modal dialog: the platform's own, so focus, Escape and the inert page behind come for free. */
export function Dialog({ open, title, closeLabel, onClose, wide = false, children, actions }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    if (dialog === null) return
    if (open && !dialog.open) {
      dialog.showModal()
      // Where there is something to fill in, the focus goes there, not to the button that closes.
      dialog.querySelector<HTMLElement>(firstField)?.focus()
    }
    if (!open && dialog.open) dialog.close()
  }, [open])
  return (
    <dialog ref={element} class={wide ? 'dialog wide' : 'dialog'} aria-labelledby={titleId} onClose={onClose} {...{ closedby: 'any' }}>
      {open && (
        <>
          <header>
            <h2 id={titleId}>{title}</h2>
            <Button look="quiet" icon="close" aria-label={closeLabel} onClick={onClose} />
          </header>
          <div class="dialog-body">{children}</div>
          {actions && <footer>{actions}</footer>}
        </>
      )}
    </dialog>
  )
}
