import { formatList, formatMonth, formatNumber, plural, type Locale, type MessagesOf } from './format.ts'

// Texts about logs and lists that were read to find AI services no browser sees.

const sourcesEn = {
  proxy: { name: 'Proxy log', cannotSee: 'Sees hosts, and pages only where the proxy opens encrypted traffic. Does not see traffic that goes round the proxy: phones, home networks, other VPNs. A host says somebody or something was there, not that AI was used.' },
  dns: { name: 'DNS log', cannotSee: 'Sees that a name was looked up, not that anybody used it: browsers look up names in advance, and answers are cached. Does not see pages, AI inside other products, or devices that ask another resolver.' },
  casb: { name: 'Cloud discovery', cannotSee: 'Sees what that product recognises and counts. Does not see AI inside allowed products, or devices it does not cover.' },
  apps: { name: 'List of applications', cannotSee: 'Sees applications connected to single sign-on or given consent, by name. Does not see accounts opened with an e-mail address and a password, and not whether anybody uses them.' },
  expenses: { name: 'List of expenses', cannotSee: 'Sees what was paid for, by the name of the merchant. Does not see free accounts, invoices under the name of a reseller, or use.' },
} as const

const en = {
  source: sourcesEn,
  confidence: { route: 'host and page', host: 'host', name: 'by name only' },
  sign: {
    request: 'calls shaped like those to a model',
    domainWord: 'AI word in the domain',
    hostWord: 'AI word in the host name',
    aiEnding: 'ends in .ai (weak)',
  },
  fault: {
    noHost: 'no host, URL or name where one is expected',
    notOfFormat: 'not a line of this format',
    tooFewFields: 'fewer fields than the header promises',
    notJson: 'not a JSON object on one line',
    openQuote: 'a quotation mark is opened and not closed',
    tooLong: 'longer than 65,536 characters',
  },
  problem: {
    empty: 'The file is empty. Export the log again and check that it has lines.',
    archive: 'This is a ZIP archive or an Excel workbook. Unpack it, or save the sheet as CSV.',
    binary: 'This is not text. Give a text log, a CSV file, or either of them compressed with gzip.',
    w3cWithoutHost: 'The log has no #Fields line that names a host (cs-host, cs-uri, r-host or x-cs-app). Export it with one of these fields.',
    noLineUnderstood: (format: string) => `No line could be read as ${format}. Say the format with --format.`,
    noHostColumn: (columns: number) => `None of the ${columns} columns holds hosts, URLs or known names, and no header names one. Say which it is: --host-column 3, or --host-column "Name of the column".`,
    unclearHostColumn: (columns: string, count: number) => `${count === 1 ? `Column ${columns} may hold destinations, or the names of devices` : `Columns ${columns} could each hold the destination`}, and neither header nor content says which. Say which column is the destination: --host-column with its number.`,
    unclearHostField: (fields: string, count: number) => `${count === 1 ? `The field ${fields} may hold destinations, or the names of devices` : `The fields ${fields} could each hold the destination`}, and neither name nor content says which. Say which field is the destination: --host-column with its name.`,
    onlyIpAddresses: 'Every line names its destination by an IP address, and that says nothing about a service. Export the log with the host name or the URL.',
    noSuchColumn: (option: string, columns: number) => `The file has no such column for --${option}-column. Give the header as it is written, or a number from 1 to ${columns}.`,
    cannotRead: (file: string, reason: string) => `${file} cannot be read (${reason}). Give the path of a log, or - for standard input.`,
    brokenGzip: (file: string) => `${file} is compressed with gzip and damaged. Copy or export it again.`,
  },
  table: { service: 'Service', vendor: 'Vendor', status: 'Status', first: 'First', last: 'Last', lines: 'Lines', days: 'Days', seenBy: 'Seen by', host: 'Host', why: 'Why' },
  unknownStatus: 'unknown',
  severalServices: (vendor: string) => `${vendor}: which of its services is not said`,
  read: (lines: string, source: string) => `${lines} read. ${source}.`,
  totals: (matched: string, known: string, looks: string, not: string) => `${matched} AI service · ${known} known, not AI · ${looks} unknown, looks like AI · ${not} not AI`,
  noService: 'No service of the catalogue was seen.',
  candidates: 'Not in the catalogue, looks like AI (registrable hosts only)',
  hostWord: { one: '# more host', other: '# more hosts' },
  fewCandidates: (hosts: string, k: string) => `${hosts} with fewer than ${k} lines: not named.`,
  beyondCandidates: (hosts: string) => `${hosts}: not shown.`,
  uncounted: 'The log has so many different hosts of this kind that the list is a part of them.',
  namesLikeAi: (lines: string) => `${lines} with an AI word in a name that the catalogue does not know. Names are not shown: people choose them.`,
  faults: (lines: string, reason: string, first: string) => `${lines} not understood: ${reason} (first in ${first}).`,
  lineWord: { one: '# line', other: '# lines' },
  lineNumber: (number: string) => `line ${number}`,
  unnamed: (lines: string) => `${lines} with an IP address instead of a name: nothing can be told from them.`,
  undated: (lines: string) => `${lines} without a date that could be read.`,
  twoWays: 'Dates such as 03/04/2026 can be read two ways and no line tells which: months are left out. Say --date-order dmy or mdy.',
  linesAreNotPeople: (k: string) => `Lines are requests, look-ups or entries, not people: one person or one program can write thousands. Bands start at ${k}.`,
  cannotSee: 'What this source cannot see',
  settled: (count: string, folder: string) => `Hosts that security has settled: ${count}, from the workspace in ${folder}.`,
  notSettled: (reason: string) => `Hosts that security has settled are not known here: ${reason} The catalogue alone is used.`,
  progress: (done: string, all: string) => `${done} of ${all} MB read`,
  progressOpen: (done: string) => `${done} MB read`,
}

