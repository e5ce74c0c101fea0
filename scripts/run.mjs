// Runs a script of ours or an installed tool under the pinned Node: `node scripts/run.mjs scripts/verify.ts`.
import { install, runScript } from './lib/runtime.mjs'

install()
const [file, ...args] = process.argv.slice(2)
runScript(file, args)
