import type { Rule } from '#shared/rule/schema.ts'

const plain = { not: false, orUnknown: false } as const
// Ids of an invented past: fixed, so that the same seed gives the same sample.
const id = (number: number) => `5a3c1d70-0c7e-4b52-9f0e-${String(number).padStart(12, '0')}`

/** The rules of the sample: an exception, a stop, a redirection, a reminder and a question. */
export const sampleRules: readonly Rule[] = [
  {
    id: id(1),
    when: [{ fact: 'service', values: ['deepl'], ...plain }, { fact: 'department', values: ['customer_support'], ...plain }],
    rung: 'chip',
    alternative: null,
    text: { en: 'Translating for customers is settled: nothing is asked.', de: 'Übersetzen für Kunden ist geklärt: Es wird nichts gefragt.' },
  },
  { id: id(2), when: [{ fact: 'status', values: ['prohibited', 'retired'], ...plain }], rung: 'block', alternative: null, text: null },
  {
    id: id(3),
    when: [{ fact: 'status', values: ['under_review'], ...plain }, { fact: 'category', values: ['meeting_assistant'], ...plain }],
    rung: 'redirect',
    alternative: 'microsoft-365-copilot',
    text: { en: 'Until consent of the other side is settled, meetings are recorded in Teams only.', de: 'Bis die Einwilligung der Gegenseite geklärt ist, werden Besprechungen nur in Teams aufgezeichnet.' },
  },
  {
    id: id(4),
    when: [{ fact: 'status', values: ['detected', 'under_review'], ...plain }, { fact: 'trainsOnInputs', values: [true], ...plain }],
    rung: 'acknowledge',
    alternative: null,
    text: { en: 'This service learns from what you enter. Leave out names, customers and anything that is not public.', de: 'Dieser Dienst lernt aus Eingaben. Namen, Kundendaten und alles Nichtöffentliche weglassen.' },
  },
  { id: id(5), when: [{ fact: 'verdict', values: ['not-allowed'], ...plain }], rung: 'justify', alternative: null, text: null },
]
