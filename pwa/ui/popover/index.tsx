import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { Icon, type IconName } from '../icon/index.tsx'
import './popover.css'

export type MenuItem = { readonly label: string; readonly icon?: IconName; readonly run: () => void; readonly danger?: boolean }

/** A button that opens a short list of things to do. The platform's popover: closes on Escape and on a click outside. */
export function Menu({ label, icon = 'more', items, children }: { readonly label: string; readonly icon?: IconName; readonly items: readonly MenuItem[]; readonly children?: ComponentChildren }) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const anchor = `--${id.replace(/[^\w]/g, '')}`
  const buttons = () => [...(list.current?.querySelectorAll<HTMLButtonElement>('[role=menuitem]') ?? [])]

  const onToggle = (event: { newState?: string }) => {
    if (event.newState === 'open') buttons()[0]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttons()
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    all[to]?.focus()
  }
  return (
    <>
      <button type="button" class="button quiet" aria-label={children ? undefined : label} aria-haspopup="menu" popovertarget={id} style={{ anchorName: anchor }}>
        <Icon name={icon} />
        {children && <span>{children}</span>}
      </button>
      <div ref={list} id={id} popover="auto" role="menu" aria-label={label} class="menu" style={{ positionAnchor: anchor }} onToggle={onToggle} onKeyDown={onKeyDown}>
        {items.map((item) => (
          <button key={item.label} type="button" role="menuitem" tabIndex={-1} class={item.danger ? 'danger' : ''} onClick={() => { list.current?.hidePopover(); item.run() }}>
            {item.icon && <Icon name={item.icon} />}
            {item.label}
          </button>
        ))}
      </div>
    </>
  )
}
