import { formatList, formatNumber, plural } from '#shared/message/format.ts'
import { pwaImportMessages } from '#shared/message/pwa-import.ts'
import { bandText, scanMessages } from '#shared/message/scan.ts'
import type { Candidate, ScanResult } from '#shared/exchange/scan/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'
import { Table, type Column } from '../../../ui/table/index.tsx'
import { toast } from '../../../ui/toast/index.tsx'

/** Hosts that look like AI and that the catalogue does not know. They stay on this page; the list can be handed on. */
export function Candidates({ result: { candidates, moreCandidates, namesLikeAi, k }, onCopied }: { readonly result: ScanResult; readonly onCopied: () => void }) {
  const texts = textsOf(pwaImportMessages)
  const scan = textsOf(scanMessages)
  const { few, beyond, uncounted } = moreCandidates
  if (candidates.length + few + namesLikeAi === 0) return null
  const hosts = (count: number) => plural(locale.value, count, scan.hostWord)
  const why = ({ signs }: Candidate) => formatList(locale.value, signs.map((sign) => scan.sign[sign]))
  const columns: readonly Column<Candidate>[] = [
    { id: 'host', label: scan.table.host, cell: ({ host }) => host, value: ({ host }) => host },
    { id: 'lines', label: scan.table.lines, cell: ({ lines }) => bandText(locale.value, lines, k), value: ({ lines }) => lines.from, align: 'end' },
    { id: 'why', label: scan.table.why, cell: (candidate) => <span class="soft">{why(candidate)}</span>, wide: true },
  ]
  const notes = [
    ...(beyond > 0 ? [scan.beyondCandidates(hosts(beyond))] : []),
    ...(few > 0 ? [scan.fewCandidates(hosts(few), formatNumber(locale.value, k))] : []),
    ...(uncounted ? [scan.uncounted] : []),
    ...(namesLikeAi > 0 ? [scan.namesLikeAi(plural(locale.value, namesLikeAi, scan.lineWord))] : []),
  ]
  const copy = () =>
    navigator.clipboard.writeText(candidates.map((candidate) => `${candidate.host}\t${bandText(locale.value, candidate.lines, k)}\t${why(candidate)}`).join('\n')).then(onCopied, (error: unknown) => toast({ tone: 'stop', text: texts.saveFailed(String(error)) }))
  return (
    <Section title={texts.candidates} actions={candidates.length > 0 && <Button look="quiet" icon="copy" onClick={() => void copy()}>{texts.copy}</Button>}>
      <p class="soft import-note">{texts.candidatesText}</p>
      {candidates.length > 0 && <Table caption={texts.candidates} columns={columns} rows={candidates} keyOf={({ host }) => host} />}
      {notes.map((note) => <p key={note} class="soft small table-note">{note}</p>)}
    </Section>
  )
}
