import { withHosts } from '#shared/catalogue/hosts.ts'
import type { Catalogue } from '#shared/catalogue/index.ts'
import { extraHosts, ownFacts, settlements } from '#shared/policy/own.ts'
import { scanMessages } from '#shared/message/scan.ts'
import { readConfig } from '#relay/config.ts'
import { openEmbeddedStore } from '#relay/store/embedded.ts'

const messages = scanMessages.en

/** What security has settled of unknown hosts, as far as this machine knows it. */
export type Settled = {
  readonly hosts: ReturnType<typeof settlements>
  /** What to tell the person about it; null where there is nothing to tell. */
  readonly note: string | null
}

const nothing: Settled['hosts'] = { own: [], merged: [], dismissed: [] }

/** Reads it from the workspace in DAYBOOK_DATA, beside a relay that may be running on it. Elsewhere nothing is known, which is said. */
export async function readSettled(environment: NodeJS.ProcessEnv): Promise<Settled> {
  const read = readConfig(environment)
  if (!read.ok) return { hosts: nothing, note: messages.notSettled(read.message) }
  const { dataDir } = read.config
  try {
    const store = openEmbeddedStore({ folder: dataDir, exclusive: false, mustExist: true })
    try {
      const hosts = settlements(await store.acts(0))
      const count = hosts.own.length + hosts.merged.length + hosts.dismissed.length
      return { hosts, note: count === 0 ? null : messages.settled(String(count), dataDir) }
    } finally {
      await store.close()
    }
  } catch (error) {
    // No workspace here, or one of somebody else's: the log can be read all the same.
    return { hosts: nothing, note: messages.notSettled((error as Error).message) }
  }
}

/** The catalogue with the organisation's own services and further hosts. */
export function withSettled(catalogue: Catalogue, { hosts }: Settled): Catalogue {
  return withHosts(catalogue, extraHosts(hosts), hosts.own.map(ownFacts))
}
