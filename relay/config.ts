import { resolve } from 'node:path'
import * as z from 'zod/mini'

const logLevels = ['silent', 'error', 'warn', 'info'] as const
export type LogLevel = (typeof logLevels)[number]

export type Config = { readonly dataDir: string; readonly port: number; readonly host: string; readonly publicUrl: string | null; readonly logLevel: LogLevel }
export type ConfigResult = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly message: string }

const environmentSchema = z.object({
  DAYBOOK_DATA: z.optional(z.string().check(z.minLength(1, 'DAYBOOK_DATA is empty: name the folder for the data, or leave it unset for ./data/workspace.'))),
  DAYBOOK_PORT: z.optional(z.string().check(z.refine(isPort, 'DAYBOOK_PORT must be a number from 0 to 65535, such as 8787.'))),
  DAYBOOK_HOST: z.optional(z.string().check(z.regex(/^[A-Za-z0-9.:-]+$/, 'DAYBOOK_HOST must be an address or host name to listen on, such as 127.0.0.1.'))),
  DAYBOOK_URL: z.optional(z.string().check(z.refine(isPublicUrl, 'DAYBOOK_URL must be the address people open, without a path, such as https://daybook.example.org.'))),
  DAYBOOK_LOG: z.optional(z.enum(logLevels, { error: `DAYBOOK_LOG must be one of ${logLevels.join(', ')}.` })),
})

/** The relay's settings from the environment. A relative data folder is taken from the working folder. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const result = environmentSchema.safeParse(environment)
  if (!result.success) return { ok: false, message: result.error.issues.map((issue) => issue.message).join(' ') }
  const { DAYBOOK_DATA = 'data/workspace', DAYBOOK_PORT = '8787', DAYBOOK_HOST = '127.0.0.1', DAYBOOK_URL, DAYBOOK_LOG = 'info' } = result.data
  return {
    ok: true,
    config: {
      dataDir: resolve(DAYBOOK_DATA),
      port: Number(DAYBOOK_PORT),
      host: DAYBOOK_HOST,
      publicUrl: DAYBOOK_URL === undefined ? null : new URL(DAYBOOK_URL).origin,
      logLevel: DAYBOOK_LOG,
    },
  }
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535
}

function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search, hash } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && pathname === '/' && search === '' && hash === ''
}
