import type { Catalogue } from '#shared/catalogue/index.ts'
import { hostRole } from '#shared/catalogue/compiled.ts'

// Names of applications and merchants are a weaker sign than hosts: "Gemini" is also a hotel. So a name counts only as
// a whole, after words about editions, companies and bills are taken off; inside a longer name it must be one that
// nobody uses for anything else (ChatGPT, GitHub Copilot).

export type NameMatch =
  | { readonly kind: 'service'; readonly service: string }
  /** The vendor is plain, the service is not: "OPENAI" on an invoice is ChatGPT, the API or both. */
  | { readonly kind: 'vendor'; readonly vendor: string }
  | { readonly kind: 'looksLikeAi' }

const edition = new Set((
  'enterprise business team teams pro plus premium free basic standard max ultra edu education personal workspace ' +
  'subscription subscr subscript subs sub monthly yearly annual plan license licence licenses seat seats invoice payment usage credits ' +
  'sso saml oidc oauth scim swa app apps web desktop mobile ios android windows mac connector integration plugin extension addin for by the and ' +
  'abo lizenz rechnung abonnement monat monatlich com www https http'
).split(' '))
const legal = new Set('inc incorporated llc ltd limited gmbh ag se bv nv sas sarl sa pbc corp corporation co company plc oy oyj ab aps as pte pty srl spa kg ug opco lp holdings'.split(' '))

// Services and vendors whose names are ordinary words or first names. On a bill they count only beside "AI".
const ordinary = new Set((
  'abridge ada anything arena artisan bland bolt boomy box brisk captions chai chronicle chutes clay claude clio cognition confer consensus create cursor ' +
  'dust durable elicit emergent factory fathom fellow flow fotor gamma gemini glean gong grain granola harvey heidi hex hume imagine jasper jules julius ' +
  'juicebox kiro krisp lambda lately lavender legora leonardo lex libra lindy liner luma lumo luminance maestra magnific manus mem merlin monica murf nabla ' +
  'napkin nomi notion opal otter paradox persado phind pi pika playground poe portrait rally read recall replicate rev reve reverso rezi robin rows runway ' +
  'sally same sana second sider sierra simplified smartcat sora spark spellbook stitch suki suno supernormal surfer talkie teal tempo titan tome trae trint ' +
  'topaz exa public stack scale voice hyperbolic eightfold relevance resemble fireworks fireflies forethought looka loudly lilt tandem ' +
  'sonix sembly vapi yellow bardeen haiper brightwave circleback undermind higgsfield lexica rimo notta typeface ultimate upstage venice vidu vincent wan warp writer you ' +
  'abacus adept aider andi arabic aragon astria avatar beautiful bricks browse cactus cald capacity character chorus chub cici compose continue copy ' +
  'cresta crimson decagon designs devin dia duck dungeon fal flux forefront galileo glimpse guru hanabi hotpot interior jan jio kaleido kimi kits komo ' +
  'laika latitude layer leena lepton lightning limitless luka luthor magical melies mercor mocha moonbeam moonshot mutable nele nice obviously ona ' +
  'papago photo pieces portkey presentations quadratic quark question rask regie remember retell rogo rosie scenario scribe search shy spell stability ' +
  'stenography storm together twig vanna vast vertex vic wren zed'
).split(' '))
// Words that name nothing in a list of applications either, unless "AI" stands beside them.
const everyday = new Set('browse compose copy fiscal layer pdf presentations public storm'.split(' '))
const aiWord = /^(?:ai|gpt|llms?|genai|chatgpt|copilot|openai|chatbot)$/

const mostTokens = 16

/**
 * Makes the matcher of names for a catalogue.
 *
 * @returns a function that takes a name and whether it stands on a bill, and gives what it names, or null
 */
