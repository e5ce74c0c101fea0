import { hasCard } from './card.ts'
import { hasSourceCode } from './code.ts'
import { hasEmailList } from './email.ts'
import { hasIban } from './iban.ts'
import type { HintClass } from './kind.ts'
import { hasMarking } from './marking.ts'
import { hasNationalId } from './nationalId.ts'
import { hasSecret } from './secret.ts'
import { boundedText, type Scan } from './text.ts'

/** Time one text may take, milliseconds. */
export const usualBudget = 30

export type Looking = {
  /** The organisation's own classification markings. */
  readonly markings: readonly string[]
  /** A clock, milliseconds. */
  readonly now: () => number
  /** Milliseconds; {@link usualBudget} without. */
  readonly budget?: number
}

const recognisers: readonly (readonly [HintClass, (scan: Scan) => boolean])[] = [
  ['secret', hasSecret],
  ['payment_card', hasCard],
  ['iban', hasIban],
  ['email_list', hasEmailList],
  ['source_code', hasSourceCode],
  ['national_id', hasNationalId],
]

/**
 * The classes of sensitive data a text looks like. Looks at 32 kB at most, and stops when its time is up: what was not
 * looked at by then is not named. Nothing of the text is kept or given back.
 */
export function hintsIn(text: string, { markings, now, budget = usualBudget }: Looking): HintClass[] {
  const end = now() + budget
  const scan: Scan = { text: boundedText(text), isLate: () => now() >= end }
  const found: HintClass[] = hasMarking(scan, markings) ? ['marking'] : []
  for (const [name, looksLike] of recognisers) {
    if (scan.isLate()) break
    if (looksLike(scan)) found.push(name)
  }
  return found
}
