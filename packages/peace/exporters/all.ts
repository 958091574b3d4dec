// Every format a view can be had in.
import { atom, cap } from './cap.ts'
import { csv } from './csv.ts'
import type { Exporter } from './exporter.ts'
import { hxl } from './hxl.ts'
import { ics } from './ics.ts'
import { json } from './json.ts'

export const exporters: readonly Exporter[] = [json, csv, ics, hxl, cap, atom]

export const exporterNamed = (name: string): Exporter | undefined => exporters.find((one) => one.name === name)
