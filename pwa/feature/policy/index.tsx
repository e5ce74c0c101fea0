import type { FunctionComponent } from 'preact'
import { pwaPolicyMessages } from '#shared/message/pwa-policy.ts'
import { textsOf } from '../../ui/locale/index.ts'
import { PageHeader } from '../../ui/page/index.tsx'
import { Tabs } from '../../ui/tabs/index.tsx'
import { CardPart } from './card.tsx'
import { GuidancePart } from './guidance.tsx'
import { RulesPart } from './rules.tsx'

const parts = { rules: RulesPart, guidance: GuidancePart, card: CardPart } as const
type PartName = keyof typeof parts
const names = Object.keys(parts) as PartName[]

/** The policy: the rules of the card, what people read and acknowledge, how the card behaves. */
export function PolicyPage({ part = 'rules' }: { readonly part?: string }) {
  const texts = textsOf(pwaPolicyMessages)
  const current = names.find((name) => name === part) ?? 'rules'
  const Part: FunctionComponent = parts[current]
  const tabs = names.map((name) => ({ id: name, label: texts.part[name], href: name === 'rules' ? '/policy' : `/policy/${name}` }))
  return (
    <>
      <PageHeader title={texts.title} />
      <Tabs label={texts.parts} tabs={tabs} current={current} />
      <Part />
    </>
  )
}
