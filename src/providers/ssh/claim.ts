import {LabError} from '../../process/lab-error.ts'
import type {Place} from '../provider.ts'

/** The lab that has a machine: its name and a token of its own, since labs of other computers may have the same name. */
export interface Claim {
  lab: string
  token: string
}

/** Where a machine keeps it. */
export const claimFolder = '/var/lib/fanlab-machine'

/** `mkdir` succeeds once: of two labs that come at the same time one gets the machine. Prints who has it. */
const take = `
if mkdir "$1" 2>/dev/null; then printf '%s %s\\n' "$3" "$2" >"$1/lab"; fi
cat "$1/lab"
`

const give = `
read -r token lab <"$1/lab" 2>/dev/null || exit 0
[ "$token" != "$2" ] || rm -r "$1"
`

/** Makes the machine the lab's. Throws a LabError when it is another one's. */
export async function claimMachine(place: Place, {lab, token}: Claim): Promise<void> {
  const {status, stdout, stderr} = await place.run(['sh', '-c', take, 'take', claimFolder, lab, token])
  const [holder, ...name] = stdout.trim().split(' ')
  if (status === 0 && holder === token) return
  if (status !== 0) throw new LabError(`cannot claim ${place.name}: ${stderr.trim()}`)
  throw new LabError(`cannot use ${place.name}: lab "${name.join(' ')}" of somebody else has it`, {
    hint: `if that lab is gone for good: rm -r ${claimFolder}, on ${place.name}`,
  })
}

/** Whether the machine is the lab's. */
export async function isClaimed(place: Place, {token}: Claim): Promise<boolean> {
  return (await place.run(['cat', `${claimFolder}/lab`])).stdout.startsWith(`${token} `)
}

/** Gives the machine back. Does nothing to another lab's. */
export async function releaseMachine(place: Place, {token}: Claim): Promise<void> {
  const {status, stderr} = await place.run(['sh', '-c', give, 'give', claimFolder, token])
  if (status !== 0) throw new LabError(`cannot give ${place.name} back: ${stderr.trim()}`)
}
