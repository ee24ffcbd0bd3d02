// The article, chapter by chapter. Each takes the story that it tells; full.mjs, up.mjs and check.mjs put them together.
// With `thorough` a chapter also proves that its claims could fail, which costs time that bringing a lab up need not.
// `beside` is what may go on while a chapter's last checks are asked: it does not touch what they observe.
import {checks, fanAt, loadBalancer, member, members, steps} from '../../dist/article.mjs'
import {allTold, tellFault} from '../../dist/fanlab.mjs'

/** Four machines on one underlay. */
export async function machines(story, {thorough = false} = {}) {
  await story.phase('bring-up', async () => {
    await story.step('four machines boot', steps.bootMachines)
    await story.step('machines have what they need', steps.prepareMachines)
    await story.step('versions and the fan engine are found out', steps.findOutVersions)
    await allTold([
      story.step('the fan engine is installed', steps.installFanEngine),
      machinesHold(story),
      thorough &&
        story.check('P2', 'each machine has 1 CPU and about 1 GiB of memory', checks.machinesHaveResources),
      thorough && story.check('P2', 'each machine has about 10 GiB of disk', checks.machinesHaveDisks),
      thorough &&
        story.check(
          'P3',
          'each machine runs the distribution that was asked for',
          checks.machinesRunDistribution,
        ),
      thorough &&
        story.check('P5', 'each machine has exactly one global IPv4 address', checks.machinesHaveOneAddress),
    ])
  })
}

/** Three of them become an LXD cluster, one after the other. */
export async function cluster(story, {thorough = false} = {}) {
  await story.phase('cluster', async () => {
    await story.step('lxd-1 bootstraps the cluster', steps.bootstrapCluster, 'P6')
    await allTold([
      story.step('the container image is imported', steps.importContainerImage),
      thorough ? joinWithControls(story) : join(story),
      thorough && standalone(story),
    ])
    await clusterHolds(story)
  })
}

const join = story =>
  story.step(
    'lxd-2 and lxd-3 join with tokens',
    async context => {
      await steps.joinMembers(context, members(context.lab).slice(1))
      await steps.waitForMembers(context)
    },
    'P7',
  )

async function joinWithControls(story) {
  let token = ''
  await story.check('P9', 'joining without root fails', async context => {
    const third = member(context.lab, 3)
    await checks.joinWasRefused(third, await steps.joinWithoutRoot(context, third), /permission denied/i)
  })
  await story.step(
    'lxd-2 joins with a token',
    async context => {
      token = await steps.joinMember(context, member(context.lab, 2))
    },
    'P7',
  )
  await story.check('P8', 'a used token is refused', async context => {
    const third = member(context.lab, 3)
    await checks.joinWasRefused(
      third,
      await steps.joinWithToken(context, third, token),
      /join operation|token|exists/i,
    )
  })
  await story.step(
    'lxd-3 joins with a token',
    async context => {
      // A lab file may name more members than the article does.
      for (const machine of members(context.lab).slice(2)) await steps.joinMember(context, machine)
      await steps.waitForMembers(context)
    },
    'P7',
  )
}

const standalone = story =>
  story.check('P15', 'an LXD on its own makes lxdbr0 and no fan', async context =>
    checks.standaloneHasNoFan(await steps.tryStandaloneLxd(context)),
  )

/** Containers launched without a target, two for each member. */
export async function containers(story, {thorough = false, beside = nothing} = {}) {
  await story.phase('containers', async () => {
    await story.step('containers are launched without a target', steps.launchContainers)
    await allTold([
      containersHold(story),
      thorough && story.check('P21', 'the peer sees a container’s own address', checks.peersSeeOwnAddresses),
      beside(),
    ])
  })
}

/** The problem that the article solves: outside of the cluster nobody is on the overlay. */
export async function beforeTheFan(story, {thorough = false} = {}) {
  await story.phase('before the fan', async () => {
    await Promise.all([
      story.check('P22', 'load-balancer cannot reach any container', checks.loadBalancerIsOutside),
      story.check('P23', 'the host cannot reach any container', checks.hostIsOutside),
      thorough &&
        story.check('P14', 'load-balancer has no overlay address and no fan', checks.loadBalancerHasNoFan),
    ])
    if (thorough) {
      await story.check('P24', 'with static routes only, load-balancer has no overlay identity', context =>
        steps.withStaticRoutes(context, () => checks.loadBalancerHasNoIdentity(context)),
      )
    }
  })
}

