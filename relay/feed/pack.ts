import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import * as z from 'zod/mini'
import { feedPathsOf, type FeedPaths } from '#shared/protocol/feed.ts'
import { createCrx, extensionId } from './crx.ts'
import { feedFolder, wideFeedFolder } from './folder.ts'
import { loadPackingKey } from './key.ts'
import { packedManifest, readManifest } from './manifest.ts'

/** What was packed last: the fourth number of the version counts up with every build that differs. */
const packedSchema = z.strictObject({
  build: z.string(),
  count: z.int(),
  version: z.string(),
  chromiumId: z.string().check(z.regex(/^[a-p]{32}$/)),
  geckoId: z.string(),
})
export type Packed = z.infer<typeof packedSchema>
export type PackResult =
  | { readonly ok: true; readonly packed: Packed; readonly isNew: boolean }
  | { readonly ok: false; readonly message: string }

export type PackOptions = {
  readonly dataDir: string
  /** Folders of the built extension. */
  readonly chromium: string
  readonly firefox: string
  /** Address of the relay, an origin. */
  readonly relay: string
  /** These are the folders of the wide build, which has a feed of its own. */
  readonly wide: boolean
}

type Files = Record<string, Uint8Array>

/**
 * Packs the built extension for Chromium and Firefox into the feed of the relay. The same build for the same relay is the
 * same version; any other is a higher one, which browsers fetch by themselves. Normal and wide build share one row of
 * numbers, and what is packed gets one above the other's: a browser that is sent from one feed to the other goes forward only.
 * @throws Error of the file system, or when the folders hold no extension
 */
export function packExtension({ dataDir, chromium, firefox, relay, wide }: PackOptions): PackResult {
  for (const folder of [chromium, firefox]) {
    if (!existsSync(join(folder, 'manifest.json'))) return { ok: false, message: `The extension is not built (${folder} is missing). Run "npm run build" first.` }
  }
  const [forChromium, forFirefox] = [readFiles(chromium), readFiles(firefox)]
  const [chromiumManifest, firefoxManifest] = [manifestOf(forChromium), manifestOf(forFirefox)]
  const geckoId = firefoxManifest.browser_specific_settings?.gecko.id
  if (geckoId === undefined) return { ok: false, message: `${firefox} is no build for Firefox: its manifest names no gecko id. Run "npm run build".` }

  const [feed, other] = wide ? [wideFeedFolder(dataDir), feedFolder(dataDir)] : [feedFolder(dataDir), wideFeedFolder(dataDir)]
  const paths = feedPathsOf(wide)
  mkdirSync(feed, { recursive: true })
  const key = loadPackingKey(dataDir)
  const before = readPacked(feed)
  const build = fingerprint([forChromium, forFirefox], `${relay}\n${extensionId(key.publicKey)}`)
  const otherCount = readPacked(other)?.count ?? 0
  if (before?.build === build && before.count > otherCount) return { ok: true, packed: before, isNew: false }
  const count = Math.max(before?.count ?? 0, otherCount) + 1
  const version = `${chromiumManifest.version}.${count}`
  const packed: Packed = { build, count, version, chromiumId: extensionId(key.publicKey), geckoId }

  const zip = (files: Files, manifest: object) => zipSync({ ...files, 'manifest.json': text(JSON.stringify(manifest)) }, { level: 9, mtime: epoch })
  // The number is taken before anything is offered under it, the files stand before the feeds that announce them, and the
  // build is noted last: a pack that was cut off is done again, under the next number.
  put(feed, packedName, text(JSON.stringify({ ...packed, build: 'under way' })))
  put(feed, paths.chromiumFile, createCrx(zip(forChromium, packedManifest(chromiumManifest, version, relay, paths)), key.privateKey, key.publicKey))
  put(feed, paths.firefoxFile, zip(forFirefox, packedManifest(firefoxManifest, version, relay, paths)))
  put(feed, paths.chromiumFeed, text(chromiumFeed(packed, relay, paths)))
  put(feed, paths.firefoxFeed, text(firefoxFeed(packed, relay, paths)))
  put(feed, packedName, text(JSON.stringify(packed)))
  return { ok: true, packed, isNew: true }
}

const packedName = 'packed.json'
/** Zip knows no time before 1980; a fixed one makes equal builds equal files. */
const epoch = new Date(1980, 0, 2)
const text = (content: string): Uint8Array => new TextEncoder().encode(content)

/** All files of a folder but the enrolment that `npm start` may have put there: a packed extension is enrolled by policy. */
function readFiles(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/')).sort()
  return Object.fromEntries(paths.filter((path) => path !== 'enrolment.json').map((path) => [path, readFileSync(join(folder, path))]))
}

function manifestOf(files: Files) {
  return readManifest(new TextDecoder().decode(files['manifest.json']))
}

function fingerprint(builds: readonly Files[], told: string): string {
  const hash = createHash('sha256').update(told)
  for (const files of builds) for (const [path, content] of Object.entries(files)) hash.update(`\n${path} ${content.length}\n`).update(content)
  return hash.digest('hex')
}

function readPacked(feed: string): Packed | null {
  const file = join(feed, packedName)
  return existsSync(file) ? z.parse(packedSchema, JSON.parse(readFileSync(file, 'utf8'))) : null
}

/** Puts a file in one step, so that who reads it meanwhile gets the old one or the new one whole. */
function put(feed: string, path: string, content: Uint8Array): void {
  const file = join(feed, path.slice(path.lastIndexOf('/') + 1))
  writeFileSync(`${file}.new`, content)
  renameSync(`${file}.new`, file)
}

/** Nothing in it needs escaping: an origin, a fixed path, letters and digits. */
function chromiumFeed({ chromiumId, version }: Packed, relay: string, paths: FeedPaths): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${chromiumId}">
    <updatecheck codebase="${relay}${paths.chromiumFile}" version="${version}"/>
  </app>
</gupdate>
`
}

function firefoxFeed({ geckoId, version }: Packed, relay: string, paths: FeedPaths): string {
  return `${JSON.stringify({ addons: { [geckoId]: { updates: [{ version, update_link: relay + paths.firefoxFile }] } } }, null, 2)}\n`
}
