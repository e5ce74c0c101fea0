import { pwaImportMessages } from '#shared/message/pwa-import.ts'
import { bandText, monthText, scanMessages } from '#shared/message/scan.ts'
import type { ScanResult } from '#shared/exchange/scan/index.ts'
import type { Register } from '#shared/register/index.ts'
import { useState } from 'preact/hooks'
import { Button } from '../../../ui/button/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'
import { Table, type Column } from '../../../ui/table/index.tsx'
import { toast } from '../../../ui/toast/index.tsx'
import { ServiceStatusMark } from '../../mark/index.tsx'
import { serviceName } from '../../name/index.tsx'
import { choose, putIntoInventory } from '../state.ts'
import type { ResultStep } from './result.tsx'

type Found = ScanResult['services'][number]

/** Services of the catalogue that a log names; the person chooses which go into the inventory. */
export function FoundServices({ step: { result, chosen, saved }, register, isDeclared }: { readonly step: ResultStep; readonly register: Register; readonly isDeclared: (service: string) => boolean }) {
  const texts = textsOf(pwaImportMessages)
  const scan = textsOf(scanMessages)
  const [busy, setBusy] = useState(false)
  const rows = result.services.toSorted((a, b) => Number(isDeclared(a.service)) - Number(isDeclared(b.service)) || (serviceName(a.service) < serviceName(b.service) ? -1 : 1))
  const ids = rows.map(({ service }) => service)
  const toggle = (id: string) => choose(ids.filter((item) => (item === id) !== chosen.has(item)))
  const columns: readonly Column<Found>[] = [
    {
      id: 'service',
      label: scan.table.service,
      cell: ({ service }) => (
        <label class="found-service">
          <input type="checkbox" checked={chosen.has(service)} onChange={() => toggle(service)} />
          <span>{serviceName(service)}</span>
        </label>
      ),
      value: ({ service }) => serviceName(service),
    },
    { id: 'declared', label: texts.declared, cell: ({ service }) => (isDeclared(service) ? <span class="soft">{texts.isDeclared}</span> : texts.notDeclared), value: ({ service }) => Number(isDeclared(service)) },
    { id: 'status', label: texts.status, cell: ({ service }) => <ServiceStatusMark status={register.services.get(service)?.view.status ?? 'detected'} />, wide: true },
    { id: 'first', label: texts.first, cell: ({ firstMonth }) => monthText(locale.value, firstMonth), value: ({ firstMonth }) => firstMonth, wide: true },
    { id: 'last', label: texts.last, cell: ({ lastMonth }) => monthText(locale.value, lastMonth), value: ({ lastMonth }) => lastMonth, wide: true },
    { id: 'lines', label: scan.table.lines, cell: ({ lines }) => bandText(locale.value, lines, result.k), value: ({ lines }) => lines.from, align: 'end' },
    { id: 'days', label: texts.days, cell: ({ days }) => (days === null ? '–' : bandText(locale.value, days)), value: ({ days }) => days?.from ?? null, align: 'end', wide: true },
    { id: 'by', label: texts.seenBy, cell: ({ confidence }) => <span class="soft">{scan.confidence[confidence]}</span>, wide: true },
  ]
  async function put(): Promise<void> {
    setBusy(true)
    try {
      await putIntoInventory()
    } catch (error) {
      toast({ tone: 'stop', text: texts.saveFailed(String(error)) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section
      title={texts.services}
      note={texts.servicesNote}
      actions={
        <>
          <Button look="quiet" disabled={chosen.size === ids.length} onClick={() => choose(ids)}>{texts.all}</Button>
          <Button look="quiet" disabled={chosen.size === 0} onClick={() => choose([])}>{texts.none}</Button>
        </>
      }
    >
      <Table caption={texts.services} columns={columns} rows={rows} keyOf={({ service }) => service} />
      <div class="import-put">
        <Button look={saved === null ? 'primary' : 'plain'} busy={busy} disabled={chosen.size === 0} onClick={() => void put()}>{texts.put(chosen.size)}</Button>
        <span class="soft small">{texts.putText}</span>
      </div>
    </Section>
  )
}
