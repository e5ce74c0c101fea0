import { checkChain } from '#shared/act/ledger.ts'
import type { Role } from '#shared/act/role.ts'
import { newMemberSchema, type Enrolment } from '#shared/protocol/http.ts'
import { brokenChain } from '#relay/act/ledger.ts'
import { firstAdministrator } from '#relay/auth/administrator.ts'
import { signInUrl } from '#relay/auth/link.ts'
import { createSessions } from '#relay/auth/session.ts'
import { randomBytes, webcrypto } from 'node:crypto'
import { readConfig, type Config } from '#relay/config.ts'
import { createSite } from '#relay/http/site.ts'
import { openEmbeddedStore } from '#relay/store/embedded.ts'
import { StoreError, type Identity, type Store } from '#relay/store/store.ts'

/** What a command answers: lines for the output, or a sentence for the error stream with the exit code. */
export type Answer = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly text: string; readonly code: 1 | 2 }

type Opened = { readonly store: Store; readonly identity: Identity; readonly url: string; readonly dataDir: string }

/** `daybook invite`: adds a member. @returns their sign-in link */
export function invite(environment: NodeJS.ProcessEnv, name: string | undefined, role: string | undefined): Promise<Answer> {
  const member = newMemberSchema.safeParse({ name, role })
  if (!member.success) return Promise.resolve(failed('Say who: daybook invite --name "Ada Lovelace" --role administrator|security|procurement|auditor', 2))
  return withStore(environment, async (opened) => done(await linkFor(opened, { name: member.data.name, role: member.data.role })))
}

/** `daybook link`: a new sign-in link for the first administrator. */
export function link(environment: NodeJS.ProcessEnv): Promise<Answer> {
  return withStore(environment, async (opened) => done(await linkFor(opened, null)))
}

/** `daybook enrolment`: what browsers need to take part. */
export function enrolment(environment: NodeJS.ProcessEnv): Promise<Answer> {
  return withStore(environment, async ({ identity, url }) =>
    done(JSON.stringify({ version: 1, relay: url, token: identity.enrolmentToken, key: identity.publicKey } satisfies Enrolment, null, 2)),
  )
}

/** `daybook verify-ledger`: checks numbers, links and hashes of all acts. */
export function verifyLedger(environment: NodeJS.ProcessEnv): Promise<Answer> {
  return withStore(environment, async ({ store }) => {
    const acts = await store.acts(0)
    const fault = await checkChain(webcrypto.subtle as unknown as SubtleCrypto, acts, null)
    if (fault !== null) return failed(brokenChain(fault))
    return done(acts.length === 0 ? 'The ledger is empty.' : `The ledger holds ${acts.length} acts and its chain is whole. Last hash: ${acts.at(-1)?.hash}`)
  })
}

async function linkFor({ store, url }: Opened, newMember: { name: string; role: Role } | null): Promise<string> {
  const sessions = createSessions(store, () => new Date(), randomBytes)
  const member = newMember === null ? await firstAdministrator(store) : (await sessions.addMember(newMember.name, newMember.role)).id
  return signInUrl(url, await sessions.createLink(member))
}

/** Opens the data beside a relay that may be running on it. */
export async function withStore(environment: NodeJS.ProcessEnv, work: (opened: Opened) => Promise<Answer>): Promise<Answer> {
  const result = readConfig(environment)
  if (!result.ok) return failed(result.message)
  try {
    const store = openEmbeddedStore({ folder: result.config.dataDir, exclusive: false, mustExist: true })
    try {
      const identity = await store.identity()
      if (identity === null) return failed(`There is no workspace in ${result.config.dataDir} yet. Start Daybook once, or name its folder with DAYBOOK_DATA.`)
      return await work({ store, identity, url: await addressOf(store, result.config), dataDir: result.config.dataDir })
    } finally {
      await store.close()
    }
  } catch (error) {
    if (error instanceof StoreError) return failed(error.message)
    throw error
  }
}

/** Where the relay is: as set, else where it was last started. */
async function addressOf(store: Store, { publicUrl, host, port }: Config): Promise<string> {
  return publicUrl ?? (await store.address()) ?? createSite(null, host, port).url
}

export function done(text: string): Answer {
  return { ok: true, text }
}

export function failed(text: string, code: 1 | 2 = 1): Answer {
  return { ok: false, text, code }
}
