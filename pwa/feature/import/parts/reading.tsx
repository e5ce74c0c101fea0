import { formatNumber } from '#shared/message/format.ts'
import { pwaImportMessages } from '#shared/message/pwa-import.ts'
import { Button } from '../../../ui/button/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { startOver, type Step } from '../state.ts'

const megabyte = 1_000_000

/** How far the reading is, and a way out of it. */
export function Reading({ step: { file, read } }: { readonly step: Extract<Step, { readonly kind: 'reading' }> }) {
  const texts = textsOf(pwaImportMessages)
  const share = file.size === 0 ? 1 : Math.min(read / file.size, 1)
  const megabytes = (bytes: number) => formatNumber(locale.value, Math.ceil(bytes / megabyte))
  return (
    <section class="reading" aria-labelledby="reading">
      <h2 id="reading">{texts.reading(file.name)}</h2>
      <progress aria-labelledby="reading" max={1} value={share} />
      <div class="line reading-state">
        <span class="soft tabular">{texts.progress(texts.percent(Math.floor(share * 100)), megabytes(read), megabytes(file.size))}</span>
        <Button onClick={startOver}>{texts.cancel}</Button>
      </div>
      <p class="soft small">{texts.promise}</p>
    </section>
  )
}
