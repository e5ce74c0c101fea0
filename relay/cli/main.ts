import { parseArgs } from 'node:util'
import { localDay } from '#shared/calendar/calendar.ts'
import { evaluateCommand } from './evaluate.ts'
import { matchCommand } from './match.ts'
import { enrolment, invite, link, verifyLedger, type Answer } from './workspace.ts'

const help = `daybook <command>

  serve                        run the relay; Ctrl-C stops it
  link                         print a new sign-in link for the administrator
  invite --name N --role R     add a member and print their sign-in link
                               (roles: administrator, security, procurement, auditor)
  enrolment                    print what browsers need to take part (JSON)
  pack [--url U] [--wide]      pack the built extension into the relay's own update feed
  policy-pack [--out DIR] [--url U] [--department ID] [--wide]
                               pack, and write policies that install and enrol it everywhere;
                               --wide: the build that looks for unknown AI on all sites
  verify-ledger                check that no act was changed, removed or put in between
  match                        for each line of input, a URL or {"url", ...}: what the extension would see
  scan FILE                    AI services in a proxy, DNS or CASB log, an app list or a list of expenses;
                               knows the hosts settled in the workspace of DAYBOOK_DATA, if there is one
  evaluate FILE                recompute the risks of the fact sets in a JSON file

The data lies in the folder DAYBOOK_DATA (./data/workspace). DAYBOOK_PORT, DAYBOOK_HOST and DAYBOOK_URL say where the relay is.`

const write = (text: string) => void process.stdout.write(text)
const writeError = (text: string) => void process.stderr.write(text)

/** Runs one command line and sets the exit code: 0 done, 1 it could not be done, 2 not understood. */
export async function run(args: readonly string[]): Promise<void> {
  // Somebody who reads only the first lines (`| head`) closes the pipe: no fault of theirs or ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  const code = await runCommand(args)
  if (code !== null) process.exitCode = code
}

/** @returns the exit code, null while a server is running */
async function runCommand([command, ...rest]: readonly string[]): Promise<number | null> {
  if (command === 'scan') {
    const [{ scanCommand }, { readSettled }] = [await import('./scan.ts'), await import('./settled.ts')]
    return scanCommand(rest, { input: process.stdin, write, writeError, today: localDay(new Date()), settled: () => readSettled(process.env) })
  }
  if (command === 'pack' || command === 'policy-pack') {
    const { pack, policyPack } = await import('./pack.ts')
    return say(await (command === 'pack' ? pack : policyPack)(process.env, rest))
  }
  const read = readWords(rest)
  if (typeof read === 'string') return misunderstood(read)
  const { words, name, role } = read
  if (command === undefined || command === 'help' || command === '--help' || command === '-h' || read.help) {
    write(`${help}\n`)
    return command === undefined ? 2 : 0
  }
  if (command !== 'evaluate' && words.length > 0) return misunderstood(`${command} takes no "${words[0]}".`)
  if (command !== 'invite' && (name ?? role) !== undefined) return misunderstood(`${command} takes no --name or --role.`)
  switch (command) {
    case 'serve': {
      const { serve } = await import('#relay/main.ts')
      return serve()
    }
    case 'link':
      return say(await link(process.env))
    case 'invite':
      return say(await invite(process.env, name, role))
    case 'enrolment':
      return say(await enrolment(process.env))
    case 'verify-ledger':
      return say(await verifyLedger(process.env))
    case 'match':
      return matchCommand({ input: process.stdin, write, writeError })
    case 'evaluate':
      if (words.length !== 1) return misunderstood('evaluate takes one file.')
      return evaluateCommand(words[0] as string, write, writeError)
    default:
      return misunderstood(`There is no command "${command}".`)
  }
}

type Words = { readonly words: readonly string[]; readonly name?: string | undefined; readonly role?: string | undefined; readonly help: boolean }

function readWords(args: readonly string[]): Words | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: 'string' }, role: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
    })
    return { words: positionals, ...values, help: values.help }
  } catch (error) {
    return (error as Error).message
  }
}

function say(answer: Answer): number {
  if (answer.ok) write(`${answer.text}\n`)
  else writeError(`${answer.text}\n`)
  return answer.ok ? 0 : answer.code
}

function misunderstood(sentence: string): number {
  writeError(`${sentence} "daybook help" lists what there is.\n`)
  return 2
}

if (import.meta.main) await run(process.argv.slice(2))
