import type { Register, RegisterChange } from './register.ts'

/** A copy of a register with a change put in. */
export function withChange(register: Register | null, change: RegisterChange): Register {
  const services = new Map(register?.services)
  for (const service of change.services) services.set(service.view.id, service)
  for (const id of change.removed) services.delete(id)
  return { today: change.today, period: change.period, organisation: change.organisation, services }
}
