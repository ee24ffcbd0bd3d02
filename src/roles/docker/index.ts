export {startAfterOverlay} from './after-overlay.ts'
export {fanNetwork, inspectContainer} from './docker-api.ts'
export {createNetworkCommand} from './network-command.ts'
export {containersHaveSettings, networkHasSettings} from './network-settings.ts'
export {
  connectContainers,
  createFanNetwork,
  runContainers,
  startDocker,
  waitForDocker,
} from './run-containers.ts'
export {dockerStartsAtBoot} from './starts-at-boot.ts'