export type ScanMessages = MessagesOf<typeof en>

const de: ScanMessages = {
  source: {
    proxy: { name: 'Proxy-Protokoll', cannotSee: 'Sieht Hosts, und Seiten nur dort, wo der Proxy verschlüsselten Verkehr öffnet. Sieht keinen Verkehr am Proxy vorbei: Telefone, Heimnetze, andere VPNs. Ein Host sagt, dass jemand oder etwas dort war, nicht dass KI genutzt wurde.' },
    dns: { name: 'DNS-Protokoll', cannotSee: 'Sieht, dass ein Name nachgeschlagen wurde, nicht dass ihn jemand genutzt hat: Browser schlagen Namen im Voraus nach, Antworten werden zwischengespeichert. Sieht keine Seiten, keine KI in anderen Produkten und keine Geräte, die einen anderen Server fragen.' },
    casb: { name: 'Cloud-Erkennung', cannotSee: 'Sieht, was dieses Produkt erkennt und zählt. Sieht keine KI in erlaubten Produkten und keine Geräte, die es nicht erfasst.' },
    apps: { name: 'Liste von Anwendungen', cannotSee: 'Sieht Anwendungen, die an Single Sign-on hängen oder eine Zustimmung haben, nach Namen. Sieht keine Konten mit E-Mail-Adresse und Passwort und nicht, ob sie jemand nutzt.' },
    expenses: { name: 'Liste von Ausgaben', cannotSee: 'Sieht, was bezahlt wurde, nach dem Namen des Händlers. Sieht keine kostenlosen Konten, keine Rechnungen auf den Namen eines Wiederverkäufers und keine Nutzung.' },
  },
  confidence: { route: 'Host und Seite', host: 'Host', name: 'nur nach Namen' },
  sign: {
    request: 'Aufrufe wie an ein Modell',
    domainWord: 'KI-Wort in der Domain',
    hostWord: 'KI-Wort im Hostnamen',
    aiEnding: 'endet auf .ai (schwach)',
  },
  fault: {
    noHost: 'kein Host, keine URL und kein Name, wo einer stehen soll',
    notOfFormat: 'keine Zeile dieses Formats',
    tooFewFields: 'weniger Felder, als die Kopfzeile verspricht',
    notJson: 'kein JSON-Objekt in einer Zeile',
    openQuote: 'ein Anführungszeichen geht auf und nicht zu',
    tooLong: 'länger als 65.536 Zeichen',
  },
  problem: {
    empty: 'Die Datei ist leer. Das Protokoll noch einmal exportieren und prüfen, ob es Zeilen hat.',
    archive: 'Das ist ein ZIP-Archiv oder eine Excel-Mappe. Bitte entpacken oder das Blatt als CSV speichern.',
    binary: 'Das ist kein Text. Gebraucht wird ein Protokoll als Text, eine CSV-Datei oder eines davon mit gzip gepackt.',
    w3cWithoutHost: 'Das Protokoll hat keine #Fields-Zeile, die einen Host nennt (cs-host, cs-uri, r-host oder x-cs-app). Bitte mit einem dieser Felder exportieren.',
    noLineUnderstood: (format) => `Keine Zeile ließ sich als ${format} lesen. Das Format mit --format angeben.`,
    noHostColumn: (columns) => `Keine der ${columns} Spalten enthält Hosts, URLs oder bekannte Namen, und keine Kopfzeile nennt eine. Bitte angeben: --host-column 3 oder --host-column "Name der Spalte".`,
    unclearHostColumn: (columns, count) => `${count === 1 ? `Spalte ${columns} kann Ziele oder Namen von Geräten enthalten` : `Die Spalten ${columns} können alle das Ziel enthalten`}, und weder Kopfzeile noch Inhalt sagen, was gilt. Bitte die Spalte mit dem Ziel angeben: --host-column mit ihrer Nummer.`,
    unclearHostField: (fields, count) => `${count === 1 ? `Das Feld ${fields} kann Ziele oder Namen von Geräten enthalten` : `Die Felder ${fields} können alle das Ziel enthalten`}, und weder Name noch Inhalt sagen, was gilt. Bitte das Feld mit dem Ziel angeben: --host-column mit seinem Namen.`,
    onlyIpAddresses: 'Jede Zeile nennt ihr Ziel nur als IP-Adresse, und die sagt nichts über einen Dienst. Bitte das Protokoll mit Hostnamen oder URL exportieren.',
    noSuchColumn: (option, columns) => `Die Datei hat keine solche Spalte für --${option}-column. Bitte die Kopfzeile wie geschrieben oder eine Nummer von 1 bis ${columns} angeben.`,
    cannotRead: (file, reason) => `${file} lässt sich nicht lesen (${reason}). Gebraucht wird der Pfad eines Protokolls oder - für die Standardeingabe.`,
    brokenGzip: (file) => `${file} ist mit gzip gepackt und beschädigt. Bitte noch einmal kopieren oder exportieren.`,
  },
  table: { service: 'Dienst', vendor: 'Anbieter', status: 'Status', first: 'Zuerst', last: 'Zuletzt', lines: 'Zeilen', days: 'Tage', seenBy: 'Erkannt an', host: 'Host', why: 'Warum' },
  unknownStatus: 'unbekannt',
  severalServices: (vendor) => `${vendor}: welcher Dienst, steht nicht da`,
  read: (lines, source) => `${lines} gelesen. ${source}.`,
  totals: (matched, known, looks, not) => `${matched} KI-Dienst · ${known} bekannt, keine KI · ${looks} unbekannt, sieht nach KI aus · ${not} keine KI`,
  noService: 'Kein Dienst aus dem Katalog kommt vor.',
  candidates: 'Nicht im Katalog, sieht nach KI aus (nur registrierbare Hosts)',
  hostWord: { one: '# weiterer Host', other: '# weitere Hosts' },
  fewCandidates: (hosts, k) => `${hosts} mit weniger als ${k} Zeilen: nicht genannt.`,
  beyondCandidates: (hosts) => `${hosts}: nicht gezeigt.`,
  uncounted: 'Das Protokoll hat so viele verschiedene Hosts dieser Art, dass die Liste nur einen Teil zeigt.',
  namesLikeAi: (lines) => `${lines} mit einem KI-Wort in einem Namen, den der Katalog nicht kennt. Namen werden nicht gezeigt: Menschen wählen sie selbst.`,
  faults: (lines, reason, first) => `${lines} nicht verstanden: ${reason} (zuerst in ${first}).`,
  lineWord: { one: '# Zeile', other: '# Zeilen' },
  lineNumber: (number) => `Zeile ${number}`,
  unnamed: (lines) => `${lines} mit einer IP-Adresse statt eines Namens: daraus lässt sich nichts ablesen.`,
  undated: (lines) => `${lines} ohne lesbares Datum.`,
  twoWays: 'Daten wie 03/04/2026 lassen sich zweifach lesen, und keine Zeile sagt, wie: Monate fehlen darum. Bitte --date-order dmy oder mdy angeben.',
  linesAreNotPeople: (k) => `Zeilen sind Anfragen, Abfragen oder Einträge, keine Menschen: eine Person oder ein Programm kann Tausende schreiben. Bänder beginnen bei ${k}.`,
  cannotSee: 'Was diese Quelle nicht sieht',
  settled: (count: string, folder: string) => `Eingeordnete Hosts: ${count}, aus dem Arbeitsbereich in ${folder}.`,
  notSettled: (reason: string) => `Was die Sicherheit eingeordnet hat, ist hier nicht bekannt: ${reason} Es gilt allein der Katalog.`,
  progress: (done, all) => `${done} von ${all} MB gelesen`,
  progressOpen: (done) => `${done} MB gelesen`,
}

