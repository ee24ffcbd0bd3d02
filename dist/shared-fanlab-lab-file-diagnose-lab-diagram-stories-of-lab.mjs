import {
  formatAddress,
  parseAddress,
  parsePrefix,
  plannedEndpoints
} from "./shared-fanlab-lab-file-diagnose-lab-diagram-storie-bb3b5af9.mjs";
import {
  isLabName
} from "./shared-action-fanlab-lab-file-diagnose-lab-diagram-c3aaf8f1.mjs";
import {
  shownValue
} from "./shared-choose-acts-diagnose-elsewhere-lab-diagram--039af323.mjs";

// src/process/ip-prefix.ts
import { isIPv6, SocketAddress } from "node:net";
var bitsOf = (family) => family === 4 ? 32 : 128;
function parseIp(text) {
  if (!text.includes(":")) return { family: 4, value: BigInt(parseAddress(text)) };
  if (!isIPv6(text) || /[%.]/.test(text)) throw new Error(`cannot parse address ${shownValue(text)}`);
  const [head = "", tail] = text.split("::");
  const groups = (part) => part === "" ? [] : part.split(":");
  const [first, last] = [groups(head), groups(tail ?? "")];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => "0");
  const all = [...first, ...tail === void 0 ? [] : zeros, ...last];
  return { family: 6, value: all.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n) };
}
function parseIpPrefix(text) {
  const [, address2 = "", length = ""] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const ip = parseIp(address2);
  if (Number(length) > bitsOf(ip.family)) throw new Error(`cannot parse prefix ${shownValue(text)}`);
  return { ...ip, length: Number(length) };
}
function formatIp({ family, value }) {
  if (family === 4) return formatAddress(Number(value));
  const groups = value.toString(16).padStart(32, "0").match(/.{4}/g) ?? [];
  return new SocketAddress({ family: "ipv6", address: groups.join(":") }).address;
}
var formatIpPrefix = (prefix) => `${formatIp(prefix)}/${prefix.length}`;
var hostBitsOf = ({ family, length }) => BigInt(bitsOf(family) - length);
function networkOfIp(prefix) {
  const bits = hostBitsOf(prefix);
  return { ...prefix, value: prefix.value >> bits << bits };
}
var containsIp = (prefix, { family, value }) => prefix.family === family && networkOfIp(prefix).value === networkOfIp({ ...prefix, value }).value;
var overlapIp = (a, b) => a.length <= b.length ? containsIp(a, b) : containsIp(b, a);
function isHostIp(prefix, address2) {
  const own = address2.value - networkOfIp(prefix).value;
  const last = (1n << hostBitsOf(prefix)) - 1n;
  return containsIp(prefix, address2) && own !== 0n && (prefix.family === 6 || own !== last);
}

