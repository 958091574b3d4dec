// Every binary document of the sample.
import { agreement } from './agreement.ts'
import { aidCounts } from './aid-counts.ts'
import { commissionRecord } from './commission-record.ts'
import { dailyReport } from './daily-report.ts'
import { movements } from './movements.ts'
import { situationReport } from './situation-report.ts'

export const originals = [agreement, dailyReport, situationReport, aidCounts, movements, commissionRecord] as const
