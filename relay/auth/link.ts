/** The link a member opens. The secret stands behind `#`, so that no server and no log sees it. */
export function signInUrl(siteUrl: string, token: string): string {
  return `${siteUrl}/sign-in#${token}`
}
