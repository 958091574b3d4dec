// Every table that can be read in.
import { activities } from './activities.ts'
import { dailyReport } from './daily-report.ts'
import { incidents } from './incidents.ts'
import { movements } from './movements.ts'
import { needs } from './needs.ts'
import { offers } from './offers.ts'
import type { Table } from './table.ts'

export const tables: readonly Table[] = [incidents, dailyReport, movements, activities, needs, offers]

export const tableNames = ['incidents', 'daily-report', 'movements', 'activities', 'needs', 'offers'] as const

export const tableNamed = (name: string): Table | undefined => tables.find((one) => one.name === name)
