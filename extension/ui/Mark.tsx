type MarkProps = { readonly size: number }

/** The mark: an open daybook with its first entry ticked. Ink follows the text, the tick is amber. */
export function Mark({ size }: MarkProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path d="M16 8.5C12.5 6.2 8 5.6 3.5 6.2v18.6c4.5-.6 9 0 12.5 2.3 3.5-2.3 8-2.9 12.5-2.3V6.2C24 5.6 19.5 6.2 16 8.5Z" fill="var(--paper)" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
      <path d="M16 8.5v18.5M7 12c2-.2 3.8 0 5.5.6M7 16.5c2-.2 3.8 0 5.5.6" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" />
      <path d="m19.5 16.5 3 3.5L29 9.5" stroke="var(--amber)" stroke-width="3.25" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  )
}
