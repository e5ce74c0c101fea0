import * as z from 'zod/mini'
import { browser } from 'wxt/browser'
import { enrolmentSchema, type Enrolment } from '#shared/protocol/http.ts'
import { departmentSchema } from '#shared/taxonomy/schema.ts'

/** What managed policy may set: the enrolment, and the department of the machine's user. */
export const managedSchema = z.strictObject({
  version: z.optional(enrolmentSchema.shape.version),
  relay: z.optional(enrolmentSchema.shape.relay),
  token: z.optional(enrolmentSchema.shape.token),
  key: z.optional(enrolmentSchema.shape.key),
  department: z.optional(departmentSchema),
})

export type Enrolled = { readonly enrolment: Enrolment | null; readonly department: string | null }

/** Reads what the values of managed storage and of enrolment.json say; managed wins. Both are checked, neither is trusted. */
export function chooseEnrolment(managed: unknown, file: unknown): Enrolled {
  const policy = managedSchema.safeParse(managed)
  const { department = null, ...fields } = policy.success ? policy.data : {}
  const fromPolicy = enrolmentSchema.safeParse({ version: 1, ...fields })
  const fromFile = enrolmentSchema.safeParse(file)
  return { enrolment: fromPolicy.success ? fromPolicy.data : fromFile.success ? fromFile.data : null, department }
}

/** How long the start waits for managed values, milliseconds: Chromium was seen to answer after 1.6 s and more. */
const patience = 300

/**
 * Reads the enrolment in force. Managed values that come late (first start after a forced install, slow policy service)
 * are told by `onLate`, and the enrolment is then read again.
 */
export function createEnrolmentReader(onLate: () => void): () => Promise<Enrolled> {
  let known: unknown
  return async () => {
    let waiting = true
    const managed = readManaged().then((values) => {
      if (!waiting && JSON.stringify(values) !== JSON.stringify(known ?? {})) onLate()
      known = values
      return values
    })
    const file = await readFile()
    const late = new Promise((resolve) => setTimeout(() => resolve(known ?? {}), patience))
    const values = await Promise.race([managed, late])
    waiting = false
    return chooseEnrolment(values, file)
  }
}

async function readManaged(): Promise<unknown> {
  try {
    return await browser.storage.managed.get(null)
  } catch {
    // Firefox rejects where no policy names this extension: there is none.
    return {}
  }
}

async function readFile(): Promise<unknown> {
  try {
    const response = await fetch(browser.runtime.getURL('/enrolment.json' as '/'))
    return response.ok ? await response.json() : null
  } catch {
    // The file is not part of the build: not enrolled.
    return null
  }
}
