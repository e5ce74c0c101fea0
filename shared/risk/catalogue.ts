import catalogueJson from './catalogue.json' with { type: 'json' }
import type { Risk, RiskCatalogue, RiskId, Treatment, TreatmentId } from './schema.ts'

// The compiler widens the literals of a JSON file, so the type is stated here and proved by catalogue.test.ts.
const catalogue = catalogueJson as unknown as RiskCatalogue

/** Version of the rules; kept with every outcome that is stored. */
export const riskCatalogueVersion = catalogue.version
/** The 57 risks in the order of the catalogue. */
export const risks: readonly Risk[] = catalogue.risks
/** The 32 treatments in the order of the catalogue. */
export const treatments: readonly Treatment[] = catalogue.treatments
/** Rows = impact 1..5, columns = likelihood 1..5. */
export const riskMatrix = catalogue.matrix

const riskIndex = new Map(risks.map((risk) => [risk.id, risk]))
const treatmentIndex = new Map(treatments.map((treatment) => [treatment.id, treatment]))

/** The risk of that id, or undefined if the catalogue has none. */
export function findRisk(id: RiskId): Risk | undefined {
  return riskIndex.get(id)
}

/** The treatment of that id, or undefined if the catalogue has none. */
export function findTreatment(id: TreatmentId): Treatment | undefined {
  return treatmentIndex.get(id)
}
