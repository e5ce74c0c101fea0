// Hosts that carry everybody's things. Covering one as a whole, or everything below it, would call half the web AI.
export const sharedInfrastructure = new Set((
  'amazonaws.com azurewebsites.net azure.com cloudflare.com cloudfront.net github.com github.io gitlab.com googleapis.com ' +
  'google.com googleusercontent.com herokuapp.com lovable.app microsoft.com live.com netlify.app notion.site office.com onrender.com ' +
  'pages.dev replit.app run.app sharepoint.com vercel.app web.app workers.dev zendesk.com salesforce.com force.com x.com ' +
  'twitter.com facebook.com linkedin.com baidu.com tencent.com qq.com alibaba.com aliyun.com yandex.ru bing.com apple.com'
).split(' '))
// Log-in, payment, error tracking, CDN and tag hosts: AI lists drag them in, they are not AI use.
const collateral = ['auth0.com', 'stripe.com', 'sentry.io', 'intercom.io', 'intercomcdn.com', 'statsigapi.net', 'featuregates.org',
  'arkoselabs.com', 'datadoghq.com', 'segment.io', 'launchdarkly.com', 'oaistatic.com', 'oaiusercontent.com', 'imgix.net', 'livekit.cloud']

/** True for a log-in, payment, tracking or delivery host, and everything below it. */
export function isCollateral(host: string): boolean {
  return collateral.some((other) => host === other || host.endsWith('.' + other))
}
