import type { LedgerSession } from '#shared/cell/cells.ts'
import type { MonthSession, Outcome } from '#shared/sheet/body.ts'
import { levelRank } from '#shared/taxonomy/rules.ts'
import type { Justification } from '#shared/taxonomy/schema.ts'
import { draw, type Random, type Shares } from './random.ts'

// What the people of the sample did with the questions of their card.

type Reaction = Outcome | 'not-asked'
const whenAnswered: Shares<Reaction> = { answered: 24, answeredLater: 4, 'not-asked': 72 }
const whenSilent: Shares<Reaction> = { ignored: 42, ignoredAgain: 7, 'not-asked': 51 }
const reasons: Shares<Justification> = { data_is_anonymised: 34, no_suitable_alternative: 28, approved_by_manager: 16, trial: 12, urgent: 8, other: 2 }

/** Questions and reasons of one browser's month: a service is asked about once a day at most. */
export function withQuestions(random: Random, sessions: readonly LedgerSession[]): MonthSession[] {
  const asked = new Set<string>()
  return sessions.map((session) => {
    const { day, service, answer } = session
    const drawn = draw<Reaction>(random, answer === null ? whenSilent : whenAnswered)
    const outcome = drawn === 'not-asked' || asked.has(`${day} ${service}`) ? null : drawn
    if (outcome !== null) asked.add(`${day} ${service}`)
    const isDelicate = answer !== null && levelRank(answer.level) >= levelRank('confidential')
    return { ...session, outcome, reason: isDelicate && random() < 0.3 ? draw(random, reasons) : null }
  })
}