/** The load balancer joins the fan, and nobody else has to do anything for it. */
export async function joining(story, {thorough = false, beside = nothing} = {}) {
  await story.phase('joining the fan', async () => {
    const before = {interfaces: [], members: new Map()}
    if (thorough) await story.check('P25', 'fanctl is there', checks.fanctlIsThere)
    await story.step(
      'load-balancer joins with fanctl up',
      async context => {
        before.interfaces = await checks.interfacesOf(loadBalancer(context.lab))
        if (thorough) before.members = await checks.recordStates(members(context.lab))
        await steps.joinLoadBalancer(context)
      },
      'P26',
    )
    // What goes on beside the other checks makes interfaces, too.
    await story.check('P27', 'it made a bridge and a tunnel that is its port', context =>
      checks.fanMadeTwoInterfaces(context, loadBalancer(context.lab), before.interfaces),
    )
    await allTold([
      bridgeHolds(story),
      story.check('P29', 'load-balancer reaches every container', checks.loadBalancerReachesContainers),
      story.check('P30', 'every container reaches load-balancer', checks.containersReachLoadBalancer),
      story.check(
        'P31',
        'load-balancer reaches every cluster machine’s fan address',
        checks.loadBalancerReachesMembers,
      ),
      beside(),
    ])
    if (thorough) {
      await story.check('P32', 'nothing changed on the cluster’s machines', context =>
        checks.nothingChanged(members(context.lab), before.members),
      )
    }
  })
}

/** What fanctl makes does not outlive a reboot. */
export async function notPersisting(story) {
  await story.phase('not persisting', async () => {
    await story.step('load-balancer reboots without the hook', steps.rebootLoadBalancer)
    await story.check('P34', 'the fan is gone and load-balancer reaches no container', checks.fanIsGone)
  })
}

/** The networkd-dispatcher hook. After a reboot it is what brings the fan up. */
export async function persisting(story, {thorough = false} = {}) {
  await story.phase('persistence', async () => {
    await story.step('the fan is made persistent with a networkd-dispatcher hook', steps.persistFan)
    if (!thorough) return
    await Promise.all([
      story.check('P29', 'the hook has brought the fan up', checks.loadBalancerReachesContainers),
      story.check('P36', 'the eight folders of networkd-dispatcher exist', checks.dispatcherFoldersExist),
      story.check('P37', 'the hook is a regular file of root’s with mode 0755', checks.hookIsAccepted),
    ])
    await story.check('P38', 'the hook ignores other interfaces and says so', checks.hookIgnoresOthers)
  })
}

/** The host joins in the same way. */
export async function hostJoins(story) {
  await story.phase('host', () => hostReaches(story))
}

async function hostReaches(story) {
  await story.step('the host joins with fanctl up', steps.joinHost)
  await story.check('P33', 'the host and every container reach each other', checks.hostReachesContainers)
}

/** nginx in Docker: first on the default bridge, where nobody reaches it, then on the fan. */
export async function docker(story, {thorough = false, started = false, beside = nothing} = {}) {
  await story.phase('docker', async () => {
    if (!started) await dockerStarts(story)
    if (thorough) {
      await Promise.all([
        story.check(
          'P41',
          'load-balancer reaches nginx on the default bridge',
          checks.loadBalancerReachesDefaultBridge,
        ),
        story.check('P42', 'nobody else reaches it there', checks.nobodyElseReachesDefaultBridge),
      ])
    }
    await story.step('a Docker network is created on the fan', createFanNetwork, 'P43')
    await story.check('P44', 'the fan’s bridge kept address and tunnel', checks.dockerLeftFanAlone)
    await story.step('nginx joins the fan', steps.connectNginx)
    await allTold([nginxHolds(story), beside()])
    if (thorough) {
      await Promise.all([
        story.check('P47', 'nginx reaches every LXD container', checks.nginxReachesContainers),
        story.check(
          'P49',
          'with Docker running, load-balancer and containers reach each other',
          checks.dockerDropsNothing,
        ),
      ])
    }
  })
}

