import { lastActs } from '#shared/act/ledger.ts'
import type { Act } from '#shared/act/schema.ts'
import { bundleVersion, type Bundle, type ServicePolicy } from './schema.ts'
import { workspaceOf } from './workspace.ts'

/** The bundle that follows from the acts. Pure: the same acts give the same bundle but for the two times. */
export function bundleOf(acts: readonly Act[], stamp: Pick<Bundle, 'epoch' | 'issuedAt' | 'expiresAt'>): Bundle {
  const last = lastActs(acts)
  const services: ServicePolicy[] = []
  for (const { content } of last.values()) {
    if (content.kind !== 'decide-service') continue
    const { service, status, uses, conditions, alternative, reviewOn } = content
    services.push({ service, status, uses, conditions, alternative, reviewOn })
  }
  services.sort((a, b) => (a.service < b.service ? -1 : 1))
  const { departments, ...organisation } = workspaceOf(acts)
  const policy = last.get('policy')
  const notice =
    policy?.content.kind === 'publish-policy'
      ? { version: policy.number, ...policy.content.notice, contact: policy.content.contact }
      : { version: 0, en: null, de: null, contact: null }
  return { version: bundleVersion, ...stamp, number: acts.at(-1)?.number ?? 0, organisation, departments, services, notice }
}
