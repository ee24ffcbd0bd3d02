import {
  namesOfMachines,
  networkSpecs
} from "./shared-commands-fanlab-diagnose-rule-cases-stories-73f21c4a.mjs";
import {
  Machine,
  PlaceHandle
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import {
  topologyOf
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-1b997a31.mjs";
import {
  contains,
  formatAddress,
  formatPrefix,
  networkOf,
  parsePrefix
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

// src/lab/topology.ts
function atAddresses(topology, found) {
  const underlay = commonNetwork(found.addresses);
  const given = new Map(
    Object.entries(found.addresses).map(([name, text]) => [name, parsePrefix(text).address])
  );
  const { hostAddress, hostAbsent } = findHost(found.host, underlay);
  const taken = /* @__PURE__ */ new Set([...given.values(), ...hostAddress === void 0 ? [] : [hostAddress]]);
  const free = lastFree(underlay, taken);
  const { length } = underlay;
  const moved = (plan) => {
    const address = given.get(plan.name) ?? free;
    const [first, ...others] = plan.interfaces;
    const here = first && { ...first, addresses: [formatPrefix({ address, length })] };
    return { ...plan, address, interfaces: [...here ? [here] : [], ...others] };
  };
  const host = hostAddress === void 0 ? [] : [formatPrefix({ address: hostAddress, length })];
  return {
    ...topology,
    networks: topology.networks.map((network) => ({ ...network, prefixes: [formatPrefix(underlay)], host })),
    underlay,
    hostAddress: hostAddress ?? free,
    later: topology.later.map(moved),
    machines: topology.machines.map(moved),
    ...hostAbsent !== void 0 && { hostAbsent }
  };
}
function commonNetwork(addresses) {
  const networks = new Set(Object.values(addresses).map((text) => formatPrefix(networkOf(parsePrefix(text)))));
  const [network, ...others] = networks;
  if (network !== void 0 && others.length === 0) return parsePrefix(network);
  const told = Object.entries(addresses).map(([name, address]) => `${name} ${address}`);
  throw new LabError(
    `cannot put a fan over different networks: ${told.join(", ") || "there are no machines"}`,
    {
      hint: "all machines have to be on one network of /24 or /16, with the same prefix length"
    }
  );
}
function findHost(host, underlay) {
  if ("absent" in host) return { hostAbsent: host.absent };
  const own = host.addresses.map(parsePrefix).find(({ address }) => contains(underlay, address));
  if (own) return { hostAddress: own.address };
  return { hostAbsent: `the host has no address in ${formatPrefix(underlay)}, the machines' network` };
}
function lastFree(underlay, taken) {
  const broadcast = networkOf(underlay).address + 2 ** (32 - underlay.length) - 1;
  let address = broadcast - 1;
  while (taken.has(address)) address--;
  return address;
}
var containersOf = ({ containers }, role) => containers.filter((plan) => plan.role === role).map(({ name }) => name);

// src/lab/lab.ts
var Lab = class _Lab {
  name;
  topology;
  host;
  machines;
  constructor(name, topology, host, machines) {
    this.name = name;
    this.topology = topology;
    this.host = new PlaceHandle(host);
    this.machines = machines;
  }
  /** That of the slowest machine, see Place. */
  get pace() {
    return Math.max(...this.machines.map(({ pace }) => pace));
  }
  /** The machines that have a role, in the order of the lab file. */
  machinesOf(role) {
    return this.topology.machines.filter((plan) => plan.role === role).map(({ name }) => this.machine(name));
  }
  machine(name) {
    const machine = this.machines.find((each) => each.name === name);
    if (!machine) throw new LabError(`cannot find machine ${shownValue(name)} in lab ${this.name}`);
    return machine;
  }
  /** Names of the containers that a role's software runs, in the order of the lab file. */
  containersOf(role) {
    return containersOf(this.topology, role);
  }
  plan(machine) {
    const plan = this.planned(machine);
    if (!plan)
      throw new LabError(`cannot find machine ${shownValue(machine.name)} in the plan of lab ${this.name}`);
    return plan;
  }
  /** The plan of a machine; undefined for one that came later. */
  planned(machine) {
    return this.topology.machines.find(({ name }) => name === machine.name);
  }
  /** The machine's address on the underlay, dotted decimal. */
  underlayAddress(machine) {
    return formatAddress(this.plan(machine).address);
  }
  /** The host's address on the underlay, dotted decimal. */
  get hostAddress() {
    return formatAddress(this.topology.hostAddress);
  }
  /** Underlay address of a machine that may join later, dotted decimal. */
  get addressOfNewcomer() {
    const [newcomer] = this.topology.later;
    if (newcomer) return formatAddress(newcomer.address);
    throw new LabError(`cannot find a machine that starts later in lab ${this.name}`);
  }
  /** From now on commands of `machine.$` end when the run has to stop. */
  stopWith(signal) {
    for (const place of [this.host, ...this.machines]) place.stopped = signal;
  }
  /** The same lab, of which another file says what is expected. */
  by(file) {
    const { groups, rules, expect, deliverables, controls } = topologyOf(file);
    const topology = { ...this.topology, groups, rules, expect, deliverables, controls };
    return new _Lab(this.name, topology, this.host.place, this.machines);
  }
  /** Where something of the overlay can be: the machines, and the host where it has a part in the lab. */
  get places() {
    return this.topology.hostAbsent === void 0 ? [this.host, ...this.machines] : this.machines;
  }
};
function labSpec(name, topology, { image, layers = {} }) {
  return {
    name,
    networks: networkSpecs(topology),
    names: namesOfMachines(topology),
    ...{ image, layers }
  };
}
async function ensureMachines(provided, topology, specOf) {
  const machines = await Promise.all(
    topology.machines.map(async (plan) => new Machine(await provided.create(specOf(plan))))
  );
  return labOf(provided, topology, machines);
}
async function labOf(provided, planned, machines) {
  const topology = provided.underlay ? atAddresses(planned, await provided.underlay()) : planned;
  return new Lab(provided.spec.name, topology, provided.host, machines);
}

export {
  labSpec,
  ensureMachines,
  labOf
};
