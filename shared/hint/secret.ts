import { entropyOf, placesOf, type Scan } from './text.ts'
import { tokenKinds, tokenMore } from './token.ts'

// Secrets: tokens that say what they are, private keys, addresses with a password in them, and values given to a name that
// means a secret. What only stands for a secret (examples, placeholders, variables) is none.

const wordChar = /[A-Za-z0-9]/
const placeholder =
  /example|sample|placeholder|changeme|change_me|dummy|redacted|here$|##|secret-?key|your[_-]|^your|my[_-]?(?:secret|password|token|key)|insert|todo|fixme|foobar|xxxx|\*\*\*|\.\.\.|0{6}|1234567890|abcdef(?:gh|012)|^[<{[(%$]|[>}\])]$|\$\{|\{\{|process\.env|os\.environ|getenv|env\[|^null$|^undefined$|^true$|^false$|^none$/i

export function hasSecret(scan: Scan): boolean {
  const parts = [hasPrivateKey, hasToken, hasWebToken, hasAddressWithPassword, hasHeader, hasAssignment]
  return parts.some((part) => !scan.isLate() && part(scan))
}

/** A private key block with a body; a heading that is only spoken of is none. */
function hasPrivateKey({ text, isLate }: Scan): boolean {
  for (const at of placesOf(text, '-----BEGIN ')) {
    if (isLate()) return false
    const block = text.slice(at + 11, at + 400)
    const heading = /^(?:[A-Z0-9 ]{0,40})PRIVATE KEY(?: BLOCK)?-----/.exec(block)
    if (heading !== null && (block.slice(heading[0].length).match(/[A-Za-z0-9+/=]/g)?.length ?? 0) >= 40) return true
  }
  return /PuTTY-User-Key-File-\d: /.test(text)
}

function hasToken({ text, isLate }: Scan): boolean {
  for (const { prefix, body, least } of tokenKinds) {
    if (isLate()) return false
    for (const at of placesOf(text, prefix)) {
      if (isLate()) return false
      if (/[\w./-]/.test(text[at - 1] ?? '')) continue
      body.lastIndex = at + prefix.length
      const rest = body.exec(text)?.[0]
      // What is longer than is looked at goes on.
      if (rest === undefined || (rest.length < least + tokenMore && /\w/.test(text[at + prefix.length + rest.length] ?? ''))) continue
      // A prefix of letters only needs the exact length, or it is the start of any long word.
      if (/^[A-Za-z]{2,5}$/.test(prefix) && rest.length > least + 4 && least < 40) continue
      if ((/\d/.test(rest) || rest.length === least) && /[A-Za-z]/.test(rest) && isRandom(rest, 3)) return true
    }
  }
  return false
}

/** A JSON web token with a signature, in three parts. */
function hasWebToken({ text, isLate }: Scan): boolean {
  const rest = /[\w-]{10,2000}\.ey[\w-]{10,4000}\.[\w-]{20,1000}/y
  for (const at of placesOf(text, 'ey')) {
    if (isLate()) return false
    if (wordChar.test(text[at - 1] ?? '')) continue
    rest.lastIndex = at
    if (rest.test(text)) return true
  }
  return false
}

