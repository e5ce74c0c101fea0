import { Hono, type MiddlewareHandler } from 'hono'
import type * as z from 'zod/mini'
import type { sheetReceiptSchema } from '#shared/protocol/http.ts'
import { readRaw } from '#relay/http/body.ts'
import type { RelayEnv } from '#relay/http/environment.ts'
import { answerProblem, refused } from '#relay/http/problem.ts'
import type { Store } from '#relay/store/store.ts'
import type { Admit } from './admit.ts'
import type { Examiners } from './examiners.ts'

/** With more writes, or more bytes of bodies, than this waiting, browsers are asked to come back: they keep what they have. */
const mostWaiting = 5_000
const mostWaitingBytes = 32 << 20
const busy = { ...refused(429, { code: 'busy', message: 'The relay has more to write than it can at the moment.', fix: 'Send again in a minute.' }), retryAfter: 60 }

/** Sheets from browsers. Nothing about who sends is read, kept or logged. */
export function sheetRoutes(store: Store, examiners: Examiners, admit: Admit, browsersOnly: MiddlewareHandler<RelayEnv>): Hono<RelayEnv> {
  const routes = new Hono<RelayEnv>()
  routes.post('/sheets', browsersOnly, async (c) => {
    if (store.waiting() > mostWaiting || examiners.waitingBytes() > mostWaitingBytes) return answerProblem(c, busy)
    const body = await readRaw(c.env.incoming)
    const admitted = body.ok ? await admit(body.value) : body
    if (!admitted.ok) return answerProblem(c, admitted)
    return c.json(admitted.value satisfies z.infer<typeof sheetReceiptSchema>)
  })
  return routes
}
