import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { HintClass } from '#shared/hint/kind.ts'

/** A published package that looks for one class in a text. */
export type Peer = { readonly name: string; readonly hint: HintClass; readonly holds: (text: string) => boolean | Promise<boolean> }

type Redactpii = { Redactor: new (options: { rules: Readonly<Record<string, boolean>> }) => { hasPII: (text: string) => boolean } }
type Secretlint = { lintSource: (given: object) => Promise<{ messages: readonly unknown[] }> }
type Preset = { creator: object }
type Ibantools = { isValidIBAN: (text: string) => boolean; electronicFormatIBAN: (text: string) => string | null }

/** The peers that are installed in a folder. What is missing is named. */
export async function peersIn(folder: string): Promise<{ readonly peers: readonly Peer[]; readonly missing: readonly string[] }> {
  const missing: string[] = []
  async function load<T>(name: string): Promise<T | null> {
    const require = createRequire(join(folder, 'peer.js'))
    const paths = require.resolve.paths(name) ?? []
    try {
      return (await import(pathToFileURL(require.resolve(name, { paths })).href)) as T
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
      missing.push(name)
      return null
    }
  }
  const peers: Peer[] = []
  const redactpii = await load<Redactpii>('@redactpii/node')
  if (redactpii !== null) {
    const redactor = new redactpii.Redactor({ rules: { CREDIT_CARD: true, EMAIL: false, NAME: false, PHONE: false, SSN: false } })
    peers.push({ name: '@redactpii/node', hint: 'payment_card', holds: (text) => redactor.hasPII(text) })
  }
  const secretlint = await load<Secretlint>('@secretlint/core')
  const preset = await load<Preset>('@secretlint/secretlint-rule-preset-recommend')
  if (secretlint !== null && preset !== null) {
    const config = { rules: [{ id: 'preset', rule: preset.creator, rules: [] }] }
    const source = (content: string) => ({ filePath: '/text.txt', content, contentType: 'text', ext: '.txt' })
    peers.push({
      name: '@secretlint preset', hint: 'secret',
      holds: async (text) => (await secretlint.lintSource({ source: source(text), options: { noPhysicFilePath: true, config } })).messages.length > 0,
    })
  }
  const ibantools = await load<Ibantools>('ibantools')
  if (ibantools !== null) {
    const shape = /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}\b/g
    peers.push({ name: 'ibantools + regex', hint: 'iban', holds: (text) => (text.match(shape) ?? []).some((found) => ibantools.isValidIBAN(ibantools.electronicFormatIBAN(found) ?? '')) })
  }
  return { peers, missing }
}
