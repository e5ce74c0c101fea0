import { createHash, createPublicKey, verify } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTrial, trialFolder, type Trial } from '#test/fixture/relay.ts'
import { packExtension, type Packed } from './pack.ts'

const folder = trialFolder()
const [chromium, firefox] = [join(folder, 'chromium'), join(folder, 'firefox')]
const manifest = {
  version: '1.2.0',
  name: 'Daybook',
  host_permissions: ['https://chatgpt.com/*', 'http://localhost/*'],
  content_security_policy: { extension_pages: "connect-src 'self' https: http://localhost:*; object-src 'none'" },
}
const gecko = { browser_specific_settings: { gecko: { id: 'daybook@daybook.invalid', strict_min_version: '140.0' } } }
let trial: Trial

function build(content: string): void {
  for (const [place, own] of [[chromium, {}], [firefox, gecko]] as const) {
    mkdirSync(join(place, 'chunks'), { recursive: true })
    writeFileSync(join(place, 'manifest.json'), JSON.stringify({ ...manifest, ...own }))
    writeFileSync(join(place, 'chunks', 'a.js'), content)
    writeFileSync(join(place, 'enrolment.json'), '{"secret":1}')
  }
}

function pack(relay = trial.url, wide = false): { packed: Packed; isNew: boolean } {
  const result = packExtension({ dataDir: trial.folder, chromium, firefox, relay, wide })
  return result.ok ? result : expect.fail(result.message)
}

const get = async (path: string) => {
  const response = await fetch(`${trial.url}/extension/${path}`)
  return { status: response.status, type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) }
}

