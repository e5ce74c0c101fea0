import { addDays, addMonths, daysBetween, lastDayOfMonth, sheetMonthOfDay, type Day, type Month } from '#shared/calendar/calendar.ts'
import type { LedgerSession } from '#shared/cell/cells.ts'
import { completeAnswer } from '#shared/declaration/complete.ts'
import type { Answer } from '#shared/declaration/schema.ts'
import { sheetBody, type SheetBody } from '#shared/sheet/body.ts'
import type { HumanReview, Level, Purpose } from '#shared/taxonomy/schema.ts'
import { sampleHosts } from './hosts.ts'
import { accountsByService, carelessServices, categoriesByPurpose, connectedServices, levelsByService, purposesByService, sampleDepartments, usualAccounts, type SampleDepartment } from './organisation.ts'
import { withQuestions } from './questions.ts'
import { between, draw, seededRandom, type Random, type Shares } from './random.ts'

/** What one browser's sheet of one month says, not yet signed. */
export type SampleSheet = { readonly browser: number; readonly month: Month } & SheetBody

/** Sheets of the whole sample organisation for the current and the two months before. */
export function sampleSheets(random: Random, today: Day): SampleSheet[] {
  const current = sheetMonthOfDay(today)
  const months = [addMonths(current, -2), addMonths(current, -1), current]
  const sheets: SampleSheet[] = []
  // Of their own, so that questions change no figure of use.
  const reactions = seededRandom(43)
  let browser = 0
  for (const department of sampleDepartments) {
    for (let index = 0; index < department.browsers; index += 1) {
      const habits = habitsOf(random, department, index)
      for (const [age, month] of months.entries()) {
        const sessions = withQuestions(reactions, sessionsOf(random, department, habits, month, today, 1 + age * 0.2))
        const body = sheetBody({ sessions, guidance: null, candidates: sampleHosts(browser, age) })
        if (body.cells.length > 0) sheets.push({ browser, month, ...body })
      }
      browser += 1
    }
  }
  return sheets
}

type Habits = { readonly services: Shares<string>; readonly perWeek: number; readonly answers: number }

/** A person keeps to a few services, answers more or less often, and uses AI more or less. */
function habitsOf(random: Random, department: SampleDepartment, index: number): Habits {
  // Each service of a department is somebody's, so that none of the forty is left to chance.
  const own = Object.keys(department.services)[index]
  const services: Record<string, number> = own === undefined ? {} : { [own]: 1 }
  for (let count = between(random, 1, 4); count > 0; count -= 1) {
    const service = draw(random, department.services)
    services[service] = (services[service] ?? 0) + between(random, 1, 4)
  }
  return { services, perWeek: between(random, 1, 11), answers: 0.65 + random() * 0.35 }
}

function sessionsOf(random: Random, department: SampleDepartment, habits: Habits, month: Month, today: Day, growth: number): LedgerSession[] {
  const first = addDays(lastDayOfMonth(addMonths(month, -1)), 1)
  const last = lastDayOfMonth(month) < today ? lastDayOfMonth(month) : today
  const sessions: LedgerSession[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (daysBetween('2024-01-01', day) % 7 >= 5) continue
    for (let expected = (habits.perWeek * growth) / 5; expected > 0; expected -= 1) {
      if (random() > expected) continue
      const service = draw(random, habits.services)
      const answer = random() < habits.answers ? answerOf(random, department, service) : null
      sessions.push({ day, service, department: department.id, answer, overridden: answer !== null && random() < 0.015 })
    }
  }
  return sessions
}

function answerOf(random: Random, department: SampleDepartment, service: string): Answer {
  const purpose = draw<Purpose>(random, purposesByService[service] ?? department.purposes)
  const accountType = draw(random, accountsByService[service] ?? usualAccounts)
  const drawn = draw<Level>(random, levelsByService[service] ?? department.levels)
  // Most people know better than to bring confidential data to an account of their own; a few do it all the same.
  const isOwn = !accountType.startsWith('corporate')
  const isKnownBetter = isOwn && (!carelessServices.includes(service) || random() < 0.9)
  const level: Level = isKnownBetter && (drawn === 'confidential' || drawn === 'restricted') ? 'internal' : drawn === 'restricted' && isOwn ? 'confidential' : drawn
  const isProtected = level === 'confidential' || level === 'restricted'
  const known = categoriesByPurpose[purpose]
  return completeAnswer({
    purpose,
    level,
    accountType,
    categories: isProtected && known !== undefined && random() < 0.7 ? [...known] : 'unknown',
    humanReview: random() < 0.6 ? reviewOf(random, service) : 'unknown',
    destination: destinationOf(random, purpose),
    affectsPeople: random() < 0.3 ? [purpose === 'hr_recruiting' ? 'candidates' : purpose === 'customer_service' ? 'customers' : 'nobody'] : 'unknown',
    connectors: connectedServices.includes(service) && random() < 0.08 ? ['drive'] : [],
  })
}

function reviewOf(random: Random, service: string): HumanReview {
  return carelessServices.includes(service) ? draw<HumanReview>(random, { always: 92, sometimes: 7, no: 1 }) : 'always'
}

function destinationOf(random: Random, purpose: Purpose): Answer['destination'] {
  if (random() < 0.45) return 'unknown'
  if (purpose === 'coding') return 'code_repository'
  if (purpose === 'customer_service') return 'customer'
  if (purpose === 'public_content' || purpose === 'image_media') return 'public'
  return draw<'private_draft' | 'internal_document' | 'internal_decision' | 'customer'>(random, { private_draft: 50, internal_document: 35, internal_decision: 6, customer: 9 })
}
