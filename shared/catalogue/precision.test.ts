import { expect, it } from 'vitest'
import { realCatalogue } from '#test/fixture/catalogueData.ts'
import { ordinaryHosts, ordinaryPages, ordinaryRequests, suiteHosts, suitePages, suitePosts, trapPages } from '#test/fixture/ordinarySites.ts'

// A false alarm on an ordinary site is the worst fault the catalogue can have. Each host with each page and each request.
const { catalogue } = await realCatalogue()

it('sees nothing on the pages of ordinary sites, with and without www.', () => {
  const seen = ordinaryHosts.flatMap((host) => [...ordinaryPages, ...(suiteHosts.has(host) ? [] : trapPages)].flatMap((page) =>
    [`https://${host}${page}`, `https://www.${host}${page}`].flatMap((url) => {
      const sighting = catalogue.match({ url, type: 'navigation' })
      return sighting === null ? [] : [`${url}: ${sighting.rule}`]
    })))
  expect(seen).toEqual([])
})

it('sees nothing in the requests of ordinary sites: counting, GraphQL, uploads, support chats, feeds', () => {
  const seen = ordinaryHosts.flatMap((host) => ordinaryRequests.flatMap(({ path, ...rest }) => {
    const url = `${rest.type === 'websocket' ? 'wss' : 'https'}://${host}${path}`
    const sighting = catalogue.match({ url, ...rest, initiator: `https://${host}` })
    return sighting === null ? [] : [`${rest.method ?? 'socket'} ${url}: ${sighting.rule}`]
  }))
  expect(seen).toEqual([])
})

it.each(suitePages)('%s is work in a suite, not its AI', (page) => {
  expect(catalogue.match({ url: `https://${page}`, type: 'navigation' })).toBeNull()
})

it.each(suitePosts)('a post to %s is work in a suite, not its AI', (address) => {
  for (const responseType of ['application/json', 'text/event-stream']) {
    expect(catalogue.match({ url: `https://${address}`, type: 'xmlhttprequest', method: 'POST', responseType })).toBeNull()
  }
})

it('is a list worth the name: 450 hosts, each once', () => {
  expect(new Set(ordinaryHosts).size).toBe(ordinaryHosts.length)
  expect(ordinaryHosts.length).toBeGreaterThanOrEqual(450)
})
