import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logFindingSchema } from '#shared/record/logFinding.ts'
import { realCatalogue } from '#test/fixture/catalogue.ts'
import { logs, marker, type LogFixture } from '#test/fixture/logs.ts'
import { createScan, findingsOfScan, type ScanAnswer, type ScanOptions, type ScanResult } from './index.ts'

const { catalogue } = await realCatalogue()
const today = '2026-11-21'

function scan(text: string, options: Partial<ScanOptions> = {}, pieces: readonly string[] = [text]): ScanAnswer {
  const reader = createScan({ catalogue, today, k: 10, ...options })
  for (const piece of pieces) reader.feed(piece)
  return reader.end()
}

function resultOf(text: string, options: Partial<ScanOptions> = {}): ScanResult {
  const answer = scan(text, options)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.result
}

function problemOf(text: string, options: Partial<ScanOptions> = {}) {
  const answer = scan(text, options)
  return answer.ok ? null : answer.problem
}

describe.each(logs)('$name', (log) => {
  it('is told by itself, and its services and months are found', () => {
    const result = resultOf(log.text)
    expect([result.format, result.source]).toEqual([log.format, log.source])
    expect(result.services.map((row) => row.service)).toEqual(log.services)
    expect(result.services.map((row) => row.firstMonth).sort()[0] ?? null).toBe(log.months[0])
    expect(result.services.map((row) => row.lastMonth).sort().at(-1) ?? null).toBe(log.months[1])
    expect(result.faults).toEqual([])
  })

  it('hands on nothing but hosts and days: no marker of another cell comes out', () => {
    for (const k of [1, 10]) {
      const answer = scan(log.text, { k })
      expect(JSON.stringify(answer)).not.toContain(marker)
      if (answer.ok) expect(JSON.stringify(findingsOfScan(answer.result, today))).not.toContain(marker)
    }
  })

  it('gives the same wherever the file is cut', () => {
    const whole = scan(log.text)
    fc.assert(fc.property(cutsOf(log), (pieces) => {
      expect(scan(log.text, {}, pieces)).toEqual(whole)
    }), { numRuns: 40 })
  })
})

function cutsOf({ text }: Pick<LogFixture, 'text'>): fc.Arbitrary<string[]> {
  return fc.array(fc.nat(text.length), { maxLength: 12 }).map((cuts) => {
    const points = [0, ...cuts.sort((a, b) => a - b), text.length]
    return points.slice(1).map((point, index) => text.slice(points[index], point))
  })
}

const anyRow = fc.record({
  host: fc.oneof(fc.constantFrom('chatgpt.com', 'claude.ai', 'google.com', 'writegpt.io', 'a.example.org', 'foo.ai', '10.0.0.1'), fc.domain()),
  day: fc.constantFrom('2026-01-31', '2026-11-02', '2025-07-07', ''),
  user: fc.constantFrom(marker, `"${marker}, ""quoted"""`, `"${marker}\nsecond line"`),
})

it('any order of lines gives the same result', () => {
  fc.assert(fc.property(fc.array(anyRow, { minLength: 1, maxLength: 60 }).chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))), ([rows, shuffled]) => {
    const file = (list: typeof rows) => ['date,user,host', ...list.map(({ day, user, host }) => `${day},${user},${host}`)].join('\n')
    const [one, two] = [scan(file(rows)), scan(file(shuffled))]
    expect(two).toEqual(one)
    expect(JSON.stringify(one)).not.toContain(marker)
  }), { numRuns: 150 })
})

it('a file longer than any window gives the same wherever it is cut', () => {
  const cells = [`"${marker},\r\nsecond line"`, `"${marker} ""quoted"""`, marker, '"open']
  const rows = Array.from({ length: 6_000 }, (_, i) => `${cells[i % 1000 === 7 ? 3 : i % 3]},2026-0${1 + (i % 9)}-11,${['chatgpt.com', 'claude.ai', 'no host', `x${i}.example.com`][i % 4]}`)
  const text = ['user,date,host', ...rows].join('\r\n')
  const whole = scan(text)
  expect(text.length).toBeGreaterThan(262_144)
  expect(JSON.stringify(whole)).not.toContain(marker)
  fc.assert(fc.property(cutsOf({ text }), (pieces) => {
    expect(scan(text, {}, pieces)).toEqual(whole)
  }), { numRuns: 15 })
})

it('the surest sign counts, whichever line comes first', () => {
  for (const lines of [['https://chatgpt.com/c/1', 'chatgpt.com:443'], ['chatgpt.com:443', 'https://chatgpt.com/c/1']]) {
    expect(resultOf(['url', ...lines].join('\n')).services).toMatchObject([{ confidence: 'route' }])
  }
})

