import { Hono, type MiddlewareHandler } from 'hono'
import type * as z from 'zod/mini'
import type { Member } from '#shared/act/role.ts'
import { memberChangeSchema, newMemberSchema, type membersSchema, type signInLinkSchema } from '#shared/protocol/http.ts'
import { readJson } from '#relay/http/body.ts'
import type { RelayEnv } from '#relay/http/environment.ts'
import { administratorsOnly } from '#relay/http/guard.ts'
import { answerProblem, checkBody, refused } from '#relay/http/problem.ts'
import type { Site } from '#relay/http/site.ts'
import type { MemberOutcome, Store } from '#relay/store/store.ts'
import { signInUrl } from './link.ts'
import type { Sessions } from './session.ts'

type Parts = {
  readonly store: Store
  readonly sessions: Sessions
  readonly site: () => Site
  readonly membersOnly: MiddlewareHandler<RelayEnv>
  /** Ends what a member has open: what they may has changed. */
  readonly onChanged: (member: string) => void
}

const refusals = {
  unknown: refused(404, { code: 'unknown-member', message: 'There is no such member (any more).', fix: 'Load the list of members again.' }),
  'last-administrator': refused(409, { code: 'last-administrator', message: 'This is the last administrator: without one nobody could add members or set anything up.', fix: 'Make another member administrator first.' }),
} satisfies Record<Exclude<MemberOutcome, 'done'>, unknown>

/**
 * Who the members are: adding them, changing what they may, letting them in anew and taking them out. What somebody has
 * done stays: acts carry the name.
 */
export function memberRoutes({ store, sessions, site, membersOnly, onChanged }: Parts): Hono<RelayEnv> {
  const routes = new Hono<RelayEnv>()
  routes.use('/members/*', membersOnly, administratorsOnly)

  const linkFor = async (member: Member) => ({ member, link: signInUrl(site().url, await sessions.createLink(member.id)) }) satisfies z.infer<typeof signInLinkSchema>

  routes.get('/members', async (c) => c.json({ members: await store.members() } satisfies z.infer<typeof membersSchema>))

  routes.post('/members', async (c) => {
    const body = await readJson(c.env.incoming)
    const checked = body.ok ? checkBody(newMemberSchema, body.value) : body
    if (!checked.ok) return answerProblem(c, checked)
    return c.json(await linkFor(await sessions.addMember(checked.value.name, checked.value.role)), 201)
  })

  routes.post('/members/:id/link', async (c) => {
    const member = await store.member(c.req.param('id'))
    return member === null ? answerProblem(c, refusals.unknown) : c.json(await linkFor(member), 201)
  })

  routes.patch('/members/:id', async (c) => {
    const id = c.req.param('id')
    const body = await readJson(c.env.incoming)
    const checked = body.ok ? checkBody(memberChangeSchema, body.value) : body
    if (!checked.ok) return answerProblem(c, checked)
    const outcome = await store.changeRole(id, checked.value.role)
    if (outcome !== 'done') return answerProblem(c, refusals[outcome])
    onChanged(id)
    const member = await store.member(id)
    return member === null ? answerProblem(c, refusals.unknown) : c.json(member)
  })

  routes.delete('/members/:id', async (c) => {
    const id = c.req.param('id')
    const outcome = await store.deleteMember(id)
    if (outcome !== 'done') return answerProblem(c, refusals[outcome])
    onChanged(id)
    return c.body(null, 204)
  })

  return routes
}
