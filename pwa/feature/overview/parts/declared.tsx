import { pwaOverviewMessages } from '#shared/message/pwa-overview.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { BandBar } from '../../../ui/chart/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { DefinitionList, Section } from '../../../ui/page/index.tsx'
import { bandLabel } from '../../mark/index.tsx'
import type { Declared } from '#shared/register/index.ts'
import { totals } from '../state.ts'
import { shareText } from './share.ts'

/** How much of what was seen was also declared, and what the figures leave out. */
export function DeclaredSection({ shares, k }: { readonly shares: Declared | null; readonly k: number | null }) {
  const { declared: texts } = textsOf(pwaOverviewMessages)
  const { level: labels } = textsOf(taxonomyMessages)
  const { unanswered } = totals.value
  const most = Math.max(1, ...(shares?.levels.map(({ sessions }) => sessions.to ?? sessions.from) ?? []))
  const nameOf = (level: keyof typeof labels | 'unknown') => (level === 'unknown' ? texts.unknown : labels[level].label)
  return (
    <Section title={shares === null ? texts.untitled : texts.title(shareText(shares.atLeast, locale.value), shares.month)} note={unanswered > 0 && texts.servicesUnanswered(unanswered)}>
      <div class="columns">
        <div>
          {shares === null ? (
            <p class="soft">{texts.noMonth}</p>
          ) : (
            <>
              <h3>{texts.byLevel}</h3>
              <DefinitionList items={shares.levels.map(({ level, sessions }) => ({ term: nameOf(level), value: <BandBar band={sessions} most={most} text={bandLabel(sessions)} /> }))} />
            </>
          )}
        </div>
        <div>
          <h3>{texts.limits}</h3>
          <ul class="limits soft">
            {[...texts.limitItems, k === null || k < 2 ? texts.limitPersonal : texts.limitPooled(k)].map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      </div>
    </Section>
  )
}