/** `scheme://user:password@host`, connection strings with a key or password, and webhooks whose address is the secret. */
function hasAddressWithPassword({ text, isLate }: Scan): boolean {
  for (const at of placesOf(text, '://')) {
    if (isLate()) return false
    const address = /^:\/\/[^\s"'`<>]{1,400}/.exec(text.slice(at, at + 404))?.[0] ?? ''
    const given = /^:\/\/([^\s/:@]{0,80}):([^\s/@]{3,120})@[\w.[\]-]/.exec(address)
    if (given !== null && isPassword(given[2] ?? '') && given[1] !== given[2]) return true
    if (/^:\/\/(?:hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Z]\w{7,15}\/\w{8,20}\/\w{18,}|(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/\d{16,}\/[\w-]{50,}|[\w-]+\.webhook\.office\.com\/webhookb2\/[\w-]{30,}|gems\.contribsys|enterprise\.contribsys)/.test(address)) return true
    if (/[?&](?:sig|sv=[\d-]+.{0,200}&sig|X-Amz-Signature|access_token|api_?key|client_secret)=([\w%+/=.-]{20,})/i.test(address) && isRandom(/=([\w%+/=.-]{20,})$/.exec(address)?.[1] ?? '', 3.2)) return true
  }
  if (hasMatch(text, /(?<![\w-])A3-([A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3})(?![\w-])/g, isLate, (value) => isRandom(value, 3))) return true
  return /(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,88}={0,2}/.test(text) || hasMatch(text, /(?:^|[;"'\s])(?:password|pwd)=([^;"'\s]{4,80});/gi, isLate, (value) => isPassword(value) && /(?:server|data source|host|user id|uid|database)=/i.test(text))
}

/** Authorization as it goes over the wire, or on a command line. */
function hasHeader({ text, isLate }: Scan): boolean {
  if (hasMatch(text, /authorization["']?\s{0,3}[:=]\s{0,3}["']?(?:bearer|basic|token|apikey)\s{1,3}([\w+/=.~-]{16,500})/gi, isLate, (value) => isRandom(value, 3.2))) return true
  for (const at of placesOf(text, 'curl ')) {
    if (isLate()) return false
    const line = text.slice(at, at + 300)
    const given = /\s(?:-u|--user)[ =]{0,3}["']?[^\s:"']{0,80}:["']?([^\s"']{3,120})/.exec(line)
    if (given !== null && isPassword(given[1] ?? '')) return true
  }
  return false
}

const name = /(?:pass(?:wor[dt]|wd|phrase)?|pwd|secret|token|cred(?:ential)?s?|api[_ .-]?key|apikey|auth[_ .-]?key|access[_ .-]?key|private[_ .-]?key|encryption[_ .-]?key|signing[_ .-]?key|client[_ .-]?key|license[_ .-]?key|account[_ .-]?key|shared[_ .-]?key|master[_ .-]?key|webhook|bearer)/gi
const harmless = /[?&][\w-]*$|(?<![a-z])(?:csrf|xsrf|public|next|page|continuation|sync|cancel|design|web|js|by|lang|foreign|primary|sort|cache|partition|bucket|schema|sequence)[_-]?$/i
const assigned = /(?![a-rt-z]|s[a-z]|[_-]?(?:ids?|names?|ur[il]s?|length|size|variable|file|path|type|endpoint|expir\w*|scope|alias|count|limit|vault\w*|hash|header|field|label|regex|pattern|prefix|version)\b|(?:Ids?|Names?|Ur[il]|URL|Length|Size|Variable|File|Path|Type|Endpoint|Expir\w*|Scope|Alias|Count|Limit|Hash|Header|Field|Label|Regex|Pattern|Prefix|Version)\b)[\w-]{0,20}(?: (?:is|was|value|key|string|for|ist|lautet|wert))?["'`\])]{0,2}\s{0,3}(?::{0,3}={1,3}|[.+?]=|=>|:|,(?=\s{0,8}["'`])|\|\||>)\s{0,8}(?:["'`]([^"'`\n]{4,300})["'`]|([^\s"'`,;(){}[\]<>]{8,300}))/y

/** A value given to a name that means a secret: `DB_PASSWORD=…`, `"apiKey": "…"`. */
function hasAssignment({ text, isLate }: Scan): boolean {
  for (const match of text.matchAll(name)) {
    if (isLate()) return false
    assigned.lastIndex = match.index + match[0].length
    const given = assigned.exec(text)
    const before = text.slice(Math.max(0, match.index - 14), match.index)
    if (given === null || harmless.test(before)) continue
    const value = given[1] ?? given[2]?.replace(/\.$/, '') ?? ''
    const isQuoted = given[1] !== undefined
    // A boarding pass, a bypass and a Reisepass have numbers, too.
    if (/^pass$/i.test(match[0]) && !isQuoted && /[a-zäöü] ?$/i.test(before) && !/(?:db|user|sql|root|admin|ftp|smtp|mail|my)$/i.test(before)) continue
    const isPass = /^(?:pass|pwd)/i.test(match[0])
    if (isPass ? isPassword(value) && (isQuoted || isMixed(value)) : value.length >= 10 && isMixed(value) && isRandom(value, value.length < 20 ? 3 : 3.3)) return true
  }
  return false
}

function hasMatch(text: string, shape: RegExp, isLate: () => boolean, test: (value: string) => boolean): boolean {
  for (const match of text.matchAll(shape)) {
    if (isLate()) return false
    if (test(match[1] ?? '')) return true
  }
  return false
}

/** Letters and digits together, and no path, address, sentence or expression. */
function isMixed(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value) && !/\s|^\/|^\.|:\/\/|[()]|^[\w-]+\.[a-z]{2,4}$|^\d+(?:\.\d+)+|^[A-Z][a-z]+(?:[A-Z][a-z]+)*\d?$|\d\.\d+\.\d+$|^[A-Za-z_]\w{0,20}(?:\.[A-Za-z_]\w{0,20})+$|^[\w.-]+:\d+$|^[A-Z\d]+(?:-[A-Z\d]+)+$|^[A-Z]{2}[A-Z\d]{9}\d$/.test(value)
}

function isPassword(value: string): boolean {
  return value.length >= (/[^\w.-]/.test(value) ? 6 : 8) && !placeholder.test(value) && !/^(?:password|passwort|passwd|pass|pwd|secret|token|test|user|admin|root|postgres|guest|string|value|required|hidden|text|input|field)\d*$/i.test(value)
    && !/\s/.test(value) && /[^A-Za-z_.]/.test(value) && /[A-Za-z]/.test(value) && entropyOf(value) > 2 && !/^[\w]+\(|^[a-z]+(?:[-_.][a-z]+)+$/.test(value)
}

/** Random enough to be a key, and nobody's placeholder. `bits`: least entropy of a character. */
function isRandom(value: string, bits: number): boolean {
  return !placeholder.test(value) && entropyOf(value) >= Math.min(bits, Math.log2(value.length) - 0.9) && !/(.)\1{5}/.test(value)
}
