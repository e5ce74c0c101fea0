import { signal } from '@preact/signals'
import { entryKey } from '#shared/document/schema.ts'
import { findingsOfScan } from '#shared/exchange/scan/finding.ts'
import type { ScanResult } from '#shared/exchange/scan/index.ts'
import { joinFindings } from '#shared/record/logFinding.ts'
import { findingsOf } from '#shared/register/seen.ts'
import { entries, session, setEntry } from '../../data/index.ts'
import { scanFile, type ScanChoice, type ScanOutcome } from '../../worker/scan.ts'
import { today } from '../../worker/index.ts'

type Failure = Extract<ScanOutcome, { readonly ok: false }>['problem']

/** Where the page stands. It lives in memory only, and stays while the person looks at another page. */
export type Step =
  | { readonly kind: 'choose' }
  | { readonly kind: 'reading'; readonly file: File; readonly choice: ScanChoice; readonly read: number }
  | { readonly kind: 'problem'; readonly file: File; readonly choice: ScanChoice; readonly problem: Failure }
  /** `chosen`: services to put into the inventory. `saved`: how many were, null before. */
  | { readonly kind: 'result'; readonly file: File; readonly choice: ScanChoice; readonly result: ScanResult; readonly chosen: ReadonlySet<string>; readonly saved: number | null }

export const step = signal<Step>({ kind: 'choose' })
let stop: () => void = () => undefined

/** Starts reading a file, instead of whatever was read before. */
export function readLog(file: File, choice: ScanChoice = {}): void {
  stop()
  step.value = { kind: 'reading', file, choice, read: 0 }
  const k = session.value?.workspace.k ?? 10
  stop = scanFile(
    { ...choice, file, today: today.value, k },
    {
      onProgress(read) {
        if (step.value.kind === 'reading') step.value = { ...step.value, read }
      },
      onOutcome(outcome) {
        step.value = outcome.ok
          ? { kind: 'result', file, choice, result: outcome.result, chosen: new Set(outcome.result.services.map(({ service }) => service)), saved: null }
          : { kind: 'problem', file, choice, problem: outcome.problem }
      },
    },
  )
}

/** Stops reading, forgets the file and its result. */
export function startOver(): void {
  stop()
  step.value = { kind: 'choose' }
}

export function choose(services: readonly string[]): void {
  if (step.value.kind === 'result') step.value = { ...step.value, chosen: new Set(services) }
}

/** Puts the chosen findings into the inventory draft, joined with what earlier readings of the source have shown. */
export async function putIntoInventory(): Promise<void> {
  const from = step.value
  if (from.kind !== 'result') return
  const chosen = findingsOfScan(from.result, today.value).filter(({ service }) => from.chosen.has(service))
  for (const finding of chosen) {
    const known = findingsOf({ inventory: entries('inventory').value }, finding.service).find(({ source }) => source === finding.source)
    await setEntry('inventory', entryKey.seenInLogs(finding.service, finding.source), known === undefined ? finding : joinFindings(known, finding))
  }
  if (step.value.kind === 'result' && step.value.result === from.result) step.value = { ...step.value, saved: chosen.length }
}
