type Policy = { createScriptURL(url: string): string }
type TrustedTypesFactory = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy }

/**
 * Under `require-trusted-types-for 'script'` the browser asks this policy before it runs a worker. Only scripts the
 * build made pass: the service worker and hashed files under /assets/ (the risk engine's worker).
 */
export function allowOwnWorkers(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory }
  trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      const url = new URL(address, location.href)
      const own = url.origin === location.origin && (url.pathname === '/service-worker.js' || url.pathname.startsWith('/assets/'))
      if (!own) throw new TypeError(`not a script of this application: ${url.pathname}`)
      return address
    },
  })
}
