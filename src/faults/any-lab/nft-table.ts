import {NotObservable} from '../../lab/check-failed.ts'
import type {Machine} from '../../lab/machine.ts'

const name = 'fanlab_sabotage'

/** A chain of nftables in a table of its own, so that undoing it cannot touch anything else. */
export async function addChain(machine: Machine, {type, hook, priority, rule}: NftChain): Promise<void> {
  await hasNft(machine)
  const chain = `type ${type} hook ${hook} priority ${priority}; ${rule};`
  const {status, stderr} = await machine.run(['nft', `table inet ${name} { chain c { ${chain} }; }`])
  // A kernel may lack what the rule needs, such as translation.
  if (status !== 0)
    throw new NotObservable(`${machine.name} cannot have such a rule: ${stderr.trim().split('\n')[0]}`)
}

interface NftChain {
  type: 'filter' | 'nat'
  hook: 'prerouting' | 'input' | 'forward' | 'postrouting'
  priority: number
  rule: string
}

export const dropTable = async (machine: Machine): Promise<void> =>
  void (await machine.run(['nft', 'delete', 'table', 'inet', name]))

/** Throws a NotObservable where the machine has no nftables. */
async function hasNft(machine: Machine): Promise<void> {
  const {status} = await machine.run(['sh', '-c', 'command -v nft'])
  if (status !== 0) throw new NotObservable(`${machine.name} has no nft: packages: [nftables]`)
}
