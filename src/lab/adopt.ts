import {LabError} from '../process/lab-error.ts'
import {optionName} from '../process/option-name.ts'
import {formatPrefix} from '../process/prefix.ts'
import {guestFile, guestLibrary, installFiles} from './install-files.ts'
import type {Machine, PlaceHandle} from './machine.ts'
import type {StepContext} from './step-context.ts'

/** machine: LXD and Docker will run on it · host: it only joins the fan · plain: only what the lab file's own setup does. */
type Kind = 'machine' | 'host' | 'plain'

/** Where `adopt` writes down how a computer was. */
export const beforeFolder = '/var/lib/fanlab-before'

interface AdoptOptions {
  /** The machines were there before the lab. */
  machines: boolean
  /** The host's place is the computer itself. */
  host: boolean
  /** What is in the way is removed, instead of being a reason to stop. */
  empty: boolean
}

/**
 * Makes computers that were there before the lab its own: proves that they are empty, and writes down how they are, so
 * that it can be undone. Throws a LabError that names everything that is in the way, before anything is changed anywhere.
 */
export async function adoptPlaces(
  context: StepContext,
  candidates: readonly Machine[],
  options: AdoptOptions,
): Promise<void> {
  const {lab} = context
  const machines = options.machines ? candidates : []
  // Without a fan it gets nothing.
  const {hostAbsent, overlays} = lab.topology
  const joins = hostAbsent === undefined && overlays.some(({type}) => type === 'fan')
  const host = options.host && joins ? [lab.host] : []
  const places: [PlaceHandle, Kind][] = [
    ...machines.map((machine): [PlaceHandle, Kind] => [machine, isPlain(lab, machine) ? 'plain' : 'machine']),
    ...host.map((place): [PlaceHandle, Kind] => [place, 'host']),
  ]
  const found = (
    await Promise.all(places.map(async ([place, kind]) => leftovers(context, place, kind, options.empty)))
  ).flat()
  if (found.length > 0) {
    throw new LabError(`cannot use computers that are not empty:\n${found.join('\n')}`, {
      hint: `remove it by hand, or on machines: ${optionName('empty')}, which removes all that LXD, Docker and fans have there`,
    })
  }
  await Promise.all(places.map(([place, kind]) => adopt(place, kind, lab.name, options.empty)))
}

/** A machine that runs no software of a role and joins no overlay: what others have there is in nobody's way. */
function isPlain({topology}: StepContext['lab'], {name}: Machine): boolean {
  const plan = [...topology.machines, ...topology.later].find(each => each.name === name)
  return plan?.role === 'plain' && topology.overlays.length === 0
}

/** What is in the lab's way on a place that it has not yet adopted. */
async function leftovers(
  {lab}: StepContext,
  place: PlaceHandle,
  kind: Kind,
  empty: boolean,
): Promise<string[]> {
  const owner = await place.run(['cat', `${beforeFolder}/lab`])
  if (owner.status === 0 && owner.stdout.trim() === lab.name) return []
  // --empty is about machines: nobody means what the host's own Docker and fans have.
  if (kind === 'plain' || (kind === 'machine' && empty)) return []
  const script = (await guestFile('guest/leftovers', '/', '0755')).content
  const fan = lab.topology.overlays.find(each => each.type === 'fan')
  // Nobody has an address of that network.
  const network = fan ? formatPrefix(fan.prefix) : '0.0.0.0/32'
  const said = await place.succeed(['sh', '-s', network, kind], {stdin: script})
  return said
    .split('\n')
    .filter(line => line !== '')
    .map(line => `  ${place.name}: ${line}`)
}

async function adopt(place: PlaceHandle, kind: Kind, lab: string, empty: boolean): Promise<void> {
  // Before any file of ours is there.
  await place.succeed(['sh', '-s', lab, kind], {stdin: (await guestFile('guest/adopt', '/', '0755')).content})
  const names = kind === 'machine' ? ['empty', 'undo'] : ['undo']
  await installFiles(
    place,
    await Promise.all(names.map(name => guestFile(`guest/${name}`, `${guestLibrary}/${name}`, '0755'))),
  )
  if (kind === 'machine' && empty) await place.succeed([`${guestLibrary}/empty`], {timeoutMs: 120_000})
}

/** Notes what was made on a place, so that undoing removes it. Does nothing where nobody wrote down how it was. */
export async function noteMade(place: PlaceHandle, paths: readonly string[]): Promise<void> {
  const script = 'before=$1; shift; [ ! -d "$before" ] || printf "%s\\n" "$@" >>"$before/made"'
  if (paths.length > 0) await place.succeed(['sh', '-euc', script, 'note', beforeFolder, ...paths])
}
