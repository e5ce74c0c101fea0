import packageJson from '../../package.json' with { type: 'json' }

/** Version of the program, as packed. */
export const programVersion: string = packageJson.version
