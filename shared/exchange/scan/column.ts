import type { LogSource } from '#shared/record/logFinding.ts'
import { createDateReader } from './date.ts'
import { isAddress, isPublicHost, tidyAddress } from './address.ts'
import { hostOf } from '#shared/catalogue/address.ts'
import type { Cells } from './csv.ts'

// Headers of columns, as exports of proxies, DNS filters, CASBs, identity providers and expense tools name them, in
// English and German. Compared without case, spaces, punctuation and umlauts: files come in several encodings. Sources:
// the vendors' public field lists (Zscaler web insights, Netskope events, Cisco Umbrella, Microsoft Defender for Cloud
// Apps, Okta, Entra, Pi-hole, AdGuard Home; looked up 2026-11-21). The earlier of two names wins.
const headers = {
  url: 'url urlfull fullurl requesturl requesturi csuri uri destinationurl webaddress',
  host: 'host hostname fqdn urlhostname urlhost urldomain cshost domain domainname domains destinationdomain destinationhost destinationhostname desthost dhost dstdomain requesthost serverhostname servername sni tlssni cssni queryname qname dnsquery query question qh destination website',
  app: 'app appname appdisplayname application applicationname cloudapp cloudapplication cloudappname clouddiscoveryapp saasapplication discoveredapp resourcedisplayname displayname apptitle label site service servicename product anwendung anwendungsname',
  merchant: 'merchant merchantname vendor vendorname supplier suppliername payee payeename beneficiary counterparty creditor hndler haendler lieferant kreditor empfnger empfaenger zahlungsempfnger zahlungsempfaenger transactiondescription description buchungstext beschreibung verwendungszweck memo',
  date: 'date day datetime timestamp eventtime eventdate loggedtime logtime time requesttime timegenerated receivedtime transactiondate purchasedate bookingdate postingdate receiptdate invoicedate expensedate lastseen lastseenutc lastseendate lastused lastsignin createddatetime created createdon createddate creationdate starttime datum buchungsdatum buchungstag belegdatum rechnungsdatum zeitpunkt zeitstempel zeit t',
  method: 'method requestmethod httpmethod csmethod',
  replyType: 'contenttype responsecontenttype mimetype responsetype',
} as const

type Role = keyof typeof headers
const roleNames = Object.keys(headers) as Role[]
const rankOf = new Map(roleNames.map((role) => [role, new Map(headers[role].split(' ').map((name, rank) => [name, rank]))]))

const dnsHeaders = new Set('querytype qtype rrtype recordtype responsecode rcode queryname qname dnsquery qh'.split(' '))
const casbHeaders = new Set('score riskscore risklevel cloudconfidenceindex cci ccl traffic upload uploaded transactions ipaddresses machines devices appcategory sanctioned taggedas discoveredapp cloudapp cloudapplication activity accessmethod usersaccounts'.split(' '))
const listHeaders = new Set('appid applicationid objectid clientid homepage publisher publishername publisherdomain signonmode applicationtype accountenabled appownerorganizationid status consenttype'.split(' '))

/** Which cells of a record matter: positions from 0, or -1. */
export type Columns = { readonly address: number; readonly name: number; readonly date: number; readonly method: number; readonly replyType: number; readonly source: LogSource }

export type ColumnChoice = { readonly hostColumn?: string | undefined; readonly dateColumn?: string | undefined; readonly kind?: 'apps' | 'expenses' | undefined }

/** Why the columns cannot be told. Columns are numbers from 1: header texts of unknown columns are nobody's business. */
export type ColumnProblem =
  | { readonly kind: 'noHostColumn'; readonly columns: number }
  | { readonly kind: 'severalHostColumns'; readonly columns: readonly number[] }
  | { readonly kind: 'noSuchColumn'; readonly option: 'host' | 'date'; readonly columns: number }

export type ColumnsFound = { readonly ok: true; readonly columns: Columns; readonly headerRow: number } | { readonly ok: false; readonly problem: ColumnProblem }

