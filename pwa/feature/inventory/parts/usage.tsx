import { useState } from 'preact/hooks'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import type { Period, ServiceView } from '#shared/register/index.ts'
import { levels } from '#shared/taxonomy/lists.ts'
import type { PresenceRow } from '#shared/table/schema.ts'
import { BandBars } from '../../../ui/chart/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'
import { Table, type Column } from '../../../ui/table/index.tsx'
import { bandLabel, weekNumber } from '../../mark/index.tsx'
import { presenceOf } from './presence.ts'

export function UsageSection({ view, period }: { readonly view: ServiceView; readonly period: Period }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const words = textsOf(pwaRegisterMessages)
  const { level: levelNames, purpose: purposeNames, accountType: accountNames } = textsOf(taxonomyMessages)
  const presence = presenceOf(view.id)
  // Sessions nobody answered for name no account either: they are told under the table.
  const rows = presence.rows.filter((row) => row.levels.length > 0 || row.purposes.length > 0)
  const unanswered = presence.rows.some((row) => row.unanswered)
  const columns: readonly Column<PresenceRow>[] = [
    { id: 'account', label: texts.account, cell: (row) => accountNames[row.accountType].label },
    { id: 'levels', label: texts.levels, cell: (row) => <LevelSet row={row} names={(level) => levelNames[level].label} /> },
    { id: 'purposes', label: texts.purposes, cell: (row) => <Names names={row.purposes.map((id) => purposeNames[id].label)} />, wide: true },
  ]
  const [from, to] = [presence.months[0], presence.months.at(-1)]
  const points = view.trend.map((band, index) => ({ label: words.weekShort(weekNumber(period.weeks[index] ?? '')), band })).reverse()
  return (
    <Section title={texts.usage} note={from !== undefined && to !== undefined && texts.usageNote(from, to)}>
      {rows.length === 0 ? (
        <p class="soft">{unanswered ? texts.unansweredOnly : texts.notSeen}</p>
      ) : (
        <>
          <Table caption={texts.usage} columns={columns} rows={rows} keyOf={(row) => row.accountType} />
          <p class="soft small table-note">{texts.separately} {unanswered && texts.someUnanswered}</p>
        </>
      )}
      {view.trend.some((band) => band !== null) && (
        <div class="service-trend">
          <div>
            <h3>{texts.trend}</h3>
            <p class="soft">{view.browsers === null ? words.fewBrowsersHint : words.browsersOf(bandLabel(view.browsers))}</p>
          </div>
          <BandBars label={`${texts.trend}: ${points.map(({ label, band }) => `${label} ${band === null ? words.nothing : bandLabel(band)}`).join(', ')}`} points={points} height={40} barWidth={10} />
        </div>
      )}
    </Section>
  )
}

function LevelSet({ row, names }: { readonly row: PresenceRow; readonly names: (level: PresenceRow['levels'][number]) => string }) {
  const words = textsOf(pwaRegisterMessages)
  if (row.levels.length === 0) return <span class="soft">{words.nothing}</span>
  return (
    <span class="level-set">
      <span class="level-cells" aria-hidden="true">
        {levels.map((level) => (
          <i key={level} class={row.levels.includes(level) ? 'on' : ''} />
        ))}
      </span>
      <span class="wrap">{row.levels.map(names).join(', ')}</span>
    </span>
  )
}

/** Names shown before the rest is counted. */
const named = 3

/** A list of names: a few, and the rest on request. */
function Names({ names }: { readonly names: readonly string[] }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const [all, setAll] = useState(false)
  if (names.length === 0) return <span class="soft">{textsOf(pwaRegisterMessages).nothing}</span>
  const rest = names.length - named
  return (
    <span class="wrap">
      {(all ? names : names.slice(0, named)).join(', ')}{' '}
      {rest > 0 && <button type="button" class="more" aria-expanded={all} onClick={() => setAll(!all)}>{all ? texts.fewer : texts.moreNames(rest)}</button>}
    </span>
  )
}
