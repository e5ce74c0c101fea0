// npm test: installs what is missing, browsers included, then runs every check (scripts/test/main.ts).
import { install, runScript } from './lib/runtime.mjs'

install()
runScript('scripts/test/main.ts', process.argv.slice(2))
