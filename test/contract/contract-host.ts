import {readFile} from 'node:fs/promises'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import {difference, type HostSnapshot, hostSnapshot} from '../support/host-snapshot.ts'
import {findProcesses, processFacts} from '../support/process-facts.ts'
import type {ContractLab, Serial} from './contract-lab.ts'

// On a host that others use at the same time, FANLAB_TEST_OTHERS is a pattern of what is theirs.
const others = process.env.FANLAB_TEST_OTHERS ? new RegExp(process.env.FANLAB_TEST_OTHERS) : undefined

/** What a job may have in its environment. */
const secrets = {
  SECRET: 'canary',
  TOKEN: 'canary',
  ftp_proxy: 'http://ann:canary@proxy.invalid:3128',
}

/** Tests of providers that promise to leave the host as it is. */
export interface HostTests {
  snapshot(): Promise<HostSnapshot>
  /** Looks at the host before the lab is made. */
  remember(): Promise<void>
  /** Puts secrets into the environment of all that is started from now on. */
  revealSecrets(): void
  /** Registers a test for the time when the lab is up that was made after that. */
  keepsNoSecrets(serial: Serial): void
  /** Registers a test for the time when the lab is up. */
  whileUp(serial: Serial): void
  /** Registers a test for the time after the lab's removal. */
  afterRemoval(serial: Serial): void
}

export function hostTests(contract: () => ContractLab): HostTests {
  const snapshot = (): Promise<HostSnapshot> =>
    hostSnapshot({stateDir: contract().stateDir, ...(others && {others: () => others})})
  let before: HostSnapshot
  return {
    snapshot,
    async remember() {
      before = await snapshot()
    },
    revealSecrets() {
      Object.assign(process.env, secrets)
    },
    keepsNoSecrets(serial) {
      serial('no process of a lab that is up has anything of the caller’s environment', async t => {
        const found = await findProcesses(contract().stateDir)
        const {processes} = processFacts(found, text => others?.test(text) ?? false)
        // The keeper, its first process, the DHCP server, and what each machine consists of.
        t.true(processes.length > 5, processes.join('\n'))
        const telling = await Promise.all(
          processes.map(async process => {
            const file = `/proc/${process.split(' ', 1)[0]}/environ`
            return (await readFile(file, 'utf8').catch(() => '')).includes('canary') ? [process] : []
          }),
        )
        t.deepEqual(telling.flat(), [])
      })
    },
    whileUp(serial) {
      serial('while the lab is up, the host’s own network, mounts and sysctls are as before', async t => {
        const now = await snapshot()
        const {processes, namespaces, cgroups, state} = before
        t.deepEqual(difference(before, {...now, processes, namespaces, cgroups, state}), [])
      })
    },
    afterRemoval(serial) {
      serial('after the removal the host is as it was', async t => {
        await waitUntil(
          'nothing of the lab is left',
          async (): Promise<Sight<true>> => {
            // The lab's folder is its record's; the provider leaves it empty.
            const left = difference(before, {...(await snapshot()), state: before.state})
            return left.length === 0 ? {value: true} : {notYet: left.join('\n')}
          },
          {within: 10_000},
        )
        t.pass()
      })
    },
  }
}
