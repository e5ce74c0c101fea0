// Checks the catalogue's data and writes its compiled form for the browser builds.
//   node scripts/catalogue.ts           check, then write shared/catalogue/compiled.json
//   node scripts/catalogue.ts --check   check only
import { writeFile } from 'node:fs/promises'
import { rulesOf } from '#shared/catalogue/compiled.ts'
import { compileCatalogue, hostAccess } from '#shared/catalogue/index.ts'
import { lackingFacts } from '#shared/catalogue/full.ts'
import { readCatalogueData } from '#relay/catalogue/read.ts'

const target = new URL('../shared/catalogue/compiled.json', import.meta.url)
const { services, problems } = await readCatalogueData()

if (problems.length > 0) {
  for (const { file, service, field, fault } of problems) {
    console.error(`shared/catalogue/data/${[file, service, field].filter((part) => part !== '').join(' > ')}: ${fault}`)
  }
  console.error(`\n${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the catalogue. docs/catalogue.md says how an entry must look.`)
  process.exitCode = 1
} else {
  const compiled = compileCatalogue(services)
  const text = JSON.stringify(compiled)
  if (!process.argv.includes('--check')) await writeFile(target, text)
  const rules = compiled.services.map(rulesOf).reduce((sum, [routes, requests]) => sum + routes.length + requests.length, 0)
  const { permissions, scripts } = hostAccess(compiled)
  console.log(`Catalogue: ${services.length} services, ${compiled.hosts.length} hosts, ${rules} rules, ${permissions.length} host patterns (${scripts.length} with a content script), ${Math.round(text.length / 1024)} KB.`)
  const lacks = services.map((service) => ({ id: service.id, facts: lackingFacts(service) }))
  console.log(`Full facts: ${lacks.filter(({ facts }) => facts.length === 0).length} services. Lacking one: ${lacks
    .filter(({ facts }) => facts.length === 1).map(({ id, facts }) => `${id} (${facts.join()})`).join(', ') || 'none'}.`)
}
