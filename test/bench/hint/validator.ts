import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import type { HintClass } from '#shared/hint/kind.ts'
import type { Group } from './group.ts'

// The test cases of validator.js: what its checks must take and must refuse. They are collected by running its test file
// with nothing behind the checks.

type Case = { readonly validator: string; readonly args?: readonly unknown[]; readonly valid?: readonly unknown[]; readonly invalid?: readonly unknown[] }

/** Checks of what a class of ours looks for. Cards and IBANs count without options: an option leaves some right ones out. */
const ours: Readonly<Record<string, HintClass>> = { isCreditCard: 'payment_card', isIBAN: 'iban', isIdentityCard: 'national_id' }
/** Numbers and codes people have in ordinary texts, which are none of the classes. */
const others = new Set([
  'isMobilePhone', 'isVAT', 'isISBN', 'isISSN', 'isEAN', 'isISIN', 'isIMEI', 'isUUID', 'isHash', 'isMD5', 'isMACAddress', 'isISO8601', 'isRFC3339', 'isDate', 'isTime', 'isCurrency', 'isLicensePlate', 'isPostalCode', 'isBIC', 'isIP',
  'isLatLong', 'isSemVer', 'isURL', 'isFQDN', 'isHexColor', 'isDecimal', 'isFloat', 'isInt', 'isMimeType', 'isDataURI', 'isMagnetURI', 'isBtcAddress', 'isEthereumAddress', 'isSlug', 'isISRC', 'isPort', 'isMongoId', 'isULID', 'isAbaRouting',
])
/** Of a long list so many, evenly from all of it. */
const most = 120

export function validatorGroups(folder: string): Group[] {
  const cases = casesOf(readFileSync(join(folder, 'test', 'validators.test.js'), 'utf8')).concat(['isISBN', 'isIP'].flatMap((name) => casesOf(readFileSync(join(folder, 'test', 'validators', `${name}.test.js`), 'utf8'))))
  const texts = (list: readonly unknown[] | undefined) => (list ?? []).filter((text) => typeof text === 'string')
  const groups: Group[] = Object.entries(ours).map(([name, hint]) => {
    const those = cases.filter(({ validator, args }) => validator === name && (hint === 'national_id' || args === undefined))
    const yes = new Set(those.flatMap(({ valid }) => texts(valid)))
    // Refused as one country's card may be right as another's.
    const no = those.flatMap(({ invalid }) => texts(invalid)).filter((text) => !yes.has(text))
    return { hint, from: name, yes: [...yes], no }
  })
  for (const name of others) {
    const valid = [...new Set(cases.filter(({ validator }) => validator === name).flatMap((each) => texts(each.valid)))].filter((text) => text.length < 500)
    const step = Math.max(1, valid.length / most)
    const some = Array.from({ length: Math.min(most, valid.length) }, (_, index) => valid[Math.floor(index * step)] ?? '')
    // One by one, and as the column of a table.
    groups.push({ hint: 'all', from: name, yes: [], no: [...some, ...(some.length > 3 ? [some.join('\n')] : [])] })
  }
  return groups
}

function casesOf(source: string): Case[] {
  const found: Case[] = []
  const nothing: unknown = new Proxy(function none() { return undefined }, { get: () => nothing, apply: () => nothing, construct: () => ({}) })
  const run = (_: unknown, body: () => void) => {
    try {
      body()
    } catch {
      // A test of something else: it finds nothing behind the check, and holds no case.
    }
  }
  const world = { test: (each: Case) => void found.push({ ...each, ...(each.args === undefined ? {} : { args: [...each.args] }) }), describe: run, it: run, before: run, after: run, require: nothing, fs: { readFileSync: () => '' }, validator: nothing, validator_js: '', assert: nothing, vm: nothing, timezone_mock: nothing, Buffer, console, repeat: (text: string, count: number) => text.repeat(count) }
  const code = source.replace(/^import[^\n]*\n/gm, '').replace(/^let validator_js[^\n]*\n/m, '').replace(/require\.resolve\([^)]*\)/g, "''")
  runInNewContext(code, world)
  return found
}
