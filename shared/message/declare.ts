import { plural, type MessagesOf } from './format.ts'

// What the question says where more is at stake than two taps: kinds of data, and a use that is not allowed.

const en = {
  kinds: 'Which kinds of data? Optional.',
  kindsMore: (count: number) => plural('en', count, { one: '# more kind', other: '# more kinds' }),
  noneOfThese: 'None of these',
  none: 'None',
  raised: (level: string) => `With this, the data counts as ${level}.`,
  refused: {
    title: 'This is not allowed here',
    service: (service: string) => `${service} is not to be used for work.`,
    level: (service: string, adjective: string) => `${service} is not allowed for ${adjective} data.`,
    purpose: (service: string, purpose: string) => `${service} is not allowed for this purpose: ${purpose}.`,
    account: (service: string, account: string) => `${service} is not allowed with this account: ${account}.`,
    combination: (service: string) => `${service} is not allowed for this purpose, data and account together.`,
    truth: 'If it has already happened, say so: a true record helps more than a tidy one.',
    save: 'Save anyway, as it is',
    back: 'Change my answer',
  },
} as const

export type DeclareMessages = MessagesOf<typeof en>

const de: DeclareMessages = {
  kinds: 'Welche Arten von Daten? Freiwillig.',
  kindsMore: (count) => plural('de', count, { one: '# weitere Art', other: '# weitere Arten' }),
  noneOfThese: 'Nichts davon',
  none: 'Keine',
  raised: (level) => `Damit gelten die Daten als: ${level}.`,
  refused: {
    title: 'Das ist hier nicht erlaubt',
    service: (service) => `${service} soll nicht für die Arbeit genutzt werden.`,
    level: (service, adjective) => `${service} ist für ${adjective} Daten nicht erlaubt.`,
    purpose: (service, purpose) => `${service} ist für diesen Zweck nicht erlaubt: ${purpose}.`,
    account: (service, account) => `${service} ist mit diesem Konto nicht erlaubt: ${account}.`,
    combination: (service) => `${service} ist für diesen Zweck mit diesen Daten und diesem Konto nicht erlaubt.`,
    truth: 'Ist es schon geschehen, dann bitte so festhalten: Ein wahrer Eintrag hilft mehr als ein schöner.',
    save: 'Trotzdem so speichern',
    back: 'Antwort ändern',
  },
}

export const declareMessages = { en, de }