it('any text, cut anywhere, throws nothing and gives the same', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('"', '\n', '\r\n', '\r', ',', ';', '\t', '{"QH":', '#Fields: date cs-host\n', 'host,date\n', 'PK\u0003', '\u0000', '\uFEFF', 'chatgpt.com', '03/04/2026', 'query[A] ', '1793440800.123 1 '),
  )
  fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('auto', 'csv', 'squid', 'w3c', 'common', 'dns', 'json', 'apps', 'expenses'), (pieces, format) => {
    expect(scan('', { format }, pieces)).toEqual(scan(pieces.join(''), { format }))
  }), { numRuns: 600 })
})

describe('totals', () => {
  it('tells services, known hosts, likely AI and the rest apart', () => {
    const hosts = ['chatgpt.com', 'google.com', 'dismissed-gpt.com', 'writegpt.io', 'example.org', 'printer.corp', '192.168.1.1', 'notopenai.com.evil.example']
    const { totals } = resultOf(['host', ...hosts].join('\n'), { dismissed: new Set(['dismissed-gpt.com']) })
    expect(totals).toEqual({ matched: 1, knownNotAi: 2, looksLikeAi: 1, notAi: 4 })
  })

  it('a host that was dismissed is dismissed under its own name, and all below a dismissed domain', () => {
    const { totals } = resultOf(['host', 'chat.shop-gpt.de', 'shop-gpt.de', 'a.writegpt.io'].join('\n'), { dismissed: new Set(['chat.shop-gpt.de', 'writegpt.io']) })
    expect(totals).toEqual({ matched: 0, knownNotAi: 2, looksLikeAi: 1, notAi: 0 })
  })

  it('names unknown hosts by their registrable part only, from k lines on, with the reason', () => {
    const lines = [...Array.from({ length: 12 }, (_, i) => `tenant-${i}.writegpt.co.uk`), 'jane-doe.ai', ...Array.from({ length: 10 }, () => 'copilot.vendor.com')]
    const { candidates, moreCandidates } = resultOf(['host', ...lines].join('\n'))
    expect(candidates).toEqual([
      { host: 'writegpt.co.uk', signs: ['domainWord'], lines: { from: 10, to: 19 } },
      { host: 'vendor.com', signs: ['hostWord'], lines: { from: 10, to: 19 } },
    ])
    expect(moreCandidates).toEqual({ few: 1, beyond: 0, uncounted: false })
  })

  it('sees a call to a model by its shape, and shows no path', () => {
    const line = `1793440800.123 412 10.0.0.1 TCP_MISS/200 5120 POST https://llm-gw.example.net/v1/chat/completions?key=${marker} - HIER_DIRECT/1.2.3.4 text/event-stream`
    const { candidates } = resultOf(Array.from({ length: 10 }, () => line).join('\n'))
    expect(candidates).toEqual([{ host: 'example.net', signs: ['request'], lines: { from: 10, to: 19 } }])
  })

  it('finds AI inside other products by route, never by host', () => {
    const ofUrl = (url: string) => resultOf(`url,date\n${url},2026-11-01`).services
    expect(ofUrl('https://www.google.com/search?q=x&udm=50')).toMatchObject([{ service: 'google-ai-mode', confidence: 'route' }])
    expect(ofUrl('https://www.google.com/search?q=x')).toEqual([])
    expect(ofUrl('https://chatgpt.com/')).toMatchObject([{ service: 'chatgpt', confidence: 'host' }])
  })
})

describe('bands', () => {
  it.each([[9, { from: 1, to: 9 }], [10, { from: 10, to: 19 }], [60, { from: 50, to: 99 }]])('%i lines', (count, band) => {
    expect(resultOf(['host', ...Array.from({ length: count }, () => 'chatgpt.com')].join('\n')).services[0]?.lines).toEqual(band)
  })

  it('days have bands of their own', () => {
    const days = Array.from({ length: 7 }, (_, i) => `2026-11-0${i + 1},chatgpt.com`)
    expect(resultOf(['date,host', ...days].join('\n')).services[0]?.days).toEqual({ from: 6, to: 20 })
  })
})

describe('dates that can be read two ways', () => {
  const file = (...dates: string[]) => ['date,host', ...dates.map((date) => `${date},chatgpt.com`)].join('\n')
  it('one line that is clear decides for all, wherever it stands', () => {
    expect(resultOf(file('03/04/2026', '25/12/2026')).services[0]).toMatchObject({ firstMonth: '2026-04', lastMonth: '2026-12' })
    expect(resultOf(file('12/25/2026', '03/04/2026')).services[0]).toMatchObject({ firstMonth: '2026-03', lastMonth: '2026-12' })
  })
  it('no line that is clear: no months, and it says so; the person can', () => {
    expect(resultOf(file('03/04/2026'))).toMatchObject({ dates: 'twoWays', services: [{ firstMonth: null, days: null }] })
    expect(resultOf(file('03/04/2026'), { dateOrder: 'monthFirst' }).services[0]).toMatchObject({ firstMonth: '2026-03' })
  })
  it('a cell that is no date leaves the line counted and undated', () => {
    expect(resultOf(file('soon', '2026-11-01', '2026-02-30', '2026-11-02')).lines).toEqual({ read: 4, silent: 1, undated: 2 })
  })
})

