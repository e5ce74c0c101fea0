import { readFile } from 'node:fs/promises'
import { evaluateAll, readFacts, type FactProblem, type Outcome } from '#shared/risk/index.ts'

/** Takes a piece of output; a promise holds the next piece back until this one is written. */
export type Write = (text: string) => void | Promise<void>

/**
 * `daybook evaluate FILE`: recomputes the risks of each fact set of a JSON array. Prints an array with one object for
 * each set, keyed by risk id; a set that cannot be read becomes `{"error": sentence}` and the rest goes on.
 *
 * @param file path of the JSON file; keys are the facts of the risk catalogue, null or "unknown" = not known
 * @param write takes the output, in pieces
 * @param writeError takes sentences for the person at the terminal
 * @returns exit code: 1 when the file cannot be read as an array, else 0
 */
export async function evaluateCommand(file: string, write: Write, writeError: Write): Promise<0 | 1> {
  const read = await readSets(file)
  if (!read.ok) {
    await writeError(`${read.fault}\n`)
    return 1
  }
  let faults = 0
  await write('[')
  for (const [index, set] of read.sets.entries()) {
    const facts = readFacts(set)
    if (!facts.ok) faults++
    const result = facts.ok ? byRisk(evaluateAll(facts.facts)) : { error: `${file}: fact set ${index}: ${problemText(facts.problem)}` }
    await write(`${index === 0 ? '' : ','}\n${JSON.stringify(result)}`)
  }
  await write('\n]\n')
  if (faults > 0) await writeError(`${file}: ${faults} of ${read.sets.length} fact sets could not be evaluated; see "error" in the output (sets are counted from 0).\n`)
  return 0
}

function byRisk(outcomes: readonly Outcome[]) {
  return Object.fromEntries(
    outcomes.map(({ risk, active, inherent, current, level, because, missing }) => [risk, { active, inherent, current, level, because, missing }]),
  )
}

type ReadSets = { readonly ok: true; readonly sets: readonly unknown[] } | { readonly ok: false; readonly fault: string }

async function readSets(file: string): Promise<ReadSets> {
  let text: string
  try {
    // Windows programs like to begin a UTF-8 file with a byte order mark, which is no JSON.
    text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    return { ok: false, fault: `${file} cannot be read (${reason(error)}). Give the path of a JSON file with an array of fact sets.` }
  }
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    return { ok: false, fault: `${file} is not JSON (${reason(error)}). It must hold an array of fact sets: [{"u.level": "internal", ...}, ...].` }
  }
  if (!Array.isArray(content)) return { ok: false, fault: `${file} holds no array. Put the fact sets between [ and ], even a single one.` }
  return { ok: true, sets: content }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

const shapes = { string: 'a text in quotes', number: 'a number', boolean: 'true or false', set: 'a list of texts such as ["a", "b"]' }

function problemText(problem: FactProblem): string {
  switch (problem.kind) {
    case 'notAnObject':
      return 'this is no fact set; write an object such as {"u.level": "internal", "s.dpa": "signed"}.'
    case 'unknownFact':
      return `there is no fact "${problem.fact}" in the catalogue; correct its name or remove it.`
    case 'wrongType':
      return `"${problem.fact}" has a value of the wrong type; write ${shapes[problem.expected]}, or null if it is not known.`
    case 'notALevel':
      return `"${problem.fact}" is none of the data levels; write ${problem.levels.map((level) => `"${level}"`).join(', ')}, or null if it is not known.`
  }
}
