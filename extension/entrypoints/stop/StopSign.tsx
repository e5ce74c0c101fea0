/** The one sign in the product that says stop: eight corners and a bar. */
export function StopSign() {
  return (
    <svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true">
      <path d="M11.3 1.5h13.4l9.8 9.8v13.4l-9.8 9.8H11.3l-9.8-9.8V11.3Z" fill="var(--stop)" />
      <path d="M9.5 18h17" stroke="var(--paper)" stroke-width="4.5" stroke-linecap="round" />
    </svg>
  )
}
