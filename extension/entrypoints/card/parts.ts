import { call } from '../../platform/client.ts'
import type { CardState } from '../../platform/message.ts'
import type { Guidance } from '../../platform/reportMessage.ts'
import { lazy, type Lazy } from '../../ui/lazy.ts'

// What few cards show is loaded when one does.

/** The notice, and what is recorded. */
export const noticePart = lazy(() => import('./notice.ts'))

/** The text of a rule. */
export const rulePart = lazy(() => import('../../feature/rule/index.ts'))

/** What was pasted looks like something. */
export const hintPart = lazy(() => import('../../feature/hint/index.ts'))

/** The AI policy, requests and concerns, and answers to them. */
export const asidePart = lazy(() => import('./aside.tsx'))

const policies = new Map<number, Lazy<Guidance | null>>()

/** What a version of the AI policy says. */
export function policyText(version: number): Lazy<Guidance | null> {
  const known = policies.get(version) ?? lazy(() => call({ kind: 'guidance/read' }))
  policies.set(version, known)
  return known
}

/** The parts that show as soon as a state does. */
export function partsOf({ view, notice, toRead, looksLike, guidance, news }: CardState): readonly Lazy<unknown>[] {
  if (view !== 'card') return []
  const parts: Lazy<unknown>[] = []
  if (!notice.acknowledged) parts.push(noticePart)
  if (toRead !== null) parts.push(rulePart)
  if (looksLike.length > 0) parts.push(hintPart)
  if (news !== null || guidance?.comesUp === true) parts.push(asidePart)
  if (guidance?.comesUp === true) parts.push(policyText(guidance.version))
  return parts
}
