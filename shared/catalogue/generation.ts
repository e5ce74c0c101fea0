// Paths that generate, on hosts nobody knows. Stricter than what counts on a host of the catalogue (generic.ts): there the
// host speaks for itself, here people's chats, reports and translations stream too.

const modelApi = new RegExp([
  '(?:^|/)v\\d+(?:beta\\d*)?/(?:chat/)?completions$',
  '/v1/(?:messages|responses)$',
  ':(?:stream)?generatecontent$',
  '/model/[^/]+/(?:invoke|converse)(?:-with-response-stream|-stream)$',
  '/openai/deployments/[^/]+/(?:chat/)?completions$',
].join('|'), 'i')

const modelTalk = new RegExp([
  '(?:^|[/_-])(?:retry_?)?completions?(?:/stream)?$',
  '(?:^|/)(?:api|v\\d+|ai|llm|bot|assistant|backend-api|rest)/(?:[^/]+/)?chat(?:/(?:stream|sse|send|v\\d+))?$',
  'streamgenerate$|runinference',
  '(?:^|[/_-])ask(?:[/_-](?:stream|ai))?$',
  '/(?:f/)?conversations?(?:/new)?$',
  '(?:assistant|agents?|copilot)/(?:[^/]+/)?(?:stream|chat|run|invoke|ask|converse)$',
  '(?:^|[/_-])(?:generate|generations?|prompt|inference|answer|converse|summari[sz]e)(?:[/_-](?:stream|sse|text|v\\d+))?$',
  '/(?:chats?|conversations?|threads?)/[^/]+/(?:completions?|runs?|stream)(?:/stream)?$',
].join('|'), 'i')

const background = /(?:^|[/_.-])(?:telemetry|analytics|metrics|events?|track(?:ing)?|beacon|log|logs|logging|prewarm|prefetch|heartbeat|presence|notifications?|history|feedback|support|helpdesk|intercom|livechat|ticket|tickets|report|reports|export|import|pdf|invoice|thumbnail|batchexecute|list|suggest(?:ions?)?|autocomplete|subscribe|subscriptions?|sync|collab(?:oration)?|graphql)(?:[/_.-]|$)/i

/** True for the path of a model API that others' programs speak too: OpenAI, Anthropic, Gemini, Bedrock, Azure. */
export function looksLikeModelApi(path: string): boolean {
  return modelApi.test(path) && !background.test(path)
}

/** True for a path that sounds like talking to a model, and holds no word of background traffic or of people's own work. */
export function looksLikeModelTalk(path: string): boolean {
  return modelTalk.test(path) && !background.test(path)
}
