import { formatList } from '#shared/message/format.ts'
import { pwaDecideMessages } from '#shared/message/pwa-decide.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import type { AllowedUse } from '#shared/act/schema.ts'
import { outsideUses } from '#shared/register/index.ts'
import { levels, purposes } from '#shared/taxonomy/lists.ts'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { presenceOf } from '../../inventory/index.tsx'
import { allowedPurposes, decidable } from '../state.ts'

/** Accounts by levels at a glance: what will be allowed, and a dot where use is seen today. */
export function AllowedMatrix({ service, uses }: { readonly service: string; readonly uses: readonly AllowedUse[] }) {
  const texts = textsOf(pwaDecideMessages)
  const words = textsOf(taxonomyMessages)
  const { rows } = presenceOf(service)
  return (
    <>
      <table class="matrix">
        <caption class="visually-hidden">{texts.matrix}</caption>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">{texts.accounts}</span></th>
            {levels.map((level) => <th key={level} scope="col">{words.level[level].label}</th>)}
          </tr>
        </thead>
        <tbody>
          {decidable.map((account) => (
            <tr key={account}>
              <th scope="row">{words.accountType[account].label}</th>
              {levels.map((level) => {
                const count = allowedPurposes(uses, account, level).size
                const seen = rows.some((row) => row.accountType === account && row.levels.includes(level))
                const kind = count === 0 ? 'none' : count === purposes.length ? 'all' : 'some'
                return (
                  <td key={level} class={`matrix-${kind} ${seen && count === 0 ? 'against' : ''}`}>
                    <span>{kind === 'none' ? texts.cell.none : kind === 'all' ? texts.cell.all : texts.cell.some(count)}</span>
                    {seen && <i title={count === 0 ? texts.seenNotAllowed : texts.seen}><span class="visually-hidden">, {count === 0 ? texts.seenNotAllowed : texts.seen}</span></i>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft small matrix-legend"><i aria-hidden="true" /> {texts.legendSeen}</p>
    </>
  )
}

/** Purposes named before the rest is counted. */
const named = 4

/** What is in use today and would not be allowed. */
export function OutsideList({ service, uses }: { readonly service: string; readonly uses: readonly AllowedUse[] }) {
  const texts = textsOf(pwaDecideMessages)
  const words = textsOf(taxonomyMessages)
  const { rows, months } = presenceOf(service)
  const newest = months.at(-1)
  if (rows.length === 0 || newest === undefined) return <p class="soft">{texts.outsideUnknown}</p>
  const outside = outsideUses(uses, rows)
  if (outside.length === 0) return <p class="soft">{texts.outsideNone}</p>
  return (
    <>
      <ul class="outside">
        {outside.map(({ accountType, accountNotAllowed, levels: seenLevels, purposes: seenPurposes }) => (
          <li key={accountType}>
            <strong>{words.accountType[accountType].label}</strong>
            {accountNotAllowed && <span>{texts.outsideAccount}</span>}
            {seenLevels.length > 0 && <span>{texts.outsideLevels(formatList(locale.value, seenLevels.map((level) => words.level[level].label)))}</span>}
            {!accountNotAllowed && seenPurposes.length > 0 && (
              <span>
                {texts.outsidePurposes(formatList(locale.value, seenPurposes.slice(0, named).map((id) => words.purpose[id].label)))}
                {seenPurposes.length > named && ` ${texts.outsideMore(seenPurposes.length - named)}`}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p class="soft small">{texts.outsideNote(newest)}</p>
    </>
  )
}
