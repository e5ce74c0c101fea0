import { formatNumber, type MessagesOf } from './format.ts'

// The notice and the exact statement of what is recorded. Rare in a card, so apart from its other words.

const en = {
  recorded: {
    yes: 'Recorded',
    fields: 'Service, day, purpose, data level, account, your department, and what you add under “More details”. Sessions you do not answer count as “unanswered”, without any of this. And how many questions were answered, later or not, which reasons from the list were given where a rule asks, and which version of the AI policy you have read, by month: no service, no day. What you write in a request or concern goes apart from all this.',
    no: 'Never recorded',
    never: 'What you write or read, files, addresses and titles of pages, account names, clock times, how long anything took.',
    looked: 'Looked at, in this browser only',
    hints: 'What you paste, drop or choose as a file in an AI service: whether it looks like payment cards, IBANs, identity numbers, lists of e-mail addresses, keys and passwords or source code, or carries a marking of your organisation.',
    hintsKept: 'The text is forgotten at once; nothing of it is kept or sent. Only the name of the kind stays, as a suggestion on the card, until you have answered.',
    who: 'Who sees it',
    you: 'You: every entry, to correct, export or delete.',
    nobody: 'Nobody else sees your entries, in any role.',
    counts: (k: number) => `Your organisation: counts per week or month, in groups of at least ${formatNumber('en', k)} browsers; and that a kind of use occurs with a service, without count, week or department, once ${formatNumber('en', k)} browsers report.`,
    single: 'Members of this personal workspace: counts and kinds of use, also of one browser.',
    unknownK: 'Your organisation: counts only. This browser is not enrolled, so nothing is sent now.',
    kept: 'Kept until 90 days after the month, here and on the organisation’s own server.',
    full: 'Read the full notice',
  },
  /** The first layer of the notice: what a person must know before the first entry. The exact statement is one press below. */
  brief: {
    yes: 'Recorded',
    fields: 'Service, day, purpose, data level, account, department, or that a use went unanswered. By month: how many questions you answered, reasons given, the AI policy read.',
    no: 'Never',
    never: 'What you write or read, files, addresses, account names, clock times.',
    looked: 'Checked here',
    hints: 'What you paste or drop, for signs of sensitive data. Only in this browser, and forgotten at once.',
    who: 'Seen by',
    counts: (k: number) => `Your entries: you alone. Your organisation sees counts and kinds of use, once ${formatNumber('en', k)} browsers report.`,
    single: 'Your entries: you alone. Members of this workspace see counts and kinds of use.',
    unknownK: 'Your entries: you alone. This browser is not enrolled, so nothing is sent now.',
    exact: 'What exactly is recorded, and who sees it',
  },
  notice: {
    title: 'Before the first entry',
    version: (version: string) => `Version ${version}`,
    shipped: 'Daybook asks what you use AI services for and with which data, so that the organisation knows its risks and can approve good tools. Your answers go into a day ledger in this browser. It is not used to judge performance or conduct.',
    acknowledge: 'I have seen this',
    notConsent: 'This confirms that you were informed. It is not consent, and not answering has no disadvantage.',
    contact: (contact: string) => `Questions: ${contact}`,
    local: 'That you have seen it is noted in this browser only.',
  },
} as const

export type NoticeMessages = MessagesOf<typeof en>