// src/lab/file/values.ts
import * as z from "./packages/zod.mjs";
var ruledText = (rule, holds, editors) => z.string({ error: `must be ${rule}` }).refine(holds, { error: `must be ${rule}` }).meta({ ...editors });
var patterned = (rule, pattern2) => ruledText(rule, (value) => pattern2.test(value), { pattern: pattern2.source });
var whole = (least, most) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};
var yesOrNo = z.boolean({ error: "must be true or false" });
var oneOf = (words) => z.enum(words, { error: `must be one of ${words.join(", ")}` });
var takes = (read) => (value) => {
  try {
    read(value);
    return true;
  } catch {
    return false;
  }
};
var namePattern = "[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?";
var name = ruledText("1 to 20 of a-z, 0-9 and inner '-', such as web-1", isLabName, {
  pattern: `^${namePattern}$`
});
var addressPattern = "[0-9A-Fa-f.:]{2,45}";
var address = ruledText("an IPv4 or IPv6 address, such as 10.0.0.1 or 2001:db8::1", takes(parseIp), {
  pattern: `^${addressPattern}$`
});
var subnet = ruledText(
  "an IPv4 or IPv6 network, such as 10.0.0.0/24 or 2001:db8::/64",
  takes(parseIpPrefix),
  { pattern: `^${addressPattern}/\\d{1,3}$` }
);
var named = (what, value) => z.record(name, value, { error: `must be ${what} by their names` });
var nameOf = (what) => ruledText(`the name of ${what}`, isLabName, { pattern: `^${namePattern}$` });
var listOf = (what, value) => {
  const error = `must be ${what}, or a list of them`;
  return z.union([value.transform((only) => [only]), z.array(value).min(1, { error })], { error }).transform((list) => list);
};
var oneOrTwo = (what, value) => {
  const error = `must be ${what}, or a list of one for each family`;
  return z.union([value, z.array(value).min(1, { error }).max(2, { error })], { error });
};
var asList = (value) => Array.isArray(value) ? value : [value];
var who = ruledText(
  "a name, or the beginning of names and '*', such as web-*",
  (word) => isLabName(word) || word.endsWith("*") && isLabName(`${word.slice(0, -1)}x`),
  { pattern: `^(${namePattern}|([a-z0-9][a-z0-9-]{0,18})?\\*)$` }
);
var whoever = listOf("a name, pattern or group", who);
var claim = patterned("an id such as P1: 1 to 20 of letters, digits, _, . and -", /^[\w.-]{1,20}$/);
var title = ruledText("a title of 1 to 200 characters", (words) => new RegExp("^\\P{Cc}{1,200}$", "u").test(words), {
  ...{ minLength: 1, maxLength: 200 }
});
var variable = patterned(
  "the name of a variable, such as TOKEN, that does not begin with LAB_",
  /^(?!LAB_)[A-Za-z_]\w{0,63}$/
);
var command = ruledText(
  "a command for bash, of 1 to 10000 characters",
  (words) => words.trim() !== "" && words.length <= 1e4 && !words.includes("\0"),
  { minLength: 1, maxLength: 1e4 }
);
var scriptFunction = patterned(
  "a script of the lab\u2019s folder and its function, such as steps.mjs#drain",
  /^(?!\/)(?!.*\.\.)[\w./-]+\.mjs#[A-Za-z_$][\w$]*$/
);

// src/lab/file/names-of-containers.ts
function namesOfContainers({ containers }, key) {
  const count = containers[key]?.count;
  return count === void 0 ? [key] : Array.from({ length: count }, (_, index) => `${key}-${index + 1}`);
}

// src/lab/file/machine-definition.ts
import * as z2 from "./packages/zod.mjs";

// src/lab/file/quantities.ts
var bytesOf = { MiB: 2 ** 20, GiB: 2 ** 30 };
var millisecondsOf = { ms: 1, s: 1e3, m: 6e4 };
function parseSize(size2) {
  const [, number = "", unit = ""] = /^(\d{1,4}(?:\.\d)?)(MiB|GiB)$/.exec(size2) ?? [];
  const bytes = Number(number) * bytesOf[unit];
  if (!(bytes > 0)) throw new Error(`no size: ${size2}`);
  return bytes;
}
function parseTime(time2) {
  const [, number = "", unit = ""] = /^(\d{1,5}(?:\.\d)?)(ms|s|m)$/.exec(time2) ?? [];
  const milliseconds = Number(number) * millisecondsOf[unit];
  if (!(milliseconds >= 0)) throw new Error(`no time: ${time2}`);
  return milliseconds;
}
var size = ruledText("a size in MiB or GiB, such as 512MiB", takes(parseSize), {
  pattern: "^\\d{1,4}(\\.\\d)?(MiB|GiB)$"
});
var time = ruledText("a time in ms, s or m, such as 20ms", takes(parseTime), {
  pattern: "^\\d{1,5}(\\.\\d)?(ms|s|m)$"
});
var share = patterned("a share from 0% to 100%, such as 1%", /^(100|\d{1,2}(\.\d{1,2})?)%$/);

