import {release} from 'node:os'
import {askTool} from '../host/ask-tool.ts'
import type {Finding} from '../host/finding.ts'
import {lookAt} from '../host/look-at.ts'
import {chooseFanEngine} from '../overlays/fan/choose-engine.ts'
import {fanFactsScript, parseFanFacts} from '../overlays/fan/fan-facts.ts'
import type {FanFacts, FanUser} from '../overlays/fan/probe.ts'
import {isProviderName} from '../providers/provider-names.ts'
import {findProvider} from './diagnose-providers.ts'
import {forProvider} from './for-provider.ts'
import type {Request} from './request.ts'

/** Which engine the machines of the chosen provider would get, as far as can be told without them. */
export async function machinesFinding(name: string, request: Request): Promise<Finding[]> {
  if (!isProviderName(name)) return []
  const provider = await findProvider(name, request)
  const {features} = provider
  const {fan, image} = forProvider(request, provider)
  const text = features.ownKernel
    ? `${fan} on the machines of ${name}, which have kernels of their own and are asked when they have booted`
    : `${fan === 'auto' ? 'ebpf' : fan} on the machines of ${name}, which run ${image.distribution} on this host's kernel`
  return [{topic: 'machines', state: 'good', text}]
}

/** Which engine this computer itself would get: as the host of a lab, and with its LXD where there is one. */
export async function fanFindings(): Promise<Finding[]> {
  let facts: FanFacts | undefined
  const look = await lookAt('fanctl', async () => {
    facts = parseFanFacts(await askTool(['sh', '-c', fanFactsScript, 'facts', 'look']))
    return engineFinding(facts, 'fanctl')
  })
  return facts?.lxd ? [look, engineFinding(facts, 'lxd')] : [look]
}

function engineFinding(facts: FanFacts, user: FanUser): Finding {
  const lxd = facts.lxd
    ? `, LXD ${facts.lxd.version}${facts.lxd.base ? ` (snap, ${facts.lxd.base})` : ''}`
    : ''
  const about = `kernel ${release()}, ${facts.os.id} ${facts.os.version}${lxd}`
  const {engine, reasons, hints} = chooseFanEngine(facts, user)
  const [hint] = hints
  return {
    topic: user,
    state: engine ? 'good' : 'notice',
    text: `${engine ?? 'no engine'} on this host (${about}): ${reasons.join('; ')}`,
    ...(hint === undefined ? {} : {hint}),
  }
}
