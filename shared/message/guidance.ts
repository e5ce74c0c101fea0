import { formatDay, formatNumber, type MessagesOf } from './format.ts'

// What the extension says around the organisation's AI policy and training.

const en = {
  title: 'Policy and training',
  due: 'Please read the AI policy.',
  dueAgain: 'It is time to read the AI policy again.',
  understood: 'Understood',
  later: 'Later',
  laterHint: 'Not again today. It stands in the Daybook page at any time.',
  step: (step: number, of: number) => `Page ${formatNumber('en', step)} of ${formatNumber('en', of)}`,
  next: 'Next',
  skip: 'Next without answering',
  finish: 'Done',
  right: 'Right.',
  wrong: (answer: string) => `Not quite: right is “${answer}”. The text above says why.`,
  noScore: 'Only that you have read this version is kept and sent; no answer to a question is.',
  noticeOfOrganisation: 'Your organisation sees how many have read it, in groups; nobody sees who.',
  acknowledgedOn: (day: string) => `Read on ${formatDay('en', day)}.`,
  acknowledgedOlder: (day: string) => `You read an earlier version, or this one some time ago, on ${formatDay('en', day)}.`,
  never: 'Not read yet.',
  none: 'Your organisation has not published an AI policy here yet.',
  training: 'Short training',
  read: 'Read it',
  fault: {
    storage: 'Not noted: the browser refuses to store. Free some disk space or allow storage, then try again.',
    gone: 'There is a newer version: it is shown now.',
    unreachable: 'Not noted: Daybook was updated or switched off. Reload the page, then try again.',
  },
} as const

export type GuidanceMessages = MessagesOf<typeof en>

const de: GuidanceMessages = {
  title: 'Richtlinie und Schulung',
  due: 'Bitte die KI-Richtlinie lesen.',
  dueAgain: 'Es ist Zeit, die KI-Richtlinie wieder zu lesen.',
  understood: 'Verstanden',
  later: 'Später',
  laterHint: 'Heute nicht mehr. Auf der Daybook-Seite steht sie jederzeit.',
  step: (step, of) => `Seite ${formatNumber('de', step)} von ${formatNumber('de', of)}`,
  next: 'Weiter',
  skip: 'Weiter ohne Antwort',
  finish: 'Fertig',
  right: 'Richtig.',
  wrong: (answer) => `Nicht ganz: Richtig ist „${answer}“. Der Text oben sagt, warum.`,
  noScore: 'Behalten und gesendet wird nur, dass diese Fassung gelesen ist; keine Antwort auf eine Frage.',
  noticeOfOrganisation: 'Die Organisation sieht, wie viele sie gelesen haben, in Gruppen; niemand sieht, wer.',
  acknowledgedOn: (day) => `Gelesen am ${formatDay('de', day)}.`,
  acknowledgedOlder: (day) => `Eine frühere Fassung, oder diese vor längerer Zeit, am ${formatDay('de', day)} gelesen.`,
  never: 'Noch nicht gelesen.',
  none: 'Die Organisation hat hier noch keine KI-Richtlinie veröffentlicht.',
  training: 'Kurze Schulung',
  read: 'Lesen',
  fault: {
    storage: 'Nicht vermerkt: Der Browser verweigert das Speichern. Bitte Platz schaffen oder Speichern erlauben, dann noch einmal versuchen.',
    gone: 'Es gibt eine neuere Fassung: Sie wird jetzt gezeigt.',
    unreachable: 'Nicht vermerkt: Daybook wurde aktualisiert oder abgeschaltet. Bitte die Seite neu laden, dann noch einmal versuchen.',
  },
}

export const guidanceMessages = { en, de }
