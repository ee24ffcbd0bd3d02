// What scripts import, from the bundle dist/fanlab.mjs: nothing but re-exports.

// Scenarios, and the judge of the action's inputs.
export {breakLab} from '../cli/break-lab.ts'
export {refusedInputs} from '../cli/check-inputs.ts'
export {expectRules} from '../cli/expect-rules.ts'
export {runFile} from '../cli/run-file.ts'
export {type OwnScenario, type OwnStory, runLab} from '../cli/run-lab.ts'
export {runScenario} from '../cli/run-scenario.ts'
export {visitLab} from '../cli/visit-lab.ts'
// Who reaches whom, and what changed.
export {askEveryone} from '../expect/ask-everyone.ts'
export {containersIn, findEndpoints, placeEndpoints} from '../expect/endpoints.ts'
export {mtuIsExact} from '../expect/mtu.ts'
export {expectReach} from '../expect/reach.ts'
export {expectSilence} from '../expect/silence.ts'
export {nothingChanged, nothingLost, type RecordedStates, recordStates} from '../expect/unchanged.ts'
export type {Sabotage} from '../faults/sabotage.ts'
// A lab, its machines, and what a command on them says.
export {askEndpoints} from '../lab/ask-endpoints.ts'
export type {Cell} from '../lab/cell.ts'
export {cellsFailed} from '../lab/cells-failed.ts'
export {type CheckContext, convergence} from '../lab/check-context.ts'
export {CheckFailed, NotObservable} from '../lab/check-failed.ts'
export {type Endpoint, inEndpoint} from '../lab/endpoint.ts'
export {expectEqual} from '../lab/expect.ts'
export type {Lab} from '../lab/lab.ts'
export type {Machine, PlaceHandle} from '../lab/machine.ts'
export {cutAllPower, rebootAll, rebootMachine, rebootRolling, restartMachine} from '../lab/reboot.ts'
export type {Said} from '../lab/run-together.ts'
export type {StepContext} from '../lab/step-context.ts'
// Overlays.
export {overlayOf, overlaysIn} from '../overlays/index.ts'
export type {ContainerOverlay, Invariant, Overlay} from '../overlays/overlay.ts'
export {asCaller} from '../process/as-caller.ts'
export {ipLinks, ipRoutes} from '../process/ip-answer.ts'
export {LabError} from '../process/lab-error.ts'
export {parseOsRelease} from '../process/os-release.ts'
export {formatAddress, formatPrefix} from '../process/prefix.ts'
export type {RunResult} from '../process/run.ts'
export * as z from '../process/schema.ts'
export {$, type CommandOutput, type RunningCommand, type Shell, type ShellOptions} from '../process/shell.ts'
export {type Sight, waitUntil} from '../process/wait-until.ts'
// Docker.
export {
  connectContainers,
  containersHaveSettings,
  createFanNetwork,
  createNetworkCommand,
  dockerStartsAtBoot,
  fanNetwork,
  inspectContainer,
  networkHasSettings,
  runContainers,
  startAfterOverlay,
  startDocker,
} from '../roles/docker/index.ts'
// LXD clusters.
export {
  addressesLieInSlices,
  bootstrapCluster,
  clusterIsOperational,
  containersAreSpread,
  containersRun,
  containersSitOnFanBridge,
  dhcpAndDnsAnswer,
  importContainerImage,
  joinMember,
  joinMembers,
  joinPreseed,
  launchContainers,
  lxdNeed,
  lxdStartsAtBoot,
  membersAgree,
  membersHaveFanAddresses,
  otherNamesResolve,
  ownNamesResolve,
  queryMembers,
  startLxdForNow,
  stopAndWipeLxd,
  waitForCluster,
} from '../roles/lxd-cluster/index.ts'
// The life of a run, and its story.
export {allTold} from '../run/all-told.ts'
export {formLab} from '../run/form-lab.ts'
export {
  bootLaterMachine,
  bootLaterMachineWith,
  bootMachines,
  equipMachines,
  equipMachinesWith,
  findOutVersions,
  installOverlay,
} from '../run/lab-steps.ts'
export {expectCaught, provocationTable, provoke, waitUntilGreen} from '../run/provoke.ts'
export type {RuleInput} from '../run/rule-cases.ts'
export {fault, type ScriptFault} from '../run/script-fault.ts'
export type {Story, StoryContext} from '../run/story.ts'
export {tellFault} from '../run/tell-fault.ts'
export {waitForLab} from '../run/wait-for-lab.ts'