// src/lab/file/service.ts
var pattern = /^(?:(icmp|full-size|udp|tcp)|(tcp|udp)\/(\d{1,5})|http(?:\/(\d{1,5})(\/[!-~]{0,200})?)?)$/;
function parseService(words) {
  const [all, portless, transport, port, webPort = "80", path = "/"] = pattern.exec(words) ?? [];
  if (all === void 0) return void 0;
  if (portless !== void 0) return { kind: portless };
  const number = Number(port ?? webPort);
  if (number < 1 || number > 65535) return void 0;
  return transport === void 0 ? { kind: "http", port: number, path } : { kind: transport, port: number };
}
var servicePattern = "(icmp|full-size|udp|tcp|(tcp|udp)/\\d{1,5}|http(/\\d{1,5}(/[!-~]{0,200})?)?)";
var serviceForms = "icmp, full-size, udp, tcp, udp/PORT, tcp/PORT, http or http/PORT/path";
var isServiceWord = (words) => parseService(words) !== void 0 || isLabName(words);

// src/lab/file/machine-definition.ts
var roles = ["plain", "lxd-cluster", "docker"];
var resources = {
  cpus: whole(1, 64).optional().meta({ description: "Processors. Default: 1" }),
  memory: size.optional().meta({ description: "Memory, such as 512MiB. Default: 1GiB" }),
  disk: size.optional().meta({ description: "Size of its disk, such as 10GiB. Default: the provider\u2019s" })
};
var isWithin = (path) => !path.split("/").includes("..") && !/[\0-\x1f]/.test(path);
var source = ruledText(
  "a file or folder of the lab\u2019s own folder, such as frr/r1/",
  (path) => path !== "" && !path.startsWith("/") && isWithin(path),
  { pattern: "^[^/]" }
);
var destination = ruledText(
  "an absolute path on the machine, such as /etc/frr/",
  (path) => /^\/[^/]/.test(path) && isWithin(path),
  { pattern: "^/[^/]" }
);
var content = z2.strictObject(
  {
    content: z2.string({ error: "must be a text" }).max(1e5, { error: "must be a text of at most 100000 characters" }).meta({ description: "What the file says" }),
    mode: patterned('a mode in quotes, such as "0644"', /^0[0-7]{3}$/).optional().meta({ description: 'Its rights, in quotes. Default: "0644"' })
  },
  { error: 'must be a file: content, and mode where it is not "0644"' }
);
var files = z2.record(
  destination,
  z2.union([source, content], {
    error: "must be a file or folder of the lab\u2019s own folder, such as frr/r1/, or content and mode"
  }),
  { error: "must be files by their places on the machine" }
);
var packageForm = /^[a-z0-9][a-z0-9+.-]*(?:[a-z0-9.]|\+\+)(?:=(?:\d+:)?\d(?:[A-Za-z0-9.+~-]*[A-Za-z0-9.~])?)?$/;
var packages = z2.array(patterned("a package of Debian, such as frr or frr=10.3-1", packageForm), {
  error: "must be a list of packages"
});
var image = patterned("a distribution, such as debian-12", /^[a-z]+-\d+(\.\d+)?$/);
var services = named(
  "services, such as tcp/443,",
  ruledText(`one of ${serviceForms}`, (words) => parseService(words) !== void 0, {
    pattern: `^${servicePattern}$`
  })
);
var wrongPlaces = "must be an address, such as 10.0.0.1, a list of 1 to 8 addresses, or dhcp";
var places = z2.union(
  [
    z2.literal("dhcp", { error: wrongPlaces }),
    ruledText("an address, such as 10.0.0.1, a list of 1 to 8 addresses, or dhcp", takes(parseIp), {
      pattern: `^${addressPattern}$`
    }),
    z2.array(address).min(1, { error: wrongPlaces }).max(8, { error: wrongPlaces })
  ],
  { error: wrongPlaces }
);
var machineDefinition = z2.strictObject(
  {
    networks: named("addresses of networks", places).meta({
      description: "Its address on each of its networks: one, a list of both families, or dhcp for the first free one. With count it is that of the first machine, and the others have those that follow"
    }),
    role: oneOf(roles).default("plain").meta({ description: "The software that it runs: plain, docker, or a member of the LXD cluster" }),
    start: oneOf(["with the lab", "later"]).default("with the lab").meta({ description: "later: a step of the order starts it" }),
    count: whole(1, 100).optional().meta({ description: "How many; their names then are numbered, such as web-1" }),
    image: image.optional().meta({ description: "What it runs, such as debian-12. Default: the file\u2019s image" }),
    packages: packages.optional().meta({ description: "Packages beside those of the image" }),
    files: files.optional().meta({
      description: "Files by their places on it: a path in the lab\u2019s folder, or content and mode"
    }),
    services: services.optional().meta({
      description: "What it serves, by names that rules can use, such as {web: tcp/443}; `http` is asked of it then, too"
    }),
    gateway: oneOrTwo("an address, such as 10.0.0.1", address).optional().meta({
      description: "Where its default route leads. Default: the host, where it gives addresses by DHCP"
    }),
    forward: yesOrNo.optional().meta({ description: "Whether it passes on packets that are for others, as a router does" }),
    ...resources
  },
  { error: "must be a machine: networks, and what differs of role, count, cpus, memory and other keys" }
);
var givenAddresses = (places2) => places2 === "dhcp" ? [] : asList(places2);

