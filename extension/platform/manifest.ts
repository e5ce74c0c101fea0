import type { UserManifest } from 'wxt'
import { hostAccess, type CompiledCatalogue } from '#shared/catalogue/index.ts'
import { manifestText } from './locale.ts'

export type ManifestOptions = {
  readonly browser: string
  readonly catalogue: CompiledCatalogue
  /** Origin of the relay this build talks to, e.g. `https://daybook.example.com`. */
  readonly relay: string
  /** The wide build, which looks for unknown AI on all sites. */
  readonly wide: boolean
}

/** Firefox identifies the extension by this; Chromium by its key. */
export const geckoId = 'daybook@daybook.invalid'

/** What the wide build asks for instead of the catalogue's hosts. Its content script runs where that of the normal build does. */
const everywhere = '<all_urls>'

/** The manifest, all but the entry points. Nothing may be added here without the snapshot test saying so. */
export function createManifest({ browser, catalogue, relay, wide }: ManifestOptions): UserManifest {
  const access = hostAccess(catalogue)
  const behindProxy = proxied(access.scripts)
  const pages = [...access.scripts, ...access.onDemand, ...behindProxy]
  const firefox = browser === 'firefox'
  return {
    name: 'Daybook',
    description: manifestText('description'),
    default_locale: 'en',
    // webNavigation and webRequest see hosts of the catalogue only; scripting brings the card to pages of a suite that
    // are AI by their address only (shared hosts), where no script runs otherwise.
    // declarativeNetRequest keeps people out of what policy blocks, on hosts that are granted and nowhere else; Chromium reads
    // its rules too late for the first page of all, for which a blocking listener is there (barrierPort.ts).
    permissions: ['alarms', 'declarativeNetRequestWithHostAccess', 'scripting', 'storage', 'webNavigation', 'webRequest', ...(firefox ? [] : ['webRequestBlocking'])],
    host_permissions: wide ? [everywhere] : [...new Set([...access.permissions, ...access.sockets, ...behindProxy, relayPattern(relay)])],
    // Nothing is recorded in private windows, because the extension does not exist there.
    incognito: 'not_allowed',
    content_scripts: [{ matches: [...access.scripts], js: ['host.js'], run_at: 'document_start' }],
    web_accessible_resources: [
      { resources: ['card.html'], matches: wide ? [everywhere] : pages, ...(firefox ? {} : { use_dynamic_url: true }) },
      // Any page may hold the link that leads there, and the browser asks what that page may open (measured). By it nobody
      // finds out whether we are here: no page knows the address, which changes with every session, or in Firefox with every profile.
      { resources: ['stop.html'], matches: [everywhere], ...(firefox ? {} : { use_dynamic_url: true }) },
    ],
    content_security_policy: { extension_pages: contentSecurityPolicy(relay) },
    commands: { 'open-card': { suggested_key: { default: 'Alt+Shift+A' }, description: manifestText('openCard') } },
    ...(firefox
      ? {
          browser_specific_settings: {
            gecko: { id: geckoId, strict_min_version: '140.0', data_collection_permissions: { required: ['websiteActivity'] } },
          },
        }
      : { minimum_chrome_version: '137', storage: { managed_schema: 'managed.json' } }),
  }
}

/**
 * Services behind Microsoft Defender for Cloud Apps (`chatgpt.com.mcas.ms`): chip and card are brought there on demand.
 * Only the catalogue's own hosts behind the proxy, never all of it: every other application of the organisation is there, too.
 * Their requests are not looked at, for that would wake the background on every page behind the proxy.
 */
function proxied(patterns: readonly string[]): string[] {
  return patterns.map((pattern) => pattern.replace(/\/\*$/, '.mcas.ms/*'))
}

/** The relay's host as a match pattern; a port cannot be named in Firefox, so all ports of the host are meant. */
function relayPattern(relay: string): string {
  const { protocol, hostname } = new URL(relay)
  return `${protocol}//${hostname}/*`
}

/**
 * Nothing but our own files, and https to a relay (managed policy may name another than the build). Without
 * `upgrade-insecure-requests`, which Firefox adds by default: a relay on localhost speaks plain http.
 */
function contentSecurityPolicy(relay: string): string {
  const { protocol, hostname } = new URL(relay)
  return [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    `connect-src 'self' https: ${protocol}//${hostname}:*`, "object-src 'none'", "base-uri 'none'", "form-action 'none'",
  ].join('; ')
}