export const scanMessages: Record<Locale, ScanMessages> = { en, de }

/** A band as "1,000–2,499", "250,000+" or, below the group size, "fewer than 10". */
export function bandText(locale: Locale, band: { readonly from: number; readonly to: number | null }, k?: number): string {
  if (k !== undefined && band.to !== null && band.to < k) return locale === 'de' ? `unter ${formatNumber(locale, k)}` : `fewer than ${formatNumber(locale, k)}`
  if (band.to === null) return `${formatNumber(locale, band.from)}+`
  return band.from === band.to ? formatNumber(locale, band.from) : `${formatNumber(locale, band.from)}–${formatNumber(locale, band.to)}`
}

/** "3 lines not understood: no host ... (first in line 7, line 9 and line 12)." */
export function faultText(locale: Locale, fault: keyof ScanMessages['fault'], lines: number, firstLines: readonly number[]): string {
  const messages = scanMessages[locale]
  const numbers = firstLines.map((line) => messages.lineNumber(formatNumber(locale, line)))
  return messages.faults(plural(locale, lines, messages.lineWord), messages.fault[fault], formatList(locale, numbers))
}

/** A month such as `2026-11` as "November 2026", or a dash. */
export function monthText(locale: Locale, month: string | null): string {
  return month === null ? '–' : formatMonth(locale, month)
}

