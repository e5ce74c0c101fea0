import { formatMonth, formatNumber, plural, type MessagesOf } from './format.ts'

// The report on how the questions of the card are received.

const en = {
  title: 'How the questions are received',
  note: (month: string) => `${formatMonth('en', month)}, counts as bands, shares as ranges`,
  none: (k: number) => `Shown once a month is closed and ${plural('en', k, { one: 'a browser has', other: 'at least # browsers have' })} been asked.`,
  outcome: { answered: 'Answered when asked', answered_later: 'Answered later', ignored: 'Left unanswered', ignored_again: 'Left after a reminder' },
  total: 'Questions put',
  range: (from: number, to: number) => (from === to ? `${from} %` : `${from}–${to} %`),
  line: (questions: string, share: string) => `${questions} · ${share}`,
  byMonth: 'Left unanswered, by month',
  month: (month: string) => formatMonth('en', month),
  notTold: 'too few to tell',
  meaning: {
    many: 'At least half of the questions are left. More questions would not bring more answers: lower the number of questions a day, or let rules ask only where the answer decides something.',
    some: 'Part of the questions are left, which is a valid answer. A lower number of questions a day costs little: what is not asked counts as unanswered, not as lost.',
    few: 'At least half of the questions are answered: the number of questions a day is bearable.',
    unclear: 'The bands are too wide to say whether most questions are answered.',
    rare: {
      left: (k: number) => `Fewer than ${formatNumber('en', k)} browsers left a question.`,
      answered: (k: number) => `Fewer than ${formatNumber('en', k)} browsers answered a question. Lower the number of questions a day, or let rules ask only where the answer decides something.`,
    },
  },
  quieting: 'A browser whose questions are mostly left asks less by itself, until its person answers again.',
  limit: (k: number) => `Nothing here is about a service, a department or a person, and no time is measured. Groups of fewer than ${formatNumber('en', k)} browsers are told with the next or left out.`,
  reasons: 'Reasons given where a rule asked for one',
  noReasons: (k: number) => `No reason was given by at least ${formatNumber('en', k)} browsers.`,
}

const de: MessagesOf<typeof en> = {
  title: 'Wie die Fragen aufgenommen werden',
  note: (month) => `${formatMonth('de', month)}, Zahlen als Spannen, Anteile als Bereiche`,
  none: (k) => `Erscheint, sobald ein Monat abgeschlossen ist und ${plural('de', k, { one: 'ein Browser gefragt hat', other: 'mindestens # Browser gefragt haben' })}.`,
  outcome: { answered: 'Gleich beantwortet', answered_later: 'Später beantwortet', ignored: 'Offen gelassen', ignored_again: 'Nach Erinnerung offen' },
  total: 'Gestellte Fragen',
  range: (from, to) => (from === to ? `${from} %` : `${from}–${to} %`),
  line: (questions, share) => `${questions} · ${share}`,
  byMonth: 'Offen gelassen, nach Monat',
  month: (month) => formatMonth('de', month),
  notTold: 'zu wenige',
  meaning: {
    many: 'Mindestens die Hälfte der Fragen bleibt offen. Mehr Fragen brächten nicht mehr Antworten: Die Zahl der Fragen am Tag senken oder mit Regeln nur dort fragen, wo die Antwort etwas entscheidet.',
    some: 'Ein Teil der Fragen bleibt offen, was eine gültige Antwort ist. Weniger Fragen am Tag kosten wenig: Was nicht gefragt wird, zählt als unbeantwortet und geht nicht verloren.',
    few: 'Mindestens die Hälfte der Fragen wird beantwortet: Die Zahl der Fragen am Tag ist erträglich.',
    unclear: 'Die Spannen sind zu breit, um zu sagen, ob die meisten Fragen beantwortet werden.',
    rare: {
      left: (k) => `Weniger als ${formatNumber('de', k)} Browser haben eine Frage offen gelassen.`,
      answered: (k) => `Weniger als ${formatNumber('de', k)} Browser haben eine Frage beantwortet. Die Zahl der Fragen am Tag senken oder mit Regeln nur dort fragen, wo die Antwort etwas entscheidet.`,
    },
  },
  quieting: 'Ein Browser, dessen Fragen meist offen bleiben, fragt von selbst seltener, bis wieder geantwortet wird.',
  limit: (k) => `Nichts hier betrifft einen Dienst, eine Abteilung oder eine Person, und keine Zeit wird gemessen. Gruppen von weniger als ${formatNumber('de', k)} Browsern werden mit der nächsten zusammen genannt oder weggelassen.`,
  reasons: 'Genannte Gründe, wo eine Regel danach fragt',
  noReasons: (k) => `Kein Grund wurde von mindestens ${formatNumber('de', k)} Browsern genannt.`,
}

export const pwaReceivedMessages = { en, de }
