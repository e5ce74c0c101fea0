import type { AllowedUse } from '#shared/act/schema.ts'
import { cardMessages } from '#shared/message/card.ts'
import { formatList, type Locale } from '#shared/message/format.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import { accountTypes, levels as allLevels, purposes as allPurposes } from '#shared/taxonomy/lists.ts'
import type { Level, ServiceStatus } from '#shared/taxonomy/schema.ts'
import { useLocale } from '../../ui/language.ts'

type AllowedProps = { readonly policy: ServicePolicy; readonly levels: readonly Level[] }

/** What is allowed with a service, in plain words: the levels at a glance, the exact uses and conditions one fold away. */
export function Allowed({ policy, levels }: AllowedProps) {
  const locale = useLocale()
  const messages = cardMessages[locale].allowed
  const { status, uses, conditions } = policy
  const guidance = guidanceOf[status]
  if (guidance !== null) return <p class="allowed">{messages[guidance]}</p>
  return (
    <div class="allowed">
      <p>{levelsInWords(locale, levels)}</p>
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
  const messages = cardMessages[useLocale()].allowed
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
  const locale = useLocale()
  const messages = cardMessages[locale].allowed
  const words = taxonomyMessages[locale]
  const accounts = accountTypes.every((type) => type === 'unknown' || use.accountTypes.includes(type))
    ? messages.anyAccount
    : messages.accounts(formatList(locale, use.accountTypes.map((type) => words.accountType[type].label)))
  const purposes = use.purposes.length === allPurposes.length
    ? messages.anyPurpose
    : messages.purposes(formatList(locale, use.purposes.map((purpose) => words.purpose[purpose].label)))
  return (
    <>
      <strong>{levelsInWords(locale, use.levels)}</strong>
      <span>{accounts}</span>
      <span>{purposes}</span>
    </>
  )
}

function levelsInWords(locale: Locale, levels: readonly Level[]): string {
  const messages = cardMessages[locale].allowed
  if (levels.length === allLevels.length) return messages.anyLevel
  return messages.levels(formatList(locale, levels.map((level) => taxonomyMessages[locale].level[level].adjective)))
}
