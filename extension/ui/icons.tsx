import type { JSX } from 'preact'

// A few line icons on a 16 grid, drawn for this product. Always beside a word or inside a named button.

function line(paths: string): () => JSX.Element {
  return () => (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      <path d={paths} />
    </svg>
  )
}

export const CloseIcon = line('m4 4 8 8m0-8-8 8')
export const FoldIcon = line('M3.5 11.5h9')
export const TickIcon = line('m3.5 8.5 3 3 6-7')
export const AgainIcon = line('M3 6.5h7a3 3 0 0 1 0 6H6.5M5.5 3.5 2.5 6.5l3 3')
export const OutIcon = line('M6 3.5H3.5v9h9V10M9 3.5h3.5V7M12 4 7.5 8.5')
