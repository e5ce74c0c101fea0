// Keys and tokens that say what they are: a prefix, the characters that follow, and how many. Formats as their issuers have
// published them (developer documentation and secret-scanning partner lists), compared with the rules of gitleaks 8.

/** Alphabets by letter. */
const alphabets: Readonly<Record<string, string>> = {
  w: 'A-Za-z0-9', x: 'A-Za-z0-9_', d: 'A-Za-z0-9_-', s: 'A-Za-z0-9_.-', b: 'A-Za-z0-9+/=', z: 'A-Za-z0-9+/=_.-', h: 'a-f0-9', l: 'a-z0-9', u: 'A-Z0-9',
}

// One line for each issuer: prefix, a space, alphabet and least number of characters (more may follow).
const lines = `
AKIA u16|ASIA u16|ABIA u16|ACCA u16|ABSK b40|bedrock-api-key- b40
ghp_ w36|gho_ w36|ghu_ w36|ghs_ w36|ghr_ w36|github_pat_ x40
glpat- d20|gldt- d20|glptt- h40|glrt- d20|glcbt- d20|glft- d20|gloas- d40|glagent- d40|glimt- d20|glsoat- d20|glffct- d20|GR1348941 d20
xoxb- d30|xoxp- d30|xoxa- d20|xoxr- d20|xoxs- d20|xoxo- d20|xoxe- d40|xoxe. d40|xapp- d30
sk-ant- d60|sk-proj- d40|sk-svcacct- d40|sk-admin- d40|sk-or-v1- h40|pplx- w40|hf_ w34|api_org_ w30|gsk_ w40|r8_ w37|xai- w60|nvapi- d50|sk-lf- d30|sk- d40
AIza d35|ya29. d60|GOCSPX- d24|1// d40
sk_live_ w20|sk_test_ w20|rk_live_ w20|rk_test_ w20|sk_prod_ w20|rk_prod_ w20|whsec_ b30
EAAAE d40|EAAAl d40|EAAC w60|EAAM w60|sq0atp- d22|sq0csp- d40
SG. z50|xkeysib- d60|key- h32|PMAK- d50|pat. s60|sat. s60
shpat_ w32|shpca_ w32|shppa_ w32|shpss_ w32|tskey-api- d30|tskey-auth- d30|tskey-client- d30|tskey-scim- d30|tskey-webhook- d30|dckr_pat_ d24|dckr_oat_ d24|vcp_ w40|vci_ w40|vca_ w40|vcr_ w40|vck_ w40
npm_ w36|pypi-AgEIcHlwaS5vcmc d40|pypi-AgENdGVzdC5weXBp d40|rubygems_ h40|CLOJARS_ l50|oy2 l43
dop_v1_ h60|doo_v1_ h60|dor_v1_ h60|dapi h32|dp.pt. w40|dp.st. s40|dnkey- d60|dt0c01. s60|dt0s01. s60
lin_api_ w40|ntn_ w40|secret_ w43|figd_ d40|fio-u- d60|tfp_ s40|rdme_ l60|pul- h40|pnu_ w36|ico- w32|shippo_live_ h40|shippo_test_ h40
pscale_tkn_ s30|pscale_oauth_ s30|pscale_pw_ s30|sbp_ h40|sb_secret_ d30|nf_ w36|vercel_ w24|HRKU-AA d50|FlyV1 fm z40|fm1r_ b40|fm2_ b40|fm1a_ b40|fo1_ d40|fm1_ b40|fm2_ b40
hvs. d24|hvb. d60|hvr. d24|ops_eyJ d100|AGE-SECRET-KEY-1 u50|sha256~ d40
NRAK- u27|NRII- d32|NRJS- h19|NRAL- w30|glsa_ x40|glc_ b60|eyJrIjoi b60|sntrys_ z60|sntryu_ h60|phc_ w40|phx_ w40
PRIVATE-TOKEN: d20|duffel_live_ d40|duffel_test_ d40|EZAK w50|EZTK w50|live_pub_ h30|flwseck_test- h12|FLWSECK- h32|FLWSECK_TEST- h12
LTAI w17|AKID w32|AQVN d35|t1. s60|y0_ d50|YC d38|p8e- w30|4b1d w38|sgp_ x40|CMVmd w59|AKCp w60|cmVmd w50|akcp w60|cmVmdGtuO w50
ATATT3 z100|ATCTT3 z100|ATBB w30|BBDC- d40|ATOA s60|sm_aat_ w16|sm_pat_ w16|sm_sat_ w16
EAACEdEose0cBA w20|amzn.mws. d36|SK h32|AC h32|tk-us- d48|s-s4t2ud- h60|s-s4t2af- h60|scauth_ s40|patTOKEN s60|v1.0- h60
`

export type TokenKind = { readonly prefix: string; readonly body: RegExp; readonly least: number }

/** How many characters beyond the least are looked at. */
export const tokenMore = 160

/** Prefix, and what must follow it; looked for from the end of the prefix on. */
export const tokenKinds: readonly TokenKind[] = lines.trim().split(/[|\n]/).map((item) => {
  const space = item.lastIndexOf(' ')
  const least = Number(item.slice(space + 2))
  return { prefix: item.slice(0, space), least, body: new RegExp(`[${alphabets[item[space + 1] ?? ''] ?? ''}]{${least},${least + tokenMore}}`, 'y') }
})