// src/lab/file/planned-machines.ts
var plannedMachines = ({ machines }) => Object.entries(machines).flatMap(
  ([key, machine]) => machine.count === void 0 ? [{ name: key, key, index: 0, machine }] : Array.from({ length: machine.count }, (_, index) => ({
    name: `${key}-${index + 1}`,
    key,
    index,
    machine
  }))
);
var idOf = ({ family, value }) => `${family} ${value}`;
function addressesOfMachines(file) {
  const machines = plannedMachines(file);
  const used = new Set(
    Object.values(file.networks).flatMap(
      ({ host }) => host === void 0 ? [] : asList(host).map((text) => idOf(parseIp(text)))
    )
  );
  const given = ({ index, machine }, network) => givenAddresses(machine.networks[network] ?? []).map((text) => {
    const { family, value } = parseIp(text);
    return { family, value: value + BigInt(index) };
  });
  for (const machine of machines)
    for (const network of Object.keys(machine.machine.networks))
      for (const address2 of given(machine, network)) used.add(idOf(address2));
  const free = (subnet2) => {
    const prefix = networkOfIp(parseIpPrefix(subnet2));
    let value = prefix.value + 1n;
    while (used.has(idOf({ family: prefix.family, value }))) value++;
    const address2 = { family: prefix.family, value };
    used.add(idOf(address2));
    return isHostIp(prefix, address2) ? [address2] : [];
  };
  return new Map(
    machines.map((machine) => {
      const entries = Object.keys(machine.machine.networks).map((network) => {
        const own = given(machine, network);
        if (own.length > 0) return [network, own];
        const { subnet: subnet2 } = file.networks[network] ?? { subnet: [] };
        return [network, asList(subnet2).flatMap(free)];
      });
      return [machine.name, new Map(entries)];
    })
  );
}
var withLengths = (addresses, subnets) => addresses.map((address2) => {
  const prefix = subnets.map(parseIpPrefix).find((each) => each.family === address2.family);
  return formatIpPrefix({ ...address2, length: prefix?.length ?? (address2.family === 4 ? 32 : 128) });
});

// src/lab/cell.ts
var protocols = ["icmp", "full-size", "udp", "tcp", "http"];
var cellId = ({ source: source2, target, protocol }) => `${source2}/${target}/${protocol}`;
var cellName = ({ source: source2, target, protocol, expected }) => `${source2} ${expected === "answer" ? "reaches" : "does not reach"} ${target} by ${protocol}`;

// src/lab/named-endpoints.ts
function namedEndpoints(topology, words) {
  const all = plannedEndpoints(topology).map(({ name: name2 }) => name2);
  const standFor = (word) => {
    if (Object.hasOwn(topology.groups, word)) return topology.groups[word] ?? [];
    return all.filter((name2) => word.endsWith("*") ? name2.startsWith(word.slice(0, -1)) : name2 === word);
  };
  const found = new Set(words.flatMap(standFor));
  return {
    names: all.filter((name2) => found.has(name2)),
    unknown: words.filter((word) => standFor(word).length === 0)
  };
}

