/// <reference types="node" />
declare module 'fanlab:src/api/index' {
export { breakLab } from 'fanlab:src/cli/break-lab';
export { refusedInputs } from 'fanlab:src/cli/check-inputs';
export { expectRules } from 'fanlab:src/cli/expect-rules';
export { runFile } from 'fanlab:src/cli/run-file';
export { type OwnScenario, type OwnStory, runLab } from 'fanlab:src/cli/run-lab';
export { runScenario } from 'fanlab:src/cli/run-scenario';
export { visitLab } from 'fanlab:src/cli/visit-lab';
export { askEveryone } from 'fanlab:src/expect/ask-everyone';
export { containersIn, findEndpoints, placeEndpoints } from 'fanlab:src/expect/endpoints';
export { mtuIsExact } from 'fanlab:src/expect/mtu';
export { expectReach } from 'fanlab:src/expect/reach';
export { expectSilence } from 'fanlab:src/expect/silence';
export { nothingChanged, nothingLost, type RecordedStates, recordStates } from 'fanlab:src/expect/unchanged';
export type { Sabotage } from 'fanlab:src/faults/sabotage';
export { askEndpoints } from 'fanlab:src/lab/ask-endpoints';
export type { Cell } from 'fanlab:src/lab/cell';
export { cellsFailed } from 'fanlab:src/lab/cells-failed';
export { type CheckContext, convergence } from 'fanlab:src/lab/check-context';
export { CheckFailed, NotObservable } from 'fanlab:src/lab/check-failed';
export { type Endpoint, inEndpoint } from 'fanlab:src/lab/endpoint';
export { expectEqual } from 'fanlab:src/lab/expect';
export type { Lab } from 'fanlab:src/lab/lab';
export type { Machine, PlaceHandle } from 'fanlab:src/lab/machine';
export { cutAllPower, rebootAll, rebootMachine, rebootRolling, restartMachine } from 'fanlab:src/lab/reboot';
export type { Said } from 'fanlab:src/lab/run-together';
export type { StepContext } from 'fanlab:src/lab/step-context';
export { overlayOf, overlaysIn } from 'fanlab:src/overlays/index';
export type { ContainerOverlay, Invariant, Overlay } from 'fanlab:src/overlays/overlay';
export { asCaller } from 'fanlab:src/process/as-caller';
export { ipLinks, ipRoutes } from 'fanlab:src/process/ip-answer';
export { LabError } from 'fanlab:src/process/lab-error';
export { parseOsRelease } from 'fanlab:src/process/os-release';
export { formatAddress, formatPrefix } from 'fanlab:src/process/prefix';
export type { RunResult } from 'fanlab:src/process/run';
export * as z from 'fanlab:src/process/schema';
export { $, type CommandOutput, type RunningCommand, type Shell, type ShellOptions } from 'fanlab:src/process/shell';
export { type Sight, waitUntil } from 'fanlab:src/process/wait-until';
export { connectContainers, containersHaveSettings, createFanNetwork, createNetworkCommand, dockerStartsAtBoot, fanNetwork, inspectContainer, networkHasSettings, runContainers, startAfterOverlay, startDocker, } from 'fanlab:src/roles/docker/index';
export { addressesLieInSlices, bootstrapCluster, clusterIsOperational, containersAreSpread, containersRun, containersSitOnFanBridge, dhcpAndDnsAnswer, importContainerImage, joinMember, joinMembers, joinPreseed, launchContainers, lxdNeed, lxdStartsAtBoot, membersAgree, membersHaveFanAddresses, otherNamesResolve, ownNamesResolve, queryMembers, startLxdForNow, stopAndWipeLxd, waitForCluster, } from 'fanlab:src/roles/lxd-cluster/index';
export { allTold } from 'fanlab:src/run/all-told';
export { formLab } from 'fanlab:src/run/form-lab';
export { bootLaterMachine, bootLaterMachineWith, bootMachines, equipMachines, equipMachinesWith, findOutVersions, installOverlay, } from 'fanlab:src/run/lab-steps';
export { expectCaught, provocationTable, provoke, waitUntilGreen } from 'fanlab:src/run/provoke';
export type { RuleInput } from 'fanlab:src/run/rule-cases';
export { fault, type ScriptFault } from 'fanlab:src/run/script-fault';
export type { Story, StoryContext } from 'fanlab:src/run/story';
export { tellFault } from 'fanlab:src/run/tell-fault';
export { waitForLab } from 'fanlab:src/run/wait-for-lab';
}
declare module 'fanlab:src/cli/break-lab' {
/**
 * `fanlab fault 'link net13 down' --for 10s`: makes a fault in a lab that is up, undoes it, and asks everything that the lab's
 * file expects. Ends the process.
 */
export const breakLab: (script: string) => Promise<never>;
}
declare module 'fanlab:src/cli/check-inputs' {
/** What is wrong with flags that the action's inputs became, whichever scenario is to take them, in its words. */
export function refusedInputs(words: readonly string[]): string[];
}
declare module 'fanlab:src/cli/choose-acts' {
import type { InputProblem } from 'fanlab:src/process/input-problem';
export interface NumberedAct<Act> {
    /** `S` and its place among all acts, from 1. */
    id: string;
    act: Act;
}
/**
 * Reads the value of --acts: numbers (S3), ranges of them (S3-S7) and parts of names, with commas between. The acts that
 * one of them means, in their usual order; without a value all of them.
 */
export function chooseActs<Act extends {
    name: string;
}>(acts: readonly Act[], given: string | undefined): {
    chosen: readonly NumberedAct<Act>[];
    problems: readonly InputProblem[];
};
}
declare module 'fanlab:src/cli/expect-rules' {
/**
 * `fanlab expect [FILE]`: asks a lab that is up what the rules of a file say, which has only `groups` and `expect`; without
 * one, what those of its lab file say. Changes nothing. Ends the process.
 */
export const expectRules: (script: string) => Promise<never>;
}
declare module 'fanlab:src/cli/option' {
/** A scenario that makes a lab and removes it, one that leaves it, and one that visits a lab that is up. */
export type ScenarioKind = 'full' | 'up' | 'visit';
/** All that there is to know of an option: parsing, help, the action's inputs and the tables of the docs follow from it. */
export interface Option {
    type: 'string' | 'boolean';
    /** It may be repeated, and then all its values count. */
    multiple?: true;
    /** Its value, as the help writes it. */
    placeholder?: string;
    /** One of these, where it is not anything. */
    choices?: readonly string[];
    /** What else its value has to be. */
    legal?: {
        rule: string;
        test(text: string): boolean;
    };
    /** The text that it has when it is not given. */
    default?: string;
    help: string;
    /** How the help writes the default, where that is not the text itself. */
    shownDefault?: string;
    /** Which scenarios take it; commands that are no scenarios name what they take. */
    takenBy?: readonly ScenarioKind[];
    /** How a workflow sets it, by an input of the same name. */
    input?: {
        description: string;
        /** Where it is not the option's own. */
        default?: string;
        /** The action itself does what it says; the scenario does not get it. */
        byAction?: true;
    };
}
/** Scenarios that make a lab. */
export const makers: readonly ['full', 'up'];
export const everyone: readonly ['full', 'up', 'visit'];
/** A rule by a pattern. */
export const ruled: ({ pattern, rule }: {
    pattern: RegExp;
    rule: string;
}) => {
    rule: string;
    test: (text: string) => boolean;
};
}
declare module 'fanlab:src/cli/option-table' {
import { isTime } from 'fanlab:src/lab/file/measures';
import { isLabName } from 'fanlab:src/lab/lab-name';
/** Every option of every command, in the order in which they are told. */
export const optionTable: {
    readonly lab: {
        readonly type: 'string';
        readonly placeholder: 'NAME';
        readonly default: 'fanlab';
        readonly shownDefault: '$FANLAB_LAB or fanlab';
        readonly help: 'name of the lab';
        readonly takenBy: readonly ["full", "up", "visit"];
        readonly input: {
            readonly description: "Name of the lab, 1 to 20 of a-z, 0-9 and inner '-'; when empty, a new name, or for check and persistence the lab of an earlier step";
            readonly default: '';
        };
    };
    readonly file: {
        readonly type: 'string';
        readonly placeholder: 'FILE';
        readonly shownDefault: 'the article’s lab';
        readonly help: 'lab file: what the lab consists of, who may reach whom, and what survives a reboot';
        readonly input: {
            readonly description: "Lab file, such as tests/lab.yaml - all scenarios are then about that lab; when empty, about the article's";
            readonly default: '';
        };
    };
    readonly provider: {
        readonly type: 'string';
        readonly placeholder: 'NAME';
        readonly choices: readonly ["lxc", "uml", "qemu", "lxd", "incus", "multipass", "vagrant", "ssh", "auto"];
        readonly default: 'lxc';
        readonly help: 'what makes the machines; auto: the best one here';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: `What makes the machines - ${string}, or auto for the best one that the runner has`;
        };
    };
    readonly fan: {
        readonly type: 'string';
        readonly placeholder: 'NAME';
        readonly choices: readonly ["ebpf", "ubuntu", "auto"];
        readonly default: "auto" | "ebpf" | "ubuntu";
        readonly help: 'fan engine: ebpf, ubuntu, or auto: what works on each machine';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'The fan engine - ebpf, ubuntu or auto';
        };
    };
    readonly underlay: {
        readonly type: 'string';
        readonly placeholder: 'PREFIX';
        readonly default: '10.79.89.0/24';
        readonly help: 'network of the machines';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'Network of the machines, a /16 or /24';
        };
    };
    readonly overlay: {
        readonly type: 'string';
        readonly placeholder: 'PREFIX';
        readonly default: '240.0.0.0/8';
        readonly help: 'network of the fan';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'Network of the fan, a /8 or /16';
        };
    };
    readonly distribution: {
        readonly type: 'string';
        readonly placeholder: 'NAME';
        readonly choices: string[];
        readonly default: "debian-12";
        readonly help: 'what the machines run';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: `What the machines run - ${string}`;
        };
    };
    readonly 'apt-source': {
        readonly type: 'string';
        readonly multiple: true;
        readonly placeholder: 'LINE';
        readonly help: 'another apt source for the machines; may be repeated';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'More apt sources for the machines, one per line';
        };
    };
    readonly package: {
        readonly type: 'string';
        readonly multiple: true;
        readonly placeholder: 'NAME[=VERSION]|FILE.deb';
        readonly help: 'a package under test; may be repeated';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'Packages under test, one NAME, NAME=VERSION or FILE.deb per line';
        };
    };
    readonly 'image-digest': {
        readonly type: 'string';
        readonly placeholder: 'DIGEST';
        readonly legal: {
            readonly rule: 'sha256: and 64 of 0-9 and a-f';
            readonly test: typeof import('fanlab:src/image/image-digest').isImageDigest;
        };
        readonly help: 'use only the cached machine image with this digest, sha256:…';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: "Digest, sha256:..., of the only cached machine image to use; when empty, images that the runner's host has built itself";
        };
    };
    readonly 'accept-cached-image': {
        readonly type: 'boolean';
        readonly help: 'use any cached machine image, also one that this host did not build';
        readonly takenBy: readonly ["full", "up"];
    };
    readonly inventory: {
        readonly type: 'string';
        readonly placeholder: 'FILE';
        readonly help: 'machines that already exist, for provider ssh';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'File that lists machines which already exist, for provider ssh';
        };
    };
    readonly empty: {
        readonly type: 'boolean';
        readonly help: 'remove everything of LXD, Docker and fans from machines that are not empty, for provider ssh';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'Remove everything of LXD, Docker and fans from machines that are not empty, for provider ssh';
        };
    };
    readonly remote: {
        readonly type: 'string';
        readonly placeholder: 'NAME';
        readonly legal: {
            rule: string;
            test: (text: string) => boolean;
        };
        readonly help: 'server for the machines, for providers lxd and incus';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'Server for the machines, for providers lxd and incus';
        };
    };
    readonly network: {
        readonly type: 'string';
        readonly placeholder: 'NAME';
        readonly legal: {
            rule: string;
            test: (text: string) => boolean;
        };
        readonly help: 'network for the machines, for providers lxd and incus';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'Network for the machines, for providers lxd and incus';
        };
    };
    readonly vm: {
        readonly type: 'boolean';
        readonly help: 'virtual machines instead of system containers, for providers lxd and incus';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'Virtual machines instead of system containers, for providers lxd and incus';
        };
    };
    readonly box: {
        readonly type: 'string';
        readonly placeholder: 'NAME';
        readonly legal: {
            rule: string;
            test: (text: string) => boolean;
        };
        readonly help: 'box of the machines, for provider vagrant';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'Box of the machines, for provider vagrant';
        };
    };
    readonly hypervisor: {
        readonly type: 'string';
        readonly placeholder: 'NAME';
        readonly choices: readonly ["virtualbox", "libvirt", "vmware_desktop"];
        readonly shownDefault: 'virtualbox';
        readonly help: 'virtualbox, libvirt or vmware_desktop, for provider vagrant';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'Hypervisor of provider vagrant - virtualbox (the default), libvirt or vmware_desktop';
        };
    };
    readonly 'no-install': {
        readonly type: 'boolean';
        readonly help: 'stop instead of installing packages that the host lacks';
        readonly takenBy: readonly ["full", "up"];
    };
    readonly 'raise-limits': {
        readonly type: 'boolean';
        readonly help: 'raise limits of the host’s kernel for a large lab, until the lab is removed';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'Raise limits of the runner’s kernel for a large lab, until the lab is removed';
        };
    };
    readonly 'keep-on-failure': {
        readonly type: 'boolean';
        readonly help: 'keep the lab if not all checks passed';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: "Keep the lab on the runner's host if not all checks passed, and print how to enter and remove it";
            readonly byAction: true;
        };
    };
    readonly 'keep-for': {
        readonly type: 'string';
        readonly placeholder: 'DURATION';
        readonly shownDefault: 'never';
        readonly help: 'remove a kept lab after 90m, 24h, 2d … with the next run';
        readonly takenBy: readonly ["full", "up"];
        readonly input: {
            readonly description: 'How long a lab is kept, such as 90m, 24h or 2d; the next run on the host then removes it';
            readonly default: '24h';
            readonly byAction: true;
        };
    };
    readonly 'keep-while': {
        readonly type: 'string';
        readonly placeholder: 'PID';
        readonly help: 'remove a kept lab after that process has ended, with the next run';
        readonly takenBy: readonly ["full", "up"];
    };
    readonly label: {
        readonly type: 'string';
        readonly placeholder: 'TEXT';
        readonly legal: {
            rule: string;
            test: (text: string) => boolean;
        };
        readonly help: 'who the lab is for; status shows it';
        readonly takenBy: readonly ["full", "up"];
    };
    readonly set: {
        readonly type: 'string';
        readonly multiple: true;
        readonly placeholder: 'NAME=VALUE';
        readonly help: 'a setting of the script; may be repeated';
        readonly input: {
            readonly description: 'Settings of the script, one NAME=VALUE per line';
        };
    };
    readonly reports: {
        readonly type: 'string';
        readonly placeholder: 'FOLDER';
        readonly default: 'junit-reports';
        readonly help: 'write the report there';
        readonly takenBy: readonly ["full", "up", "visit"];
        readonly input: {
            readonly description: 'Folder for JUnit XML, summary, HTML page and evidence';
        };
    };
    readonly timings: {
        readonly type: 'string';
        readonly placeholder: 'FILE';
        readonly help: 'write the times of the phases there, as JSON';
        readonly takenBy: readonly ["full", "up"];
    };
    readonly result: {
        readonly type: 'string';
        readonly placeholder: 'FILE';
        readonly help: 'write the result there, as JSON';
        readonly takenBy: readonly ["full", "up", "visit"];
    };
    readonly keep: {
        readonly type: 'boolean';
        readonly help: 'keep the lab afterwards, and print how to enter and remove it';
        readonly takenBy: readonly ["full"];
    };
    readonly 'all-endpoints': {
        readonly type: 'boolean';
        readonly help: 'include containers that you launched beside the lab’s own';
        readonly input: {
            readonly description: "Scenario check includes containers that earlier steps launched beside the lab's own";
        };
    };
    readonly reboot: {
        readonly type: 'string';
        readonly placeholder: 'WAY';
        readonly default: 'power-cut';
        readonly legal: {
            readonly rule: 'rolling, all, power-cut or the name of a machine';
            readonly test: typeof isLabName;
        };
        readonly help: 'rolling, all, power-cut or the name of one machine';
        readonly input: {
            readonly description: 'How scenario persistence reboots - rolling, all, power-cut or the name of one machine';
        };
    };
    readonly acts: {
        readonly type: 'string';
        readonly placeholder: 'LIST';
        readonly shownDefault: 'all of them';
        readonly legal: {
            rule: string;
            test: (text: string) => boolean;
        };
        readonly help: 'only these acts, such as S3,S10-S14,nginx: numbers, ranges, or parts of names';
    };
    readonly all: {
        readonly type: 'boolean';
        readonly help: 'every lab on this host';
    };
    readonly force: {
        readonly type: 'boolean';
        readonly help: 'also end a run that is using the lab';
    };
    readonly abandoned: {
        readonly type: 'boolean';
        readonly help: 'only labs, or faults, whose run is dead';
    };
    readonly 'expect-failure': {
        readonly type: 'boolean';
        readonly help: 'exit code 0 only if the command ran there and failed';
    };
    readonly 'expect-unreachable': {
        readonly type: 'boolean';
        readonly help: 'exit code 0 only if curl, fping, nc, ping, timeout or wget failed because nothing answered';
    };
    readonly for: {
        readonly type: 'string';
        readonly placeholder: 'DURATION';
        readonly shownDefault: 'until Ctrl-C; of a fault 10s, or none where it is over at once';
        readonly legal: {
            rule: string;
            test: (text: string) => boolean;
        };
        readonly help: 'how long it captures, or a fault holds, such as 10s';
    };
    readonly within: {
        readonly type: 'string';
        readonly placeholder: 'DURATION';
        readonly default: '30s';
        readonly legal: {
            rule: string;
            test: (text: string) => boolean;
        };
        readonly help: 'how long it may take after a fault until everything is as expected';
    };
    readonly flow: {
        readonly type: 'string';
        readonly multiple: true;
        readonly placeholder: 'FROM:TO[:BY]';
        readonly legal: {
            readonly rule: "FROM:TO or FROM:TO:BY, such as client:server or web-1:web-2:tcp-new/443";
            readonly test: (text: string) => boolean;
        };
        readonly help: 'questions that go on meanwhile, by icmp where nothing is said; may be repeated';
    };
    readonly 'max-outage': {
        readonly type: 'string';
        readonly placeholder: 'TIME';
        readonly shownDefault: 'any, which is told';
        readonly legal: {
            readonly rule: string;
            readonly test: typeof isTime;
        };
        readonly help: 'the longest outage of each flow that is no failure';
    };
    readonly list: {
        readonly type: 'boolean';
        readonly help: 'which faults can be made in the lab, and how they are written';
    };
    readonly format: {
        readonly type: 'string';
        readonly placeholder: 'NAME';
        readonly choices: readonly ["mermaid", "dot"];
        readonly default: 'mermaid';
        readonly help: 'language of the picture: mermaid, or dot for Graphviz';
    };
    readonly rules: {
        readonly type: 'boolean';
        readonly help: 'also draw who has to reach whom, and who must not';
    };
    readonly json: {
        readonly type: 'boolean';
        readonly help: 'machine-readable output';
    };
};
}
declare module 'fanlab:src/cli/options' {
import type { Option, ScenarioKind } from 'fanlab:src/cli/option';
import { optionTable } from 'fanlab:src/cli/option-table';
type Table = typeof optionTable;
export type OptionName = keyof Table;
/** What was given for options, by their types; of one that may not be repeated the last counts. */
export type OptionValues = {
    [Name in OptionName]?: Table[Name] extends {
        multiple: true;
    } ? readonly string[] : Table[Name]['type'] extends 'boolean' ? boolean : string;
};
/** What the table says of an option, whichever that is. */
export const optionOf: (name: OptionName) => Option;
export const optionNames: OptionName[];
/** The text that an option has when it is not given. */
export const defaultOf: (name: OptionName) => string;
/** What a scenario of that kind takes, beside what it names itself. */
export const optionsOf: (kind: ScenarioKind) => OptionName[];
export {};
}
declare module 'fanlab:src/cli/read-settings' {
import { type InputProblem } from 'fanlab:src/process/input-problem';
/** What a script may be told by --set NAME=VALUE: texts by their names. */
export type Settings = Readonly<Record<string, string>>;
/**
 * Reads the values of --set, over those that the script declares; one that declares none takes any. Of a name that is
 * given more than once the last counts.
 */
export function readSettings(given?: readonly string[], declared?: Settings): {
    settings: Settings;
    problems: readonly InputProblem[];
};
}
declare module 'fanlab:src/cli/run-file' {
/**
 * `fanlab run FILE.mjs`: a script of the user's, which finds `fanlab` wherever it lies. `fanlab run FILE.yaml`: a lab file. `launcher` is import.meta.url of
 * the script that calls this. Ends the process.
 */
export function runFile(launcher: string): Promise<never>;
}
declare module 'fanlab:src/cli/run-lab' {
import type { Story } from 'fanlab:src/run/story';
import { type Settings } from 'fanlab:src/cli/read-settings';
/** A scenario of one's own. */
export interface OwnScenario<S extends Settings = Settings> {
    /** The lab file; a relative path begins at the script's folder. */
    lab: string;
    /** What reports call it. Default: the script's name without its ending. */
    name?: string;
    /** What `--set NAME=VALUE` may choose, with the values that hold without it. A script that declares none takes any. */
    settings?: S;
    /** The lab stays when the story was told to its end. */
    keepsLab?: boolean;
    /** import.meta.url of the script, where it is not the one that Node was started with. */
    script?: string;
}
/** A story, and what the command line says to it. */
export interface OwnStory<S extends Settings = Settings> extends Story {
    readonly settings: Readonly<Record<keyof S, string>>;
}
/**
 * Runs a scenario of one's own on a lab that is made for it and removed after it: reads the flags, becomes root, makes the
 * machines of the lab file and waits until they have booted; then the story begins. Ends the process. The story is told
 * twice: once to be planned, when no step and no check is run, and once to be done.
 */
export function runLab<const S extends Settings>(scenario: string | OwnScenario<S>, tell: (story: OwnStory<S>) => Promise<unknown>): Promise<never>;
}
declare module 'fanlab:src/cli/run-scenario' {
import type { FaultDefinition } from 'fanlab:src/lab/file/fault-definition';
import type { Story } from 'fanlab:src/run/story';
import type { NumberedAct } from 'fanlab:src/cli/choose-acts';
interface Scenario<Act> {
    name: string;
    /** import.meta.url of the script. */
    script: string;
    story: (story: Story, given: ScenarioArguments<Act>) => Promise<void>;
    /** The lab stays when the story was told to its end. */
    keepsLab?: boolean;
    /** What --acts chooses from, where it is not about a lab file. */
    acts?: readonly Act[];
    /** What it tells of a lab file of the user's, whose flag it then takes. */
    ofFile?: 'full' | 'up' | 'sabotage';
    /** It makes the faults of the lab's file, and skips those that the provider cannot make. */
    makesFaults?: boolean;
}
/** What the command line says to the story. */
interface ScenarioArguments<Act> {
    /** The acts that were chosen, each with its number among all of them. */
    acts: readonly NumberedAct<Act>[];
    /** The faults of the lab's file. */
    faults: readonly FaultDefinition[];
}
/** Runs a scenario that makes a lab of its own, from the first look at the host to the lab's removal. Ends the process. */
export const runScenario: <Act extends {
    name: string;
}>({ name, script, story, keepsLab, acts, ofFile, makesFaults, }: Scenario<Act>) => Promise<never>;
export {};
}
declare module 'fanlab:src/cli/visit-lab' {
import type { Story } from 'fanlab:src/run/story';
import { type OptionName } from 'fanlab:src/cli/options';
interface Visit {
    name: string;
    /** import.meta.url of the script. */
    script: string;
    /** Flags beside those that every visit takes. */
    flags?: readonly OptionName[];
    story: (story: Story, given: VisitArguments) => Promise<void>;
    /** What it tells of a lab that was made from a file of the user's; it takes the flag of one, too. */
    ofFile?: 'check' | 'persistence';
}
/** What the command line says to the story. */
interface VisitArguments {
    /** How to reboot: rolling, all, power-cut, or the name of a machine of the lab. */
    reboot: string;
}
/** Runs a scenario on a lab that is up. Ends the process. */
export const visitLab: ({ name, script, flags, story, ofFile }: Visit) => Promise<never>;
export {};
}
declare module 'fanlab:src/evidence/witness' {
import { type ReportedCell } from 'fanlab:src/lab/cell';
import type { Lab } from 'fanlab:src/lab/lab';
import type { ErrorLog } from 'fanlab:src/process/lab-error';
/** What the witness can tell of one failure. */
export interface Testimony {
    /** At which hop the packet died, in one sentence. */
    explanation?: string;
    /** Command that a person would type next, and where. */
    hint?: string;
}
export interface Failure {
    phase: string;
    /** Name of its folder, behind a number. */
    name: string;
    /** What is said about it: the machines that are named in it are looked at, or all. */
    texts: readonly string[];
    /** Cells that were silent for the same reason, each. */
    groups: readonly (readonly ReportedCell[])[];
    /** What was said about it by those who made the machines. */
    logs?: readonly ErrorLog[];
}
interface WitnessOptions {
    /** Folder of the run's evidence, as it is told in the report. */
    folder: string;
    /** Writes a file of evidence; the path is relative to that folder. */
    write(path: string, content: string | Buffer): void;
    /** Takes secrets out of a text. */
    redact(text: string): string;
    /** Told what could not be done; a problem of the evidence is no failure. */
    warn(message: string): void;
    signal: AbortSignal;
}
/** Looks at a lab in which something has just failed. Only observes, never throws, and takes its time only then. */
export class Witness {
    #private;
    constructor(options: WitnessOptions);
    /**
     * Collects evidence about a failure, and traces a packet for each group of silent cells, the first first. Resolves to
     * what is known of each group, in their order, and the folder; without one when there were too many. Where there is no
     * lab yet, there are its logs.
     */
    testify(lab: Lab | undefined, failure: Failure): Promise<{
        folder?: string;
        groups: Testimony[];
    }>;
}
export {};
}
declare module 'fanlab:src/expect/ask-everyone' {
import type { Cell } from 'fanlab:src/lab/cell';
import { type CheckContext } from 'fanlab:src/lab/check-context';
import { type CellResult } from 'fanlab:src/expect/run-matrix';
/** Asks the given cells of the whole lab. A cell whose endpoint is not there has failed, and the others are asked. */
export function askEveryone({ lab, signal, patience, found, launched }: CheckContext, cells: readonly Cell[]): Promise<(CellResult & {
    claims: readonly string[];
})[]>;
}
declare module 'fanlab:src/expect/endpoints' {
import type { Endpoint, FoundEndpoints } from 'fanlab:src/lab/endpoint';
import type { Lab } from 'fanlab:src/lab/lab';
import type { RoleName } from 'fanlab:src/lab/topology';
/** The endpoints of the containers' overlay that need nothing of a role: the host and the machines on it. */
export function placeEndpoints(lab: Lab): Endpoint[];
/** All endpoints of the lab where they are now: after a reboot the processes of the containers are others. */
export function findEndpoints(lab: Lab): Promise<FoundEndpoints>;
/** The containers that a role's software runs; throws a CheckFailed when one of them cannot be asked. */
export const containersIn: (lab: Lab, role: RoleName) => Promise<Endpoint[]>;
}
declare module 'fanlab:src/expect/machine-state' {
import type { PlaceHandle } from 'fanlab:src/lab/machine';
/** What a machine's network and services look like: a set of sentences, each for one fact. */
export type MachineState = ReadonlySet<string>;
/**
 * Reads the state that has to survive a reboot, and that a neighbour's joining must not change. What differs from boot
 * to boot by its nature is left out: names of veth pairs, MAC and IPv6 addresses, counters, handles, lease times.
 */
export function readMachineState(place: PlaceHandle): Promise<MachineState>;
/** Whether a routing daemon has put routes there, which change for some time after its neighbours have met. */
export const hasLearnedRoutes: (state: MachineState) => boolean;
/** Facts that are gone and facts that are new, in the words of the report. */
export function stateDifference(before: MachineState, after: MachineState): {
    lost: string[];
    gained: string[];
};
}
declare module 'fanlab:src/expect/mesh' {
import { type Cell } from 'fanlab:src/lab/cell';
import { type PlannedEndpoint } from 'fanlab:src/lab/planned-endpoints';
import type { Rule, Topology } from 'fanlab:src/lab/topology';
/** Everybody who is asked, and what the lab file expects of them. */
export interface Mesh {
    endpoints: readonly PlannedEndpoint[];
    expect: readonly Rule[];
    topology: Topology;
}
/** The mesh of a lab, and of what was launched beside what it has of its own. */
export const meshOf: (topology: Topology, launched?: readonly PlannedEndpoint[]) => Mesh;
/**
 * Every cell that the lab file expects an answer in, and every one of an endpoint that was launched beside: by protocol,
 * then by source and target in the order of the endpoints. A target that does not serve a protocol is not asked.
 */
export function cellsOf({ endpoints, expect }: Pick<Mesh, 'endpoints' | 'expect'>): Cell[];
}
declare module 'fanlab:src/expect/mtu' {
import type { CheckContext } from 'fanlab:src/lab/check-context';
import type { Endpoint } from 'fanlab:src/lab/endpoint';
/** P48: a packet of exactly the overlay's MTU passes with DF set, and one byte more is refused at its source. */
export function mtuIsExact(context: CheckContext, sources: readonly Endpoint[], target: Endpoint): Promise<void>;
/**
 * Whether ping says that its own kernel refused the packet as too big for that MTU. iputils of 2022 tells the MTU, that
 * of 2024 does not:
 *
 *     ping: local error: message too long, mtu=1450
 *     ping: sendmsg: Message too long
 */
export function isRefusal(said: string, mtu: number): boolean;
}
declare module 'fanlab:src/expect/reach' {
import { type Protocol } from 'fanlab:src/lab/cell';
import { type CheckContext } from 'fanlab:src/lab/check-context';
import type { Endpoint } from 'fanlab:src/lab/endpoint';
/** Every source reaches every target (but itself), by each of the protocols at the same time; all that do not are named. */
export function expectReach({ lab, signal, patience }: CheckContext, sources: readonly Endpoint[], targets: readonly Endpoint[], protocols?: Protocol | readonly Protocol[]): Promise<void>;
}
declare module 'fanlab:src/expect/rules/rule-cell' {
import type { ReportedCell } from 'fanlab:src/lab/cell';
import type { parseService } from 'fanlab:src/lab/file/service';
type FileService = NonNullable<ReturnType<typeof parseService>>;
/** What one rule expects of one source and one target, by one service and family. */
export interface RuleCell {
    /** allow: it is answered · deny: it is not · path, mtu, latency, loss: what the rule's key of that name says. */
    kind: 'allow' | 'deny' | 'path' | 'mtu' | 'latency' | 'loss';
    /** The sentence of its case. */
    name: string;
    /** Ids of the rules that say so. */
    ids: readonly string[];
    source: string;
    target: string;
    family: 4 | 6;
    /** The overlay or network by whose address the target is asked, where a rule chooses it. */
    over: string | undefined;
    /** The same, where it does not go without saying. */
    told: string | undefined;
    /** The service as the rule has it. */
    word: string;
    service: FileService;
    /** Milliseconds until the first answer; undefined where the rule does not say. */
    within: number | undefined;
    /** It holds only of endpoints on the same machine, or on different ones. */
    where: 'same-machine' | 'other-machine' | undefined;
    /** The address that the target has to see; undefined is the source's own. */
    seenAs?: string | undefined;
    page?: {
        status?: number | undefined;
        contains?: string | undefined;
    } | undefined;
    path?: readonly string[];
    /** Bytes. */
    mtu?: number;
    /** Milliseconds of a round trip, or the share of questions that are lost, from 0 to 1. */
    most?: number;
}
/** Without its name. */
export type NamelessCell = Omit<RuleCell, 'name'> & {
    shownMost?: string;
};
/** The sentence of its case. IPv4 goes without saying, so that a name stays when a lab gets IPv6. */
export function nameOfCell(cell: NamelessCell): string;
/** As reports group it: those of one kind and service. */
export const reportedCell: ({ source, target, word, family, kind }: RuleCell) => ReportedCell;
export {};
}
declare module 'fanlab:src/expect/run-matrix' {
import type { Cell, Unanswered } from 'fanlab:src/lab/cell';
import type { Endpoint } from 'fanlab:src/lab/endpoint';
import type { Overlay } from 'fanlab:src/overlays/overlay';
interface MatrixOptions {
    overlay: Overlay;
    /** Milliseconds that cells may take until they answer for the first time. */
    within: number;
    /** The lab's pace, by which all deadlines are multiplied. */
    pace: number;
    /** Entries of the neighbour table that it may need at a time; default: what the kernel has room for. */
    mostNeighbours?: number;
    signal?: AbortSignal | undefined;
}
export interface CellResult {
    cell: Cell;
    passed: boolean;
    /** What came instead, in words. */
    got: string;
    /** How often the cell was asked until it answered. */
    attempts: number;
    durationMs: number;
    /** It could not be asked, since one of its ends has no part in this lab; `got` tells why. */
    absent?: true;
    /** Nothing can be said about it, for the reason given; the network is not to blame. */
    unjudged?: string;
    /** Nobody answered. */
    unanswered?: Unanswered | undefined;
}
/** Asks every cell, all at the same time, until those that may still be on their way answer: see askUntilAnswered. */
export function runMatrix(endpoints: readonly Endpoint[], cells: readonly Cell[], options: MatrixOptions): Promise<CellResult[]>;
export {};
}
declare module 'fanlab:src/expect/silence' {
import type { Protocol } from 'fanlab:src/lab/cell';
import type { CheckContext } from 'fanlab:src/lab/check-context';
import type { Endpoint } from 'fanlab:src/lab/endpoint';
/**
 * No source reaches any target. What is silent proves something only when, at the same moment, the target answers somebody
 * else, and the source reaches somebody by the same interface: without both it is a LabError.
 */
export function expectSilence({ lab, signal }: CheckContext, sources: readonly Endpoint[], targets: readonly Endpoint[], protocol?: Protocol): Promise<void>;
}
declare module 'fanlab:src/expect/unchanged' {
import type { Machine } from 'fanlab:src/lab/machine';
import { type MachineState } from 'fanlab:src/expect/machine-state';
/** What was recorded of machines, by name. */
export type RecordedStates = ReadonlyMap<string, MachineState>;
/** Milliseconds: for how long routes have to stay as they are, and how long that may take to come. */
interface RestOptions {
    rest?: number;
    within?: number;
}
/**
 * What the machines look like. Where a routing daemon has put routes, they are recorded once they have come to rest:
 * neighbours that have met can still be without each other's best routes, and what is on its way would count as new.
 * Throws a LabError when the routes have not come to rest in a minute.
 */
export function recordStates(machines: readonly Machine[], { rest, within }?: RestOptions): Promise<RecordedStates>;
/** P32, P52: what others did changed nothing on these machines. */
export function nothingChanged(machines: readonly Machine[], before: RecordedStates): Promise<void>;
/**
 * P39, P40: after a reboot, or whatever else happened to them, everything is as it was before. Services need a moment after the boot; what is still
 * missing at the deadline, in milliseconds, is lost.
 */
export function nothingLost(machines: readonly Machine[], before: RecordedStates, within: number, what?: string): Promise<void>;
export {};
}
declare module 'fanlab:src/faults/sabotage' {
import type { Lab } from 'fanlab:src/lab/lab';
/** One way to break a lab that is up, and how the checks have to notice. */
export interface Sabotage {
    /** A sentence that a reader understands without the code. */
    name: string;
    /** Ids of claims and invariants that have to turn red. */
    expect: readonly string[];
    /** Ids that may turn red with them; any other is unrelated. */
    may?: readonly string[];
    /** What a silent cell has to tell of its packets, such as `the question was last seen leaving by eth0 of lxd-1`. */
    lastSeen?: string;
    act(lab: Lab): Promise<void>;
    /** Puts everything right again, also after an act that broke off in the middle. */
    undo(lab: Lab): Promise<void>;
}
}
declare module 'fanlab:src/host/host-needs' {
/** What a provider uses on the host, so that it can be installed before the provider is asked whether it can run. */
export interface HostNeeds {
    /** Command, or absolute path of a file, and the Debian package that brings it. */
    tools: Readonly<Record<string, string>>;
    /** The same, for labs with a way out. */
    wayOutTools?: Readonly<Record<string, string>>;
    /** Kernel modules; one that is built in or unknown to the kernel is passed over. */
    modules: readonly string[];
    /** systemd units of those packages that must not run because of us. */
    unwantedUnits: readonly string[];
    /** Processors on which it makes machines, as Node names them. Without it, on any. */
    architectures?: readonly string[];
}
}
declare module 'fanlab:src/image/image-digest' {
/** Names a packed image by its content: `sha256:` and 64 hexadecimal digits. */
export type ImageDigest = `sha256:${string}`;
export const isImageDigest: (text: string) => text is ImageDigest;
/** Of an open file, from its beginning. */
export const digestOf: (fd: number) => Promise<ImageDigest>;
/**
 * Copies an open file to another one, and gives the digest of what was copied: whoever may write to the first can change
 * nothing any more once it is known.
 */
export const copyWithDigest: (fd: number, target: number) => Promise<ImageDigest>;
}
declare module 'fanlab:src/image/image-trust' {
import type { ImageDigest } from 'fanlab:src/image/image-digest';
/** Who vouches for an image, which is code that runs as root. */
export type ImageOrigin = 'built' | 'pinned' | 'unverified';
/** Which images are taken beside those that this host has built. */
export interface ImageTrust {
    /** This one and no other. */
    digest?: ImageDigest | undefined;
    /** Whatever is in the cache: the host is thrown away, and whoever filled the cache is root on it anyway. */
    anyCached?: boolean;
}
export function isTrusted(image: {
    digest: ImageDigest;
    origin: ImageOrigin;
}, trust: ImageTrust): boolean;
/** For a report. */
export const originTexts: Readonly<Record<ImageOrigin, string>>;
}
declare module 'fanlab:src/lab/ask-endpoints' {
import { type Endpoint } from 'fanlab:src/lab/endpoint';
import { type Said } from 'fanlab:src/lab/run-together';
interface Question {
    source: Endpoint;
    argv: readonly string[];
}
/**
 * Runs each command in its source's network namespace, all side by side and with one command for each machine. Answers
 * are in the order of the questions.
 */
export function askEndpoints(questions: readonly Question[], options?: {
    timeoutMs?: number;
    signal?: AbortSignal;
}): Promise<Said[]>;
export {};
}
declare module 'fanlab:src/lab/cell' {
/**
 * icmp: ten echoes · full-size: echoes that fill the overlay's MTU, with DF set · udp: an echo on port 7, small, filling
 * the MTU and in fragments · tcp: connections to port 7, one of which carries bulk data both ways · http: GET / on port 80.
 */
export const protocols: readonly ['icmp', 'full-size', 'udp', 'tcp', 'http'];
export type Protocol = (typeof protocols)[number];
/** One square of the matrix: who asks whom how, and whether an answer is expected. */
export interface Cell {
    source: string;
    target: string;
    protocol: Protocol;
    expected: 'answer' | 'silence';
}
/** A square of any table, as reports name it: by whichever service. */
export interface ReportedCell extends Omit<Cell, 'protocol'> {
    protocol: string;
}
/** Identity of a cell among all of a lab, whatever its sentence says: `web-1/web-2/icmp`. */
export const cellId: ({ source, target, protocol }: Cell) => string;
/** The sentence that a report has for it, and the name of its case: a promise of version 1. */
export const cellName: ({ source, target, protocol, expected }: ReportedCell) => string;
/** What is known of packets of a question that nobody answered. */
export interface Unanswered {
    /** Behind that link they were lost; undefined where none of them was seen, or none that is lost. */
    lastSeen?: {
        /** The sentence: `the question was last seen leaving by eth0 of r1`. */
        text: string;
        /** Whose link it is: a machine, or an endpoint on one. */
        where: string;
    };
}
}
declare module 'fanlab:src/lab/cells-failed' {
import { type Cell } from 'fanlab:src/lab/cell';
import { CheckFailed } from 'fanlab:src/lab/check-failed';
/** A cell that is not as claimed, and what came instead, such as `9 of 10 answers`. */
interface WrongCell {
    cell: Cell;
    got: string;
}
/** The failure of a check that asked so many cells. Those where an answer was expected can be traced. */
export const cellsFailed: (total: number, wrong: readonly WrongCell[]) => CheckFailed;
export {};
}
declare module 'fanlab:src/lab/check-context' {
import type { Endpoint } from 'fanlab:src/lab/endpoint';
import type { Lab } from 'fanlab:src/lab/lab';
/** Milliseconds that a route may take to work after something was changed. */
export const convergence = 15000;
/** What a check gets: the lab to look at, and nothing that changes it. */
export interface CheckContext {
    lab: Lab;
    signal?: AbortSignal | undefined;
    /** Milliseconds that a cell may take to answer for the first time. Default: `convergence`. */
    patience?: number | undefined;
    /** What was launched beside the lab's own and is to be asked, too. */
    launched?: readonly Endpoint[];
    /** By which a sample of cells is chosen, where the lab file has no seed of its own. */
    sampleSeed?: number;
    /** Shows how far long work is to whoever waits for it. */
    say?(text: string): void;
    /** Told who was found where, whenever everybody was looked for. */
    found?(endpoints: readonly Endpoint[]): void;
}
}
declare module 'fanlab:src/lab/check-failed' {
import type { Cell } from 'fanlab:src/lab/cell';
/** What a check is about cannot be seen here, which says nothing about the network. The reason is for the report. */
export class NotObservable extends Error {
    readonly name = "NotObservable";
}
/** The network is not as the article claims. Thrown by checks; whatever else they throw is an error of the lab. */
export class CheckFailed extends Error {
    readonly name = "CheckFailed";
    readonly expected: string;
    readonly got: string;
    /** The next command a person would type. */
    readonly hint: string | undefined;
    /** Cells that were expected to answer and did not. */
    readonly silent: readonly Cell[];
    constructor(difference: {
        expected: string;
        got: string;
        hint?: string | undefined;
        silent?: readonly Cell[];
    });
}
}
declare module 'fanlab:src/lab/endpoint' {
import type { PlaceHandle } from 'fanlab:src/lab/machine';
import type { PlannedEndpoint } from 'fanlab:src/lab/planned-endpoints';
/** Anything with an overlay address that can be the source or the target of a probe. */
export interface Endpoint extends PlannedEndpoint {
    /** Overlay address, dotted decimal. */
    address: string;
    /** Where its probes run: the machine's own tools, in the endpoint's network namespace. */
    place: PlaceHandle;
    /** Process on that machine whose network namespace is the endpoint's; undefined for the machine's own. */
    pid?: number;
    /** The network of its own software that it was asked on; undefined on the overlay. */
    network?: string;
    /** Bytes of the largest packet there; the overlay's where nothing is said. */
    mtu?: number;
}
/** An endpoint that cannot be probed, and why; every cell that it is part of has failed for that reason. */
export interface MissingEndpoint {
    name: string;
    reason: string;
    /** Where it would run, if anybody knows. */
    place?: PlaceHandle;
    /** It has no part in this lab: its cells have not failed, there is nothing to see. */
    absent?: true;
}
/** The endpoints of a lab where they are now. */
export interface FoundEndpoints {
    endpoints: readonly Endpoint[];
    missing: readonly MissingEndpoint[];
}
/** argv that runs a command of the endpoint's machine in the endpoint's network namespace. */
export const inEndpoint: ({ pid }: Endpoint, argv: readonly string[]) => string[];
}
declare module 'fanlab:src/lab/expect' {
/** The one comparison of the checks: both sides as text, equal or the check has failed. */
export function expectEqual(what: string, expected: unknown, got: unknown, hint?: string): void;
}
declare module 'fanlab:src/lab/file/fault-definition' {
import * as z from 'fanlab:zod';
/** A line of `faults`. */
export const faultDefinition: z.ZodObject<{
    id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
    name: z.ZodOptional<z.ZodString>;
    do: z.ZodOptional<z.ZodString>;
    on: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
    run: z.ZodOptional<z.ZodString>;
    undo: z.ZodOptional<z.ZodString>;
    for: z.ZodOptional<z.ZodString>;
    within: z.ZodOptional<z.ZodString>;
    expect: z.ZodOptional<z.ZodArray<z.ZodObject<{
        id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
        to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
        where: z.ZodOptional<z.ZodEnum<{
            "other-machine": "other-machine";
            "same-machine": "same-machine";
        }>>;
        allow: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        deny: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        family: z.ZodOptional<z.ZodEnum<{
            v4: "v4";
            v6: "v6";
        }>>;
        over: z.ZodOptional<z.ZodString>;
        path: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        source: z.ZodOptional<z.ZodString>;
        mtu: z.ZodOptional<z.ZodInt>;
        latency: z.ZodOptional<z.ZodObject<{
            max: z.ZodString;
        }, z.core.$strict>>;
        loss: z.ZodOptional<z.ZodObject<{
            max: z.ZodString;
        }, z.core.$strict>>;
        http: z.ZodOptional<z.ZodObject<{
            status: z.ZodOptional<z.ZodInt>;
            contains: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>;
        within: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>>;
    flows: z.ZodOptional<z.ZodArray<z.ZodObject<{
        id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
        to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
        by: z.ZodOptional<z.ZodString>;
        family: z.ZodOptional<z.ZodEnum<{
            v4: "v4";
            v6: "v6";
        }>>;
        over: z.ZodOptional<z.ZodString>;
        period: z.ZodOptional<z.ZodString>;
        'max-outage': z.ZodOptional<z.ZodString>;
        'known-fault': z.ZodOptional<z.ZodObject<{
            bug: z.ZodString;
            'max-outage': z.ZodString;
        }, z.core.$strict>>;
    }, z.core.$strict>>>;
}, z.core.$strict>;
export type FaultDefinition = z.infer<typeof faultDefinition>;
}
declare module 'fanlab:src/lab/file/flow-definition' {
import * as z from 'fanlab:zod';
export const usualPeriod = 20;
/** Numbered questions that go on while something is done. */
const flowDefinition: z.ZodObject<{
    id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
    from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
    to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
    by: z.ZodOptional<z.ZodString>;
    family: z.ZodOptional<z.ZodEnum<{
        v4: "v4";
        v6: "v6";
    }>>;
    over: z.ZodOptional<z.ZodString>;
    period: z.ZodOptional<z.ZodString>;
    'max-outage': z.ZodOptional<z.ZodString>;
    'known-fault': z.ZodOptional<z.ZodObject<{
        bug: z.ZodString;
        'max-outage': z.ZodString;
    }, z.core.$strict>>;
}, z.core.$strict>;
export type FlowDefinition = z.infer<typeof flowDefinition>;
export type FlowInput = z.input<typeof flowDefinition>;
export const flowList: z.ZodArray<z.ZodObject<{
    id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
    from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
    to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
    by: z.ZodOptional<z.ZodString>;
    family: z.ZodOptional<z.ZodEnum<{
        v4: "v4";
        v6: "v6";
    }>>;
    over: z.ZodOptional<z.ZodString>;
    period: z.ZodOptional<z.ZodString>;
    'max-outage': z.ZodOptional<z.ZodString>;
    'known-fault': z.ZodOptional<z.ZodObject<{
        bug: z.ZodString;
        'max-outage': z.ZodString;
    }, z.core.$strict>>;
}, z.core.$strict>>;
/** Of whatever is done. */
export const flowsBeside: z.ZodOptional<z.ZodArray<z.ZodObject<{
    id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
    from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
    to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
    by: z.ZodOptional<z.ZodString>;
    family: z.ZodOptional<z.ZodEnum<{
        v4: "v4";
        v6: "v6";
    }>>;
    over: z.ZodOptional<z.ZodString>;
    period: z.ZodOptional<z.ZodString>;
    'max-outage': z.ZodOptional<z.ZodString>;
    'known-fault': z.ZodOptional<z.ZodObject<{
        bug: z.ZodString;
        'max-outage': z.ZodString;
    }, z.core.$strict>>;
}, z.core.$strict>>>;
export {};
}
declare module 'fanlab:src/lab/file/lab-file' {
import * as z from 'fanlab:zod';
/**
 * What a lab file says, version 1. This one definition gives the type, the validator, the schema for editors and the table of
 * keys in the docs. A file that the definition has read is one that it reads again: a lab's record holds it.
 */
export const labFile: z.ZodObject<{
    version: z.ZodLiteral<1>;
    lab: z.ZodString;
    image: z.ZodOptional<z.ZodString>;
    resources: z.ZodDefault<z.ZodObject<{
        cpus: z.ZodOptional<z.ZodInt>;
        memory: z.ZodOptional<z.ZodString>;
        disk: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>;
    packages: z.ZodOptional<z.ZodArray<z.ZodString>>;
    files: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodObject<{
        content: z.ZodString;
        mode: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>]>>>;
    networks: z.ZodRecord<z.ZodString, z.ZodObject<{
        subnet: z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>;
        host: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>>;
        mtu: z.ZodDefault<z.ZodInt>;
        dhcp: z.ZodOptional<z.ZodBoolean>;
        link: z.ZodOptional<z.ZodBoolean>;
        outside: z.ZodOptional<z.ZodBoolean>;
    }, z.core.$strict>>;
    machines: z.ZodRecord<z.ZodString, z.ZodObject<{
        cpus: z.ZodOptional<z.ZodInt>;
        memory: z.ZodOptional<z.ZodString>;
        disk: z.ZodOptional<z.ZodString>;
        networks: z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodLiteral<"dhcp">, z.ZodString, z.ZodArray<z.ZodString>]>>;
        role: z.ZodDefault<z.ZodEnum<{
            docker: "docker";
            "lxd-cluster": "lxd-cluster";
            netns: "netns";
            plain: "plain";
        }>>;
        start: z.ZodDefault<z.ZodEnum<{
            later: "later";
            "with the lab": "with the lab";
        }>>;
        count: z.ZodOptional<z.ZodInt>;
        image: z.ZodOptional<z.ZodString>;
        packages: z.ZodOptional<z.ZodArray<z.ZodString>>;
        files: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodObject<{
            content: z.ZodString;
            mode: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>]>>>;
        services: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
        gateway: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>>;
        forward: z.ZodOptional<z.ZodBoolean>;
    }, z.core.$strict>>;
    overlays: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodDiscriminatedUnion<[z.ZodObject<{
        type: z.ZodLiteral<"fan">;
        prefix: z.ZodString;
        over: z.ZodString;
        members: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
    }, z.core.$strict>, z.ZodObject<{
        type: z.ZodLiteral<"vxlan">;
        prefix: z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>;
        over: z.ZodString;
        members: z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>>;
        vni: z.ZodOptional<z.ZodInt>;
        port: z.ZodOptional<z.ZodInt>;
        interface: z.ZodOptional<z.ZodString>;
        mtu: z.ZodOptional<z.ZodInt>;
    }, z.core.$strict>], "type">>>;
    containers: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodObject<{
        on: z.ZodOptional<z.ZodString>;
        find: z.ZodOptional<z.ZodString>;
        network: z.ZodString;
        count: z.ZodOptional<z.ZodInt>;
        image: z.ZodOptional<z.ZodString>;
        services: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
    }, z.core.$strict>>>;
    groups: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>>;
    setup: z.ZodOptional<z.ZodArray<z.ZodObject<{
        name: z.ZodOptional<z.ZodString>;
        on: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        files: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodObject<{
            content: z.ZodString;
            mode: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>]>>>;
        run: z.ZodOptional<z.ZodString>;
        use: z.ZodOptional<z.ZodString>;
        outputs: z.ZodOptional<z.ZodArray<z.ZodString>>;
        masked: z.ZodOptional<z.ZodArray<z.ZodString>>;
        secrets: z.ZodOptional<z.ZodArray<z.ZodString>>;
        within: z.ZodOptional<z.ZodString>;
        flows: z.ZodOptional<z.ZodArray<z.ZodObject<{
            id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
            to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
            by: z.ZodOptional<z.ZodString>;
            family: z.ZodOptional<z.ZodEnum<{
                v4: "v4";
                v6: "v6";
            }>>;
            over: z.ZodOptional<z.ZodString>;
            period: z.ZodOptional<z.ZodString>;
            'max-outage': z.ZodOptional<z.ZodString>;
            'known-fault': z.ZodOptional<z.ZodObject<{
                bug: z.ZodString;
                'max-outage': z.ZodString;
            }, z.core.$strict>>;
        }, z.core.$strict>>>;
    }, z.core.$strict>>>;
    expect: z.ZodDefault<z.ZodArray<z.ZodObject<{
        id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
        to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
        where: z.ZodOptional<z.ZodEnum<{
            "other-machine": "other-machine";
            "same-machine": "same-machine";
        }>>;
        allow: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        deny: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        family: z.ZodOptional<z.ZodEnum<{
            v4: "v4";
            v6: "v6";
        }>>;
        over: z.ZodOptional<z.ZodString>;
        path: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        source: z.ZodOptional<z.ZodString>;
        mtu: z.ZodOptional<z.ZodInt>;
        latency: z.ZodOptional<z.ZodObject<{
            max: z.ZodString;
        }, z.core.$strict>>;
        loss: z.ZodOptional<z.ZodObject<{
            max: z.ZodString;
        }, z.core.$strict>>;
        http: z.ZodOptional<z.ZodObject<{
            status: z.ZodOptional<z.ZodInt>;
            contains: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>;
        within: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>>;
    sample: z.ZodOptional<z.ZodInt>;
    seed: z.ZodOptional<z.ZodInt>;
    checks: z.ZodOptional<z.ZodArray<z.ZodObject<{
        id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        name: z.ZodOptional<z.ZodString>;
        on: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        run: z.ZodOptional<z.ZodString>;
        use: z.ZodOptional<z.ZodString>;
        status: z.ZodOptional<z.ZodInt>;
        output: z.ZodOptional<z.ZodString>;
        within: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>>;
    reboots: z.ZodOptional<z.ZodArray<z.ZodObject<{
        machines: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        how: z.ZodOptional<z.ZodEnum<{
            "power-cut": "power-cut";
            rolling: "rolling";
            together: "together";
        }>>;
        within: z.ZodOptional<z.ZodString>;
        flows: z.ZodOptional<z.ZodArray<z.ZodObject<{
            id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
            to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
            by: z.ZodOptional<z.ZodString>;
            family: z.ZodOptional<z.ZodEnum<{
                v4: "v4";
                v6: "v6";
            }>>;
            over: z.ZodOptional<z.ZodString>;
            period: z.ZodOptional<z.ZodString>;
            'max-outage': z.ZodOptional<z.ZodString>;
            'known-fault': z.ZodOptional<z.ZodObject<{
                bug: z.ZodString;
                'max-outage': z.ZodString;
            }, z.core.$strict>>;
        }, z.core.$strict>>>;
    }, z.core.$strict>>>;
    faults: z.ZodOptional<z.ZodArray<z.ZodObject<{
        id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        name: z.ZodOptional<z.ZodString>;
        do: z.ZodOptional<z.ZodString>;
        on: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        run: z.ZodOptional<z.ZodString>;
        undo: z.ZodOptional<z.ZodString>;
        for: z.ZodOptional<z.ZodString>;
        within: z.ZodOptional<z.ZodString>;
        expect: z.ZodOptional<z.ZodArray<z.ZodObject<{
            id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
            to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
            where: z.ZodOptional<z.ZodEnum<{
                "other-machine": "other-machine";
                "same-machine": "same-machine";
            }>>;
            allow: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            deny: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            family: z.ZodOptional<z.ZodEnum<{
                v4: "v4";
                v6: "v6";
            }>>;
            over: z.ZodOptional<z.ZodString>;
            path: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            source: z.ZodOptional<z.ZodString>;
            mtu: z.ZodOptional<z.ZodInt>;
            latency: z.ZodOptional<z.ZodObject<{
                max: z.ZodString;
            }, z.core.$strict>>;
            loss: z.ZodOptional<z.ZodObject<{
                max: z.ZodString;
            }, z.core.$strict>>;
            http: z.ZodOptional<z.ZodObject<{
                status: z.ZodOptional<z.ZodInt>;
                contains: z.ZodOptional<z.ZodString>;
            }, z.core.$strict>>;
            within: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>>;
        flows: z.ZodOptional<z.ZodArray<z.ZodObject<{
            id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
            to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
            by: z.ZodOptional<z.ZodString>;
            family: z.ZodOptional<z.ZodEnum<{
                v4: "v4";
                v6: "v6";
            }>>;
            over: z.ZodOptional<z.ZodString>;
            period: z.ZodOptional<z.ZodString>;
            'max-outage': z.ZodOptional<z.ZodString>;
            'known-fault': z.ZodOptional<z.ZodObject<{
                bug: z.ZodString;
                'max-outage': z.ZodString;
            }, z.core.$strict>>;
        }, z.core.$strict>>>;
    }, z.core.$strict>>>;
    order: z.ZodOptional<z.ZodArray<z.ZodObject<{
        start: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        setup: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        expect: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        checks: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        reboot: z.ZodOptional<z.ZodObject<{
            machines: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            how: z.ZodOptional<z.ZodEnum<{
                "power-cut": "power-cut";
                rolling: "rolling";
                together: "together";
            }>>;
            within: z.ZodOptional<z.ZodString>;
            flows: z.ZodOptional<z.ZodArray<z.ZodObject<{
                id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
                from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
                to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
                by: z.ZodOptional<z.ZodString>;
                family: z.ZodOptional<z.ZodEnum<{
                    v4: "v4";
                    v6: "v6";
                }>>;
                over: z.ZodOptional<z.ZodString>;
                period: z.ZodOptional<z.ZodString>;
                'max-outage': z.ZodOptional<z.ZodString>;
                'known-fault': z.ZodOptional<z.ZodObject<{
                    bug: z.ZodString;
                    'max-outage': z.ZodString;
                }, z.core.$strict>>;
            }, z.core.$strict>>>;
        }, z.core.$strict>>;
        fault: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        join: z.ZodOptional<z.ZodObject<{
            overlay: z.ZodString;
            members: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
        }, z.core.$strict>>;
        unchanged: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        use: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>>;
    deliverables: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
    controls: z.ZodDefault<z.ZodArray<z.ZodString>>;
}, z.core.$strict>;
export type LabFile = z.infer<typeof labFile>;
}
declare module 'fanlab:src/lab/file/measures' {
/** The longest time that can be waited for. */
export const longestWaitMs: number;
export const sizePattern: string;
export const timePattern: string;
export const timeRule: (example: string) => string;
/** Bytes of a size such as 512MiB or 1.5GiB, up to 10000GiB. */
export function parseSize(size: string): number;
/** Milliseconds of a time such as 20ms, 1.5s or 2m, up to 24 days. */
export function parseTime(time: string): number;
export const isTime: (text: string) => boolean;
}
declare module 'fanlab:src/lab/file/rule-definition' {
import * as z from 'fanlab:zod';
/** A line of `expect`. */
export const ruleDefinition: z.ZodObject<{
    id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
    from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
    to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
    where: z.ZodOptional<z.ZodEnum<{
        "other-machine": "other-machine";
        "same-machine": "same-machine";
    }>>;
    allow: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
    deny: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
    family: z.ZodOptional<z.ZodEnum<{
        v4: "v4";
        v6: "v6";
    }>>;
    over: z.ZodOptional<z.ZodString>;
    path: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
    source: z.ZodOptional<z.ZodString>;
    mtu: z.ZodOptional<z.ZodInt>;
    latency: z.ZodOptional<z.ZodObject<{
        max: z.ZodString;
    }, z.core.$strict>>;
    loss: z.ZodOptional<z.ZodObject<{
        max: z.ZodString;
    }, z.core.$strict>>;
    http: z.ZodOptional<z.ZodObject<{
        status: z.ZodOptional<z.ZodInt>;
        contains: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>;
    within: z.ZodOptional<z.ZodString>;
}, z.core.$strict>;
export type RuleDefinition = z.infer<typeof ruleDefinition>;
}
declare module 'fanlab:src/lab/file/service' {
/** What a source asks of a target. */
type Service = {
    kind: 'icmp' | 'full-size' | 'udp' | 'tcp';
} | {
    kind: 'tcp' | 'udp';
    port: number;
} | {
    kind: 'http';
    port: number;
    path: string;
};
/** Reads such as `icmp`, `tcp` (the echo service), `tcp/443`, `http` or `http/8080/health`; undefined when it is none. */
export function parseService(words: string): Service | undefined;
/** The forms as a pattern, which takes ports that are too large as well. */
export const servicePattern = "(icmp|full-size|udp|tcp|(tcp|udp)/\\d{1,5}|http(/\\d{1,5}(/[!-~]{0,200})?)?)";
export const serviceForms = "icmp, full-size, udp, tcp, udp/PORT, tcp/PORT, http or http/PORT/path";
/** A service, or what may be the name of one that a machine or container has under `services`. */
export const isServiceWord: (words: string) => boolean;
export {};
}
declare module 'fanlab:src/lab/lab' {
import type { LabSpec, Place, ProvidedLab } from 'fanlab:src/providers/provider';
import type { LabFile } from 'fanlab:src/lab/file/lab-file';
import type { LabRecord } from 'fanlab:src/lab/lab-record';
import { type Machine, PlaceHandle } from 'fanlab:src/lab/machine';
import { type Progress } from 'fanlab:src/lab/progress';
import { type MachinePlan, type RoleName, type Topology } from 'fanlab:src/lab/topology';
/** A lab whose machines exist. */
export class Lab {
    readonly name: string;
    readonly topology: Topology;
    readonly host: PlaceHandle;
    readonly machines: readonly Machine[];
    constructor(name: string, topology: Topology, host: Place, machines: readonly Machine[]);
    /** That of the slowest machine, see Place. */
    get pace(): number;
    /** The machines that have a role, in the order of the lab file. */
    machinesOf(role: RoleName): Machine[];
    machine(name: string): Machine;
    /** Names of the containers that a role's software runs, in the order of the lab file. */
    containersOf(role: RoleName): string[];
    plan(machine: {
        name: string;
    }): MachinePlan;
    /** The plan of a machine; undefined for one that came later. */
    planned(machine: {
        name: string;
    }): MachinePlan | undefined;
    /** The machine's address on the underlay, dotted decimal. */
    underlayAddress(machine: {
        name: string;
    }): string;
    /** The host's address on the underlay, dotted decimal. */
    get hostAddress(): string;
    /** Underlay address of a machine that may join later, dotted decimal. */
    get addressOfNewcomer(): string;
    /** From now on commands of `machine.$` end when the run has to stop. */
    stopWith(signal: AbortSignal): void;
    /** The same lab, of which another file says what is expected. */
    by(file: LabFile): Lab;
    /** The same lab after steps of its order, with the machines that they have started. */
    after(progress: Progress, arrived?: readonly Machine[]): Lab;
    /** Where something of the overlay can be: the machines, and the host where it has a part in the lab. */
    get places(): readonly PlaceHandle[];
}
/** What a provider has to know of a lab. */
export function labSpec(name: string, topology: Topology, { image, images, layers }: Pick<LabRecord, 'image' | 'images' | 'layers'>): LabSpec;
/** The lab of machines that exist, at the addresses that they have. */
export function labOf(provided: ProvidedLab, planned: Topology, machines: readonly Machine[]): Promise<Lab>;
}
declare module 'fanlab:src/lab/lab-name' {
/** Whether a text is a legal name of a lab: 1 to 20 of a-z, 0-9 and inner '-'. */
export const isLabName: (text: string) => boolean;
}
declare module 'fanlab:src/lab/lab-record' {
import * as z from 'fanlab:zod';
/** Of the records that this program writes, and with which it can enter a lab. */
export const recordVersion = 2;
/** Tells whose a lab is, whether it is to stay, and what can remove it. Every version has it, as far as anybody knows. */
export const labCore: z.ZodObject<{
    name: z.ZodString;
    provider: z.ZodString;
    label: z.ZodString;
    createdAt: z.ZodISODateTime;
    owner: import('fanlab:zod').ZodMiniObject<{
        pid: import('fanlab:zod').ZodMiniInt;
        startTime: import('fanlab:zod').ZodMiniString<string>;
    }, z.core.$strip>;
    kept: z.ZodBoolean;
    keptUntil: z.ZodExactOptional<z.ZodISODateTime>;
    keptWhile: z.ZodExactOptional<import('fanlab:zod').ZodMiniObject<{
        pid: import('fanlab:zod').ZodMiniInt;
        startTime: import('fanlab:zod').ZodMiniString<string>;
    }, z.core.$strip>>;
}, z.core.$strip>;
export type LabCore = z.infer<typeof labCore>;
/** What is on disk about a lab before anything of it is created; enough to enter it again and to remove it. */
const record: z.ZodObject<{
    name: z.ZodString;
    provider: z.ZodString;
    label: z.ZodString;
    createdAt: z.ZodISODateTime;
    owner: import('fanlab:zod').ZodMiniObject<{
        pid: import('fanlab:zod').ZodMiniInt;
        startTime: import('fanlab:zod').ZodMiniString<string>;
    }, z.core.$strip>;
    kept: z.ZodBoolean;
    keptUntil: z.ZodExactOptional<z.ZodISODateTime>;
    keptWhile: z.ZodExactOptional<import('fanlab:zod').ZodMiniObject<{
        pid: import('fanlab:zod').ZodMiniInt;
        startTime: import('fanlab:zod').ZodMiniString<string>;
    }, z.core.$strip>>;
    version: z.ZodLiteral<2>;
    lab: z.ZodObject<{
        version: z.ZodLiteral<1>;
        lab: z.ZodString;
        image: z.ZodOptional<z.ZodString>;
        resources: z.ZodDefault<z.ZodObject<{
            cpus: z.ZodOptional<z.ZodInt>;
            memory: z.ZodOptional<z.ZodString>;
            disk: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>;
        packages: z.ZodOptional<z.ZodArray<z.ZodString>>;
        files: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodObject<{
            content: z.ZodString;
            mode: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>]>>>;
        networks: z.ZodRecord<z.ZodString, z.ZodObject<{
            subnet: z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>;
            host: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>>;
            mtu: z.ZodDefault<z.ZodInt>;
            dhcp: z.ZodOptional<z.ZodBoolean>;
            link: z.ZodOptional<z.ZodBoolean>;
            outside: z.ZodOptional<z.ZodBoolean>;
        }, z.core.$strict>>;
        machines: z.ZodRecord<z.ZodString, z.ZodObject<{
            cpus: z.ZodOptional<z.ZodInt>;
            memory: z.ZodOptional<z.ZodString>;
            disk: z.ZodOptional<z.ZodString>;
            networks: z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodLiteral<"dhcp">, z.ZodString, z.ZodArray<z.ZodString>]>>;
            role: z.ZodDefault<z.ZodEnum<{
                docker: "docker";
                "lxd-cluster": "lxd-cluster";
                netns: "netns";
                plain: "plain";
            }>>;
            start: z.ZodDefault<z.ZodEnum<{
                later: "later";
                "with the lab": "with the lab";
            }>>;
            count: z.ZodOptional<z.ZodInt>;
            image: z.ZodOptional<z.ZodString>;
            packages: z.ZodOptional<z.ZodArray<z.ZodString>>;
            files: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodObject<{
                content: z.ZodString;
                mode: z.ZodOptional<z.ZodString>;
            }, z.core.$strict>]>>>;
            services: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
            gateway: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>>;
            forward: z.ZodOptional<z.ZodBoolean>;
        }, z.core.$strict>>;
        overlays: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodDiscriminatedUnion<[z.ZodObject<{
            type: z.ZodLiteral<"fan">;
            prefix: z.ZodString;
            over: z.ZodString;
            members: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
        }, z.core.$strict>, z.ZodObject<{
            type: z.ZodLiteral<"vxlan">;
            prefix: z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>;
            over: z.ZodString;
            members: z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>>;
            vni: z.ZodOptional<z.ZodInt>;
            port: z.ZodOptional<z.ZodInt>;
            interface: z.ZodOptional<z.ZodString>;
            mtu: z.ZodOptional<z.ZodInt>;
        }, z.core.$strict>], "type">>>;
        containers: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodObject<{
            on: z.ZodOptional<z.ZodString>;
            find: z.ZodOptional<z.ZodString>;
            network: z.ZodString;
            count: z.ZodOptional<z.ZodInt>;
            image: z.ZodOptional<z.ZodString>;
            services: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
        }, z.core.$strict>>>;
        groups: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>>;
        setup: z.ZodOptional<z.ZodArray<z.ZodObject<{
            name: z.ZodOptional<z.ZodString>;
            on: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            files: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodObject<{
                content: z.ZodString;
                mode: z.ZodOptional<z.ZodString>;
            }, z.core.$strict>]>>>;
            run: z.ZodOptional<z.ZodString>;
            use: z.ZodOptional<z.ZodString>;
            outputs: z.ZodOptional<z.ZodArray<z.ZodString>>;
            masked: z.ZodOptional<z.ZodArray<z.ZodString>>;
            secrets: z.ZodOptional<z.ZodArray<z.ZodString>>;
            within: z.ZodOptional<z.ZodString>;
            flows: z.ZodOptional<z.ZodArray<z.ZodObject<{
                id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
                from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
                to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
                by: z.ZodOptional<z.ZodString>;
                family: z.ZodOptional<z.ZodEnum<{
                    v4: "v4";
                    v6: "v6";
                }>>;
                over: z.ZodOptional<z.ZodString>;
                period: z.ZodOptional<z.ZodString>;
                'max-outage': z.ZodOptional<z.ZodString>;
                'known-fault': z.ZodOptional<z.ZodObject<{
                    bug: z.ZodString;
                    'max-outage': z.ZodString;
                }, z.core.$strict>>;
            }, z.core.$strict>>>;
        }, z.core.$strict>>>;
        expect: z.ZodDefault<z.ZodArray<z.ZodObject<{
            id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
            to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
            where: z.ZodOptional<z.ZodEnum<{
                "other-machine": "other-machine";
                "same-machine": "same-machine";
            }>>;
            allow: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            deny: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            family: z.ZodOptional<z.ZodEnum<{
                v4: "v4";
                v6: "v6";
            }>>;
            over: z.ZodOptional<z.ZodString>;
            path: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            source: z.ZodOptional<z.ZodString>;
            mtu: z.ZodOptional<z.ZodInt>;
            latency: z.ZodOptional<z.ZodObject<{
                max: z.ZodString;
            }, z.core.$strict>>;
            loss: z.ZodOptional<z.ZodObject<{
                max: z.ZodString;
            }, z.core.$strict>>;
            http: z.ZodOptional<z.ZodObject<{
                status: z.ZodOptional<z.ZodInt>;
                contains: z.ZodOptional<z.ZodString>;
            }, z.core.$strict>>;
            within: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>>;
        sample: z.ZodOptional<z.ZodInt>;
        seed: z.ZodOptional<z.ZodInt>;
        checks: z.ZodOptional<z.ZodArray<z.ZodObject<{
            id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            name: z.ZodOptional<z.ZodString>;
            on: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            run: z.ZodOptional<z.ZodString>;
            use: z.ZodOptional<z.ZodString>;
            status: z.ZodOptional<z.ZodInt>;
            output: z.ZodOptional<z.ZodString>;
            within: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>>;
        reboots: z.ZodOptional<z.ZodArray<z.ZodObject<{
            machines: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            how: z.ZodOptional<z.ZodEnum<{
                "power-cut": "power-cut";
                rolling: "rolling";
                together: "together";
            }>>;
            within: z.ZodOptional<z.ZodString>;
            flows: z.ZodOptional<z.ZodArray<z.ZodObject<{
                id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
                from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
                to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
                by: z.ZodOptional<z.ZodString>;
                family: z.ZodOptional<z.ZodEnum<{
                    v4: "v4";
                    v6: "v6";
                }>>;
                over: z.ZodOptional<z.ZodString>;
                period: z.ZodOptional<z.ZodString>;
                'max-outage': z.ZodOptional<z.ZodString>;
                'known-fault': z.ZodOptional<z.ZodObject<{
                    bug: z.ZodString;
                    'max-outage': z.ZodString;
                }, z.core.$strict>>;
            }, z.core.$strict>>>;
        }, z.core.$strict>>>;
        faults: z.ZodOptional<z.ZodArray<z.ZodObject<{
            id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            name: z.ZodOptional<z.ZodString>;
            do: z.ZodOptional<z.ZodString>;
            on: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            run: z.ZodOptional<z.ZodString>;
            undo: z.ZodOptional<z.ZodString>;
            for: z.ZodOptional<z.ZodString>;
            within: z.ZodOptional<z.ZodString>;
            expect: z.ZodOptional<z.ZodArray<z.ZodObject<{
                id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
                from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
                to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
                where: z.ZodOptional<z.ZodEnum<{
                    "other-machine": "other-machine";
                    "same-machine": "same-machine";
                }>>;
                allow: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
                deny: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
                family: z.ZodOptional<z.ZodEnum<{
                    v4: "v4";
                    v6: "v6";
                }>>;
                over: z.ZodOptional<z.ZodString>;
                path: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
                source: z.ZodOptional<z.ZodString>;
                mtu: z.ZodOptional<z.ZodInt>;
                latency: z.ZodOptional<z.ZodObject<{
                    max: z.ZodString;
                }, z.core.$strict>>;
                loss: z.ZodOptional<z.ZodObject<{
                    max: z.ZodString;
                }, z.core.$strict>>;
                http: z.ZodOptional<z.ZodObject<{
                    status: z.ZodOptional<z.ZodInt>;
                    contains: z.ZodOptional<z.ZodString>;
                }, z.core.$strict>>;
                within: z.ZodOptional<z.ZodString>;
            }, z.core.$strict>>>;
            flows: z.ZodOptional<z.ZodArray<z.ZodObject<{
                id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
                from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
                to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
                by: z.ZodOptional<z.ZodString>;
                family: z.ZodOptional<z.ZodEnum<{
                    v4: "v4";
                    v6: "v6";
                }>>;
                over: z.ZodOptional<z.ZodString>;
                period: z.ZodOptional<z.ZodString>;
                'max-outage': z.ZodOptional<z.ZodString>;
                'known-fault': z.ZodOptional<z.ZodObject<{
                    bug: z.ZodString;
                    'max-outage': z.ZodString;
                }, z.core.$strict>>;
            }, z.core.$strict>>>;
        }, z.core.$strict>>>;
        order: z.ZodOptional<z.ZodArray<z.ZodObject<{
            start: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            setup: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            expect: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            checks: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            reboot: z.ZodOptional<z.ZodObject<{
                machines: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
                how: z.ZodOptional<z.ZodEnum<{
                    "power-cut": "power-cut";
                    rolling: "rolling";
                    together: "together";
                }>>;
                within: z.ZodOptional<z.ZodString>;
                flows: z.ZodOptional<z.ZodArray<z.ZodObject<{
                    id: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
                    from: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
                    to: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
                    by: z.ZodOptional<z.ZodString>;
                    family: z.ZodOptional<z.ZodEnum<{
                        v4: "v4";
                        v6: "v6";
                    }>>;
                    over: z.ZodOptional<z.ZodString>;
                    period: z.ZodOptional<z.ZodString>;
                    'max-outage': z.ZodOptional<z.ZodString>;
                    'known-fault': z.ZodOptional<z.ZodObject<{
                        bug: z.ZodString;
                        'max-outage': z.ZodString;
                    }, z.core.$strict>>;
                }, z.core.$strict>>>;
            }, z.core.$strict>>;
            fault: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            join: z.ZodOptional<z.ZodObject<{
                overlay: z.ZodString;
                members: z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>;
            }, z.core.$strict>>;
            unchanged: z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string[]>>>;
            use: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>>;
        deliverables: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
        controls: z.ZodDefault<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>;
    path: z.ZodExactOptional<z.ZodString>;
    fan: z.ZodEnum<{
        auto: "auto";
        ebpf: "ebpf";
        ubuntu: "ubuntu";
    }>;
    distribution: z.ZodString;
    image: z.ZodString;
    images: z.ZodExactOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
    layers: z.ZodExactOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
}, z.core.$strip>;
export type LabRecord = z.infer<typeof record>;
/** What could be read of a record, and why it is not all. */
type ParsedRecord = {
    record: LabRecord;
    core: LabCore;
} | {
    problem: string;
    ofAnotherVersion: boolean;
    core: LabCore | undefined;
};
/** Reads the text of the lab's record, of whichever version. */
export function parseLabRecord(text: string, name: string): ParsedRecord;
export {};
}
declare module 'fanlab:src/lab/links' {
import { type IpLink } from 'fanlab:src/process/ip-answer';
import type { PlaceHandle } from 'fanlab:src/lab/machine';
/** A network interface, and of which kind it is where that counts. */
export interface Link extends IpLink {
    kind?: (typeof kinds)[number];
}
const kinds: readonly ['bridge', 'vxlan'];
/**
 * What has to be asked for all links, in this order. Kinds are asked for one by one: with some of Ubuntu's kernels `ip -d`
 * ends with a segmentation fault at a VXLAN device.
 */
export const linkCommands: readonly (readonly string[])[];
/** Reads the answers to the commands. Throws a LabError where one is none of `ip`'s; `what` is named there. */
export function readLinks(answers: readonly string[], what: string): Link[];
/** All interfaces of a place in its own network namespace; many checks ask for them at the same time. */
export const linksOf: (key: PlaceHandle<import('fanlab:src/providers/provider').Place>) => Promise<Link[]>;
export {};
}
declare module 'fanlab:src/lab/machine' {
import type * as z from 'fanlab:zod';
import type { OpenCommand, OpenCommandEvents } from 'fanlab:src/process/open-command';
import type { RunResult } from 'fanlab:src/process/run';
import type { Shell } from 'fanlab:src/process/shell';
import { type Sight, type WaitOptions } from 'fanlab:src/process/wait-until';
import { type CommandOptions, type Place, type ProvidedMachine } from 'fanlab:src/providers/provider';
/** Everything nicer than running a command, written once for every provider. */
export class PlaceHandle<P extends Place = Place> {
    readonly place: P;
    constructor(place: P);
    get name(): string;
    /** Aborted when the run has to stop, which ends what `$` is doing. */
    stopped: AbortSignal | undefined;
    /** zx's `$` whose commands run here, as root: `await machine.$`ip -4 route get ${address}``. */
    get $(): Shell;
    /** How many times longer than in a container of a free host things may take here. */
    get pace(): number;
    /** The deadline, given or not, is one for a container; here it is as much longer as the place is slower. */
    run(argv: readonly string[], options?: CommandOptions): Promise<RunResult>;
    /** A command for as long as somebody talks to it: see Place. */
    open(argv: readonly string[], events: OpenCommandEvents): OpenCommand;
    /** Waits as the function of that name, with a deadline that is as much longer as the place is slower. */
    waitUntil<T>(what: string, probe: () => Promise<Sight<T>>, options: WaitOptions): Promise<T>;
    /** Runs argv and gives its standard output; any other status than 0 is a LabError with what it said. */
    succeed(argv: readonly string[], options?: CommandOptions): Promise<string>;
    /** Runs argv, which has to fail; gives what it said. */
    fail(argv: readonly string[], options?: CommandOptions): Promise<string>;
    /** Reads the JSON that a command printed; of another shape than the schema's it is a LabError. */
    json<T>(argv: readonly string[], schema: z.ZodType<T>, options?: CommandOptions): Promise<T>;
    /** Tries argv until it succeeds; gives its standard output. */
    waitUntilSucceeds(argv: readonly string[], within: number): Promise<string>;
    /** Writes a file of root's with the given mode, such as '0755'; its folder is made. It appears whole or not at all. */
    write(path: string, content: string | Uint8Array, mode?: string): Promise<void>;
    read(path: string): Promise<string>;
}
/** A machine of the lab. */
export class Machine extends PlaceHandle<ProvidedMachine> {
    /** Changes with every boot and with nothing else. */
    bootId(): Promise<string>;
    /** Restarts in order, and proves by a new boot id that it did. */
    reboot(): Promise<void>;
    /** Resolves when the machine answers with another boot id than the given one. */
    waitForBootAfter(before: string): Promise<void>;
    /** Resolves when systemd has nothing more to start; the state may be degraded, which is for the checks to judge. */
    waitForBoot(within?: number): Promise<string>;
    /** Resolves when the unit is active; a unit that failed ends the wait at once. */
    waitForUnit(unit: string, within?: number): Promise<void>;
}
export function reason(result: RunResult): string;
}
declare module 'fanlab:src/lab/need' {
import type { OsRelease } from 'fanlab:src/process/os-release';
/** Something that a machine needs: it is there when its command is. */
export interface Need {
    /** Command, or absolute path of a file. */
    command: string;
    /** Debian package that brings it; undefined where it comes as a snap. */
    package?: string;
    snap?: {
        name: string;
        channel: string;
    };
}
export type System = Pick<OsRelease, 'id' | 'version'>;
/** What a machine has to have before anything runs on it. */
export interface Preparation {
    needs(system: System): readonly Need[];
    /** Hooks of networkd-dispatcher run on it. */
    hooks: boolean;
    /** Archives of container images, by their names in `imagesFolder`. */
    images: readonly string[];
    /** Packages that the lab file gives it, `NAME` or `NAME=VERSION`. */
    packages: readonly string[];
    /** Units that a package of these starts at once; the steps that need them start them. */
    units: readonly string[];
}
/** Beside the ordinary tools of a server: what checks ask with, and what faults are made with. */
export const commonNeeds: readonly Need[];
/** What software of a role, and an overlay's addresses and hooks, need. */
export const needsOfOverlays: readonly Need[];
}
declare module 'fanlab:src/lab/overlay-plan' {
import type { Prefix } from 'fanlab:src/process/prefix';
interface AnyPlan {
    /** As the lab file calls it. */
    name: string;
    /** Name of the network that carries it. */
    over: string;
    /** Members that a step of the order joins: they are none until then. */
    joinLater: readonly string[];
}
/** A fan: the addresses of its members follow from those on the network below. */
export interface FanPlan extends AnyPlan {
    type: 'fan';
    /** The network of its addresses. */
    prefix: Prefix;
    /** Names of places that are on it, also of those that may come later. */
    members: readonly string[];
}
/** A VXLAN whose members know each other by a static list. */
export interface VxlanPlan extends AnyPlan {
    type: 'vxlan';
    /** In CIDR notation without host bits: one of IPv4, one of IPv6, or both. */
    prefixes: readonly string[];
    /** Addresses on it with their lengths, by the names of machines. */
    members: Readonly<Record<string, readonly string[]>>;
    /** Number on the wire. */
    vni: number;
    /** UDP port. */
    port: number;
    /** Bytes of the largest packet. */
    mtu: number;
    /** Name of its interface on members. */
    interface: string;
}
export type OverlayPlan = FanPlan | VxlanPlan;
export {};
}
declare module 'fanlab:src/lab/planned-endpoints' {
import type { Topology } from 'fanlab:src/lab/topology';
/** What of an endpoint is known before the lab exists; enough to plan the matrix. */
export interface PlannedEndpoint {
    name: string;
    kind: 'host' | 'machine' | 'container' | 'docker';
    /** Answers HTTP on port 80. */
    http: boolean;
    /** Somebody launched it beside what the lab has of its own: it proves no claim. */
    launched?: true;
}
/** Those that the lab makes; of what is found it is not known how many there will be. */
export function plannedEndpoints(topology: Pick<Topology, 'machines' | 'containers'>): PlannedEndpoint[];
}
declare module 'fanlab:src/lab/progress' {
import type { Topology } from 'fanlab:src/lab/topology';
/** What steps of an order have done to a lab so far. */
export interface Progress {
    /** Names of machines that start later, and run by now. */
    started: readonly string[];
    /** Who has joined which overlay, by their names. */
    joined: readonly {
        overlay: string;
        member: string;
    }[];
}
export const noProgress: Progress;
/** What the lab consists of by then: a machine that has not started is nobody's endpoint, and who has not joined is no member. */
export function topologyAfter(topology: Topology, { started, joined }: Progress): Topology;
}
declare module 'fanlab:src/lab/reboot' {
import type { Machine } from 'fanlab:src/lab/machine';
import type { StepContext } from 'fanlab:src/lab/step-context';
/**
 * Every way is proven by new boot ids and resolves when the machines answer. What they start by themselves after that
 * is for the checks to wait for: what does not come back is a failure of the lab, and none of the harness.
 */
/** Restarts one machine in order. */
export function restartMachine({ timed }: StepContext, machine: Machine): Promise<void>;
/** Restarts one machine in order, and waits until it has started everything. */
export function rebootMachine(context: StepContext, machine: Machine): Promise<void>;
/** All machines, one after the other: the cluster keeps its quorum. */
export function rebootRolling(context: StepContext): Promise<void>;
/**
 * All machines shut down at the same time, in order, and boot when the last is down. LXD's members lose their quorum
 * then, which takes up to 50 s. None boots earlier: an LXD that starts while the database's leader still goes down gives
 * up (seen with 5.0.2), and its unit waits ten minutes for it. Where machines cannot be shut down they restart.
 */
export const rebootAll: (context: StepContext) => Promise<void>;
/** The same of some machines. */
export function rebootTogether(context: StepContext, machines: readonly Machine[]): Promise<void>;
/**
 * Cuts the power of all machines at the same time and starts them. Those with disks of their own write out first what
 * they hold: a kernel keeps up to 30 s of writing in memory, and where the cut takes the file with the pid of LXD's
 * dnsmasq while that is so young, LXD never gets its network back (seen with 5.0.2; it ought to take an empty file for
 * none, canonical/lxd#2767). The lab would be red by the time between two of its steps.
 */
export const cutAllPower: (context: StepContext, disks: {
    ownDisks: boolean;
}) => Promise<void>;
/** The same of some machines. */
export function cutPowerOf(context: StepContext, machines: readonly Machine[], { ownDisks }: {
    ownDisks: boolean;
}): Promise<void>;
}
declare module 'fanlab:src/lab/record' {
import { type ProcessIdentity } from 'fanlab:src/process/process-identity';
import { type LabCore, type LabRecord } from 'fanlab:src/lab/lab-record';
/** When a sweep may take a lab that was kept; never, when neither is given. */
export interface KeepLimit {
    /** Milliseconds from the moment at which the run leaves it. */
    forMs?: number;
    /** Once this process has ended, such as that of a CI's job. */
    while?: ProcessIdentity;
}
/**
 * abandoned: its run is dead and did not mean to keep it, or not for so long · damaged: its run is dead, and nobody can
 * tell more · unknown: another version of this program made it, and alone can tell.
 */
type LabState = 'running' | 'kept' | 'abandoned' | 'damaged' | 'unknown';
/** A lab as it is found on disk. */
export interface FoundLab {
    name: string;
    state: LabState;
    /** With it the lab can be entered. */
    record: LabRecord | undefined;
    /** Why there is no record; undefined when there is. */
    problem: string | undefined;
    /** What is known all the same, by what is legible of the record or by the lab's mark. */
    facts: Partial<LabCore>;
}
/**
 * Claims the lab's name. Throws a LabError when something of that name is there already. The folder appears with its
 * record in it: nobody ever takes a lab that is just being made for an abandoned one.
 */
export function claimLab(stateDir: string, facts: Pick<LabRecord, 'name' | 'label' | 'provider' | 'lab' | 'fan' | 'distribution'>): Promise<LabRecord>;
/** Replaces the record; a reader sees the old one or the new one. */
export function writeRecord(stateDir: string, record: LabRecord): Promise<void>;
/** Writes down that the lab outlives its run, and until when; what was said of that before holds no longer. */
export function keepLab(stateDir: string, record: LabRecord, limit: KeepLimit): Promise<LabRecord>;
/** The lab of that name, in whatever state its record is; undefined when there is none. */
export function lookAtLab(stateDir: string, name: string): FoundLab | undefined;
export function labState(lab: LabCore): LabState;
export {};
}
declare module 'fanlab:src/lab/run-together' {
import type { CommandOptions } from 'fanlab:src/providers/provider';
import { type PlaceHandle } from 'fanlab:src/lab/machine';
/** What one of several commands said. */
export interface Said {
    status: number;
    stdout: string;
    stderr: string;
}
/**
 * Runs several commands side by side on one place; each is one process there. None of them gets a standard input. Answers
 * are in the order of the commands. Throws a LabError when the deadline of all, in milliseconds, comes first.
 */
export function runTogether(place: PlaceHandle, commands: readonly (readonly string[])[], options?: Omit<CommandOptions, 'stdin'>): Promise<Said[]>;
}
declare module 'fanlab:src/lab/step-context' {
import type { Lab } from 'fanlab:src/lab/lab';
/** What a wait was for; the bench splits the time of a phase by it. */
type WaitKind = 'lxd' | 'docker' | 'boot';
/** What a step gets beside its own arguments. */
export interface StepContext {
    lab: Lab;
    /** Absolute path of the lab file's folder; undefined of a lab that has no file of its own. */
    folder?: string | undefined;
    /** Which engine of the overlay was asked for, by the overlay's own words. */
    engine: string;
    /** Aborted when the run has to stop. */
    signal?: AbortSignal | undefined;
    /** Measures how long the work waits for something that is not ours. */
    timed<T>(kind: WaitKind, what: string, work: () => Promise<T>): Promise<T>;
    /** A fact about what is under test, for the report: the same names in every run. */
    fact(name: string, value: string): void;
    /** Keeps a token or key out of everything that is written from now on. */
    secret(text: string): void;
}
export {};
}
declare module 'fanlab:src/lab/topology' {
import { type Prefix } from 'fanlab:src/process/prefix';
import type { Underlay } from 'fanlab:src/providers/provider';
import type { Protocol } from 'fanlab:src/lab/cell';
import type { RuleDefinition } from 'fanlab:src/lab/file/rule-definition';
import type { OverlayPlan } from 'fanlab:src/lab/overlay-plan';
/** The software that a machine runs, by the words of the lab file. */
export type RoleName = 'plain' | 'lxd-cluster' | 'docker' | 'netns';
/** A layer-2 segment of the lab. */
export interface NetworkPlan {
    name: string;
    /** In CIDR notation without host bits: one of IPv4, one of IPv6, or both. */
    prefixes: readonly string[];
    /** Bytes. */
    mtu: number;
    /** The host's own addresses there, with the network's length; none where it has no place there. */
    host: readonly string[];
    /** Whether machines get their IPv4 addresses from the host, or have them from files of their own. */
    addressing: 'dhcp' | 'static';
    /** A cable between two machines. */
    link: boolean;
    /** It leads out of the lab, by the host. */
    outside: boolean;
}
/** A machine's interface on a network. */
interface InterfacePlan {
    network: string;
    /** Its name on the machine, such as eth0. */
    device: string;
    /** With the network's length. */
    addresses: readonly string[];
    /** Where default routes by it lead: none, one of IPv4, one of IPv6, or both. */
    gateways: readonly string[];
}
export interface MachinePlan {
    name: string;
    role: RoleName;
    /** It has joined a lab that was up. */
    late?: true;
    /** Underlay address as an unsigned 32-bit number; 0 where it has none. */
    address: number;
    /** In the order of the lab file. */
    interfaces: readonly InterfacePlan[];
    /** It passes on packets that are for others. */
    forward: boolean;
    cpus: number;
    /** Bytes. */
    memory: number;
    /** Bytes; undefined where the provider chooses. */
    disk?: number;
    /** What it serves, by names that rules can use: `tcp/443`. */
    services: Readonly<Record<string, string>>;
    /** The distribution that it runs, such as debian-12; without it, that of all machines. */
    image?: string;
    /** Packages beside those of the image, `NAME` or `NAME=VERSION`. */
    packages: readonly string[];
}
export interface ContainerPlan {
    name: string;
    /** Whose software runs it: the role of its machine, or of the machines over which that role spreads it. */
    role: RoleName;
    /** The machine that the lab file gives it to; without it, that is the role's choice. */
    machine?: string;
    /** The network of its role's software that it is on; without one it is on the overlay. */
    network?: string;
    /** What it runs; without it that is its role's own image, which has a web server. */
    image?: string;
    /** What it serves beside what its role's image does, by names that rules can use. */
    services?: Readonly<Record<string, string>>;
}
/** Containers that setup or a person makes: rules ask all of them by one name, wherever they are then. */
export interface FoundPlan {
    name: string;
    role: RoleName;
    /** A container's name, or the beginning of names and a `*`. */
    pattern: string;
    /** The network of the role's software on which they are asked; without one it is the overlay. */
    network?: string;
    /** What the role's machines are given so that setup can make them. */
    image?: string;
    services?: Readonly<Record<string, string>>;
}
/** A line of the lab file's `expect`: who has to reach whom, and the claims that an answer supports. */
export interface Rule {
    ids: readonly string[];
    /** Names of endpoints. */
    from: readonly string[];
    to: readonly string[];
    /** It holds only of endpoints on the same machine, or on different ones. */
    where: 'same-machine' | 'other-machine' | undefined;
    protocols: readonly Protocol[];
}
/** How many cells that want an answer get all probes, where the others get the fewest; chosen by the seed. */
export interface SamplePlan {
    count: number;
    /** From 0 to 2^32 - 1; without it each run chooses others. */
    seed?: number;
}
/** What a lab consists of, as data: that of its file, or of its file on other prefixes. */
export interface Topology {
    /** All of them, in the order of the lab file. */
    networks: readonly NetworkPlan[];
    /** The one below the fan, without one the first that has IPv4; 0.0.0.0/0 where there is none. */
    underlay: Prefix;
    /** Name of that network. */
    underlayName?: string;
    /** MTU of the underlay in bytes. */
    mtu: number;
    /** Networks over these, in the order of the lab file. */
    overlays: readonly OverlayPlan[];
    /** The host's own underlay address. */
    hostAddress: number;
    /** Why the host has no part in the lab; without it, it has. */
    hostAbsent?: string;
    /** Machines that a step starts later; not among the machines. */
    later: readonly MachinePlan[];
    machines: readonly MachinePlan[];
    /** In the order of the lab file, which is that of their launch. */
    containers: readonly ContainerPlan[];
    /** In the order of the lab file. */
    found: readonly FoundPlan[];
    /** Names of endpoints by those of the file's groups. */
    groups: Readonly<Record<string, readonly string[]>>;
    /** The lab file's `expect`, as it was read. */
    rules: readonly RuleDefinition[];
    /** Without it every cell gets all probes. */
    sample?: SamplePlan;
    /** Those of `rules` that allow what the matrix of the article asks, with names of endpoints. */
    expect: readonly Rule[];
    /** What the lab is for: titles by the ids of claims. */
    deliverables: Readonly<Record<string, string>>;
    /** Claims that prove that others could fail. */
    controls: readonly string[];
}
/**
 * The same lab at the addresses that its provider gave, which has one network. What does not exist yet gets the last free
 * address of the network.
 */
export function atAddresses(topology: Topology, found: Underlay): Topology;
/** Names of the containers that a role's software runs, in the order of the lab file. */
export const containersOf: ({ containers }: Topology, role: RoleName) => string[];
export {};
}
declare module 'fanlab:src/overlays/fan/probe' {
/** The fan is Ubuntu's own, or the ebpf program at a plain VXLAN device. Both speak to each other. */
export type FanEngineName = 'ubuntu' | 'ebpf';
/** What can be asked for: an engine, or whichever works on each machine. */
export const fanWishes: readonly ['ebpf', 'ubuntu', 'auto'];
export type FanWish = (typeof fanWishes)[number];
/** Who makes the fan's interfaces on a machine. LXD of a snap brings an `ip` of its own, fanctl uses the system's. */
export type FanUser = 'lxd' | 'fanctl';
/** What tells which fan works on a machine. Read once, on the machine itself. */
export interface FanFacts {
    /** `uname -r` */
    kernel: string;
    /** /proc/sys/net/fan/vxlan after `modprobe vxlan`; null when the file is not there. */
    fanVxlan: string | null;
    /** ID and VERSION_ID of /etc/os-release. */
    os: {
        id: string;
        version: string;
    };
    /** `ip -V` */
    iproute2: string;
    /** Version of the package ubuntu-fan, which brings fanctl; null without. */
    ubuntuFan: string | null;
    /** LXD when the machine has it; base is the snap's (core22 …), null when it is no snap. */
    lxd?: {
        version: string;
        base: string | null;
    };
}
/** Every reason why Ubuntu's own fan does not work here, by what is known of kernels, releases and LXD. */
export function ubuntuProblems(facts: FanFacts, user: FanUser): string[];
/** Every reason why the ebpf engine does not work here. */
export function ebpfProblems({ kernel, iproute2, lxd }: FanFacts, user: FanUser): string[];
}
declare module 'fanlab:src/overlays/index' {
import type { Topology } from 'fanlab:src/lab/topology';
import type { ContainerOverlay, Overlay } from 'fanlab:src/overlays/overlay';
/** All overlays of a topology, in the order of the lab file. Throws a LabError when one does not fit over its network. */
export const overlaysIn: (topology: Topology) => Overlay[];
/** The overlay that containers are on; undefined when there is none. Throws a LabError when it does not fit. */
export function overlayIn(topology: Topology): ContainerOverlay | undefined;
/** That of a lab; throws a LabError when it has none, or one that does not fit over the machines' network. */
export function overlayOf({ name, topology }: {
    name: string;
    topology: Topology;
}): ContainerOverlay;
}
declare module 'fanlab:src/overlays/overlay' {
import type { CheckContext } from 'fanlab:src/lab/check-context';
import type { FoundEndpoints } from 'fanlab:src/lab/endpoint';
import type { Link } from 'fanlab:src/lab/links';
import type { PlaceHandle } from 'fanlab:src/lab/machine';
import type { Need, System } from 'fanlab:src/lab/need';
import type { StepContext } from 'fanlab:src/lab/step-context';
import type { Prefix } from 'fanlab:src/process/prefix';
/** What a packet of the overlay travels in from one machine to another. */
export interface Envelope {
    /** Underlay address of the machine that it goes to. */
    target: string;
    /** Network identifier of VXLAN. */
    vni: number;
}
/** The interfaces that carry an overlay on a place; without one of them, it is not there. */
export interface OverlayLinks {
    /** It has the place's own overlay address, and its containers are ports of it; some overlays have none. */
    bridge: Link | undefined;
    /** What goes to other places passes it. */
    tunnel: Link | undefined;
}
/** The host or a machine, by its name in the lab. */
export interface Named {
    name: string;
}
/** What is true of an overlay that is whole, whatever lab it is in. */
export interface Invariant {
    /** As a report has it. */
    id: string;
    sentence: string;
    /** Throws a CheckFailed where it does not hold. */
    check(context: CheckContext, found: FoundEndpoints): Promise<void>;
}
/** A network of a lab that is carried by another one. Whatever knows overlays knows them by this. */
export interface Overlay {
    /** As the lab file calls it. */
    readonly name: string;
    /** Its kind, by the word of the lab file. */
    readonly type: string;
    /** The networks of its addresses, in CIDR notation: one of IPv4, one of IPv6, or both. */
    readonly prefixes: readonly string[];
    /** Names of places that are on it once the lab is formed, also of machines that come later. */
    readonly members: readonly string[];
    /** Bytes of the largest packet. */
    readonly mtu: number;
    /** Network identifier of VXLAN, and the UDP port on which its packets travel. */
    readonly vni: number;
    readonly port: number;
    /** Whether the search for the machine that has an address goes to all members, as any broadcast of theirs. */
    readonly searchesAll: boolean;
    /** Overlay address of a place itself, one of its only family or of IPv4. Throws a LabError where it can have none. */
    addressOf(place: Named): string;
    /** All of its overlay addresses. */
    addressesOf(place: Named): readonly string[];
    /** Whether an address is one of the overlay's. */
    owns(address: string): boolean;
    /** The interfaces that carry it, as they are found on a place. */
    links(place: PlaceHandle): Promise<OverlayLinks>;
    /** The same, where all of a place's interfaces are known. */
    linksAmong(links: readonly Link[]): OverlayLinks;
    /** How a packet for that overlay address travels. Throws a LabError where the overlay does not own the address. */
    envelope(to: {
        address: string;
    }): Envelope;
    /** Finds out how it can be had on each of the lab's places, and tells it in the report. Throws a LabError if it cannot. */
    tell(context: StepContext): Promise<void>;
    /** What has to be installed where a place shall join, beside what `install` brings. */
    needs(system: System): readonly Need[];
    /** Puts on places what they need to join. Configures nothing. */
    install(context: StepContext, places: readonly PlaceHandle[]): Promise<void>;
    /** A place joins until it reboots, or leaves. Where a role's software forms the overlay, that joins by itself. */
    join(place: PlaceHandle): Promise<void>;
    leave(place: PlaceHandle): Promise<void>;
    /** From now on a place joins at each boot. */
    persist(place: PlaceHandle): Promise<void>;
    /** What is not as `persist` made it, a sentence each: it would not be there after the next boot. */
    unlikeToPersist(place: PlaceHandle): Promise<readonly string[]>;
    /** What is asked of a place when something failed: shell commands that only observe. */
    readonly evidence: readonly string[];
    /** In the order in which a report has them. */
    readonly invariants: readonly Invariant[];
}
/** An overlay that gives each place a part of its addresses, for its containers. */
export interface ContainerOverlay extends Overlay {
    /** The network of its addresses. */
    readonly prefix: Prefix;
    /** The network that carries it. */
    readonly underlay: Prefix;
    /** Name of the bridge that joining makes; a role's software may make its own in its place. */
    readonly bridge: string;
    /** The part of the overlay whose addresses a place gives to its containers, its own address among them. */
    sliceOf(place: Named): Prefix;
}
/** Places of a lab that are on the overlay. */
export const placesOn: ({ members }: Pick<Overlay, 'members'>, lab: {
    places: readonly PlaceHandle[];
}) => PlaceHandle[];
}
declare module 'fanlab:src/process/as-caller' {
import { type SpawnOptions, type SpawnSyncOptions } from 'node:child_process';
/** The search path of whoever used sudo, which has one of its own. */
export const callersPathVariable = "FANLAB_CALLERS_PATH";
/**
 * Does something synchronous with the rights of the user who used sudo: what a script writes then belongs to him, and no
 * link leads it where he may not write. Who is no such user's root just does it.
 */
export const asCaller: <T>(act: () => T) => T;
/** Node's spawn of a shell's command, with the rights and the home of whoever used sudo. */
export function callersSpawn(command: string, words: readonly string[], options: SpawnOptions): import("child_process").ChildProcess;
export function callersSpawnSync(command: string, words: readonly string[], options: SpawnSyncOptions): import("child_process").SpawnSyncReturns<string | NonSharedBuffer>;
}
declare module 'fanlab:src/process/input-problem' {
/** How the asker calls an option: `--lab` at a desk, `input lab` in a workflow. */
export type Naming = (flag: string) => string;
/** Something that was given and cannot be taken. */
export interface InputProblem {
    /** One line: the thing, the rule, the value and what to do. Values in it are quoted and cut. */
    tell(name: Naming): string;
}
/** The problem as a person at a desk is told it. */
export const tellAtDesk: ({ tell }: InputProblem) => string;
/** `--lab must be RULE; got "VALUE": REMEDY`. */
export const mustBe: (flag: string, rule: string, value: unknown, hint?: string) => InputProblem;
/** The same of a variable of the environment. */
export const variableMustBe: (variable: string, rule: string, value: unknown) => InputProblem;
export const mustBeOneOf: (flag: string, choices: readonly string[], value: string) => InputProblem[];
}
declare module 'fanlab:src/process/ip-answer' {
import * as z from 'fanlab:zod';
/** An IPv4 address, dotted decimal; nothing else, and no option of a tool's. */
export const ipv4Text: z.ZodIPv4;
/** The name of a network interface, as Linux takes it. */
export const deviceName: z.ZodString;
const link: z.ZodObject<{
    ifindex: z.ZodInt;
    ifname: z.ZodString;
    mtu: z.ZodInt;
    flags: z.ZodArray<z.ZodString>;
    operstate: z.ZodDefault<z.ZodString>;
    address: z.ZodOptional<z.ZodString>;
    master: z.ZodOptional<z.ZodString>;
    link_index: z.ZodOptional<z.ZodInt>;
    addr_info: z.ZodDefault<z.ZodPreprocess<z.ZodArray<z.ZodObject<{
        family: z.ZodString;
        local: z.ZodUnion<readonly [z.ZodIPv4, z.ZodIPv6]>;
        prefixlen: z.ZodInt;
        scope: z.ZodString;
    }, z.core.$strip>>, unknown>>;
}, z.core.$strip>;
export type IpLink = z.infer<typeof link>;
/** Of `ip -json addr show` and `ip -json link show`. What a filter leaves out, some versions print as `{}`. */
export const ipLinks: z.ZodType<IpLink[]>;
const route: z.ZodObject<{
    dst: z.ZodString;
    dev: z.ZodOptional<z.ZodString>;
    gateway: z.ZodOptional<z.ZodUnion<readonly [z.ZodIPv4, z.ZodIPv6]>>;
    prefsrc: z.ZodOptional<z.ZodUnion<readonly [z.ZodIPv4, z.ZodIPv6]>>;
    metric: z.ZodOptional<z.ZodNumber>;
    protocol: z.ZodOptional<z.ZodString>;
    type: z.ZodOptional<z.ZodString>;
}, z.core.$strip>;
export type IpRoute = z.infer<typeof route>;
/** Of `ip -json route show`. */
export const ipRoutes: z.ZodType<IpRoute[]>;
export {};
}
declare module 'fanlab:src/process/lab-error' {
interface LabErrorOptions {
    /** The next command a person would type. */
    hint?: string;
    cause?: unknown;
    /** What tells more than the message; it is kept with the evidence, for its own place may go with the lab. */
    logs?: readonly ErrorLog[];
}
export interface ErrorLog {
    /** File name. */
    name: string;
    text: string;
}
/**
 * The lab could not be built or driven, which says nothing about the network.
 * The message reads `cannot <verb> <object> on <machine>: <cause>`.
 */
export class LabError extends Error {
    readonly name = "LabError";
    readonly hint: string | undefined;
    readonly logs: readonly ErrorLog[];
    constructor(message: string, options?: LabErrorOptions);
}
/** The logs of an error, of its causes, and of those that it stands for together. */
export function logsOf(error: unknown): ErrorLog[];
export {};
}
declare module 'fanlab:src/process/open-command' {
/** A command that runs for as long as somebody talks to it. It does not keep this process from ending. */
export interface OpenCommand {
    write(data: Uint8Array): void;
    /** Ends it, with all of its process group. */
    close(): void;
}
export interface OpenCommandEvents {
    onOutput(data: Buffer): void;
    /** Called once, when it has ended or could not be started, with the end of what it said on standard error. */
    onEnd(said: string): void;
}
/**
 * Starts argv in a process group of its own, with `env` as its whole environment. To close it is to end its input; what has
 * not ended by itself then is ended.
 */
export function openCommand(argv: readonly string[], env: Readonly<Record<string, string>>, { onOutput, onEnd }: OpenCommandEvents): OpenCommand;
}
declare module 'fanlab:src/process/os-release' {
/** What /etc/os-release tells of a system, with the defaults of os-release(5). */
export interface OsRelease {
    /** Such as debian or ubuntu. */
    id: string;
    /** Such as 12 or 24.04; empty where a rolling system has none. */
    version: string;
    /** For people, such as "Debian GNU/Linux 12 (bookworm)". */
    name: string;
}
/** Reads the text of /etc/os-release: a line NAME=VALUE for each field, quoted as in a shell, the last one counts. */
export function parseOsRelease(text: string): OsRelease;
}
declare module 'fanlab:src/process/owner' {
/** Numeric user and group that files are given to. */
export interface Owner {
    uid: number;
    gid: number;
}
/** The caller who used sudo: files in the workspace must stay theirs to read and remove. */
export function sudoCaller(env?: NodeJS.ProcessEnv, euid?: number | undefined): Owner | undefined;
}
declare module 'fanlab:src/process/prefix' {
/** An IPv4 address and a prefix length. Host bits may be set, as in an interface's own 10.79.89.225/24. */
export interface Prefix {
    /** The address as an unsigned 32-bit number: 10.0.0.1 is 0x0a000001. */
    address: number;
    /** 0 to 32. */
    length: number;
}
/** Reads an address such as 10.79.89.225; anything that only some tools would take (010, 10.1) is refused. */
export function parseAddress(text: string): number;
/** Reads a prefix such as 10.79.89.0/24. The length has no default: a fan with a guessed one maps elsewhere. */
export function parsePrefix(text: string): Prefix;
export function formatAddress(address: number): string;
export function formatPrefix({ address, length }: Prefix): string;
/** The netmask of a length. A shift by 32 is a shift by 0 in JavaScript, so 0 is a case of its own. */
export function maskOf(length: number): number;
/** The same prefix with its host bits cleared. */
export function networkOf({ address, length }: Prefix): Prefix;
/** The part of an address that a prefix leaves to hosts. */
export function hostBits(address: number, length: number): number;
export function contains(prefix: Prefix, address: number): boolean;
/** True when two prefixes share an address. */
export function overlap(a: Prefix, b: Prefix): boolean;
}
declare module 'fanlab:src/process/problem' {
/** Why something cannot be done here, and what a person would type next. */
export interface Problem {
    message: string;
    hint: string;
}
}
declare module 'fanlab:src/process/process-identity' {
import * as z from 'fanlab:zod';
/** A pid may be given to another process later; with the start time it names one process for ever. */
export const processIdentity: z.ZodMiniObject<{
    pid: z.ZodMiniInt;
    startTime: z.ZodMiniString<string>;
}, z.core.$strip>;
export type ProcessIdentity = z.infer<typeof processIdentity>;
/** The process of that pid; undefined when there is none. */
export function identify(pid: number): ProcessIdentity | undefined;
/** False for a zombie, too: it does nothing any more. */
export function isAlive(identity: ProcessIdentity): boolean;
}
declare module 'fanlab:src/process/run' {
export interface RunOptions {
    /** What the command reads; without it the command's standard input is empty. */
    stdin?: string | Uint8Array;
    /** After this many milliseconds the command's whole process group is ended. Default: no deadline. */
    timeoutMs?: number;
    /** Aborting ends the command's whole process group. */
    signal?: AbortSignal;
    /** Aborting ends the command's whole process group, and what it said so far is its result. */
    enough?: AbortSignal;
    /** The command's whole environment. Default: the caller's own. */
    env?: Readonly<Record<string, string>>;
    cwd?: string;
    /** Called with each piece of the command's output as it comes. */
    onOutput?: (text: string) => void;
}
export interface RunResult {
    argv: readonly string[];
    /** Exit status; null when a signal ended the command. */
    status: number | null;
    signal: NodeJS.Signals | null;
    /** Of an endless stream its beginning and its end, see BoundedOutput. */
    stdout: string;
    stderr: string;
    durationMs: number;
    /** True when the deadline ended it. */
    timedOut: boolean;
}
/**
 * Runs one command and resolves when it and all that writes to its output have ended, whatever the status.
 * Every word of argv reaches the command as it is: no shell reads it. A command that is not there, or may not be run,
 * has the status that a shell gives it, 127 or 126.
 * Throws only when the command cannot be started for another reason, or when options.signal was aborted.
 */
export function run(argv: readonly string[], options?: RunOptions): Promise<RunResult>;
}
declare module 'fanlab:src/process/schema' {
export { array, boolean, type infer, int, number, object, record, string, unknown } from 'fanlab:zod';
}
declare module 'fanlab:src/process/shell' {
/** What a command said and how it ended: zx's ProcessOutput. A command that failed throws it. */
export interface CommandOutput extends Error {
    /** Status; null when a signal or the deadline ended the command. */
    readonly exitCode: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly stdout: string;
    readonly stderr: string;
    /** Both, in the order in which they came. */
    readonly stdall: string;
    /** Milliseconds. */
    readonly duration: number;
    /** It ended with status 0. */
    readonly ok: boolean;
    text(): string;
    lines(): string[];
    json<T = any>(): T;
}
/** A command that runs: zx's ProcessPromise. */
export interface RunningCommand extends Promise<CommandOutput> {
    /** Its standard input; without an end of it nothing is handed over. */
    readonly stdin: NodeJS.WritableStream;
    readonly stdout: NodeJS.ReadableStream;
    readonly stderr: NodeJS.ReadableStream;
    readonly exitCode: Promise<number | null>;
    /** Its output becomes the input of another command, or goes into a file of this host's. */
    pipe(command: TemplateStringsArray, ...words: unknown[]): RunningCommand;
    pipe(command: RunningCommand): RunningCommand;
    pipe(file: string | NodeJS.WritableStream): Promise<unknown>;
    /** A status other than 0 is no error. */
    nothrow(yes?: boolean): this;
    quiet(yes?: boolean): this;
    /** Ends it after that time, such as '5s', or that many milliseconds. */
    timeout(time: string | number): this;
    kill(signal?: NodeJS.Signals): Promise<void>;
    text(): Promise<string>;
    lines(): Promise<string[]>;
    json<T = any>(): Promise<T>;
}
export interface ShellOptions {
    /** A status other than 0 is no error. */
    nothrow?: boolean;
    quiet?: boolean;
    verbose?: boolean;
    /** Such as '5s', or milliseconds. */
    timeout?: string | number;
    /** What the command reads. */
    input?: string | Uint8Array;
    cwd?: string;
    /** The command's environment. */
    env?: Readonly<Record<string, string | undefined>>;
    signal?: AbortSignal;
}
/** zx's `$`: each `${value}` is one word for the command, whatever is in it; an array is as many. */
export interface Shell {
    (pieces: TemplateStringsArray, ...words: unknown[]): RunningCommand;
    (options: ShellOptions): Shell;
}
/** Runs a command on this host, as the user for whom the scenario runs: where that one used sudo, root's is not his. */
export const $: Shell & ShellOptions;
}
declare module 'fanlab:src/process/wait-until' {
import { LabError } from 'fanlab:src/process/lab-error';
export interface WaitOptions {
    /** Deadline in milliseconds. */
    within: number;
    signal?: AbortSignal;
    hint?: string;
    /** Milliseconds of the first pause, for what takes a moment only. */
    firstPause?: number;
    /** How many times longer each pause is than the one before it: less where nobody should wait much longer than needed. */
    growth?: number;
}
/** What a try saw: the value waited for, or what is still wrong. A thrown LabError counts as the latter. */
export type Sight<T> = {
    value: T;
} | {
    notYet: string;
};
/**
 * Tries until the probe gives a value. On expiry it throws a LabError that tells how long, how many tries and the last
 * thing seen. A probe that knows that the value will never come throws a `Hopeless`, which ends the wait at once.
 */
export function waitUntil<T>(what: string, probe: () => Promise<Sight<T>>, { within, signal, hint, firstPause, growth }: WaitOptions): Promise<T>;
/** Nothing to wait for any more: the thing has failed for good. */
export class Hopeless extends LabError {
}
}
declare module 'fanlab:src/providers/provider' {
import type { HostNeeds } from 'fanlab:src/host/host-needs';
import type { OpenCommand, OpenCommandEvents } from 'fanlab:src/process/open-command';
import type { Problem } from 'fanlab:src/process/problem';
import type { RunResult } from 'fanlab:src/process/run';
/** Milliseconds that a command may take when nothing is said. */
export const defaultDeadline = 60000;
export interface CommandOptions {
    stdin?: string | Uint8Array;
    /** Deadline in milliseconds, enforced inside the machine. Default: `defaultDeadline`. */
    timeoutMs?: number;
    signal?: AbortSignal;
}
/** Somewhere a command can be run: a machine, or the host's own place in the lab. */
export interface Place {
    readonly name: string;
    /**
     * How many times longer than in a container things may take here: 1 or more. What waits for the place multiplies its
     * deadlines by it; the deadline of a single command is taken as it is given.
     */
    readonly pace: number;
    /** It was there before the lab, and may have ways out of it, such as a default route. */
    readonly hasOwnWays?: boolean;
    /** Runs argv as root, in a clean environment, whatever its exit status. Throws only when the place cannot be reached. */
    run(argv: readonly string[], options?: CommandOptions): Promise<RunResult>;
    /**
     * Starts argv as `run` does, for as long as somebody talks to it. It is ended inside the place, with all of its process
     * group, when it is closed, when the way there breaks, and when this process ends, which it does not keep from ending.
     * `onEnd` is called once, in any case, also where the place cannot be reached.
     */
    open(argv: readonly string[], events: OpenCommandEvents): OpenCommand;
    /**
     * argv of a command of the host's that runs the given argv there with the caller's own streams. With a terminal the
     * caller's standard input and output are one; without, none of the streams it gets may be one.
     */
    attach(argv: readonly string[], terminal: boolean): readonly string[];
}
/** A layer-2 segment of a lab. What is not on it reaches it only through a machine that forwards. */
export interface NetworkSpec {
    /** 1 to 20 characters of a-z, 0-9 and '-'. */
    name: string;
    /** In CIDR notation without host bits, such as 10.79.89.0/24: one of IPv4, one of IPv6, or both. */
    prefixes: readonly string[];
    /** MTU in bytes, on machines and on the host's place; 1500 but for providers with `chosenMtu`. */
    mtu: number;
    /** The host's own addresses there, such as 10.79.89.1/24; none where it has no part. */
    host: readonly string[];
    /** How machines get their IPv4 addresses: by DHCP, for which the host has one there, or as IPv6 ones, by files of their own. */
    addressing: 'dhcp' | 'static';
    /** Machines get out of the lab by the host's IPv4 address there, and to the host's resolver. */
    outside?: boolean;
}
/** A machine's interface on a network. */
export interface InterfaceSpec {
    /** Name of the network. */
    network: string;
    /** Its name on the machine: eth0, eth1 and so on, in this order. */
    device: string;
    /** With the network's length, such as 10.79.89.132/24; at most one of IPv4 by DHCP. */
    addresses: readonly string[];
    /** Addresses of the default routes by it: none, one of IPv4, one of IPv6, or both. */
    gateways: readonly string[];
}
/** What a provider makes. */
export interface MachineSpec {
    name: string;
    /** At least one; no two on the same network. */
    interfaces: readonly InterfaceSpec[];
    /** Whether it passes on packets that are for others, of both families. */
    forward: boolean;
    cpus: number;
    /** Bytes. */
    memory: number;
    /** Bytes of its disk, for providers that hold machines to one; where nothing is said it is that of the article, 10 GiB. */
    disk?: number;
    /** Absolute directories of the machine that must be on a plain file system (Docker's overlay2 does not stack). */
    plainDirectories: readonly string[];
}
export interface LabSpec {
    /** Name of the lab: 1 to 20 characters of a-z, 0-9 and '-'. */
    name: string;
    /** At least one. The first is that of the machines' overlay, where there is one. */
    networks: readonly [NetworkSpec, ...NetworkSpec[]];
    /** Prefixes that are the lab's own beside those of its networks: no way out leads there. */
    ownPrefixes?: readonly string[];
    /**
     * Every machine that the lab has or may get, with its addresses without length: names that resolve on all machines and,
     * where that is made for the lab, in the host's place. The host's own name is not among them.
     */
    names: readonly {
        name: string;
        addresses: readonly string[];
    }[];
    /** Directory of the unpacked machine image. */
    image: string;
    /** Directories of the unpacked images of machines that run another one, by their names; where providers can. */
    images?: Readonly<Record<string, string>>;
    /** Directories of what machines have above their image, by their names. Only for providers whose machines run that image. */
    layers: Readonly<Record<string, string>>;
}
/** What the provider holds a machine to; undefined where it does not. */
export interface Resources {
    cpus: number | undefined;
    /** Bytes. */
    memory: number | undefined;
    /** Bytes. */
    disk: number | undefined;
}
/** A machine as its provider gives it; everything nicer is written once, in lab/machine.ts. */
export interface ProvidedMachine extends Place {
    /** Orderly restart; resolves when it was asked for, not when it is done. */
    restart(): Promise<void>;
    /** Orderly shutdown; resolves when nothing of it runs. A provider that could not start it again leaves it out. */
    shutDown?(): Promise<void>;
    /** Ends the machine at once, as pulling the plug does. Resolves when nothing of it runs. */
    cutPower(): Promise<void>;
    /** Starts a machine that does not run. */
    start(): Promise<void>;
    /** Holds all of its processes where they are; resolves when none runs. The network and disks of the machine stay. */
    freeze?(): Promise<void>;
    /** Lets them go on. Does nothing where they run. */
    thaw?(): Promise<void>;
    /** The limits that are in force now. */
    resources(): Promise<Resources>;
    /** What the machine's console showed so far. */
    console(): Promise<string>;
}
export interface Features {
    /** Machines have kernels of their own. */
    ownKernel: boolean;
    /** Power can be cut without an orderly shutdown. */
    powerCut: boolean;
    /** Machines run the lab's own image; others get installed what they lack. */
    ownImage: boolean;
    /** Each machine can run an image of its own. */
    machineImages: boolean;
    /**
     * Whether machines and host get the addresses that the lab asks for; otherwise `ProvidedLab.underlay` tells what they
     * have. asked: only where its networks are more than the one that any provider makes, see `choosesAddresses`.
     */
    chosenAddresses: 'always' | 'asked' | 'never';
    /** The underlay has the MTU that the lab asks for; otherwise it is Ethernet's. */
    chosenMtu: boolean;
    /** What the lab finds and has to leave as it was. */
    adopts: Adoption;
    /** How many networks a lab may have. */
    networks: 'one' | 'many';
    /** What was asked of the provider that leaves a lab only one network, such as a flag; undefined where nothing was. */
    oneNetworkBy?: string;
    /** Machines and host get the IPv6 addresses that the lab asks for. */
    ipv6: boolean;
    /** Machines can have their addresses from files of their own, without a server that gives them. */
    staticAddresses: boolean;
    /**
     * What can be done to a machine's link outside of the machine, at the end that `ProvidedLab.portOf` names: nothing ·
     * its packets · its packets and its carrier, which the machine sees.
     */
    links: 'none' | 'packets' | 'carrier';
    /** All processes of a machine can be held outside of it: `ProvidedMachine.freeze`. */
    freeze: boolean;
    /** Machines have nothing but the lab's networks; others may have networks of the provider's beside them. */
    onlyUnderlay: boolean;
}
/**
 * nothing: machines and the host's place are made for the lab and go with it · host: the host's place is the computer
 * itself · everything: the machines were there before, too.
 */
type Adoption = 'nothing' | 'host' | 'everything';
/** The underlay as it is found on machines whose provider gives the addresses. */
export interface Underlay {
    /** Each machine's address there, with the network's length, such as 10.97.0.20/24. */
    addresses: Readonly<Record<string, string>>;
    /** The host's addresses in the same form, one of which may be on the underlay; or why it can have no part in the lab. */
    host: {
        addresses: readonly string[];
    } | {
        absent: string;
    };
}
export interface ProvidedLab {
    readonly spec: LabSpec;
    /** The host's place in the lab, at the addresses that the networks of spec give it where addresses are chosen. */
    readonly host: Place;
    /** MUST return the existing machine of that name when there is one. The machine is started. */
    create(spec: MachineSpec): Promise<ProvidedMachine>;
    /**
     * How many machines may boot at once, 1 or more. Where each has a kernel of its own on the processors of this host, many
     * are up no sooner together than in turn, and systemd's own time-outs end what they start. Without it, all of a lab.
     */
    readonly bootsAtOnce?: number;
    /** The machines of this lab and of no other. */
    list(): Promise<ProvidedMachine[]>;
    /**
     * Name of the lab's end of the link of a machine's interface, counted from 0, among the interfaces of the host's place:
     * taking it down cuts the link. Providers whose links have no such end leave it out.
     */
    portOf?(machine: string, index: number): string;
    /** The underlay of the machines that exist. Providers that do not choose addresses MUST have it. */
    underlay?(): Promise<Underlay>;
    /** Why no machine of that name can be made; undefined when create can. Without it, create can make any. */
    lacks?(machine: string): string | undefined;
}
export interface Provider {
    readonly name: string;
    readonly features: Features;
    readonly needs: HostNeeds;
    /**
     * Every reason why this provider cannot run here, all at once; empty when it can. A provider whose machines were there
     * before looks whether it has those of the given names.
     */
    check(machines?: readonly string[]): Promise<Problem[]>;
    /** What its machines run, such as ubuntu-22.04, where that is not the lab's own image; undefined when nobody knows. */
    readonly distribution?: string | undefined;
    /** Makes the lab. MUST return the existing lab of that name when there is one. */
    open(spec: LabSpec): Promise<ProvidedLab>;
    /** The lab of that name as it is; undefined when it does not run. */
    find(spec: LabSpec): Promise<ProvidedLab | undefined>;
    /** Removes all that the lab of that name left, however incomplete. MUST succeed when there is nothing. */
    destroy(labName: string): Promise<void>;
}
export {};
}
declare module 'fanlab:src/providers/settings' {
/** What the flags of a scenario say to a provider. Each takes what it knows. */
export interface ProviderSettings {
    /** ssh: absolute path of the inventory. */
    inventory?: string;
    /** lxd, incus: the server, as the client's list of remotes names it. */
    remote?: string;
    /** lxd, incus: a network of the server's that the machines are put into, instead of one of their own. */
    network?: string;
    /** lxd, incus: machines are virtual machines, not system containers. */
    vm?: boolean;
    /** vagrant: the box, as Vagrant names it. */
    box?: string;
    /** vagrant: what runs the machines, by Vagrant's name. */
    hypervisor?: string;
    /** What the machines shall run, such as ubuntu-22.04; only when it was asked for. */
    distribution?: string;
}
/** Flags that only some providers know, and which. */
export const flagsOfProviders: {
    readonly inventory: readonly ["ssh"];
    readonly empty: readonly ["ssh"];
    readonly remote: readonly ["lxd", "incus"];
    readonly network: readonly ["lxd", "incus"];
    readonly vm: readonly ["lxd", "incus"];
    readonly box: readonly ["vagrant"];
    readonly hypervisor: readonly ["vagrant"];
};
/** What runs Vagrant's machines, by Vagrant's own names. */
export const hypervisors: readonly ['virtualbox', 'libvirt', 'vmware_desktop'];
export type Hypervisor = (typeof hypervisors)[number];
/** What the value of such a flag has to look like: it becomes a word of a command, never an option of it. */
export const settingRules: {
    readonly remote: {
        readonly pattern: RegExp;
        readonly rule: "the name of a server: 1 to 63 of letters, digits, '.', '-' and '_', the first a letter or digit";
    };
    readonly network: {
        readonly pattern: RegExp;
        readonly rule: "the name of a network: 1 to 63 of letters, digits, '.', '-' and '_', the first a letter or digit";
    };
    readonly box: {
        readonly pattern: RegExp;
        readonly rule: 'the name of a box, such as debian/bookworm64';
    };
};
export type ProviderFlag = keyof typeof flagsOfProviders;
}
declare module 'fanlab:src/report/case' {
import type { ReportedCell, Unanswered } from 'fanlab:src/lab/cell';
import type { FlowReport } from 'fanlab:src/report/flow-report';
/** Identity of a case: stable from run to run, so without addresses, durations or run numbers. */
export interface CaseId {
    /** Phase of the run that the case belongs to, such as `bring-up` or `reboot lxd-2`. */
    suite: string;
    /** One sentence or, for a cell of the matrix, such as `web-1 reaches web-2 by icmp`. */
    name: string;
}
export interface PlannedCase extends CaseId {
    /** Claims of the article that the case proves, such as `D1` or `P16`. Often empty for a step. */
    claims: readonly string[];
    /** It asks the cells of the matrix, and says nothing about what they answer: those are cases of their own. */
    asksCells?: true;
    /** Only for a cell of the matrix. The console counts cells and names only those that did not pass. */
    cell?: ReportedCell;
}
/** failed: the network is wrong · error: the lab could not be built or driven · skipped: blocked, with the reason. */
export type Outcome = {
    status: 'passed';
}
/**
 * asksCells: it only tells that endpoints do not reach each other, as the cells of the matrix do · unanswered: it is a cell
 * that nobody answered.
 */
 | {
    status: 'failed';
    expected: string;
    got: string;
    hint?: string;
    asksCells?: true;
    unanswered?: Unanswered | undefined;
}
/** stopped: the run ended while the case was in progress, or before it; the lab is not to blame. */
 | {
    status: 'error';
    message: string;
    hint?: string;
    stopped?: true;
}
/** notRun: it was planned and nobody ran it to its end; such a run proves less than it should. */
 | {
    status: 'skipped';
    reason: string;
    notRun?: true;
};
/** What is known of a case beside its outcome. */
export interface CaseFacts {
    /** How often a probe was tried until the outcome; 1 when not given. */
    attempts?: number;
    /** More facts for the report, such as addresses. */
    properties?: Readonly<Record<string, string>>;
    /** What a tool printed, for the report's system-out. */
    output?: string;
    /** Where in the lab a failure has its cause, in one sentence, such as the hop at which a packet died. */
    explanation?: string;
    /** Folder with evidence of a failure, relative to the folder of the report. */
    evidence?: string;
    /** The flow that it is about. */
    flow?: FlowReport;
}
export interface CaseResult extends PlannedCase, CaseFacts {
    outcome: Outcome;
    startedAt: Date;
    durationMs: number;
}
}
declare module 'fanlab:src/report/case-list' {
import type { CaseId, CaseResult, PlannedCase } from 'fanlab:src/report/case';
import type { SuiteReport } from 'fanlab:src/report/report';
interface Entry {
    planned: PlannedCase;
    begunAt?: Date;
    result?: CaseResult;
    /** What a report says of it as long as it has not begun. */
    notYet?: CaseResult;
}
interface Suite {
    /** Several when it went on after others had come between. All but the last have ended. */
    parts: {
        begunAt: Date;
        endedAt?: Date;
    }[];
    entries: Map<string, Entry>;
}
/** What is known of a case's place in the run: enough to find it, or to add it when nobody planned it. */
export type CaseReference = CaseId & Partial<PlannedCase>;
/** Every case of a run in planned order, with what is known of it. */
export class CaseList {
    #private;
    readonly suites: Map<string, Suite>;
    plan(cases: readonly PlannedCase[]): void;
    suite(name: string): Suite;
    /** One that has ended goes on: it has one more part, which lasts until it ends again. */
    beginSuite(name: string, now: Date): void;
    /** A case is told of a suite that may not have begun. */
    touchSuite(name: string, at: Date): void;
    /** Tells whether it went on until now. */
    endSuite(name: string, now: Date): boolean;
    entry(reference: CaseReference): Entry;
    /** Planned cases of a suite that have not begun. */
    waiting(suite: string): PlannedCase[];
    /** Cases that have begun and not ended, in planned order. */
    running(): PlannedCase[];
    /** The next case in planned order. */
    next(): PlannedCase | undefined;
    /** The suites as they are at `now`, of a run that began at `startedAt`. */
    snapshot(startedAt: Date, now: Date): SuiteReport[];
    /**
     * Ends the suites that go on, and skips every case that was not reported; what was in progress when somebody stopped
     * the run, for the reason `stopped`, is an error.
     */
    finish(reason: string, now: Date, stopped?: string): void;
}
/** Never negative: the host's clock may be set while the lab is up. */
export function millisecondsBetween(from: Date, to: Date): number;
export {};
}
declare module 'fanlab:src/report/claim-table' {
/** What a lab claims: told by its file, and handed to the report. */
export interface ClaimTable {
    /** What the lab is for, told first: titles by the ids of claims. */
    deliverables: Readonly<Record<string, string>>;
    /** Claims that prove that others could fail. */
    controls: readonly string[];
}
}
declare module 'fanlab:src/report/ending' {
import type { CaseResult, Outcome } from 'fanlab:src/report/case';
import type { SuiteReport } from 'fanlab:src/report/report';
/** What stands in the file for the one end that nobody is left to tell of, such as by SIGKILL. */
export const endedUnexpectedly = "the run ended unexpectedly";
/** Why a run came to its end before its time, as the error that a report has to have then. */
export interface Ending {
    message: string;
    hint?: string | undefined;
}
/** The error of a case that was in progress when the run ended. */
export const endedDuring: (why: string, name: string) => Outcome;
/** Tells whether a case says that the run was ended while it was in progress. */
export const tellsEnding: ({ outcome }: CaseResult) => boolean;
/**
 * The suites with the ending as an error: readers of JUnit look at nothing else, and take a report of passed and skipped
 * cases for a success. It is told by the first planned case that was not run, and without one by a case of its own.
 */
export function withEnding(suites: readonly SuiteReport[], { message, hint }: Ending, startedAt: Date): SuiteReport[];
}
declare module 'fanlab:src/report/flow-report' {
/** Milliseconds. */
interface LatencyReport {
    median: number;
    max: number;
}
/**
 * What became of the numbered questions of a flow. Times without another word are milliseconds since `startedAt`, which is when
 * its first number left that was answered.
 */
export interface FlowReport {
    /** The sentence of its case. */
    name: string;
    from: string;
    to: string;
    /** The service, as the lab file has it. */
    by: string;
    periodMs: number;
    /** Milliseconds since 1970. */
    startedAt: number;
    sent: number;
    lost: number;
    duplicates: number;
    reordered: number;
    /** The longest run of unanswered numbers; undefined where all were answered. The cut that it was lies in between. */
    outage?: {
        atLeastMs: number;
        atMostMs: number;
        fromMs: number;
        untilMs: number;
    };
    /** From when the first unanswered number left until the next one after the last was due. The longest, in their order. */
    lossRuns: readonly {
        fromMs: number;
        untilMs: number;
        count: number;
    }[];
    /** Of numbers that left before the first fault began, while one went on, and after the last had ended. */
    latencyMs: {
        before: LatencyReport | undefined;
        during: LatencyReport | undefined;
        after: LatencyReport | undefined;
    };
    /** For how long at a stretch the asker, who answers, and the harness could not run. */
    stallsMs: {
        sender: number;
        responder: number;
        harness: number;
    };
    /** Its budget. */
    maxOutageMs?: number;
    /** Such as that a fault began. */
    marks: readonly {
        atMs: number;
        words: string;
    }[];
    /** When a number left, and milliseconds until its answer; the worst of several numbers where there are too many. */
    samples: readonly (readonly [atMs: number, rttMs: number | null])[];
    /** What was said of unanswered numbers, such as the kernel's reasons, with how often. */
    reasons: Readonly<Record<string, number>>;
    /** Why it came to its end before it was stopped, such as a connection that did not survive. */
    ended?: string;
}
export {};
}
declare module 'fanlab:src/report/lab-picture' {
/** The lab's layout, as far as a report shows it. Addresses are dotted decimal. */
export interface LabPicture {
    underlay: string;
    /** Without it the lab has no overlay, and nobody an address there. */
    overlay?: string;
    vni?: number;
    mtu: number;
    host: {
        address: string;
        fanAddress?: string;
    };
    machines: readonly {
        name: string;
        role: string;
        address: string;
        fanAddress?: string;
        networks?: Readonly<Record<string, readonly string[]>>;
    }[];
    /** All of the lab's; `host` has the host's own addresses there. */
    networks?: readonly {
        name: string;
        prefixes: readonly string[];
        mtu: number;
        host: readonly string[];
    }[];
    /** Everybody who can be asked; where containers are is not known from the start. */
    endpoints: readonly {
        name: string;
        kind: string;
        address?: string;
        machine?: string;
    }[];
}
}
declare module 'fanlab:src/report/listener' {
import type { CaseResult, PlannedCase } from 'fanlab:src/report/case';
import type { Report, SuiteReport } from 'fanlab:src/report/report';
/** Hears of a run as it goes. Texts come without control characters and without secrets. */
export interface Listener {
    planned?(cases: readonly PlannedCase[]): void;
    suiteBegan?(suite: string): void;
    suiteEnded?(suite: SuiteReport): void;
    caseBegan?(planned: PlannedCase): void;
    /** Not told of cases that nobody ran: see them in the report when it is closed. */
    caseEnded?(result: CaseResult): void;
    /** What a machine or a tool said, complete lines. MUST never be printed at the start of a line. */
    output?(text: string): void;
    /** Something about the run itself that a person should know, such as a report that cannot be written. */
    warned?(message: string): void;
    closed?(report: Report): void;
}
}
declare module 'fanlab:src/report/recorder' {
import type { CaseFacts, CaseResult, Outcome, PlannedCase } from 'fanlab:src/report/case';
import { type CaseReference } from 'fanlab:src/report/case-list';
import type { ClaimTable } from 'fanlab:src/report/claim-table';
import { type Ending } from 'fanlab:src/report/ending';
import type { LabPicture } from 'fanlab:src/report/lab-picture';
import type { RecorderOptions } from 'fanlab:src/report/recorder-options';
import { Redactor } from 'fanlab:src/report/redactor';
import type { Report, TimingKind } from 'fanlab:src/report/report';
/** A result as a caller knows it: what the recorder saw itself may be left out. */
export type EndedCase = CaseReference & CaseFacts & {
    outcome: Outcome;
    startedAt?: Date;
    durationMs?: number;
};
/** Body of a step or a check; what it finds out about the case it puts into `facts`. */
type CaseBody<T> = (facts: CaseFacts) => Promise<T> | T;
/** Hears of every step and check, keeps the JUnit file up to date and tells the listeners. */
export class Recorder {
    #private;
    readonly redactor: Redactor;
    constructor(options: RecorderOptions);
    /** May be called more than once. Throws when a name is planned twice for a suite. */
    plan(cases: readonly PlannedCase[]): void;
    /** What the run does from now on until its next case begins, such as `the host is prepared`. */
    doing(activity: string): void;
    /** The run cannot go on, for a reason that no case tells. The first one counts. */
    fail(ending: Ending): void;
    /** Writes the file before it returns; a file that cannot be written is told once. */
    write(): void;
    /** A fact about the run, such as the kernel. */
    setProperty(name: string, value: string): void;
    /** How the lab is laid out, as far as that is known now, and what it claims. */
    describe(topology: LabPicture, { deliverables, controls }: ClaimTable): void;
    /** `secret` is masked in everything written from now on. */
    secret(secret: string): void;
    /** Shows what a machine or a tool said. Give complete texts, not pieces as they arrive: a secret could be cut in two. */
    output(text: string): void;
    /** Something about the run itself that a person should know; it changes no verdict. */
    warn(message: string): void;
    beginSuite(name: string): void;
    endSuite(name: string): void;
    begin(reference: CaseReference): void;
    /** Ignored after close: what ends late was already reported as not run. */
    end(ended: EndedCase): void;
    /** Reports a case that cannot be run here, with the reason, such as `lxc machines share the host's kernel`. */
    skip(reference: CaseReference, reason: string): void;
    /** Skips those planned cases of a suite that nobody has begun: what they are about cannot be seen here. */
    skipRest(suite: string, reason: string): void;
    /** Runs what changes the lab. Records what it throws and throws it again: what comes after could not work. */
    step<T>(reference: CaseReference, body: CaseBody<T>): Promise<T>;
    /** Runs what only observes the lab; tells whether it passed. Throws only when the run was aborted. */
    check(reference: CaseReference, body: CaseBody<unknown>): Promise<boolean>;
    /** Records a wait for the bench, in milliseconds. */
    measure(name: string, kind: TimingKind, durationMs: number): void;
    /** Every case in planned order; those that nobody reported are skipped, with `notRun`, or in progress an error. */
    results(): CaseResult[];
    /** What is known now. As long as the run goes on, some case tells in an error that it ended, in case nobody writes on. */
    report(): Report;
    /**
     * Ends the run: what was not reported is skipped with `not run: <reason>`. The second and later calls do nothing.
     * Throws when the JUnit file could not be written.
     */
    close(reason: string): void;
}
export {};
}
declare module 'fanlab:src/report/recorder-options' {
import type { Owner } from 'fanlab:src/process/owner';
import type { Listener } from 'fanlab:src/report/listener';
import type { Redactor } from 'fanlab:src/report/redactor';
export interface RecorderOptions {
    /** Name of the scenario, such as `full`. */
    scenario: string;
    /** Path of the JUnit file; missing folders are made. */
    file: string;
    /** Path of the HTML page that somebody else writes, for those who look for it. */
    page?: string | undefined;
    /** The job of a CI that the run is part of; none at a desk. */
    job?: string | undefined;
    /** Path of the script that tells the scenario, where it is part of the reader's own repository. */
    source?: string | undefined;
    /** Who gets the file and the folders that are made for it. */
    owner?: Owner | undefined;
    listeners?: readonly Listener[];
    /** What happens once it is aborted says nothing about the lab: running cases are an error that tells its reason. */
    signal?: AbortSignal | undefined;
    redactor?: Redactor;
    now?: () => Date;
}
}
declare module 'fanlab:src/report/redactor' {
/** Takes secrets out of all that is written: GitHub masks its own log, but no file. */
export class Redactor {
    #private;
    /** How many secrets are known; with one more the same text may be masked in another way. */
    get secrets(): number;
    /** From now on `secret`, each of its lines, and what it carries when it is a join token, are masked. */
    add(secret: string): void;
    redact(text: string): string;
}
}
declare module 'fanlab:src/report/report' {
import type { CaseResult } from 'fanlab:src/report/case';
import type { ClaimTable } from 'fanlab:src/report/claim-table';
import type { LabPicture } from 'fanlab:src/report/lab-picture';
/** A part of the run's wall clock. */
export interface TimeSpan {
    startedAt: Date;
    durationMs: number;
}
/** One phase of a run, with every case that was planned for it, in planned order. */
export interface SuiteReport extends TimeSpan {
    name: string;
    /** When the phase began; the run's own beginning as long as it did not. */
    startedAt: Date;
    /** Wall clock of the phase, without what came between its parts; 0 when it did not begin. */
    durationMs: number;
    /** Of a phase that went on after others had come between, in the order of time. */
    parts?: readonly TimeSpan[];
    cases: readonly CaseResult[];
}
/** What a wait was spent on: LXD, Docker, a machine coming up, or fanlab itself. */
export type TimingKind = 'lxd' | 'docker' | 'boot' | 'harness';
export interface Timing extends TimeSpan {
    name: string;
    kind: TimingKind;
}
/** All that is known of a run at one moment. Texts are without control characters and without secrets. */
export interface Report {
    scenario: string;
    /** Path of the JUnit file. */
    file: string;
    /** Path of the HTML page; none where nobody writes one. */
    page?: string | undefined;
    startedAt: Date;
    durationMs: number;
    /** Why the run came to its end before its time, and during what; as long as it goes on, what holds if nobody writes on. */
    stopped?: string | undefined;
    /** The job of a CI that the run is part of; none at a desk. */
    job?: string | undefined;
    /** Path of the script that tells the scenario, where it is part of the reader's own repository. */
    source?: string | undefined;
    /** Facts about the run, such as the kernel and the version of LXD. */
    properties: Readonly<Record<string, string>>;
    suites: readonly SuiteReport[];
    timings: readonly Timing[];
    /** What the lab claims; undefined as long as nobody told it. */
    claims?: ClaimTable | undefined;
    /** The lab's layout; undefined as long as nobody told it. */
    topology?: LabPicture | undefined;
}
}
declare module 'fanlab:src/roles/docker/after-overlay' {
import type { PlaceHandle } from 'fanlab:src/lab/machine';
import type { ContainerOverlay } from 'fanlab:src/overlays/overlay';
/**
 * Docker waits for the overlay's tunnel at each boot: it would make the bridge that its network names, without one. Only
 * where the overlay is persistent: without it, Docker never starts. systemd knows of it when it is reloaded the next time,
 * and what enables Docker or the overlay's own units reloads it anyway.
 */
export function startAfterOverlay(place: PlaceHandle, overlay: ContainerOverlay): Promise<void>;
/** The file that makes it wait. */
export function dropInAfterOverlay({ bridge }: ContainerOverlay): Promise<{
    target: string;
    mode: string;
    content: string;
}>;
}
declare module 'fanlab:src/roles/docker/docker-api' {
import * as z from 'fanlab:zod';
import { type Machine } from 'fanlab:src/lab/machine';
/** Name of the Docker network on the fan, as in the article. */
export const fanNetwork = "fanbr0";
/** What `docker inspect` tells of a container, cut to what is read here. */
export const dockerContainer: z.ZodObject<{
    State: z.ZodObject<{
        Running: z.ZodBoolean;
        Pid: z.ZodInt;
    }, z.core.$strip>;
    NetworkSettings: z.ZodObject<{
        Networks: z.ZodRecord<z.ZodString, z.ZodObject<{
            IPAddress: z.ZodUnion<readonly [z.ZodLiteral<"">, z.ZodIPv4]>;
            IPPrefixLen: z.ZodInt;
        }, z.core.$strip>>;
    }, z.core.$strip>;
}, z.core.$strip>;
type DockerContainer = z.infer<typeof dockerContainer>;
export const inspectContainer: (machine: Machine, name: string) => Promise<DockerContainer>;
/**
 * What Docker's own interface tells, by its socket: its client takes 50 ms of processor time to start, curl takes 5, and
 * the checks ask often. The daemon is never started by it where its socket is off.
 */
export function askDocker<T>(machine: Machine, path: string, schema: z.ZodType<T>): Promise<T>;
/** Id of the first process of a container that runs; undefined where there is no such container, or no Docker. */
export function dockerProcess(machine: Machine, name: string): Promise<number | undefined>;
/** Docker's rule for names: nothing else becomes a word of a command. */
export const dockerName: RegExp;
/** Names of the containers that run there, as far as Docker tells; none where it does not. */
export function dockerNames(machine: Machine): Promise<string[]>;
export {};
}
declare module 'fanlab:src/roles/docker/index' {
export { startAfterOverlay } from 'fanlab:src/roles/docker/after-overlay';
export { fanNetwork, inspectContainer } from 'fanlab:src/roles/docker/docker-api';
export { createNetworkCommand } from 'fanlab:src/roles/docker/network-command';
export { containersHaveSettings, networkHasSettings } from 'fanlab:src/roles/docker/network-settings';
export { connectContainers, createFanNetwork, runContainers, startDocker, waitForDocker, } from 'fanlab:src/roles/docker/run-containers';
export { dockerStartsAtBoot } from 'fanlab:src/roles/docker/starts-at-boot';
}
declare module 'fanlab:src/roles/docker/network-command' {
import type { Lab } from 'fanlab:src/lab/lab';
import type { Machine } from 'fanlab:src/lab/machine';
/**
 * The article's `docker network create` on the overlay's bridge, with the beginning of the machine's slice for its
 * containers. The gateway is the machine's own address there.
 */
export function createNetworkCommand(lab: Lab, machine: Machine, gateway?: string): string[];
}
declare module 'fanlab:src/roles/docker/network-settings' {
import type { CheckContext } from 'fanlab:src/lab/check-context';
/** Docker's network has the overlay's prefix, MTU and bridge, and its machine as gateway. */
export function networkHasSettings({ lab }: CheckContext): Promise<void>;
/** A container's interface on the overlay has its MTU and prefix length, and there is one default route. */
export function containersHaveSettings({ lab }: CheckContext): Promise<void>;
}
declare module 'fanlab:src/roles/docker/run-containers' {
import type { Machine } from 'fanlab:src/lab/machine';
import type { StepContext } from 'fanlab:src/lab/step-context';
/** Starts Docker on its machines, now and at each boot. */
export const startDocker: (context: StepContext) => Promise<void>;
/** The same, on some of them. */
export function startDockerOn({ timed }: StepContext, machines: readonly Machine[]): Promise<void>;
/** Runs the lab's containers on Docker's default bridge; they come back after a reboot. */
export const runContainers: (context: StepContext) => Promise<void>;
/** The same, on some of the machines. */
export function runContainersOn(context: StepContext, machines: readonly Machine[]): Promise<void>;
/** A network on the overlay's bridge, on each machine. */
export function createFanNetwork({ lab, timed }: StepContext, machines?: readonly Machine[]): Promise<void>;
/** Connects those of the overlay to that network, one after the other: they take its addresses in their order. */
export function connectContainers(context: StepContext): Promise<void>;
/** Resolves when the lab's containers run and have their addresses. */
export function waitForDocker({ lab }: Pick<StepContext, 'lab'>): Promise<void>;
}
declare module 'fanlab:src/roles/docker/starts-at-boot' {
import type { CheckContext } from 'fanlab:src/lab/check-context';
/** What a reboot would show too late: Docker starts at boot, after the overlay, and starts every container. */
export function dockerStartsAtBoot({ lab }: CheckContext): Promise<void>;
}
declare module 'fanlab:src/roles/lxd-cluster/containers-sit-on-fan-bridge' {
import type { CheckContext } from 'fanlab:src/lab/check-context';
/** Every container's interface is a port of its member's fan bridge, as the kernel tells and not just LXD. */
export function containersSitOnFanBridge({ lab }: CheckContext): Promise<void>;
}
declare module 'fanlab:src/roles/lxd-cluster/form-cluster' {
import type { Machine } from 'fanlab:src/lab/machine';
import type { StepContext } from 'fanlab:src/lab/step-context';
/**
 * Starts LXD on the first member, runs the article's `lxd init` there, and starts LXD on the others meanwhile: nobody waits
 * for them yet, and `lxd init` waits half a second for its DHCP server alone.
 */
export function bootstrapCluster({ lab, timed }: StepContext): Promise<void>;
/** One more member joins with a token of its own; gives the token, which is used up then. */
export function joinMember(context: StepContext, machine: Machine): Promise<string>;
/** Members join one after the other, as each changes the database that the next one reads; their tokens are there before. */
export function joinMembers(context: StepContext, machines: readonly Machine[]): Promise<void>;
/** Resolves when every member sees every member online. */
export function waitForCluster(members: readonly Machine[], within?: number): Promise<void>;
export function joinPreseed(address: string, token: string): string;
}
declare module 'fanlab:src/roles/lxd-cluster/index' {
export { containersSitOnFanBridge } from 'fanlab:src/roles/lxd-cluster/containers-sit-on-fan-bridge';
export { bootstrapCluster, joinMember, joinMembers, joinPreseed, waitForCluster } from 'fanlab:src/roles/lxd-cluster/form-cluster';
export { addressesLieInSlices, clusterIsOperational, containersAreSpread, containersRun, membersAgree, membersHaveFanAddresses, } from 'fanlab:src/roles/lxd-cluster/invariants';
export { importContainerImage, launchContainers } from 'fanlab:src/roles/lxd-cluster/launch-containers';
export { queryMembers } from 'fanlab:src/roles/lxd-cluster/lxd-api';
export { lxdNeed } from 'fanlab:src/roles/lxd-cluster/lxd-package';
export { startLxdForNow, stopAndWipeLxd } from 'fanlab:src/roles/lxd-cluster/lxd-service';
export { dhcpAndDnsAnswer, otherNamesResolve, ownNamesResolve } from 'fanlab:src/roles/lxd-cluster/names';
export { lxdStartsAtBoot } from 'fanlab:src/roles/lxd-cluster/starts-at-boot';
}
declare module 'fanlab:src/roles/lxd-cluster/invariants' {
import { type CheckContext } from 'fanlab:src/lab/check-context';
import type { Lab } from 'fanlab:src/lab/lab';
import { type Instance } from 'fanlab:src/roles/lxd-cluster/lxd-api';
/** The first member shows all of them, online and fully operational. */
export function clusterIsOperational(context: CheckContext): Promise<void>;
/** Every member gives the same answer. */
export function membersAgree(context: CheckContext): Promise<void>;
/** Each member has its fan address on LXD's bridge, with the overlay's prefix length (a /32 was a real regression). */
export function membersHaveFanAddresses({ lab }: CheckContext): Promise<void>;
/**
 * The lab's own containers, whatever else was launched; that a member does not tell of its own is a failure of the claim.
 */
export function instancesOf(lab: Lab): Promise<Instance[]>;
/** All containers of the lab run. */
export function containersRun({ lab }: CheckContext): Promise<void>;
/** LXD spread the containers whose place was its choice evenly over the members. */
export function containersAreSpread({ lab }: CheckContext): Promise<void>;
/** Each container's address lies in the slice of the member that it runs on. */
export function addressesLieInSlices({ lab }: CheckContext): Promise<void>;
}
declare module 'fanlab:src/roles/lxd-cluster/launch-containers' {
import type { Machine } from 'fanlab:src/lab/machine';
import type { StepContext } from 'fanlab:src/lab/step-context';
import { type Instance } from 'fanlab:src/roles/lxd-cluster/lxd-api';
/** Gives LXD the container image, which the machine's own image holds, and those that the lab file names. */
export function importContainerImage(context: StepContext): Promise<void>;
/**
 * Launches the containers, without a target where the lab file names no machine: there LXD chooses. As many as there are
 * members are made side by side, each placed when the one before it counts: LXD places by counts that are already old
 * otherwise (seen of six: 1, 4 and 1).
 */
export function launchContainers({ lab, timed }: StepContext): Promise<void>;
/** Resolves when all containers run and have an address on the overlay. */
export function waitForContainers(member: Machine, names: readonly string[], within?: number): Promise<readonly Instance[]>;
}
declare module 'fanlab:src/roles/lxd-cluster/lxd-api' {
import * as z from 'fanlab:zod';
import type { PlaceHandle } from 'fanlab:src/lab/machine';
/** An instance as in `lxc query /1.0/instances?recursion=2`; state is null while its member is offline. */
const instance: z.ZodObject<{
    name: z.ZodString;
    status: z.ZodString;
    location: z.ZodString;
    expanded_devices: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodRecord<z.ZodString, z.ZodString>>>;
    state: z.ZodNullable<z.ZodObject<{
        pid: z.ZodInt;
        network: z.ZodNullable<z.ZodRecord<z.ZodString, z.ZodObject<{
            mtu: z.ZodInt;
            host_name: z.ZodOptional<z.ZodUnion<readonly [z.ZodLiteral<"">, z.ZodString]>>;
            addresses: z.ZodNullable<z.ZodArray<z.ZodObject<{
                family: z.ZodString;
                address: z.ZodUnion<readonly [z.ZodIPv4, z.ZodIPv6]>;
                netmask: z.ZodString;
                scope: z.ZodString;
            }, z.core.$strip>>>;
        }, z.core.$strip>>>;
    }, z.core.$strip>>;
}, z.core.$strip>;
export type Instance = z.infer<typeof instance>;
/** The members as that machine sees them. */
export const queryMembers: (key: PlaceHandle<import('fanlab:src/providers/provider').Place>) => Promise<{
    server_name: string;
    status: string;
    message: string;
}[]>;
export const queryInstances: (machine: PlaceHandle, timeoutMs?: number) => Promise<Instance[]>;
interface OwnInstances {
    instances: Instance[];
    /** Members that did not answer, and why. */
    silent: {
        member: string;
        reason: string;
    }[];
}
/**
 * All instances, as the first member that answers tells. After a reboot it says "Error" of those of a member that it
 * has not yet reached again, for moments: these are asked of their own member.
 */
export function queryOwnInstances(members: readonly PlaceHandle[]): Promise<OwnInstances>;
/** The instance's own address on the overlay: the global IPv4 address of its eth0, with its prefix length. */
export function overlayAddress(instance: Instance): {
    address: string;
    length: number;
} | undefined;
export {};
}
declare module 'fanlab:src/roles/lxd-cluster/lxd-package' {
import type { Machine } from 'fanlab:src/lab/machine';
import type { Need, System } from 'fanlab:src/lab/need';
/** LXD comes from the distribution: Debian's package, and Ubuntu's snap in the track of the release. */
export function lxdNeed({ id, version }: System): Need;
/** Of a snap, LXD's own word: dpkg does not know it. */
export const lxdVersions: (machine: Machine) => Promise<Record<string, string>>;
}
declare module 'fanlab:src/roles/lxd-cluster/lxd-service' {
import type { Machine } from 'fanlab:src/lab/machine';
/** Whether the machine's LXD is a snap: its units are others then, and snapd enables them. */
export const isSnap: (machine: Machine) => Promise<boolean>;
/** Starts LXD, now and at each boot. */
export function startLxd(machine: Machine): Promise<void>;
/** Starts LXD, but not at the next boot. */
export function startLxdForNow(machine: Machine): Promise<void>;
/** Stops a LXD that was started for a moment, and removes all that it had. */
export function stopAndWipeLxd(machine: Machine): Promise<void>;
}
declare module 'fanlab:src/roles/lxd-cluster/names' {
import type { CheckContext } from 'fanlab:src/lab/check-context';
/** DHCP and DNS of a member answer each of its containers: without them none gets an address at its next start. */
export function dhcpAndDnsAnswer({ lab }: CheckContext): Promise<void>;
/** A container resolves the names of all containers on its own member, by the resolver that it has. */
export function ownNamesResolve({ lab }: CheckContext): Promise<void>;
/**
 * A container resolves the names of other members' containers. A fault of LXD that is known: where all of them are unknown,
 * nothing is judged, and the reason names the fault. A wrong address, or no answer at all, is a failure. `tell` gets what
 * became of the fault.
 */
export function otherNamesResolve({ lab }: CheckContext, tell: (state: 'present' | 'gone') => void): Promise<void>;
}
declare module 'fanlab:src/roles/lxd-cluster/starts-at-boot' {
import { type CheckContext } from 'fanlab:src/lab/check-context';
/** What a reboot would show too late: LXD starts at boot on every member, and starts every container. */
export function lxdStartsAtBoot({ lab, patience }: CheckContext): Promise<void>;
}
declare module 'fanlab:src/run/all-told' {
/**
 * Resolves when all steps and checks that were begun together have ended; what cannot go on throws only when nothing that
 * was begun beside it is left running. What could not be observed comes last: beside a step that failed it tells nothing.
 */
export function allTold(told: readonly unknown[]): Promise<void>;
}
declare module 'fanlab:src/run/cell-case' {
import type { CellResult } from 'fanlab:src/expect/run-matrix';
/** A cell's result and the claims that it proves. */
export interface JudgedCell extends CellResult {
    claims: readonly string[];
}
/** The case of a cell of the matrix. */
export function cellCase({ cell, claims, passed, got, attempts, durationMs, absent, ...more }: JudgedCell): {
    name: string;
    cell: import('fanlab:src/lab/cell').Cell;
    claims: readonly string[];
    attempts: number;
    durationMs: number;
    outcome: {
        readonly status: 'skipped';
        readonly reason: string;
        readonly message?: never;
        readonly expected?: never;
        readonly got?: never;
        readonly unanswered?: never;
    } | {
        readonly reason?: never;
        readonly status: 'passed';
        readonly message?: never;
        readonly expected?: never;
        readonly got?: never;
        readonly unanswered?: never;
    } | {
        readonly reason?: never;
        readonly status: 'error';
        readonly message: `cannot tell whether ${string}: ${string}`;
        readonly expected?: never;
        readonly got?: never;
        readonly unanswered?: never;
    } | {
        readonly reason?: never;
        readonly message?: never;
        readonly status: 'failed';
        readonly expected: "an answer to every packet" | "silence";
        readonly got: string;
        readonly unanswered: import('fanlab:src/lab/cell').Unanswered | undefined;
    };
};
}
declare module 'fanlab:src/run/form-lab' {
import type { StoryContext } from 'fanlab:src/run/story';
/**
 * Makes the lab what its file says, from machines that have booted and have what they need: each overlay on its members,
 * and each role's software with its containers, now and after each boot.
 */
export function formLab(context: StoryContext): Promise<void>;
}
declare module 'fanlab:src/run/lab-steps' {
import { type Lab } from 'fanlab:src/lab/lab';
import { Machine } from 'fanlab:src/lab/machine';
import type { Need, System } from 'fanlab:src/lab/need';
import type { StoryContext } from 'fanlab:src/run/story';
/** What a scenario needs on a machine beside its role and its overlay. */
type NeedsBeside = (machine: Machine, system: System, lab: Lab) => readonly Need[];
/** Makes the lab's machines, all at once, and waits until they have booted. */
export function bootMachines(context: StoryContext): Promise<void>;
/** Gives machines what they lack; those that were there before have to be empty, and are noted as they are. */
export const equipMachines: (context: StoryContext) => Promise<void>;
/** The same, with what a scenario needs beside. */
export const equipMachinesWith: (beside: NeedsBeside) => (context: StoryContext) => Promise<void>;
/** Tells in the report which versions the machines run, and how the overlay can be had on each of them. */
export function findOutVersions(context: StoryContext): Promise<void>;
/** Puts on every place what it needs to join the overlay; configures nothing. */
export const installOverlay: (context: StoryContext) => Promise<void>;
/**
 * Boots the machine that the lab file starts later, with what it needs to join the overlay; it joins nothing. Throws a
 * NotObservable where the provider cannot make one.
 */
export const bootLaterMachine: (context: StoryContext) => Promise<Machine>;
/** The same, with what a scenario needs on it beside. */
export const bootLaterMachineWith: (beside: NeedsBeside) => (context: StoryContext) => Promise<Machine>;
/** Gives machines what they need, also in a lab that is up. */
export function equip(context: StoryContext, machines: readonly Machine[], beside?: NeedsBeside): Promise<void>;
export {};
}
declare module 'fanlab:src/run/open-witness' {
import type { Witness } from 'fanlab:src/evidence/witness';
import type { Owner } from 'fanlab:src/process/owner';
import type { Recorder } from 'fanlab:src/report/recorder';
import type { Outputs } from 'fanlab:src/run/request';
/** Removes what an older run of the scenario left. A run that is refused leaves it, so this comes when it begins. */
export function removeOldEvidence(name: string, { reports }: Pick<Outputs, 'reports'>, owner: Owner | undefined): void;
/** Who looks at a lab in which something failed. */
export type LoadedWitness = Pick<Witness, 'testify'>;
/** A witness whose evidence goes beside the report, into a folder of the run's own; in a job it bears the job's mark. */
export function openWitness(name: string, { reports, job }: Pick<Outputs, 'reports' | 'job'>, { recorder, owner, signal }: {
    recorder: Recorder;
    owner: Owner | undefined;
    signal: AbortSignal;
}): LoadedWitness;
}
declare module 'fanlab:src/run/provoke' {
import type { Sabotage } from 'fanlab:src/faults/sabotage';
import type { CaseFacts } from 'fanlab:src/report/case';
import type { Story, StoryContext } from 'fanlab:src/run/story';
/**
 * Milliseconds, times the lab's pace, until the lab is whole again after an act was undone; LXD notices a member's return
 * within 20 s.
 */
export const recovery = 120000;
type Telling = (story: Story) => Promise<void>;
/** What one act of sabotage showed. */
interface Provocation extends Judgement {
    name: string;
    /** Ids that turned red. */
    red: readonly string[];
    /** Where packets of silent cells were seen for the last time, the most frequent place first. */
    lastSeen: readonly string[];
}
/**
 * Breaks the lab in one way, asks everything, puts it right again and waits until all is green; tells how the act was
 * caught. Throws a LabError when the lab does not recover.
 */
export function provoke(context: StoryContext, sabotage: Sabotage, tell: Telling): Promise<Provocation>;
/** Throws a CheckFailed unless exactly what was expected turned red. */
export function expectCaught({ caught, problem, red, lastSeen }: Provocation, facts: CaseFacts): void;
/** The acts by how they were caught, the worst last. */
export function provocationTable(provocations: readonly Provocation[]): string;
/** Asks everything until nothing is red; throws a LabError that names what still is. */
export function waitUntilGreen(context: StoryContext, tell: Telling): Promise<void>;
interface Judgement {
    caught: 'by what was expected' | 'by others only' | 'and more' | 'missed';
    problem?: {
        expected: string;
        got: string;
    };
}
/**
 * Compares what turned red with what had to and what may, and where packets were seen for the last time. `toldOf` gives the
 * words of what turned an unrelated id red.
 */
export function judge({ expect, may, lastSeen }: Pick<Sabotage, 'expect' | 'may' | 'lastSeen'>, red: ReadonlySet<string>, places?: readonly string[], toldOf?: (id: string) => string): Judgement;
export {};
}
declare module 'fanlab:src/run/request' {
import type { ImageTrust } from 'fanlab:src/image/image-trust';
import type { LabFile } from 'fanlab:src/lab/file/lab-file';
import type { KeepLimit } from 'fanlab:src/lab/record';
import type { FanWish } from 'fanlab:src/overlays/fan/probe';
import type { ProviderSettings } from 'fanlab:src/providers/settings';
/** What a run needs, whoever asks for it: a command line, or a workflow by one. */
export interface Request {
    lab: RequestedLab;
    provider: RequestedProvider;
    /** The engine of the fan; without it the one that is usual for the provider. */
    fan?: FanWish;
    image: RequestedImage;
    retention: Retention;
    outputs: Outputs;
    /** Absolute path. Where labs and unpacked images are kept; root's. */
    stateDir: string;
}
interface RequestedLab {
    name: string;
    /** For whom the lab is; empty for nobody in particular. */
    label: string;
    /** What the lab consists of. */
    file: LabFile;
    /** Absolute path of the lab file, where it is not the article's; what it names lies in its folder. */
    path?: string;
    /** Whoever asks has chosen the machines' network; a provider that gives the addresses itself cannot have it. */
    choseNetwork: boolean;
}
interface RequestedProvider {
    /** A provider's name, or `auto` for the best one here. */
    name: string;
    settings: ProviderSettings;
    /** What LXD, Docker and fans have on machines that were there before may be removed. */
    empty: boolean;
    /** What the host lacks may be installed. */
    install: boolean;
    /** Limits of the host's kernel may be raised as long as the lab is there. */
    raiseLimits: boolean;
}
/** What the machines' image is made of. */
export interface RequestedImage {
    distribution: string;
    /** Lines of apt's sources.list. */
    aptSources: readonly string[];
    /** NAME, NAME=VERSION or FILE.deb. */
    packages: readonly string[];
    /** Which machine images are taken beside those that this host has built. */
    trust: ImageTrust;
}
/** Whether the lab stays after the run. */
interface Retention {
    keep: boolean;
    keepOnFailure: boolean;
    /** When a kept lab may be swept. */
    limit: KeepLimit;
}
/** What a run writes for whoever asked. Paths are absolute, or empty for no such file. */
export interface Outputs {
    /** Folder of reports, summary and evidence. */
    reports: string;
    result: string;
    timings: string;
    /** The job of a CI that the run is part of; empty at a desk. */
    job: string;
}
/** What --provider may be beside a provider's name: the best one here. */
export const autoProvider = "auto";
/** What machines run where nobody chooses, and what container images are always made of. */
export const usualDistribution = "debian-12";
/** The engine that machines with the lab's own image have where nobody chooses. */
export const usualFan: FanWish;
export {};
}
declare module 'fanlab:src/run/rule-cases' {
import * as z from 'fanlab:zod';
import { type RuleCell } from 'fanlab:src/expect/rules/rule-cell';
import type { CheckContext } from 'fanlab:src/lab/check-context';
import { ruleDefinition } from 'fanlab:src/lab/file/rule-definition';
import type { Topology } from 'fanlab:src/lab/topology';
import type { PlannedCase } from 'fanlab:src/report/case';
import type { EndedCase } from 'fanlab:src/report/recorder';
/** A line of `expect` as a lab file, or a script, writes it. */
export type RuleInput = z.input<typeof ruleDefinition>;
/** Cells that rules expect something of; all of the lab's without any. Throws a LabError for a rule that asks nobody. */
export function ruleCells(topology: Topology, given?: readonly RuleInput[]): RuleCell[];
/** Name of the case that tells whether the cells could be asked at all. */
export const rulesStep = "everybody is asked what the rules say";
/** The cases of a story that asks them: the first tells whether they could be asked. */
export const plannedRuleCases: (suite: string, cells: readonly RuleCell[]) => PlannedCase[];
/** Asks, and gives a case for each cell. */
export function askedRuleCases(suite: string, context: CheckContext, cells: readonly RuleCell[]): Promise<EndedCase[]>;
}
declare module 'fanlab:src/run/script-fault' {
import type { StoryContext } from 'fanlab:src/run/story';
/** A fault as a script makes it: in a step of its own, or around something. */
export interface ScriptFault {
    /** What reports call it. */
    readonly name: string;
    /** Makes it, and proves that it acts. When the run ends without `undo`, by whatever, it is undone all the same. */
    act(context: StoryContext): Promise<void>;
    /** Undoes it, and proves that it is gone. */
    undo(): Promise<void>;
    /** Makes it, does the body, and undoes it in every ending. */
    during<T>(context: StoryContext, body: () => Promise<T>): Promise<T>;
}
/** A fault by its line, such as `link net13 down`, or by commands of one's own that make it and undo it on machines. */
export function fault(words: string | {
    on: readonly string[];
    run: string;
    undo: string;
}): ScriptFault;
}
declare module 'fanlab:src/run/story' {
import { type Mesh } from 'fanlab:src/expect/mesh';
import type { Cell } from 'fanlab:src/lab/cell';
import type { Endpoint } from 'fanlab:src/lab/endpoint';
import type { FlowInput } from 'fanlab:src/lab/file/flow-definition';
import type { Lab } from 'fanlab:src/lab/lab';
import { type Progress } from 'fanlab:src/lab/progress';
import type { StepContext } from 'fanlab:src/lab/step-context';
import type { Topology } from 'fanlab:src/lab/topology';
import type { Features, ProvidedLab } from 'fanlab:src/providers/provider';
import type { CaseFacts } from 'fanlab:src/report/case';
import type { Recorder } from 'fanlab:src/report/recorder';
import { type JudgedCell } from 'fanlab:src/run/cell-case';
import type { LoadedWitness } from 'fanlab:src/run/open-witness';
import type { RuleInput } from 'fanlab:src/run/rule-cases';
import type { MarkFlows } from 'fanlab:src/run/tell-flows';
/** What the body of a step or a check gets. */
export interface StoryContext extends StepContext {
    lab: Lab;
    /** What the lab consists of, planned or there. */
    topology: Topology;
    /** Makes the lab's machines; `lab` and `provided` are there from then on. */
    makeMachines(): Promise<void>;
    provided: ProvidedLab;
    /** What the lab's provider can do. */
    features: Features;
    /** Name of that provider. */
    provider: string;
    /** Where the lab's record is. */
    stateDir: string;
    /** What LXD, Docker and fans have on machines that were there before may be removed. */
    mayEmpty: boolean;
    /** What the machines were asked to run, such as debian-12; undefined where nobody chose. */
    distribution: string | undefined;
    /** Shows a text to the person who runs the scenario. */
    say(text: string): void;
    signal: AbortSignal;
    /** Milliseconds that a cell may take to answer for the first time; the checks' own default without it. */
    patience?: number;
    /** Told who was found where, whenever everybody was looked for. */
    found?(endpoints: readonly Endpoint[]): void;
    /** By which a sample of cells is chosen, where the lab file has no seed of its own. */
    sampleSeed?: number;
    /** What was launched beside the lab's own and is to be asked, too. */
    launched?: readonly Endpoint[];
    /** Looks at what has just failed; nobody does where failures are wanted. */
    witness?: LoadedWitness | undefined;
}
type Body = (context: StoryContext, facts: CaseFacts) => unknown;
/** Someone who is told the story: a run that does it, or a plan that only notes what it would do. */
export interface Story {
    /** A stretch of the run with a suite of its own in the report; told again, it goes on. Another may begin beside its checks. */
    phase(name: string, body: () => Promise<unknown>): Promise<void>;
    /** Phases by their names, all at the same time: for such as only observe. What a person reads tells one after the other. */
    phasesTogether(bodies: Readonly<Record<string, () => Promise<unknown>>>): Promise<void>;
    /**
     * Changes the lab. When it fails, nothing that comes after is tried; when it throws a NotObservable, the lab cannot do
     * that, and the rest of its phase is skipped for that reason.
     */
    step(name: string, body: Body, ...claims: string[]): Promise<void>;
    /** Only observes; when it fails, the run goes on. */
    check(claims: string, name: string, body: Body): Promise<void>;
    /** The same, of something that is no numbered claim. */
    check(name: string, body: Body): Promise<void>;
    /** Asks every cell that the lab file expects an answer in; a case for each cell. Claims of a cell that depend on where containers run are found when they run. */
    matrix(body: (context: StoryContext, cells: readonly Cell[]) => Promise<readonly JudgedCell[]>): Promise<void>;
    /**
     * Asks what rules expect, a case for each cell; all rules of the lab file without any. `within` are milliseconds until
     * the first answer where a rule does not say.
     */
    expect(rules?: readonly RuleInput[], options?: {
        within?: number;
    }): Promise<void>;
    /**
     * Lets flows go on while the body tells its steps and checks, and until they are answered again after it; a case for each
     * of them. Reports call what is done by `name`. With `marksItself` the body says when what it does begins and has ended;
     * without it that is all of the body. `prepare` sees to what is needed before any flow begins.
     */
    underFlows(name: string, flows: readonly FlowInput[], body: (mark: MarkFlows) => Promise<unknown>, options?: {
        marksItself?: boolean;
        prepare?(context: StoryContext): Promise<unknown>;
    }): Promise<void>;
    /** From here on rules are about those who are there after these steps of an order; told by who does them. */
    goOn(progress: Progress): void;
}
interface LiveStory extends Story {
    /**
     * A phase of its own with one step, which is done even when the run was aborted. When it fails, that is a warning:
     * what is left can be removed later, and it says nothing about the network. Tells whether it was done.
     */
    tearDown(name: string, body: () => Promise<void>): Promise<boolean>;
    /** Resolves when nothing of the story runs any more. */
    settled(): Promise<void>;
}
/** Runs a story and reports it case by case. */
export function liveStory(recorder: Recorder, context: StoryContext, mesh: Mesh): LiveStory;
export {};
}
declare module 'fanlab:src/run/tell-fault' {
import type { FaultDefinition } from 'fanlab:src/lab/file/fault-definition';
import type { Story } from 'fanlab:src/run/story';
/** What happens beside a fault, told in its phase. */
interface BesideFault {
    /** A fault that cannot be made in this lab is skipped with its phases; without it that is an error. */
    mayLack?: boolean;
    /** Makes names of phases differ. */
    named?(name: string): string;
    /** Before it is made. */
    before?(): Promise<unknown>;
    /** While it holds; the time that it takes counts as time of the fault. */
    during?(): Promise<unknown>;
    /** After it is undone, before everything is asked again. */
    after?(): Promise<unknown>;
    /** Asks everything that is expected of the lab, within so many milliseconds. */
    prove(within: number): Promise<unknown>;
}
/**
 * A fault in a phase of its own: it is made and seen, holds for its time, is undone in every ending and seen to be gone. In
 * the phase after it everything has to be as expected again.
 */
export function tellFault(story: Story, fault: FaultDefinition, { mayLack, named, before, during, after, prove }: BesideFault): Promise<void>;
export {};
}
declare module 'fanlab:src/run/tell-flows' {
import type { FlowInput } from 'fanlab:src/lab/file/flow-definition';
import type { Lab } from 'fanlab:src/lab/lab';
import type { Topology } from 'fanlab:src/lab/topology';
import type { CaseFacts } from 'fanlab:src/report/case';
interface FlowContext {
    lab: Lab;
    signal: AbortSignal;
    patience?: number | undefined;
}
type Body = (context: FlowContext, facts: CaseFacts) => unknown;
/** What of a story tells flows. */
interface Teller {
    step(name: string, body: Body): Promise<void>;
    check(claims: string, name: string, body: Body): Promise<void>;
    check(name: string, body: Body): Promise<void>;
}
/** Notes in all flows that something happens now; from `during` to `after` what they go on beside is done. */
export type MarkFlows = (words: string, phase?: 'during' | 'after') => void;
interface ToldFlows {
    /** What is done meanwhile, as reports call it. */
    name: string;
    flows: readonly FlowInput[];
    body(mark: MarkFlows): Promise<unknown>;
    marksItself?: boolean;
    /** What has to be seen to before any flow begins. */
    prepare?(context: FlowContext): Promise<unknown>;
}
/** See Story.underFlows. */
export function tellFlows(story: Teller, topology: Topology, { name, flows, body, marksItself, prepare }: ToldFlows): Promise<void>;
export {};
}
declare module 'fanlab:src/run/wait-for-lab' {
import type { StepContext } from 'fanlab:src/lab/step-context';
/** Resolves when all that runs on the machines by itself after a boot does run. Changes nothing: it has to come by itself. */
export function waitForLab(context: StepContext): Promise<void>;
}
declare module 'fanlab:zod' {
// What of zod's types the API shows, for those who have no zod: the code has all of it in its bundle.

/** A shape that a value is held to, such as an answer in JSON. */
export interface ZodType<Output = unknown> {
  readonly _output: Output
  /** Throws where the value has another shape. */
  parse(value: unknown): Output
  optional(): ZodOptional<this>
  nullable(): ZodNullable<this>
}
type Infer<Type> = Type extends {readonly _output: infer Output} ? Output : never

/** What may be given where a shape also takes it in another form, such as one alone for a list of it. */
type Input<Type> = Type extends {readonly _from: infer From}
  ? Input<From>
  : Type extends {readonly _given: infer Given}
    ? Given
    : Infer<Type>

export type {Infer as infer, Input as input}

type OptionalKeys<Shape> = {
  [Key in keyof Shape]: Shape[Key] extends ZodOptional | ZodExactOptional ? Key : never
}[keyof Shape]
type Flat<Type> = {[Key in keyof Type]: Type[Key]}
type OutputOf<Shape> = Flat<
  {[Key in Exclude<keyof Shape, OptionalKeys<Shape>>]: Infer<Shape[Key]>} & {
    [Key in OptionalKeys<Shape>]?: Infer<Shape[Key]>
  }
>
type InputOf<Shape> = Flat<
  {[Key in Exclude<keyof Shape, OptionalKeys<Shape>>]: Input<Shape[Key]>} & {
    [Key in OptionalKeys<Shape>]?: Input<Shape[Key]>
  }
>

export namespace core {
  interface $strip {
    unknownKeys?: 'strip'
  }
  interface $strict {
    unknownKeys?: 'strict'
  }
}

export interface ZodString extends ZodType<string> {}
export interface ZodNumber extends ZodType<number> {}
export interface ZodInt extends ZodType<number> {}
export interface ZodBoolean extends ZodType<boolean> {}
export interface ZodUnknown extends ZodType<unknown> {}
export interface ZodIPv4 extends ZodType<string> {}
export interface ZodIPv6 extends ZodType<string> {}
export interface ZodISODateTime extends ZodType<string> {}
export interface ZodLiteral<Value = unknown> extends ZodType<Value> {}
export interface ZodEnum<Values = Record<string, string>> extends ZodType<Values[keyof Values]> {}
export interface ZodArray<Item = ZodType> extends ZodType<Infer<Item>[]> {
  readonly _given: Input<Item>[]
}
export interface ZodRecord<Key = ZodString, Value = ZodType>
  extends ZodType<Record<Infer<Key> & PropertyKey, Infer<Value>>> {}
export interface ZodUnion<Types extends readonly unknown[] = readonly ZodType[]>
  extends ZodType<Infer<Types[number]>> {
  readonly _given: Input<Types[number]>
}
export interface ZodDiscriminatedUnion<
  Types extends readonly unknown[] = readonly ZodType[],
  Key extends string = string,
> extends ZodType<Infer<Types[number]>> {
  readonly _discriminator: Key
}
export interface ZodOptional<Type = ZodType> extends ZodType<Infer<Type> | undefined> {
  readonly _optional: true
  readonly _given: Input<Type> | undefined
}
export interface ZodExactOptional<Type = ZodType> extends ZodType<Infer<Type>> {
  readonly _exact: true
}
export interface ZodNullable<Type = ZodType> extends ZodType<Infer<Type> | null> {}
export interface ZodDefault<Type = ZodType> extends ZodType<Infer<Type>> {}
export interface ZodTransform<Output = unknown, Input = unknown> extends ZodType<Output> {
  readonly _given: Input
}
export interface ZodPipe<From = ZodType, To = ZodType> extends ZodType<Infer<To>> {
  readonly _from: From
}
export interface ZodPreprocess<Type = ZodType, Input = unknown> extends ZodType<Infer<Type>> {
  readonly _input?: Input
}
export interface ZodObject<Shape = Record<string, ZodType>, Config = core.$strip>
  extends ZodType<OutputOf<Shape>> {
  readonly _given: InputOf<Shape>
  readonly _config?: Config
}
export interface ZodMiniObject<Shape = Record<string, ZodType>, Config = core.$strip>
  extends ZodType<OutputOf<Shape>> {
  readonly _config?: Config
}
export interface ZodMiniInt extends ZodType<number> {}
export interface ZodMiniString<Value = string> extends ZodType<Value> {}

export function string(): ZodString
export function number(): ZodNumber
export function int(): ZodInt
export function boolean(): ZodBoolean
export function unknown(): ZodUnknown
export function array<Item extends ZodType>(item: Item): ZodArray<Item>
export function object<Shape extends Record<string, ZodType>>(
  shape: Shape,
): ZodObject<Shape, core.$strip>
export function record<Key extends ZodType<PropertyKey>, Value extends ZodType>(
  key: Key,
  value: Value,
): ZodRecord<Key, Value>
}
