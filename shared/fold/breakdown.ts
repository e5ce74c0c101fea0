import { dimensions, type DepartmentRow, type ProfileRow } from '#shared/table/schema.ts'
import { bandOf } from './band.ts'
import { coarsen, type CoarseCopy as CoarseCells } from './coarsen.ts'
import { copyOf, countRows, listed, type Label, type Row, type RowKeys, type ShownServices } from './copy.ts'
import { coarsenFurther, type CoarseFurther } from './further.ts'
import type { Fold } from './fold.ts'
import { organisationRows } from './organisation.ts'
import { servicesOfWeek } from './trend.ts'

export type Breakdowns = { readonly profile: ProfileRow[]; readonly departments: DepartmentRow[] }
type Dimension = (typeof dimensions)[number]

/** A coarsened copy of the month: of its cells, and of what the sheets that count say besides, by the ordinal of the sheet. */
export type CoarseCopy = CoarseCells & { readonly further: CoarseFurther }

/**
 * Profile and departments of a closed month, from one coarsened copy: they must not tell different stories.
 *
 * @param shown services the published trend of each week shows. What a week hides must not come back in the month:
 *   month minus weeks would tell of it. A service that has fewer than k browsers by now does not count in that week.
 */
export function foldBreakdowns(fold: Fold, k: number, shown: ShownServices): Breakdowns {
  return countBreakdowns(coarseCopy(fold, k, shown), k)
}

/** The coarsened copy `foldBreakdowns` counts. */
export function coarseCopy(fold: Fold, k: number, shown: ShownServices): CoarseCopy {
  const counting = [...shown].map(([week, services]) => [week, services.intersection(servicesOfWeek(fold, week, k))] as const)
  const coarse = coarsen(copyOf(fold, new Map(counting)), k)
  return { ...coarse, further: coarsenFurther(coarse.copy, [...fold.holdings.values()].map(({ further }) => further), k) }
}

/** Counts a coarsened copy. @throws RangeError if a row is below k */
export function countBreakdowns({ copy, levelPurpose, further }: CoarseCopy, k: number): Breakdowns {
  const services = dimensions.flatMap((by) =>
    countRows(copy, (label) => ({ scope: label.service, values: valuesOf(label, by) })).map((row) => ({ service: row.scope, by, ...figures(row, k) })),
  )
  const byOrganisation: RowKeys = (label) => ({ scope: 'organisation', values: [`${label.level}/${label.purpose}`] })
  const organisation = (levelPurpose ? countRows(copy, byOrganisation) : []).map((row) => ({ service: 'organisation', by: 'levelPurpose' as const, ...figures(row, k) }))
  const departments = (['level', 'service'] as const).flatMap((by) =>
    countRows(copy, (label) => ({ scope: label.department, values: [label[by]] })).map((row) => ({ department: row.scope, by, ...figures(row, k) })),
  )
  return { profile: [...services, ...organisation, ...organisationRows(further, k)], departments }
}

function figures({ value, browsers, sessions }: Row, k: number) {
  return { value, browsers: bandOf(browsers, k), sessions: bandOf(sessions, k) }
}

/** The values a cell counts under: each of a list, `none` for an empty one. */
function valuesOf(label: Label, by: Dimension): readonly string[] {
  switch (by) {
    case 'category':
      return listed(label.categories)
    case 'affectsPeople':
      return listed(label.affectsPeople)
    case 'connector':
      return listed(label.connectors)
    default:
      return [label[by]]
  }
}
