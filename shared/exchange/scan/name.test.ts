import { expect, it } from 'vitest'
import { realCatalogue } from '#test/fixture/catalogue.ts'
import { createNameMatcher } from './name.ts'

const { catalogue } = await realCatalogue()
const match = createNameMatcher(catalogue)

it.each([
  ['ChatGPT', 'chatgpt'], ['Chat GPT Plus', 'chatgpt'], ['OpenAI ChatGPT Enterprise', 'chatgpt'], ['Claude', 'claude'], ['Gemini', 'gemini'],
  ['Notion AI', 'notion-ai'], ['Grammarly for Business', 'grammarly'], ['Cursor', 'cursor'], ['GitHub Copilot Business', 'github-copilot'],
  ['Adobe Firefly', 'adobe-firefly'], ['Otter.ai', 'otter'], ['Microsoft 365 Copilot', 'microsoft-365-copilot'],
])('application %s is %s', (name, service) => {
  expect(match(name, false)).toEqual({ kind: 'service', service })
})

it.each([
  ['OPENAI *CHATGPT SUBSCR', 'chatgpt'], ['CLAUDE.AI SUBSCRIPTION', 'claude'], ['MIDJOURNEY INC. SOUTH SAN FRAN', 'midjourney'],
  ['ElevenLabs', 'elevenlabs'], ['Langdock GmbH', 'langdock'], ['RUNWAY AI INC', 'runway'], ['SCENARIO AI', 'scenario'], ['Copy.ai', 'copy-ai'],
])('bill from %s is %s', (name, service) => {
  expect(match(name, true)).toEqual({ kind: 'service', service })
})

it.each([['OPENAI OPCO LLC', 'OpenAI'], ['Anthropic, PBC San Francisco', 'Anthropic'], ['DEEPL SE KOELN', 'DeepL']])('bill from %s names the vendor only', (name, vendor) => {
  expect(match(name, true)).toEqual({ kind: 'vendor', vendor })
})

it.each([
  'Claude', 'Claude Dupont Traiteur', 'Hotel Gemini', 'Monica', 'Le Chat Noir', 'Houston Chronicle', 'Playground', 'Writer', 'GITHUB, INC.', 'Google', 'Microsoft',
  'META PLATFORMS IRELAND', 'FACEBK *ADS', 'Adobe', 'Figma', 'Notion', 'Canva', 'JetBrains s.r.o.', 'Amazon Web Services', 'TOPAZ 1234 DUBLIN', 'SAP SE', 'Box', '', '***', 'Zoom',
  'Scenario', 'Continue', 'Together', 'Capacity', 'BRICKS GMBH', 'Guru', 'Lightning', 'Quark', 'PDF', 'Spell', 'Storm', 'Kits', 'Zed', 'Nice',
])('bill from "%s" is nobody\'s AI', (name) => {
  expect(match(name, true)).toBe(null)
})

it.each(['Notion', 'Zoom', 'Salesforce', 'Canva', 'Slack', 'Dropbox', 'Microsoft Teams', 'GitHub', 'Google Workspace', 'PDF', 'Copy', 'Public', 'Presentations'])('application %s is not its AI', (name) => {
  expect(match(name, false)).toBe(null)
})

it('an AI word alone names nothing', () => {
  expect(match('Jane GPT helper', false)).toEqual({ kind: 'looksLikeAi' })
})
