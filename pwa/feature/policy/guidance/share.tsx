import { pwaGuidanceMessages } from '#shared/message/pwa-guidance.ts'
import { tables } from '../../../data/index.ts'
import { textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'
import { bandLabel } from '../../mark/index.tsx'
import { shareOf } from './state.ts'

/** How many browsers had acknowledged the version in force by the end of the newest closed month: bands, and nobody's name. */
export function ShareSection({ version }: { readonly version: number }) {
  const { share: texts } = textsOf(pwaGuidanceMessages)
  const newest = tables.value.profile.at(-1)
  const share = newest === undefined ? null : shareOf(newest.rows, version)
  return (
    <Section title={texts.title}>
      {newest === undefined || share === null
        ? <p class="soft">{texts.none}</p>
        : (
          <p>
            {share.read === null ? texts.few(newest.period) : texts.value(bandLabel(share.read), bandLabel(share.all), newest.period)}{' '}
            {share.earlier !== null && texts.others(bandLabel(share.earlier))}
          </p>
        )}
    </Section>
  )
}
