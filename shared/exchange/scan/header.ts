// What columns and fields are called in exports of proxies, DNS filters, CASBs, SIEMs, identity providers and expense
// tools, in English and German. Names are compared without case, spaces, punctuation and umlauts: files come in several
// encodings. Sources: the vendors' public field lists, looked up 2026-11-21 and 2026-11-22 (Splunk Common Information
// Model: Web, Network Resolution; Elastic Common Schema; Microsoft Defender DeviceNetworkEvents and Cloud Apps; Sentinel
// CommonSecurityLog, its CEF mapping and ASIM; Zscaler NSS web logs and web insights; Netskope events; Palo Alto URL
// logs; Cloudflare Gateway; Cisco Umbrella; FortiOS web filter; Suricata EVE; Zeek; Pi-hole, AdGuard Home; Okta, Entra).

// The earlier of two names wins.
const names = {
  url: 'url urlfull fullurl urloriginal requesturl requesturi remoteurl destinationurl desturl dsturl csuri uri eurl urlfilename webaddress request',
  // Says by its name that it is where somebody went.
  destination: 'urldomain urlhost urlhostname destinationdomain destinationhost destinationhostname destinationfqdn destinationdnsdomain destinationname destdomain desthost desthostname destfqdn destname dstdomain dsthost dsthostname dstfqdn dstname dhost requesthost requesthostname requestdomain requesteddomain requestedhost httphost httphostname cshost tlssni cssni sni tlsclientservername sslservername dnsquestionname dnsqueryname dnsquery dnsrrname queryname querydomain qname qh rrname question query serverdomain targethost targethostname targetdomain targetfqdn visiteddomain website dest dst destination ziel zielhost zieldomain zielurl',
  // The other end: the destination as a device sees it. A server beside a URL calls its client so.
  remote: 'remotehost remotehostname remotednsname remotedomain remotefqdn remotename',
  // Where it stands alone it is the destination; beside others it may be the device or the proxy that wrote the line.
  host: 'host hostname fqdn domain domainname domains servername serverhostname serverhost server',
  app: 'app appname appdisplayname application applicationname cloudapp cloudapplication cloudappname clouddiscoveryapp saasapplication discoveredapp resourcedisplayname displayname apptitle label site service servicename product anwendung anwendungsname',
  merchant: 'merchant merchantname vendor vendorname supplier suppliername payee payeename beneficiary counterparty creditor hndler haendler lieferant kreditor empfnger empfaenger zahlungsempfnger zahlungsempfaenger transactiondescription description buchungstext beschreibung verwendungszweck memo',
  date: 'date day datetime timestamp eventtime eventdate loggedtime logtime time requesttime timegenerated receivetime receivedtime generatetime transactiondate purchasedate bookingdate postingdate receiptdate invoicedate expensedate lastseen lastseenutc lastseendate lastused lastsignin createddatetime created createdon createddate creationdate starttime datum buchungsdatum buchungstag belegdatum rechnungsdatum zeitpunkt zeitstempel zeit ts t',
  method: 'method requestmethod httpmethod httprequestmethod reqmethod csmethod',
  replyType: 'contenttype responsecontenttype mimetype responsetype httpcontenttype httphttpcontenttype httpresponsemimetype',
} as const

export type Role = keyof typeof names | 'other'
export type Meaning = { readonly role: Role; readonly rank: number }

const meanings = new Map((Object.keys(names) as (keyof typeof names)[]).reverse().flatMap((role) => names[role].split(' ').map((name, rank) => [name, { role, rank }] as const)))

const other: Meaning = { role: 'other', rank: 0 }
// Devices, people, sources and what wrote the line. Never a destination, whatever stands in the column.
const otherNames = /^(?:src|source|client|device|dev(?:ice)?(?:name|id)|dvc|computer|machine|workstation|endpoint|asset|node|sensor|agent|observer|collector|forwarder|reporting|proxy|gateway|firewall|appliance|resolver|nameserver|orig(?:in|inal|inator|ating)?(?:host|h|ip|name|domain)|local|initiating|internal|user|usr|account|acct|actor|identit|employee|owner|person|member|sender|recipient|from|e?mail|login|upn|nt(?:domain|host)|ad(?:domain|user)|windowsdomain|department|dept|location|refer|useragent|parent|process|certificate|issuer|subject|quelle|benutzer|nutzer|mitarbeiter|ger(?:ae)?t|rechner|arbeitsplatz|abteilung|standort)/

// ECS and the like write the part of the world first: host.name is the device that wrote the line, url.domain is not.
const otherParts = new Set('host agent observer source client user cloud container process log orchestrator device related threat organization email file group beat input data_stream elastic ecs geo user_agent fields tags proxy'.split(' '))
// Envelopes that say nothing about what stands in them.
const envelopes = new Set('event data result results record records properties _source source_event jsonpayload web all_traffic network_resolution network_traffic eve suricata zeek'.split(' '))
const requestParts = new Set('http dns tls ssl'.split(' '))

/** A header as it is compared. */
export function headerKey(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** The parts of a name: `Web.url_domain` and a field `url_domain` in an object `Web` are the same. */
export function partsOf(header: string): string[] {
  return header.toLowerCase().split('.').map((part) => part.trim()).filter((part) => part !== '')
}

/**
 * What a column or field is called.
 *
 * @param path its name in parts, the outermost first
 * @returns null for a name that says nothing to us
 */
export function meaningOf(path: readonly string[]): Meaning | null {
  const inside = path.slice(path.findIndex((part, index) => index === path.length - 1 || !envelopes.has(part)))
  const [first, ...rest] = inside
  if (first === undefined) return null
  if (rest.length > 0 && otherParts.has(first)) return other
  const known = meanings.get(headerKey(inside.join(' ')))
  // A service.name inside an object is not the application somebody used.
  if (known !== undefined && (rest.length === 0 || (known.role !== 'app' && known.role !== 'merchant'))) return known
  if (rest.length > 0) return requestParts.has(first) ? ofRequest(meaningOf(rest)) : null
  return otherNames.test(headerKey(first)) ? other : null
}

/** What stands inside `http`, `dns` or `tls` speaks of the request: a host there is a destination. */
function ofRequest(meaning: Meaning | null): Meaning | null {
  if (meaning?.role === 'host') return { role: 'destination', rank: 1_000 }
  return meaning?.role === 'app' || meaning?.role === 'merchant' ? null : meaning
}

// Splunk and Logstash call the machine a line came from `host`; these names stand beside it in their exports.
const collectorNames = new Set(['_time', '_raw', '_indextime', '_index', 'sourcetype', 'splunk_server', 'punct', 'linecount', '@timestamp', '@version'])

/** True for a name that collectors of logs add to each line. */
export function isOfCollector(name: string): boolean {
  return collectorNames.has(name.trim().toLowerCase())
}

export const dnsHeaders: ReadonlySet<string> = new Set('querytype qtype rrtype recordtype dnsquery dnsquestionname dnsrrname responsecode rcode queryname qname qh'.split(' '))
export const casbHeaders: ReadonlySet<string> = new Set('score riskscore risklevel cloudconfidenceindex cci ccl traffic upload uploaded transactions ipaddresses machines devices appcategory sanctioned taggedas discoveredapp cloudapp cloudapplication activity accessmethod usersaccounts'.split(' '))
export const listHeaders: ReadonlySet<string> = new Set('appid applicationid objectid clientid homepage publisher publishername publisherdomain signonmode applicationtype accountenabled appownerorganizationid status consenttype'.split(' '))
