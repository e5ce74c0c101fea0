import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Group } from './group.ts'

// The snippets highlight.js tries its detection of languages with: one for each language, labelled by it.

/** Prose, data, settings, logs and messages. */
const plain = new Set(['accesslog', 'asciidoc', 'dns', 'http', 'ini', 'json', 'json5', 'ldif', 'markdown', 'nestedtext', 'plaintext', 'properties', 'subunit', 'tap', 'yaml', 'fix', 'profile'])
/** What can be called either: markup, style, grammars, settings with commands in them, sessions of a shell, sheet formulas. */
const unclear = new Set([
  'abnf', 'apache', 'bnf', 'brainfuck', 'capnproto', 'clojure-repl', 'crmsh', 'csp', 'css', 'diff', 'dockerfile', 'dsconfig', 'dts', 'dust', 'ebnf', 'erlang-repl', 'excel', 'flix', 'gcode', 'gherkin', 'haml',
  'handlebars', 'inform7', 'irpf90', 'jboss-cli', 'julia-repl', 'latex', 'leaf', 'less', 'makefile', 'mizar', 'mojolicious', 'nginx', 'node-repl', 'pf', 'php-template', 'pony', 'protobuf', 'puppet', 'python-repl', 'rib', 'roboconf',
  'routeros', 'scss', 'shell', 'smali', 'step21', 'stylus', 'taggerscript', 'thrift', 'tp', 'twig', 'vbscript-html', 'vim', 'xml', 'graphql', 'django', 'erb', 'cmake', 'gradle', 'armasm', 'avrasm', 'mipsasm', 'x86asm', 'llvm', 'wasm', 'arcade',
])

export function highlightGroups(folder: string): Group[] {
  const detect = join(folder, 'test', 'detect')
  return readdirSync(detect).filter((name) => !unclear.has(name) && existsSync(join(detect, name, 'default.txt'))).map((name) => {
    const text = [readFileSync(join(detect, name, 'default.txt'), 'utf8')]
    return { hint: 'source_code', from: name, yes: plain.has(name) ? [] : text, no: plain.has(name) ? text : [] }
  })
}
