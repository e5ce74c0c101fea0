import { describe, expect, it } from 'vitest'
import { checkCatalogue } from './check.ts'
import { compileCatalogue } from './compile.ts'
import { hostAccess } from './index.ts'
import { createMatcher } from './match.ts'

const good = {
  id: 'chat', name: 'Chat', vendor: { name: 'Vendor', country: 'DE' }, category: 'general_assistant', capabilities: ['text_generation'],
  hosts: [{ host: 'chat.test', match: 'suffix' }], routes: { app: ['chat.test/c/*'], visit: [] }, requests: [{ signal: 'use', pattern: '/api/send' }],
  pages: {}, sources: [{ for: ['vendor', 'hosts', 'routes', 'requests'], source: 'unverified', checkedOn: '2026-11-21' }],
}

function faults(...entries: readonly object[]): string[] {
  return checkCatalogue([{ file: 'a.json', content: entries.map((entry, index) => ({ ...good, ...(index === 0 ? {} : { id: `other-${index}` }), ...entry })) }]).problems.map(({ service, field, fault }) => `${service} ${field}: ${fault}`)
}

it('finds nothing wrong with a good entry', () => {
  expect(faults({})).toEqual([])
})

it('lets a suite stand on a host that is tracking for everybody else, path by path', () => {
  const embedded = { embeddedIn: 'Sentry', hosts: [{ host: 'sentry.io', match: 'suffix', role: 'shared' }], routes: { app: [], visit: [] }, requests: [{ signal: 'use', pattern: '*.sentry.io/api/0/organizations/*/seer/explorer-chat' }] }
  expect(faults(embedded)).toEqual([])
})

