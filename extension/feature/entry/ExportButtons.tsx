import { useState } from 'preact/hooks'
import { popupMessages } from '#shared/message/popup.ts'
import { call } from '../../platform/client.ts'
import type { Fault } from '../../platform/useTask.ts'
import { useLocale } from '../../ui/language.ts'
import { FaultLine } from '../fault/index.ts'
import { exportToCsv } from './csv.ts'
import { download } from './download.ts'

/** The own entries as a file, for programs or for a spreadsheet. */
export function ExportButtons() {
  const messages = popupMessages[useLocale()].entries
  const [fault, setFault] = useState<Fault | null>(null)

  async function save(kind: 'json' | 'csv'): Promise<void> {
    const file = await call({ kind: 'ledger/export' }).catch(() => null)
    setFault(file === null ? 'unreachable' : null)
    if (file === null) return
    if (kind === 'json') download(file.fileName, 'application/json', file.json)
    else download(file.fileName.replace(/\.json$/, '.csv'), 'text/csv', exportToCsv(file))
  }

  return (
    <>
      <p class="row-actions">
        <button type="button" class="button text small" onClick={() => void save('json')}>
          {messages.exportJson}
        </button>
        <button type="button" class="button text small" onClick={() => void save('csv')}>
          {messages.exportCsv}
        </button>
      </p>
      <FaultLine fault={fault} />
    </>
  )
}
