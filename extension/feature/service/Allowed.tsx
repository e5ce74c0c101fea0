import type { AllowedUse } from '#shared/act/schema.ts'
import { formatList, joinWords } from '#shared/message/format.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import { accountTypes, levels as allLevels, purposes as allPurposes } from '#shared/taxonomy/lists.ts'
import type { Level, ServiceStatus } from '#shared/taxonomy/schema.ts'
import { useTexts, type Texts } from '../text/index.ts'

type AllowedProps = { readonly policy: ServicePolicy; readonly levels: readonly Level[] }

/** What is allowed with a service, in plain words: the levels at a glance, the exact uses and conditions one fold away. */
export function Allowed({ policy, levels }: AllowedProps) {
  const texts = useTexts()
  const messages = texts.card.allowed
  const { status, uses, conditions } = policy
  const guidance = guidanceOf[status]
  if (guidance !== null) return <p class="allowed">{messages[guidance]}</p>
  return (
    <div class="allowed">
      <p>{levelsInWords(texts, levels)}</p>
      {conditions.length > 0 && <Conditions conditions={conditions} />}
      <details class="fold small">
        <summary>{messages.details}</summary>
        <ul class="uses">
          {uses.map((use, index) => (
            <li key={index}>
              <Use use={use} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

const guidanceOf: Record<ServiceStatus, 'nothingYet' | 'review' | 'prohibited' | 'retired' | 'dismissed' | null> = {
  detected: 'nothingYet',
  under_review: 'review',
  approved: null,
  approved_with_conditions: null,
  prohibited: 'prohibited',
  retired: 'retired',
  dismissed: 'dismissed',
}

function Conditions({ conditions }: { readonly conditions: readonly string[] }) {
  const messages = useTexts().card.allowed
  return (
    <>
      <p class="small quiet">{messages.conditions}</p>
      <ul class="conditions">
        {conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ul>
    </>
  )
}

function Use({ use }: { readonly use: AllowedUse }) {
  const texts = useTexts()
  const { locale, card, words } = texts
  const messages = card.allowed
  const accounts = accountTypes.every((type) => type === 'unknown' || use.accountTypes.includes(type))
    ? messages.anyAccount
    : messages.accounts(formatList(locale, use.accountTypes.map((type) => words.accountType[type].label)))
  const purposes = use.purposes.length === allPurposes.length
    ? messages.anyPurpose
    : messages.purposes(joinWords(use.purposes.map((purpose) => words.purpose[purpose].label)))
  return (
    <>
      <strong>{levelsInWords(texts, use.levels)}</strong>
      <span>{accounts}</span>
      <span>{purposes}</span>
    </>
  )
}

function levelsInWords({ locale, card, words }: Texts, levels: readonly Level[]): string {
  const messages = card.allowed
  if (levels.length === allLevels.length) return messages.anyLevel
  return messages.levels(formatList(locale, levels.map((level) => words.level[level].adjective)))
}