/** A header as it is compared. */
export function headerKey(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** The role a header name has, for logs that name their fields on each line. */
export function roleOf(key: string): { readonly role: Role; readonly rank: number } | null {
  for (const role of roleNames) {
    const rank = rankOf.get(role)?.get(key)
    if (rank !== undefined) return { role, rank }
  }
  return null
}

/**
 * Finds the columns of a CSV file from its first records: by header, else by what stands in them.
 *
 * @param sample the first records, at most 50
 * @param choice what the person has said about columns; a name of a header, or a number from 1
 */
export function findColumns(sample: readonly Cells[], choice: ColumnChoice, today: number): ColumnsFound {
  const width = Math.max(0, ...sample.map((cells) => cells.length))
  const headerRow = sample.slice(0, 20).findIndex((cells) => isHeader(cells, choice))
  const keys = headerRow === -1 ? [] : (sample[headerRow] as Cells).map(headerKey)
  const body = sample.slice(headerRow + 1)
  const position = (text: string) => /^\d{1,4}$/.test(text) ? Number(text) - 1 : keys.indexOf(headerKey(text))

  const chosenHost = choice.hostColumn === undefined ? -1 : position(choice.hostColumn)
  if (choice.hostColumn !== undefined && (chosenHost < 0 || chosenHost >= width)) return failed({ kind: 'noSuchColumn', option: 'host', columns: width })
  const chosenDate = choice.dateColumn === undefined ? -1 : position(choice.dateColumn)
  if (choice.dateColumn !== undefined && (chosenDate < 0 || chosenDate >= width)) return failed({ kind: 'noSuchColumn', option: 'date', columns: width })

  const isDate = dateTest(today)
  const date = chosenDate !== -1 ? chosenDate : keys.length > 0 ? byHeader(keys, 'date', (column) => fits(body, column, isDate)) : byContent(body, width, isDate)[0] ?? -1
  const rest = { date, method: byHeader(keys, 'method'), replyType: byHeader(keys, 'replyType'), headerRow }

  if (chosenHost !== -1) {
    const role = choice.kind !== undefined ? 'app' : roleOf(keys[chosenHost] ?? '')?.role
    const isName = role === 'app' || role === 'merchant'
    return found({ ...rest, address: isName ? -1 : chosenHost, name: isName ? chosenHost : -1, source: sourceOf(choice, keys, role) })
  }
  if (headerRow !== -1) {
    const addressFits = (column: number) => fits(body, column, isAddress)
    const url = byHeader(keys, 'url', addressFits)
    const address = url !== -1 ? url : byHeader(keys, 'host', addressFits)
    const name = byHeader(keys, 'app')
    const merchant = byHeader(keys, 'merchant')
    const plainName = choice.kind !== undefined || keys.some((key) => listHeaders.has(key) || casbHeaders.has(key)) ? keys.indexOf('name') : -1
    const first = choice.kind === 'expenses' ? [merchant, name, plainName] : [name, plainName, choice.kind === 'apps' || address === -1 ? merchant : -1]
    const nameColumn = first.find((column) => column !== -1) ?? -1
    if (address !== -1 || nameColumn !== -1) {
      const role = address !== -1 ? (url === -1 ? 'host' : 'url') : nameColumn === merchant ? 'merchant' : 'app'
      return found({ ...rest, address, name: nameColumn, source: sourceOf(choice, keys, role) })
    }
  }
  const candidates = byContent(body, width, looksLikeHost)
  if (candidates.length === 1) return found({ ...rest, address: candidates[0] as number, name: -1, source: choice.kind ?? 'proxy' })
  return failed(candidates.length === 0 ? { kind: 'noHostColumn', columns: width } : { kind: 'severalHostColumns', columns: candidates.map((column) => column + 1) })
}

function found({ headerRow, ...columns }: Columns & { readonly headerRow: number }): ColumnsFound {
  return { ok: true, columns, headerRow }
}

function failed(problem: ColumnProblem): ColumnsFound {
  return { ok: false, problem }
}

/** A header row names at least one column we read, and holds no address itself. */
function isHeader(cells: Cells, choice: ColumnChoice): boolean {
  const keys = cells.map(headerKey)
  if (choice.hostColumn !== undefined && !/^\d{1,4}$/.test(choice.hostColumn)) return keys.includes(headerKey(choice.hostColumn))
  const subjects: readonly Role[] = ['url', 'host', 'app', 'merchant']
  const named = subjects.some((role) => keys.some((key) => rankOf.get(role)?.has(key)))
  const listed = keys.includes('name') && (choice.kind !== undefined || keys.some((key) => listHeaders.has(key) || casbHeaders.has(key)))
  return (named || listed) && !cells.some(looksLikeHost)
}

function byHeader(keys: readonly string[], role: Role, test: (column: number) => boolean = () => true): number {
  let best = -1
  let bestRank = Infinity
  keys.forEach((key, column) => {
    const rank = rankOf.get(role)?.get(key)
    if (rank === undefined || rank >= bestRank || !test(column)) return
    best = column
    bestRank = rank
  })
  return best
}

/** A column fits when at least half of its filled cells do, or all are empty. */
function fits(body: readonly Cells[], column: number, test: (cell: string) => boolean): boolean {
  const filled = filledCells(body, column)
  return filled.length === 0 || filled.filter(test).length * 2 >= filled.length
}

/** Columns where four of five filled cells pass; without a header that much is asked for. */
function byContent(body: readonly Cells[], width: number, test: (cell: string) => boolean): number[] {
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    const filled = filledCells(body, column)
    return filled.length > 0 && filled.filter(test).length >= filled.length * 0.8
  })
}

function filledCells(body: readonly Cells[], column: number): string[] {
  return body.map((cells) => (cells[column] ?? '').trim()).filter((cell) => cell !== '' && cell !== '-')
}

function looksLikeHost(cell: string): boolean {
  const host = hostOf(tidyAddress(cell.trim()))?.host
  return host !== undefined && isPublicHost(host) && !cell.includes('@')
}

function dateTest(today: number): (cell: string) => boolean {
  const read = createDateReader(today)
  return (cell) => read(cell) !== null
}

function sourceOf({ kind }: ColumnChoice, keys: readonly string[], role: Role | undefined): LogSource {
  if (kind !== undefined) return kind
  if (role === 'merchant') return 'expenses'
  if (keys.some((key) => casbHeaders.has(key))) return 'casb'
  if (role === 'app') return 'apps'
  return role === 'host' && keys.some((key) => dnsHeaders.has(key)) ? 'dns' : 'proxy'
}
