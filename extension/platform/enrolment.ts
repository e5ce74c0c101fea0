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

/** The enrolment in force. Managed values may arrive seconds after the first start: read again when they change. */
export async function readEnrolment(): Promise<Enrolled> {
  return chooseEnrolment(await readManaged(), await readFile())
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
