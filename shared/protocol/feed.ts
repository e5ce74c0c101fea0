/** Where the relay offers the packed extension: Chromium's feed and file, Firefox's feed and file. Paths below its address. */
export const feedPaths = {
  chromiumFeed: '/extension/update.xml',
  chromiumFile: '/extension/daybook.crx',
  firefoxFeed: '/extension/updates.json',
  firefoxFile: '/extension/daybook.xpi',
} as const

/** The relay that a build is told when nobody names one. Packing puts the real one in its place. */
export const unnamedRelay = 'http://localhost'