const de: NoticeMessages = {
  recorded: {
    yes: 'Erfasst',
    fields: 'Dienst, Tag, Zweck, Datenstufe, Konto, die eigene Abteilung und was unter „Weitere Angaben“ dazukommt. Unbeantwortete Sitzungen zählen als „unbeantwortet“, ohne all das. Dazu, je Monat und ohne Dienst und Tag: wie viele Fragen gleich, später oder nicht beantwortet wurden, welche Gründe aus der Liste genannt wurden, wo eine Regel danach fragt, und welche Fassung der KI-Richtlinie gelesen ist. Was in einem Wunsch oder Bedenken steht, geht getrennt von all dem.',
    no: 'Nie erfasst',
    never: 'Was geschrieben oder gelesen wird, Dateien, Adressen und Titel von Seiten, Kontonamen, Uhrzeiten, wie lange etwas dauerte.',
    looked: 'Nur in diesem Browser angesehen',
    hints: 'Was in einen KI-Dienst eingefügt, gezogen oder als Datei gewählt wird: ob es nach Zahlungskarten, IBANs, Personenkennnummern, Listen von E-Mail-Adressen, Schlüsseln und Passwörtern oder Quelltext aussieht oder eine Kennzeichnung der Organisation trägt.',
    hintsKept: 'Der Text wird sofort vergessen; nichts davon wird behalten oder gesendet. Nur der Name der Art bleibt, als Vorschlag auf der Karte, bis zur Antwort.',
    who: 'Wer es sieht',
    you: 'Man selbst: jeden Eintrag, zum Korrigieren, Exportieren oder Löschen.',
    nobody: 'Sonst sieht niemand die Einträge, in keiner Rolle.',
    counts: (k) => `Die Organisation: Zahlen je Woche oder Monat, in Gruppen von mindestens ${formatNumber('de', k)} Browsern; und dass eine Art der Nutzung bei einem Dienst vorkommt, ohne Zahl, Woche oder Abteilung, sobald ${formatNumber('de', k)} Browser melden.`,
    single: 'Mitglieder dieses persönlichen Arbeitsbereichs: Zahlen und Arten der Nutzung, auch die eines einzelnen Browsers.',
    unknownK: 'Die Organisation: nur Zahlen. Dieser Browser ist nicht angemeldet, zurzeit wird nichts gesendet.',
    kept: 'Aufbewahrt bis 90 Tage nach dem Monat, hier und auf dem eigenen Server der Organisation.',
    full: 'Den ganzen Hinweis lesen',
  },
  brief: {
    yes: 'Erfasst',
    fields: 'Dienst, Tag, Zweck, Datenstufe, Konto, Abteilung, oder dass eine Nutzung unbeantwortet blieb. Je Monat: wie viele Fragen beantwortet sind, genannte Gründe, die gelesene KI-Richtlinie.',
    no: 'Nie',
    never: 'Was geschrieben oder gelesen wird, Dateien, Adressen, Kontonamen, Uhrzeiten.',
    looked: 'Hier geprüft',
    hints: 'Eingefügtes und Gezogenes, auf Anzeichen sensibler Daten. Nur in diesem Browser, und sofort vergessen.',
    who: 'Wer es sieht',
    counts: (k) => `Die eigenen Einträge: nur man selbst. Die Organisation sieht Zahlen und Arten der Nutzung, sobald ${formatNumber('de', k)} Browser melden.`,
    single: 'Die eigenen Einträge: nur man selbst. Mitglieder dieses Arbeitsbereichs sehen Zahlen und Arten der Nutzung.',
    unknownK: 'Die eigenen Einträge: nur man selbst. Dieser Browser ist nicht angemeldet, zurzeit wird nichts gesendet.',
    exact: 'Was genau erfasst wird und wer es sieht',
  },
  notice: {
    title: 'Vor dem ersten Eintrag',
    version: (version) => `Fassung ${version}`,
    shipped: 'Daybook fragt, wofür und mit welchen Daten KI-Dienste genutzt werden. So kennt die Organisation ihre Risiken und kann gute Werkzeuge freigeben. Die Antworten stehen in einem Tagebuch in diesem Browser. Leistung oder Verhalten werden damit nicht beurteilt.',
    acknowledge: 'Zur Kenntnis genommen',
    notConsent: 'Bestätigt wird, den Hinweis gesehen zu haben. Das ist keine Einwilligung, und nicht zu antworten hat keinen Nachteil.',
    contact: (contact) => `Fragen: ${contact}`,
    local: 'Die Kenntnisnahme steht nur in diesem Browser.',
  },
}

export const noticeMessages = { en, de }
