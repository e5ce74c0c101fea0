import { formatNumber, plural, type MessagesOf } from './format.ts'

// What the own page says about the questions themselves: what is sent about them, and when Daybook asks less.

const en = {
  sent: {
    more: 'Besides, for the whole month: no service, no day, no time',
    asked: 'Questions',
    asks: {
      answered: (count: number) => plural('en', count, { one: '1 answered when asked', other: '# answered when asked' }),
      answeredLater: (count: number) => plural('en', count, { one: '1 answered later', other: '# answered later' }),
      ignored: (count: number) => plural('en', count, { one: '1 left unanswered', other: '# left unanswered' }),
      ignoredAgain: (count: number) => plural('en', count, { one: '1 left unanswered after a reminder', other: '# left unanswered after a reminder' }),
    },
    justified: 'Reasons given',
    times: (count: number) => `${formatNumber('en', count)}\u00a0×`,
    guidance: 'AI policy acknowledged',
    version: (version: number) => `version ${formatNumber('en', version)}`,
    candidates: 'Hosts that look like an AI service nobody knows',
  },
  quieting: {
    less: 'Daybook asks less, because you left most of its last questions unanswered: one question a day, each service once a week.',
    least: 'Daybook asks hardly any more, because you left its last questions unanswered: only when something changes for a service, and where a use is not allowed.',
    ends: 'After two answers in a row it asks as usual again.',
    again: 'Ask me as usual again',
  },
} as const

const de: MessagesOf<typeof en> = {
  sent: {
    more: 'Dazu, für den ganzen Monat: ohne Dienst, Tag und Uhrzeit',
    asked: 'Fragen',
    asks: {
      answered: (count) => plural('de', count, { one: '1 gleich beantwortet', other: '# gleich beantwortet' }),
      answeredLater: (count) => plural('de', count, { one: '1 später beantwortet', other: '# später beantwortet' }),
      ignored: (count) => plural('de', count, { one: '1 offen gelassen', other: '# offen gelassen' }),
      ignoredAgain: (count) => plural('de', count, { one: '1 nach einer Erinnerung offen gelassen', other: '# nach einer Erinnerung offen gelassen' }),
    },
    justified: 'Genannte Gründe',
    times: (count) => `${formatNumber('de', count)}\u00a0×`,
    guidance: 'KI-Richtlinie zur Kenntnis genommen',
    version: (version) => `Fassung ${formatNumber('de', version)}`,
    candidates: 'Adressen, die nach einem unbekannten KI-Dienst aussehen',
  },
  quieting: {
    less: 'Daybook fragt seltener, weil die meisten der letzten Fragen offen geblieben sind: eine Frage am Tag, jeder Dienst einmal in der Woche.',
    least: 'Daybook fragt kaum noch, weil die letzten Fragen offen geblieben sind: nur wenn sich für einen Dienst etwas ändert, und wo eine Nutzung nicht erlaubt ist.',
    ends: 'Nach zwei Antworten hintereinander fragt es wieder wie gewohnt.',
    again: 'Wieder wie gewohnt fragen',
  },
}

export const askMessages = { en, de }
