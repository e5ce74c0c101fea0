/** What sets this build apart: nothing. In the wide build Further.wide.tsx stands in this place (wxt.config.ts). */
export function Further() {
  return null
}
