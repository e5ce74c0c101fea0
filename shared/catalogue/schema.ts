import * as z from 'zod/mini'
import { accountTypeSchema, serviceIdSchema } from '#shared/taxonomy/schema.ts'
import { daySchema } from '#shared/calendar/calendar.ts'
import { capabilities, regions, serviceCategories, termKeys } from './kind.ts'
import { parsePattern } from './pattern.ts'

// The catalogue as it is written: one service after another, in data/*.json. See docs/catalogue.md.

const host = z.string().check(z.regex(
  /^(?!www\.)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/,
  'expected a host name in lower case, without scheme, port, path or "www."',
))
const httpsAddress = z.string().check(z.regex(/^https:\/\/[^\s]+$/, 'expected an address that starts with https://'))
const shortText = z.string().check(z.minLength(1), z.maxLength(80))
const ruleName = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected a rule name: lower-case letters, digits and single hyphens'))
const pattern = z.string().check((context) => {
  const parsed = parsePattern(context.value)
  if (!parsed.ok) context.issues.push({ code: 'custom', message: parsed.fault, input: context.value })
})

export const hostRoles = ['site', 'shared', 'endpoint', 'caller'] as const

/**
 * A host of a service. `suffix` covers the hosts below it as well: only where the vendor owns them all. Role:
 * `site` (default) every page belongs to the service; `shared` the host is also used for other things, so only the
 * listed patterns count, each naming the host; `endpoint` no pages for people, only requests; `caller` the page of a
 * suite whose AI sends its requests to another host: a browser shows a request only to who may see both ends of it.
 * Nothing on a caller is matched and no script ever runs there.
 */
export const hostSchema = z.strictObject({
  host,
  match: z.enum(['exact', 'suffix']),
  role: z.optional(z.enum(hostRoles)),
})

/** A page of the service; `conversation`: the page of one conversation, so that moving there after a send confirms a use. */
export const routeSchema = z.union([
  pattern,
  z.strictObject({ pattern, name: z.optional(ruleName), conversation: z.optional(z.literal(true)) }),
])

/**
 * A request that shows a use, an upload or a direct call of a model. `method` is POST and `type` is fetch where nothing
 * else is said. `reply: 'stream'`: counts only with a streaming reply, where the reply is known. `needsGesture`: the
 * socket alone says nothing, a send gesture must come with it.
 */
export const requestSchema = z.strictObject({
  signal: z.enum(['use', 'upload', 'api']),
  pattern,
  name: z.optional(ruleName),
  method: z.optional(z.enum(['POST', 'PUT', 'PATCH', 'GET'])),
  type: z.optional(z.enum(['fetch', 'websocket'])),
  reply: z.optional(z.literal('stream')),
  needsGesture: z.optional(z.literal(true)),
})

/** Where facts come from. `unverified`: no source can be named, take it as a claim. */
export const sourceSchema = z.strictObject({
  for: z.array(z.enum(['vendor', 'category', 'capabilities', 'hosts', 'routes', 'requests', 'pages', 'accountHints', 'embeddedIn'])).check(z.minLength(1)),
  source: z.string().check(z.minLength(3), z.maxLength(200)),
  checkedOn: daySchema,
})

const region = z.enum(regions)
const termKeyIds = Object.keys(termKeys) as (keyof typeof termKeys)[]

/** One vendor fact that holds for an account type, with the public page that says so. */
export const termSchema = z.strictObject({
  accountType: accountTypeSchema,
  key: z.enum(termKeyIds),
  value: z.union([z.string(), z.int().check(z.minimum(0)), z.array(region)]),
  source: httpsAddress,
  checkedOn: daySchema,
}).check((context) => {
  const { key, value } = context.value
  const kind = termKeys[key]
  const fits = kind === 'number' ? typeof value === 'number'
    : kind === 'regions' ? Array.isArray(value)
    : typeof value === 'string' && (kind as readonly string[]).includes(value)
  if (fits) return
  const expected = kind === 'number' ? 'a whole number' : kind === 'regions' ? `a list of ${regions.join(', ')}` : `one of ${kind.join(', ')}`
  context.issues.push({ code: 'custom', path: ['value'], message: `${key} must be ${expected}`, input: value })
})

export const serviceSchema = z.strictObject({
  id: serviceIdSchema,
  name: shortText,
  vendor: z.strictObject({
    name: shortText,
    country: z.string().check(z.regex(/^(?:[A-Z]{2}|unknown)$/, 'expected an ISO 3166-1 alpha-2 country in capitals, or "unknown"')),
  }),
  category: z.enum(serviceCategories),
  capabilities: z.array(z.enum(capabilities)).check(z.minLength(1)),
  embeddedIn: z.optional(shortText),
  hosts: z.array(hostSchema).check(z.minLength(1)),
  routes: z.strictObject({ app: z.array(routeSchema), visit: z.array(routeSchema) }),
  requests: z.array(requestSchema),
  accountHints: z.optional(z.array(z.strictObject({ pattern, account: accountTypeSchema }))),
  pages: z.strictObject({
    terms: z.optional(httpsAddress),
    privacy: z.optional(httpsAddress),
    subprocessors: z.optional(httpsAddress),
    trust: z.optional(httpsAddress),
    pricing: z.optional(httpsAddress),
  }),
  terms: z.optional(z.array(termSchema)),
  sources: z.array(sourceSchema).check(z.minLength(1)),
})

export const catalogueFileSchema = z.array(serviceSchema)

export type Service = z.infer<typeof serviceSchema>
export type ServiceHost = z.infer<typeof hostSchema>
export type ServiceRoute = z.infer<typeof routeSchema>
export type ServiceRequest = z.infer<typeof requestSchema>
export type ServiceTerm = z.infer<typeof termSchema>
export type ServiceSource = z.infer<typeof sourceSchema>
export type ServiceCategory = Service['category']
export type Capability = Service['capabilities'][number]
