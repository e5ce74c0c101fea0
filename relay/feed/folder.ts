import { join } from 'node:path'

/** Folder of the feed inside the data folder. The packing key lies beside it, so that nothing but the feed can be served. */
export const feedFolder = (dataDir: string): string => join(dataDir, 'feed')

/** Folder of the wide build's feed: one below. */
export const wideFeedFolder = (dataDir: string): string => join(feedFolder(dataDir), 'wide')
