import { formatDay, formatMonth, formatNumber, plural, type MessagesOf } from './format.ts'

// Words of the register that more than one page needs.

const en = {
  /** Where nothing can be said. */
  nothing: '–',
  unknown: 'Unknown',
  organisation: 'Organisation',
  riskLevel: { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' },
  riskStatus: {
    active: 'Active',
    accepted: 'Accepted',
    'needs-facts': 'Needs facts',
    'needs-declaration': 'Needs answers of employees',
  },
  acceptedUntil: (day: string) => `Accepted until ${formatDay('en', day)}`,
  reopened: {
    expired: 'Acceptance has ended',
    'level-rose': 'Reopened: the level rose',
    'facts-changed': 'Reopened: a fact changed',
    'not-acceptable': 'Reopened: cannot be accepted any more',
  },
  need: {
    criticalRisk: (count: number) => plural('en', count, { one: '# critical risk', other: '# critical risks' }),
    usedAlthoughProhibited: (month: string) => `Used in ${formatMonth('en', month)} although not allowed`,
    outside: 'Used outside what was decided',
    undecided: 'Nobody has decided yet',
    acceptanceEnded: (count: number) => plural('en', count, { one: 'An acceptance has ended', other: '# acceptances have ended' }),
    reviewDue: (day: string) => `Review due since ${formatDay('en', day)}`,
  },
  browsers: 'Browsers',
  browsersOf: (band: string) => `${band} browsers`,
  fewBrowsers: 'Seen',
  fewBrowsersHint: 'Seen, by too few browsers to give a figure',
  week: (number: number, from: string, to: string) => `week ${number} (${formatDay('en', from)} to ${formatDay('en', to)})`,
  weekShort: (number: number) => `Week ${number}`,
  drawing: 'Drawing the register …',
  fault: (message: string) => `The register could not be drawn: ${message}. Reload the page; if it happens again, tell your administrator.`,
  notLoaded: 'The part that draws the register is not on this device yet and the relay cannot be reached. Reload the page when you are online.',
  unreadable: (months: string) => `Evidence of ${months} was made with other risk rules and is left out until the relay has folded it again.`,
  number: (value: number) => formatNumber('en', value),
  act: (number: number) => `act no. ${number}`,
  waiting: 'waits for the relay',
  returned: 'returned',
  cancel: 'Cancel',
  close: 'Close',
  edit: 'Edit',
  save: 'Save',
  readOnly: 'Your role reads. Ask a member of security to change this.',
}

export type PwaRegisterMessages = MessagesOf<typeof en>

const de: PwaRegisterMessages = {
  nothing: '–',
  unknown: 'Unbekannt',
  organisation: 'Organisation',
  riskLevel: { low: 'Niedrig', medium: 'Mittel', high: 'Hoch', critical: 'Kritisch' },
  riskStatus: {
    active: 'Aktiv',
    accepted: 'Akzeptiert',
    'needs-facts': 'Angaben fehlen',
    'needs-declaration': 'Antworten der Beschäftigten fehlen',
  },
  acceptedUntil: (day: string) => `Akzeptiert bis ${formatDay('de', day)}`,
  reopened: {
    expired: 'Akzeptanz abgelaufen',
    'level-rose': 'Wieder offen: Stufe gestiegen',
    'facts-changed': 'Wieder offen: Angabe geändert',
    'not-acceptable': 'Wieder offen: nicht mehr akzeptierbar',
  },
  need: {
    criticalRisk: (count: number) => plural('de', count, { one: '# kritisches Risiko', other: '# kritische Risiken' }),
    usedAlthoughProhibited: (month: string) => `Im ${formatMonth('de', month)} benutzt, obwohl nicht erlaubt`,
    outside: 'Außerhalb der Entscheidung benutzt',
    undecided: 'Noch nichts entschieden',
    acceptanceEnded: (count: number) => plural('de', count, { one: 'Eine Akzeptanz gilt nicht mehr', other: '# Akzeptanzen gelten nicht mehr' }),
    reviewDue: (day: string) => `Überprüfung fällig seit ${formatDay('de', day)}`,
  },
  browsers: 'Browser',
  browsersOf: (band: string) => `${band} Browser`,
  fewBrowsers: 'Gesehen',
  fewBrowsersHint: 'Gesehen, in zu wenigen Browsern für eine Zahl',
  week: (number: number, from: string, to: string) => `Woche ${number} (${formatDay('de', from)} bis ${formatDay('de', to)})`,
  weekShort: (number: number) => `Woche ${number}`,
  drawing: 'Register wird gezeichnet …',
  fault: (message: string) => `Das Register ließ sich nicht zeichnen: ${message}. Seite neu laden; wenn es wieder vorkommt, bitte der Administration melden.`,
  notLoaded: 'Der Teil, der das Register zeichnet, ist noch nicht auf diesem Gerät, und das Relay ist nicht erreichbar. Seite neu laden, sobald eine Verbindung besteht.',
  unreadable: (months: string) => `Nachweise aus ${months} entstanden mit anderen Risikoregeln und bleiben außen vor, bis das Relay sie neu gefaltet hat.`,
  number: (value: number) => formatNumber('de', value),
  act: (number: number) => `Beschluss Nr. ${number}`,
  waiting: 'wartet auf das Relay',
  returned: 'zurückgegeben',
  cancel: 'Abbrechen',
  close: 'Schließen',
  edit: 'Bearbeiten',
  save: 'Speichern',
  readOnly: 'Diese Rolle liest nur. Änderungen macht ein Mitglied der Sicherheit.',
}

export const pwaRegisterMessages = { en, de }
