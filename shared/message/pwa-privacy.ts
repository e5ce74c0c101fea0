import { formatNumber, type MessagesOf } from './format.ts'

// Settings: what is recorded about people.

const en = {
  title: 'What is recorded about people',
  never: 'Never, nowhere',
  neverItems: [
    'prompts, answers, file names, file contents, the clipboard',
    'addresses and titles of pages',
    'account names and e-mail addresses',
    'times of day, durations, how fast somebody answered',
    'anything on sites that are no AI service',
    'anything per person: no role can open such a view, because it does not exist',
  ],
  recorded: 'Per browser and month, under a fresh key',
  recordedItems: [
    'which AI service, in which week, how many use sessions',
    'what the person declared: purpose, data level, and what else they chose to say',
    'the department, where there is one',
    'sessions that were seen but not answered; “not work” removes a session altogether',
    'which version of the AI policy was read, by month; no answer to a question of its training',
    'requests and concerns people send: what they wrote, the day it came, a name only if they gave one; apart from all usage',
  ],
  published: 'What members can see',
  trend: (k: number) => `Counts only as bands, and only where at least ${formatNumber('en', k)} browsers stand behind them; what is smaller is pooled.`,
  presence: (k: number) => `That a service is used with a data level or for a purpose, each on its own, once ${formatNumber('en', k)} browsers report in that month.`,
  evidence: 'For each risk rule, which combinations of its conditions occurred: true, false or unknown. No count, no week, no department below the group size.',
  personal: 'This is a personal workspace: every count is shown, also of one browser, as a band.',
  limits: 'Limits',
  limitsText: 'The group size counts browsers, not people. Whoever administers the relay’s database could read the monthly sheets before they are folded; they hold no names, but with other knowledge a sheet might be told apart. Sheets are deleted 90 days after their month.',
  members: 'About members',
  membersText: 'Acts carry the name of the member who made them, for ever: that is their purpose. Drafts carry who last edited an entry and on which day.',
}

export type PwaPrivacyMessages = MessagesOf<typeof en>

const de: PwaPrivacyMessages = {
  title: 'Was über Menschen erfasst wird',
  never: 'Nie und nirgends',
  neverItems: [
    'Eingaben, Antworten, Dateinamen, Dateiinhalte, die Zwischenablage',
    'Adressen und Titel von Seiten',
    'Kontonamen und E-Mail-Adressen',
    'Uhrzeiten, Dauern, wie schnell jemand geantwortet hat',
    'irgendetwas auf Seiten, die kein KI-Dienst sind',
    'irgendetwas je Person: Keine Rolle kann eine solche Ansicht öffnen, weil es sie nicht gibt',
  ],
  recorded: 'Je Browser und Monat, unter einem frischen Schlüssel',
  recordedItems: [
    'welcher KI-Dienst, in welcher Woche, wie viele Nutzungen',
    'was die Person angegeben hat: Zweck, Datenstufe und was sie sonst sagen wollte',
    'die Abteilung, wo es eine gibt',
    'gesehene, aber unbeantwortete Nutzungen; „nicht dienstlich“ entfernt eine Nutzung ganz',
    'welche Fassung der KI-Richtlinie gelesen ist, je Monat; keine Antwort auf eine Frage der Schulung',
    'gesendete Wünsche und Bedenken: was darin steht, der Tag des Eingangs, ein Name nur, wenn er angegeben wurde; getrennt von aller Nutzung',
  ],
  published: 'Was Mitglieder sehen',
  trend: (k: number) => `Zahlen nur als Spannen und nur, wenn mindestens ${formatNumber('de', k)} Browser dahinterstehen; Kleineres wird zusammengelegt.`,
  presence: (k: number) => `Dass ein Dienst mit einer Datenstufe oder für einen Zweck genutzt wird, jedes für sich, sobald ${formatNumber('de', k)} Browser in dem Monat melden.`,
  evidence: 'Je Risikoregel, welche Verbindungen ihrer Bedingungen vorkamen: wahr, falsch oder unbekannt. Keine Zahl, keine Woche, keine Abteilung unter der kleinsten Gruppe.',
  personal: 'Dies ist ein persönlicher Arbeitsbereich: Jede Zahl wird gezeigt, auch von einem Browser, als Spanne.',
  limits: 'Grenzen',
  limitsText: 'Die Gruppengröße zählt Browser, nicht Menschen. Wer die Datenbank des Relays verwaltet, könnte die Monatsblätter lesen, bevor sie gefaltet werden; sie tragen keine Namen, doch mit anderem Wissen ließe sich ein Blatt vielleicht zuordnen. Blätter werden 90 Tage nach ihrem Monat gelöscht.',
  members: 'Über Mitglieder',
  membersText: 'Beschlüsse tragen dauerhaft den Namen des Mitglieds, das sie gefasst hat: Das ist ihr Zweck. Entwürfe tragen, wer einen Eintrag zuletzt und an welchem Tag geändert hat.',
}

export const pwaPrivacyMessages = { en, de }
