import { formatAgo, plural, type MessagesOf } from './format.ts'

const en = {
  product: 'Daybook',
  skip: 'Skip to content',
  navigation: 'Pages',
  notices: 'Notices',
  page: { overview: 'Overview', inventory: 'Inventory', risks: 'Risks', policy: 'Policy', inbox: 'Inbox', settings: 'Settings' },
  toAnswer: 'to answer',
  close: 'Close',
  sync: {
    label: 'State of your data',
    savedHere: 'Saved here',
    memoryOnly: 'Not saved in this browser',
    connecting: 'Connecting',
    online: 'Online',
    offline: 'Offline',
    full: 'Server full',
    signedOut: 'Signed out',
    never: 'Not synced yet',
    synced: (age: number) => (age < 60_000 ? 'Synced just now' : `Synced ${formatAgo('en', age)}`),
    waiting: (count: number) => plural('en', count, { one: '# change waiting', other: '# changes waiting' }),
    returned: (count: number) => plural('en', count, { one: '# came back', other: '# came back' }),
  },
  banner: {
    personal: 'Personal workspace: groups of one are shown.',
    setUp: 'Set up as an organisation',
    sample: 'Sample data. Nothing here is real.',
    remove: 'Remove sample',
    removing: 'Removing …',
    removed: 'The sample is gone. This is your own workspace now.',
    removeFailed: (reason: string) => `The sample could not be removed: ${reason}`,
    offline: 'the relay cannot be reached.',
  },
  session: {
    expired: 'Your session has ended. You can read what is here; to send changes, sign in with a new link.',
    signIn: 'How to sign in',
  },
  update: { ready: 'Update ready', reload: 'Reload', offlineReady: 'Ready to work offline' },
}

export type PwaShellMessages = MessagesOf<typeof en>

const de: PwaShellMessages = {
  product: 'Daybook',
  skip: 'Zum Inhalt',
  navigation: 'Seiten',
  notices: 'Hinweise',
  page: { overview: 'Überblick', inventory: 'Inventar', risks: 'Risiken', policy: 'Vorgaben', inbox: 'Eingang', settings: 'Einstellungen' },
  toAnswer: 'zu beantworten',
  close: 'Schließen',
  sync: {
    label: 'Stand der Daten',
    savedHere: 'Hier gespeichert',
    memoryOnly: 'In diesem Browser nicht gespeichert',
    connecting: 'Verbindet',
    online: 'Online',
    offline: 'Offline',
    full: 'Server voll',
    signedOut: 'Abgemeldet',
    never: 'Noch nicht abgeglichen',
    synced: (age: number) => (age < 60_000 ? 'Gerade abgeglichen' : `Abgeglichen ${formatAgo('de', age)}`),
    waiting: (count: number) => plural('de', count, { one: '# Änderung wartet', other: '# Änderungen warten' }),
    returned: (count: number) => plural('de', count, { one: '# kam zurück', other: '# kamen zurück' }),
  },
  banner: {
    personal: 'Persönlicher Arbeitsbereich: Auch Gruppen aus einer Person werden gezeigt.',
    setUp: 'Als Organisation einrichten',
    sample: 'Beispieldaten. Nichts hiervon ist echt.',
    remove: 'Beispiel entfernen',
    removing: 'Wird entfernt …',
    removed: 'Das Beispiel ist entfernt. Dies ist jetzt der eigene Arbeitsbereich.',
    removeFailed: (reason: string) => `Das Beispiel ließ sich nicht entfernen: ${reason}`,
    offline: 'Das Relay ist nicht erreichbar.',
  },
  session: {
    expired: 'Die Sitzung ist abgelaufen. Vorhandenes bleibt lesbar; um Änderungen zu senden, bitte mit einem neuen Link anmelden.',
    signIn: 'So geht die Anmeldung',
  },
  update: { ready: 'Neue Version bereit', reload: 'Neu laden', offlineReady: 'Auch offline nutzbar' },
}

export const pwaShellMessages = { en, de }
