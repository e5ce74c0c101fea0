import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serviceRows, type ServiceRow } from '#test/fixture/services.ts'
import { silentRows } from '#test/fixture/silent.ts'
import { copyExtension, type BuiltExtension } from '#test/e2e/extension.ts'
import { firefoxPopup, startFirefox, type Firefox } from '#test/e2e/firefox.ts'
import { startPages, type Pages } from '#test/e2e/pages.ts'
import { expectRow, tally } from '#test/e2e/row.ts'
import { acknowledge, counted, tour, visitService, visitSilent, type Ask, type Outcome, type RowResult } from '#test/e2e/tab.ts'

// A third of the tables of detection in Firefox; all of them run in Chromium (test/e2e/detection.test.ts).

describe('Firefox', () => {
  let pages: Pages
  let extension: BuiltExtension
  let browser: Firefox
  let results: RowResult[]
  let silent: Outcome['sees'][]
  let after: string[]
  const rows = serviceRows.filter((_, index) => index % 3 === 0)
  const silentThird = silentRows.filter((_, index) => index % 3 === 0)

  beforeAll(async () => {
    pages = await startPages()
    extension = copyExtension('firefox')
    browser = await startFirefox(extension.folder, pages.port)
    const desk = await browser.open(firefoxPopup)
    const ask: Ask = (request) => browser.ask(desk, request)
    await acknowledge(ask)
    const tabs = [await browser.tab(desk)]
    results = await tour(rows, tabs, (tab, row) => visitService(ask, tab, row))
    silent = await tour(silentThird, [await browser.tab(desk)], (tab, row) => visitSilent(ask, tab, row))
    after = await counted(ask)
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    extension.remove()
    await pages.close()
  })

  it.each(rows.map((row, index) => [row.service, index] as const))('%s', (_, index) => {
    expectRow(rows[index] as ServiceRow, results[index])
  })

  it.each(silentThird.map((row, index) => [row.page, row.shows, index] as const))('%s shows %s', (_, shows, index) => {
    expect(silent[index]).toBe(shows)
  })

  it('one use session for each service, none on a silent page', () => {
    expect(tally(after)).toEqual(tally(rows.map(({ service }) => service)))
  })
})
