import { serviceIds, weeks } from '#shared/fold/fixture.ts'
import type { Universe } from './world.ts'

/** What an attacker takes to exist: no more than the populations of the tests have, which makes concluding easier. */
export function universeOf(services: number, purposes: readonly string[]): Universe {
  return {
    weeks,
    services: serviceIds.slice(0, services),
    departments: ['sales', 'hr', 'unknown'],
    values: {
      level: ['internal', 'confidential', 'restricted', 'unknown'],
      purpose: [...purposes, 'unknown'],
      accountType: ['corporate_team', 'personal_free', 'unknown'],
      category: ['none', 'personal_data', 'credentials', 'unknown'],
      destination: ['customer', 'unknown'],
      affectsPeople: ['none', 'employees', 'customers', 'unknown'],
      humanReview: ['always', 'no', 'unknown'],
      connector: ['none', 'mail', 'unknown'],
    },
  }
}
