// The histories by which the status of promises is scored.
import { guerrilla } from './guerrilla.ts'
import { heavyWeapons } from './heavy-weapons.ts'
import type { History } from './history.ts'
import { portCity } from './port-city.ts'
import { threePhases } from './three-phases.ts'

export const histories: readonly History[] = [threePhases, heavyWeapons, portCity, guerrilla]
