import type { Locale } from './format.ts'
import german from './risk.de.json' with { type: 'json' }
import english from './risk.en.json' with { type: 'json' }

/** One risk of the catalogue in words. */
export type RiskText = {
  readonly title: string
  readonly cause: string
  readonly event: string
  readonly consequence: string
  /** What to watch: its key risk indicator. */
  readonly indicator: string
  /** Why its likelihood and its impact start where they do. Figures from vendors' telemetry are left out: they cannot be checked. */
  readonly likelihood: string
  readonly impact: string
  /** Reason of each modifier, in the order of the catalogue. */
  readonly modifiers: readonly string[]
}

export type ScaleStep = { readonly name: string; readonly anchor: string }

type RiskTexts = {
  readonly risks: { readonly [id: string]: RiskText }
  readonly treatments: { readonly [id: string]: string }
  readonly likelihood: readonly ScaleStep[]
  readonly impact: readonly ScaleStep[]
}

const texts: Record<Locale, RiskTexts> = { en: english, de: german }

/**
 * A risk in words.
 *
 * @throws RangeError if there is no such risk
 */
export function riskText(id: string, locale: Locale): RiskText {
  const text = texts[locale].risks[id]
  if (text === undefined) throw new RangeError(`No text for risk "${id}"`)
  return text
}

/**
 * A treatment in words.
 *
 * @throws RangeError if there is no such treatment
 */
export function treatmentText(id: string, locale: Locale): string {
  const text = texts[locale].treatments[id]
  if (text === undefined) throw new RangeError(`No text for treatment "${id}"`)
  return text
}

/** The five steps of a scale, lowest first: step 1 is at index 0. */
export function scaleSteps(side: 'likelihood' | 'impact', locale: Locale): readonly ScaleStep[] {
  return texts[locale][side]
}