beforeAll(async () => {
  trial = await startTrial()
})
afterAll(async () => {
  await trial.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('says what to do before anything is built or packed', async () => {
  expect(packExtension({ dataDir: trial.folder, chromium, firefox, relay: trial.url, wide: false })).toMatchObject({ ok: false, message: expect.stringContaining('npm run build') as string })
  for (const name of ['update.xml', 'daybook.crx', 'updates.json', 'daybook.xpi']) for (const place of ['', 'wide/']) expect(await get(place + name)).toMatchObject({ status: 404 })
})

it('the same build is the same version, another is the next, under one id', () => {
  build('one')
  const first = pack()
  expect(first).toMatchObject({ isNew: true, packed: { version: '1.2.0.1', geckoId: 'daybook@daybook.invalid', chromiumId: expect.stringMatching(/^[a-p]{32}$/) as string } })
  expect(pack()).toEqual({ ok: true, packed: first.packed, isNew: false })
  build('two')
  expect(pack()).toMatchObject({ isNew: true, packed: { version: '1.2.0.2', chromiumId: first.packed.chromiumId } })
  expect(statSync(join(trial.folder, 'extension-key.pem')).mode & 0o077).toBe(0)
})

it('the crx is signed by the key whose hash is the id, over exactly the zip it carries', async () => {
  const { packed } = pack()
  const { bytes, type } = await get('daybook.crx')
  expect(type).toBe('application/x-chrome-extension')
  expect([bytes.toString('latin1', 0, 4), bytes.readUInt32LE(4)]).toEqual(['Cr24', 3])
  const header = readFields(bytes.subarray(12, 12 + bytes.readUInt32LE(8)))
  const zip = bytes.subarray(12 + bytes.readUInt32LE(8))
  const proof = readFields(header.get(2) ?? expect.fail('no proof'))
  const signed = header.get(10_000) ?? expect.fail('no signed data')
  const key = proof.get(1) ?? expect.fail('no key')
  const length = Buffer.alloc(4)
  length.writeUInt32LE(signed.length)
  const message = Buffer.concat([Buffer.from('CRX3 SignedData\0'), length, signed, zip])
  const publicKey = createPublicKey({ key, format: 'der', type: 'spki' })
  expect(verify('sha256', message, publicKey, proof.get(2) ?? expect.fail('no signature'))).toBe(true)
  const hash = createHash('sha256').update(key).digest().subarray(0, 16)
  expect(readFields(signed).get(1)).toEqual(hash)
  expect([...hash.toString('hex')].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('')).toBe(packed.chromiumId)

  const files = unzipSync(zip)
  expect(Object.keys(files).sort()).toEqual(['chunks/a.js', 'manifest.json'])
  expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual({
    ...manifest,
    version: packed.version,
    host_permissions: ['https://chatgpt.com/*', 'http://127.0.0.1/*'],
    content_security_policy: { extension_pages: "connect-src 'self' https: http://127.0.0.1:*; object-src 'none'" },
    update_url: `${trial.url}/extension/update.xml`,
  })
})

it('the feeds name id, version and file', async () => {
  const { packed } = pack()
  const xml = (await get('update.xml')).bytes.toString()
  expect(xml).toContain(`appid="${packed.chromiumId}"`)
  expect(xml).toContain(`<updatecheck codebase="${trial.url}/extension/daybook.crx" version="${packed.version}"/>`)
  expect(JSON.parse((await get('updates.json')).bytes.toString())).toEqual({
    addons: { 'daybook@daybook.invalid': { updates: [{ version: packed.version, update_link: `${trial.url}/extension/daybook.xpi` }] } },
  })
})

it.each([
  ['https://daybook.example.org', 'https://daybook.example.org/extension/updates.json'],
  ['http://localhost:8787', undefined],
])('Firefox is told of updates over https only: %s', async (relay, feed) => {
  pack(relay)
  const { bytes, type } = await get('daybook.xpi')
  const packed = JSON.parse(strFromU8(unzipSync(bytes)['manifest.json'] ?? new Uint8Array())) as { browser_specific_settings: { gecko: object } }
  expect(type).toBe('application/x-xpinstall')
  expect(packed.browser_specific_settings.gecko).toEqual({ ...gecko.browser_specific_settings.gecko, ...(feed === undefined ? {} : { update_url: feed }) })
})

it('a pack that was cut off is done again under the next number', () => {
  const { packed } = pack()
  const note = join(trial.folder, 'feed', 'packed.json')
  writeFileSync(note, JSON.stringify({ ...packed, build: 'under way', count: packed.count + 1 }))
  expect(pack().packed.count).toBe(packed.count + 2)
})

it.each(['packed.json', 'extension-key.pem', '..%2fextension-key.pem', '%2e%2e/extension-key.pem', '..%2fdaybook.sqlite', ''])('%s is not served', async (name) => {
  expect(existsSync(join(trial.folder, 'extension-key.pem'))).toBe(true)
  const { bytes } = await get(name)
  expect(bytes.toString('latin1')).not.toMatch(/PRIVATE KEY|SQLite|"count"/)
  expect(bytes.equals(readFileSync(join(trial.folder, 'feed', 'packed.json')))).toBe(false)
})

/** Fields of a protobuf message; all that a crx header has are bytes. */
function readFields(message: Buffer): Map<number, Buffer> {
  const fields = new Map<number, Buffer>()
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = message[at++] ?? expect.fail('cut off')
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }
  while (at < message.length) {
    const tag = varint()
    const length = varint()
    fields.set(tag >>> 3, message.subarray(at, at + length))
    at += length
  }
  return fields
}

it('the wide build has a feed of its own under the same id, and what is packed last stands above the other', async () => {
  const normal = pack()
  const before = await get('update.xml')
  const wide = pack(trial.url, true)
  expect(wide).toMatchObject({ isNew: true, packed: { chromiumId: normal.packed.chromiumId } })
  expect(number(wide)).toBe(number(normal) + 1)
  expect(pack(trial.url, true).isNew).toBe(false)
  expect(await get('update.xml')).toEqual(before)
  expect((await get('wide/update.xml')).bytes.toString()).toContain(`codebase="${trial.url}/extension/wide/daybook.crx" version="${wide.packed.version}"`)
  expect(JSON.parse((await get('wide/updates.json')).bytes.toString())).toMatchObject({ addons: { 'daybook@daybook.invalid': { updates: [{ update_link: `${trial.url}/extension/wide/daybook.xpi` }] } } })
  // Rolled back: browsers go forward only.
  expect(number(pack())).toBe(number(wide) + 1)
  for (const path of ['wide/packed.json', 'wide/', 'wide/../packed.json']) expect((await get(path)).status).toBe(404)
})

function number({ packed }: { packed: Packed }): number {
  return Number(packed.version.split('.').at(-1))
}
