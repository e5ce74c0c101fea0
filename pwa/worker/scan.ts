import { extraHosts, settlements } from '#shared/policy/own.ts'
import { catalogue } from '../data/catalogue.ts'
import { acts } from '../data/index.ts'
import type { FromScan, ScanOrder, ScanOutcome } from './scan-message.ts'

export type { ScanChoice, ScanOutcome } from './scan-message.ts'

type Listener = { readonly onProgress: (read: number) => void; readonly onOutcome: (outcome: ScanOutcome) => void }

/**
 * Reads a log in a worker of its own, made for it and ended with it: nothing of the file outlives the answer.
 * @returns stops the reading; nothing is told after that
 */
export function scanFile(order: Omit<ScanOrder, 'services' | 'hosts' | 'dismissedHosts'>, { onProgress, onOutcome }: Listener): () => void {
  const worker = new Worker(new URL('./scan.worker.ts', import.meta.url), { type: 'module' })
  // What was on its way when the worker was ended may still arrive.
  let isOver = false
  const end = () => {
    isOver = true
    worker.terminate()
  }
  const finish = (outcome: ScanOutcome) => {
    if (isOver) return
    end()
    onOutcome(outcome)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<FromScan>) => {
    if (isOver) return
    if (data.kind === 'progress') onProgress(data.read)
    else finish(data.outcome)
  })
  // Without a message the script itself could not be fetched.
  worker.addEventListener('error', (event) => finish({ ok: false, problem: { kind: 'fault', message: (event as { readonly message?: string }).message ?? '' } }))
  const settled = settlements(acts.value)
  worker.postMessage({ ...order, services: catalogue.services, hosts: [...extraHosts(settled)], dismissedHosts: settled.dismissed } satisfies ScanOrder, [])
  return end
}
