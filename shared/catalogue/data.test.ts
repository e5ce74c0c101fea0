import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { realCatalogue } from '#test/fixture/catalogueData.ts'
import { lackingFacts } from './full.ts'
import type { Observation } from './match.ts'

// What the shipped data must see and must not see. Pages and endpoints as people and browsers meet them.
const { services, catalogue } = await realCatalogue()
const post = { type: 'xmlhttprequest', method: 'POST' } as const
const sse = { ...post, responseType: 'text/event-stream' } as const

function see(url: string, rest: Omit<Observation, 'url'> = {}): string | null {
  const sighting = catalogue.match({ url, ...rest })
  return sighting === null ? null : `${sighting.service} ${sighting.signal}`
}

it('is broad enough: 1,200 services and more, 100 of them inside suites, each with a rule that can be met', () => {
  expect(services.length).toBeGreaterThanOrEqual(1200)
  expect(services.filter(({ embeddedIn }) => embeddedIn !== undefined).length).toBeGreaterThanOrEqual(100)
  expect(new Set(services.map(({ id }) => id)).size).toBe(services.length)
  for (const { routes, requests } of services) expect(routes.app.length + requests.length).toBeGreaterThan(0)
})

it('has full facts, each with a source that can be named, for so many services', () => {
  const full = services.filter((service) => lackingFacts(service).length === 0)
  expect(full.length).toBeGreaterThanOrEqual(115)
  const facts = services.flatMap(({ terms }) => terms ?? [])
  expect(facts.filter(({ source }) => source.includes('#:~:text=')).length).toBeGreaterThanOrEqual(150)
})

it('knows every service by its id, and no other', () => {
  expect(catalogue.serviceById('chatgpt')).toMatchObject({ name: 'ChatGPT', vendor: 'OpenAI', country: 'US', category: 'general_assistant' })
  expect(catalogue.serviceById('no-such')).toBeUndefined()
  expect(catalogue.services.map(({ id }) => id)).toEqual(services.map(({ id }) => id).toSorted())
})

describe('hosts and addresses that trap a careless matcher', () => {
  it.each([
    'https://notopenai.com/', 'https://claude.ai.evil.example/new', 'https://visualstudio.com/', 'https://wechat.com/', 'https://www.akamai.com/',
    'https://google.com/', 'https://www.google.com/search?q=chatgpt', 'https://www.google.com/search?q=ai&udm=5', 'https://www.google.com/search?udm=501', 'https://microsoft.com/', 'https://www.microsoft.com/de-de/windows',
    'https://github.com/', 'https://github.com/torvalds/linux', 'https://x.com/home', 'https://www.notion.so/team/Roadmap-123', 'https://www.figma.com/design/abc',
    'https://www.canva.com/design/xyz/edit', 'https://docs.google.com/document/d/1/edit', 'https://app.slack.com/client/T1/C1', 'https://www.office.com/',
    'https://console.cloud.google.com/storage', 'https://eu-central-1.console.aws.amazon.com/ec2', 'https://www.bing.com/search?q=x', 'https://duckduckgo.com/?q=cat',
    'https://auth0.com/', 'https://js.stripe.com/v3', 'https://o33249.ingest.sentry.io/api', 'https://cdn.oaistatic.com/x.js', 'https://browser-intake-datadoghq.com/',
    'https://adthrive.ai/', 'https://gptplanet.example/', 'https://mail.google.com/mail/u/0/', 'https://acme.zendesk.com/agent', 'https://app.hubspot.com/contacts/1',
    'https://evil.example/?next=https://chatgpt.com/', 'https://evil.example/chatgpt.com/c/1', 'https://chatgpt.com@evil.example/', 'mailto:help@openai.com', 'about:blank',
    'chrome-extension://abcdef/page.html?u=https://claude.ai', 'https://acme.sharepoint.com/', 'https://s3.us-east-1.amazonaws.com/bucket', 'https://myapp.vercel.app/api/chat',
  ])('%s is nothing', (url) => {
    expect(see(url)).toBeNull()
  })

  it.each([
    ['https://gemini.google.com/app', 'gemini app'], ['https://copilot.microsoft.com/', 'microsoft-copilot app'], ['https://gemini.google.com/u/1/app/abc', 'gemini app'],
    ['https://WWW.Claude.AI.:443/new', 'claude app'], ['https://claude.ai.mcas.ms/new', 'claude app'], ['claude.ai', 'claude app'],
    ['https://www.google.com/search?q=why&udm=50', 'google-ai-mode app'], ['https://x.com/i/grok?conversation=1', 'grok app'], ['https://github.com/copilot', 'github-copilot app'],
    ['https://github.com/copilot/c/1', 'github-copilot app'], ['https://www.notion.so/ai', 'notion-ai app'], ['https://www.figma.com/make/abc/x', 'figma-ai app'],
    ['https://chatgpt.com/codex/tasks/1', 'codex app'], ['https://claude.ai/code', 'claude-code app'], ['https://huggingface.co/chat', 'huggingchat app'],
    ['https://www.deepl.com/write', 'deepl-write app'], ['https://www.deepl.com/en/translator', 'deepl app'], ['https://m365.cloud.microsoft/chat?auth=2', 'microsoft-365-copilot app'],
    ['https://eu-central-1.console.aws.amazon.com/bedrock/home', 'amazon-bedrock app'], ['https://chat.openai.com/c/1', 'chatgpt app'],
  ])('%s is %s', (url, expected) => {
    expect(see(url)).toBe(expected)
  })
})

describe('pages about a service are visits', () => {
  it.each([
    ['https://chatgpt.com/share/abc', 'chatgpt'], ['https://chatgpt.com/pricing', 'chatgpt'], ['https://openai.com/index/gpt-5', 'chatgpt'], ['https://help.openai.com/en/articles/1', 'chatgpt'],
    ['https://claude.ai/login', 'claude'], ['https://claude.ai/settings/profile', 'claude'], ['https://claude.ai/share/1', 'claude'], ['https://www.anthropic.com/news', 'claude'], ['https://claude.ai/public/artifacts/1', 'claude'],
    ['https://gemini.google.com/share/1', 'gemini'], ['https://copilot.microsoft.com/shares/1', 'microsoft-copilot'], ['https://www.perplexity.ai/hub', 'perplexity'],
    ['https://www.perplexity.ai/settings/account', 'perplexity'], ['https://grok.com/share/1', 'grok'], ['https://x.ai/api', 'grok'], ['https://mistral.ai/products', 'le-chat'],
    ['https://chat.deepseek.com/sign_in', 'deepseek'], ['https://www.deepl.com/pro', 'deepl'], ['https://suno.com/song/1', 'suno'], ['https://platform.openai.com/docs/overview', 'openai-api'],
    ['https://cursor.com/pricing', 'cursor'], ['https://docs.cursor.com/', 'cursor'], ['https://github.com/features/copilot', 'github-copilot'], ['https://app.jasper.ai/settings/team', 'jasper'],
    ['https://huggingface.co/docs/hub', 'hugging-face'], ['https://otter.ai/', 'otter'], ['https://www.midjourney.com/explore', 'midjourney'], ['https://poe.com/login', 'poe'],
    ['https://app.visla.us/embed/1', 'visla'], ['https://run.relay.app/shared/1', 'relay-app'], ['https://langfuse.com/docs', 'langfuse'], ['https://www.cutout.pro/learn/1', 'cutout-pro'], ['https://cognition.ai/blog', 'devin'], ['https://www.01.ai/', 'lingyiwanwu'],
  ])('%s: %s', (url, service) => {
    expect(see(url)).toBe(`${service} visit`)
  })
})

