import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type PackingKey = { readonly privateKey: KeyObject; readonly publicKey: KeyObject }

/**
 * The key that signs the packed extension, made once and kept in the data folder, readable by its owner only. The id of the
 * extension in Chromium follows from it: who loses it has to roll out anew, who has it can replace the extension everywhere.
 * @throws Error when the file is there and holds no key
 */
export function loadPackingKey(dataDir: string): PackingKey {
  const file = join(dataDir, 'extension-key.pem')
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    // `wx`: of two that make it at once, the second fails instead of replacing the first.
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  }
  const privateKey = createPrivateKey(readFileSync(file))
  return { privateKey, publicKey: createPublicKey(privateKey) }
}
