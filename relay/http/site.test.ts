import { expect, it } from 'vitest'
import { createSite } from './site.ts'

it('on one machine, localhost and 127.0.0.1 are the same place', () => {
  const site = createSite(null, '127.0.0.1', 8787)
  expect(site).toMatchObject({ url: 'http://127.0.0.1:8787', isSecure: false, cookieName: 'daybook_8787' })
  expect([...site.origins]).toEqual(['http://127.0.0.1:8787', 'http://localhost:8787', 'http://[::1]:8787'])
})

it('behind https there is one origin, and the cookie is bound to the host', () => {
  const site = createSite('https://daybook.example.org', '127.0.0.1', 8787)
  expect(site).toMatchObject({ url: 'https://daybook.example.org', isSecure: true, cookieName: '__Host-daybook' })
  expect([...site.origins]).toEqual(['https://daybook.example.org'])
})

it.each([
  ['0.0.0.0', 'http://localhost:1'],
  ['::', 'http://localhost:1'],
  ['::1', 'http://[::1]:1'],
])('listening on %s it is opened as %s', (host, url) => expect(createSite(null, host, 1).url).toBe(url))