type Problem =
  | { readonly kind: 'empty' | 'archive' | 'binary' | 'w3cWithoutHost' | 'onlyIpAddresses' }
  | { readonly kind: 'noLineUnderstood'; readonly format: string }
  | { readonly kind: 'noHostColumn'; readonly columns: number }
  | { readonly kind: 'unclearHostColumn'; readonly columns: readonly number[] }
  | { readonly kind: 'unclearHostField'; readonly fields: readonly string[] }
  | { readonly kind: 'noSuchColumn'; readonly option: string; readonly columns: number }

/** Why a file could not be read, and what to do. Takes a `ScanProblem` as it is. */
export function problemText(locale: Locale, problem: Problem): string {
  const { problem: texts } = scanMessages[locale]
  switch (problem.kind) {
    case 'noLineUnderstood':
      return texts.noLineUnderstood(problem.format)
    case 'noHostColumn':
      return texts.noHostColumn(problem.columns)
    case 'unclearHostColumn':
      return texts.unclearHostColumn(formatList(locale, problem.columns.map(String)), problem.columns.length)
    case 'unclearHostField':
      return texts.unclearHostField(formatList(locale, problem.fields), problem.fields.length)
    case 'noSuchColumn':
      return texts.noSuchColumn(problem.option, problem.columns)
    default:
      return texts[problem.kind]
  }
}
