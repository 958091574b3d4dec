// Every format a view can be had in.
import { csv } from './csv.ts'
import type { Exporter } from './exporter.ts'
import { json } from './json.ts'

export const exporters: readonly Exporter[] = [json, csv]

export const exporterNamed = (name: string): Exporter | undefined => exporters.find((one) => one.name === name)
