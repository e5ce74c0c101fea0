import { describe, expect, it } from 'vitest'
import { matchCommand } from './match.ts'

async function run(...pieces: readonly (string | Uint8Array)[]): Promise<{ readonly code: number; readonly lines: Record<string, unknown>[]; readonly errors: string }> {
  let written = ''
  let errors = ''
  async function* input(): AsyncGenerator<string | Uint8Array> {
    yield* pieces
  }
  const code = await matchCommand({ input: input(), write: (text) => { written += text }, writeError: (text) => { errors += text } })
  return { code, lines: written.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Record<string, unknown>), errors }
}

const nothing = { service: null, name: null, signal: null, rule: null }

describe('daybook match', () => {
  it('answers each line, in order, whether URL, bare host or observation', async () => {
    const { code, lines, errors } = await run(
      'https://claude.ai/new\nchatgpt.com\nhttps://example.com/\n',
      '{"url":"https://claude.ai/api/organizations/o/chat_conversations/c/completion","type":"xmlhttprequest","method":"POST"}\n',
      '{"url":"wss://copilot.microsoft.com/c/api/chat"}\n{"url":"https://api.openai.com/v1/chat/completions","method":"POST","initiator":"https://shop.example"}',
    )
    expect(lines).toEqual([
      { service: 'claude', name: 'Claude', signal: 'app', rule: 'claude/app/new' },
      { service: 'chatgpt', name: 'ChatGPT', signal: 'app', rule: 'chatgpt/app/root' },
      nothing,
      { service: 'claude', name: 'Claude', signal: 'use', rule: 'claude/use/api-organizations-any-chat-conversations-any-completion' },
      { service: 'microsoft-copilot', name: 'Microsoft Copilot', signal: 'use', rule: 'microsoft-copilot/use/c-api-chat' },
      { service: 'openai-api', name: 'OpenAI API and Playground', signal: 'api', rule: 'openai-api/api/api-openai-com-v1-chat-completions' },
    ])
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
  })

  it('names line, fault and fix of a bad line, and goes on', async () => {
    const { code, lines, errors } = await run('{bad\n\nhttps://claude.ai/new\n{"url":"https://claude.ai/","type":"foo"}\n{"address":"x"}\nhello world\n[1]\n')
    expect(lines).toHaveLength(7)
    expect(lines[2]).toMatchObject({ service: 'claude' })
    expect(lines.filter((_, index) => index !== 2)).toEqual(Array.from({ length: 6 }, () => nothing))
    expect(errors.trim().split('\n').map((line) => line.split(':')[0])).toEqual(['line 1', 'line 2', 'line 4', 'line 5', 'line 6', 'line 7'])
    expect(errors).toMatch(/line 4: field "type" .*navigation/)
    expect(code).toBe(0)
  })

  it('reads what browsers and logs write: brackets in a query, dots in a path, a wide full stop, null for not known', async () => {
    const { lines, errors } = await run(
      "https://chatgpt.com/c/1?tags[]=a&q='b'\nhttps://chatgpt.com/c/../share/1\nhttps://chatgpt。com/\nhttps://[::1]/c/1\n",
      '{"url":"https://chatgpt.com/c/1","type":null,"method":null,"initiator":null,"responseType":null}\n',
    )
    expect(lines.map(({ service, rule }) => [service, rule])).toEqual([
      ['chatgpt', 'chatgpt/app/c-any'], ['chatgpt', 'chatgpt/visit/share-rest'], ['chatgpt', 'chatgpt/app/root'], [null, null], ['chatgpt', 'chatgpt/app/c-any'],
    ])
    expect(errors).toBe('')
  })

  it('reads Windows lines, bytes cut anywhere, and a last line without end', async () => {
    const bytes = new TextEncoder().encode('https://claude.ai/new\r\nhttps://claude.ai/ü\r\nhttps://chatgpt.com/')
    const { lines, errors } = await run(...Array.from(bytes, (byte) => Uint8Array.of(byte)))
    expect(lines.map(({ signal }) => signal)).toEqual(['app', 'visit', 'app'])
    expect(errors).toBe('')
  })

  it('answers nothing to nothing', async () => {
    expect(await run()).toEqual({ code: 0, lines: [], errors: '' })
  })
})