export function createNameMatcher(catalogue: Catalogue): (name: string, onBill: boolean) => NameMatch | null {
  const services = new Map<string, string | null>()
  const inside = new Map<string, string>()
  const vendors = vendorsOf(catalogue)
  const add = (key: string, service: string) => services.set(key, services.has(key) && services.get(key) !== service ? null : service)

  for (const { id, name, vendor } of catalogue.services) {
    for (const form of formsOf(name, vendor)) {
      const tokens = tokensOf(form)
      const key = tokens.join('')
      if (key.length < 2) continue
      add(key, id)
      if (!key.startsWith(tokensOf(vendor)[0] ?? '')) add(tokensOf(vendor).join('') + key, id)
      const ofVendor = tokens.length > 1 && key.length >= 10 && tokens[0] === tokensOf(vendor)[0] && tokensOf(vendor).join('') !== key
      if (ofVendor || (/\p{Ll}\p{Lu}/u.test(form) && key.length >= 5)) inside.set(key, id)
    }
  }
  for (const key of inside.keys()) if (services.get(key) === null) inside.delete(key)

  function whole(tokens: readonly string[], onBill: boolean): NameMatch | null {
    const withoutAi = tokens.filter((token) => token !== 'ai')
    const saysAi = withoutAi.length < tokens.length
    for (const key of [tokens.join(''), withoutAi.join('')]) {
      if (key === '' || (!saysAi && (everyday.has(key) || (onBill && ordinary.has(key))))) continue
      const service = services.get(key)
      const vendor = vendors.get(key)
      if (vendor !== undefined && (vendor.services.length > 1 || typeof service !== 'string')) {
        if (typeof service === 'string' && !onBill) return { kind: 'service', service }
        return vendor.services.length === 1 ? { kind: 'service', service: vendor.services[0] as string } : { kind: 'vendor', vendor: vendor.name }
      }
      if (typeof service === 'string') return { kind: 'service', service }
    }
    return null
  }

  /** The longest name in a row of words that is nobody else's. */
  function within(tokens: readonly string[]): NameMatch | null {
    for (let length = Math.min(5, tokens.length); length > 0; length--) {
      for (let from = 0; from + length <= tokens.length; from++) {
        const key = tokens.slice(from, from + length).join('')
        const service = inside.get(key)
        if (service !== undefined) return { kind: 'service', service }
        const vendor = vendors.get(key)
        if (vendor?.ownWord === true) return vendor.services.length === 1 ? { kind: 'service', service: vendor.services[0] as string } : { kind: 'vendor', vendor: vendor.name }
      }
    }
    return null
  }

  /** Bills often carry the merchant's host: CLAUDE.AI SUBSCRIPTION. */
  function byHost(name: string): NameMatch | null {
    for (const host of name.match(/[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi) ?? []) {
      const sighting = catalogue.match({ url: host })
      if (sighting === null) continue
      const vendor = vendors.get(tokensOf(host.split('.').at(-2) ?? '').join(''))
      return vendor !== undefined && vendor.services.length > 1 && sighting.signal === 'visit'
        ? { kind: 'vendor', vendor: vendor.name }
        : { kind: 'service', service: sighting.service }
    }
    return null
  }

  return (raw, onBill) => {
    const name = raw.slice(0, 200)
    const tokens = tokensOf(name).slice(0, mostTokens)
    const end = tokens.findIndex((token, index) => index > 0 && legal.has(token))
    const head = end === -1 ? tokens : tokens.slice(0, end)
    const core = head.filter((token) => !edition.has(token) && !legal.has(token))
    const found = whole(head, onBill) ?? whole(core, onBill) ?? byHost(name) ?? within(tokens)
    if (found !== null) return found
    return tokens.some((token) => aiWord.test(token)) ? { kind: 'looksLikeAi' } : null
  }
}

type Vendor = { readonly name: string; readonly services: readonly string[]; readonly ownWord: boolean }

/** Vendors that sell AI and little else: a service's own host bears their name, and none of theirs hides in another product. */
function vendorsOf({ compiled, services: all }: Catalogue): ReadonlyMap<string, Vendor> {
  const siteHosts = new Set(compiled.hosts.filter(([, , , role]) => role === hostRole.site).map(([host]) => host))
  const vendors = new Map<string, Vendor>()
  for (const [name, services] of Map.groupBy(all, (service) => service.vendor)) {
    const tokens = tokensOf(name).filter((token) => !legal.has(token))
    const key = tokens.join('')
    const short = tokens.filter((token) => token !== 'ai' && token !== 'labs').join('')
    if (short.length < 3 || services.some((service) => service.embeddedIn !== undefined)) continue
    // meta.ai says nothing about Meta: the ending .ai counts only for vendors that call themselves AI.
    const named = services.flatMap((service) => service.hosts).some((host) => {
      const [label, ending, ...more] = host.split('.')
      return more.length === 0 && (label === key || label === short) && siteHosts.has(host) && (ending !== 'ai' || tokens.includes('ai'))
    })
    if (!named) continue
    const ownWord = /\p{Ll}\p{Lu}/u.test(name.split(' ')[0] ?? '') && short.length >= 5
    const vendor = { name, services: services.map((service) => service.id).sort(), ownWord }
    vendors.set(key, vendor)
    if (!vendors.has(short)) vendors.set(short, vendor)
  }
  return vendors
}

/** "Arena (LMArena)" is known as Arena and as LMArena, "Microsoft 365 Copilot Chat" without the chat. */
function formsOf(name: string, vendor: string): string[] {
  const brackets = /^(.*?)\s*\(([^)]+)\)\s*$/.exec(name)
  if (brackets !== null) return [brackets[1] as string, brackets[2] as string]
  const chat = /^(.{10,}) Chat$/.exec(name)?.[1]
  return chat !== undefined && chat.startsWith(vendor) ? [name, chat] : [name]
}

function tokensOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '')
}
