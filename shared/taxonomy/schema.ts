import * as z from 'zod/mini'
import { accountTypes, affectsPeople, categories, connectors, destinations, humanReviews, justifications, levels, purposes, serviceStatuses } from './lists.ts'

function idsOf<const T extends readonly { id: string }[]>(items: T): { [K in keyof T]: T[K]['id'] } {
  return items.map((item) => item.id) as { [K in keyof T]: T[K]['id'] }
}

export const categoryIds = idsOf(categories)
export const purposeIds = idsOf(purposes)

export const levelSchema = z.enum(levels)
export const categorySchema = z.enum(categoryIds)
export const purposeSchema = z.enum(purposeIds)
export const accountTypeSchema = z.enum(accountTypes)
export const humanReviewSchema = z.enum(humanReviews)
export const destinationSchema = z.enum(destinations)
export const affectedSchema = z.enum(affectsPeople)
export const connectorSchema = z.enum(connectors)
export const serviceStatusSchema = z.enum(serviceStatuses)
export const justificationSchema = z.enum(justifications)
/** A department is an id from the organisation's own list. */
export const departmentSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'expected a department id: lower-case letters, digits, - or _'))
/** A service is an id of the catalogue. */
export const serviceIdSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'expected a service id: lower-case letters, digits or -'))

export type Level = z.infer<typeof levelSchema>
export type Category = z.infer<typeof categorySchema>
export type Purpose = z.infer<typeof purposeSchema>
export type AccountType = z.infer<typeof accountTypeSchema>
export type HumanReview = z.infer<typeof humanReviewSchema>
export type Destination = z.infer<typeof destinationSchema>
export type Affected = z.infer<typeof affectedSchema>
export type Connector = z.infer<typeof connectorSchema>
export type ServiceStatus = z.infer<typeof serviceStatusSchema>
export type Justification = z.infer<typeof justificationSchema>
