import type { HttpBindings } from '@hono/node-server'
import type { FoundSession } from '#relay/auth/session.ts'

/** What handlers find in their context. */
export type RelayEnv = {
  Bindings: HttpBindings
  Variables: { session: FoundSession; problem: string }
}
