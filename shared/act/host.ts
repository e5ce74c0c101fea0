import { isCollateral, sharedInfrastructure } from '#shared/catalogue/infrastructure.ts'
import { isPublicName } from '#shared/catalogue/unknown.ts'
import type { ActContentOf } from './schema.ts'

/**
 * `host`: no name on the public internet, or one with `www.`, under which browsers look nothing up. `host-known`: a host of
 * a service of the catalogue. `host-shared`: other people's pages lie there, so naming it would call them all AI.
 */
export type HostFault = 'host' | 'host-known' | 'host-shared'

/**
 * Whether a host can be settled this way. Opening again always can: it takes back what should not have been.
 * @param hostServices services of the catalogue that have the host
 */
export function hostFault(content: ActContentOf<'settle-candidate'>, hostServices: readonly string[]): HostFault | null {
  const { host, outcome } = content
  if (outcome === 'reopen') return null
  if (!isPublicName(host) || host.startsWith('www.')) return 'host'
  if (outcome !== 'dismiss' && (sharedInfrastructure.has(host) || isCollateral(host))) return 'host-shared'
  return hostServices.some((service) => outcome !== 'merge' || service !== content.service) ? 'host-known' : null
}
