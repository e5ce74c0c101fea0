import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { hostAccess } from '#shared/catalogue/index.ts'
import { chooseEnrolment, managedSchema } from './enrolment.ts'
import { localeFiles } from './locale.ts'
import { createManifest } from './manifest.ts'
import { requestSchema } from './message.ts'
import { originOf } from './sender.ts'
import { createSerial } from './serial.ts'

const manifest = (browser: string, wide = false) => createManifest({ browser, catalogue: compiled, relay: 'https://daybook.example.com:8443', wide })
const enrolment = { version: 1, relay: 'https://relay.example', token: 'a'.repeat(43), key: 'b'.repeat(43) }

it.each(['chrome', 'firefox'])('the %s manifest asks for what it always asked for', (browser) => {
  const { host_permissions: hosts = [], content_scripts: scripts = [], web_accessible_resources: resources = [], ...rest } = manifest(browser)
  expect(rest).toMatchSnapshot()
  const access = hostAccess(compiled)
  const proxied = access.scripts.map((pattern) => pattern.replace(/\/\*$/, '.mcas.ms/*'))
  const known = new Set([...access.permissions, ...access.sockets, ...proxied, 'https://daybook.example.com/*'])
  expect(hosts).toContain('https://*.chatgpt.com.mcas.ms/*')
  expect(hosts).not.toContain('https://*.mcas.ms/*')
  expect(hosts.filter((host) => !known.has(host))).toEqual([])
  expect(hosts.some((host) => host.startsWith('*') || host === '<all_urls>' || /^\w+:\/\/\*\/|\*\.\w+\/\*$/.test(host))).toBe(false)
  expect(scripts.map(({ matches, js }) => [js, matches])).toEqual([[['host.js'], access.scripts]])
  // Reached from links anywhere, found by nobody: its address is no fixed one.
  const fixed = browser === 'chrome' ? { use_dynamic_url: true } : {}
  expect(resources).toMatchObject([{ resources: ['card.html'], ...fixed }, { resources: ['stop.html'], matches: ['<all_urls>'], ...fixed }])
  // The blocking listener decides nothing and stands in Chromium only.
  expect(rest.permissions?.includes('webRequestBlocking')).toBe(browser === 'chrome')
})

it.each(['chrome', 'firefox'])('the wide %s manifest asks for all sites, and for nothing else besides', (browser) => {
  const { host_permissions: hosts, content_scripts: scripts, web_accessible_resources: resources, ...rest } = manifest(browser, true)
  const { host_permissions: _hosts, content_scripts: usual, web_accessible_resources: _resources, ...normal } = manifest(browser)
  expect(hosts).toEqual(['<all_urls>'])
  expect(resources).toMatchObject([{ resources: ['card.html'], matches: ['<all_urls>'] }, { resources: ['stop.html'], matches: ['<all_urls>'] }])
  // No script runs anywhere that runs nowhere else.
  expect(scripts).toEqual(usual)
  expect(rest).toEqual(normal)
})

it.each(['normal', 'wide'])('every text of the manifest of the %s build is there in every language', (build) => {
  const named = [...JSON.stringify(manifest('chrome', build === 'wide')).matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name)
  const texts = Object.fromEntries(localeFiles(build === 'wide').map(({ relativeDest, contents }) => [relativeDest, JSON.parse(contents) as Record<string, { message: string }>]))
  expect(named).toEqual(['description', 'openCard'])
  expect(Object.keys(texts)).toEqual(['_locales/en/messages.json', '_locales/de/messages.json'])
  for (const messages of Object.values(texts)) {
    expect(Object.keys(messages)).toEqual(named)
    // Chromium takes no longer description; a dollar sign would be the name of a value to put in.
    expect(messages['description']?.message.length).toBeLessThanOrEqual(132)
    for (const { message } of Object.values(messages)) expect(message).toMatch(/^[^$]+$/)
  }
  expect(texts['_locales/en/messages.json']?.['description']?.message.includes('looks for unknown AI services')).toBe(build === 'wide')
  expect(texts['_locales/de/messages.json']?.['description']?.message.includes('sucht unbekannte KI-Dienste')).toBe(build === 'wide')
})

it('what may only be looked at gets no script and no card', () => {
  const { host_permissions: hosts = [], content_scripts: scripts = [], web_accessible_resources: resources = [] } = manifest('chrome')
  expect(hostAccess(compiled).callers).toEqual(expect.arrayContaining(['https://drive.google.com/*', 'https://mail.google.com/*']))
  for (const caller of hostAccess(compiled).callers) {
    expect(hosts).toContain(caller)
    expect(JSON.stringify([scripts, resources])).not.toContain(caller)
  }
})

it('the managed schema for Chromium names what the code reads', () => {
  const file = JSON.parse(readFileSync(new URL('../public/managed.json', import.meta.url), 'utf8')) as { properties: Record<string, object> }
  expect(Object.keys(file.properties)).toEqual(Object.keys(managedSchema.shape))
  // Chromium drops what its schema refuses, without a word: the form is checked by us, who can say what is wrong.
  for (const property of Object.values(file.properties)) expect(Object.keys(property)).toEqual(['title', 'type'])
})

