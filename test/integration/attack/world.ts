// The groups an attacker can name, and how they are made up of each other. True of any organisation.
import type { Cell } from '#shared/cell/schema.ts'
import type { FoldSheet } from '#shared/fold/index.ts'
import { dimensions } from '#shared/table/schema.ts'

export type Universe = {
  readonly weeks: readonly string[]
  readonly services: readonly string[]
  readonly departments: readonly string[]
  /** Values by dimension; `unknown` and, for lists, `none` included. */
  readonly values: Readonly<Record<(typeof dimensions)[number], readonly string[]>>
}

export const lists: readonly string[] = ['category', 'affectsPeople', 'connector']

export const inWeek = (service: string, week: string) => `${service} in ${week}`
export const ofService = (service: string, by: string, value: string) => `${service} by ${by} ${value}`
export const ofOrganisation = (value: string) => `organisation ${value}`
export const ofDepartment = (department: string, by: string, value: string) => `department ${department} by ${by} ${value}`

/** Something that falls into parts, as one published breakdown or one step between two. */
export type Parts = { readonly whole: string; readonly parts: readonly string[]; readonly kind: 'partition' | 'cover' }

/**
 * All inclusion relations between the groups of one month.
 *
 * @param counted the weeks in which a service counts in the monthly tables
 */
export function relations({ weeks, services, departments, values }: Universe, counted: (service: string) => readonly string[]): Parts[] {
  const found: Parts[] = []
  const partition = (whole: string, parts: readonly string[]) => found.push({ whole, parts, kind: 'partition' })
  for (const service of services) {
    partition(service, counted(service).map((week) => inWeek(service, week)))
    partition(service, departments.map((department) => ofDepartment(department, 'service', service)))
    for (const by of dimensions) {
      found.push({ whole: service, parts: values[by].map((value) => ofService(service, by, value)), kind: lists.includes(by) ? 'cover' : 'partition' })
    }
  }
  for (const level of values.level) {
    partition(`level ${level}`, services.map((service) => ofService(service, 'level', level)))
    partition(`level ${level}`, departments.map((department) => ofDepartment(department, 'level', level)))
    partition(`level ${level}`, values.purpose.map((purpose) => ofOrganisation(`${level}/${purpose}`)))
  }
  for (const purpose of values.purpose) {
    partition(`purpose ${purpose}`, services.map((service) => ofService(service, 'purpose', purpose)))
    partition(`purpose ${purpose}`, values.level.map((level) => ofOrganisation(`${level}/${purpose}`)))
  }
  for (const department of departments) {
    partition(`department ${department}`, services.map((service) => ofDepartment(department, 'service', service)))
    partition(`department ${department}`, values.level.map((level) => ofDepartment(department, 'level', level)))
  }
  for (const week of weeks) partition(`week ${week}`, services.map((service) => inWeek(service, week)))
  partition('everybody', services)
  if (services.every((service) => counted(service).length === weeks.length)) partition('everybody', weeks.map((week) => `week ${week}`))
  partition('everybody', departments.map((department) => `department ${department}`))
  partition('everybody', values.level.map((level) => `level ${level}`))
  partition('everybody', values.purpose.map((purpose) => `purpose ${purpose}`))
  return found
}

/** Who is in each group: what the attacker must not find out. */
export function truth(sheets: readonly FoldSheet[]): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>()
  const add = (group: string, id: string) => members.set(group, (members.get(group) ?? new Set()).add(id))
  for (const { id, cells } of sheets) for (const cell of cells) for (const group of groupsOf(cell)) add(group, id)
  return members
}

/** Browsers of a group, or of a difference `A \\ B`. */
export function sizeOf(group: string, members: ReadonlyMap<string, ReadonlySet<string>>): number {
  const [whole = '', part] = group.split(' \\ ')
  const all = members.get(whole) ?? new Set()
  return part === undefined ? all.size : all.difference(members.get(part) ?? new Set()).size
}

/** Values a cell counts under in a breakdown. */
export function valuesOf(cell: Cell, by: string): readonly string[] {
  const value = { ...cell, category: cell.categories, connector: cell.connectors }[by as (typeof dimensions)[number]]
  if (typeof value === 'string') return [value]
  return value.length === 0 ? ['none'] : value
}

function groupsOf(cell: Cell): string[] {
  const { service, week, level, purpose, department } = cell
  return [
    service,
    `week ${week}`,
    `level ${level}`,
    `purpose ${purpose}`,
    `department ${department}`,
    'everybody',
    inWeek(service, week),
    ofOrganisation(`${level}/${purpose}`),
    ofDepartment(department, 'service', service),
    ofDepartment(department, 'level', level),
    ...dimensions.flatMap((by) => valuesOf(cell, by).map((value) => ofService(service, by, value))),
  ]
}
