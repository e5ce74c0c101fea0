// npm start: installs what is missing, then builds and runs everything (scripts/start/main.ts).
import { install, runScript } from './lib/runtime.mjs'

install()
runScript('scripts/start/main.ts', process.argv.slice(2))
