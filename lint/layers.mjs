// Imports go one way (docs/architecture.md). `importFault` is the whole rule; below it is wrapped for oxlint.
import { posix } from 'node:path'
import { pure } from './pure.mjs'

const tops = ['shared', 'extension', 'pwa', 'relay', 'test', 'scripts', 'lint']

/** Nouns of shared/ from the lowest up: each knows only those before it. `message` holds texts and stands apart. */
export const nouns = [
  'canonical', 'calendar', 'signature', 'taxonomy', 'hint', 'catalogue', 'declaration', 'cell', 'sheet', 'risk', 'table', 'fold',
  'rule', 'report', 'act', 'record', 'policy', 'document', 'register', 'protocol', 'exchange', 'sample',
]

/** Inside each part, from the lowest up. Folders of one row do not know each other, except features by their index. */
const rows = {
  extension: [['ui'], ['platform'], ['ask'], ['ledger'], ['detect', 'outbox', 'feature'], ['entrypoints']],
  pwa: [['ui'], ['data'], ['worker'], ['feature'], ['app']],
}

/** They are injected into pages of AI services, where every byte counts. */
const contentScripts = 'extension/entrypoints/host/'
/** It looks at what is pasted, with the recognisers and nothing else of the domain. */
const hintScript = 'extension/entrypoints/hint/'

/** Packages only some places may touch: what keeps shared pure and storage in one place. */
const reserved = [
  { packages: ['dexie', 'y-indexeddb', '@hocuspocus/provider'], places: ['pwa/data', 'extension/ledger', 'test'], instead: 'ask pwa/data or extension/ledger for what you need' },
  { packages: ['preact', 'preact-iso', '@preact/signals'], places: ['pwa', 'extension', 'test'], instead: 'keep this code free of the user interface' },
  { packages: ['hono', '@hono/node-server', '@hocuspocus/server', 'ws', 'pino'], places: ['relay', 'test', 'scripts'], instead: 'only the relay serves' },
]

/**
 * @param {string} file path from the root, with forward slashes
 * @param {string} specifier as written in the import
 * @returns {string | null} what is wrong and what to do, or null
 */
export function importFault(file, specifier) {
  const from = file.split('/')
  if (!tops.includes(from[0])) return null
  const isTest = from[0] === 'test' || /\.test\.tsx?$/.test(file)

  const target = resolve(file, specifier)
  if (target === null) return packageFault(file, specifier, isTest)
  const to = target.split('/')
  if (!tops.includes(to[0])) return null

  if (specifier.startsWith('.') && to[0] !== from[0]) return `import ${to[0]} as "#${target}"`
  if (from[0] === 'test' || from[0] === 'scripts' || from[0] === 'lint') return null
  if (isTest && to[0] === 'test') return null
  if (to[0] === 'test') return 'nothing that ships imports test'
  if (to[0] === 'shared' && from[1] === 'ui' && to[1] !== 'message') return `${from[0]}/ui knows no domain: pass in what it shows`
  if (to[0] === 'shared' && (file.startsWith(contentScripts) || (file.startsWith(hintScript) && to[1] !== 'hint'))) return 'content scripts stay small: let the background do it'
  if (to[0] !== from[0]) return to[0] === 'shared' ? null : `${from[0]} does not know ${to[0]}: move what both need to shared`
  if (from[0] === 'shared') return isTest ? null : sharedFault(from[1], to[1])
  return rowFault(from, to, rows[from[0]])
}

function resolve(file, specifier) {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : null
}

function packageFault(file, specifier, isTest) {
  const inShared = file.startsWith('shared/')
  if (inShared && !isTest && (specifier.startsWith('node:') || specifier === 'wxt' || specifier.startsWith('wxt/'))) {
    return 'shared has no browser and no Node: pass in what you need'
  }
  if ((file.startsWith('pwa/') || file.startsWith('extension/')) && !isTest && specifier.startsWith('node:') && !/(^|\/)(vite|wxt)\.config\.ts$/.test(file)) {
    return 'a browser has no Node modules'
  }
  if (isTest) return null
  for (const { packages, places, instead } of reserved) {
    if (!packages.some((name) => specifier === name || specifier.startsWith(`${name}/`))) continue
    if (!places.some((place) => file === place || file.startsWith(`${place}/`))) return `${specifier} is used in ${places.join(', ')} only: ${instead}`
  }
  const isZod = specifier === 'zod' || specifier.startsWith('zod/')
  if (/^(?:pwa|extension)\/ui\//.test(file) && (isZod || specifier === 'yjs')) return `${file.split('/')[0]}/ui knows no domain`
  return isZod && [contentScripts, hintScript, 'shared/hint/'].some((place) => file.startsWith(place)) ? 'content scripts stay small: the background checks what they send' : null
}

function sharedFault(from, to) {
  if (from === to) return null
  if (to === 'message') return ['register', 'exchange', 'sample'].includes(from) ? null : 'rules and schemas hold no texts'
  if (from === 'message') return to === 'taxonomy' ? null : 'texts know ids of the taxonomy and nothing else'
  const [low, high] = [nouns.indexOf(to), nouns.indexOf(from)]
  if (low === -1 || high === -1) return `name the noun "${low === -1 ? to : from}" in lint/layers.mjs`
  return low < high ? null : `${from} stands below ${to}: shared nouns know only those below them`
}

function rowFault(from, to, order) {
  if (order === undefined || from.length < 3 || to.length < 3) return null
  const rowOf = (folder) => order.findIndex((row) => row.includes(folder))
  const [high, low] = [rowOf(from[1]), rowOf(to[1])]
  if (high === -1 || low === -1) return null
  if (from[0] === 'pwa' && from[1] === 'data' && to[1] === 'ui') return 'pwa/data does not know ui'
  if (low > high) return `${from[0]}/${from[1]} stands below ${to[0]}/${to[1]}`
  const isFeature = from[1] === 'feature' && to[1] === 'feature' && from[2] !== to[2]
  if (isFeature && !/^index\.tsx?$/.test(to[3] ?? '')) return `features meet each other through their index: import pwa/feature/${to[2]}/index.ts`
  return null
}

const rule = {
  create(context) {
    const root = context.cwd.replaceAll('\\', '/')
    const file = context.filename.replaceAll('\\', '/').replace(`${root}/`, '')
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return
      const fault = importFault(file, node.source.value)
      if (fault !== null) context.report({ node: node.source, message: `layer: ${fault}` })
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
  },
}

export default { meta: { name: 'daybook' }, rules: { layers: rule, pure } }
