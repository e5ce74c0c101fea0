import { formatList, formatNumber, type MessagesOf } from './format.ts'

// What the card says about local hints, and the employee's own page: a suggestion, never a finding.

const en = {
  looksLike: (kinds: string) => `Looks like: ${kinds}`,
  suggests: (level: string) => `${level}?`,
  /** The answer names a lower level. */
  above: (level: string) => `Your answer says: ${level}.`,
  remove: 'No, it does not',
  local: 'Checked in this browser; none of it is kept or sent. You decide.',
  kind: {
    payment_card: 'payment card',
    iban: 'IBAN',
    national_id: 'identity number',
    email_list: 'list of e-mail addresses',
    secret: 'key or password',
    source_code: 'source code',
    marking: 'marked as confidential',
  },
  inForce: {
    name: 'Hints',
    off: 'Off: nothing you paste is looked at',
    on: 'On: what you paste, drop or choose as a file in an AI service is looked at in this browser, and forgotten. The card then suggests a data level.',
    markings: (markings: readonly string[]) => `Markings looked for: ${formatList('en', markings)}.`,
    bound: (characters: number) => `At most ${formatNumber('en', characters)} characters of each; neither text nor place is kept or sent.`,
  },
} as const

export type HintMessages = MessagesOf<typeof en>

const de: HintMessages = {
  looksLike: (kinds) => `Sieht aus wie: ${kinds}`,
  suggests: (level) => `${level}?`,
  above: (level) => `Die Antwort sagt: ${level}.`,
  remove: 'Nein, ist es nicht',
  local: 'In diesem Browser geprüft; nichts davon wird behalten oder gesendet. Die Entscheidung bleibt hier.',
  kind: {
    payment_card: 'Zahlungskarte',
    iban: 'IBAN',
    national_id: 'Personenkennnummer',
    email_list: 'Liste von E-Mail-Adressen',
    secret: 'Schlüssel oder Passwort',
    source_code: 'Quelltext',
    marking: 'als vertraulich gekennzeichnet',
  },
  inForce: {
    name: 'Hinweise',
    off: 'Aus: nichts Eingefügtes wird angesehen',
    on: 'An: Was in einen KI-Dienst eingefügt, gezogen oder als Datei gewählt wird, wird in diesem Browser angesehen und vergessen. Die Karte schlägt dann eine Datenstufe vor.',
    markings: (markings) => `Gesuchte Kennzeichnungen: ${formatList('de', markings)}.`,
    bound: (characters) => `Jeweils höchstens ${formatNumber('de', characters)} Zeichen; weder Text noch Stelle wird behalten oder gesendet.`,
  },
}

export const hintMessages = { en, de }
