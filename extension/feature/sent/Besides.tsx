import { askMessages } from '#shared/message/ask.ts'
import { joinWords } from '#shared/message/format.ts'
import { justificationMessages } from '#shared/message/justification.ts'
import type { SheetBody } from '#shared/sheet/body.ts'
import { useLocale } from '../../ui/language.ts'

const outcomes = ['answered', 'answeredLater', 'ignored', 'ignoredAgain'] as const

/** What a sheet says besides its cells, in words. Nothing where it says no more. */
export function Besides({ body: { asks, justified, guidance, candidates } }: { readonly body: SheetBody }) {
  const locale = useLocale()
  const messages = askMessages[locale].sent
  const lines: [label: string, values: readonly string[]][] = []
  if (asks !== undefined) lines.push([messages.asked, outcomes.flatMap((outcome) => (asks[outcome] === 0 ? [] : [messages.asks[outcome](asks[outcome])]))])
  if (justified !== undefined) lines.push([messages.justified, justified.map(({ reason, count }) => `${justificationMessages[locale][reason]}: ${messages.times(count)}`)])
  if (candidates !== undefined) lines.push([messages.candidates, candidates.map(({ host }) => host)])
  if (guidance !== undefined) lines.push([messages.guidance, [messages.version(guidance)]])
  if (lines.length === 0) return null
  return (
    <div>
      <h4 class="small quiet">{messages.more}</h4>
      <ul class="rows">
        {lines.map(([label, values]) => (
          <li key={label} class="cell">
            <span>
              <strong>{label}</strong> <span>{joinWords(values)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
