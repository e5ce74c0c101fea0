import { useState } from 'preact/hooks'
import { pwaOverviewMessages } from '#shared/message/pwa-overview.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import type { Summary } from '#shared/register/readModel.ts'
import { Button } from '../../../ui/button/index.tsx'
import { BandBar, BandBars } from '../../../ui/chart/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'
import { bandLabel, BrowsersCell, weekNumber } from '../../mark/index.tsx'
import { mostUsed } from '../state.ts'

const weeks = 12
const services = 7

export function TrendSection({ summary }: { readonly summary: Summary }) {
  const { trend: texts } = textsOf(pwaOverviewMessages)
  const words = textsOf(pwaRegisterMessages)
  const [asTable, setAsTable] = useState(false)
  const rows = mostUsed(summary, services, weeks)
  const [first] = rows
  if (first === undefined) {
    return (
      <Section title={texts.untitled}>
        <p class="soft">{texts.noTrend}</p>
      </Section>
    )
  }
  const most = Math.max(...rows.map(({ view }) => view.browsers?.to ?? view.browsers?.from ?? 0))
  const title = first.view.browsers === null ? texts.untitled : texts.title(first.view.name, bandLabel(first.view.browsers))
  return (
    <Section
      title={title}
      note={texts.note(first.points.length)}
      actions={<Button look="quiet" onClick={() => setAsTable(!asTable)}>{asTable ? texts.chart : texts.table}</Button>}
    >
      <div class="table-frame" tabIndex={asTable ? 0 : undefined} role={asTable ? 'region' : undefined} aria-label={asTable ? texts.caption : undefined}>
        <table class="table trend">
          <caption class="visually-hidden">{texts.caption}</caption>
          {asTable && (
            <thead>
              <tr>
                <th scope="col">{words.browsers}</th>
                {first.points.map(({ week }) => (
                  <th key={week} scope="col" class="end">{words.weekShort(weekNumber(week))}</th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {rows.map(({ view, points }) => (
              <tr key={view.id}>
                <th scope="row">
                  <a class="row-link" href={`/inventory/${view.id}`}>{view.name}</a>
                </th>
                {asTable ? (
                  points.map(({ week, band }) => (
                    <td key={week} class="end">{band === null ? words.nothing : bandLabel(band)}</td>
                  ))
                ) : (
                  <>
                    <td>
                      <BandBars
                        label={texts.bars(view.name, points.map(({ week, band }) => `${words.weekShort(weekNumber(week))} ${band === null ? words.nothing : bandLabel(band)}`).join(', '))}
                        points={points.map(({ week, band }) => ({ label: words.weekShort(weekNumber(week)), band }))}
                        height={22}
                        barWidth={12}
                      />
                    </td>
                    <td class="last-week">{view.browsers === null ? <BrowsersCell band={null} seenIn={view.seenIn} /> : <BandBar band={view.browsers} most={most} text={bandLabel(view.browsers)} />}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
