/** How a state looks: shape first, colour second, and the word always beside it. */
export type Tone = 'good' | 'good-in-part' | 'open' | 'open-active' | 'stop' | 'past'

const colours: Record<Tone, string> = {
  good: 'var(--good)',
  'good-in-part': 'var(--good)',
  open: 'var(--ink-quiet)',
  'open-active': 'var(--ink-quiet)',
  stop: 'var(--stop)',
  past: 'var(--ink-quiet)',
}

/** A full disc with a tick, a half disc, an empty ring, a ring with a dot, a barred disc, a dash. */
export function StatusMark({ tone }: { readonly tone: Tone }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" fill="none" aria-hidden="true" style={{ color: colours[tone] }}>
      {shapes[tone]}
    </svg>
  )
}

const ring = <circle cx="7" cy="7" r="5.75" stroke="currentColor" stroke-width="1.5" />
const shapes = {
  good: (
    <>
      <circle cx="7" cy="7" r="6.5" fill="currentColor" />
      <path d="m4 7.25 2 2 4-4.25" stroke="var(--paper)" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" />
    </>
  ),
  'good-in-part': (
    <>
      {ring}
      <path d="M7 1.25a5.75 5.75 0 0 1 0 11.5Z" fill="currentColor" />
    </>
  ),
  open: <circle cx="7" cy="7" r="5.75" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.4 2.1" />,
  'open-active': (
    <>
      {ring}
      <circle cx="7" cy="7" r="2" fill="currentColor" />
    </>
  ),
  stop: (
    <>
      <circle cx="7" cy="7" r="6.5" fill="currentColor" />
      <path d="M3.75 7h6.5" stroke="var(--paper)" stroke-width="2" stroke-linecap="round" />
    </>
  ),
  past: <path d="M2.5 7h9" stroke="currentColor" stroke-width="2" stroke-linecap="round" />,
} satisfies Record<Tone, preact.JSX.Element>
