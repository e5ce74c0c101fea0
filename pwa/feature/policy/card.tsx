import { lastActs, isActOf, type ActOf } from '#shared/act/ledger.ts'
import { mayAct } from '#shared/act/rules.ts'
import type { ActContentOf } from '#shared/act/schema.ts'
import { pwaCardMessages } from '#shared/message/pwa-card.ts'
import { usualCard } from '#shared/policy/bundle.ts'
import { acts, ready, session } from '../../data/index.ts'
import { textsOf } from '../../ui/locale/index.ts'
import { DefinitionList, Section } from '../../ui/page/index.tsx'
import { CardForm } from './card/form.tsx'
import { PendingNotices } from './guidance/publish.tsx'
import { pendingOn } from './guidance/state.ts'
import { ReceivedSection } from './received.tsx'
import './card/card.css'

export type CardSetting = Omit<ActContentOf<'set-card'>, 'kind'>

/** How does the card ask? Questions a day, local hints and the markings they look for; and how the questions are received. */
export function CardPart() {
  if (!ready.value) return <></>
  return (
    <>
      <Setting />
      <ReceivedSection />
    </>
  )
}

function Setting() {
  const texts = textsOf(pwaCardMessages)
  const act = lastActs(acts.value).get('card')
  const published: ActOf<'set-card'> | null = isActOf(act, 'set-card') ? act : null
  const pending = pendingOn('card')
  const waiting = pending.findLast(({ state }) => state === 'waiting')?.act
  const { questionsPerDay, hints }: CardSetting = waiting?.content.kind === 'set-card' ? waiting.content : (published?.content ?? usualCard)
  const role = session.value?.member.role
  const mayEdit = role !== undefined && mayAct(role, 'set-card')
  return (
    <Section title={texts.title}>
      <div class="card-setting">
        <p class="soft">{published === null ? texts.usual : texts.inForce(published.at.slice(0, 10), published.by.name)}</p>
        <PendingNotices pending={pending} />
        {mayEdit
          // A new form when what holds has changed: what was published is then what is shown.
          ? <CardForm key={`${published?.number ?? 0}/${waiting?.id ?? ''}`} setting={{ questionsPerDay, hints }} pending={pending} />
          : <Summary setting={{ questionsPerDay, hints }} />}
      </div>
    </Section>
  )
}

function Summary({ setting: { questionsPerDay, hints } }: { readonly setting: CardSetting }) {
  const texts = textsOf(pwaCardMessages)
  return (
    <>
      <DefinitionList
        items={[
          { term: texts.perDay, value: texts.questions(questionsPerDay) },
          { term: texts.hints, value: hints.on ? texts.on.label : texts.off.label },
          { term: texts.markings, value: hints.markings.join(', ') || texts.noMarkings },
        ]}
      />
      <p class="soft">{texts.readOnly}</p>
    </>
  )
}
