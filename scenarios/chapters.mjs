// The article, chapter by chapter. Each takes the story that it tells; full.mjs, up.mjs and check.mjs put them together.
import {checks, steps} from '../dist/fanlab.mjs'

/** Four machines on one underlay; three become an LXD cluster whose containers live on the fan. */
export async function bringUp(story) {
  await story.phase('bring-up', async () => {
    await story.step('four machines boot', steps.bootMachines)
    await story.step('the fan engine is chosen', steps.chooseFanEngine)
    await Promise.all([
      story.step('the fan engine is installed', steps.installFanEngine),
      machinesHold(story),
    ])
  })

  await story.phase('cluster', async () => {
    await story.step('lxd-1 bootstraps the cluster', steps.bootstrapCluster)
    await Promise.all([
      story.step('lxd-2 and lxd-3 join with tokens', steps.joinCluster),
      story.step('the container image is imported', steps.importContainerImage),
    ])
    await clusterHolds(story)
  })

  await story.phase('containers', async () => {
    await story.step('containers are launched without a target', steps.launchContainers)
    await containersHold(story)
  })

  // The problem that the article solves: outside of the cluster nobody is on the overlay.
  await story.phase('before the fan', async () => {
    await Promise.all([
      story.check('P22', 'load-balancer cannot reach any container', checks.loadBalancerIsOutside),
      story.check('P23', 'the host cannot reach any container', checks.hostIsOutside),
    ])
  })

  await story.phase('joining the fan', async () => {
    const before = {interfaces: []}
    await story.step(
      'load-balancer joins with fanctl up',
      async context => {
        before.interfaces = await checks.interfacesOf(context.lab.loadBalancer)
        await steps.joinLoadBalancer(context)
      },
      'P26',
    )
    await Promise.all([
      story.check('P27', 'it made a bridge and a tunnel that is its port', context =>
        checks.fanMadeTwoInterfaces(context, context.lab.loadBalancer, before.interfaces),
      ),
      bridgeHolds(story),
      story.check('P29', 'load-balancer reaches every container', checks.loadBalancerReachesContainers),
      story.check('P30', 'every container reaches load-balancer', checks.containersReachLoadBalancer),
      story.check(
        'P31',
        'load-balancer reaches every cluster machine’s fan address',
        checks.loadBalancerReachesMembers,
      ),
    ])
    await story.step('the host joins with fanctl up', steps.joinHost)
    await story.check('P33', 'the host and every container reach each other', checks.hostReachesContainers)
  })

  await story.phase('persistence', async () => {
    await story.step('the fan is made persistent with a networkd-dispatcher hook', steps.persistFan)
  })

  await story.phase('docker', async () => {
    await story.step('Docker starts', steps.startDocker)
    await story.step('nginx runs on the default bridge', steps.runNginx)
    await story.step('a Docker network is created on the fan', steps.createFanNetwork, 'P43')
    await story.check('P44', 'the fan’s bridge kept address and tunnel', checks.dockerLeftFanAlone)
    await story.step('nginx joins the fan', steps.connectNginx)
    await nginxHolds(story)
  })
}

/** Every endpoint asks every other: the four deliverables and the flatness of the overlay. */
export async function proveMatrix(story) {
  await story.phase('matrix', () => story.matrix(checks.askEveryone))
}

/** Three ways to lose everything that is not persistent. The lab has to come back by itself. */
export async function reboots(story) {
  await story.phase('reboot load-balancer', async () => {
    await story.step('load-balancer reboots', steps.rebootLoadBalancer)
    await story.check('P39', 'the fan came back by itself', checks.fanCameBack)
    await tunnelHolds(story)
    await story.matrix(checks.askEveryone)
  })

  await story.phase('reboot lxd-2', async () => {
    await story.step('lxd-2 reboots', steps.rebootMember)
    await story.check('P40', 'cluster and fan addresses are as before', checks.clusterCameBack)
    await story.matrix(checks.askEveryone)
  })

  await story.phase('power cut', async () => {
    await story.step('all machines lose power at once and boot', steps.cutAllPower)
    await story.check('P40', 'cluster and fan addresses are as before', checks.clusterCameBack)
    await tunnelHolds(story)
    await story.matrix(checks.askEveryone)
  })
}

/** Every claim that can be asked of a lab that is up. */
export async function checkAll(story) {
  await story.phase('machines', () => machinesHold(story))
  await story.phase('cluster', () => clusterHolds(story))
  await story.phase('containers', () => containersHold(story))
  await story.phase('load balancer', () => Promise.all([bridgeHolds(story), tunnelHolds(story)]))
  await story.phase('docker', () => nginxHolds(story))
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
    story.check('P16', 'all containers run', checks.containersRun),
    story.check('P17', 'containers are spread evenly over the members', checks.containersAreSpread),
    story.check('P18', 'each address lies in its member’s slice', checks.addressesLieInSlices),
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

const nginxHolds = story =>
  Promise.all([
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