/** The containers get the first /24 of the machine's slice; its network address would count as a host's otherwise. */
const createFanNetwork = ({lab, timed}) =>
  timed('docker', 'network on the fan', async () => {
    const {$} = loadBalancer(lab)
    const {overlay, bridge, mtu, address, slice} = fanAt(lab, loadBalancer(lab))
    const onBridge = ['--opt', `com.docker.network.bridge.name=${bridge}`]
    const withMtu = ['--opt', `com.docker.network.driver.mtu=${mtu}`]
    const range = ['--ip-range', `${slice}/24`, '--aux-address', `net=${slice}`]
    await $`docker network create --driver bridge --subnet ${overlay} --gateway ${address} ${range} ${onBridge} ${withMtu} fanbr0`
  })

/** Not before the load balancer is on the fan: where forwarding is off, Docker sets the policy DROP along with it. */
async function dockerStarts(story) {
  await story.step('Docker starts', steps.startDocker)
  await story.step('nginx runs on the default bridge', steps.runNginx)
}

/** All of it, as fast as it goes: what up.mjs does. `beside` is asked when everybody is on the fan, beside the last checks. */
export async function bringUp(story, {beside} = {}) {
  await machines(story)
  await cluster(story)
  await containers(story, {beside: () => beforeTheFan(story)})
  await joining(story, {
    beside: async () => {
      // Before Docker starts: the persistence gives its unit something to wait for, file by file.
      await persisting(story)
      await story.phase('host and Docker', () => allTold([hostReaches(story), dockerStarts(story)]))
    },
  })
  await docker(story, {started: true, beside})
}

/** Every endpoint asks every other: the four deliverables and the flatness of the overlay. */
export async function proveMatrix(story, {thorough = false} = {}) {
  await story.phase('matrix', () => everyoneAsks(story, {thorough}))
}

const everyoneAsks = (story, {thorough}) =>
  allTold([thorough && fanHolds(story), story.matrix(checks.askEveryone)])

const nothing = () => undefined

/**
 * One more machine joins with one command, and stays by the legacy way, a stanza in /etc/network/interfaces. It boots before it
 * is needed: while others only wait.
 */
export function oneMore(story) {
  const state = {newcomer: undefined, others: new Map(), address: ''}
  return {
    boots: () =>
      story.phase('one more joins', () =>
        story.step('a fifth machine boots', async context => {
          state.newcomer = await steps.bootNewcomer(context)
          state.address = context.lab.addressOfNewcomer
        }),
      ),
    joins: () =>
      story.phase('one more joins', async () => {
        await story.step('it joins with one command', async context => {
          state.others = await checks.recordStates(context.lab.machines)
          await steps.joinNewcomer(context, state.newcomer)
        })
        await story.check('P52', 'it is on the fan, and nothing changed on the others', async context => {
          await checks.newcomerIsOnFan(context, state.newcomer)
          await checks.nothingChanged(context.lab.machines, state.others)
        })
        await story.step('it reboots with a stanza of ifupdown', async context => {
          await steps.persistByIfupdown(context, state.newcomer, state.address)
          await steps.rebootMachine(context, state.newcomer)
        })
        await story.check('P40b', 'the fan came back by ifupdown', context =>
          checks.newcomerIsOnFan(context, state.newcomer),
        )
      }),
  }
}

/** Ways to lose everything that is not persistent, by the words of persistence.mjs. Any machine can be rebooted, too. */
const reboots = {
  'load-balancer': story =>
    reboot(story, 'reboot load-balancer', 'P39', 'load-balancer reboots', steps.restartLoadBalancer),
  'lxd-2': story => reboot(story, 'reboot lxd-2', 'P40', 'lxd-2 reboots', steps.restartMember),
  rolling: story =>
    reboot(story, 'reboot rolling', 'P40', 'all machines reboot, one after the other', steps.rebootRolling),
  all: story =>
    reboot(story, 'reboot all', 'P40', 'all machines shut down at once, and boot', steps.rebootAll),
  'power-cut': story =>
    reboot(story, 'power cut', 'P40', 'all machines lose power at once and boot', steps.cutAllPower),
}

