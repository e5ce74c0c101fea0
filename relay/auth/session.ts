import type { Member, Role } from '#shared/act/role.ts'
import { StoreFullError, type Store } from '#relay/store/store.ts'
import { createToken, hashToken, type Random } from './token.ts'

const day = 86_400_000
/** A session lasts this long after its last use. */
const sessionDays = 30
export const sessionSeconds = sessionDays * 86_400
/** A sign-in link is good for this long, once. */
const linkLength = day

export type FoundSession = { readonly member: Member; readonly hash: string; readonly renewed: boolean }

export type Sessions = {
  readonly addMember: (name: string, role: Role) => Promise<Member>
  /** @returns the secret of a fresh sign-in link */
  readonly createLink: (memberId: string) => Promise<string>
  /** Uses up a link. @returns the member and the session's secret, or null when the link is unknown, used or too old */
  readonly signIn: (link: string) => Promise<{ readonly member: Member; readonly token: string } | null>
  readonly find: (token: string) => Promise<FoundSession | null>
  readonly findByHash: (hash: string) => Promise<Member | null>
  readonly signOut: (hash: string) => Promise<void>
}

/** Members, one-time links and sessions. Secrets are stored hashed. */
export function createSessions(store: Store, clock: () => Date, random: Random): Sessions {
  const now = () => clock().getTime()

  async function live(hash: string) {
    const session = await store.session(hash)
    return session === null || session.expiresAt < now() ? null : session
  }

  return {
    async addMember(name, role) {
      const member = { id: Buffer.from(random(12)).toString('base64url'), name, role }
      await store.putMember(member)
      return member
    },
    async createLink(memberId) {
      const token = createToken(random)
      await store.putLink({ hash: hashToken(token), member: memberId, expiresAt: now() + linkLength })
      return token
    },
    async signIn(link) {
      const token = createToken(random)
      const session = { hash: hashToken(token), expiresAt: now() + sessionDays * day }
      const member = await store.exchangeLink(hashToken(link), session, now())
      return member === null ? null : { member, token }
    },
    async find(token) {
      const session = await live(hashToken(token))
      if (session === null) return null
      const renewed = session.expiresAt - now() < (sessionDays - 1) * day
      if (renewed) await renew(store, session.hash, now() + sessionDays * day)
      return { member: session.of, hash: session.hash, renewed }
    },
    async findByHash(hash) {
      return (await live(hash))?.of ?? null
    },
    signOut: (hash) => store.deleteSession(hash),
  }
}

async function renew(store: Store, hash: string, expiresAt: number): Promise<void> {
  try {
    await store.renewSession(hash, expiresAt)
  } catch (error) {
    // On a full disk people go on reading with the session as it is; health tells about the disk.
    if (!(error instanceof StoreFullError)) throw error
  }
}
