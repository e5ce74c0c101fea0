import type { MessagesOf } from './format.ts'

// The sign-in page.

const en = {
  title: 'Sign in to Daybook',
  working: 'Signing you in …',
  explain: 'You sign in with a one-time link. An administrator makes it for you under Settings, Members; on the machine of the relay, “npx daybook link” makes one too.',
  paste: 'Your link',
  pasteHint: 'Paste it here if the link opened in another browser.',
  button: 'Sign in',
  noToken: 'This is not a sign-in link. It ends in # and 43 letters and digits.',
  used: 'This link has been used already, or is older than a day. Ask an administrator for a new one.',
  offline: 'The relay cannot be reached. The link is still good: try again when you are online.',
  newer: 'The relay runs a newer version. Reload this page, then open the link again.',
  failed: (reason: string) => `Signing in did not work: ${reason}`,
  again: 'Try again',
  insecure: 'Daybook needs a secure connection. Open it by https, or on the machine it runs on by http://localhost.',
  already: (name: string) => `You are signed in as ${name}.`,
  open: 'Open Daybook',
}

export type PwaSignInMessages = MessagesOf<typeof en>

const de: PwaSignInMessages = {
  title: 'Bei Daybook anmelden',
  working: 'Anmeldung läuft …',
  explain: 'Die Anmeldung geschieht mit einem Einmal-Link. Die Administration erstellt ihn unter Einstellungen, Mitglieder; auf dem Rechner des Relays geht auch „npx daybook link“.',
  paste: 'Anmeldelink',
  pasteHint: 'Hier einfügen, falls sich der Link in einem anderen Browser geöffnet hat.',
  button: 'Anmelden',
  noToken: 'Das ist kein Anmeldelink. Er endet mit # und 43 Buchstaben und Ziffern.',
  used: 'Dieser Link wurde schon benutzt oder ist älter als ein Tag. Bitte bei der Administration einen neuen holen.',
  offline: 'Das Relay ist nicht erreichbar. Der Link gilt weiter: bitte mit Verbindung erneut versuchen.',
  newer: 'Das Relay läuft in einer neueren Version. Diese Seite neu laden, dann den Link erneut öffnen.',
  failed: (reason: string) => `Die Anmeldung hat nicht geklappt: ${reason}`,
  again: 'Erneut versuchen',
  insecure: 'Daybook braucht eine sichere Verbindung. Bitte über https öffnen, oder auf dem Rechner des Relays über http://localhost.',
  already: (name: string) => `Angemeldet als ${name}.`,
  open: 'Daybook öffnen',
}

export const pwaSignInMessages = { en, de }
