import type { Justification } from '#shared/taxonomy/schema.ts'

// Why somebody goes on with a use that a rule asks to justify.

const en: Record<Justification, string> = {
  data_is_anonymised: 'The data is anonymised',
  approved_by_manager: 'Agreed with my manager',
  no_suitable_alternative: 'No other tool does it',
  urgent: 'It is urgent',
  trial: 'Just trying it out',
  other: 'Another reason',
}

const de: Record<Justification, string> = {
  data_is_anonymised: 'Die Daten sind anonymisiert',
  approved_by_manager: 'Mit der Führungskraft abgesprochen',
  no_suitable_alternative: 'Kein anderes Werkzeug kann es',
  urgent: 'Es ist dringend',
  trial: 'Nur zum Ausprobieren',
  other: 'Ein anderer Grund',
}

export const justificationMessages = { en, de }
