import type { Organisation } from '../../platform/message.ts'

/** What this build looks at besides: nothing. In the wide build Further.wide.tsx stands in this place (wxt.config.ts). */
export function Further(_props: { readonly organisation: Organisation | null }) {
  return null
}
