import { createMiddleware } from 'hono/factory'
import { isToken } from '#relay/auth/token.ts'
import type { RelayEnv } from './environment.ts'
import { answerProblem, refused } from './problem.ts'

const wrong = refused(401, {
  code: 'enrolment',
  message: 'This browser is not enrolled here, or was enrolled before the workspace began anew.',
  field: 'Authorization',
  fix: 'Enrol it again with the file the administrator gives out.',
})

/** Lets browsers of the organisation pass. The token says nothing about which one. */
export function browsersOnly(enrolmentToken: () => string) {
  return createMiddleware<RelayEnv>(async (c, next) => {
    const [scheme, token] = (c.req.header('authorization') ?? '').split(' ')
    if (scheme !== 'Bearer' || token === undefined || !isToken(enrolmentToken(), token)) return answerProblem(c, wrong)
    return next()
  })
}
