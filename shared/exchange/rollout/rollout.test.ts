import fc from 'fast-check'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { rolloutFiles, rolloutSchema, type Rollout } from './index.ts'
import { mobileconfig } from './mobileconfig.ts'
import { registryFile } from './registry.ts'
import type { Dictionary, Value } from './schema.ts'

const rollout: Rollout = rolloutSchema.parse({
  version: 1,
  enrolment: { version: 1, relay: 'https://daybook.example.org:8443', token: 'T'.repeat(43), key: 'k-_'.repeat(14) + 'k' },
  department: 'sales',
  chromiumId: 'abcdefghijklmnopabcdefghijklmnop',
  wide: false,
  geckoId: 'daybook@daybook.invalid',
})
const { chromiumId, geckoId } = rollout
const uuid = (text: string) => `uuid of ${text}`
const files = new Map(rolloutFiles(rollout, uuid).map(({ path, text }) => [path, text]))
const file = (path: string): string => files.get(path) ?? expect.fail(`no ${path}`)
const values = { version: 1, relay: 'https://daybook.example.org:8443', token: 'T'.repeat(43), key: 'k-_'.repeat(14) + 'k', department: 'sales' }
const installation = { installation_mode: 'force_installed', update_url: 'https://daybook.example.org:8443/extension/update.xml', override_update_url: true }
const chrome = { ...installation, toolbar_pin: 'force_pinned' }
const edge = { ...installation, toolbar_state: 'force_shown' }
const firefox = {
  ExtensionSettings: { [geckoId]: { installation_mode: 'force_installed', install_url: 'https://daybook.example.org:8443/extension/daybook.xpi', default_area: 'navbar' } },
  '3rdparty': { Extensions: { [geckoId]: values } },
  Preferences: { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } },
}

it.each([
  ['linux/etc/chromium/policies/managed/daybook.json', { ExtensionSettings: { [chromiumId]: chrome }, '3rdparty': { extensions: { [chromiumId]: values } } }],
  ['linux/etc/opt/chrome/policies/managed/daybook.json', { ExtensionSettings: { [chromiumId]: chrome }, '3rdparty': { extensions: { [chromiumId]: values } } }],
  ['linux/etc/opt/edge/policies/managed/daybook.json', { ExtensionSettings: { [chromiumId]: edge }, '3rdparty': { extensions: { [chromiumId]: values } } }],
  ['linux/etc/firefox/policies/policies.json', { policies: firefox }],
  ['firefox/policies.json', { policies: firefox }],
  ['console/chrome-extension-settings.json', { [chromiumId]: chrome }],
  ['console/edge-extension-settings.json', { [chromiumId]: edge }],
  ['console/managed-values.json', Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { Value: value }]))],
])('%s holds the installation and the enrolment', (path, expected) => {
  expect(JSON.parse(file(path))).toEqual(expected)
})

it.each([
  ['windows/chrome.reg', 'Google\\Chrome', { ...chrome, override_update_url: 1 }],
  ['windows/edge.reg', 'Microsoft\\Edge', { ...edge, override_update_url: 1 }],
])('%s holds the installation and the enrolment', (path, browser, settings) => {
  const root = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${browser}`
  expect(readRegistry(file(path))).toEqual({
    [`${root}\\ExtensionSettings\\${chromiumId}`]: settings,
    [`${root}\\3rdparty\\extensions\\${chromiumId}\\policy`]: values,
  })
})

it.each([
  ['macos/chrome.mobileconfig', { 'com.google.Chrome': { ExtensionSettings: { [chromiumId]: chrome } }, [`com.google.Chrome.extensions.${chromiumId}`]: values }],
  ['macos/edge.mobileconfig', { 'com.microsoft.Edge': { ExtensionSettings: { [chromiumId]: edge } }, [`com.microsoft.Edge.extensions.${chromiumId}`]: values }],
  ['macos/firefox.mobileconfig', { 'org.mozilla.firefox': { EnterprisePoliciesEnabled: true, ...firefox } }],
])('%s holds the installation and the enrolment', (path, expected) => {
  expect(readProfile(file(path))).toEqual(expected)
})

it.each(['chrome', 'edge'])('the settings for the template of %s are one line, as its field takes them', (browser) => {
  expect(file(`console/${browser}-extension-settings.json`)).toMatch(/^[^\r\n]+\n$/)
})

it('the README names every file, every value, and both ids', () => {
  const readme = file('README.md')
  for (const word of [...Object.values(values).map(String), chromiumId, geckoId, installation.update_url]) expect(readme).toContain(word)
  for (const path of [...files.keys()].filter((path) => path.startsWith('console/'))) expect(readme).toContain(`\`${path}\``)
  for (const path of files.keys()) expect([path, path.split('/')[0] === 'README.md' || readme.includes(path.split('/')[0] ?? '')]).toEqual([path, true])
})

it('without a department no file names one', () => {
  for (const { text } of rolloutFiles({ ...rollout, department: null }, uuid)) expect(text).not.toMatch(/"department"|<key>department/)
})

it.each([
  ['a path', { relay: 'https://daybook.example.org/x' }],
  ['another scheme', { relay: 'ftp://daybook.example.org' }],
  ['a short token', { token: 'short' }],
])('refuses %s', (_, wrong) => {
  expect(rolloutSchema.safeParse({ ...rollout, enrolment: { ...rollout.enrolment, ...wrong } }).success).toBe(false)
})

