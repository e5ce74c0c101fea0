import { useState } from 'preact/hooks'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { latestIssues } from '#shared/register/issue.ts'
import { dimensions, type ProfileRow } from '#shared/table/schema.ts'
import { tables } from '../../../data/index.ts'
import { BandBar } from '../../../ui/chart/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { DefinitionList, Section } from '../../../ui/page/index.tsx'
import { bandLabel } from '../../mark/index.tsx'

type Dimension = (typeof dimensions)[number]

/** One-dimensional breakdowns of the newest closed month. */
export function ProfileSection({ service }: { readonly service: string }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const wordOf = useValueWords()
  const [chosen, setChosen] = useState<Dimension>('level')
  const [table] = latestIssues(tables.value.profile)
  const rows = table?.rows.filter((row) => row.service === service) ?? []
  const offered = dimensions.filter((by) => rows.some((row) => row.by === by))
  const by = offered.includes(chosen) ? chosen : offered[0]
  if (table === undefined || by === undefined) {
    return (
      <Section title={texts.profileTitle}>
        <p class="soft">{texts.noProfile}</p>
      </Section>
    )
  }
  const shown = rows.filter((row) => row.by === by).sort(bySessions)
  const most = Math.max(...shown.map(({ sessions }) => sessions.to ?? sessions.from))
  return (
    <Section title={texts.profile(table.period)} note={texts.profileNote}>
      <fieldset class="segments" aria-label={texts.profileTitle}>
        {offered.map((id) => (
          <button key={id} type="button" aria-pressed={id === by} onClick={() => setChosen(id)}>{texts.dimension[id]}</button>
        ))}
      </fieldset>
      <DefinitionList items={shown.map((row) => ({ term: wordOf(by, row.value), value: <BandBar band={row.sessions} most={most} text={bandLabel(row.sessions)} /> }))} />
    </Section>
  )
}

/** Most sessions first; what is pooled or not said comes last. */
function bySessions(a: ProfileRow, b: ProfileRow): number {
  const last = (row: ProfileRow) => (row.value === 'unknown' ? 2 : row.value === 'other' ? 1 : 0)
  return last(a) - last(b) || b.sessions.from - a.sessions.from || (a.value < b.value ? -1 : 1)
}

type Labelled = Readonly<Record<string, string | { readonly label: string }>>

function useValueWords(): (by: Dimension, value: string) => string {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const taxonomy = textsOf(taxonomyMessages) as unknown as Readonly<Record<Dimension, Labelled>>
  return (by, value) => {
    if (value === 'other') return texts.other
    if (value === 'none') return texts.noneOf
    if (value === 'unknown') return texts.unansweredValue
    const word = taxonomy[by][value]
    return typeof word === 'object' ? word.label : (word ?? value)
  }
}
