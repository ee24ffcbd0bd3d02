import {
  protocols
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-cb4e362d.mjs";
import {
  addressesOfMachines,
  membersOf,
  namesOfContainers,
  plannedMachines,
  roles,
  withLengths
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-134c5b60.mjs";
import {
  namedEndpoints
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-d7137cb6.mjs";
import {
  asList,
  containsIp,
  formatIp,
  formatIpPrefix,
  networkOfIp,
  parseIp,
  parseIpPrefix,
  parseSize
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";
import {
  parsePrefix
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";

// src/lab/file/topology-of.ts
var defaults = { cpus: 1, memory: "1GiB" };
function topologyOf(file) {
  const networks = Object.entries(file.networks).map(networkOf);
  const [overlay] = Object.values(file.overlays).filter((each) => each.type === "fan");
  const below = networks.find(({ name }) => name === overlay?.over) ?? networks.find((each) => ipv4Of(each.prefixes));
  const addresses = addressesOfMachines(file);
  const planned = (later) => plannedMachines(file).filter(({ machine }) => machine.start === "later" === later).map((machine) => planOf(file, networks, machine, addresses.get(machine.name) ?? /* @__PURE__ */ new Map(), below?.name));
  const endpoints = {
    machines: planned(false),
    containers: containersOfFile(file),
    groups: Object.fromEntries(Object.keys(file.groups).map((name) => [name, membersOf(file, [name]).names]))
  };
  return {
    networks,
    underlay: parsePrefix(ipv4Of(below?.prefixes ?? []) ?? "0.0.0.0/0"),
    ...below && { underlayName: below.name },
    mtu: below?.mtu ?? 1500,
    ...overlay && { overlay: parsePrefix(overlay.prefix) },
    ...hostIn(networks, below),
    later: planned(true),
    ...endpoints,
    rules: file.expect,
    expect: file.expect.flatMap((rule) => askedByMatrix(rule, endpoints)),
    deliverables: file.deliverables,
    controls: file.controls
  };
}
function askedByMatrix({ id: ids = [], from, to, where, allow = [] }, endpoints) {
  const known = allow.filter((word) => protocols.some((each) => each === word));
  if (known.length === 0) return [];
  const names = (words) => namedEndpoints(endpoints, words).names;
  return [{ ids, from: names(from), to: names(to), where, protocols: known }];
}
var ipv4Of = (prefixes) => prefixes.find((text) => !text.includes(":"));
function networkOf([name, network]) {
  const prefixes = asList(network.subnet).map((text) => formatIpPrefix(networkOfIp(parseIpPrefix(text))));
  const host = withLengths(asList(network.host ?? []).map(parseIp), prefixes);
  const addressing = network.dhcp ?? ipv4Of(host) !== void 0 ? "dhcp" : "static";
  const { mtu, link = false, outside = false } = network;
  return { name, prefixes, mtu, host, addressing, link, outside };
}
var numberOf = (text) => text === void 0 ? 0 : parsePrefix(text).address;
function hostIn(networks, below) {
  const found = ipv4Of([...below?.host ?? [], ...networks.flatMap(({ host }) => host)]);
  if (found !== void 0) return { hostAddress: numberOf(found) };
  const { address, length } = parsePrefix(ipv4Of(below?.prefixes ?? []) ?? "0.0.0.0/0");
  const last = address + 2 ** (32 - length) - 2;
  return { hostAddress: last, hostAbsent: "the lab file gives the host no IPv4 address" };
}
function planOf(file, networks, { name, machine }, addresses, below) {
  const own = networks.filter((network) => addresses.has(network.name));
  const asked = asList(machine.gateway ?? []);
  const usual = machine.gateway === void 0 ? own.find(({ addressing }) => addressing === "dhcp") : void 0;
  const interfaces = [...addresses].map(([network, list], index) => {
    const { prefixes = [], host = [] } = networks.find((each) => each.name === network) ?? {};
    const gateways = asked.filter(
      (text) => prefixes.some((prefix) => containsIp(parseIpPrefix(prefix), parseIp(text)))
    );
    return {
      network,
      device: `eth${index}`,
      addresses: withLengths(list, prefixes),
      gateways: usual?.name === network ? host.map((text) => formatIp(parseIpPrefix(text))) : gateways
    };
  });
  const disk = machine.disk ?? file.resources.disk;
  const [first] = [...interfaces].sort((a, b) => Number(b.network === below) - Number(a.network === below));
  return {
    name,
    role: machine.role,
    address: numberOf(ipv4Of(first?.addresses ?? [])),
    interfaces,
    forward: machine.forward ?? false,
    cpus: machine.cpus ?? file.resources.cpus ?? defaults.cpus,
    memory: parseSize(machine.memory ?? file.resources.memory ?? defaults.memory),
    ...disk !== void 0 && { disk: parseSize(disk) },
    services: machine.services ?? {},
    packages: [.../* @__PURE__ */ new Set([...file.packages ?? [], ...machine.packages ?? []])]
  };
}
function containersOfFile(file) {
  return Object.entries(file.containers).flatMap(([key, { on, services }]) => {
    if (on === void 0) return [];
    const role = file.machines[on]?.role ?? roles.find((each) => each === on) ?? "plain";
    const machine = Object.hasOwn(file.machines, on) ? { machine: on } : {};
    return namesOfContainers(file, key).map((name) => ({ name, role, ...machine, ...services && { services } }));
  });
}

export {
  topologyOf
};
