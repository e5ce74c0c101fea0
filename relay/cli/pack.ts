import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { rolloutFiles, rolloutSchema } from '#shared/exchange/rollout/index.ts'
import { packExtension, type Packed } from '#relay/feed/pack.ts'
import { done, failed, withStore, type Answer } from './workspace.ts'

// `daybook pack` and `daybook policy-pack`: the extension for the relay's own feed, and policies that install it from there.

const built = (name: string) => fileURLToPath(new URL(`../../.output/${name}`, import.meta.url))

type Options = { readonly url: string | null; readonly out: string; readonly department: string | null; readonly wide: boolean }

/** `daybook pack`: packs the built extension into the relay's feed. */
export function pack(environment: NodeJS.ProcessEnv, args: readonly string[]): Promise<Answer> {
  const options = readOptions(args, ['url', 'wide'])
  if (typeof options === 'string') return Promise.resolve(failed(options, 2))
  return withStore(environment, async ({ url, dataDir }) => {
    const result = packFor(dataDir, options.url ?? url, options.wide)
    return result.ok ? done(packedText(result.packed, result.isNew, options.wide)) : failed(result.message)
  })
}

/** `daybook policy-pack`: packs, and writes the policies of every system and browser into a folder. */
export function policyPack(environment: NodeJS.ProcessEnv, args: readonly string[]): Promise<Answer> {
  const options = readOptions(args, ['url', 'out', 'department', 'wide'])
  if (typeof options === 'string') return Promise.resolve(failed(options, 2))
  return withStore(environment, async ({ identity, url, dataDir }) => {
    const relay = options.url ?? url
    const result = packFor(dataDir, relay, options.wide)
    if (!result.ok) return failed(result.message)
    const rollout = rolloutSchema.safeParse({
      version: 1,
      enrolment: { version: 1, relay, token: identity.enrolmentToken, key: identity.publicKey },
      department: options.department,
      chromiumId: result.packed.chromiumId,
      geckoId: result.packed.geckoId,
      wide: options.wide,
    })
    if (!rollout.success) return failed(rollout.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join(' '), 2)
    const out = resolve(options.out)
    for (const { path, text } of rolloutFiles(rollout.data, uuidOf)) {
      const file = join(out, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    const warning = relay.startsWith('https:') ? '' : `\n${relay} is not https: browsers take no updates for Firefox from it. For a real roll-out name the public address with --url.`
    return done(`${packedText(result.packed, result.isNew, options.wide)}\nThe policies for ${relay} are in ${out}. Start with its README.md.${warning}`)
  })
}

function packFor(dataDir: string, relay: string, wide: boolean) {
  const name = (browser: string) => built(`${browser}-mv3${wide ? '-wide' : ''}`)
  return packExtension({ dataDir, chromium: name('chrome'), firefox: name('firefox'), relay, wide })
}

function packedText({ version, chromiumId, geckoId }: Packed, isNew: boolean, wide: boolean): string {
  return `${isNew ? 'Packed' : 'Unchanged'}: ${wide ? 'the wide build, ' : ''}version ${version}, ${chromiumId} in Chromium, Chrome and Edge, ${geckoId} in Firefox.`
}

const urlSchema = z.nullable(z.string().check(z.refine(
  (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text.replace(/\/$/, ''),
)))

const known = { url: { type: 'string' }, out: { type: 'string' }, department: { type: 'string' }, wide: { type: 'boolean' } } as const

/** Reads the options that a command takes. @returns them, or a sentence that says what is wrong */
function readOptions(args: readonly string[], names: readonly (keyof typeof known)[]): Options | string {
  try {
    const { values } = parseArgs({ args: [...args], options: known })
    const foreign = (Object.keys(values) as (keyof typeof known)[]).find((name) => !names.includes(name))
    if (foreign !== undefined) return `Unknown option '--${foreign}': this command takes ${names.map((name) => `--${name}`).join(', ')}.`
    const url = values.url ?? null
    if (!urlSchema.safeParse(url).success) return '--url takes the address people open, without a path, such as https://daybook.example.org.'
    return { url: url?.replace(/\/$/, '') ?? null, out: values.out ?? 'policy-pack', department: values.department ?? null, wide: values.wide === true }
  } catch (error) {
    return (error as Error).message
  }
}

/** A UUID of version 8 (own scheme, RFC 9562) that is always the same for the same text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