describe('escaping', () => {
  const number = fc.integer({ min: 0, max: 2 ** 32 - 1 })
  const dictionary = (text: fc.Arbitrary<string>, name: fc.Arbitrary<string>) =>
    fc.dictionary(name, fc.oneof(text, number, fc.boolean()), { noNullPrototype: true, minKeys: 1 })

  it('the registry file says every text back', () => {
    fc.assert(fc.property(dictionary(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }).filter((name) => name !== '__proto__')), (given) => {
      const text = registryFile('HKLM\\Daybook', given)
      expect(text).toMatch(/^[\r\n\x20-\x7e]*$/)
      expect(readRegistry(text)).toEqual({ 'HKLM\\Daybook': Object.fromEntries(Object.entries(given).map(([name, value]) => [name, typeof value === 'boolean' ? Number(value) : value])) })
    }))
  })

  it('the profile says every text back that XML can hold', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom('&', '<', '>', '"', "'", '&lt;', '&amp;', ']]>', 'a'), { maxLength: 6 }).map((parts) => parts.join(''))).filter((given) => !/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(given))
    const name = text.filter((given) => given !== '' && !given.startsWith('Payload'))
    fc.assert(fc.property(dictionary(text, name), (given) => {
      const profile = mobileconfig({ name: 'x', identifier: 'x', payloads: [{ domain: 'd', values: { deep: given } }], uuid })
      expect(readProfile(profile)).toEqual({ d: { deep: given } })
    }))
  })
})

/** Reads a registry file as the registry editor does: keys, and below each its values. */
function readRegistry(text: string): Record<string, Record<string, string | number>> {
  const [head, ...lines] = text.split('\r\n')
  expect(head).toBe('Windows Registry Editor Version 5.00')
  const keys: Record<string, Record<string, string | number>> = {}
  let current: Record<string, string | number> = {}
  for (const line of lines.filter((each) => each !== '')) {
    const key = /^\[(.+)\]$/.exec(line)?.[1]
    if (key !== undefined) {
      current = keys[key] = {}
      continue
    }
    const [, name = '', value = ''] = /^"((?:[^"\\]|\\.)*)"=(.+)$/.exec(line) ?? expect.fail(`not a line of a registry file: ${line}`)
    current[name.replaceAll(/\\(.)/g, '$1')] = registryValue(value)
  }
  return keys
}

function registryValue(text: string): string | number {
  if (text.startsWith('dword:')) return Number.parseInt(text.slice(6), 16)
  if (!text.startsWith('hex(1):')) return (/^"((?:[^"\\]|\\.)*)"$/.exec(text)?.[1] ?? expect.fail(text)).replaceAll(/\\(.)/g, '$1')
  const bytes = text.slice(7).split(',').map((byte) => Number.parseInt(byte, 16))
  const units = Array.from({ length: bytes.length / 2 }, (_, index) => (bytes[2 * index] ?? 0) + 256 * (bytes[2 * index + 1] ?? 0))
  expect(units.pop()).toBe(0)
  return String.fromCharCode(...units)
}

/** Reads a profile as macOS does: the values below each domain. What is about the profile itself is checked and left out. */
function readProfile(text: string): Record<string, Dictionary> {
  // The parser here forgives a bare ampersand, macOS does not.
  expect(text).not.toMatch(/&(?!(amp|lt|gt);)/)
  const document = new new Window().DOMParser().parseFromString(text, 'application/xml')
  expect(document.querySelector('parsererror')?.textContent ?? null).toBe(null)
  const root = document.documentElement.firstElementChild
  const profile = readValue(root) as { PayloadType: Value; PayloadUUID: Value; PayloadContent: Record<string, Value>[] }
  expect([profile.PayloadType, profile.PayloadUUID]).toEqual(['Configuration', expect.stringMatching(/./)])
  return Object.fromEntries(profile.PayloadContent.map((payload) => [
    String(payload['PayloadType']),
    Object.fromEntries(Object.entries(payload).filter(([name]) => !name.startsWith('Payload'))),
  ]))
}

type ElementLike = { readonly tagName: string; readonly textContent: string; readonly children: Iterable<unknown> } | null

function readValue(given: unknown): unknown {
  const element = given as ElementLike
  if (element === null) return expect.fail('a value is missing')
  const children = [...element.children]
  switch (element.tagName) {
    case 'true':
      return true
    case 'false':
      return false
    case 'integer':
      return Number(element.textContent)
    case 'string':
      return element.textContent
    case 'array':
      return children.map(readValue)
    case 'dict':
      return Object.fromEntries(Array.from({ length: children.length / 2 }, (_, index) => [(children[2 * index] as { textContent: string }).textContent, readValue(children[2 * index + 1])]))
    default:
      return expect.fail(`not an element of a property list: ${element.tagName}`)
  }
}

it('a roll-out of the wide build takes it from its own feed, and says what it is', () => {
  const wide = new Map(rolloutFiles({ ...rollout, wide: true }, uuid).map(({ path, text }) => [path, text]))
  const place = 'https://daybook.example.org:8443/extension/wide'
  expect(JSON.parse(wide.get('console/chrome-extension-settings.json') ?? '')).toEqual({ [chromiumId]: { ...chrome, update_url: `${place}/update.xml` } })
  expect(JSON.parse(wide.get('firefox/policies.json') ?? '')).toMatchObject({ policies: { ExtensionSettings: { [geckoId]: { install_url: `${place}/daybook.xpi` } } } })
  for (const text of ['This is the wide build', `${place}/update.xml`, 'npx daybook pack --wide']) expect(wide.get('README.md')).toContain(text)
  expect(file('README.md')).not.toContain('wide build')
})
