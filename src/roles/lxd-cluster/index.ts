export {containersSitOnFanBridge} from './containers-sit-on-fan-bridge.ts'
export {bootstrapCluster, joinMember, joinMembers, joinPreseed, waitForCluster} from './form-cluster.ts'
export {
  addressesLieInSlices,
  clusterIsOperational,
  containersAreSpread,
  containersRun,
  membersAgree,
  membersHaveFanAddresses,
} from './invariants.ts'
export {importContainerImage, launchContainers} from './launch-containers.ts'
export {queryMembers} from './lxd-api.ts'
export {lxdNeed} from './lxd-package.ts'
export {startLxdForNow, stopAndWipeLxd} from './lxd-service.ts'
export {dhcpAndDnsAnswer, otherNamesResolve, ownNamesResolve} from './names.ts'
export {lxdStartsAtBoot} from './starts-at-boot.ts'
