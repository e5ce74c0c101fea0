import { cardMessages } from '#shared/message/card.ts'
import { formatList } from '#shared/message/format.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { levels as allLevels } from '#shared/taxonomy/lists.ts'
import type { Level } from '#shared/taxonomy/schema.ts'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { ServiceStatusMark } from '../../mark/index.tsx'
import { serviceName } from '../../name/index.tsx'
import { approves, linesOf, type DecisionFields } from '../state.ts'

/** The same words the card will use, from the same texts. */
export function CardPreview({ service, fields }: { readonly service: string; readonly fields: DecisionFields }) {
  const { allowed: texts } = textsOf(cardMessages)
  const { outcome } = fields
  const conditions = outcome === 'approved_with_conditions' ? linesOf(fields.conditions) : []
  return (
    <div class="card-preview">
      <p class="card-head"><strong>{serviceName(service)}</strong> <ServiceStatusMark status={outcome} /></p>
      {approves(outcome) ? <p>{levelsText(fields)}</p> : <p>{texts[guidance[outcome]]}</p>}
      {conditions.length > 0 && (
        <>
          <p class="soft small">{texts.conditions}</p>
          <ul>{conditions.map((condition) => <li key={condition}>{condition}</li>)}</ul>
        </>
      )}
      {fields.alternative !== '' && outcome !== 'dismissed' && <p>{texts.instead} <strong>{serviceName(fields.alternative)}</strong></p>}
    </div>
  )
}

const guidance = { under_review: 'review', prohibited: 'prohibited', retired: 'retired', dismissed: 'dismissed', detected: 'nothingYet' } as const

function levelsText({ uses }: DecisionFields): string {
  const { allowed: texts } = textsOf(cardMessages)
  const { level: words } = textsOf(taxonomyMessages)
  const levels: readonly Level[] = allLevels.filter((level) => uses.some((use) => use.levels.includes(level)))
  return levels.length === allLevels.length ? texts.anyLevel : texts.levels(formatList(locale.value, levels.map((level) => words[level].adjective)))
}
