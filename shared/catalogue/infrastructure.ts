// Hosts below which anybody puts pages of their own: what stands there is the customer's, not the vendor's, be it made with AI
// or shown by AI. The builders and the free hosting that lists of AI drag in; nearly all stand in the
// private part of https://publicsuffix.org/list/ (2026-11).
const publishers = new Set((
  'amazonaws.com appspot.com azurewebsites.net base44.app bolt.host builtwithrocket.new canva.run chatgpt.site claude.app cloudfront.net ' +
  'codepen.app convex.app csb.app deno.dev discourse.group e2b.app emergent.host figma.site firebaseapp.com fly.dev flutterflow.app ' +
  'framer.ai framer.app framer.website github.io glideos.app gitlab.io googleusercontent.com gradio.live herokuapp.com hf.space ' +
  'leapcell.app leapcell.dev live.blink.new lovable.app lovableproject.com lp.dev magicpatterns.app manus.space mocha.app modal.run ' +
  'netlify.app ngrok.app ngrok.dev notion.site on.aws ondigitalocean.app onrender.com pages.dev playcode.site pplx.app repl.co replit.app ' +
  'replit.dev retool.app run.app snowflake.app streamlit.app streamlitapp.com v0.build val.run vercel.app vercel.dev web.app webflow.io ' +
  'windsurf.app windsurf.build wixsite.com wix.run workers.dev zeabur.app'
).split(' '))

// Hosts that carry everybody's things. Covering one as a whole, or everything below it, would call half the web AI.
export const sharedInfrastructure = new Set([...publishers, ...(
  'azure.com cloudflare.com github.com gitlab.com googleapis.com google.com microsoft.com live.com office.com ' +
  'sharepoint.com zendesk.com salesforce.com force.com x.com ' +
  'twitter.com facebook.com linkedin.com baidu.com tencent.com qq.com alibaba.com aliyun.com yandex.ru bing.com apple.com'
).split(' ')])

/** True for a host where anybody publishes, and everything below it. */
export function isPublisher(host: string): boolean {
  for (let from = 0; from >= 0; from = host.indexOf('.', from) + 1 || -1) if (publishers.has(host.slice(from))) return true
  return false
}

// Log-in, payment, error tracking, CDN and tag hosts: AI lists drag them in, they are not AI use.
const collateral = ['auth0.com', 'stripe.com', 'sentry.io', 'intercom.io', 'intercomcdn.com', 'statsigapi.net', 'featuregates.org',
  'arkoselabs.com', 'datadoghq.com', 'segment.io', 'launchdarkly.com', 'oaistatic.com', 'oaiusercontent.com', 'imgix.net', 'livekit.cloud']

/** True for a log-in, payment, tracking or delivery host, and everything below it. */
export function isCollateral(host: string): boolean {
  return collateral.some((other) => host === other || host.endsWith('.' + other))
}
