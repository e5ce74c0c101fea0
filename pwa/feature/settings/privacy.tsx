import { pwaPrivacyMessages } from '#shared/message/pwa-privacy.ts'
import { session } from '../../data/index.ts'
import { textsOf } from '../../ui/locale/index.ts'
import { Section } from '../../ui/page/index.tsx'

/** What is recorded about people and what never: the same statement the staff notice makes. */
export function PrivacyPart() {
  const texts = textsOf(pwaPrivacyMessages)
  const k = session.value?.workspace.k ?? 1
  return (
    <>
      <Section title={texts.never}><List items={texts.neverItems} class="plain-list never" /></Section>
      <Section title={texts.recorded}><List items={texts.recordedItems} class="plain-list" /></Section>
      <Section title={texts.published}>
        {k === 1 ? <p>{texts.personal}</p> : <List items={[texts.trend(k), texts.presence(k), texts.evidence]} class="plain-list" />}
      </Section>
      <Section title={texts.limits}><p>{texts.limitsText}</p></Section>
      <Section title={texts.members}><p>{texts.membersText}</p></Section>
    </>
  )
}

function List({ items, class: name }: { readonly items: readonly string[]; readonly class: string }) {
  return (
    <ul class={name}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
