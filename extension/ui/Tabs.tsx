import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

type TabsProps<T extends string> = {
  readonly label: string
  readonly tabs: readonly { readonly id: T; readonly label: ComponentChildren }[]
  readonly value: T
  readonly onChoose: (id: T) => void
  readonly children: ComponentChildren
}

/** Tabs by the WAI-ARIA pattern: one tab stop, arrow keys choose, the panel holds what was chosen. */
export function Tabs<T extends string>({ label, tabs, value, onChoose, children }: TabsProps<T>) {
  const name = useId()

  function hear(event: KeyboardEvent): void {
    const here = tabs.findIndex(({ id }) => id === value)
    const target = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (target === undefined) return
    event.preventDefault()
    const next = tabs[(target + tabs.length) % tabs.length]
    if (next === undefined) return
    onChoose(next.id)
    document.getElementById(`${name}-${next.id}`)?.focus()
  }

  return (
    <>
      <div class="tabs" role="tablist" aria-label={label}>
        {tabs.map(({ id, label: text }) => (
          <button
            key={id}
            id={`${name}-${id}`}
            type="button"
            role="tab"
            aria-selected={id === value}
            aria-controls={`${name}-panel`}
            tabIndex={id === value ? 0 : -1}
            onClick={() => onChoose(id)}
            onKeyDown={hear}
          >
            {text}
          </button>
        ))}
      </div>
      {/* The panel scrolls by itself, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div key={value} id={`${name}-panel`} class="panel" role="tabpanel" aria-labelledby={`${name}-${value}`} tabIndex={0}>
        {children}
      </div>
    </>
  )
}
