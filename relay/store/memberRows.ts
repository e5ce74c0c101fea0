import type { DatabaseSync } from 'node:sqlite'
import type { Member } from '#shared/act/role.ts'
import type { GroupCommit } from './groupCommit.ts'
import type { MemberOutcome, SessionRow, Store } from './store.ts'

type MemberCalls = Pick<
  Store,
  'members' | 'member' | 'putMember' | 'changeRole' | 'deleteMember' | 'putLink' | 'exchangeLink' | 'session' | 'renewSession' | 'deleteSession' | 'deleteEnded'
>

/** Members, their sign-in links and sessions in SQL. Links and sessions are known by the hash of their token only. */
export function createMemberRows(db: DatabaseSync, commit: GroupCommit): MemberCalls {
  const all = db.prepare('SELECT id, name, role FROM member ORDER BY name, id')
  const one = db.prepare('SELECT id, name, role FROM member WHERE id = ?')
  const write = db.prepare(
    'INSERT INTO member (id, name, role) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role',
  )
  const administrators = db.prepare("SELECT count(*) AS count FROM member WHERE role = 'administrator'")
  const changeRole = db.prepare('UPDATE member SET role = ? WHERE id = ?')
  const remove = db.prepare('DELETE FROM member WHERE id = ?')
  const removeLinks = db.prepare('DELETE FROM link WHERE member = ?')
  const removeSessions = db.prepare('DELETE FROM session WHERE member = ?')
  const writeLink = db.prepare('INSERT INTO link (hash, member, expires_at) VALUES (?, ?, ?)')
  const takeLink = db.prepare('DELETE FROM link WHERE hash = ? RETURNING member, expires_at AS expiresAt')
  const writeSession = db.prepare('INSERT INTO session (hash, member, expires_at) VALUES (?, ?, ?)')
  const readSession = db.prepare(
    `SELECT session.hash, session.member, session.expires_at AS expiresAt, member.name, member.role
     FROM session JOIN member ON member.id = session.member WHERE session.hash = ?`,
  )
  const renew = db.prepare('UPDATE session SET expires_at = ? WHERE hash = ?')
  const endSession = db.prepare('DELETE FROM session WHERE hash = ?')
  const endLinks = db.prepare('DELETE FROM link WHERE expires_at < ?')
  const endSessions = db.prepare('DELETE FROM session WHERE expires_at < ?')

  /** In one transaction with the change itself: of two administrators who remove each other, one stays. */
  function isLast(member: Member): boolean {
    return member.role === 'administrator' && (administrators.get() as { count: number }).count === 1
  }

  return {
    async members() {
      return all.all() as Member[]
    },
    async member(id) {
      return (one.get(id) as Member | undefined) ?? null
    },
    async putMember({ id, name, role }) {
      await commit.write(() => write.run(id, name, role))
    },
    changeRole: (id, role) =>
      commit.write((): MemberOutcome => {
        const member = one.get(id) as Member | undefined
        if (member === undefined) return 'unknown'
        if (role !== 'administrator' && isLast(member)) return 'last-administrator'
        changeRole.run(role, id)
        return 'done'
      }),
    deleteMember: (id) =>
      commit.write((): MemberOutcome => {
        const member = one.get(id) as Member | undefined
        if (member === undefined) return 'unknown'
        if (isLast(member)) return 'last-administrator'
        for (const statement of [removeSessions, removeLinks, remove]) statement.run(id)
        return 'done'
      }),
    async putLink({ hash, member, expiresAt }) {
      await commit.write(() => writeLink.run(hash, member, expiresAt))
    },
    exchangeLink: (link, session, now) =>
      commit.write(() => {
        const found = takeLink.get(link) as { member: string; expiresAt: number } | undefined
        if (found === undefined || found.expiresAt < now) return null
        const member = one.get(found.member) as Member | undefined
        if (member === undefined) return null
        writeSession.run(session.hash, member.id, session.expiresAt)
        return member
      }),
    async session(hash) {
      const row = readSession.get(hash) as (SessionRow & Omit<Member, 'id'>) | undefined
      if (row === undefined) return null
      const { name, role, ...session } = row
      return { ...session, of: { id: session.member, name, role } }
    },
    async renewSession(hash, expiresAt) {
      await commit.write(() => renew.run(expiresAt, hash))
    },
    async deleteSession(hash) {
      await commit.write(() => endSession.run(hash))
    },
    async deleteEnded(now) {
      await commit.write(() => {
        endLinks.run(now)
        endSessions.run(now)
      })
    },
  }
}
