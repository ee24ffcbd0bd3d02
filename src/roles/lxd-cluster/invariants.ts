import {addressesOf} from '../../lab/addresses-of.ts'
import {type CheckContext, convergence} from '../../lab/check-context.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import {expectEqual} from '../../lab/expect.ts'
import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import {overlayOf} from '../../overlays/index.ts'
import {LabError} from '../../process/lab-error.ts'
import {contains, formatPrefix, parseAddress} from '../../process/prefix.ts'
import type {Sight} from '../../process/wait-until.ts'
import {clusterContainers, clusterMembers, firstMember, namesInCluster} from './cluster-members.ts'
import {fanBridge} from './fan-bridge.ts'
import {type Instance, overlayAddress, queryMembers, queryOwnInstances} from './lxd-api.ts'

/** The first member shows all of them, online and fully operational. */
export async function clusterIsOperational(context: CheckContext): Promise<void> {
  await expectOperational(context, firstMember(context.lab))
}

/** Every member gives the same answer. */
export async function membersAgree(context: CheckContext): Promise<void> {
  await Promise.all(clusterMembers(context.lab).map(viewer => expectOperational(context, viewer)))
}

/**
 * After a reboot LXD tells "Online" by the last heartbeats before it until they are 20 s old, and "Offline" from then to
 * the next one, which comes within 10 s: a member may be missing for a moment, but not for long.
 */
async function expectOperational(
  {lab, patience = convergence}: Pick<CheckContext, 'lab' | 'patience'>,
  viewer: Machine,
): Promise<void> {
  const expected = clusterMembers(lab)
    .map(({name}) => `${name} Online (Fully operational)`)
    .sort()
    .join(', ')
  let got = ''
  try {
    await viewer.waitUntil(
      `${viewer.name} sees every member operational`,
      async (): Promise<Sight<true>> => {
        const seen = await queryMembers(viewer)
        got = seen
          .map(({server_name, status, message}) => `${server_name} ${status} (${message})`)
          .sort()
          .join(', ')
        return got === expected ? {value: true} : {notYet: got}
      },
      {within: patience},
    )
  } catch (error) {
    // A member that does not answer is what the claim is about, and no trouble of the harness.
    if (!(error instanceof LabError)) throw error
    throw new CheckFailed({
      expected: `members as ${viewer.name} sees them: ${expected}`,
      got: got || error.message,
      hint: `lxc cluster list, on ${viewer.name}`,
    })
  }
}

/** Each member has its fan address on LXD's bridge, with the overlay's prefix length (a /32 was a real regression). */
export async function membersHaveFanAddresses({lab}: CheckContext): Promise<void> {
  await Promise.all(
    clusterMembers(lab).map(async machine => {
      const expected = `${overlayOf(lab).addressOf(machine)}/${overlayOf(lab).prefix.length}`
      expectEqual(
        `${fanBridge} on ${machine.name}`,
        expected,
        (await addressesOf(machine, fanBridge)).join(', ') || 'no address',
      )
    }),
  )
}

/**
 * The lab's own containers, whatever else was launched; that a member does not tell of its own is a failure of the claim.
 */
export async function instancesOf(lab: Lab): Promise<Instance[]> {
  const {instances, silent} = await queryOwnInstances(clusterMembers(lab))
  if (silent.length === 0) return instances.filter(({name}) => namesInCluster(lab).includes(name))
  throw new CheckFailed({
    expected: 'every member lists its containers',
    got: silent.map(({member, reason}) => `${member}: ${reason}`).join('; '),
  })
}

/** All containers of the lab run. */
export async function containersRun({lab}: CheckContext): Promise<void> {
  const instances = await instancesOf(lab)
  expectEqual(
    'containers',
    [...namesInCluster(lab)].sort().map(name => `${name} Running`),
    instances.map(({name, status}) => `${name} ${status}`).sort(),
    'lxc list',
  )
}

/** LXD spread the containers whose place was its choice evenly over the members. */
export async function containersAreSpread({lab}: CheckContext): Promise<void> {
  const free = clusterContainers(lab).filter(({machine}) => machine === undefined)
  const instances = (await instancesOf(lab)).filter(({name}) => free.some(each => each.name === name))
  // LXD moves nothing to a member that comes when all containers have a place.
  const members = clusterMembers(lab).filter(member => !lab.plan(member).late)
  const counts = members.map(({name}) => instances.filter(({location}) => location === name).length)
  const [least, most] = [Math.floor, Math.ceil].map(round => round(free.length / members.length))
  expectEqual(
    'containers on each member',
    members.map(({name}) => `${name} ${least === most ? least : `${least} or ${most}`}`),
    members.map(({name}, index) => {
      const count = counts[index]
      return `${name} ${least !== most && (count === least || count === most) ? `${least} or ${most}` : count}`
    }),
    'lxc list --columns nL',
  )
}

/** Each container's address lies in the slice of the member that it runs on. */
export async function addressesLieInSlices({lab}: CheckContext): Promise<void> {
  const instances = await instancesOf(lab)
  for (const instance of instances) {
    const slice = overlayOf(lab).sliceOf({name: instance.location})
    const address = overlayAddress(instance)?.address
    if (address && contains(slice, parseAddress(address))) continue
    throw new CheckFailed({
      expected: `${instance.name} on ${instance.location} has an address in ${formatPrefix(slice)}`,
      got: address ?? 'no address',
    })
  }
}
