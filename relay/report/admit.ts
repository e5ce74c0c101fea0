import type { Day } from '#shared/calendar/calendar.ts'
import { canonicalJson } from '#shared/canonical/json.ts'
import { reportSchema } from '#shared/report/schema.ts'
import { checkBody, refused, type Checked } from '#relay/http/problem.ts'
import type { Store } from '#relay/store/store.ts'

/** Admits one report as received on a day: validated, durable when it resolves. Sending the same again is harmless. */
export type AdmitReport = (body: unknown, receivedOn: Day) => Promise<Checked<null>>

/** With more reports than this kept, no further one is taken: nobody reads so many, and a disk is not filled with them. */
export const usualMostReports = 5_000

const taken = refused(409, {
  code: 'id-taken',
  message: 'Another report was sent under this id.',
  field: 'id',
  fix: 'Send it under a new id.',
})
const tooMany = refused(429, { code: 'too-many', message: 'More requests and concerns wait here than can be kept.', fix: 'Send it again tomorrow; the organisation has to answer or remove some first.' })

/** @param most kept at once */
export function createReportAdmission(store: Store, most: number): AdmitReport {
  return async (body, receivedOn) => {
    const checked = checkBody(reportSchema, body)
    if (!checked.ok) return checked
    const outcome = await store.putReport({ id: checked.value.id, receivedOn, report: canonicalJson(checked.value) }, most)
    if (outcome === 'full') return tooMany
    return outcome === 'conflict' ? taken : { ok: true, value: null }
  }
}
