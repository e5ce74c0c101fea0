/** Paths below the relay's address where the packed extension is offered: Chromium's feed and file, Firefox's feed and file. */
const pathsBelow = (place: string) => ({
  chromiumFeed: `${place}/update.xml`,
  chromiumFile: `${place}/daybook.crx`,
  firefoxFeed: `${place}/updates.json`,
  firefoxFile: `${place}/daybook.xpi`,
})
export type FeedPaths = ReturnType<typeof pathsBelow>

/** The normal build, and the wide one that looks for unknown AI on all sites: two feeds of one extension, under one id. */
export const feedPaths = pathsBelow('/extension')
export const wideFeedPaths = pathsBelow('/extension/wide')

/** Where a roll-out gets its build from. */
export function feedPathsOf(wide: boolean): FeedPaths {
  return wide ? wideFeedPaths : feedPaths
}

/** The relay that a build is told when nobody names one. Packing puts the real one in its place. */
export const unnamedRelay = 'http://localhost'
