import { justificationMessages } from '#shared/message/justification.ts'
import { pwaReceivedMessages } from '#shared/message/pwa-received.ts'
import { receivedMonths, type ReceivedMonth, type ShareRange } from '#shared/register/received.ts'
import { session, tables } from '../../data/index.ts'
import { BandBar } from '../../ui/chart/index.tsx'
import { textsOf } from '../../ui/locale/index.ts'
import { DefinitionList, Section } from '../../ui/page/index.tsx'
import { bandLabel } from '../mark/index.tsx'
import './received.css'

const shownMonths = 6

/** How the card's questions are received: shares as ranges from the published bands, reasons given, what to do. */
export function ReceivedSection() {
  const texts = textsOf(pwaReceivedMessages)
  const months = receivedMonths(tables.value.profile).slice(-shownMonths)
  const newest = months.at(-1)
  if (newest === undefined) {
    return (
      <Section title={texts.title}>
        <p class="soft">{texts.none(session.value?.workspace.k ?? 1)}</p>
      </Section>
    )
  }
  return (
    <Section title={texts.title} note={texts.note(newest.month)}>
      <div class="received">
        <div>
          <Outcomes month={newest} />
          <p>{meaningOf(newest, texts)}</p>
          <p class="soft">{texts.quieting}</p>
        </div>
        <div>
          <LeftByMonth months={months} />
          <h3>{texts.reasons}</h3>
          <Reasons month={newest} />
        </div>
      </div>
      {newest.k > 1 && <p class="soft small">{texts.limit(newest.k)}</p>}
    </Section>
  )
}

type Texts = (typeof pwaReceivedMessages)['de']

function Outcomes({ month }: { readonly month: ReceivedMonth }) {
  const texts = textsOf(pwaReceivedMessages)
  const most = Math.max(1, ...month.rows.map(({ questions }) => questions.to ?? questions.from))
  const items = month.rows.map(({ outcome, questions, share }) => ({
    term: texts.outcome[outcome],
    value: share === null
      ? <BandBar band={questions} most={most} text={bandLabel(questions)} />
      : <BandBar band={share} most={100} text={texts.line(bandLabel(questions), rangeText(share, texts))} />,
  }))
  return <DefinitionList items={[{ term: texts.total, value: <span class="band-text">{bandLabel(month.questions)}</span> }, ...items]} />
}

/** The share month by month, newest last, on one scale; a month that tells of none says so. */
function LeftByMonth({ months }: { readonly months: readonly ReceivedMonth[] }) {
  const texts = textsOf(pwaReceivedMessages)
  const items = months.map(({ month, left }) => ({
    term: texts.month(month),
    value: left === null ? <span class="soft">{texts.notTold}</span> : <BandBar band={left} most={100} text={rangeText(left, texts)} />,
  }))
  return (
    <>
      <h3>{texts.byMonth}</h3>
      <DefinitionList items={items} />
    </>
  )
}

function Reasons({ month: { reasons, k } }: { readonly month: ReceivedMonth }) {
  const texts = textsOf(pwaReceivedMessages)
  const words = textsOf(justificationMessages)
  if (reasons.length === 0) return <p class="soft">{texts.noReasons(k)}</p>
  const most = Math.max(...reasons.map(({ times }) => times.to ?? times.from))
  return <DefinitionList items={reasons.map(({ reason, times }) => ({ term: words[reason], value: <BandBar band={times} most={most} text={bandLabel(times)} /> }))} />
}

function rangeText({ from, to }: ShareRange, texts: Texts): string {
  return texts.range(from, to)
}

/** What the range allows to be said, and no more. */
function meaningOf({ left, rare, k }: ReceivedMonth, { meaning }: Texts): string {
  if (left === null) return rare === 'answered' ? meaning.rare.answered(k) : meaning.rare.left(k)
  if (left.from >= 50) return meaning.many
  if (left.to <= 50) return meaning.few
  return left.from >= 20 ? meaning.some : meaning.unclear
}
