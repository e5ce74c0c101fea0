import { Hono, type MiddlewareHandler } from 'hono'
import type { Refusal } from '#shared/act/rules.ts'
import { proposedActSchema } from '#shared/act/schema.ts'
import { readJson } from '#relay/http/body.ts'
import type { RelayEnv } from '#relay/http/environment.ts'
import { answerProblem, checkBody, refused, type Refused } from '#relay/http/problem.ts'
import type { Ledger } from './ledger.ts'

/** Reading and appending acts. */
export function actRoutes(ledger: Ledger, membersOnly: MiddlewareHandler<RelayEnv>): Hono<RelayEnv> {
  const routes = new Hono<RelayEnv>()

  routes.get('/acts', membersOnly, (c) => {
    const after = Number(c.req.query('after') ?? 0)
    if (!Number.isSafeInteger(after) || after < 0) {
      return answerProblem(c, refused(400, { code: 'malformed', message: 'after must be the number of an act, or 0.', field: 'after', fix: 'Send the number of the last act you have.' }))
    }
    return c.json({ acts: ledger.acts().slice(after) })
  })

  routes.post('/acts', membersOnly, async (c) => {
    const body = await readJson(c.env.incoming)
    const checked = body.ok ? checkBody(proposedActSchema, body.value) : body
    if (!checked.ok) return answerProblem(c, checked)
    const result = await ledger.append(checked.value, c.get('session').member)
    return result.ok ? c.json(result.act, result.isNew ? 201 : 200) : answerProblem(c, refusedAct(result.refusal))
  })

  return routes
}

type ActRefusal = Extract<Awaited<ReturnType<Ledger['append']>>, { ok: false }>['refusal']

function refusedAct(refusal: ActRefusal): Refused {
  const { message, field, fix } = sentences[refusal.code]
  const last = 'last' in refusal && refusal.last !== undefined ? { last: refusal.last } : {}
  return refused(refusal.code === 'role' ? 403 : 409, { code: refusal.code, message, fix, ...(field === undefined ? {} : { field }), ...last })
}

const sentences: Record<Refusal['code'] | 'id-taken', { message: string; field?: string; fix: string }> = {
  role: { message: 'Your role may not make this act.', fix: 'Ask someone whose role may.' },
  stale: { message: 'Someone has acted on this since.', field: 'basedOn', fix: 'Look at the last act, then decide again.' },
  'same-person': { message: 'Who proposed or last edited a fact cannot confirm it.', field: 'content.proposedBy', fix: 'Ask another member to confirm it.' },
  transition: { message: 'The service cannot take this status from the one it has.', field: 'content.status', fix: 'Choose a status that follows.' },
  uses: { message: 'An approval says what is allowed, with conditions where it is conditional; any other status allows nothing.', field: 'content.uses', fix: 'Add or remove the allowed uses.' },
  'group-size': { message: 'An organisation has a group size of at least 5.', field: 'content.k', fix: 'Choose 5 or more; 10 is usual.' },
  mode: { message: 'The workspace cannot take this mode.', field: 'content.mode', fix: 'A personal workspace can become an organisation; nothing else changes.' },
  'not-acceptable': { message: 'This risk must be avoided; it cannot be accepted.', field: 'content.risk', fix: 'Prohibit the use, or treat the risk.' },
  period: { message: 'The end date must lie ahead, and not too far.', field: 'content', fix: 'A high risk can be accepted for half a year, others for a year.' },
  host: { message: 'This is no name on the public internet that browsers could look up.', field: 'content.host', fix: 'Write the host as in the address bar, without www.' },
  'host-known': { message: 'The catalogue knows this host as one of another service.', field: 'content.host', fix: 'Decide about that service.' },
  'host-shared': { message: "Other people's pages lie on this host: naming it would count them all as AI.", field: 'content.host', fix: 'Name a narrower host, or dismiss it.' },
  'id-taken': { message: 'Another act has this id.', field: 'id', fix: 'Send it again under a new id.' },
}
