import { getNumberCsv } from '../../../web/http/number-csv.ts'

export const prerender = false
export const ALL = getNumberCsv
