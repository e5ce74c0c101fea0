import * as z from 'zod/mini'
import { readCatalogue } from '#relay/catalogue/read.ts'
import type { Catalogue, Observation } from '#shared/catalogue/index.ts'
import { linesOf } from './lines.ts'

// Logs often write null where they know nothing: it counts as left out.
const observationSchema = z.strictObject({
  url: z.string().check(z.minLength(1)),
  type: z.nullish(z.enum(['navigation', 'xmlhttprequest', 'websocket'])),
  method: z.nullish(z.string()),
  initiator: z.nullish(z.string()),
  responseType: z.nullish(z.string()),
})

// zod/mini says no more than "Invalid input" unless it is given its sentences.
const { localeError } = z.locales.en()
const nothing = { service: null, name: null, signal: null, rule: null }

export type MatchStreams = {
  /** Text in pieces of any size, as standard input gives it. */
  readonly input: AsyncIterable<string | Uint8Array>
  readonly write: (text: string) => void
  readonly writeError: (text: string) => void
  readonly catalogue?: Catalogue
}

/**
 * `daybook match`: answers every line of input, a URL or an observation as JSON, with one JSON line
 * `{service, name, signal, rule}`: what the extension would see. A line that cannot be read is answered with nulls and a
 * sentence on the error stream; the rest goes on. Empty lines are such lines too, so that answers stay beside questions.
 * @returns exit code 0: every line has its answer, also the ones that could not be read
 */
export async function matchCommand({ input, write, writeError, catalogue }: MatchStreams): Promise<0> {
  const { match, serviceById } = catalogue ?? (await readCatalogue())
  let number = 0
  for await (const line of linesOf(input)) {
    number++
    const read = readLine(line)
    if (!read.ok) writeError(`line ${number}: ${read.fault}\n`)
    const sighting = read.ok ? match(read.observation) : null
    write(JSON.stringify(sighting === null ? nothing : {
      service: sighting.service,
      name: serviceById(sighting.service)?.name ?? null,
      signal: sighting.signal,
      rule: sighting.rule,
    }) + '\n')
  }
  return 0
}

type ReadLine = { readonly ok: true; readonly observation: Observation } | { readonly ok: false; readonly fault: string }

function readLine(line: string): ReadLine {
  const text = line.trim()
  if (text === '') return { ok: false, fault: 'the line is empty; write a URL or {"url": "https://..."}' }
  if (!text.startsWith('{')) {
    if (!looksLikeAddress(text)) return { ok: false, fault: 'this is neither a URL nor a JSON object; write https://... or {"url": "https://..."}' }
    return { ok: true, observation: { url: asBrowsersWrite(text) } }
  }
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return { ok: false, fault: 'the JSON is broken; write one object on one line, such as {"url": "https://...", "type": "navigation"}' }
  }
  const parsed = observationSchema.safeParse(content, { error: localeError })
  if (parsed.success) {
    const { url, type, method, initiator, responseType } = parsed.data
    const observation = { url: asBrowsersWrite(url), type: type ?? undefined, method: method ?? undefined, initiator: initiator ?? undefined, responseType: responseType ?? undefined }
    return { ok: true, observation }
  }
  const [issue] = parsed.error.issues
  const field = issue?.path.map(String).join('.') ?? ''
  const fix = 'fields are url (needed), type ("navigation", "xmlhttprequest" or "websocket"), method, initiator, responseType, all text'
  return { ok: false, fault: `${field === '' ? 'the object' : `field "${field}"`} is wrong (${issue?.message ?? 'invalid'}); ${fix}` }
}

/** White space, quotes and angle brackets are in no address as written; brackets only in one with a scheme. */
function looksLikeAddress(text: string): boolean {
  return !/[\s"<>]/.test(text) && (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !/['[\]]/.test(text))
}

/** The extension only ever sees addresses as the browser tidied them: `/c/../share/1` is `/share/1`, `。` is a dot. */
function asBrowsersWrite(address: string): string {
  return /^(?:https?|wss?):/i.test(address) ? (URL.parse(address)?.href ?? address) : address
}
