// The type of compiled.json, which the build makes: known before the file is there, and it spares the compiler reading it.
declare module '#shared/catalogue/compiled.json' {
  const compiled: import('./compiled.ts').CompiledCatalogue
  export default compiled
}
