import * as z from 'zod/mini'
import { unnamedRelay, type FeedPaths } from '#shared/protocol/feed.ts'

/** What packing reads and changes of a built manifest; the rest stays as it was built. */
const builtManifestSchema = z.looseObject({
  version: z.string().check(z.regex(/^\d{1,5}(\.\d{1,5}){0,2}$/, 'expected at most three numbers: the fourth is given by packing')),
  host_permissions: z.array(z.string()),
  content_security_policy: z.looseObject({ extension_pages: z.string() }),
  browser_specific_settings: z.optional(z.looseObject({ gecko: z.looseObject({ id: z.string() }) })),
})
export type BuiltManifest = z.infer<typeof builtManifestSchema>

/** Reads the text of a built manifest.json. @throws Error when a build made something else */
export function readManifest(text: string): BuiltManifest {
  return z.parse(builtManifestSchema, JSON.parse(text))
}

/**
 * The manifest as packed: the next version, the relay's own feed for updates, and the relay's host in the place of the one
 * that a build without DAYBOOK_RELAY names.
 * @param relay address of the relay, an origin
 * @param paths of the feed that offers it
 */
export function packedManifest(built: BuiltManifest, version: string, relay: string, paths: FeedPaths): BuiltManifest {
  const { protocol, hostname } = new URL(relay)
  const place = `${protocol}//${hostname}`
  const gecko = built.browser_specific_settings?.gecko
  return {
    ...built,
    version,
    host_permissions: [...new Set(built.host_permissions.map((pattern) => (pattern === `${unnamedRelay}/*` ? `${place}/*` : pattern)))],
    content_security_policy: {
      ...built.content_security_policy,
      extension_pages: built.content_security_policy.extension_pages.replace(` ${unnamedRelay}:*`, ` ${place}:*`),
    },
    ...(gecko === undefined
      ? { update_url: relay + paths.chromiumFeed }
      : { browser_specific_settings: { ...built.browser_specific_settings, gecko: { ...gecko, ...geckoUpdates(protocol, relay + paths.firefoxFeed) } } }),
  }
}

/** Firefox refuses an add-on whose updates come over plain http; without a feed it stays as installed. */
function geckoUpdates(protocol: string, feed: string): { update_url?: string } {
  return protocol === 'https:' ? { update_url: feed } : {}
}
