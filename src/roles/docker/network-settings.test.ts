import test from 'ava'
import {dockerLab} from '../../../test/support/docker-lab.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import type {Lab} from '../../lab/lab.ts'
import {overlayOf} from '../../overlays/index.ts'
import {containersHaveSettings, networkHasSettings} from './network-settings.ts'

interface Differs {
  subnet?: string
  gateway?: string
  options?: Record<string, string>
  mtu?: number
  length?: number
  defaults?: number
}

const addressOn = (machine: string): string => (machine === 'web-1' ? '240.132.0.2' : '240.228.0.2')

/** A lab whose network and containers have the overlay's settings, but for what differs on web-2. */
function labWith(differs: Differs): Lab {
  const {addressOf, bridge, mtu} = overlayOf(dockerLab())
  return dockerLab((machine, argv) => {
    const own = machine === 'web-2' ? differs : {}
    if (argv[3] === 'http://docker/networks/fanbr0')
      return JSON.stringify({
        IPAM: {
          Config: [{Subnet: own.subnet ?? '240.0.0.0/8', Gateway: own.gateway ?? addressOf({name: machine})}],
        },
        Options: own.options ?? {
          'com.docker.network.bridge.name': bridge,
          'com.docker.network.driver.mtu': String(mtu),
        },
      })
    if (argv[0] === 'curl')
      return JSON.stringify({
        State: {Running: true, Pid: 8},
        NetworkSettings: {Networks: {fanbr0: {IPAddress: addressOn(machine), IPPrefixLen: 8}}},
      })
    const link = {
      ...{ifindex: 2, ifname: 'eth0', mtu: own.mtu ?? mtu, flags: ['UP']},
      addr_info: [{family: 'inet', local: addressOn(machine), prefixlen: own.length ?? 8, scope: 'global'}],
    }
    const route = {dst: 'default', gateway: addressOf({name: machine}), dev: 'eth0'}
    const routes = Array.from({length: own.defaults ?? 1}, () => route)
    return JSON.stringify(argv.includes('route') ? routes : [link])
  })
}

const told = async (check: (context: {lab: Lab}) => Promise<void>, differs: Differs): Promise<string> => {
  const error = await check({lab: labWith(differs)}).catch((thrown: unknown) => thrown)
  if (error !== undefined && !(error instanceof CheckFailed)) throw error
  return error?.message ?? ''
}

test('a network and containers with the overlay’s settings are as they have to be', async t => {
  t.is(await told(networkHasSettings, {}), '')
  t.is(await told(containersHaveSettings, {}), '')
})

test('another subnet, gateway, bridge or MTU of the network is told', async t => {
  t.regex(await told(networkHasSettings, {subnet: '240.228.0.0/16'}), /web-2.*got subnet 240\.228\.0\.0\/16/)
  t.regex(await told(networkHasSettings, {gateway: '240.228.0.254'}), /got .*gateway 240\.228\.0\.254/)
  t.regex(await told(networkHasSettings, {options: {}}), /got .*bridge of Docker’s own, MTU none/)
})

test('another MTU, mask or number of default routes of a container is told', async t => {
  t.regex(await told(containersHaveSettings, {mtu: 1500}), /got .*fixed mtu 1500 length 8/)
  t.regex(await told(containersHaveSettings, {length: 16}), /got .*fixed mtu 1450 length 16/)
  t.regex(await told(containersHaveSettings, {defaults: 2}), /got .*fixed .*default routes: 2/)
  t.regex(await told(containersHaveSettings, {defaults: 0}), /got .*fixed .*default routes: 0/)
})
