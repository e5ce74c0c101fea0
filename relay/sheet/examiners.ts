import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Day } from '#shared/calendar/calendar.ts'
import type { RawBody } from '#relay/http/body.ts'
import type { Checked } from '#relay/http/problem.ts'
import type { SheetRow } from '#relay/store/store.ts'

/** `alone`: to be answered before the next is begun. */
export type ToExaminer = { readonly body: RawBody; readonly today: Day; readonly alone: boolean }
export type FromExaminer = Checked<SheetRow>

export type Examiners = {
  /** Starts a thread, so that the first sheet does not wait for it. */
  readonly warm: () => void
  /** `examineSheet` on another thread. Rejects when the sheet brought its thread down or took too long. */
  readonly examine: (body: RawBody, today: Day) => Promise<Checked<SheetRow>>
  /** Bytes of bodies that wait or are being examined. */
  readonly waitingBytes: () => number
  /** Ends the threads; what they have not answered fails. */
  readonly stop: () => Promise<void>
}

export type ExaminersOptions = {
  readonly threads?: number
  /** Longest time for one sheet, milliseconds. One of the largest size takes some tens. */
  readonly patience?: number
  readonly script?: URL
}

type Job = ToExaminer & { readonly done: (answer: FromExaminer) => void; readonly fail: (error: unknown) => void }
/** A thread and what it has not answered yet, oldest first: it works on the oldest, since `since`. */
type Examiner = { readonly worker: Worker; jobs: Job[]; since: number; isOnline: boolean }

/** One core is left to the main thread, which has the editors to serve; more than four would wait for its disk. */
const usualThreads = () => Math.max(1, Math.min(4, availableParallelism() - 1))
/** Many times what a body of the largest size takes; what is young is large, because nothing here grows old. */
const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 }

/**
 * Threads that examine sheets: schema and signature take longer than storing. They keep no process alive and end with it.
 * What a thread is given was written by somebody else: if it falls, those it had not answered go to a fresh thread one by
 * one, and the one over which that falls too fails.
 */
export function createExaminers({ threads = usualThreads(), patience = 10_000, script = new URL('./examiner.worker.ts', import.meta.url) }: ExaminersOptions = {}): Examiners {
  const examiners = new Set<Examiner>()
  let waiting = 0
  let isStopped = false

  function start(): Examiner {
    const worker = new Worker(script, { resourceLimits: limits })
    const examiner: Examiner = { worker, jobs: [], since: 0, isOnline: false }
    let fault: unknown = new Error('A thread that examines sheets has ended.')
    worker.unref()
    worker.once('online', () => {
      examiner.isOnline = true
      examiner.since = performance.now()
    })
    worker.on('message', (answers: readonly FromExaminer[]) => {
      examiner.since = performance.now()
      for (const answer of answers) examiner.jobs.shift()?.done(answer)
    })
    worker.on('error', (error) => (fault = error))
    const watch = setInterval(() => watchOver(examiner), patience / 4).unref()
    worker.once('exit', () => {
      clearInterval(watch)
      examiners.delete(examiner)
      const [first, ...others] = examiner.jobs
      if (first?.alone === true) first.fail(fault)
      else if (first !== undefined) send({ ...first, alone: true })
      for (const job of others) send({ ...job, alone: true })
    })
    examiners.add(examiner)
    return examiner
  }

  function watchOver(examiner: Examiner): void {
    const { since, isOnline } = examiner
    if (!isOnline || examiner.jobs.length === 0 || performance.now() - since < patience) return
    // Where it was this thread that was busy, the answer is here but not heard yet.
    setImmediate(() => examiner.since === since && void examiner.worker.terminate())
  }

  function send(job: Job): void {
    if (isStopped) return job.fail(new Error('The relay is stopping.'))
    const free = [...examiners].sort((a, b) => a.jobs.length - b.jobs.length)[0]
    const examiner = free === undefined || (free.jobs.length > 0 && examiners.size < threads) ? start() : free
    if (examiner.jobs.length === 0) examiner.since = performance.now()
    examiner.jobs.push(job)
    examiner.worker.postMessage({ body: job.body, today: job.today, alone: job.alone } satisfies ToExaminer)
  }

  return {
    warm: () => void (examiners.size === 0 && !isStopped && start()),
    examine(body, today) {
      waiting += body.bytes.length
      return new Promise<FromExaminer>((done, fail) => send({ body, today, alone: false, done, fail })).finally(() => {
        waiting -= body.bytes.length
      })
    },
    waitingBytes: () => waiting,
    async stop() {
      isStopped = true
      await Promise.all([...examiners].map(({ worker }) => worker.terminate()))
    },
  }
}
