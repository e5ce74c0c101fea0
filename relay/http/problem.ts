import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod/mini'
import type { Problem } from '#shared/protocol/http.ts'

// zod/mini says no more than "Invalid input" unless it is given its sentences.
z.config(z.locales.en())

/** A refusal with its HTTP status, and the seconds after which the same may pass. */
export type Refused = { readonly ok: false; readonly status: ContentfulStatusCode; readonly problem: Problem; readonly retryAfter?: number }
export type Checked<T> = { readonly ok: true; readonly value: T } | Refused

export function refused(status: ContentfulStatusCode, problem: Problem): Refused {
  return { ok: false, status, problem }
}

/** Answers with a refusal. Its code, and nothing else of it, goes to the log. */
export function answerProblem(c: Context, { status, problem, retryAfter }: Refused): Response {
  c.set('problem', problem.code)
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter))
  return c.json(problem, status)
}

/** Checks a body against its schema. The refusal names the first field at fault and what to do. */
export function checkBody<T>(schema: z.ZodMiniType<T>, body: unknown): Checked<T> {
  const result = schema.safeParse(body)
  if (result.success) return { ok: true, value: result.data }
  const [issue] = result.error.issues
  if (issue === undefined) return refused(400, { code: 'malformed', message: 'The body is not understood.' })
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    const field = [path, issue.keys[0]].filter((part) => part !== '').join('.')
    return refused(400, { code: 'unknown-field', message: `The field ${field} is not known in this version.`, field, fix: 'Leave it out, or update the sender.' })
  }
  const field = path === '' ? 'body' : path
  if (field === 'version' || field.endsWith('.version')) {
    return refused(400, { code: 'version', message: `The version of this message is not one this relay reads.`, field, fix: 'Update the sender, or reload to continue.' })
  }
  return refused(400, { code: 'malformed', message: `${field}: ${issue.message}`, field, fix: 'Correct this field and send it again.' })
}
