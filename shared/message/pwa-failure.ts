import type { MessagesOf } from './format.ts'

const en = {
  title: 'This page stopped working',
  text: 'Your data is safe: it is saved in this browser and on the relay. Reload the page; if it happens again, tell your administrator what you did last.',
  reload: 'Reload',
  details: 'Technical details',
  notFound: 'There is no such page',
  notFoundText: 'The address may be from an older version or mistyped.',
  home: 'Go to the overview',
  chunk: 'This page is not on this device yet and the relay cannot be reached. It opens again as soon as you are online.',
}

export type PwaFailureMessages = MessagesOf<typeof en>

const de: PwaFailureMessages = {
  title: 'Diese Seite funktioniert gerade nicht',
  text: 'Die Daten sind sicher: Sie sind in diesem Browser und auf dem Relay gespeichert. Bitte neu laden; geschieht es wieder, der Administration sagen, was zuletzt getan wurde.',
  reload: 'Neu laden',
  details: 'Technische Angaben',
  notFound: 'Diese Seite gibt es nicht',
  notFoundText: 'Die Adresse stammt vielleicht aus einer älteren Version oder enthält einen Tippfehler.',
  home: 'Zum Überblick',
  chunk: 'Diese Seite ist noch nicht auf diesem Gerät und das Relay ist nicht erreichbar. Sie öffnet sich wieder, sobald eine Verbindung besteht.',
}

export const pwaFailureMessages = { en, de }
