import type { MessagesOf } from './format.ts'

// The shell's dialogs (state of the data, palette, keys) and its rare warnings. Apart from pwa-shell.ts because they load
// when first shown.

const en = {
  warning: {
    reload: 'A newer version of Daybook is in use. Until you reload, this page is read-only.',
    reloadAction: 'Reload to continue',
    brokenChain: (number: number) => `The ledger of acts does not hold together at number ${number}. What follows is not shown. Tell your administrator: someone may have changed the record.`,
    brokenTable: (table: string) => `The published table ${table} does not match its hash and is left out.`,
    newEpoch: 'The relay started a new ledger (a sample was removed or a backup restored). Everything was loaded anew; what had not been sent is listed under “State of your data”.',
    dismiss: 'Dismiss',
  },
  sync: {
    memoryHint: 'This browser refuses storage (a private window does). What you enter lives in this tab only, until the relay has it.',
    title: 'State of your data',
    now: 'Sync now',
    explain: 'What you enter is saved in this browser first and sent to the relay as soon as it can be reached.',
    full: 'The relay has no space left and takes nothing new. What you enter waits in this browser and is sent when there is room. Tell your administrator.',
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
    policy: 'Policy',
    inbox: 'Inbox',
    settings: 'Settings',
    filter: 'Filter the list',
    rows: 'Move between rows',
    help: 'This help',
    back: 'Close what is open',
    off: 'Use single-key shortcuts',
  },
}

export type PwaDialogMessages = MessagesOf<typeof en>

const de: PwaDialogMessages = {
  warning: {
    reload: 'Eine neuere Version von Daybook ist in Gebrauch. Bis zum Neuladen ist diese Seite nur lesbar.',
    reloadAction: 'Neu laden, um fortzufahren',
    brokenChain: (number: number) => `Das Beschlussbuch ist bei Nummer ${number} nicht schlüssig. Was folgt, wird nicht gezeigt. Bitte die Administration informieren: Jemand könnte die Aufzeichnung geändert haben.`,
    brokenTable: (table: string) => `Die veröffentlichte Tabelle ${table} passt nicht zu ihrer Prüfsumme und bleibt außen vor.`,
    newEpoch: 'Das Relay hat ein neues Beschlussbuch begonnen (Beispiel entfernt oder Sicherung eingespielt). Alles wurde neu geladen; noch nicht Gesendetes steht unter „Stand der Daten“.',
    dismiss: 'Ausblenden',
  },
  sync: {
    memoryHint: 'Dieser Browser verweigert Speicher (so ist es in privaten Fenstern). Eingaben leben nur in diesem Tab, bis das Relay sie hat.',
    title: 'Stand der Daten',
    now: 'Jetzt abgleichen',
    explain: 'Eingaben werden zuerst in diesem Browser gespeichert und an das Relay gesendet, sobald es erreichbar ist.',
    full: 'Das Relay hat keinen Platz mehr und nimmt nichts Neues an. Eingaben warten in diesem Browser und werden gesendet, sobald Platz ist. Bitte der Administration melden.',
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
    policy: 'Vorgaben',
    inbox: 'Eingang',
    settings: 'Einstellungen',
    filter: 'Liste filtern',
    rows: 'Zwischen Zeilen wechseln',
    help: 'Diese Hilfe',
    back: 'Offenes schließen',
    off: 'Kürzel aus einer Taste verwenden',
  },
}

export const pwaDialogMessages = { en, de }
