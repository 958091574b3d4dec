// Refiners in the order they run, after the finders of the same stage.
import type { Stage } from '../finders/finder.ts'
import { actors } from './actors.ts'
import { claimOrder } from './claim-order.ts'
import { commitmentStates } from './commitment-states.ts'
import { eventSettings } from './event-settings.ts'
import type { Refiner } from './refiner.ts'
import { sameEvents } from './same-events.ts'
import { sources } from './sources.ts'

export const refiners: Readonly<Record<Stage, readonly Refiner[]>> = {
  things: [actors],
  statements: [sources, claimOrder],
  stories: [eventSettings, sameEvents, commitmentStates],
}
