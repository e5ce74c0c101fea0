import { parentPort } from 'node:worker_threads'
import { examineSheet } from './examine.ts'
import type { FromExaminer, ToExaminer } from './examiners.ts'

// Examines sheets beside the relay's main thread, one after another, in the order they are sent.

parentPort?.on('message', ({ body, today }: ToExaminer) => {
  parentPort?.postMessage(examineSheet(body, today) satisfies FromExaminer)
})
