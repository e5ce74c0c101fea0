import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import type { ScanAnswer, ScanOptions } from '#shared/exchange/scan/index.ts'

/** What a person may have to say about a file that does not say it itself. */
export type ScanChoice = Pick<ScanOptions, 'format' | 'hostColumn' | 'dateOrder'>

/** The one order the worker takes. */
export type ScanOrder = ScanChoice & Pick<ScanOptions, 'today' | 'k'> & {
  readonly file: File
  readonly services: readonly ServiceFacts[]
  /** Hosts that security has settled: services by host that came after the catalogue, and what is not AI. */
  readonly hosts: readonly (readonly [host: string, service: string])[]
  readonly dismissedHosts: readonly string[]
}

/** `brokenGzip`: compressed and damaged. `unreadable`: the browser cannot read the file (any more). `fault`: ours. */
export type ScanOutcome = ScanAnswer | { readonly ok: false; readonly problem: { readonly kind: 'brokenGzip' | 'unreadable' } | { readonly kind: 'fault'; readonly message: string } }

export type FromScan = { readonly kind: 'progress'; readonly read: number } | { readonly kind: 'outcome'; readonly outcome: ScanOutcome }
