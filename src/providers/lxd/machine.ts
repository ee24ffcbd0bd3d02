import * as z from 'zod'
import {LabError} from '../../process/lab-error.ts'
import {type Sight, waitUntil} from '../../process/wait-until.ts'
import {journalOf, restartInside} from '../by-systemd.ts'
import {toolEnvironment} from '../environment.ts'
import {placeByChannel, wasRestarted, wentDown} from '../place-by-channel.ts'
import type {ProvidedMachine, Resources} from '../provider.ts'
import type {Client} from './client.ts'
import type {Kept} from './settings.ts'

/** Milliseconds that starting or stopping may take; a virtual machine's firmware is slower than a container. */
const stateDeadline = 120_000

/** Milliseconds within which a machine whose stop was told to have failed may be down all the same. */
const stoppingDeadline = 3000

const instanceAnswer = z.object({
  expanded_config: z.record(z.string(), z.string()),
  expanded_devices: z.record(
    z.string(),
    z.object({
      type: z.string(),
      path: z.string().optional(),
      pool: z.string().optional(),
      size: z.string().optional(),
    }),
  ),
  type: z.string(),
})

type Instance = z.infer<typeof instanceAnswer>

interface LxdMachine extends ProvidedMachine {
  /** Whether it runs, or is held. */
  isUp(): Promise<boolean>
}

export function lxdMachine(client: Client, {project, vm}: Kept, name: string): LxdMachine {
  const scope = ['--project', project]
  const instance = `${client.prefix}${name}`
  const path = (rest = ''): string => `/1.0/instances/${name}${rest}?project=${encodeURIComponent(project)}`
  const exec = (how: string, argv: readonly string[], variables: readonly string[]): string[] =>
    client.argv('exec', ...scope, how, instance, '--', 'env', '-i', ...variables, ...argv)

  const place = placeByChannel({
    name,
    pace: vm ? 2 : 1,
    hint: `${client.flavour.command} info ${instance} --project ${project}`,
    environment: toolEnvironment(),
    enter: (argv, variables) => exec('-T', argv, variables),
    attach: (argv, variables, terminal) => exec(terminal ? '-t' : '-T', argv, variables),
    cause: said => (/instance is not running/i.test(said) ? 'the machine does not run' : undefined),
  })
  /** Such as Running, Stopped or Frozen. */
  const status = async (): Promise<string> => {
    const state = await client.get(path('/state'), z.object({status: z.string()}))
    if (!state) throw new LabError(`cannot find ${name}: ${client.flavour.product} has no such machine`)
    return state.status
  }
  const isUp = async (): Promise<boolean> => ['Running', 'Frozen'].includes(await status())
  const start = async (what: string): Promise<void> => {
    await client.succeed(`${what} ${name}`, ['start', ...scope, instance], {timeoutMs: stateDeadline})
  }
  /**
   * LXD was seen to tell that a shutdown failed of a machine that went down in order: the machine was gone before LXD
   * had heard of it. So the state of the machine decides, not the answer.
   */
  const stop = async (what: string, options: readonly string[] = []): Promise<void> => {
    if (!(await isUp())) return
    try {
      await client.succeed(what, ['stop', ...scope, ...options, instance], {timeoutMs: stateDeadline})
    } catch (error) {
      const down = async (): Promise<Sight<true>> => ((await isUp()) ? {notYet: 'it runs'} : {value: true})
      await waitUntil(`${name} is down`, down, {within: stoppingDeadline}).catch(() => {
        throw error
      })
    }
  }
  return {
    ...place,
    isUp,
    async restart() {
      await restartInside(place)
      place.drop(wasRestarted)
    },
    async shutDown() {
      await stop(`shut ${name} down`)
      place.drop(wentDown)
    },
    async cutPower() {
      await stop(`cut the power of ${name}`, ['--force'])
      place.drop(wentDown)
    },
    async start() {
      if (!(await isUp())) await start('start')
    },
    ...(!vm && {
      async freeze() {
        if ((await status()) !== 'Frozen')
          await client.succeed(`freeze ${name}`, ['pause', ...scope, instance])
      },
      async thaw() {
        if ((await status()) === 'Frozen') await start('thaw')
      },
    }),
    async resources() {
      const found = await client.get(path(), instanceAnswer)
      return found ? await resourcesOf(found, client) : {cpus: undefined, memory: undefined, disk: undefined}
    },
    async console() {
      const log = await client.run(['console', ...scope, '--show-log', instance])
      // Of a virtual machine older servers keep none.
      return log.status === 0 && log.stdout.trim() !== '' ? log.stdout : journalOf(place)
    },
  }
}

async function resourcesOf(instance: Instance, client: Client): Promise<Resources> {
  const {'limits.cpu': cpus, 'limits.memory': memory} = instance.expanded_config
  const root = Object.values(instance.expanded_devices).find(
    ({type, path}) => type === 'disk' && path === '/',
  )
  const pool =
    root?.pool && (await client.get(`/1.0/storage-pools/${root.pool}`, z.object({driver: z.string()})))
  // A pool of plain directories holds containers to no size.
  const holds = pool && (pool.driver !== 'dir' || instance.type === 'virtual-machine')
  return {
    cpus: cpus === undefined ? undefined : Number(cpus),
    memory: bytes(memory),
    disk: holds ? bytes(root?.size) : undefined,
  }
}

/** "1GiB", "10737418240" or "1073741824B" in bytes. */
function bytes(text: string | undefined): number | undefined {
  const [, number, unit = ''] = /^(\d+)\s*([KMGT]i?B|B)?$/.exec(text ?? '') ?? []
  if (number === undefined) return undefined
  const power = 'BKMGT'.indexOf(unit[0] ?? 'B')
  return Number(number) * (unit.includes('i') ? 1024 : 1000) ** power
}
