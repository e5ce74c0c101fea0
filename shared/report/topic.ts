// What pages need to know of reports without their schema.

export const concernTopics = ['data_leak', 'wrong_output', 'unfair', 'unapproved_tool', 'other'] as const
export type ConcernTopic = (typeof concernTopics)[number]

/** Most characters of the text, and of the name of a person or tool. */
export const longestText = 1000
export const longestName = 80
