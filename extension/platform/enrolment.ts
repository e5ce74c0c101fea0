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

type ManagedField = keyof typeof managedSchema.shape
const managedFields = Object.keys(managedSchema.shape) as readonly ManagedField[]
const needed = ['relay', 'token', 'key'] as const

/** Something of the enrolment that could not be used: the name of the field, and why. */
export type EnrolmentFault =
  | { readonly kind: 'malformed' | 'missing'; readonly field: ManagedField }
  /** A value that no version of this extension knows by that name. */
  | { readonly kind: 'unknown'; readonly field: string }
  /** enrolment.json is there and holds no enrolment. */
  | { readonly kind: 'file' }

export type Enrolled = {
  readonly enrolment: Enrolment | null
  readonly department: string | null
  /** Where the enrolment in force comes from. */
  readonly source: 'policy' | 'file' | 'none'
  readonly faults: readonly EnrolmentFault[]
  /** Managed values have not come yet: they may still say otherwise. */
  readonly isLate: boolean
}

/**
 * Reads what the values of managed storage and of enrolment.json say; managed wins. Both are checked, neither is trusted:
 * each value that cannot be used is named in `faults`, and the others hold.
 */
export function chooseEnrolment(managed: unknown, file: unknown): Omit<Enrolled, 'isLate'> {
  const values = typeof managed === 'object' && managed !== null ? new Map<string, unknown>(Object.entries(managed)) : new Map<string, unknown>()
  const faults: EnrolmentFault[] = []
  const good: Record<string, unknown> = {}
  for (const [field, value] of values) {
    const known = managedFields.find((name) => name === field)
    if (known === undefined) faults.push({ kind: 'unknown', field })
    else if (managedSchema.shape[known].safeParse(value).success) good[known] = value
    else faults.push({ kind: 'malformed', field: known })
  }
  const isBegun = needed.some((field) => values.has(field))
  if (isBegun) for (const field of needed) if (!values.has(field)) faults.push({ kind: 'missing', field })
  if (file !== null && !enrolmentSchema.safeParse(file).success) faults.push({ kind: 'file' })

  // An absent version is the first; a wrong one means that the values were written for something else.
  const isForUs = !faults.some((fault) => fault.kind === 'malformed' && fault.field === 'version')
  const { department, ...fields } = good
  const policy = enrolmentSchema.safeParse({ version: 1, ...fields })
  const own = enrolmentSchema.safeParse(file)
  const common = { department: typeof department === 'string' ? department : null, faults }
  if (policy.success && isForUs) return { ...common, enrolment: policy.data, source: 'policy' }
  return own.success ? { ...common, enrolment: own.data, source: 'file' } : { ...common, enrolment: null, source: 'none' }
}

/** How long the start waits for managed values, milliseconds: Chromium was seen to answer after 1.6 s and more. */
const patience = 300

/**
 * Reads the enrolment in force. Managed values that come late (first start after a forced install, slow policy service)
 * are told by `onLate`, and the enrolment is then read again. What they were last is kept for the browser session: a slow policy
 * service is not news at each wake-up of the background.
 */
export function createEnrolmentReader(onLate: () => void): () => Promise<Enrolled> {
  let known: unknown
  return async () => {
    let waiting = true
    const kept = known === undefined ? readKept() : Promise.resolve(known)
    const managed = Promise.all([readManaged(), kept]).then(async ([values, last]) => {
      const before = known ?? last
      known = values
      if (!isSame(values, before)) await keep(values)
      if (!waiting && !isSame(values, before ?? {})) onLate()
      return values
    })
    const [file, last] = await Promise.all([readFile(), kept])
    const late = new Promise((resolve) => setTimeout(() => resolve(known ?? last ?? {}), patience))
    const values = await Promise.race([managed, late])
    waiting = false
    return { ...chooseEnrolment(values, file), isLate: known === undefined && last === undefined }
  }
}

function isSame(values: unknown, before: unknown): boolean {
  return JSON.stringify(values) === JSON.stringify(before)
}

async function readKept(): Promise<unknown> {
  return (await browser.storage.session.get('managed'))['managed']
}

async function keep(values: unknown): Promise<void> {
  await browser.storage.session.set({ managed: values })
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
