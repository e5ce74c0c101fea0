// The types of @wxt-dev/browser 0.3.6 import './gen' without a file name, which module resolution NodeNext cannot follow:
// every browser API would be `any`. This says the same with the full name.
declare module '@wxt-dev/browser' {
  import { Browser } from '@wxt-dev/browser/src/gen/index.d.ts'
  export const browser: typeof Browser
  export { Browser }
}
