import type { ComponentChildren } from 'preact'
import './status.css'

/** Shape says the same as colour, for those who cannot tell the colours apart. */
const shapes = {
  /** allowed */ good: 'M8 3.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6z',
  /** allowed with conditions */ partial: 'M8 3.2a4.8 4.8 0 0 0 0 9.6zM8 3.2a4.8 4.8 0 0 1 0 9.6',
  /** not allowed */ stop: 'M3.6 3.6h8.8v8.8H3.6z',
  /** needs you */ attention: 'M8 2.6 14 13H2z',
  /** nothing decided, unknown */ open: 'M8 3.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6z',
  /** no longer of interest */ past: 'M3.5 8h9',
} as const
export type StatusTone = keyof typeof shapes

/** A status: word, shape and colour together. */
export function StatusPill({ tone, children }: { readonly tone: StatusTone; readonly children: ComponentChildren }) {
  return (
    <span class={`status ${tone}`}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d={shapes[tone]} />
      </svg>
      <span>{children}</span>
    </span>
  )
}

/** A level of risk or data: the word and a bar of `of` steps, `rank` of them filled (0 = none). */
export function LevelTag({ rank, of, children }: { readonly rank: number; readonly of: number; readonly children: ComponentChildren }) {
  return (
    <span class="level">
      <span class="level-steps" aria-hidden="true">
        {Array.from({ length: of }, (_, step) => (
          <i key={step} class={step < rank ? 'on' : ''} />
        ))}
      </span>
      <span>{children}</span>
    </span>
  )
}

/** A small neutral label. */
export function Tag({ children }: { readonly children: ComponentChildren }) {
  return <span class="tag">{children}</span>
}
