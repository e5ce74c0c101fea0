import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import { policyIn } from '#shared/policy/decide.ts'
import type { Register } from '#shared/register/index.ts'
import { previewRules } from '#shared/register/preview.ts'
import { bareRegister, ruleFacts, serviceSituation, withOwnServices, type RuleFactsInput } from '#shared/register/ruleFacts.ts'
import type { RulesAnswer, RulesQuestion } from './message.ts'

/** Holds rules against what the register knows, beside the register and only when asked. */
export function createRulesDesk() {
  let services: readonly ServiceFacts[] = []
  let byId = new Map<string, ServiceFacts>()
  // Drawn without drafts, as the relay does, so that what is shown here is what browsers will be told.
  let bare: Register | null = null

  return {
    start(all: readonly ServiceFacts[]): void {
      services = all
      byId = new Map(all.map((service) => [service.id, service]))
    },
    /** Tables, acts or the day have changed. */
    forget(): void {
      bare = null
    },
    answer({ number, draft, inForce, tables, policies }: RulesQuestion, known: Pick<RuleFactsInput, 'tables' | 'acts' | 'today'>): RulesAnswer {
      const catalogue = withOwnServices({ services, serviceById: (id) => byId.get(id) }, known.acts)
      const input = { ...known, catalogue, rules: [...draft, ...inForce] }
      const facts = ruleFacts(input, () => (bare ??= bareRegister(input)))
      const factsOf = new Map(facts.map((item) => [item.service, item]))
      const serviceOf = (id: string) => {
        const policy = policyIn(policies, id)
        const { riskLevel = null, trainsOnInputs = null } = factsOf.get(id) ?? {}
        return { policy, situation: { ...serviceSituation(id, policy.status, catalogue.serviceById(id)), ...(riskLevel !== null && { riskLevel }), ...(trainsOnInputs !== null && { trainsOnInputs }) } }
      }
      return { kind: 'rules', number, preview: previewRules({ draft, inForce, tables, serviceOf }), facts }
    },
  }
}
