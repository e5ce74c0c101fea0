import { parseArgs } from 'node:util'

export type StartOptions = { readonly sample: boolean; readonly open: boolean; readonly port: number }

/** Reads the words behind `npm start --`. @returns the options, or a sentence that says what is wrong. */
export function readOptions(args: readonly string[]): StartOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { sample: { type: 'boolean', default: false }, 'no-open': { type: 'boolean', default: false }, port: { type: 'string', default: '8787' } },
    })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return `--port takes a number from 1 to 65535, not "${values.port}"`
    return { sample: values.sample, open: !values['no-open'], port }
  } catch (error) {
    return `${(error as Error).message}\nUsage: npm start -- [--sample] [--no-open] [--port 8787]`
  }
}
