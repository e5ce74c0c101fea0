import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import type { HintClass } from '#shared/hint/kind.ts'
import { hintsIn, usualBudget } from '#shared/hint/scan.ts'
import { boundedText, textBound } from '#shared/hint/text.ts'
import { cardValidatorSet } from './hint/cards.ts'
import { repositorySets } from './hint/data.ts'
import { fileSets } from './hint/files.ts'
import { hostileTexts } from './hint/hostile.ts'
import { madeSets } from './hint/made.ts'
import { peers, type Peer } from './hint/peer.ts'
import type { Labelled, LabelledSet } from './hint/set.ts'
import { stdnumSets } from './hint/stdnum.ts'

// Precision and recall of the local hints on labelled texts beside named peers, time and size. Public sets come with packages;
// those of repositories are read from the folder that DAYBOOK_HINT_SETS names, each copy under the name below.
// HINT_SHOW=<class> lists what was missed and what was wrong.

const root = join(import.meta.dirname, '..', '..')
const shown = process.env['HINT_SHOW']

const about = [
  ['presidio', 'public: test cases of microsoft/presidio (MIT); labels theirs'],
  ['gitleaks', 'public: examples of gitleaks\' rules (MIT), six of a rule; labels theirs. Our list of tokens was compared with these rules'],
  ['secretlint', 'public: snapshots of secretlint\'s rules (MIT); labels theirs, and its preset was made for them'],
  ['validator.js', 'public: test cases of validator.js (MIT); labels theirs. "else": phone numbers, VAT ids, ISBNs, UUIDs, hashes, dates … and their columns'],
  ['card-validator', 'public: test cases of card-validator (MIT); labelled by its check'],
  ['stdnum', 'public: test cases of stdnum (MIT), numbers alone; labelled by its checks. "named": what stdnum calls the number in front, put there by us'],
  ['highlight.js', 'public: snippets of languages from highlight.js (BSD-3-Clause); code or not by the language, the unclear ones left out by us'],
  ['made', 'ours: computed in test/bench/hint/made.ts'],
  ['files', 'ours: files of the installed packages, labelled by their kind'],
] as const
console.log(about.map(([name, text]) => `${name.padEnd(15)} ${text}`).join('\n'))
if (process.env['DAYBOOK_HINT_SETS'] === undefined) console.log('No copies of repositories are named (DAYBOOK_HINT_SETS): only sets of packages and our own follow.')

const sets = [
  ...repositorySets(process.env['DAYBOOK_HINT_SETS']), cardValidatorSet(), ...stdnumSets(), ...madeSets(), ...fileSets(join(root, 'node_modules')),
]
const own = (hint: HintClass) => (text: string) => hintsIn(text, { markings: [], now: () => performance.now(), budget: 10_000 }).includes(hint)

console.log('\nset                 class          found  missed  false  right | precision  recall')
for (const set of sets) {
  await report(set, 'Daybook', own(set.hint))
  for (const peer of peers) if (peer.hint === set.hint) await report(set, peer.name, peer.holds)
}
await times()
await size()

async function report({ name, hint, texts }: LabelledSet, by: string, holds: Peer['holds']): Promise<void> {
  const missed: Labelled[] = []
  const wrong: Labelled[] = []
  let found = 0
  for (const item of texts) {
    const is = await holds(item.text)
    if (is && item.isPositive) found += 1
    else if (is) wrong.push(item)
    else if (item.isPositive) missed.push(item)
  }
  const right = texts.length - found - missed.length - wrong.length
  const share = (part: number, whole: number) => (whole === 0 ? '    -' : (part / whole).toFixed(3))
  const cells = [found, missed.length, wrong.length, right].map((count) => String(count).padStart(6)).join(' ')
  console.log(`${name.padEnd(19)} ${hint.padEnd(13)} ${cells} | ${share(found, found + wrong.length).padStart(9)} ${share(found, found + missed.length).padStart(7)}  ${by}`)
  if (shown !== hint || by !== 'Daybook') return
  for (const { from, text } of missed) console.log('  missed', from, JSON.stringify(text.slice(0, 150)))
  for (const { from, text } of wrong) console.log('  wrong ', from, JSON.stringify(text.slice(0, 150)))
}

async function times(): Promise<void> {
  const ordinary = sets.filter(({ name }) => name === 'files').slice(0, 1).flatMap(({ texts }) => texts.slice(0, 400).map(({ text }) => boundedText(text)))
  const hostile = [...hostileTexts(textBound)]
  const look = (budget: number) => (text: string) => void hintsIn(text, { markings: ['Streng vertraulich', 'Company confidential'], now: spentCpu, budget })
  console.log(`\nCPU milliseconds a text, at most ${textBound} characters     p50    p95    most`)
  await timed(`files, box of ${usualBudget} ms`, ordinary, look(usualBudget))
  await timed('files, no box', ordinary, look(10_000))
  await timed(`hostile, box of ${usualBudget} ms`, hostile, look(usualBudget))
  await timed('hostile, no box', hostile, look(10_000))
  for (const { name, holds } of peers) {
    await timed(`files, ${name}`, ordinary, async (text) => void (await holds(text)))
    await timed(`hostile, ${name}`, hostile, async (text) => void (await holds(text)))
  }
}

async function timed(name: string, texts: readonly string[], work: (text: string) => void | Promise<void>): Promise<void> {
  for (const text of texts.slice(0, 50)) await work(text)
  const spent: number[] = []
  for (const text of texts) {
    const start = spentCpu()
    let rounds = 0
    // The clock of the processor goes in steps of some milliseconds.
    do {
      await work(text)
      rounds += 1
    } while (spentCpu() - start < 30 && rounds < 60)
    spent.push((spentCpu() - start) / rounds)
  }
  spent.sort((a, b) => a - b)
  const at = (share: number) => (spent[Math.min(spent.length - 1, Math.floor(spent.length * share))] ?? 0).toFixed(2).padStart(7)
  console.log(`${name.padEnd(46)} ${at(0.5)}${at(0.95)}${at(1)}`)
}

/** Milliseconds of the processor: neighbours on the machine do not count. */
function spentCpu(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** The script as it goes into a page, and what of it is each recogniser. */
async function size(): Promise<void> {
  console.log('\nminified, gzip, bytes')
  const parts = readdirSync(join(root, 'shared', 'hint')).filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
  for (const entry of ['extension/entrypoints/hint/script.ts', 'extension/entrypoints/host/script.ts', ...parts.map((name) => `shared/hint/${name}`)]) {
    const result = await build({ root, configFile: false, logLevel: 'error', build: { write: false, target: 'es2024', lib: { entry: join(root, entry), formats: ['iife'], name: 'part' } } })
    const code = [result].flat().flatMap((each) => ('output' in each ? each.output : [])).map((chunk) => ('code' in chunk ? chunk.code : '')).join('')
    console.log(`${entry.padEnd(46)} ${String(code.length).padStart(7)} ${String(gzipSync(code, { level: 9 }).length).padStart(7)}`)
  }
}