it('managed policy wins over the file', () => {
  const managed = { ...enrolment, relay: 'https://other.example', department: 'sales' }
  expect(chooseEnrolment(managed, enrolment)).toEqual({ enrolment: { ...enrolment, relay: 'https://other.example' }, department: 'sales', source: 'policy', faults: [] })
  expect(chooseEnrolment({ department: 'sales' }, enrolment)).toEqual({ enrolment, department: 'sales', source: 'file', faults: [] })
  expect(chooseEnrolment({}, null)).toEqual({ enrolment: null, department: null, source: 'none', faults: [] })
  expect(chooseEnrolment({}, { ...enrolment, extra: 1 })).toEqual({ enrolment: null, department: null, source: 'none', faults: [{ kind: 'file' }] })
})

it.each([
  ['an unknown name leaves the enrolment as it is', { ...enrolment, relais: 'x' }, 'policy', [{ kind: 'unknown', field: 'relais' }]],
  ['a malformed department too', { ...enrolment, department: 'Sales & Co' }, 'policy', [{ kind: 'malformed', field: 'department' }]],
  ['a malformed address', { ...enrolment, relay: 'daybook' }, 'none', [{ kind: 'malformed', field: 'relay' }]],
  ['an address of the wrong type', { ...enrolment, relay: 5 }, 'none', [{ kind: 'malformed', field: 'relay' }]],
  ['a cut token', { ...enrolment, token: 'a' }, 'none', [{ kind: 'malformed', field: 'token' }]],
  ['another version', { ...enrolment, version: 2 }, 'none', [{ kind: 'malformed', field: 'version' }]],
  ['no key', { relay: enrolment.relay, token: enrolment.token }, 'none', [{ kind: 'missing', field: 'key' }]],
  ['no version is the first', { relay: enrolment.relay, token: enrolment.token, key: enrolment.key }, 'policy', []],
  ['nothing that can be read', 'text', 'none', []],
] as const)('%s', (_, managed, source, faults) => {
  const department = typeof managed === 'object' && 'department' in managed ? null : 'sales'
  const given = typeof managed === 'object' && department !== null ? { ...managed, department } : managed
  expect(chooseEnrolment(given, null)).toEqual({ enrolment: source === 'policy' ? enrolment : null, department: typeof managed === 'object' ? department : null, source, faults })
  // The built-in enrolment stands in where policy gives none.
  expect(chooseEnrolment(given, enrolment)).toMatchObject({ enrolment, source: source === 'policy' ? 'policy' : 'file', faults })
})

it('no value of managed storage makes it fail, and each is either good or named', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(enrolment)))
  const name = fc.oneof(fc.constantFrom(...Object.keys(managedSchema.shape)), fc.string())
  fc.assert(fc.property(fc.dictionary(name, value), fc.jsonValue(), (managed, file) => {
    const { department, faults } = chooseEnrolment(managed, file)
    const named = faults.flatMap((fault) => ('field' in fault && fault.kind !== 'missing' ? [fault.field] : []))
    const bad = Object.entries(managed).flatMap(([field, given]) => (managedSchema.safeParse({ [field]: given }).success ? [] : [field]))
    expect(named).toEqual(bad)
    expect(department).toBe(bad.includes('department') ? null : managed['department'] ?? null)
  }))
})

it('believes the browser about who speaks, and nobody else', () => {
  const card = { id: 'own', url: 'chrome-extension://x/card.html', frameId: 4, tab: { id: 7 } }
  expect(originOf(card, 'own')).toEqual({ kind: 'card', tab: 7 })
  expect(originOf({ ...card, id: 'other' }, 'own')).toBe(null)
  expect(originOf({ ...card, url: 'https://evil.example/card.html' }, 'own')).toBe(null)
  expect(originOf({ id: 'own', url: 'https://chatgpt.com/', frameId: 0, tab: { id: 7 } }, 'own')).toEqual({ kind: 'host', tab: 7 })
  expect(originOf({ id: 'own', url: 'https://chatgpt.com/', frameId: 2, tab: { id: 7 } }, 'own')).toBe(null)
  expect(originOf({ id: 'own', url: 'moz-extension://x/popup.html' }, 'own')).toEqual({ kind: 'own-page' })
  // In a frame of a site, clicks could be led to it.
  const stop = { id: 'own', url: 'chrome-extension://x/stop.html?service=otter', frameId: 0, tab: { id: 7 } }
  expect([originOf(stop, 'own'), originOf({ ...stop, frameId: 3 }, 'own')]).toEqual([{ kind: 'barrier', tab: 7 }, null])
})

it('refuses a message with a field it does not know', () => {
  expect(requestSchema.safeParse({ kind: 'card/state' }).success).toBe(true)
  expect(requestSchema.safeParse({ kind: 'card/state', tab: 3 }).success).toBe(false)
  expect(requestSchema.safeParse({ kind: 'ledger/delete', session: 'x' }).success).toBe(false)
})

it('runs one task after another, and goes on after one that failed', async () => {
  const serial = createSerial()
  const order: number[] = []
  const slow = serial(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    order.push(1)
  })
  const failing = serial(() => Promise.reject(new Error('no')))
  const last = serial(async () => void order.push(2))
  await expect(failing).rejects.toThrow('no')
  await Promise.all([slow, last])
  expect(order).toEqual([1, 2])
})
