import { nextStatuses } from '#shared/taxonomy/rules.ts'
import type { ServiceStatus } from '#shared/taxonomy/schema.ts'
import { hostFault, type HostFault } from './host.ts'
import type { Member, Role } from './role.ts'
import type { Act, ActContent, ActKind, ProposedAct } from './schema.ts'

/** Who may make which act. An auditor reads. */
const rolesByKind: Record<ActKind, readonly Role[]> = {
  'decide-service': ['administrator', 'security'],
  'confirm-fact': ['administrator', 'security', 'procurement'],
  'accept-risk': ['administrator', 'security'],
  'attest-treatment': ['administrator', 'security', 'procurement'],
  'publish-policy': ['administrator', 'security'],
  'set-organisation': ['administrator'],
  'publish-rules': ['administrator', 'security'],
  'set-card': ['administrator', 'security'],
  'publish-guidance': ['administrator', 'security'],
  'settle-candidate': ['administrator', 'security'],
  'answer-report': ['administrator', 'security', 'procurement'],
}

export function mayAct(role: Role, kind: ActKind): boolean {
  return rolesByKind[kind].includes(role)
}

/** Least group size outside a personal or sample workspace: below, a group is a person. */
export const leastK = 5

export type Mode = 'personal' | 'sample' | 'organisation'

/** Days an acceptance may last at most, by the level accepted. Critical cannot be accepted. */
export const acceptanceDays = { low: 366, medium: 366, high: 183 } as const

export type Refusal = {
  readonly code: 'role' | 'stale' | 'same-person' | 'transition' | 'uses' | 'group-size' | 'mode' | 'not-acceptable' | 'period' | HostFault
  /** The subject's last act, where the act is stale. */
  readonly last?: Act | null
}

export type ActContext = {
  readonly member: Member
  readonly mode: Mode
  /** Last act on the same subject, or null. */
  readonly last: Act | null
  /** Member who last edited the draft a fact comes from, as the relay knows it; null when there is no draft. */
  readonly lastEditor: string | null
  /** Today, as a local date. */
  readonly today: string
  /** False for a risk that must be avoided, not accepted. */
  readonly acceptable: (risk: string) => boolean
  /** Services of the catalogue that have the host the act is about. */
  readonly hostServices: readonly string[]
}

/** Checks an act against role, separation of duties and what it follows. @returns the refusal, or null when it may stand. */
export function refuseAct(act: ProposedAct, context: ActContext): Refusal | null {
  if (!mayAct(context.member.role, act.content.kind)) return { code: 'role' }
  if (act.basedOn !== (context.last?.number ?? 0)) return { code: 'stale', last: context.last }
  return refuseContent(act.content, context)
}

function refuseContent(content: ActContent, context: ActContext): Refusal | null {
  switch (content.kind) {
    case 'decide-service': {
      const approves = content.status === 'approved' || content.status === 'approved_with_conditions'
      if (approves !== content.uses.length > 0) return { code: 'uses' }
      if (content.status === 'approved_with_conditions' && content.conditions.length === 0) return { code: 'uses' }
      return mayBecome(statusOf(context.last), content.status) ? null : { code: 'transition' }
    }
    case 'confirm-fact':
      if (content.expiresOn <= context.today) return { code: 'period' }
      return isSamePerson(content, context) && context.mode === 'organisation' ? { code: 'same-person' } : null
    case 'accept-risk': {
      if (!context.acceptable(content.risk)) return { code: 'not-acceptable' }
      const days = (Date.parse(content.until) - Date.parse(context.today)) / 86_400_000
      return days > 0 && days <= acceptanceDays[content.level] ? null : { code: 'period' }
    }
    case 'attest-treatment':
      return content.until > context.today ? null : { code: 'period' }
    case 'publish-policy':
    case 'publish-rules':
    case 'set-card':
    case 'publish-guidance':
    case 'answer-report':
      return null
    case 'settle-candidate': {
      const fault = hostFault(content, context.hostServices)
      return fault === null ? null : { code: fault }
    }
    case 'set-organisation':
      if (content.mode !== context.mode && !(context.mode === 'personal' && content.mode === 'organisation')) return { code: 'mode' }
      return content.mode === 'organisation' && content.k < leastK ? { code: 'group-size' } : null
  }
}

/** True where the one who confirms is the one who proposed or last edited. */
export function isSamePerson(content: ActContent, context: Pick<ActContext, 'member' | 'lastEditor'>): boolean {
  return content.kind === 'confirm-fact' && (content.proposedBy === context.member.id || context.lastEditor === context.member.id)
}

/** Status a service has by its last act; `detected` while nobody has decided. */
export function statusOf(last: Act | null | undefined): ServiceStatus {
  return last?.content.kind === 'decide-service' ? last.content.status : 'detected'
}

/**
 * A decision may follow at once where the taxonomy asks for a review in between: the act is the review's outcome, and its
 * reason is recorded. Deciding the same status again renews uses, conditions and review date.
 */
export function mayBecome(from: ServiceStatus, to: ServiceStatus): boolean {
  return from === to || nextStatuses(from).includes(to) || (nextStatuses(from).includes('under_review') && nextStatuses('under_review').includes(to))
}

