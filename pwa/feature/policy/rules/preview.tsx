import { formatList, formatMonth, formatNumber } from '#shared/message/format.ts'
import { pwaRulePreviewMessages } from '#shared/message/pwa-rule-preview.ts'
import { pwaRulesMessages } from '#shared/message/pwa-rules.ts'
import type { Preview, RungChange, Total } from '#shared/register/preview.ts'
import { BandBar } from '../../../ui/chart/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'
import type { rulesAnswer } from '../../../worker/index.ts'
import { serviceName } from '../../name/index.tsx'
import { RungMark } from './list.tsx'
import { effectWords, shortBound } from './words.ts'

/** Services named under the limits and among the changes before the rest is counted. */
const [namedServices, namedChanges] = [6, 8]

/** What the rules would have done in the last closed month, and what cannot be known of it. */
export function RulesPreview({ answer, differs }: { readonly answer: typeof rulesAnswer.value; /** False: the draft is what is in force. */ readonly differs: boolean }) {
  const texts = textsOf(pwaRulePreviewMessages)
  if (answer === null) return <aside class="rules-preview"><p class="soft">{texts.working}</p></aside>
  const { preview } = answer
  if (preview === null) return <aside class="rules-preview"><p class="soft">{texts.none}</p></aside>
  return (
    <aside class="rules-preview">
      <Section title={texts.title(formatMonth(locale.value, preview.month))}>
        <Ladder preview={preview} differs={differs} />
      </Section>
      {differs && (
        <Section title={texts.changes}>
          <Changes changes={preview.changes} />
        </Section>
      )}
      <Section title={texts.limits}>
        <ul class="rules-limits soft small">
          <li>{texts.limitBands(formatNumber(locale.value, preview.k))}</li>
          {preview.uncounted.length > 0 && <li>{texts.limitUncounted(preview.uncounted.length, listOf(preview.uncounted.map(serviceName), namedServices))}</li>}
          <li>{texts.limitSaid}</li>
          <li>{texts.limitBehaviour}</li>
        </ul>
      </Section>
    </aside>
  )
}

function Ladder({ preview: { rungs }, differs }: { readonly preview: Preview; readonly differs: boolean }) {
  const texts = textsOf(pwaRulePreviewMessages)
  const met = rungs.filter(({ draft, inForce }) => [draft, inForce].some((total) => total.counted + total.uncounted > 0))
  const most = Math.max(...met.flatMap(({ draft, inForce }) => [draft, inForce].map(({ sessions }) => sessions.to ?? sessions.from * 2)))
  return (
    <table class="ladder">
      <caption class="visually-hidden">{texts.bars}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.rung}</th>
          {differs && <th scope="col">{texts.draft}</th>}
          <th scope="col">{texts.inForce}</th>
        </tr>
      </thead>
      <tbody>
        {met.map(({ rung, draft, inForce }) => (
          <tr key={rung}>
            <th scope="row"><RungMark rung={rung} /></th>
            {differs && <td><TotalBar total={draft} most={most} /></td>}
            <td><TotalBar total={inForce} most={most} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TotalBar({ total, most }: { readonly total: Total; readonly most: number }) {
  const texts = textsOf(pwaRulePreviewMessages)
  if (total.counted === 0) return <span class="soft small">{total.uncounted > 0 ? texts.rare(total.uncounted) : texts.nothing}</span>
  return <BandBar band={total.sessions} most={most} text={shortBound(total.sessions)} />
}

function Changes({ changes }: { readonly changes: readonly RungChange[] }) {
  const texts = textsOf(pwaRulePreviewMessages)
  const { rung } = textsOf(pwaRulesMessages)
  if (changes.length === 0) return <p class="soft">{texts.same}</p>
  const byService = [...Map.groupBy(changes.toSorted((a, b) => weight(b) - weight(a)), ({ effect }) => effect.service)]
  return (
    <>
      <ul class="rules-changes">
        {byService.slice(0, namedChanges).map(([service, own]) => (
          <li key={service}>
            <a href={`/inventory/${service}`}>{serviceName(service)}</a>
            {own.map(({ from, to, effect }) => (
              <p key={`${from} ${to}`}>
                <span>{texts.fromTo(rung[from].label, rung[to].label)}</span>
                <span class="soft tabular">{effectWords(effect)}</span>
              </p>
            ))}
          </li>
        ))}
      </ul>
      {byService.length > namedChanges && <p class="soft small">{texts.more(byService.length - namedChanges)}</p>}
    </>
  )
}

/** What is surely large comes first, then what may be, then what only occurs. */
function weight({ effect: { sessions, occurs } }: RungChange): number {
  return sessions === null ? (occurs ? 0.5 : 0) : sessions.from * 1_000 + (sessions.to ?? 1_000_000)
}

function listOf(names: readonly string[], most: number): string {
  const texts = textsOf(pwaRulePreviewMessages)
  return names.length <= most ? formatList(locale.value, names) : `${names.slice(0, most).join(', ')} ${texts.more(names.length - most)}`
}
