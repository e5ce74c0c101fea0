import { pwaDialogMessages } from '#shared/message/pwa-dialog.ts'
import { dismissWarning, warnings, type Warning } from '../data/index.ts'
import { Button } from '../ui/button/index.tsx'
import { textsOf } from '../ui/locale/index.ts'

/** What the person must know before trusting what is shown. Rare, so loaded when there is something. */
export function Warnings() {
  return (
    <>
      {warnings.value.map((warning) => (
        <WarningBanner key={warning.kind} warning={warning} />
      ))}
    </>
  )
}

function WarningBanner({ warning }: { readonly warning: Warning }) {
  const { warning: texts } = textsOf(pwaDialogMessages)
  const dismiss = <Button look="quiet" onClick={() => dismissWarning(warning.kind)}>{texts.dismiss}</Button>
  switch (warning.kind) {
    case 'reload':
      return (
        <div class="banner attention" role="alert">
          <span>{texts.reload}</span>
          <Button look="quiet" onClick={() => location.reload()}>{texts.reloadAction}</Button>
        </div>
      )
    case 'broken-chain':
      return <div class="banner stop" role="alert"><span>{texts.brokenChain(warning.number)}</span></div>
    case 'broken-table':
      return <div class="banner stop" role="alert"><span>{texts.brokenTable(warning.table)}</span>{dismiss}</div>
    case 'new-epoch':
      return <div class="banner" role="status"><span>{texts.newEpoch}</span>{dismiss}</div>
  }
}