describe('working surfaces are app', () => {
  it.each([
    ['https://chatgpt.com/', 'chatgpt'], ['https://chatgpt.com/c/abc', 'chatgpt'], ['https://chatgpt.com/g/g-abc-name', 'chatgpt'], ['https://claude.ai/chat/abc', 'claude'], ['https://claude.ai/project/1', 'claude'],
    ['https://copilot.microsoft.com/chats/1', 'microsoft-copilot'], ['https://www.perplexity.ai/search/abc', 'perplexity'], ['https://grok.com/c/1', 'grok'], ['https://chat.deepseek.com/a/chat/s/1', 'deepseek'],
    ['https://chat.mistral.ai/chat/1', 'le-chat'], ['https://poe.com/Claude', 'poe'], ['https://chat.qwen.ai/c/1', 'qwen-chat'], ['https://www.kimi.com/chat/1', 'kimi'], ['https://www.doubao.com/chat/1', 'doubao'],
    ['https://notebooklm.google.com/notebook/1', 'notebooklm'], ['https://notebooklm.cloud.google/eu/notebook/1', 'notebooklm'], ['https://aistudio.google.com/prompts/new_chat', 'google-ai-studio'], ['https://platform.openai.com/playground', 'openai-api'],
    ['https://bolt.new/', 'bolt'], ['https://v0.app/chat/abc', 'v0'], ['https://lovable.dev/projects/1', 'lovable'], ['https://replit.com/@me/thing', 'replit'], ['https://app.devin.ai/sessions/1', 'devin'],
    ['https://www.midjourney.com/imagine', 'midjourney'], ['https://firefly.adobe.com/generate/images', 'adobe-firefly'], ['https://app.runwayml.com/video-tools', 'runway'], ['https://suno.com/create', 'suno'],
    ['https://elevenlabs.io/app/speech-synthesis', 'elevenlabs'], ['https://otter.ai/u/abc', 'otter'], ['https://app.fireflies.ai/notebook/all', 'fireflies'], ['https://app.grammarly.com/ddocs/1', 'grammarly'],
    ['https://quillbot.com/paraphrasing-tool', 'quillbot'], ['https://gamma.app/docs/abc', 'gamma'], ['https://manus.im/app/1', 'manus'], ['https://duckduckgo.com/?q=DuckDuckGo&ia=chat', 'duck-ai'], ['https://app.langdock.com/chat', 'langdock'],
    ['https://app.gc.ai/chat', 'gc-ai'], ['https://app.askbluej.com/', 'blue-j'], ['https://app.wordsmith.ai/workspace', 'wordsmith'], ['https://acme.deepjudge.ai/search', 'deepjudge'], ['https://app.shortwave.com/inbox', 'shortwave'], ['https://app.usemotion.com/web/calendar', 'usemotion'],
    ['https://run.relay.app/workflows/1/edit', 'relay-app'], ['https://us.cloud.langfuse.com/project/1/playground', 'langfuse'], ['https://playground.twelvelabs.io/analyze', 'twelve-labs'], ['https://www.cutout.pro/remove-background/upload', 'cutout-pro'], ['https://app.remini.ai/', 'remini'], ['https://www.anygen.io/task/abc', 'anygen'],
    ['https://platform.eu.happyrobot.ai/acme/workflow/1', 'happyrobot'], ['https://studio.lyzr.ai/agent', 'lyzr'], ['https://app.serval.com/new-request', 'serval'], ['https://perchance.org/ai-chat', 'perchance'], ['https://app.visla.us/home', 'visla'], ['https://app.ona.com/', 'ona'], ['https://console.anyscale.com/', 'anyscale'], ['https://app.kapa.ai/', 'kapa-ai'],
    ['https://pixlr.com/de/image-generator/', 'pixlr'], ['https://vocalremover.org/', 'vocal-remover'], ['https://app.lobehub.com/chat', 'lobehub'], ['https://app.typecast.ai/en/dashboard', 'typecast'],
    ['https://lumo.proton.me/c/1', 'lumo'], ['https://giga.chat/', 'gigachat'], ['https://yiyan.baidu.com/', 'ernie-bot'], ['https://app.harvey.ai/assistant', 'harvey'],
  ])('%s: %s', (url, service) => {
    expect(see(url)).toBe(`${service} app`)
  })
})

