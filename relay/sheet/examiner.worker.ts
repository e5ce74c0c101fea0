import { parentPort } from 'node:worker_threads'
import { examineSheet } from './examine.ts'
import type { FromExaminer, ToExaminer } from './examiners.ts'

// Examines sheets beside the relay's main thread, one after another, in the order they are sent.

/** Answers sent together where many wait: they are then stored together too, with one sync of the disk. */
const most = 16

let answers: FromExaminer[] = []
let scheduled = false

function send(): void {
  scheduled = false
  if (answers.length > 0) parentPort?.postMessage(answers)
  answers = []
}

parentPort?.on('message', ({ body, today, alone }: ToExaminer) => {
  answers.push(examineSheet(body, today))
  if (alone || answers.length >= most) return send()
  if (scheduled) return
  scheduled = true
  // After what has come already.
  setImmediate(send)
})