describe('says which field is wrong and what to do', () => {
  it.each<[string, readonly object[], RegExp]>([
    ['unknown key', [{ colour: 'red' }], /^chat .*colour/i],
    ['host with scheme', [{ hosts: [{ host: 'https://chat.test', match: 'exact' }] }], /^chat hosts\.0\.host: expected a host name in lower case/],
    ['host with www', [{ hosts: [{ host: 'www.chat.test', match: 'exact' }] }], /without scheme/],
    ['country', [{ vendor: { name: 'V', country: 'Germany' } }], /^chat vendor\.country: expected an ISO 3166/],
    ['category', [{ category: 'chatbot' }], /^chat category/],
    ['pattern', [{ routes: { app: ['chat.test/c//x'], visit: [] } }], /^chat routes\.app\.0: .*empty segment/],
    ['same id twice', [{}, { id: 'chat', hosts: [{ host: 'b.test', match: 'exact' }], routes: { app: ['b.test/x'], visit: [] } }], /^chat id: this id is taken/],
    ['same host twice', [{}, { routes: { app: ['chat.test/d/*'], visit: [] } }], /claimed as a whole by "chat" too/],
    ['suffix over another vendor', [{}, { vendor: { name: 'Else', country: 'US' }, hosts: [{ host: 'b.chat.test', match: 'exact' }], routes: { app: ['b.chat.test/x'], visit: [] } }], /as a suffix covers b\.chat\.test of another vendor/],
    ['nothing but visits', [{ routes: { app: [], visit: ['/x'] }, requests: [] }], /only visits could ever be seen/],
    ['pattern on a foreign host', [{ routes: { app: ['else.test/c'], visit: [] } }], /which no host of the service covers/],
    ['suite by its host', [{ category: 'embedded_saas_feature', embeddedIn: 'Suite' }], /never known by its host/],
    ['suite without its name', [{ category: 'embedded_saas_feature' }], /^chat embeddedIn: name the suite/],
    ['shared host without a pattern', [{ hosts: [{ host: 'chat.test', match: 'suffix' }, { host: 'big.test', match: 'exact', role: 'shared' }] }], /no pattern names the shared host big\.test/],
    ['infrastructure', [{ hosts: [{ host: 'chat.test', match: 'suffix' }, { host: 'vercel.app', match: 'suffix' }] }], /carries other people's pages/],
    ['collateral', [{ hosts: [{ host: 'chat.test', match: 'suffix' }, { host: 'cdn.oaistatic.com', match: 'exact' }] }], /not AI; take it out/],
    ['caller outside a suite', [{ hosts: [{ host: 'chat.test', match: 'suffix' }, { host: 'mail.test', match: 'exact', role: 'caller' }] }], /only AI inside a suite has callers/],
    ['caller with all below it', [{ embeddedIn: 'Mail', hosts: [{ host: 'mail.test', match: 'suffix', role: 'caller' }] }], /would cover hosts below it/],
    ['caller that shows nothing', [{ embeddedIn: 'Mail', hosts: [{ host: 'mail.test', match: 'exact', role: 'caller' }] }], /so the caller mail\.test shows nothing/],
    ['caller as if it were the service\'s host', [{ embeddedIn: 'Mail', routes: { app: ['mail.test/ai'], visit: [] }, hosts: [{ host: 'mail.test', match: 'exact', role: 'caller' }] }], /which no host of the service covers/],
    ['no source', [{ sources: [{ for: ['vendor'], source: 'unverified', checkedOn: '2026-11-21' }] }], /^chat sources: no source says where "hosts"/],
    ['nothing told, by nobody', [{ accountHints: [], sources: [{ for: ['vendor', 'hosts', 'routes', 'requests', 'accountHints'], source: 'unverified', checkedOn: '2026-11-21' }] }], /^chat accountHints: an empty list says/],
    ['background too', [{ requests: [{ signal: 'use', pattern: '/api/**' }] }], /covers background traffic too/],
    ['shadowed route', [{ routes: { app: ['chat.test/c/*'], visit: ['chat.test/c/*'] } }], /is never reached: chat\/visit\/c-any takes it/],
    ['language prefix', [{ routes: { app: ['chat.test/de/x'], visit: [] } }], /is never reached/],
    ['two names alike', [{ routes: { app: ['chat.test/c/*', 'chat.test/c-*'], visit: [] } }], /two rules are named chat\/app\/c-any/],
    ['term of the wrong kind', [{ terms: [{ accountType: 'personal_free', key: 'terms.retentionDays', value: 'long', source: 'https://a.test/terms', checkedOn: '2026-11-21' }] }], /terms\.retentionDays must be a whole number/],
    ['term without a page', [{ terms: [{ accountType: 'personal_free', key: 'terms.dpa', value: 'signed', source: 'hearsay', checkedOn: '2026-11-21' }] }], /^chat terms\.0\./],
  ])('%s', (_, entries, expected) => {
    const found = faults(...entries)
    expect(found.some((fault) => expected.test(fault)), found.join('\n')).toBe(true)
  })

  it('a file that is no list', () => {
    expect(checkCatalogue([{ file: 'a.json', content: {} }]).problems).toMatchObject([{ file: 'a.json' }])
  })
})

it('compiles the same data to the same form, whatever its order', () => {
  const entries = [good, { ...good, id: 'b', hosts: [{ host: 'b.test', match: 'exact' }], routes: { app: ['b.test/x'], visit: [] } }]
  const [one, two] = [entries, entries.toReversed()].map((content) => compileCatalogue(checkCatalogue([{ file: 'a.json', content }]).services))
  expect(one).toEqual(two)
})

it('asks for the hosts of the catalogue and no others, and injects only where every page is the service\'s', () => {
  const { services } = checkCatalogue([{ file: 'a.json', content: [
    { ...good, requests: [...good.requests, { signal: 'use', pattern: '/socket', type: 'websocket', needsGesture: true }] },
    { ...good, id: 'plain', hosts: [{ host: 'plain.test', match: 'exact' }], routes: { app: ['plain.test/x'], visit: [] } },
    { ...good, id: 'suite-ai', embeddedIn: 'Suite', requests: [], routes: { app: ['big.test/ai'], visit: [] }, hosts: [{ host: 'big.test', match: 'exact', role: 'shared' }] },
    { ...good, id: 'api', routes: { app: [], visit: [] }, requests: [{ signal: 'api', pattern: '/v1/run' }], hosts: [{ host: 'api.test.example', match: 'exact', role: 'endpoint' }] },
    { ...good, id: 'panel', embeddedIn: 'Mail', routes: { app: [], visit: [] }, requests: [{ signal: 'use', pattern: 'genai.test/stream' }],
      hosts: [{ host: 'genai.test', match: 'exact', role: 'shared' }, { host: 'mail.test', match: 'exact', role: 'caller' }] },
  ] }])
  const compiled = compileCatalogue(services)
  expect(createMatcher(compiled).match({ url: 'https://mail.test/', type: 'navigation' })).toBe(null)
  expect(compiled.filters.requests.filter((pattern) => pattern.includes('mail.test'))).toEqual([])
  expect(compiled.filters.pages.filter((page) => JSON.stringify(page).includes('mail.test'))).toEqual([])
  expect(compiled.facts.hosts[compiled.facts.id.indexOf('panel')]).toEqual(['genai.test'])
  expect(hostAccess(compiled)).toEqual({
    permissions: ['https://*.chat.test/*', 'https://api.test.example/*', 'https://big.test/*', 'https://genai.test/*', 'https://mail.test/*', 'https://plain.test/*',
      'https://www.big.test/*', 'https://www.genai.test/*', 'https://www.plain.test/*'],
    scripts: ['https://*.chat.test/*', 'https://plain.test/*', 'https://www.plain.test/*'],
    onDemand: ['https://big.test/*', 'https://www.big.test/*'],
    sockets: ['wss://*.chat.test/*'],
    callers: ['https://mail.test/*'],
  })
})