describe('faults', () => {
  it('counts lines not understood, with the first three numbers and never their content', () => {
    const body = Array.from({ length: 30 }, (_, i) => (i % 5 === 4 ? `${marker} is no host` : 'chatgpt.com'))
    expect(resultOf(['host', ...body].join('\n')).faults).toEqual([{ fault: 'noHost', lines: 6, firstLines: [6, 11, 16] }])
  })
  it('numbers lines, not records, where a cell spans lines', () => {
    expect(resultOf(`user,host\n"${marker}\n\n",chatgpt.com\nx,${marker} no\nx,claude.ai`).faults).toEqual([{ fault: 'noHost', lines: 1, firstLines: [5] }])
  })
  it('a quote that is never closed costs its line at most, and nothing where the columns still stand', () => {
    const rows = Array.from({ length: 20_000 }, () => 'a,chatgpt.com')
    rows[3] = `"${marker},chatgpt.com`
    rows[7] = `"${marker}, ${marker},chatgpt.com`
    const { lines, faults } = resultOf(['user,host', ...rows].join('\n'))
    expect([lines.read, faults]).toEqual([19_999, [{ fault: 'openQuote', lines: 1, firstLines: [9] }]])
  })
  it('the host in front of a quote that is never closed is read', () => {
    const { lines, faults } = resultOf(['url,user', ...Array.from({ length: 30 }, () => `https://claude.ai/,"${marker}`)].join('\n'))
    expect([lines.read, faults]).toEqual([30, []])
  })
  it('a line without end is dropped, and reading goes on behind it', () => {
    const long = 'x'.repeat(300_000)
    expect(resultOf(`host\nchatgpt.com\n${long}\nclaude.ai\n`)).toMatchObject({ lines: { read: 2 }, faults: [{ fault: 'tooLong', lines: 1, firstLines: [3] }] })
    expect(resultOf(`${logs[0]?.text}\n${long}\n${logs[0]?.text}`)).toMatchObject({ lines: { read: 6 }, faults: [{ fault: 'tooLong', lines: 1, firstLines: [4] }] })
  })

  it('lines made of commas are read in one go each', () => {
    // A pattern that looks again from every comma takes 8 seconds a line, and this test its whole time.
    const commas = `{${','.repeat(60_000)}x`
    expect(resultOf(`{"host":"chatgpt.com"},\n${`${commas}\n`.repeat(20)}[{"host":"claude.ai"}]`, { format: 'json' })).toMatchObject({ lines: { read: 2 }, faults: [{ fault: 'notJson', lines: 20 }] })
  })
})

describe('files that cannot be read', () => {
  it.each([
    ['nothing', '', { kind: 'empty' }],
    ['a workbook', 'PK\u0003\u0004\u0000\u0000', { kind: 'archive' }],
    ['bytes', '\u0000\u0001\u0002\u0003', { kind: 'binary' }],
    ['a log without hosts', `#Fields: date c-ip\n2026-11-01 ${marker}`, { kind: 'w3cWithoutHost' }],
    ['columns without hosts', `name,city\n${marker},Ulm\n`, { kind: 'noHostColumn', columns: 2 }],
    ['two columns of hosts, no header', 'a.example.org,chatgpt.com\nb.example.org,claude.ai', { kind: 'unclearHostColumn', columns: [1, 2] }],
    ['a web server, not a proxy', '1.2.3.4 - - [21/Nov/2026:10:15:32 +0100] "GET /index.html HTTP/1.1" 200 39', { kind: 'noLineUnderstood', format: 'common', faults: [{ fault: 'noHost', lines: 1, firstLines: [1] }] }],
  ])('%s', (_, text, problem) => {
    expect(problemOf(text)).toEqual(problem)
  })

  it('a column can be named where detection cannot decide', () => {
    const text = 'x,a.example.org,chatgpt.com\ny,b.example.org,claude.ai'
    expect(resultOf(text, { hostColumn: '3' }).services).toHaveLength(2)
    expect(resultOf(`Wohin,x\nchatgpt.com,1`, { hostColumn: 'wohin' }).services).toHaveLength(1)
    expect(problemOf(text, { hostColumn: '9' })).toEqual({ kind: 'noSuchColumn', option: 'host', columns: 3 })
    expect(problemOf(text, { dateColumn: marker })).toEqual({ kind: 'noSuchColumn', option: 'date', columns: 3 })
  })

  it('reading stops once nothing can come of it', () => {
    const reader = createScan({ catalogue, today, k: 10 })
    expect(reader.feed('name,city\n'.repeat(600))).toBe(false)
  })
})

it('findings pass their schema and hold no more than months and bands', () => {
  for (const log of logs) for (const finding of findingsOfScan(resultOf(log.text), today)) logFindingSchema.parse(finding)
  expect(() => logFindingSchema.parse({ ...findingsOfScan(resultOf(logs[0]?.text ?? ''), today)[0], host: 'chatgpt.com' })).toThrow()
})
