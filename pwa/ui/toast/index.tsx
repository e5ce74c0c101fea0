import { signal } from '@preact/signals'
import { Button } from '../button/index.tsx'
import './toast.css'

export type Toast = {
  readonly text: string
  readonly tone?: 'plain' | 'stop'
  readonly action?: { readonly label: string; readonly run: () => void }
}

const shown = signal<readonly (Toast & { readonly id: number })[]>([])
let last = 0
/** Long enough to read a line; with something to press, long enough to press it. */
const milliseconds = { told: 5_000, offered: 10_000 }

/** Says something in passing. What must not be missed belongs on the page instead. */
export function toast(item: Toast): void {
  const id = ++last
  shown.value = [...shown.value.slice(-2), { ...item, id }]
  setTimeout(() => dismiss(id), item.action === undefined ? milliseconds.told : milliseconds.offered)
}

function dismiss(id: number): void {
  shown.value = shown.value.filter((item) => item.id !== id)
}

/** Where toasts appear; once in the shell. */
export function Toasts({ closeLabel }: { readonly closeLabel: string }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.value.map(({ id, text, tone = 'plain', action }) => (
        <div key={id} class={`toast ${tone}`}>
          <span>{text}</span>
          {action && (
            <Button look="quiet" onClick={() => { action.run(); dismiss(id) }}>
              {action.label}
            </Button>
          )}
          <Button look="quiet" icon="close" aria-label={closeLabel} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  )
}