describe('requests', () => {
  it.each<[string, Omit<Observation, 'url'>, string]>([
    ['https://chatgpt.com/backend-api/f/conversation', sse, 'chatgpt use'], ['https://chatgpt.com/backend-api/conversation', post, 'chatgpt use'], ['https://chatgpt.com/backend-anon/f/conversation', sse, 'chatgpt use'], ['https://chatgpt.com/backend-api/files', post, 'chatgpt upload'],
    ['https://claude.ai/api/organizations/o/chat_conversations/c/completion', sse, 'claude use'], ['https://claude.ai/api/organizations/o/chat_conversations/c/retry_completion', sse, 'claude use'], ['https://claude.ai/api/organizations/o/upload', post, 'claude upload'],
    ['https://gemini.google.com/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate?rt=c', post, 'gemini use'], ['https://gemini.google.com/u/1/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate', post, 'gemini use'],
    ['wss://copilot.microsoft.com/c/api/chat?api-version=2', { type: 'websocket' }, 'microsoft-copilot use'], ['wss://substrate.office.com/m365Copilot/Chathub/abc@def', { type: 'websocket' }, 'microsoft-365-copilot use'], ['https://substrate.office.com/m365Copilot/UploadFile', post, 'microsoft-365-copilot upload'],
    ['https://api.individual.githubcopilot.com/github/chat/threads/1/messages', { ...post, initiator: 'https://github.com' }, 'github-copilot use'],
    ['https://www.notion.so/api/v3/runInferenceTranscript', { ...post, responseType: 'application/x-ndjson' }, 'notion-ai use'], ['https://app.notion.com/api/v3/runInferenceTranscript', post, 'notion-ai use'],
    ['https://appsgenaiserver-pa.clients6.google.com/v1/genai/streamGenerate', { ...post, initiator: 'https://docs.google.com' }, 'gemini-workspace use'],
    ['https://www.perplexity.ai/rest/sse/perplexity_ask', sse, 'perplexity use'], ['https://grok.com/rest/app-chat/conversations/new', post, 'grok use'], ['https://grok.com/rest/app-chat/upload-file', post, 'grok upload'],
    ['https://chat.deepseek.com/api/v0/chat/completion', sse, 'deepseek use'], ['https://chat.qwen.ai/api/v2/chat/completions?chat_id=1', sse, 'qwen-chat use'], ['https://www.kimi.com/api/chat/1/completion/stream', sse, 'kimi use'],
    ['https://www.kimi.com/apiv2/kimi.gateway.chat.v1.ChatService/Chat', post, 'kimi use'], ['https://www.doubao.com/samantha/chat/completion', sse, 'doubao use'], ['https://www.doubao.com/chat/completion', sse, 'doubao use'],
    ['https://chatglm.cn/chatglm/backend-api/assistant/stream', sse, 'chatglm use'], ['https://chat.z.ai/api/chat/completions', sse, 'z-ai use'], ['https://huggingface.co/chat/conversation/1', post, 'huggingchat use'], ['https://poe.com/api/gql_POST', post, 'poe use'],
    ['https://studio-api.prod.suno.com/api/generate/v2-web/', post, 'suno use'], ['https://notebooklm.google.com/_/LabsTailwindUi/data/google.internal.labs.tailwind.orchestration.v1.LabsTailwindOrchestrationService/GenerateFreeFormStreamed', post, 'notebooklm use'],
    ['https://chat.mistral.ai/api/chat', post, 'le-chat use'], ['https://lumo.proton.me/api/ai/v1/chat', post, 'lumo use'], ['https://duckduckgo.com/duckchat/v1/chat', sse, 'duck-ai use'], ['https://bolt.new/api/chat/v2', post, 'bolt use'],
    ['https://you.com/api/streamingSearch?q=x', { type: 'xmlhttprequest', method: 'GET', responseType: 'text/event-stream' }, 'you-com use'],
    ['https://app.langdock.com/api/v2/chat/completions', sse, 'langdock use'], ['https://www.phind.com/api/agent', sse, 'phind use'],
    ['https://api.openai.com/v1/chat/completions', { ...post, initiator: 'https://shop.example' }, 'openai-api api'], ['https://api.openai.com/v1/responses', { ...post, initiator: 'https://platform.openai.com' }, 'openai-api use'],
    ['https://api.anthropic.com/v1/messages', post, 'anthropic-api api'], ['https://generativelanguage.googleapis.com/v1beta/models/gemini-3-pro:streamGenerateContent?alt=sse', post, 'google-ai-studio api'],
    ['https://acme.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=1', post, 'azure-ai-foundry api'], ['https://bedrock-runtime.eu-central-1.amazonaws.com/model/anthropic.claude%3A0/invoke-with-response-stream', post, 'amazon-bedrock api'],
    ['https://chatgpt.com/backend-api/codex/responses', sse, 'codex use'], ['https://notebooklm.cloud.google.com/global/_/CloudNotebookLmUi/data/google.internal.labs.tailwind.orchestration.v1.LabsTailwindOrchestrationService/GenerateFreeFormStreamed', post, 'notebooklm use'],
    ['https://designerapp.officeapps.live.com/designerapp/DallE.ashx?action=GetDallEImagesCogSci', post, 'microsoft-designer use'], ['https://api.cursor.com/v0/agents', post, 'cursor api'], ['https://jules.googleapis.com/v1alpha/sessions/1:sendMessage', post, 'jules api'],
    ['https://daily-cloudcode-pa.googleapis.com/v1internal:streamGenerateContent?alt=sse', sse, 'google-antigravity use'], ['https://appcatalyst.pa.googleapis.com/v1beta1/generateWebpageStream', sse, 'google-opal use'], ['https://appcatalyst.pa.googleapis.com/v1beta1/uploadBlobFile', post, 'google-opal upload'],
    ['https://server.self-serve.windsurf.com/exa.language_server_pb.LanguageServerService/GetChatMessage', post, 'windsurf use'], ['https://write-pro.www.deepl.com/jsonrpc', post, 'deepl-write use'], ['https://euria.infomaniak.com/api/1/accounts/1/conversations', sse, 'euria use'], ['https://stitch.googleapis.com/mcp', post, 'galileo-stitch api'],
    ['https://us-south.ml.cloud.ibm.com/ml/v1/text/chat_stream?version=1', sse, 'ibm-watsonx api'], ['https://api.vapi.ai/call', post, 'vapi api'], ['https://api.langdock.com/assistant/v1/chat/completions', post, 'langdock api'], ['https://copilot.tencent.com/v2/chat/completions', sse, 'codebuddy use'],
    ['https://cloud.leonardo.ai/api/rest/v1/generations', post, 'leonardo-ai api'], ['https://public-api.gamma.app/v1.0/generations', post, 'gamma api'], ['https://api.jasper.ai/v1/command', post, 'jasper api'], ['https://api.copy.ai/api/workflow/w/run', post, 'copy-ai api'], ['https://ai-gateway.vercel.sh/v4/ai/language-model', sse, 'vercel-ai-gateway api'],
    ['https://app.gc.ai/api/external/v1/chat/completions', post, 'gc-ai api'], ['https://app.gc.ai/api/external/v1/files', post, 'gc-ai upload'], ['https://getunblocked.com/api/v1/answers/1', { ...post, method: 'PUT' }, 'unblocked api'], ['https://api.contextual.ai/v1/agents/a/query', post, 'contextual-ai api'],
    ['https://api.contextual.ai/v1/parse', post, 'contextual-ai upload'], ['https://api.cortecs.ai/v1/chat/completions', sse, 'cortecs api'], ['https://api.regolo.ai/v1/chat/completions', sse, 'regolo api'], ['https://models.think.evroc.com/v1/chat/completions', sse, 'evroc-think api'], ['https://api-sherlock.cloudferro.com/openai/v1/chat/completions', sse, 'cloudferro-sherlock api'],
    ['https://go.fastrouter.ai/api/v1/chat/completions', sse, 'fastrouter api'], ['https://api.llmgateway.io/v1/messages', sse, 'llm-gateway api'], ['https://api.nova.amazon.com/v1/chat/completions', sse, 'amazon-nova api'], ['https://api.commandcode.ai/alpha/generate', sse, 'command-code api'], ['https://api.mem0.ai/v3/memories/search/', post, 'mem0 api'],
  ])('%s %o: %s', (url, rest, expected) => {
    expect(see(url, rest)).toBe(expected)
  })

  it.each<[string, Omit<Observation, 'url'>]>([
    ['https://chatgpt.com/backend-api/conversations?offset=0', { type: 'xmlhttprequest', method: 'GET' }], ['https://chatgpt.com/backend-api/f/conversation', { type: 'xmlhttprequest', method: 'OPTIONS' }],
    ['https://chatgpt.com/backend-api/f/conversation', { type: 'xmlhttprequest', method: 'GET' }], ['https://chatgpt.com/backend-api/f/conversation/prepare', post], ['https://chatgpt.com/backend-api/conversation/init', post],
    ['https://chatgpt.com/ces/v1/t', post], ['https://chatgpt.com/backend-api/sentinel/chat-requirements', post], ['https://claude.ai/api/organizations/o/chat_conversations', post], ['https://claude.ai/api/organizations/o/chat_conversations/c', { type: 'xmlhttprequest', method: 'GET' }],
    ['https://gemini.google.com/_/BardChatUi/data/batchexecute?rpcids=x', post], ['https://www.perplexity.ai/rest/thread/list_ask_threads', post], ['https://appsgenaiserver-pa.clients6.google.com/v1/genai/prewarm', post], ['https://appsgenaiserver-pa.clients6.google.com/v1/telemetry', post],
    ['https://api.openai.com/v1/models', { type: 'xmlhttprequest', method: 'GET' }], ['https://api.openai.com/v1/chat/completions', { type: 'xmlhttprequest', method: 'OPTIONS' }], ['https://www.notion.so/api/v3/saveTransactions', post], ['https://github.com/session', post],
    ['https://acme.example/api/chat', sse], ['https://support.acme.example/v1/chat/completions', sse], ['https://widget.intercom.io/messages', { ...post, responseType: 'application/json' }], ['wss://app.slack.com/', { type: 'websocket' }], ['https://www.doubao.com/samantha/thread/list', post],
    ['https://notebooklm.cloud.google.com/global/_/CloudNotebookLmUi/data/batchexecute', post], ['https://designerapp.officeapps.live.com/designerapp/Artifact.ashx?action=getArtifactList', post], ['https://designerapp.officeapps.live.com/designerapp/Media.ashx', { type: 'xmlhttprequest', method: 'GET' }],
    ['https://daily-cloudcode-pa.googleapis.com/v1internal:loadCodeAssist', post], ['https://appcatalyst.pa.googleapis.com/v1beta1/createCachedContent', post], ['https://server.self-serve.windsurf.com/exa.seat_management_pb.SeatManagementService/GetUserStatus', post], ['https://euria.infomaniak.com/api/1/accounts/1/conversations', { type: 'xmlhttprequest', method: 'GET' }],
    ['https://api.vapi.ai/assistant', post], ['https://api.langdock.com/knowledge/v1/search', post], ['https://copilot.tencent.com/v2/billing/meter', post], ['https://api.synthesia.io/v2/webhooks', post], ['https://tavusapi.com/v2/replicas', { type: 'xmlhttprequest', method: 'GET' }], ['https://stitch.googleapis.com/mcp', { type: 'xmlhttprequest', method: 'GET' }],
    ['https://api.cursor.com/teams/members', post], ['https://api.cursor.com/v0/agents', { type: 'xmlhttprequest', method: 'GET' }], ['https://jules.googleapis.com/v1alpha/sessions', { type: 'xmlhttprequest', method: 'GET' }], ['https://cloud.leonardo.ai/api/rest/v1/me', post], ['https://api.jasper.ai/v1/documents', post], ['https://chatgpt.com/backend-api/wham/usage', post],
    ['https://getunblocked.com/api/v1/documents', post], ['https://app.gc.ai/api/external/v1/folders', post], ['https://api.contextual.ai/v1/agents/a/feedback', post], ['https://cloud.langfuse.com/api/public/ingestion', post], ['https://api.cortecs.ai/v1/models', { type: 'xmlhttprequest', method: 'GET' }],
    ['https://run.relay.app/api/v1/playbook/1/trigger', post], ['https://app.usemotion.com/api/chat', sse],
  ])('%s %o is nothing', (url, rest) => {
    expect(see(url, rest)).toBeNull()
  })
})

