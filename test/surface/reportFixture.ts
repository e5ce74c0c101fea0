import type { Guidance, GuidanceState, OwnReport } from '#extension/platform/reportMessage.ts'
import { chatgpt, mistral, otter } from './fixture.ts'

// The AI policy of the made-up organisation, and what its people have asked for.

export const guidanceDue: GuidanceState = { version: 31, acknowledgedOn: null, isDue: true, comesUp: true }
export const guidanceRead: GuidanceState = { version: 31, acknowledgedOn: '2026-11-02', isDue: false, comesUp: false }
export const guidanceAgain: GuidanceState = { version: 31, acknowledgedOn: '2025-11-02', isDue: true, comesUp: false }

export const guidance: Guidance = {
  version: 31,
  policy: {
    en: { title: 'How we work with AI', text: 'Use approved tools. Daybook shows what is allowed where.\n\nWhat is confidential goes only where the card says so.\n\nYou stay responsible: check what an AI writes before you use it.' },
    de: { title: 'Wie wir mit KI arbeiten', text: 'Freigegebene Werkzeuge nutzen. Daybook zeigt, was wo erlaubt ist.\n\nVertrauliches gehört nur dorthin, wo die Karte es erlaubt.\n\nDie Verantwortung bleibt beim Menschen: Was eine KI schreibt, wird vor der Verwendung geprüft.' },
  },
  training: [
    {
      page: {
        en: { title: 'Which data may go where', text: 'Public data may go into any approved tool. Customer data is confidential, also a single name with an order number.' },
        de: { title: 'Welche Daten wohin dürfen', text: 'Öffentliche Daten dürfen in jedes freigegebene Werkzeug. Kundendaten sind vertraulich, auch ein einzelner Name mit Auftragsnummer.' },
      },
      question: {
        texts: {
          en: { question: 'A list of customers with their orders is …', answers: ['public', 'internal', 'confidential'] },
          de: { question: 'Eine Liste von Kunden mit ihren Aufträgen ist …', answers: ['öffentlich', 'intern', 'vertraulich'] },
        },
        right: 2,
      },
    },
    {
      page: {
        en: { title: 'Check before you use', text: 'A model sounds sure when it is wrong. Figures, sources and names are looked up before they leave the house.' },
        de: { title: 'Erst prüfen, dann verwenden', text: 'Ein Modell klingt auch dann sicher, wenn es irrt. Zahlen, Quellen und Namen werden nachgesehen, bevor sie das Haus verlassen.' },
      },
      question: null,
    },
  ],
  repeatMonths: 12,
}

const id = (number: number) => `6f7c0a52-5b0e-4f43-9a6e-0a52a1c3e${number}`

export const answered: OwnReport = {
  id: id(301), kind: 'request', on: '2026-11-12', until: '2027-11-12', service: otter, tool: null, topic: null, purpose: 'meeting_notes', level: 'internal',
  text: 'Minutes of our weekly call take an hour each.', name: null, state: 'sent', detail: null,
  answer: { outcome: 'declined', service: mistral, text: 'It joins calls without being asked. Transcripts can be summarised in Le Chat.', on: '2026-11-18', isNew: true },
}

export const reports: readonly OwnReport[] = [
  {
    ...answered, id: id(302), on: '2026-11-21', service: null, tool: 'Granola <b>2</b>', text: 'Notes on calls, kept on my machine.\nColleagues use it already.', name: 'Kim Example',
    purpose: null, level: null, state: 'waiting', answer: null,
  },
  {
    ...answered, id: id(303), kind: 'concern', on: '2026-11-19', service: chatgpt, topic: 'wrong_output', purpose: null, level: null,
    text: 'Freight rates in an offer were made up; nobody noticed for two days.', state: 'sent', answer: null,
  },
  answered,
  { ...answered, id: id(304), on: '2026-09-02', service: chatgpt, purpose: null, level: null, text: 'Bad', state: 'refused', detail: 'text: Too long', answer: null },
]
