import { step } from './lib/step.ts'

/**
 * Builds everything a start or a test needs: the compiled catalogue, the PWA, the extension for Chromium and Firefox, normal and wide.
 * @returns whether all steps passed.
 */
export async function build(env: Record<string, string> = {}): Promise<boolean> {
  return (
    (await step('catalogue', 'node', ['scripts/catalogue.ts'])) &&
    (await step('PWA', 'vite', ['build', '-c', 'pwa/vite.config.ts', '--logLevel', 'warn'])) &&
    (await step('extension for Chromium', 'wxt', ['build'], env)) &&
    (await step('extension for Firefox', 'wxt', ['build', '-b', 'firefox', '--mv3'], env)) &&
    (await step('wide extension for Chromium', 'wxt', ['build'], { ...env, DAYBOOK_WIDE: '1' })) &&
    (await step('wide extension for Firefox', 'wxt', ['build', '-b', 'firefox', '--mv3'], { ...env, DAYBOOK_WIDE: '1' }))
  )
}

if (import.meta.main) process.exitCode = (await build()) ? 0 : 1