describe('AI inside a suite is seen by request or route, the suite itself never', () => {
  it.each<[string, Omit<Observation, 'url'>, string]>([
    ['https://acme.slack.com/api/ai.alpha.summarize.channelUnreads?slack_route=T1', post, 'slack-ai use'], ['https://acme.atlassian.net/gateway/api/assist/chat/v1/invoke_agent/stream', sse, 'atlassian-rovo use'],
    ['https://public-api.wordpress.com/wpcom/v2/jetpack-ai-query', { ...sse, initiator: 'https://blog.example' }, 'jetpack-ai use'], ['https://acme.sentry.io/api/0/organizations/acme/seer/explorer-chat/', post, 'sentry-seer use'],
    ['https://supabase.com/dashboard/api/ai/sql/generate-v4', sse, 'supabase-assistant use'], ['https://eu.posthog.com/api/environments/12/conversations/stream/', sse, 'posthog-ai use'],
    ['https://acme.metabaseapp.com/api/ee/metabot-v3/v2/agent-streaming', sse, 'metabase-metabot use'], ['https://acme.grafana.net/api/plugins/grafana-assistant-app/resources/api/v1/assistant/chats', post, 'grafana-assistant use'],
    ['https://acme.kb.eu-west-1.aws.elastic.cloud/s/team/internal/observability_ai_assistant/chat/complete', post, 'elastic-ai-assistant use'], ['https://mail.superhuman.com/~backend/v3/ai.compose', post, 'superhuman-mail-ai use'],
    ['https://eu1.make.com/api/v2/ai-agents/v1/agents/a/run', post, 'make-ai-agents use'], ['https://app.chatwoot.com/api/v1/accounts/1/captain/copilot_threads', post, 'chatwoot-captain use'], ['https://acme.lightdash.cloud/api/v1/projects/p/aiAgents/a/threads/t/stream', sse, 'lightdash-ai use'],
    ['https://acme.odoo.com/html_editor/generate_text', post, 'odoo-ai use'], ['https://abc123.api.sanity.io/v2025-02-19/agent/action/generate/production', post, 'sanity-agent-actions use'], ['https://leaves.mintlify.com/api/assistant/acme/message', { ...post, initiator: 'https://docs.acme.example' }, 'mintlify-assistant use'],
    ['https://biz-discoveryengine.googleapis.com/v1alpha/locations/global/widgetStreamAssist', post, 'gemini-enterprise use'], ['https://translate.google.com/_/TranslateWebserverUi/data/batchexecute?rpcids=MkEWBc&rt=c', post, 'google-translate use'],
    ['https://www.bing.com/ttranslatev3?isVertical=1', post, 'bing-translator use'], ['https://acme.service-now.com/api/sn_aia/a2a/v2/agent/id/1', post, 'servicenow-now-assist api'], ['https://appsgenaiserver-pa.clients6.google.com/v1/genai/generate?key=k', post, 'gemini-workspace use'],
    ['https://inference.generativeai.eu-frankfurt-1.oci.oraclecloud.com/20231130/actions/chat', post, 'oci-generative-ai api'],
    ['https://www.reddit.com/answers/1f', {}, 'reddit-answers app'], ['https://stackoverflow.com/ai-assist/chat/1', {}, 'stack-overflow-ai-assist app'], ['https://acme.service-now.com/now/agent-studio/create-manage', {}, 'servicenow-now-assist app'], ['https://app.datadoghq.eu/bits-ai/investigations/1', {}, 'datadog-bits-ai app'],
    ['https://admin.shopify.com/sidekick?sk_s=x', {}, 'shopify-magic app'], ['https://acme.grafana.net/a/grafana-assistant-app/chats/1', {}, 'grafana-assistant app'], ['https://www.messenger.com/t/156025504001094', {}, 'meta-ai-studio app'], ['https://www.bing.com/translator', {}, 'bing-translator app'],
    ['https://10ax.online.tableau.com/api/-/pulse/insights/brief', post, 'tableau-ai use'], ['https://api.intercom.io/fin/start', post, 'intercom-fin api'],
    ['https://acme.eu.qlikcloud.com/api/v1/assistants/a/threads/t/actions/stream', sse, 'qlik-answers use'], ['https://platform.ringcentral.com/ai/text/v1/async/summarize', post, 'ringcentral-ai api'],
    ['https://acme.fa.ocs.oraclecloud.com/api/fusion-ai/orchestrator/agent/v2/flow/invokeAsync', post, 'oracle-fusion-ai use'], ['https://geminidataanalytics.googleapis.com/v1beta/projects/p/locations/global:chat', post, 'google-conversational-analytics api'],
    ['https://askai.algolia.com/chat', { ...post, initiator: 'https://docs.acme.example' }, 'algolia-ask-ai use'], ['https://api.gitbook.com/v1/orgs/o/sites/s/ask', { ...post, initiator: 'https://docs.acme.example' }, 'gitbook-assistant use'],
    ['https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2/inference/deployments/d1/v2/completion', post, 'sap-ai-core api'], ['https://us.posthog.com/project/1/max', {}, 'posthog-ai app'], ['https://app.notion.com/ai', {}, 'notion-ai app'],
    ['https://abc12345.apps.dynatrace.com/platform/davis/copilot/v1/skills/conversations:message', post, 'dynatrace-assist use'], ['https://abc12345.apps.dynatrace.com/ui/intent/dynatrace.davis.copilot/ask-question', {}, 'dynatrace-assist app'],
    ['https://api.contentful.com/spaces/s/environments/master/ai/actions/a/invoke', { ...post, initiator: 'https://app.contentful.com' }, 'contentful-ai-actions use'], ['https://oss-ai.excalidraw.com/v1/ai/text-to-diagram/chat-streaming', { ...sse, initiator: 'https://excalidraw.com' }, 'excalidraw-ai use'],
    ['https://acme.zulipchat.com/json/messages/summary?narrow=x', { type: 'xmlhttprequest', method: 'GET' }, 'zulip-summaries use'], ['https://docs.getgrist.com/dw/w1/v/1/o/docs/api/docs/d1/assistant', post, 'grist-assistant use'], ['https://app.affine.pro/api/copilot/chat/s1/stream?messageId=1', { type: 'xmlhttprequest', method: 'GET' }, 'affine-ai use'],
    ['https://acme.cloud.mattermost.com/plugins/mattermost-ai/post/p1/analyze', post, 'mattermost-agents use'], ['https://prod-1-data.ke.pinecone.io/assistant/chat/a1', post, 'pinecone-assistant use'], ['https://acme.zendesk.com/admin/ai/ai-agents/ai-agents', {}, 'zendesk-ai app'], ['https://acme.twenty.com/rest/agent-chat/stream', sse, 'twenty-ai use'],
    ['https://polly.eu-central-1.amazonaws.com/v1/speech', { ...post, initiator: 'https://eu-central-1.console.aws.amazon.com' }, 'amazon-polly use'], ['https://westeurope.tts.speech.microsoft.com/cognitiveservices/v1', { ...post, initiator: 'https://shop.example' }, 'azure-speech api'],
    ['https://acme.cognitiveservices.azure.com/contentsafety/text:analyze?api-version=1', post, 'azure-content-safety api'], ['https://acme.cognitiveservices.azure.com/formrecognizer/documentModels/prebuilt-invoice:analyze', { ...post, initiator: 'https://documentintelligence.ai.azure.com' }, 'azure-document-intelligence use'],
    ['https://dialogflow.googleapis.com/v2/projects/p/agent/sessions/s:detectIntent', post, 'google-dialogflow api'], ['https://console.cloud.google.com/bigquery/agents_hub', {}, 'google-conversational-analytics app'],
    ['https://assistant-api-a.wbx2.com/assistant-api/api/v1/sessions/messages', { ...post, initiator: 'https://web.webex.com' }, 'webex-ai-assistant use'], ['https://assistant-api-a.wbx2.com/assistant-api/api/v1/sessions/s1/messages', { ...post, initiator: 'https://web.webex.com' }, 'webex-ai-assistant use'],
    ['https://api.docusign.com/v1/accounts/a/agreements/b/ai/actions/summarize', { ...post, initiator: 'https://apps.docusign.com' }, 'docusign-iris use'], ['https://eu.agent.workday.com/acme/mcp', { ...post, initiator: 'https://tool.example' }, 'workday-agent-gateway api'],
    ['https://mcp.pipedrive.ai/mcp', { ...post, initiator: 'https://tool.example' }, 'pipedrive-mcp api'], ['https://mcp.smartsheet.eu/', { ...post, initiator: 'https://tool.example' }, 'smartsheet-mcp api'], ['https://acme.freshservice.com/mcp', { ...post, initiator: 'https://tool.example' }, 'freshworks-mcp api'],
    ['https://acme.egnyte.com/pubapi/v1/ai/document/e1/summary', { ...post, initiator: 'https://tool.example' }, 'egnyte-ai api'], ['https://123.suitetalk.api.netsuite.com/services/mcp/v1/all', { ...post, initiator: 'https://tool.example' }, 'netsuite-ai-connector api'], ['https://api.pagerduty.com/advance/chat', { ...post, initiator: 'https://tool.example' }, 'pagerduty-advance api'],
    ['https://knowledge.mongodb.com/api/v1/responses', { ...sse, initiator: 'https://cloud.mongodb.com' }, 'mongodb-assistant use'], ['https://api.netlify.com/api/v1/agent_runners?site_id=s', { ...post, initiator: 'https://app.netlify.com' }, 'netlify-agent-runners use'], ['https://app.netlify.com/run?prompt=x', {}, 'netlify-agent-runners app'],
    ['https://cloud.uipath.com/acme/prod/agenthub_/llm/api/chat/completions', { ...post, initiator: 'https://tool.example' }, 'uipath-autopilot api'], ['https://cloud.uipath.com/acme/prod/autopilotforeveryone_/conversational-agents/?agentId=1', {}, 'uipath-autopilot app'],
    ['https://acme.crm4.dynamics.com/api/data/v9.2/msdyn_aimodels(0a1b)/Microsoft.Dynamics.CRM.Predict', { ...post, initiator: 'https://tool.example' }, 'power-platform-ai api'], ['https://make.powerautomate.com/environments/e1/aibuilder/prompts', {}, 'power-platform-ai app'],
    ['https://geminicloudassist.googleapis.com/v1/projects/p/locations/global/investigations', { ...post, initiator: 'https://tool.example' }, 'gemini-cloud-assist api'], ['https://console.cloud.google.com/gemini/cloud-assist/investigations/1?project=p', {}, 'gemini-cloud-assist app'],
    ['https://www.linkedin.com/learning/role-play/scenarios/1', {}, 'linkedin-ai-role-play app'], ['https://acme.gorgias.com/app/ai-agent/shopify/acme/overview', {}, 'gorgias-ai-agent app'],
    ['https://api.getguru.com/api/v1/answers', { ...post, initiator: 'https://tool.example' }, 'guru api'], ['https://acme.bitrix24.de/bitrix/services/main/ajax.php?action=ai.api.text.completions', post, 'bitrix24-copilot use'], ['https://circleci.com/api/v2/agents/org/o/project/p/runs', { ...post, initiator: 'https://app.circleci.com' }, 'circleci-chunk use'], ['https://app.circleci.com/agents/github/o/chat/r', {}, 'circleci-chunk app'],
    ['https://0a1b.domoapps.prod3.domo.com/domo/ai/v1/text/generation', post, 'domo-ai use'], ['https://acme.domo.com/api/ai/v1/text/summarize', { ...post, initiator: 'https://tool.example' }, 'domo-ai api'], ['https://acme.thoughtspot.cloud/api/rest/2.0/ai/agent/converse/sse', { ...sse, initiator: 'https://tool.example' }, 'thoughtspot api'],
    ['https://acme-prod1.pegacloud.net/prweb/app/sales/api/application/v2/ai-agents/COACH/conversations/PXCONV-1', { type: 'xmlhttprequest', method: 'PATCH' }, 'pega-agents use'],
    ['https://mcp.lucid.app/mcp', { ...post, initiator: 'https://tool.example' }, 'lucid-ai api'], ['https://mcp.eu.newrelic.com/mcp/', { ...post, initiator: 'https://tool.example' }, 'new-relic-mcp api'], ['https://mcp.postman.com/minimal', { ...post, initiator: 'https://tool.example' }, 'postman-mcp api'], ['https://mcp.surveymonkey.com/mcp', { ...post, initiator: 'https://tool.example' }, 'surveymonkey-mcp api'],
    ['https://business.gemini.google/home/cid/1', {}, 'gemini-enterprise app'], ['https://evernote.com/ai-transcribe/video-to-text', {}, 'evernote-ai app'],
    ['https://mcp.asana.com/v2/mcp', { ...post, initiator: 'https://tool.example' }, 'asana-mcp api'], ['https://mcp.airtable.com/mcp', { ...post, initiator: 'https://tool.example' }, 'airtable-mcp api'],
    ['https://app.clickup.com/90152480629/ai/brain?conversationId=c1', {}, 'clickup-brain app'], ['https://app.clickup.com/90152480629/ai/agents/kg1h7-53895', {}, 'clickup-brain app'], ['https://linear.app/acme/agent/a1', {}, 'linear-agent app'],
    ['https://linear.app/acme/loop/l1/run/r1', {}, 'linear-agent app'], ['https://linear.app/acme/team/ENG/loops/new', {}, 'linear-agent app'], ['https://linear.app/docs/loops', {}, 'linear-agent visit'], ['https://linear.app/agents', {}, 'linear-agent visit'],
    ['https://acme.monday.com/vibe/app/10522390', {}, 'monday-ai app'], ['https://api.monday.com/platform-ai-gateway/agents/lite-builder', { ...post, initiator: 'https://acme.monday.com' }, 'monday-ai use'], ['https://monday.com/vibe', {}, 'monday-ai visit'],
    ['https://miro.com/insights/app/boards', {}, 'miro-ai app'], ['https://www.loom.com/meetings', {}, 'loom-ai app'], ['https://www.loom.com/i/0a1b?workflows_screenshot=true', {}, 'loom-ai visit'],
    ['https://superagent.com/chat/c1', {}, 'airtable-superagent app'], ['https://superagent.com/pricing', {}, 'airtable-superagent visit'], ['https://hyperagent.com/thread/cm1', {}, 'hyperagent app'], ['https://hyperagent.com/api/threads/cm1/chat', sse, 'hyperagent use'],
    ['https://acme.postman.co/_gw/chat', post, 'postman-mcp use'], ['https://go.postman.co/_gw/toolsets/v1/messages', post, 'postman-mcp use'], ['https://mcp.klaviyo.com/mcp', { ...post, initiator: 'https://tool.example' }, 'klaviyo-mcp api'],
    ['https://api.typeform.com/accounts/01A/conversations/01B/messages', { ...post, initiator: 'https://admin.typeform.com' }, 'typeform-ai use'], ['https://www.jotform.com/API/ai-agent/stream/01c?noBuffering=1', post, 'jotform-ai use'],
    ['https://www.jotform.com/API/ai-agent/111/chats/c1?allowMultipleActions=1&formID=1&formMasterPrompt=1', post, 'jotform-ai use'], ['https://www.jotform.com/agent/build/0194/train', {}, 'jotform-ai app'],
    ['https://vercel.com/acme/~/agent', {}, 'vercel-agent app'], ['https://vercel.com/docs/agent/chat', {}, 'vercel-agent visit'], ['https://app.ramp.com/chat', {}, 'ramp-ai app'],
    ['https://acme.looker.com/conversations/c1', {}, 'google-conversational-analytics app'], ['https://acme.cloud.looker.com/embed/conversations?ds.agent=1', {}, 'google-conversational-analytics app'],
    ['https://acme.cloud.looker.com/api/4.0/conversational_analytics/chat', { ...post, initiator: 'https://tool.example' }, 'google-conversational-analytics api'],
    ['https://us-east-1.quicksight.aws.amazon.com/sn/account/acme/flows/view/f1', {}, 'amazon-quick app'],
    ['https://mcp.zoominfo.com/mcp', { ...post, initiator: 'https://tool.example' }, 'zoominfo-copilot api'], ['https://api.zoominfo.com/gtm/copilot/v1/companies/1/account-summary/actions/ask', { ...post, initiator: 'https://tool.example' }, 'zoominfo-copilot api'], ['https://api.zoominfo.com/gtm/agent/v1/agents/a1/actions/stream', { ...sse, initiator: 'https://tool.example' }, 'zoominfo-copilot api'], ['https://mcp.webflow.com/sse', { ...post, initiator: 'https://tool.example' }, 'webflow-mcp api'],
    ['https://mcp.wix.com/mcp', { ...post, initiator: 'https://tool.example' }, 'wix-mcp api'], ['https://mcp.calendly.com/', { ...post, initiator: 'https://tool.example' }, 'calendly-mcp api'], ['https://coda.io/apis/mcp', { ...post, initiator: 'https://tool.example' }, 'coda-mcp api'],
    ['https://acme.fra1.qualtrics.com/API/mcp/survey-crud', { ...post, initiator: 'https://tool.example' }, 'qualtrics-mcp api'], ['https://mcp.hootsuite.com/mcp', { ...post, initiator: 'https://tool.example' }, 'hootsuite-mcp api'], ['https://mcp.buffer.com/mcp', { ...post, initiator: 'https://tool.example' }, 'buffer-mcp api'],
    ['https://directline.botframework.com/v3/directline/conversations/c1/activities', { ...post, initiator: 'https://portal.azure.com' }, 'azure-copilot use'],
  ])('%s %o: %s', (url, rest, expected) => {
    expect(see(url, rest)).toBe(expected)
  })

  it.each<[string, Omit<Observation, 'url'>]>([
    ['https://acme.slack.com/api/chat.postMessage', post], ['https://acme.slack.com/api/ai.alpha.digest.list', post], ['https://acme.slack.com/api/ai.alpha.summarize.profileEnabled', post], ['https://acme.slack.com/archives/C1', {}],
    ['https://acme.atlassian.net/gateway/api/graphql', post], ['https://acme.atlassian.net/browse/A-1', {}], ['https://acme.atlassian.net/wiki/spaces/A', {}], ['https://o33249.ingest.sentry.io/api/1/envelope/', post], ['https://acme.sentry.io/issues/1/', {}], ['https://acme.sentry.io/api/0/organizations/acme/issues/1/', post],
    ['https://browser-intake-datadoghq.com/api/v2/rum', post], ['https://app.datadoghq.com/dashboard/abc', {}], ['https://acme.grafana.net/d/abc', {}], ['https://acme.grafana.net/api/ds/query', post], ['https://us.posthog.com/e/', post], ['https://us.posthog.com/api/environments/1/query/', post], ['https://acme.metabaseapp.com/api/dataset', post],
    ['https://mail.superhuman.com/~backend/v3/userdata.sync', post], ['https://mail.superhuman.com/~backend/v3/ai.tldrSync', post], ['https://acme.odoo.com/web/dataset/call_kw', post], ['https://acme.service-now.com/now/nav/ui/home', {}], ['https://acme.service-now.com/api/now/graphql', post], ['https://www.reddit.com/r/ChatGPT/', {}], ['https://stackoverflow.com/questions/1', {}],
    ['https://admin.shopify.com/store/acme/orders', {}], ['https://public-api.wordpress.com/rest/v1.1/me', post], ['https://blog.wordpress.com/2026/ai', {}], ['https://www.messenger.com/t/100', {}], ['https://www.facebook.com/messages/t/100', {}], ['https://supabase.com/dashboard/project/x/sql/new', {}], ['https://www.freepik.com/app/projects', {}], ['https://picsart.com/create/editor', {}],
    ['https://acme.eu.qlikcloud.com/api/v1/assistants/a/feedback', post], ['https://acme.eu.qlikcloud.com/api/v1/items', post], ['https://acme.eu.qlikcloud.com/sense/app/1', {}], ['https://platform.ringcentral.com/restapi/v1.0/account/~/extension/~/sms', post], ['https://askai.algolia.com/chat/token', post],
    ['https://acme.fa.ocs.oraclecloud.com/fscmUI/faces/FuseWelcome', {}], ['https://acme.fa.ocs.oraclecloud.com/fscmRestApi/resources/11.13.18.05/invoices', post], ['https://geminidataanalytics.googleapis.com/v1beta/projects/p/locations/global/dataAgents', post], ['https://api.gitbook.com/v1/orgs/o/sites/s/search', post],
    ['https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2/lm/deployments', post], ['https://us.posthog.com/project/1/insights', {}],
    ['https://abc12345.apps.dynatrace.com/ui/apps/dynatrace.dashboards/dashboard/1', {}], ['https://abc12345.apps.dynatrace.com/platform/davis/copilot/v1/skills', { type: 'xmlhttprequest', method: 'GET' }], ['https://app.contentful.com/spaces/s/entries/1', {}], ['https://api.contentful.com/spaces/s/environments/master/entries', post],
    ['https://excalidraw.com/', {}], ['https://oss-collab.excalidraw.com/socket.io/', post], ['https://acme.zulipchat.com/json/messages', post], ['https://docs.getgrist.com/api/docs/d1/apply', post], ['https://app.affine.pro/graphql', post], ['https://acme.cloud.mattermost.com/api/v4/posts', post], ['https://app.pinecone.io/organizations/o/projects/p/indexes', {}],
    ['https://acme.zendesk.com/admin/people/team/members', {}], ['https://acme.twenty.com/graphql', post], ['https://eu-central-1.console.aws.amazon.com/s3/home', {}], ['https://console.cloud.google.com/bigquery', {}], ['https://acme.cognitiveservices.azure.com/sts/v1.0/issueToken', post],
    ['https://conv-a.wbx2.com/conversation/api/v1/activities', post], ['https://assistant-api-a.wbx2.com/assistant-api/api/v1/sessions', post], ['https://acme.webex.com/webappng/sites/acme/dashboard/home', {}], ['https://api.docusign.com/v1/accounts/a/agreements/b', { type: 'xmlhttprequest', method: 'GET' }], ['https://apps.docusign.com/send/documents', {}],
    ['https://us.agent.workday.com/auth/authorize/acme', {}], ['https://us.agent.workday.com/asor/v1/agentDefinition', post], ['https://wd3.myworkday.com/acme/d/home.htmld', {}], ['https://acme.pipedrive.com/deal/1', {}], ['https://api.pipedrive.com/v1/deals', post], ['https://app.smartsheet.com/sheets/abc', {}], ['https://api.smartsheet.com/2.0/sheets/1/rows', post],
    ['https://acme.freshdesk.com/a/tickets/1', {}], ['https://acme.freshdesk.com/api/_/tickets/1/reply', post], ['https://acme.freshdesk.com/support/solutions/articles/1-mcp', {}], ['https://acme.freshservice.com/mcp', { type: 'xmlhttprequest', method: 'GET' }], ['https://wchat.freshchat.com/app/services/app/webchat/1/message', sse], ['https://acme.freshbots.ai/api/chat', sse],
    ['https://acme.egnyte.com/app/index.do#storage/files/1', {}], ['https://acme.egnyte.com/pubapi/v1/ai/kb/list', post], ['https://acme.egnyte.com/pubapi/v1/fs-content/Shared/a.pdf', post], ['https://123.app.netsuite.com/app/center/card.nl', {}], ['https://123.suitetalk.api.netsuite.com/services/rest/record/v1/customer', post], ['https://acme.pagerduty.com/incidents/1', {}], ['https://api.pagerduty.com/incidents', post],
    ['https://knowledge.mongodb.com/api/v1/conversations', post], ['https://cloud.mongodb.com/v2/1#/clusters', {}], ['https://www.mongodb.com/docs/atlas/', {}], ['https://api.netlify.com/api/v1/agent_runners?site_id=s', { type: 'xmlhttprequest', method: 'GET' }], ['https://api.netlify.com/api/v1/sites/1/builds', post], ['https://app.netlify.com/projects/acme/overview', {}],
    ['https://cloud.uipath.com/acme/prod/orchestrator_/processes', {}], ['https://cloud.uipath.com/acme/prod/orchestrator_/odata/Jobs/UiPath.Server.Configuration.OData.StartJobs', post], ['https://acme.crm4.dynamics.com/main.aspx?appid=1', {}], ['https://acme.crm4.dynamics.com/api/data/v9.2/accounts', post], ['https://make.powerautomate.com/environments/e1/flows', {}], ['https://make.powerapps.com/environments/e1/home', {}],
    ['https://www.linkedin.com/feed/', {}], ['https://www.linkedin.com/learning/what-is-generative-ai', {}], ['https://acme.gorgias.com/app/views/1', {}], ['https://acme.gorgias.com/api/tickets/1/messages', post], ['https://acme.gorgias.chat/api/chat', sse],
    ['https://app.getguru.com/card/abc/How-to', {}], ['https://acme.bitrix24.de/bitrix/services/main/ajax.php?action=ai.api.agreement.check', post], ['https://acme.bitrix24.de/crm/deal/details/1/', {}], ['https://circleci.com/api/v2/pipeline/1/continue', post], ['https://app.circleci.com/pipelines/github/acme', {}], ['https://acme.domo.com/page/1', {}], ['https://acme.domo.com/api/query/v1/execute/1', post],
    ['https://acme.thoughtspot.cloud/#/pinboard/1', {}], ['https://acme.thoughtspot.cloud/prism/?op=GetSession', post], ['https://acme-prod1.pegacloud.net/prweb/app/sales/api/application/v2/cases/C-1', { type: 'xmlhttprequest', method: 'PATCH' }], ['https://acme-prod1.pegacloud.net/prweb/app/sales', {}],
    ['https://lucid.app/lucidchart/1/edit', {}], ['https://one.newrelic.com/nr1-core', {}], ['https://api.newrelic.com/graphql', post], ['https://acme.postman.co/workspace/1', {}], ['https://api.getpostman.com/collections', post], ['https://www.surveymonkey.com/create/?sm=1', {}], ['https://www.surveymonkey.com/r/ABC', post],
    ['https://app.asana.com/api/1.0/tasks', post], ['https://app.asana.com/1/2/project/3/list/4', {}], ['https://api.airtable.com/v0/app1/tbl1', post], ['https://airtable.com/app1/tbl1/viw1', {}],
    ['https://app.clickup.com/90152480629/v/l/1', {}], ['https://app.clickup.com/t/9015/AI-123', {}], ['https://linear.app/acme/team/LOOPS/all', {}], ['https://linear.app/acme/issue/AGENT-1/loops', {}], ['https://linear.app/docs/issues', {}], ['https://acme.monday.com/boards/1', {}],
    ['https://vibe.monday.com/?path=/docs/x', {}], ['https://api.monday.com/v2', post], ['https://miro.com/app/board/insights=/', {}], ['https://www.loom.com/share/0a1b', {}], ['https://www.loom.com/i/0a1b', {}], ['https://www.loom.com/graphql', post], ['https://pub.hyperagent.com/p/abc', {}],
    ['https://docs.google.com/spreadsheets/d/1/edit', {}], ['https://teams.microsoft.com/v2/', {}], ['https://translate.google.com/_/TranslateWebserverUi/data/batchexecute?rpcids=jQ1olc', post], ['https://app.asana.com/0/1/list', {}], ['https://acme.monday.com/boards/1', {}], ['https://app.clickup.com/1/v/l/1', {}], ['https://miro.com/app/board/x=/', {}], ['https://linear.app/acme/issue/A-1', {}],
    ['https://acme.postman.co/_api/ws/proxy', post], ['https://acme.postman.co/workspace/Chat~1/request/1', {}], ['https://api.typeform.com/accounts/01A/workspaces', post], ['https://admin.typeform.com/form/a/create', {}],
    ['https://www.jotform.com/API/ai-agent/agentCatchLogger/111/c1', post], ['https://www.jotform.com/API/ai-agent/0199/chats/c1', post], ['https://www.jotform.com/agent/0199', {}], ['https://vercel.com/acme/agent', {}], ['https://vercel.com/acme/~/settings', {}],
    ['https://portal.azure.com/', {}], ['https://directline.botframework.com/v3/directline/tokens/generate', post], ['https://directline.botframework.com/v3/directline/conversations', post],
    ['https://api.zoominfo.com/gtm/copilot/v1/customer-settings', post], ['https://api.zoominfo.com/enrich/contact', post], ['https://app.ramp.com/home', {}], ['https://acme.looker.com/dashboards/1', {}], ['https://acme.looker.com/api/4.0/conversations/1/messages', post], ['https://us-east-1.quicksight.aws.amazon.com/sn/account/acme/dashboards/d1', {}], ['https://acme.fra1.qualtrics.com/API/v3/surveys', post],
  ])('%s %o is nothing', (url, rest) => {
    expect(see(url, rest)).toBeNull()
  })
})

it('keeps the boundary of every host', () => {
  const own = services.flatMap(({ hosts }) => hosts.map(({ host }) => host))
  const known = new Set(own)
  const parents = (host: string): string[] => host.split('.').map((_, index, labels) => labels.slice(index).join('.'))
  fc.assert(fc.property(fc.constantFrom(...own), fc.stringMatching(/^[a-z]{1,6}$/), (host, word) => {
    for (const lookAlike of [`${word}${host}`, `${host}.${word}.example`, `${host}${word}`]) {
      if (parents(lookAlike).some((parent) => known.has(parent)) && !lookAlike.endsWith('.example')) continue
      expect(see(`https://${lookAlike}/`)).toBeNull()
    }
  }), { numRuns: 2000 })
})
