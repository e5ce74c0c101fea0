import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Enrolment } from '#shared/protocol/http.ts'

const root = join(import.meta.dirname, '..', '..')

export type BuiltExtension = { readonly folder: string; readonly remove: () => void }

/**
 * A copy of the built extension, enrolled where an enrolment is given: to a relay on this machine, by the name
 * `localhost`, which a build without DAYBOOK_RELAY may reach. Throws when it was not built.
 */
export function copyExtension(browser: 'chrome' | 'firefox', enrolment: Enrolment | null = null, build: 'normal' | 'wide' = 'normal'): BuiltExtension {
  const built = builtExtension(browser, build)
  if (!existsSync(built)) throw new Error(`The extension is not built: run "npm run build" first (${built} is missing).`)
  const folder = mkdtempSync(join(tmpdir(), 'daybook-extension-'))
  cpSync(built, folder, { recursive: true })
  if (enrolment !== null) {
    const relay = enrolment.relay.replace('//127.0.0.1', '//localhost')
    writeFileSync(join(folder, 'enrolment.json'), JSON.stringify({ ...enrolment, relay }))
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Folder of a build. */
export function builtExtension(browser: 'chrome' | 'firefox', build: 'normal' | 'wide'): string {
  return join(root, '.output', `${browser}-mv3${build === 'wide' ? '-wide' : ''}`)
}

/** Calls until the result is neither null, undefined nor false; throws after `patience` milliseconds with what was awaited. */
export async function until<T>(what: string, probe: () => Promise<T | null | undefined | false>, patience = 30_000): Promise<T> {
  const end = Date.now() + patience
  for (;;) {
    const result = await probe()
    if (result !== null && result !== undefined && result !== false) return result
    if (Date.now() > end) throw new Error(`Waited ${patience / 1000} s for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
