import { useRef } from 'preact/hooks'
import { formatNumber } from '#shared/message/format.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { scaleSteps } from '#shared/message/risk.ts'
import { levelOf } from '#shared/risk/score.ts'
import type { RiskLine } from '#shared/register/readModel.ts'
import { levelOrder } from '#shared/register/level.ts'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { cellQuery, countCells, scoreKinds, type RiskFilters } from '../state.ts'

const steps = [1, 2, 3, 4, 5] as const

type RiskMapProps = { readonly risks: readonly RiskLine[]; readonly filters: RiskFilters; readonly change: (changes: Readonly<Record<string, string | null>>) => void }

/** The 5x5 map: impact upwards, likelihood to the right, the count in the cell. Choosing a cell filters the list. */
export function RiskMap({ risks, filters, change }: RiskMapProps) {
  const { map: texts } = textsOf(pwaRisksMessages)
  const words = textsOf(pwaRegisterMessages)
  const grid = useRef<HTMLTableElement>(null)
  const counts = countCells(risks, filters.score)
  const likelihoods = scaleSteps('likelihood', locale.value)
  const impacts = scaleSteps('impact', locale.value)

  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key]
    const at = /^([1-5])x([1-5])$/.exec((event.target as HTMLElement).dataset['cell'] ?? '')
    if (move === undefined || at === null) return
    event.preventDefault()
    const [right = 0, up = 0] = move
    const to = cellQuery({ likelihood: clamp(Number(at[1]) + right), impact: clamp(Number(at[2]) + up) })
    grid.current?.querySelector<HTMLButtonElement>(`[data-cell="${to}"]`)?.focus()
  }

  const chosen = filters.cell === undefined ? null : cellQuery(filters.cell)
  return (
    <section class="risk-map" aria-label={texts.title}>
      <fieldset class="segments" aria-label={texts.show}>
        {scoreKinds.map((kind) => (
          <button key={kind} type="button" aria-pressed={filters.score === kind} title={kind === 'current' ? texts.currentHint : texts.inherentHint} onClick={() => change({ score: kind === 'current' ? null : kind, cell: null })}>
            {texts[kind]}
          </button>
        ))}
        <span class="soft small">{filters.score === 'current' ? texts.currentHint : texts.inherentHint}</span>
      </fieldset>
      <div class="map-frame">
        <span class="map-axis impact" aria-hidden="true">{texts.impact}</span>
        <table ref={grid}>
          <caption class="visually-hidden">{texts.title}</caption>
          <colgroup>
            <col class="map-labels" />
            {steps.map((step) => <col key={step} />)}
          </colgroup>
          <tbody>
            {steps.toReversed().map((impact) => (
              <tr key={impact}>
                <th scope="row" title={texts.step(impacts[impact - 1]?.name ?? '', impacts[impact - 1]?.anchor ?? '')}>
                  <span>{impacts[impact - 1]?.name}</span> {impact}
                </th>
                {steps.map((likelihood) => {
                  const count = counts[impact - 1]?.[likelihood - 1] ?? 0
                  const level = levelOf({ likelihood, impact })
                  const id = cellQuery({ likelihood, impact })
                  return (
                    <td key={likelihood}>
                      <button
                        type="button"
                        data-cell={id}
                        class={`map-cell level-${levelOrder.indexOf(level) + 1}`}
                        aria-pressed={chosen === id}
                        aria-label={texts.cell(count, likelihoods[likelihood - 1]?.name ?? '', impacts[impact - 1]?.name ?? '', words.riskLevel[level])}
                        tabIndex={(chosen ?? '5x5') === id ? 0 : -1}
                        onKeyDown={onKeyDown}
                        onClick={() => change({ cell: chosen === id ? null : id })}
                      >
                        {count > 0 ? formatNumber(locale.value, count) : ''}
                      </button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="col"><span class="visually-hidden">{texts.likelihood}</span></th>
              {steps.map((likelihood) => (
                <th key={likelihood} scope="col" title={texts.step(likelihoods[likelihood - 1]?.name ?? '', likelihoods[likelihood - 1]?.anchor ?? '')}>
                  {likelihood} <span class="visually-hidden">{likelihoods[likelihood - 1]?.name}</span>
                </th>
              ))}
            </tr>
          </tfoot>
        </table>
        <span class="map-axis likelihood" aria-hidden="true"><span>{likelihoods[0]?.name}</span>{texts.likelihood}<span>{likelihoods.at(-1)?.name}</span></span>
      </div>
      <ul class="map-legend" aria-label={texts.legend}>
        {levelOrder.map((level, index) => (
          <li key={level}>
            <i class={`map-cell level-${index + 1}`} aria-hidden="true" />
            {words.riskLevel[level]}
          </li>
        ))}
      </ul>
      <p class="soft small">{texts.legend} {texts.order}</p>
    </section>
  )
}

function clamp(value: number): number {
  return Math.min(5, Math.max(1, value))
}
