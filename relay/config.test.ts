import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('has settings that work on one machine', () => {
  expect(readConfig({})).toEqual({ ok: true, config: { dataDir: resolve('data/workspace'), port: 8787, host: '127.0.0.1', publicUrl: null, logLevel: 'info' } })
})

it('takes them from the environment', () => {
  expect(readConfig({ DAYBOOK_DATA: '/srv/daybook', DAYBOOK_PORT: '0', DAYBOOK_HOST: '::', DAYBOOK_URL: 'https://daybook.example.org/', DAYBOOK_LOG: 'warn' })).toEqual({
    ok: true,
    config: { dataDir: '/srv/daybook', port: 0, host: '::', publicUrl: 'https://daybook.example.org', logLevel: 'warn' },
  })
})

it.each([
  ['DAYBOOK_PORT', '70000'],
  ['DAYBOOK_PORT', 'http'],
  ['DAYBOOK_HOST', 'a b'],
  ['DAYBOOK_URL', 'daybook.example.org'],
  ['DAYBOOK_URL', 'https://daybook.example.org/app'],
  ['DAYBOOK_DATA', ''],
  ['DAYBOOK_LOG', 'loud'],
])('names %s when it is %j', (name, value) => {
  const result = readConfig({ [name]: value })
  expect(result.ok ? '' : result.message).toContain(name)
})
