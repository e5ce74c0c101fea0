import type { MessagesOf } from './format.ts'

// The shell's dialogs: state of the data, palette, keys. Apart from pwa-shell.ts because they load when first opened.

const en = {
  sync: {
    memoryHint: 'This browser refuses storage (a private window does). What you enter lives in this tab only, until the relay has it.',
    title: 'State of your data',
    now: 'Sync now',
    explain: 'What you enter is saved in this browser first and sent to the relay as soon as it can be reached.',
    acts: 'Acts that wait',
    edits: 'Edits that wait',
    noneWaiting: 'Nothing waits: the relay has confirmed everything.',
    isWaiting: 'waits',
    isReturned: 'returned',
    retry: 'Send again',
    withdraw: 'Withdraw',
    dismiss: 'Dismiss',
    removed: 'removed',
    tablesFrom: (month: string) => `Figures up to ${month}`,
    noTables: 'No figures published yet',
  },
  palette: { title: 'Go to', placeholder: 'A service or a page', none: 'Nothing found', service: 'Service', page: 'Page', action: 'Action' },
  action: { theme: 'Change theme', language: 'Deutsch', help: 'Keyboard shortcuts', sync: 'Sync now' },
  help: {
    title: 'Keyboard',
    open: 'Open a page or service by name',
    overview: 'Overview',
    inventory: 'Inventory',
    risks: 'Risks',
    settings: 'Settings',
    filter: 'Filter the list',
    rows: 'Move between rows',
    help: 'This help',
    back: 'Close what is open',
    then: 'then',
    off: 'Use single-key shortcuts',
  },
}

export type PwaDialogMessages = MessagesOf<typeof en>

const de: PwaDialogMessages = {
  sync: {
    memoryHint: 'Dieser Browser verweigert Speicher (so ist es in privaten Fenstern). Eingaben leben nur in diesem Tab, bis das Relay sie hat.',
    title: 'Stand der Daten',
    now: 'Jetzt abgleichen',
    explain: 'Eingaben werden zuerst in diesem Browser gespeichert und an das Relay gesendet, sobald es erreichbar ist.',
    acts: 'Wartende Beschlüsse',
    edits: 'Wartende Änderungen',
    noneWaiting: 'Nichts wartet: Das Relay hat alles bestätigt.',
    isWaiting: 'wartet',
    isReturned: 'zurückgegeben',
    retry: 'Erneut senden',
    withdraw: 'Zurückziehen',
    dismiss: 'Verwerfen',
    removed: 'entfernt',
    tablesFrom: (month: string) => `Zahlen bis ${month}`,
    noTables: 'Noch keine Zahlen veröffentlicht',
  },
  palette: { title: 'Gehe zu', placeholder: 'Dienst oder Seite', none: 'Nichts gefunden', service: 'Dienst', page: 'Seite', action: 'Aktion' },
  action: { theme: 'Farbschema wechseln', language: 'English', help: 'Tastenkürzel', sync: 'Jetzt abgleichen' },
  help: {
    title: 'Tastatur',
    open: 'Seite oder Dienst nach Namen öffnen',
    overview: 'Überblick',
    inventory: 'Inventar',
    risks: 'Risiken',
    settings: 'Einstellungen',
    filter: 'Liste filtern',
    rows: 'Zwischen Zeilen wechseln',
    help: 'Diese Hilfe',
    back: 'Offenes schließen',
    then: 'dann',
    off: 'Kürzel aus einer Taste verwenden',
  },
}

export const pwaDialogMessages = { en, de }
