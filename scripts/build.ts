import { step } from './lib/step.ts'

/**
 * Builds everything a start or a test needs: the compiled catalogue, the PWA, the extension for Chromium and Firefox.
 * @returns whether all steps passed.
 */
export async function build(env: Record<string, string> = {}): Promise<boolean> {
  return (
    (await step('catalogue', 'node', ['scripts/catalogue.ts'])) &&
    (await step('PWA', 'vite', ['build', '-c', 'pwa/vite.config.ts', '--logLevel', 'warn'])) &&
    (await step('extension for Chromium', 'wxt', ['build'], env)) &&
    (await step('extension for Firefox', 'wxt', ['build', '-b', 'firefox', '--mv3'], env))
  )
}

if (import.meta.main) process.exitCode = (await build()) ? 0 : 1
