import type { MessagesOf } from './format.ts'

// What the extension says of itself where it is the wide build. None of it is in the normal one.

const en = {
  notice: {
    title: 'Also looked at here: all sites',
    what: 'This is the wide version of Daybook. It also looks at request shapes on all sites to find unknown AI: whether a site answers what is sent piece by piece, as a model does. It runs no script there and reads no content.',
    kept: 'Of such a site only the host name is recorded, once a month, with what speaks for it: never the address, the page, the day or what was written. It goes with the month’s sheet.',
    seen: (k: number) => `The organisation sees a host name only when at least ${k} browsers reported it in the month.`,
    seenUnknown: 'The organisation sees a host name only when enough browsers reported it in the month.',
    seenAlone: 'In this personal workspace you see every host name yourself.',
  },
  inForce: { name: 'Version', text: 'Wide: looks for unknown AI on all sites' },
}

const de: MessagesOf<typeof en> = {
  notice: {
    title: 'Hier wird außerdem angesehen: alle Websites',
    what: 'Das ist die breite Fassung von Daybook. Sie sieht auch auf allen anderen Websites die Form von Anfragen an, um unbekannte KI zu finden: ob eine Website auf Gesendetes Stück für Stück antwortet, wie ein Modell es tut. Sie führt dort kein Skript aus und liest keine Inhalte.',
    kept: 'Von einer solchen Website wird nur der Hostname festgehalten, einmal im Monat, mit dem, was dafür spricht: nie die Adresse, die Seite, der Tag oder was geschrieben wurde. Er geht mit dem Monatsblatt.',
    seen: (k) => `Die Organisation sieht einen Hostnamen nur, wenn ihn im Monat mindestens ${k} Browser gemeldet haben.`,
    seenUnknown: 'Die Organisation sieht einen Hostnamen nur, wenn ihn im Monat genügend Browser gemeldet haben.',
    seenAlone: 'In diesem persönlichen Arbeitsbereich ist jeder Hostname zu sehen, für einen selbst.',
  },
  inForce: { name: 'Fassung', text: 'Breit: sucht auf allen Websites nach unbekannter KI' },
}

export type WideMessages = typeof en
export const wideMessages = { en, de }
