import type {Lab} from './lab.ts'

/** The places that a lab has of its own. */
export const placesOf = ({topology}: Lab): string[] => [
  'host',
  ...topology.machines.map(({name}) => name),
  ...topology.containers.map(({name}) => name),
]
