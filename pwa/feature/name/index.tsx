import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { catalogue } from '../../data/catalogue.ts'
import { textsOf } from '../../ui/locale/index.ts'

// Apart from the other marks: names need the catalogue, which the first page does without.

/** Name of a service, or of the organisation for null. */
export function serviceName(id: string | null): string {
  return id === null ? textsOf(pwaRegisterMessages).organisation : (catalogue.serviceById(id)?.name ?? id)
}