/** Reboots the lab in that way, or the machine of that name, and proves that nothing was lost. */
export async function losesNothing(story, way) {
  const known = reboots[way]
  if (known) return known(story)
  await reboot(story, `reboot ${way}`, 'P40', `${way} reboots`, context =>
    steps.restartMachine(context, context.lab.machine(way)),
  )
}

/** The lab has to come back by itself, with nothing lost, and every cell has to answer again. */
async function reboot(story, phase, claim, name, act) {
  await story.phase(phase, async () => {
    let before = new Map()
    await story.step(name, async context => {
      before = await checks.recordStates(context.lab.machines)
      await act(context)
    })
    await story.check(claim, 'everything came back by itself and nothing was lost', context =>
      checks.cameBack(context, context.lab.machines, before),
    )
    await everythingHolds(story)
  })
}

/** What has to be true again after a reboot and after a fault. */
async function everythingHolds(story) {
  await Promise.all([clusterHolds(story), bridgeHolds(story), tunnelHolds(story)])
  await allTold([
    ...[containersHold(story), namesHold(story), hookHolds(story), nginxHolds(story), bootHolds(story)],
    fanHolds(story),
    story.check('P47', 'nginx reaches every LXD container', checks.nginxReachesContainers),
    story.matrix(checks.askEveryone),
  ])
}

/** A fault of the lab's file, each a phase of its own; providers whose links are not the lab's own cannot make all of them. */
export const survives = (story, fault) =>
  tellFault(story, fault, {mayLack: true, prove: () => everythingHolds(story)})

/** The whole article, with the controls that prove that its claims could fail: what full.mjs tells. */
export async function wholeArticle(story) {
  const thorough = {thorough: true}
  await machines(story, thorough)
  await cluster(story, thorough)
  // What waits for silence leaves the processors to a machine that boots.
  const newcomer = oneMore(story)
  await containers(story, {
    ...thorough,
    beside: () => allTold([beforeTheFan(story, thorough), newcomer.boots()]),
  })
  await joining(story, thorough)
  // Before the host joins: it is load-balancer's gateway, and would lead it to the overlay.
  await notPersisting(story)
  await persisting(story, thorough)
  await hostJoins(story)
  await docker(story, thorough)
  // Who joins changes nothing on the others, which is what it claims.
  await allTold([proveMatrix(story, thorough), newcomer.joins()])
  await losesNothing(story, 'load-balancer')
  await losesNothing(story, 'lxd-2')
  await losesNothing(story, 'power-cut')
}

/** Every claim that can be asked of a lab that is up. */
export async function checkAll(story) {
  await story.phasesTogether({
    machines: () =>
      Promise.all([
        machinesHold(story),
        story.check('P2', 'each machine has 1 CPU and about 1 GiB of memory', checks.machinesHaveResources),
      ]),
    cluster: () => clusterHolds(story),
    containers: () => Promise.all([containersHold(story), namesHold(story), bootHolds(story)]),
    'load balancer': () => Promise.all([bridgeHolds(story), tunnelHolds(story), hookHolds(story)]),
    docker: () =>
      Promise.all([
        nginxHolds(story),
        story.check(
          'P42',
          'nobody else reaches nginx on the default bridge',
          checks.nobodyElseReachesDefaultBridge,
        ),
      ]),
    overlay: () =>
      Promise.all([
        story.check('P21', 'the peer sees a container’s own address', checks.peersSeeOwnAddresses),
        story.check('P47', 'nginx reaches every LXD container', checks.nginxReachesContainers),
      ]),
    matrix: () => everyoneAsks(story, {thorough: true}),
  })
}