// src/lab/file/members-of.ts
function endpointNames(file) {
  return [
    "host",
    ...plannedMachines(file).filter(({ machine }) => machine.start !== "later").map(({ name: name2 }) => name2),
    ...Object.keys(file.containers).flatMap((key) => namesOfContainers(file, key))
  ];
}
function membersOf(file, words, groupsAbove = Object.keys(file.groups)) {
  const all = endpointNames(file);
  const found = /* @__PURE__ */ new Set();
  const unknown = [];
  for (const word of words) {
    const isGroup = groupsAbove.includes(word);
    const names = isGroup ? membersOf(file, file.groups[word] ?? [], groupsAbove.slice(0, groupsAbove.indexOf(word))).names : all.filter((name2) => word.endsWith("*") ? name2.startsWith(word.slice(0, -1)) : name2 === word);
    if (names.length === 0 && !isGroup) unknown.push(word);
    for (const name2 of names) found.add(name2);
  }
  return { names: all.filter((name2) => found.has(name2)), unknown };
}

// src/lab/file/topology-of.ts
var defaults = { cpus: 1, memory: "1GiB" };
function topologyOf(file) {
  const networks = Object.entries(file.networks).map(networkOf);
  const [overlay] = Object.values(file.overlays).filter((each) => each.type === "fan");
  const below = networks.find(({ name: name2 }) => name2 === overlay?.over) ?? networks.find((each) => ipv4Of(each.prefixes));
  const addresses = addressesOfMachines(file);
  const planned = (later) => plannedMachines(file).filter(({ machine }) => machine.start === "later" === later).map((machine) => planOf(file, networks, machine, addresses.get(machine.name) ?? /* @__PURE__ */ new Map(), below?.name));
  const endpoints = {
    machines: planned(false),
    containers: containersOfFile(file),
    groups: Object.fromEntries(Object.keys(file.groups).map((name2) => [name2, membersOf(file, [name2]).names]))
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
function networkOf([name2, network]) {
  const prefixes = asList(network.subnet).map((text) => formatIpPrefix(networkOfIp(parseIpPrefix(text))));
  const host = withLengths(asList(network.host ?? []).map(parseIp), prefixes);
  const addressing = network.dhcp ?? ipv4Of(host) !== void 0 ? "dhcp" : "static";
  const { mtu, link = false, outside = false } = network;
  return { name: name2, prefixes, mtu, host, addressing, link, outside };
}
var numberOf = (text) => text === void 0 ? 0 : parsePrefix(text).address;
function hostIn(networks, below) {
  const found = ipv4Of([...below?.host ?? [], ...networks.flatMap(({ host }) => host)]);
  if (found !== void 0) return { hostAddress: numberOf(found) };
  const { address: address2, length } = parsePrefix(ipv4Of(below?.prefixes ?? []) ?? "0.0.0.0/0");
  const last = address2 + 2 ** (32 - length) - 2;
  return { hostAddress: last, hostAbsent: "the lab file gives the host no IPv4 address" };
}
function planOf(file, networks, { name: name2, machine }, addresses, below) {
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
    name: name2,
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
  return Object.entries(file.containers).flatMap(([key, { on, services: services2 }]) => {
    if (on === void 0) return [];
    const role = file.machines[on]?.role ?? roles.find((each) => each === on) ?? "plain";
    const machine = Object.hasOwn(file.machines, on) ? { machine: on } : {};
    return namesOfContainers(file, key).map((name2) => ({ name: name2, role, ...machine, ...services2 && { services: services2 } }));
  });
}

export {
  parseIp,
  parseIpPrefix,
  formatIp,
  formatIpPrefix,
  networkOfIp,
  containsIp,
  overlapIp,
  isHostIp,
  protocols,
  cellId,
  cellName,
  ruledText,
  patterned,
  whole,
  yesOrNo,
  oneOf,
  takes,
  namePattern,
  name,
  addressPattern,
  address,
  subnet,
  named,
  nameOf,
  listOf,
  oneOrTwo,
  asList,
  whoever,
  claim,
  title,
  variable,
  command,
  scriptFunction,
  parseTime,
  time,
  share,
  parseService,
  servicePattern,
  serviceForms,
  isServiceWord,
  roles,
  resources,
  files,
  packages,
  image,
  services,
  machineDefinition,
  givenAddresses,
  namesOfContainers,
  plannedMachines,
  addressesOfMachines,
  endpointNames,
  membersOf,
  topologyOf
};
