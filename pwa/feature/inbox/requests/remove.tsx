import { useState } from 'preact/hooks'
import { formatDay } from '#shared/message/format.ts'
import { pwaRequestsMessages } from '#shared/message/pwa-requests.ts'
import { removeReports } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Dialog } from '../../../ui/dialog/index.tsx'
import { Notice } from '../../../ui/empty/index.tsx'
import { RadioGroup } from '../../../ui/field/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { toast } from '../../../ui/toast/index.tsx'
import type { Item } from './state.ts'

const allDays = 'all'

/**
 * Makes room where somebody has sent what is not to be answered. By the day they came: invented ones come in numbers, and
 * what is meant seriously can be answered first.
 */
export function RemoveUnanswered({ items }: { readonly items: readonly Item[] }) {
  const { remove: texts } = textsOf(pwaRequestsMessages)
  const [isOpen, open] = useState(false)
  const [day, setDay] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const of = (chosen: string | null) => items.filter(({ receivedOn }) => chosen === allDays || receivedOn === chosen)
  const days = [...new Set(items.map(({ receivedOn }) => receivedOn))].sort().reverse()
  const options = [...days.map((value) => ({ value, label: texts.day(formatDay(locale.value, value), of(value).length) })), ...(days.length > 1 ? [{ value: allDays, label: texts.all(items.length) }] : [])]
  const chosen = of(day)

  function close(): void {
    open(false)
    setDay(null)
    setFailed(false)
  }

  async function remove(): Promise<void> {
    setBusy(true)
    const answer = await removeReports(chosen.map(({ report }) => report.id))
    setBusy(false)
    setFailed(!answer.ok)
    if (!answer.ok) return
    toast({ text: texts.removed(answer.value.removed) })
    close()
  }

  return (
    <>
      <Button look="quiet" onClick={() => open(true)}>{texts.button}</Button>
      <Dialog
        open={isOpen}
        title={texts.title}
        closeLabel={texts.cancel}
        onClose={close}
        actions={<><Button look="quiet" onClick={close}>{texts.cancel}</Button><Button look="danger" busy={isBusy} disabled={chosen.length === 0} onClick={() => void remove()}>{texts.confirm(chosen.length)}</Button></>}
      >
        <div class="stack">
          <p>{texts.explain}</p>
          <RadioGroup label={texts.which} options={options} chosen={day} onChange={setDay} />
          {failed && <Notice tone="attention">{texts.failed}</Notice>}
        </div>
      </Dialog>
    </>
  )
}