const machinesHold = story =>
  Promise.all([
    story.check('P1', 'four machines exist and run', checks.machinesRun),
    story.check('P4', 'all machines and the host share one underlay', checks.underlayIsShared),
    story.check('P35', 'systemd-networkd manages the underlay interface', checks.networkdManages),
  ])

const clusterHolds = story =>
  Promise.all([
    story.check(
      'P10',
      'lxd-1 shows three members, online and fully operational',
      checks.clusterIsOperational,
    ),
    story.check('P11', 'every member gives the same answer', checks.membersAgree),
    story.check('P13', 'each member has its fan address on lxdfan0', checks.membersHaveFanAddresses),
  ])

const containersHold = story =>
  Promise.all([
    story.check('P12', 'the containers sit on lxdfan0', checks.containersSitOnFanBridge),
    story.check('P16', 'all containers run', checks.containersRun),
    story.check('P17', 'containers are spread evenly over the members', checks.containersAreSpread),
    story.check('P18', 'each address lies in its member’s slice', checks.addressesLieInSlices),
  ])

/** What containers ask of their own member. */
const namesHold = story =>
  Promise.all([
    story.check('P56', 'DHCP and DNS answer every container', checks.dhcpAndDnsAnswer),
    story.check('P57', 'names on the same member resolve', checks.ownNamesResolve),
    story.check('P58', 'names on other members resolve', checks.otherNamesResolve),
  ])

/** What a reboot would show too late. */
const bootHolds = story =>
  Promise.all([
    story.check('P54', 'LXD and its containers start at boot', checks.lxdStartsAtBoot),
    story.check('P55', 'Docker and its container start at boot', checks.dockerStartsAtBoot),
  ])

const bridgeHolds = story =>
  story.check(
    'P28',
    'the bridge has the fan address with the overlay’s length',
    checks.loadBalancerHasFanAddress,
  )

const tunnelHolds = story =>
  story.check(
    'P50',
    'with Docker running, the tunnel is still a port of the bridge',
    checks.tunnelSurvivedDocker,
  )

const hookHolds = story =>
  Promise.all([
    story.check('P36', 'the eight folders of networkd-dispatcher exist', checks.dispatcherFoldersExist),
    story.check('P37', 'the hook is a regular file of root’s with mode 0755', checks.hookIsAccepted),
    story.check('P38', 'the hook ignores other interfaces and says so', checks.hookIgnoresOthers),
    story.check('P39', 'the hook knows the fan and its interface', checks.hookKnowsFan),
  ])

const nginxHolds = story =>
  Promise.all([
    story.check('P53', 'Docker’s network on the fan has the settings of the fan', checks.networkHasSettings),
    story.check('P45', 'nginx got the first address of the slice', checks.nginxHasFirstAddress),
    story.check(
      'P46',
      'every endpoint pings nginx and gets its welcome page',
      checks.everyoneGetsWelcomePage,
    ),
    story.check(
      'P48',
      'a packet of exactly the overlay’s MTU passes, one byte more is refused',
      checks.mtuIsExact,
    ),
  ])

/** What holds of every member of a fan, whichever engine made it. */
const fanHolds = story =>
  Promise.all([
    story.check('F1', 'every bridge has the address of the mapping', checks.bridgesHaveAddresses),
    story.check('F2', 'bridges and tunnels have the overlay’s MTU', checks.linksHaveMtu),
    story.check('F3', 'every tunnel is up and a port of its bridge', checks.tunnelsArePorts),
    story.check('F4', 'every bridge has a MAC address of its own', checks.bridgesHaveOwnMacs),
    story.check('F5', 'every member forwards', checks.membersForward),
    story.check('F6', 'nothing drops what is forwarded on the overlay', checks.nothingDropsForwarded),
    story.check('F7', 'containers took MTU and prefix length from DHCP', checks.containersHaveFanMtu),
    story.check('F8', 'every overlay address belongs to one endpoint', checks.addressesAreUnique),
    story.check('F9', 'every container has one default route', checks.containersHaveDefaultRoute),
    story.check('F10', 'what containers send elsewhere is translated', checks.containersLeaveTranslated),
    story.check('F11', 'tunnels take no frame of another VNI', checks.tunnelsTakeOwnVni),
  ])
