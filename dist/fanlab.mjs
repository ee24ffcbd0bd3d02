import {
  CallersFiles,
  PinnedFolder,
  Redactor,
  Refused,
  annotations,
  archiveLines,
  autoProvider,
  block,
  causesFirst,
  cellNames,
  code,
  commandLine,
  commandVariable,
  commonPackages,
  copyWithDigest,
  defaultOf,
  details,
  digestOf,
  distributions,
  durationRule,
  endProcess,
  endedDuring,
  endedUnexpectedly,
  evidenceMark,
  exitCodes,
  failureGroups,
  failureLines,
  flagsOfProviders,
  furtherLines,
  harmlessLines,
  harmlessMessage,
  hasEnded,
  hypervisors,
  identify,
  inLastingEnvironment,
  inputsVariable,
  isAlive,
  isImageDigest,
  isJobName,
  isLabName,
  isProviderName,
  isReport,
  isSharedFolder,
  isSummary,
  jobProperty,
  lastingEnvironment,
  optionNames,
  optionOf,
  optionsOf,
  ownLabOptions,
  ownMistake,
  parseDuration,
  phaseBegins,
  phaseEnds,
  pinFolder,
  plainText,
  processIdentity,
  providerNames,
  proxySecrets,
  proxyVariables,
  readerOf,
  removeReportsOfOtherJobs,
  scriptLines,
  slug,
  stopProcess,
  stopVariable,
  summaryMark,
  systemFolder,
  table,
  telling,
  tellsEnding,
  text,
  under,
  usualDistribution,
  usualFan,
  verdict,
  withEnding,
  withoutCredentials,
  withoutOldCommands
} from "./shared-action-fanlab.mjs";
import {
  BoundedOutput,
  answerDeadline,
  cleanEnvironment,
  connectToAgent,
  encodeFrame,
  environmentOf,
  frameReader,
  runByAgent,
  sendInput,
  terminalEnvironment,
  toolEnvironment
} from "./shared-attach-fanlab.mjs";
import {
  CheckFailed,
  Machine,
  NotObservable,
  PlaceHandle,
  addressesLieInSlices,
  adoptPlaces,
  askEndpoints,
  bootstrapCluster,
  chooseFanEngine,
  clusterIsOperational,
  connectContainers,
  containersAreSpread,
  containersHaveSettings,
  containersIn,
  containersRun,
  containersSitOnFanBridge,
  contains,
  convergence,
  createFanNetwork,
  createNetworkCommand,
  dhcpAndDnsAnswer,
  dockerStartsAtBoot,
  everyRole,
  expectEqual,
  fanFactsScript,
  fanNetwork,
  findEndpoints,
  findPlace,
  formatAddress,
  formatPrefix,
  hostBits,
  importContainerImage,
  inEndpoint,
  inspectContainer,
  installedVersions,
  ipLinks,
  ipRoutes,
  ipv4Text,
  joinMember,
  joinPreseed,
  largestPing,
  launchContainers,
  lxdNeed,
  lxdStartsAtBoot,
  machineSpec,
  membersAgree,
  membersHaveFanAddresses,
  namesOfMachines,
  networkHasSettings,
  networkOf,
  networkSpecs,
  noteMade,
  optionName,
  otherNamesResolve,
  overlap,
  overlayIn,
  overlayOf,
  overlayProblems,
  ownNamesResolve,
  parseAddress,
  parseFanFacts,
  parseOsRelease,
  parsePrefix,
  placeEndpoints,
  plannedEndpoints,
  preparationOf,
  queryMembers,
  roleOf,
  rolesOf,
  runContainers,
  startAfterOverlay,
  startDocker,
  startLxdForNow,
  stopAndWipeLxd,
  timedOutIn,
  ubuntuProblems,
  waitForCluster
} from "./shared-chunk-RRDMFHJF-fanlab.mjs";
import {
  currentReader,
  guestPath,
  packageRoot,
  quoted,
  speakTo
} from "./shared-action-chunk-RRDMFHJF-fanlab.mjs";
import {
  Hopeless,
  defaultDeadline,
  errorOfCommand,
  hostPace,
  measureHostPace,
  paced,
  waitUntil
} from "./shared-attach-chunk-RRDMFHJF-fanlab.mjs";
import {
  LabError,
  __export,
  logsOf,
  readJson,
  shownValue
} from "./shared.mjs";

// src/process/input-problem.ts
var names = (flag) => `--${flag}`;
var tellAtDesk = ({ tell }) => tell(names);
var mustBe = (flag, rule, value, hint2) => ({
  tell: (name3) => `${name3(flag)} must be ${rule}; got ${shownValue(value)}${hint2 ? `: ${hint2}` : ""}`
});
var variableMustBe = (variable3, rule, value) => ({
  tell: () => `${variable3} must be ${rule}; got ${shownValue(value)}`
});
var mustBeOneOf = (flag, choices, value) => choices.includes(value) ? [] : [mustBe(flag, `one of ${choices.join(", ")}`, value)];

// src/process/usage-error.ts
var UsageError = class extends Error {
  name = "UsageError";
  problems;
  constructor(problems) {
    const all = typeof problems === "string" ? [{ tell: () => problems }] : problems;
    super(all.map(tellAtDesk).join("\n"));
    this.problems = all;
  }
};

// src/cli/on-stop-request.ts
var longestReason = 200;
function onStopRequest(callback) {
  process.on("SIGINT", () => callback("interrupted"));
  process.on("SIGTERM", () => callback("terminated by SIGTERM"));
  process.on("SIGHUP", () => callback("its terminal was closed"));
  if (process.env[stopVariable] === void 0) return;
  let said2 = "";
  process.stdin.setEncoding("utf8").on("data", (text2) => {
    said2 = (said2 + text2).slice(0, longestReason);
  });
  const ended = () => callback(said2.replaceAll(/\s+/g, " ").trim() || "its caller was killed");
  process.stdin.once("end", ended).once("error", ended);
  process.stdin.unref();
}

// src/lab/places-of.ts
var placesOf = ({ topology: topology2 }) => [
  "host",
  ...topology2.machines.map(({ name: name3 }) => name3),
  ...topology2.containers.map(({ name: name3 }) => name3)
];

// src/process/ip-prefix.ts
import { isIPv6, SocketAddress } from "node:net";
var bitsOf = (family) => family === 4 ? 32 : 128;
function parseIp(text2) {
  if (!text2.includes(":")) return { family: 4, value: BigInt(parseAddress(text2)) };
  if (!isIPv6(text2) || /[%.]/.test(text2)) throw new Error(`cannot parse address ${shownValue(text2)}`);
  const [head = "", tail] = text2.split("::");
  const groups = (part) => part === "" ? [] : part.split(":");
  const [first2, last] = [groups(head), groups(tail ?? "")];
  const zeros = Array.from({ length: 8 - first2.length - last.length }, () => "0");
  const all = [...first2, ...tail === void 0 ? [] : zeros, ...last];
  return { family: 6, value: all.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n) };
}
function parseIpPrefix(text2) {
  const [, address2 = "", length = ""] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text2) ?? [];
  const ip = parseIp(address2);
  if (Number(length) > bitsOf(ip.family)) throw new Error(`cannot parse prefix ${shownValue(text2)}`);
  return { ...ip, length: Number(length) };
}
function formatIp({ family, value }) {
  if (family === 4) return formatAddress(Number(value));
  const groups = value.toString(16).padStart(32, "0").match(/.{4}/g) ?? [];
  return new SocketAddress({ family: "ipv6", address: groups.join(":") }).address;
}
var formatIpPrefix = (prefix2) => `${formatIp(prefix2)}/${prefix2.length}`;
var hostBitsOf = ({ family, length }) => BigInt(bitsOf(family) - length);
function networkOfIp(prefix2) {
  const bits = hostBitsOf(prefix2);
  return { ...prefix2, value: prefix2.value >> bits << bits };
}
var containsIp = (prefix2, { family, value }) => prefix2.family === family && networkOfIp(prefix2).value === networkOfIp({ ...prefix2, value }).value;
var overlapIp = (a, b) => a.length <= b.length ? containsIp(a, b) : containsIp(b, a);
function isHostIp(prefix2, address2) {
  const own = address2.value - networkOfIp(prefix2).value;
  const last = (1n << hostBitsOf(prefix2)) - 1n;
  return containsIp(prefix2, address2) && own !== 0n && (prefix2.family === 6 || own !== last);
}

// src/lab/cell.ts
var protocols = ["icmp", "full-size", "udp", "tcp", "http"];
var cellId = ({ source: source2, target: target2, protocol }) => `${source2}/${target2}/${protocol}`;
var cellName = ({ source: source2, target: target2, protocol, expected }) => `${source2} ${expected === "answer" ? "reaches" : "does not reach"} ${target2} by ${protocol}`;

// src/lab/file/machine-definition.ts
import * as z2 from "./packages/zod.mjs";

// src/lab/file/values.ts
import * as z from "./packages/zod.mjs";
var ruledText = (rule, holds) => z.string({ error: `must be ${rule}` }).refine(holds, { error: `must be ${rule}` });
var patterned = (rule, pattern2) => ruledText(rule, (value) => pattern2.test(value)).meta({ pattern: pattern2.source });
var whole = (least, most3) => {
  const error = `must be a whole number from ${least} to ${most3}`;
  return z.int({ error }).min(least, { error }).max(most3, { error });
};
var yesOrNo = z.boolean({ error: "must be true or false" });
var oneOf = (words2) => z.enum(words2, { error: `must be one of ${words2.join(", ")}` });
var takes = (read2) => (value) => {
  try {
    read2(value);
    return true;
  } catch {
    return false;
  }
};
var name = ruledText("1 to 20 of a-z, 0-9 and inner '-', such as web-1", isLabName).meta({
  pattern: "^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$"
});
var address = ruledText("an IPv4 or IPv6 address, such as 10.0.0.1 or 2001:db8::1", takes(parseIp));
var subnet = ruledText(
  "an IPv4 or IPv6 network, such as 10.0.0.0/24 or 2001:db8::/64",
  takes(parseIpPrefix)
);
var named = (what, value) => z.record(name, value, { error: `must be ${what} by their names` });
var listOf = (what, value) => z.union([value.transform((only) => [only]), z.array(value).min(1)], {
  error: `must be ${what}, or a list of them`
}).transform((list) => list);
var oneOrTwo = (what, value) => z.union([value, z.array(value).min(1).max(2)], { error: `must be ${what}, or a list of one for each family` });
var asList = (value) => Array.isArray(value) ? value : [value];
var who = ruledText(
  "a name, or the beginning of names and '*', such as web-*",
  (word2) => isLabName(word2) || word2.endsWith("*") && isLabName(`${word2.slice(0, -1)}x`)
);
var whoever = listOf("a name, pattern or group", who);
var claim = patterned("an id such as P1: 1 to 20 of letters, digits, _, . and -", /^[\w.-]{1,20}$/);
var title = ruledText("a title of 1 to 200 characters", (words2) => new RegExp("^\\P{Cc}{1,200}$", "u").test(words2));
var variable = patterned(
  "the name of a variable, such as TOKEN, that does not begin with LAB_",
  /^(?!LAB_)[A-Za-z_]\w{0,63}$/
);
var command = ruledText(
  "a command for bash, of 1 to 10000 characters",
  (words2) => words2.trim() !== "" && words2.length <= 1e4 && !words2.includes("\0")
);
var scriptFunction = patterned(
  "a script of the lab\u2019s folder and its function, such as steps.mjs#drain",
  /^(?!\/)(?!.*\.\.)[\w./-]+\.mjs#[A-Za-z_$][\w$]*$/
);

// src/lab/file/quantities.ts
var bytesOf = { MiB: 2 ** 20, GiB: 2 ** 30 };
var millisecondsOf = { ms: 1, s: 1e3, m: 6e4 };
function parseSize(size2) {
  const [, number5 = "", unit = ""] = /^(\d{1,4}(?:\.\d)?)(MiB|GiB)$/.exec(size2) ?? [];
  const bytes3 = Number(number5) * bytesOf[unit];
  if (!(bytes3 > 0)) throw new Error(`no size: ${size2}`);
  return bytes3;
}
function parseTime(time2) {
  const [, number5 = "", unit = ""] = /^(\d{1,5}(?:\.\d)?)(ms|s|m)$/.exec(time2) ?? [];
  const milliseconds = Number(number5) * millisecondsOf[unit];
  if (!(milliseconds >= 0)) throw new Error(`no time: ${time2}`);
  return milliseconds;
}
var size = ruledText("a size in MiB or GiB, such as 512MiB", takes(parseSize)).meta({
  pattern: "^\\d{1,4}(\\.\\d)?(MiB|GiB)$"
});
var time = ruledText("a time in ms, s or m, such as 20ms", takes(parseTime)).meta({
  pattern: "^\\d{1,5}(\\.\\d)?(ms|s|m)$"
});
var share = patterned("a share from 0% to 100%, such as 1%", /^(100|\d{1,2}(\.\d{1,2})?)%$/);

// src/lab/file/service.ts
var pattern = /^(?:(icmp|full-size|udp|tcp)|(tcp|udp)\/(\d{1,5})|http(?:\/(\d{1,5})(\/[!-~]{0,200})?)?)$/;
function parseService(words2) {
  const [all, portless, transport, port, webPort = "80", path2 = "/"] = pattern.exec(words2) ?? [];
  if (all === void 0) return void 0;
  if (portless !== void 0) return { kind: portless };
  const number5 = Number(port ?? webPort);
  if (number5 < 1 || number5 > 65535) return void 0;
  return transport === void 0 ? { kind: "http", port: number5, path: path2 } : { kind: transport, port: number5 };
}
var serviceForms = "icmp, full-size, udp, tcp, udp/PORT, tcp/PORT, http or http/PORT/path";
var isServiceWord = (words2) => parseService(words2) !== void 0 || isLabName(words2);

// src/lab/file/machine-definition.ts
var roles = ["plain", "lxd-cluster", "docker"];
var resources = {
  cpus: whole(1, 64).optional().meta({ description: "Processors. Default: 1" }),
  memory: size.optional().meta({ description: "Memory, such as 512MiB. Default: 1GiB" }),
  disk: size.optional().meta({ description: "Size of its disk, such as 10GiB. Default: the provider\u2019s" })
};
var isWithin = (path2) => !path2.split("/").includes("..") && !/[\0-\x1f]/.test(path2);
var source = ruledText(
  "a file or folder of the lab\u2019s own folder, such as frr/r1/",
  (path2) => path2 !== "" && !path2.startsWith("/") && isWithin(path2)
);
var destination = ruledText(
  "an absolute path on the machine, such as /etc/frr/",
  (path2) => /^\/[^/]/.test(path2) && isWithin(path2)
);
var content = z2.strictObject(
  {
    content: z2.string({ error: "must be a text" }).max(1e5, { error: "must be a text of at most 100000 characters" }),
    mode: patterned('a mode in quotes, such as "0644"', /^0[0-7]{3}$/).optional()
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
var packages = z2.array(
  patterned("a package of Debian, such as frr or frr=10.3-1", /^[a-z0-9][a-z0-9.+-]+(=[\w.+:~-]+)?$/),
  { error: "must be a list of packages" }
);
var image = patterned("a distribution, such as debian-12", /^[a-z]+-\d+(\.\d+)?$/);
var services = named(
  "services, such as tcp/443,",
  ruledText(`one of ${serviceForms}`, (words2) => parseService(words2) !== void 0)
);
var places = z2.union([z2.literal("dhcp"), address, z2.array(address).min(1).max(8)], {
  error: "must be an address, such as 10.0.0.1, a list of addresses, or dhcp"
});
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
    gateway: z2.union([address, z2.array(address).min(1).max(2)], {
      error: "must be an address, such as 10.0.0.1, or a list of one for each family"
    }).optional().meta({
      description: "Where its default route leads. Default: the host, where it gives addresses by DHCP"
    }),
    forward: yesOrNo.optional().meta({ description: "Whether it passes on packets that are for others, as a router does" }),
    ...resources
  },
  { error: "must be a machine: networks, and what differs of role, count, cpus, memory and other keys" }
);
var givenAddresses = (places3) => places3 === "dhcp" ? [] : asList(places3);

// src/lab/file/names-of-containers.ts
function namesOfContainers({ containers }, key2) {
  const count2 = containers[key2]?.count;
  return count2 === void 0 ? [key2] : Array.from({ length: count2 }, (_, index) => `${key2}-${index + 1}`);
}

// src/lab/file/planned-machines.ts
var plannedMachines = ({ machines }) => Object.entries(machines).flatMap(
  ([key2, machine]) => machine.count === void 0 ? [{ name: key2, key: key2, index: 0, machine }] : Array.from({ length: machine.count }, (_, index) => ({
    name: `${key2}-${index + 1}`,
    key: key2,
    index,
    machine
  }))
);
var idOf = ({ family, value }) => `${family} ${value}`;
function addressesOfMachines(file3) {
  const machines = plannedMachines(file3);
  const used = new Set(
    Object.values(file3.networks).flatMap(
      ({ host }) => host === void 0 ? [] : asList(host).map((text2) => idOf(parseIp(text2)))
    )
  );
  const given2 = ({ index, machine }, network) => givenAddresses(machine.networks[network] ?? []).map((text2) => {
    const { family, value } = parseIp(text2);
    return { family, value: value + BigInt(index) };
  });
  for (const machine of machines)
    for (const network of Object.keys(machine.machine.networks))
      for (const address2 of given2(machine, network)) used.add(idOf(address2));
  const free = (subnet2) => {
    const prefix2 = networkOfIp(parseIpPrefix(subnet2));
    let value = prefix2.value + 1n;
    while (used.has(idOf({ family: prefix2.family, value }))) value++;
    const address2 = { family: prefix2.family, value };
    used.add(idOf(address2));
    return isHostIp(prefix2, address2) ? [address2] : [];
  };
  return new Map(
    machines.map((machine) => {
      const entries = Object.keys(machine.machine.networks).map((network) => {
        const own = given2(machine, network);
        if (own.length > 0) return [network, own];
        const { subnet: subnet2 } = file3.networks[network] ?? { subnet: [] };
        return [network, asList(subnet2).flatMap(free)];
      });
      return [machine.name, new Map(entries)];
    })
  );
}
var withLengths = (addresses, subnets2) => addresses.map((address2) => {
  const prefix2 = subnets2.map(parseIpPrefix).find((each) => each.family === address2.family);
  return formatIpPrefix({ ...address2, length: prefix2?.length ?? (address2.family === 4 ? 32 : 128) });
});

// src/lab/file/members-of.ts
function endpointNames(file3) {
  return [
    "host",
    ...plannedMachines(file3).filter(({ machine }) => machine.start !== "later").map(({ name: name3 }) => name3),
    ...Object.keys(file3.containers).flatMap((key2) => namesOfContainers(file3, key2))
  ];
}
function membersOf(file3, words2, groupsAbove = Object.keys(file3.groups)) {
  const all = endpointNames(file3);
  const found = /* @__PURE__ */ new Set();
  const unknown5 = [];
  for (const word2 of words2) {
    const names2 = groupsAbove.includes(word2) ? membersOf(file3, file3.groups[word2] ?? [], groupsAbove.slice(0, groupsAbove.indexOf(word2))).names : all.filter((name3) => word2.endsWith("*") ? name3.startsWith(word2.slice(0, -1)) : name3 === word2);
    if (names2.length === 0) unknown5.push(word2);
    for (const name3 of names2) found.add(name3);
  }
  return { names: all.filter((name3) => found.has(name3)), unknown: unknown5 };
}

// src/lab/file/topology-of.ts
var defaults = { cpus: 1, memory: "1GiB" };
function topologyOf(file3) {
  const networks = Object.entries(file3.networks).map(networkOf2);
  const [overlay] = Object.values(file3.overlays).filter((each) => each.type === "fan");
  const below = networks.find(({ name: name3 }) => name3 === overlay?.over) ?? networks.find((each) => ipv4Of(each.subnets));
  const addresses = addressesOfMachines(file3);
  const planned = (later) => plannedMachines(file3).filter(({ machine }) => machine.start === "later" === later).map((machine) => planOf(file3, networks, machine, addresses.get(machine.name) ?? /* @__PURE__ */ new Map(), below?.name));
  const [newcomer] = planned(true);
  return {
    networks,
    underlay: parsePrefix(ipv4Of(below?.subnets ?? []) ?? "0.0.0.0/0"),
    mtu: below?.mtu ?? 1500,
    ...overlay && { overlay: parsePrefix(overlay.prefix) },
    ...hostIn(networks, below),
    ...newcomer && { newcomer },
    machines: planned(false),
    containers: containersOfFile(file3),
    expect: file3.expect.flatMap(({ id = [], from, to, where: where2, allow = [] }) => {
      const known4 = allow.filter((word2) => protocols.some((each) => each === word2));
      return known4.length === 0 ? [] : [
        {
          ids: id,
          from: membersOf(file3, from).names,
          to: membersOf(file3, to).names,
          where: where2,
          protocols: known4
        }
      ];
    }),
    deliverables: file3.deliverables,
    controls: file3.controls
  };
}
var ipv4Of = (prefixes) => prefixes.find((text2) => !text2.includes(":"));
function networkOf2([name3, network]) {
  const subnets2 = asList(network.subnet).map((text2) => formatIpPrefix(networkOfIp(parseIpPrefix(text2))));
  const host = withLengths(asList(network.host ?? []).map(parseIp), subnets2);
  const dhcp = network.dhcp ?? ipv4Of(host) !== void 0;
  return { name: name3, subnets: subnets2, mtu: network.mtu, host, dhcp, outside: network.outside ?? false };
}
var numberOf = (text2) => text2 === void 0 ? 0 : parsePrefix(text2).address;
function hostIn(networks, below) {
  const found = ipv4Of([...below?.host ?? [], ...networks.flatMap(({ host }) => host)]);
  if (found !== void 0) return { hostAddress: numberOf(found) };
  const { address: address2, length } = parsePrefix(ipv4Of(below?.subnets ?? []) ?? "0.0.0.0/0");
  const last = address2 + 2 ** (32 - length) - 2;
  return { hostAddress: last, hostAbsent: "the lab file gives the host no IPv4 address" };
}
function planOf(file3, networks, { name: name3, machine }, addresses, below) {
  const own = networks.filter((network) => addresses.has(network.name));
  const asked = asList(machine.gateway ?? []);
  const usual = machine.gateway === void 0 ? own.find((network) => network.dhcp) : void 0;
  const interfaces = [...addresses].map(([network, list]) => {
    const { subnets: subnets2 = [], host = [] } = networks.find((each) => each.name === network) ?? {};
    const gateways = asked.filter(
      (text2) => subnets2.some((subnet2) => containsIp(parseIpPrefix(subnet2), parseIp(text2)))
    );
    return {
      network,
      addresses: withLengths(list, subnets2),
      gateways: usual?.name === network ? host.map((text2) => formatIp(parseIpPrefix(text2))) : gateways
    };
  });
  const [first2] = [...interfaces].sort((a, b) => Number(b.network === below) - Number(a.network === below));
  return {
    name: name3,
    role: machine.role,
    address: numberOf(ipv4Of(first2?.addresses ?? [])),
    interfaces,
    forward: machine.forward ?? false,
    cpus: machine.cpus ?? file3.resources.cpus ?? defaults.cpus,
    memory: parseSize(machine.memory ?? file3.resources.memory ?? defaults.memory)
  };
}
function containersOfFile(file3) {
  return Object.entries(file3.containers).flatMap(([key2, { on }]) => {
    if (on === void 0) return [];
    const role = file3.machines[on]?.role ?? roles.find((each) => each === on) ?? "plain";
    const machine = Object.hasOwn(file3.machines, on) ? { machine: on } : {};
    return namesOfContainers(file3, key2).map((name3) => ({ name: name3, role, ...machine }));
  });
}

// src/lab/topology.ts
function atAddresses(topology2, found) {
  const underlay = commonNetwork(found.addresses);
  const given2 = new Map(
    Object.entries(found.addresses).map(([name3, text2]) => [name3, parsePrefix(text2).address])
  );
  const { hostAddress, hostAbsent } = findHost(found.host, underlay);
  const taken = /* @__PURE__ */ new Set([...given2.values(), ...hostAddress === void 0 ? [] : [hostAddress]]);
  const free = lastFree(underlay, taken);
  return {
    ...topology2,
    underlay,
    hostAddress: hostAddress ?? free,
    ...topology2.newcomer && {
      newcomer: { ...topology2.newcomer, address: given2.get(topology2.newcomer.name) ?? free }
    },
    machines: topology2.machines.map((plan) => ({ ...plan, address: given2.get(plan.name) ?? free })),
    ...hostAbsent !== void 0 && { hostAbsent }
  };
}
function commonNetwork(addresses) {
  const networks = new Set(Object.values(addresses).map((text2) => formatPrefix(networkOf(parsePrefix(text2)))));
  const [network, ...others] = networks;
  if (network !== void 0 && others.length === 0) return parsePrefix(network);
  const told = Object.entries(addresses).map(([name3, address2]) => `${name3} ${address2}`);
  throw new LabError(
    `cannot put a fan over different networks: ${told.join(", ") || "there are no machines"}`,
    {
      hint: "all machines have to be on one network of /24 or /16, with the same prefix length"
    }
  );
}
function findHost(host, underlay) {
  if ("absent" in host) return { hostAbsent: host.absent };
  const own = host.addresses.map(parsePrefix).find(({ address: address2 }) => contains(underlay, address2));
  if (own) return { hostAddress: own.address };
  return { hostAbsent: `the host has no address in ${formatPrefix(underlay)}, the machines' network` };
}
function lastFree(underlay, taken) {
  const broadcast = networkOf(underlay).address + 2 ** (32 - underlay.length) - 1;
  let address2 = broadcast - 1;
  while (taken.has(address2)) address2--;
  return address2;
}
var containersOf = ({ containers }, role) => containers.filter((plan) => plan.role === role).map(({ name: name3 }) => name3);

// src/lab/lab.ts
var Lab = class {
  name;
  topology;
  host;
  machines;
  constructor(name3, topology2, host, machines) {
    this.name = name3;
    this.topology = topology2;
    this.host = new PlaceHandle(host);
    this.machines = machines;
  }
  /** That of the slowest machine, see Place. */
  get pace() {
    return Math.max(...this.machines.map(({ pace: pace2 }) => pace2));
  }
  /** The machines that have a role, in the order of the lab file. */
  machinesOf(role) {
    return this.topology.machines.filter((plan) => plan.role === role).map(({ name: name3 }) => this.machine(name3));
  }
  machine(name3) {
    const machine = this.machines.find((each) => each.name === name3);
    if (!machine) throw new LabError(`cannot find machine ${shownValue(name3)} in lab ${this.name}`);
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
    return this.topology.machines.find(({ name: name3 }) => name3 === machine.name);
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
    const { newcomer } = this.topology;
    if (newcomer) return formatAddress(newcomer.address);
    throw new LabError(`cannot find a machine that starts later in lab ${this.name}`);
  }
  /** From now on commands of `machine.$` end when the run has to stop. */
  stopWith(signal) {
    for (const place of [this.host, ...this.machines]) place.stopped = signal;
  }
  /** Where something of the overlay can be: the machines, and the host where it has a part in the lab. */
  get places() {
    return this.topology.hostAbsent === void 0 ? [this.host, ...this.machines] : this.machines;
  }
};
function labSpec(name3, topology2, image2) {
  return {
    name: name3,
    networks: networkSpecs(topology2),
    names: namesOfMachines(topology2),
    image: image2
  };
}
async function ensureMachines(provided, topology2, specOf) {
  const machines = await Promise.all(
    topology2.machines.map(async (plan) => new Machine(await provided.create(specOf(topology2, plan))))
  );
  return labOf(provided, topology2, machines);
}
async function labOf(provided, planned, machines) {
  const topology2 = provided.underlay ? atAddresses(planned, await provided.underlay()) : planned;
  return new Lab(provided.spec.name, topology2, provided.host, machines);
}

// src/lab/record.ts
import { lstatSync as lstatSync3 } from "node:fs";
import { mkdir, rename, rm as rm2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/files/read-own-file.ts
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from "node:fs";
var withoutWaiting = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
function readOwnFile(path2, mostBytes) {
  try {
    if (!lstatSync(path2).isFile()) return { problem: "it is no regular file" };
    const fd = openSync(path2, withoutWaiting);
    try {
      if (!fstatSync(fd).isFile()) return { problem: "it is no regular file" };
      if (fstatSync(fd).size > mostBytes) return { problem: `it is longer than ${mostBytes} bytes` };
      return { text: readFileSync(fd, "utf8") };
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    const { code: code2 } = error;
    return { problem: code2 === "ENOENT" ? "there is none" : String(error.message) };
  }
}

// src/lab/lab-folder.ts
import { existsSync, lstatSync as lstatSync2, readdirSync } from "node:fs";
import { rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

// src/lab/lab-record.ts
import * as z9 from "./packages/zod.mjs";

// src/lab/file/lab-file.ts
import * as z8 from "./packages/zod.mjs";

// src/lab/file/container-definition.ts
import * as z3 from "./packages/zod.mjs";
var containerDefinition = z3.strictObject(
  {
    on: name.optional().meta({
      description: "The machine that runs it, or a role whose software places it on one of its machines"
    }),
    find: patterned(
      "docker: or lxd: and the beginning of names and *, or a name, such as docker:shop_web*",
      /^(?:docker|lxd):[A-Za-z0-9][\w.-]{0,100}\*?$/
    ).optional().meta({ description: "Instead of `on`: containers that setup has made, such as docker:shop_web*" }),
    network: patterned(
      "a network or overlay, or with find the name of a network of Docker or LXD",
      /^[A-Za-z0-9][\w.-]{0,62}$/
    ).meta({ description: "Where it has its address: an overlay, or with find a network of its own software" }),
    count: whole(1, 1e3).optional().meta({ description: "How many; their names then are numbered" }),
    image: patterned("an image, such as nginx or ./api.tar", /^[\w./:@-]{1,200}$/).optional().meta({ description: "Image or a file of the lab\u2019s folder. Default: fanlab\u2019s own, with a web server" }),
    services: services.optional().meta({ description: "What it serves, by names that rules can use" })
  },
  { error: "must be containers: on or find, network, and count where there are several" }
);

// src/lab/file/network-definition.ts
import * as z4 from "./packages/zod.mjs";
var networkDefinition = z4.strictObject(
  {
    subnet: oneOrTwo("an IPv4 or IPv6 network, such as 10.0.0.0/24 or 2001:db8::/64", subnet).meta({
      description: "Its prefix: one of IPv4, one of IPv6, or a list of both"
    }),
    host: oneOrTwo("an IPv4 or IPv6 address, such as 10.0.0.1 or 2001:db8::1", address).optional().meta({
      description: "The host\u2019s own address there; without it the host has no place on this network"
    }),
    // 1280 is what IPv6 and a fan over it can do with.
    mtu: whole(1280, 9e3).default(1500).meta({ description: "Bytes of the largest packet" }),
    dhcp: yesOrNo.optional().meta({
      description: "Whether machines get their IPv4 addresses by DHCP from the host; otherwise they have them from files of their own. Default: true where the host has an IPv4 address"
    }),
    link: yesOrNo.optional().meta({
      description: "A cable between two machines: exactly two have an address there, and the host has none"
    }),
    outside: yesOrNo.optional().meta({
      description: "A way out of the lab by the host, for setup (apt, docker pull): off where nothing is said, and told in the report"
    })
  },
  {
    error: "must be a network: subnet, and what differs of host, mtu, dhcp, link and outside"
  }
);

// src/lab/file/overlay-definition.ts
import * as z5 from "./packages/zod.mjs";
var over = name.meta({ description: "The network that carries its packets" });
var fan = z5.strictObject(
  {
    type: z5.literal("fan").meta({ description: "fan: addresses follow from those of the network below" }),
    prefix: ruledText(
      "an IPv4 network, such as 240.0.0.0/8: a fan computes its addresses from IPv4 ones, and has no rule for IPv6",
      takes(parsePrefix)
    ).meta({ description: "The network of its addresses" }),
    over,
    members: whoever.optional().meta({ description: "Who is on it. Default: all machines and the host" })
  },
  { error: "must be a fan: type, prefix and over" }
);
var vxlan = z5.strictObject(
  {
    type: z5.literal("vxlan").meta({ description: "vxlan: each member knows all others by a static list" }),
    prefix: oneOrTwo("an IPv4 or IPv6 network, such as 10.99.0.0/24", subnet).meta({
      description: "The network of its addresses: one of IPv4, one of IPv6, or a list of both"
    }),
    over,
    members: named(
      "addresses of machines",
      oneOrTwo("an IPv4 or IPv6 address, such as 10.99.0.1", address)
    ).meta({ description: "Addresses on it by machines, which are each other\u2019s peers" }),
    vni: whole(1, 16777215).optional().meta({ description: "Its number on the wire. Default: 1" }),
    port: whole(1, 65535).optional().meta({ description: "UDP port. Default: 4789" }),
    mtu: whole(1280, 9e3).optional().meta({ description: "Default: that of the network below without 50 bytes, over IPv6 70" })
  },
  { error: "must be a vxlan: type, prefix, over and members" }
);
var overlayDefinition = z5.discriminatedUnion("type", [fan, vxlan], {
  error: ({ code: code2 }) => code2 === "invalid_union" ? "must be fan or vxlan" : "must be an overlay: type, prefix and over"
});

// src/lab/file/rule-definition.ts
import * as z6 from "./packages/zod.mjs";
var service = ruledText(`one of ${serviceForms}, or the name of a service`, isServiceWord);
var wheres = ["same-machine", "other-machine"];
var most = (value) => z6.strictObject({ max: value }, { error: "must be a limit, such as {max: \u2026}" });
var ruleDefinition = z6.strictObject(
  {
    id: listOf("the id of a claim", claim).optional().meta({ description: "Claims that an answer proves, by ids of your own" }),
    from: whoever.meta({ description: "Who asks: names, patterns such as web-*, groups" }),
    to: whoever.meta({ description: "Who is asked" }),
    where: z6.enum(wheres, { error: `must be ${wheres.join(" or ")}` }).optional().meta({ description: "It holds of endpoints on the same machine, or on different machines, only" }),
    // A target that does not serve it, such as a machine without a web server, is not asked.
    allow: listOf(`one of ${serviceForms}, or the name of a service`, service).optional().meta({ description: `What has to be answered: ${serviceForms}, or names of services` }),
    deny: listOf(`any, one of ${serviceForms}, or the name of a service`, service).optional().meta({
      description: "What must not be answered, while the service answers somebody else and the source reaches somebody; any: all that the target serves, and icmp"
    }),
    family: oneOf(["v4", "v6"]).optional().meta({ description: "It holds of one family only. Default: every family that both have" }),
    path: listOf("a machine", name).optional().meta({ description: "The machines that packets pass, in this order" }),
    source: ruledText("own, or an address", (words2) => words2 === "own" || /^[\da-f.:]{2,45}$/.test(words2)).optional().meta({
      description: "The address that the target sees: own (that of the source), or one that a NAT gives"
    }),
    mtu: whole(576, 9e3).optional().meta({ description: "The largest packet that passes unfragmented, exactly" }),
    latency: most(time).optional().meta({ description: "Longest round trip of ten, such as {max: 20ms}" }),
    loss: most(share).optional().meta({ description: "Largest share of questions without an answer, such as {max: 1%}" }),
    http: z6.strictObject(
      {
        status: whole(100, 599).optional(),
        contains: ruledText(
          "a text of 1 to 1000 characters",
          (words2) => /^[^\0]{1,1000}$/.test(words2)
        ).optional()
      },
      { error: "must be what a page is: status and contains" }
    ).optional().meta({
      description: "What an answer to http is: its status (default 200), and a text that it contains"
    }),
    within: time.optional().meta({ description: "How long it may take until the first answer. Default: 15s" })
  },
  { error: "must be an expectation: from, to, and what is expected, such as allow or deny" }
);

// src/lab/file/step-definitions.ts
import * as z7 from "./packages/zod.mjs";
var variables = z7.array(variable, { error: "must be a list of names of variables" });
var setupDefinition = z7.strictObject(
  {
    name: title.optional().meta({ description: "What reports call it. Default: its first line" }),
    on: whoever.optional().meta({ description: "Machines, all at once" }),
    files: files.optional().meta({ description: "Files by their places there, laid before the command" }),
    run: command.optional().meta({
      description: "For bash, as root, with LAB_MACHINE, LAB_ADDRESS and LAB_INDEX; another status than 0 is an error"
    }),
    use: scriptFunction.optional().meta({ description: "Instead: a function of a script, such as steps.mjs#drain" }),
    outputs: variables.optional().meta({
      description: "Variables of later steps that it writes to $LAB_OUTPUT, one NAME=VALUE per line"
    }),
    masked: variables.optional().meta({ description: "Those outputs that no report and no log may show" }),
    secrets: variables.optional().meta({
      description: "Variables of fanlab\u2019s own environment that it gets; they are masked everywhere"
    }),
    within: time.optional().meta({ description: "Deadline. Default: 60s" })
  },
  { error: "must be a step: on, and files or run" }
);
var checkDefinition = z7.strictObject(
  {
    id: listOf("the id of a claim", claim).optional().meta({ description: "Claims that it proves" }),
    name: title.optional().meta({ description: "Name of its case. Default: its first line" }),
    on: whoever.optional().meta({ description: "Machines, each a case" }),
    run: command.optional().meta({ description: "For bash, as root; it must not change anything" }),
    use: scriptFunction.optional().meta({ description: "Instead: a function of a script" }),
    status: whole(0, 255).optional().meta({ description: "Its exit status. Default: 0" }),
    output: ruledText("a text, or a pattern between slashes, such as /ONLINE/", isOutput).optional().meta({
      description: "Its standard output without the last line\u2019s end: a text, or a pattern such as /ONLINE/"
    }),
    within: time.optional().meta({ description: "How long it is tried. Default: once" })
  },
  { error: "must be a check: on and run" }
);
function isOutput(words2) {
  const [, pattern2] = /^\/(.*)\/$/s.exec(words2) ?? [];
  try {
    if (pattern2 !== void 0) new RegExp(pattern2);
    return words2.length <= 1e4;
  } catch {
    return false;
  }
}
var rebootDefinition = z7.strictObject(
  {
    machines: whoever.optional().meta({ description: "Which. Default: all" }),
    how: oneOf(["together", "rolling", "power-cut"]).optional().meta({
      description: "together, rolling (one after the other) or power-cut (all at once). Default: together"
    }),
    within: time.optional().meta({ description: "How long it may take until everything is as expected. Default: 15s" })
  },
  { error: "must be a reboot: machines and how" }
);
var orderDefinition = z7.strictObject(
  {
    start: whoever.optional().meta({ description: "Starts machines with start: later" }),
    setup: listOf("the name of a step of setup", title).optional().meta({ description: "Steps of setup, or all" }),
    expect: listOf("the id of a rule", claim).optional().meta({ description: "Rules by their ids, or all" }),
    checks: listOf("the id of a check", claim).optional().meta({ description: "Checks by their ids, or all" }),
    reboot: rebootDefinition.optional().meta({ description: "A reboot, after which nothing may be lost" }),
    join: z7.strictObject({ overlay: name, members: whoever }, { error: "must be overlay and members" }).optional().meta({ description: "Machines join an overlay" }),
    unchanged: whoever.optional().meta({ description: "Nothing has changed on these machines since the step before" }),
    use: scriptFunction.optional().meta({ description: "A function of a script of the lab\u2019s folder" })
  },
  { error: "must be one thing to do, such as {setup: all} or {expect: all}" }
);

// src/lab/file/lab-file.ts
var labFile = z8.strictObject(
  {
    version: z8.literal(1, { error: "must be 1" }).meta({ description: "Of this format: 1" }),
    lab: name.meta({ description: "Name of the lab" }),
    image: image.optional().meta({ description: "What all machines run, such as debian-12" }),
    resources: z8.strictObject(resources, { error: "must be what machines have: cpus, memory and disk" }).default({}).meta({ description: "What machines have that say nothing else" }),
    packages: packages.optional().meta({ description: "Packages of all machines" }),
    files: files.optional().meta({ description: "Files of all machines" }),
    networks: named("networks", networkDefinition).meta({ description: "Layer-2 segments by their names" }),
    machines: named("machines", machineDefinition).meta({ description: "Machines by their names" }),
    overlays: named("overlays", overlayDefinition).default({}).meta({ description: "Networks over networks: fan and vxlan" }),
    containers: named("containers", containerDefinition).default({}).meta({ description: "Containers that the lab makes, or finds" }),
    groups: named("lists of endpoints", whoever).default({}).meta({
      description: "Names for several endpoints: names, patterns such as web-*, groups that stand above"
    }),
    setup: z8.array(setupDefinition, { error: "must be a list of steps" }).optional().meta({ description: "What is done once the machines run, in this order" }),
    expect: z8.array(ruleDefinition, { error: "must be a list of expectations" }).default([]).meta({ description: "Who has to reach whom, and who must not" }),
    checks: z8.array(checkDefinition, { error: "must be a list of checks" }).optional().meta({ description: "Commands that only look, and what they have to say" }),
    reboots: z8.array(rebootDefinition, { error: "must be a list of reboots" }).optional().meta({ description: "After each of them everything has to be as expected again" }),
    order: z8.array(orderDefinition, { error: "must be a list of things to do" }).optional().meta({
      description: "What is done in which order. Default: setup, expect and checks, then each reboot, followed by them"
    }),
    deliverables: z8.record(claim, title, { error: "must be titles by the ids of claims" }).default({}).meta({ description: "What the lab is for, told first in every report: titles by the ids of claims" }),
    controls: z8.array(claim, { error: "must be a list of ids of claims" }).default([]).meta({ description: "Claims that prove that others could fail" })
  },
  { error: "must be a lab: version, lab, networks and machines" }
);

// src/lab/lab-record.ts
var recordVersion = 2;
var line = (most3) => z9.string().max(most3).regex(new RegExp("^\\P{Cc}*$", "u"), "one line of text");
var labCore = z9.object({
  name: z9.string().refine(isLabName, "the name of a lab"),
  provider: line(40),
  /** For whom it is, such as a job of a CI; empty for nobody in particular. */
  label: line(400),
  createdAt: z9.iso.datetime(),
  /** The run that made it. */
  owner: processIdentity,
  /** The lab was meant to outlive its run. */
  kept: z9.boolean(),
  /** From then on a kept lab may be swept; without it, at no time. */
  keptUntil: z9.iso.datetime().exactOptional(),
  /** A kept lab may be swept once this process has ended, such as that of a CI's job. */
  keptWhile: z9.exactOptional(processIdentity)
});
var record4 = labCore.extend({
  version: z9.literal(recordVersion),
  /** All that the lab consists of. */
  lab: labFile,
  /** Which fan was asked for. */
  fan: z9.enum(["ebpf", "ubuntu", "auto"]),
  distribution: line(100),
  /** Folder of the unpacked machine image; empty until it is there. */
  image: line(4096)
});
function parseLabRecord(text2, name3) {
  const value = jsonOf(text2);
  const known4 = labCore.safeParse(value).data;
  const core = known4?.name === name3 ? known4 : void 0;
  const version2 = versionOf(value);
  if (version2 !== recordVersion && (core || version2 !== void 0)) {
    const itsVersion = version2 === void 0 ? "from before there were versions" : `of version ${version2}`;
    const problem = `its record is ${itsVersion}, this fanlab knows version ${recordVersion}`;
    return { problem, ofAnotherVersion: true, core };
  }
  if (value === void 0)
    return { problem: "its record is damaged (it is not valid JSON)", ofAnotherVersion: false, core };
  const parsed = record4.safeParse(value);
  if (parsed.success && core) return { record: parsed.data, core };
  const cause2 = parsed.success ? `it is that of lab ${parsed.data.name}` : causeOf(parsed.error);
  return { problem: `its record is damaged (${cause2})`, ofAnotherVersion: false, core };
}
function jsonOf(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}
function versionOf(value) {
  return z9.object({ version: z9.int() }).safeParse(value).data?.version;
}
function causeOf({ issues }) {
  const [first2] = issues;
  return `${first2?.path.join(".") || "the whole of it"}: ${first2?.message}`;
}

// src/lab/lab-folder.ts
var markName = ".fanlab-lab";
var recordName = "record.json";
var longestRecord = 1e6;
var labMark = labCore.pick({ name: true, provider: true, label: true, createdAt: true, owner: true });
var labsFolder = (stateDir) => join(stateDir, "labs");
var labFolder = (stateDir, name3) => join(labsFolder(stateDir), name3);
var claimPattern = /^\.?claim-(\d+)-(\d+)$/;
var claimName = ({ pid, startTime }) => `.claim-${pid}-${startTime}`;
var isFreeName = (name3) => isLabName(name3) && !claimPattern.test(name3);
async function writeMark(folder, facts) {
  await writeFile(join(folder, markName), `${JSON.stringify(labMark.parse(facts))}
`, {
    flag: "wx",
    mode: 384
  });
}
function readMark(folder) {
  const read2 = readOwnFile(join(folder, markName), longestRecord);
  try {
    return "text" in read2 ? labMark.parse(JSON.parse(read2.text)) : void 0;
  } catch {
    return void 0;
  }
}
async function labNames(stateDir) {
  return namesIn(labsFolder(stateDir)).filter((name3) => isLab(stateDir, name3));
}
var isLab = (stateDir, name3) => isFreeName(name3) && isMarked(labFolder(stateDir, name3));
async function removeDeadClaims(stateDir) {
  for (const name3 of namesIn(labsFolder(stateDir))) {
    const [, pid, startTime] = claimPattern.exec(name3) ?? [];
    if (startTime === void 0 || isAlive({ pid: Number(pid), startTime })) continue;
    const folder = labFolder(stateDir, name3);
    if (isMarked(folder)) await rm(folder, { recursive: true, force: true });
  }
}
async function forgetLab(stateDir, name3) {
  if (isLab(stateDir, name3))
    await rm(labFolder(stateDir, name3), { recursive: true, force: true, maxRetries: 5 });
  await rmdir(labsFolder(stateDir)).catch(() => {
  });
}
function isMarked(folder) {
  const found = lstatSync2(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory() || found.uid !== process.geteuid?.()) return false;
  return [markName, recordName].some(
    (name3) => lstatSync2(join(folder, name3), { throwIfNoEntry: false }) !== void 0
  );
}
function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

// src/lab/typed-command.ts
import { basename, dirname, isAbsolute, join as join2, relative, sep } from "node:path";
function typedCommand(command2, ...words2) {
  const { command: name3, stateDir } = currentReader();
  const fanlab = name3 ?? typedPath(join2(packageRoot, "bin", "fanlab"));
  return commandLine([fanlab, command2, ...words2], words2.includes("--lab") ? { FANLAB_STATE_DIR: stateDir } : {});
}
function typedScript(script3, ...words2) {
  return dirname(script3) === join2(packageRoot, "scenarios") ? typedCommand(basename(script3, ".mjs"), ...words2) : typedCommand("run", typedPath(script3), ...words2);
}
function typedPath(path2) {
  const here = relative(process.cwd(), path2);
  if (here.startsWith("..") || isAbsolute(here)) return path2;
  return here.includes(sep) ? here : `./${here}`;
}

// src/lab/record.ts
var fileOf = (stateDir, name3) => join3(labFolder(stateDir, name3), recordName);
var textOf = (record10) => `${JSON.stringify(record10, null, 2)}
`;
async function claimLab(stateDir, facts) {
  if (!isFreeName(facts.name))
    throw new LabError(`cannot make lab "${facts.name}": no lab can have that name`, {
      hint: `choose another name with ${optionName("lab")}`
    });
  const owner = identify(process.pid);
  const createdAt = (/* @__PURE__ */ new Date()).toISOString();
  const record10 = { ...facts, version: recordVersion, createdAt, owner, kept: false, image: "" };
  const claim2 = labFolder(stateDir, claimName(owner));
  await mkdir(labsFolder(stateDir), { recursive: true, mode: 448 });
  await mkdir(claim2, { mode: 448 });
  try {
    await writeMark(claim2, record10);
    await writeFile2(join3(claim2, recordName), textOf(record10), { mode: 384 });
    if (isTaken(labFolder(stateDir, facts.name))) throw isThere(stateDir, facts.name);
    await rename(claim2, labFolder(stateDir, facts.name));
    return record10;
  } catch (error) {
    await rm2(claim2, { recursive: true, force: true });
    const { code: code2 } = error;
    throw code2 === "ENOTEMPTY" || code2 === "EEXIST" ? isThere(stateDir, facts.name) : error;
  }
}
var isTaken = (path2) => lstatSync3(path2, { throwIfNoEntry: false }) !== void 0;
function isThere(stateDir, name3) {
  const found = lookAtLab(stateDir, name3);
  if (!found)
    return new LabError(
      `cannot make lab "${name3}": ${labFolder(stateDir, name3)} is there and has no mark of a lab`,
      {
        hint: `choose another name with ${optionName("lab")}`
      }
    );
  const { state, facts } = found;
  const hint2 = state === "running" ? `kill ${facts.owner?.pid}, which removes it` : typedCommand("down", "--lab", name3);
  return new LabError(`cannot make lab "${name3}": a lab with that name exists (${state})`, {
    hint: `${hint2}, or choose another name with ${optionName("lab")}`
  });
}
async function writeRecord(stateDir, record10) {
  const file3 = fileOf(stateDir, record10.name);
  await writeFile2(`${file3}.new`, textOf(record10), { mode: 384 });
  await rename(`${file3}.new`, file3);
}
async function keepLab(stateDir, record10, limit) {
  const { keptUntil: _, keptWhile: __, ...rest } = record10;
  const kept2 = {
    ...rest,
    kept: true,
    ...limit.forMs !== void 0 && { keptUntil: new Date(Date.now() + limit.forMs).toISOString() },
    ...limit.while && { keptWhile: limit.while }
  };
  await writeRecord(stateDir, kept2);
  return kept2;
}
function lookAtLab(stateDir, name3) {
  if (!isLab(stateDir, name3)) return void 0;
  const mark2 = readMark(labFolder(stateDir, name3));
  const read2 = readOwnFile(fileOf(stateDir, name3), longestRecord);
  if ("problem" in read2)
    return withoutRecord(name3, `its record is damaged (${read2.problem})`, "damaged", mark2);
  const parsed = parseLabRecord(read2.text, name3);
  if ("record" in parsed) {
    const { record: record10 } = parsed;
    return { name: name3, state: labState(record10), record: record10, problem: void 0, facts: record10 };
  }
  const { core, problem, ofAnotherVersion } = parsed;
  if (core) return { name: name3, state: labState(core), record: void 0, problem, facts: core };
  return withoutRecord(name3, problem, ofAnotherVersion ? "unknown" : "damaged", mark2);
}
function withoutRecord(name3, problem, otherwise, mark2) {
  const state = mark2 && isAlive(mark2.owner) ? "running" : otherwise;
  return { name: name3, state, record: void 0, problem, facts: mark2 ?? {} };
}
function labState(lab) {
  if (!lab.kept) return isAlive(lab.owner) ? "running" : "abandoned";
  return isStillKept(lab) ? "kept" : "abandoned";
}
function isStillKept({ keptUntil, keptWhile }) {
  if (keptUntil !== void 0 && Date.now() >= Date.parse(keptUntil)) return false;
  return keptWhile === void 0 || isAlive(keptWhile);
}

// src/lab/open-lab.ts
async function openLab(stateDir, name3, findProvider2) {
  const found = lookAtLab(stateDir, name3);
  if (!found) {
    throw new LabError(`cannot enter lab "${name3}": there is no such lab`, {
      hint: typedCommand("up", "--lab", name3)
    });
  }
  const { record: record10, problem } = found;
  if (!record10) {
    throw new LabError(`cannot enter lab "${name3}": ${problem}`, {
      hint: `${typedCommand("down", "--lab", name3)}, which removes it`
    });
  }
  const topology2 = topologyOf(record10.lab);
  const provider2 = findProvider2(record10.provider);
  const provided = await provider2.find(labSpec(name3, topology2, record10.image));
  if (!provided) {
    throw new LabError(`cannot enter lab "${name3}": it does not run any more`, {
      hint: typedCommand("down", "--lab", name3)
    });
  }
  const listed = await provided.list();
  const machines = topology2.machines.flatMap(
    ({ name: name4 }) => listed.filter((machine) => machine.name === name4).map((machine) => new Machine(machine))
  );
  return { record: record10, provided, features: provider2.features, lab: await labOf(provided, topology2, machines) };
}

// src/providers/lxc/provider.ts
import { access as access3, mkdir as mkdir5, readdir as readdir5, writeFile as writeFile5 } from "node:fs/promises";
import { join as join17 } from "node:path";

// src/providers/container-modules.ts
var containerModules = [
  "overlay",
  "fuse",
  "tun",
  "veth",
  "bridge",
  "vxlan",
  "sch_ingress",
  "cls_bpf",
  "act_bpf",
  "nf_tables",
  "nft_compat",
  "nft_chain_nat",
  "nft_masq",
  "nft_ct",
  "nft_reject_inet",
  "ip_tables",
  "iptable_filter",
  "iptable_nat",
  "iptable_raw",
  "iptable_mangle",
  "xt_addrtype",
  "xt_comment",
  "xt_CHECKSUM",
  "xt_conntrack",
  "xt_MASQUERADE",
  "xt_tcpudp"
];

// src/providers/embedded/cgroup-layout.ts
import { readFile } from "node:fs/promises";
import { join as join4 } from "node:path";
var limitingControllers = ["cpu", "memory", "pids"];
async function readCgroupLayout() {
  const mounts = await readFile("/proc/self/mounts", "utf8");
  const tree = unifiedRoot(cgroupMounts(mounts));
  const available = tree ? await readFile(join4(tree, "cgroup.controllers"), "utf8").catch(() => "") : "";
  return parseCgroupLayout(mounts, available);
}
function parseCgroupLayout(mounts, available) {
  const entries = cgroupMounts(mounts);
  const tree = unifiedRoot(entries);
  const ofTree = new Set(available.split(/\s+/));
  const placeOf = (controller) => {
    const old = entries.find(({ type, options }) => type === "cgroup" && options.includes(controller));
    if (old) return { root: old.path, version: 1 };
    return tree !== void 0 && ofTree.has(controller) ? { root: tree, version: 2 } : void 0;
  };
  const found = limitingControllers.flatMap((name3) => {
    const place = placeOf(name3);
    return place ? [[name3, place]] : [];
  });
  const tracking = tree ?? entries.find(({ options }) => !options.includes("cpuset"))?.path;
  return {
    version: tree === void 0 ? "legacy" : tree === "/sys/fs/cgroup" ? "unified" : "hybrid",
    roots: [...new Set(entries.map(({ path: path2 }) => path2))],
    controllers: Object.fromEntries(found),
    tracking
  };
}
var cgroupMounts = (mounts) => mounts.split("\n").map((line2) => line2.split(" ")).map(([, path2 = "", type = "", options = ""]) => ({ path: path2, type, options: options.split(",") })).filter(({ path: path2, type }) => path2.startsWith("/sys/fs/cgroup") && /^cgroup2?$/.test(type));
var unifiedRoot = (mounts) => mounts.find(({ type }) => type === "cgroup2")?.path;

// src/providers/embedded/destroy-lab.ts
import { rmdir as rmdir3 } from "node:fs/promises";
import { dirname as dirname2, join as join7 } from "node:path";

// src/process/run.ts
import { spawn } from "node:child_process";
import { existsSync as existsSync2 } from "node:fs";

// src/process/signal-group.ts
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
  }
}

// src/process/run.ts
var shellStatus = { ENOENT: 127, EACCES: 126 };
var killGraceMs = 2e3;
var closeGraceMs = 200;
async function run(argv2, options = {}) {
  options.signal?.throwIfAborted();
  const start = performance.now();
  const child = begin(argv2, options);
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream2) => {
    const kept2 = new BoundedOutput();
    stream2?.on("data", (piece) => {
      kept2.push(piece);
      options.onOutput?.(piece.toString());
    });
    return kept2;
  });
  let timedOut = false;
  const end = () => endGroup(child);
  const deadline3 = options.timeoutMs === void 0 ? void 0 : setTimeout(() => {
    timedOut = true;
    end();
  }, options.timeoutMs);
  options.signal?.addEventListener("abort", end, { once: true });
  options.enough?.addEventListener("abort", end, { once: true });
  try {
    const { status, signal, notStarted = "" } = await endOf(child, argv2, options);
    options.signal?.throwIfAborted();
    return {
      ...{ argv: argv2, status, signal, stdout: stdout.text(), stderr: notStarted || stderr.text() },
      ...{ durationMs: performance.now() - start, timedOut }
    };
  } finally {
    clearTimeout(deadline3);
    options.signal?.removeEventListener("abort", end);
    options.enough?.removeEventListener("abort", end);
  }
}
function begin(argv2, { stdin, env, cwd }) {
  const [command2 = "", ...words2] = argv2;
  try {
    const child = spawn(command2, words2, {
      // A group of its own, so that a deadline reaches what the command started, too.
      detached: true,
      env: { ...env ?? process.env },
      cwd,
      stdio: [stdin === void 0 ? "ignore" : "pipe", "pipe", "pipe"]
    });
    child.stdin?.on("error", () => {
    }).end(stdin);
    return child;
  } catch (cause2) {
    throw cannotStart(command2, cause2);
  }
}
function endOf(child, argv2, { cwd = "." }) {
  const [command2 = ""] = argv2;
  return new Promise((resolve10, reject) => {
    child.once("error", (error) => {
      const status = shellStatus[error.code ?? ""];
      if (status === void 0 || !existsSync2(cwd)) reject(cannotStart(command2, error));
      else {
        const cause2 = status === 127 ? "command not found" : "permission denied";
        resolve10({ status, signal: null, notStarted: `${command2}: ${cause2}
` });
      }
    });
    child.once("close", (status, signal) => resolve10({ status, signal }));
  });
}
var cannotStart = (command2, cause2) => new Error(`cannot start "${command2}": ${cause2.message}`, { cause: cause2 });
function endGroup({ pid, stdout, stderr }) {
  if (pid === void 0) return;
  signalGroup(pid, "SIGTERM");
  setTimeout(() => signalGroup(pid, "SIGKILL"), killGraceMs).unref();
  setTimeout(() => {
    stdout?.destroy();
    stderr?.destroy();
  }, killGraceMs + closeGraceMs).unref();
}

// src/process/remove-tree.ts
var removalDeadline = 3e5;
async function removeTree(folder) {
  const { status, stderr } = await run(["rm", "-rf", "--one-file-system", "--", folder], {
    timeoutMs: removalDeadline
  });
  if (status === 0) return;
  throw new LabError(`cannot remove ${folder}: ${stderr.trim().split("\n").at(-1) || "no end in time"}`, {
    hint: `findmnt -R ${folder}; lsattr -d ${folder}`
  });
}

// src/providers/embedded/cgroup-tree.ts
import { readdir, readFile as readFile2, rmdir as rmdir2 } from "node:fs/promises";
import { join as join5 } from "node:path";
async function processesBelow(directory) {
  const own = await readFile2(join5(directory, "cgroup.procs"), "utf8").catch(() => "");
  const below = await Promise.all(
    (await children(directory)).map((child) => processesBelow(join5(directory, child)))
  );
  return [...own.split("\n").filter(Boolean).map(Number), ...below.flat()];
}
async function removeCgroup(directory) {
  for (const child of await children(directory)) await removeCgroup(join5(directory, child));
  await rmdir2(directory).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
}
async function children(directory) {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

// src/providers/embedded/end-processes.ts
var vanishDeadline = 3e4;
async function endProcesses(cgroups, whose) {
  await waitUntil(
    `the processes of ${whose} have ended`,
    async () => {
      const pids = new Set((await Promise.all(cgroups.map(processesBelow))).flat());
      for (const pid of pids) endProcess(pid);
      return pids.size === 0 ? { value: true } : { notYet: `processes ${[...pids].join(", ")}, which were ended` };
    },
    { within: paced(vanishDeadline) }
  );
}

// src/providers/embedded/keeper-process.ts
import { readdir as readdir2, readFile as readFile3 } from "node:fs/promises";
var keeperWord = "keeper";
async function findKeeper({ keeper, root }) {
  const read2 = readOwnFile(keeper, 100);
  if ("problem" in read2 && await readdir2(root).catch(() => void 0) === void 0) return void 0;
  const [, pid, startTime] = /^(\d{1,10}) (\d{1,20})\n$/.exec("text" in read2 ? read2.text : "") ?? [];
  const noted = startTime === void 0 ? void 0 : { pid: Number(pid), startTime };
  if (noted && isAlive(noted) && await isKeeper(noted.pid, root)) return noted;
  const pids = (await readdir2("/proc")).filter((name3) => /^\d+$/.test(name3)).map(Number);
  const found = await Promise.all(
    pids.map(async (each) => await isKeeper(each, root) ? identify(each) : void 0)
  );
  return found.find((identity) => identity !== void 0);
}
async function isKeeper(pid, root) {
  const words2 = (await textOf2(`/proc/${pid}/cmdline`)).split("\0");
  if (words2[words2.indexOf(keeperWord) + 1] !== root) return false;
  const status = await textOf2(`/proc/${pid}/status`);
  const users = /^Uid:\s*(\d+)\s+(\d+)/m.exec(status)?.slice(1) ?? [];
  return users.length > 0 && users.every((uid) => Number(uid) === process.geteuid?.()) && /^NSpid:(\s+\d+)+\s+1$/m.test(status);
}
var textOf2 = (file3) => readFile3(file3, "utf8").catch(() => "");

// src/providers/embedded/lab-devices.ts
import { createHash } from "node:crypto";
var longestName = 15;
var reserved = /^(lo|segment\d*|fan-.*|ftun.*|docker.*|veth.*|eth.*|vxlan.*|br-.*)$/;
function bridgeOf(networks, name3) {
  return name3.length > longestName || reserved.test(name3) ? `segment${networks.findIndex((network) => network.name === name3)}` : name3;
}
var portOf = (machine, index) => portName(machine, String(index));
var managementPortOf = (machine) => portName(machine, "m");
function portName(machine, end) {
  const name3 = `${machine}.${end}`;
  if (name3.length <= longestName) return name3;
  return `${createHash("sha256").update(machine).digest("hex").slice(0, 10)}.${end}`;
}

// src/providers/embedded/machine-log.ts
import { readFile as readFile4 } from "node:fs/promises";
var longestLog = 4 * 1024 ** 2;
var olderLog = (log) => `${log}.1`;
async function readLog(log) {
  const read2 = (file3) => readFile4(file3, "utf8").catch(() => "");
  return await read2(olderLog(log)) + await read2(log);
}

// src/providers/embedded/keeper.ts
var keeperDeadline = 1e4;
var endDeadline = 3e4;
var enter = (keeper) => [
  "nsenter",
  `--target=${keeper.pid}`,
  "--mount",
  "--net",
  "--pid",
  "--"
];
async function startKeeper(paths, lab) {
  const layout = await readCgroupLayout();
  const outer = [
    "unshare",
    "--mount",
    "--net",
    "--pid",
    "--fork",
    "--kill-child",
    "sh",
    "-eu",
    "-c",
    keeperScript
  ];
  const names2 = [
    ...[keeperWord, paths.root, lab.image, bridges(lab)],
    ...[lab.ownTree ? "own" : "shared", String(longestLog)]
  ];
  const result = await run(
    [
      "sh",
      "-eu",
      "-c",
      launchScript,
      "launch",
      paths.root,
      String(layout.roots.length),
      ...layout.roots,
      "setsid",
      ...inLastingEnvironment([...outer, ...names2])
    ],
    { timeoutMs: paced(keeperDeadline) }
  );
  const keeper = await findKeeper(paths);
  if (result.status === 0 && keeper) return keeper;
  const log = await readLog(paths.keeperLog);
  const said2 = (log || result.stderr).trim().split("\n").slice(-5).join("\n");
  const late = `no answer within ${(result.durationMs / 1e3).toFixed(1)} s; last seen: ${said2 || "nothing"}`;
  throw new LabError(
    `cannot make the lab's namespaces: ${result.timedOut ? late : said2 || `status ${result.status}`}`,
    {
      hint: result.timedOut ? "the host may be overloaded: uptime; ps -eo pcpu,args --sort=-pcpu | head" : "namespaces need root and a kernel with CONFIG_NET_NS, CONFIG_PID_NS",
      logs: [{ name: "keeper.log", text: `${log}${result.stderr}` }]
    }
  );
}
var bridges = ({ networks }) => networks.map(({ name: name3, mtu, host }) => [bridgeOf(networks, name3), mtu, ...host].join(" ")).join("\n");
async function stopKeeper(keeper) {
  await waitUntil(
    "the process that holds the lab's namespaces has ended",
    async () => {
      if (!isAlive(keeper)) return { value: true };
      endProcess(keeper.pid);
      return { notYet: `process ${keeper.pid}, which was ended` };
    },
    { within: paced(endDeadline) }
  );
}
var launchScript = `
root=$1; shift
hierarchies=$1; shift
while [ "$hierarchies" -gt 0 ]; do
  echo $$ > "$1/cgroup.procs"
  shift; hierarchies=$((hierarchies - 1))
done
"$@" </dev/null >>"$root/keeper.log" 2>&1 &
child=$!
# It has a session of its own, and would go on alone when its time is over.
trap 'kill -KILL "$child"; exit 1' TERM
while ! [ -s "$root/keeper" ]; do
  kill -0 "$child" || exit 1
  sleep 0.01
done
`;
var keeperScript = `
root=$1; image=$2; bridges=$3; tree=$4; longest=$5
read -r stat < /proc/self/stat
pid=\${stat%% *}
set -- \${stat##*) }
shift 19
start=$1
mount --make-rprivate /
mkdir "$root/cgroup"
mount --rbind /sys/fs/cgroup "$root/cgroup"
mount -t proc proc /proc
mount -t sysfs sysfs /sys
if [ "$tree" = own ]; then
  mount -t tmpfs -o mode=755 cgroup /sys/fs/cgroup
  for hierarchy in "$root/cgroup"/*; do
    place=/sys/fs/cgroup/\${hierarchy##*/}
    if [ -L "$hierarchy" ]; then cp -P "$hierarchy" "$place"; continue; fi
    mkdir "$place"
    mount --rbind "$hierarchy" "$place"
  done
  mkdir -p /sys/fs/cgroup/unified
  mount -t cgroup2 cgroup2 /sys/fs/cgroup/unified
  echo 0 > /sys/fs/cgroup/unified/cgroup.procs
else
  mount --rbind "$root/cgroup" /sys/fs/cgroup
fi
umount -l "$root/cgroup"
rmdir "$root/cgroup"
mount -t overlay -o "lowerdir=$image,upperdir=$root/host/upper,workdir=$root/host/work" overlay "$root/host/root"
mount -t proc proc "$root/host/root/proc"
mount -t sysfs -o ro sysfs "$root/host/root/sys"
mount --rbind /dev "$root/host/root/dev"
mount -t tmpfs -o mode=755 tmpfs "$root/host/root/run"
ip link set lo up
# A new namespace begins with what the host forwards, and the host's place is no way from one network to the other.
echo 0 > /proc/sys/net/ipv4/ip_forward
echo "$bridges" | while read -r bridge mtu addresses; do
  ip link add "$bridge" mtu "$mtu" type bridge
  # Where the host has no IPv6 address it has none at all, not even one that follows from the bridge's hardware address.
  case $addresses in *:*) ;; *) ip link set "$bridge" addrgenmode none ;; esac
  for address in $addresses; do
    case $address in
      *:*) ip addr add "$address" dev "$bridge" nodad ;;
      *) ip addr add "$address" dev "$bridge" ;;
    esac
  done
  ip link set "$bridge" up
done
echo "$pid $start" > "$root/keeper.new"
mv "$root/keeper.new" "$root/keeper"
# The first process inherits orphans and has to wait for them, or they stay as zombies. And it cuts logs: all that
# write them append, so that what comes next is at the beginning again.
while :; do
  find "$root" "$root/machines"/* -maxdepth 1 -type f -name '*log' -size "+\${longest}c" 2>/dev/null |
    while read -r log; do
      tail -c "$longest" "$log" > "$log.1"
      : > "$log"
    done || :
  sleep 5 &
  wait $!
done
`;

// src/providers/embedded/paths.ts
import { join as join6 } from "node:path";
function labPaths(stateDir, lab, provider2) {
  const root = join6(stateDir, "labs", lab, provider2);
  return {
    root,
    /** A folder per machine; with lxc it is what LXC calls its path. */
    machines: join6(root, "machines"),
    /** Host pid and start time of the process that holds the lab's namespaces. */
    keeper: join6(root, "keeper"),
    keeperLog: join6(root, "keeper.log"),
    /** Root file system of the host's place in the lab. */
    hostRoot: join6(root, "host", "root"),
    hostUpper: join6(root, "host", "upper"),
    hostWork: join6(root, "host", "work"),
    reservations: join6(root, "dhcp-hosts"),
    leases: join6(root, "dhcp-leases"),
    dnsmasqPid: join6(root, "dnsmasq.pid"),
    dnsmasqLog: join6(root, "dnsmasq.log")
  };
}
var labCgroup = (lab) => `fanlab/${lab}`;

// src/providers/embedded/destroy-lab.ts
var removalDeadline2 = 1e4;
async function destroyLab(name3, paths) {
  const keeper = await findKeeper(paths);
  if (keeper) await stopKeeper(keeper);
  const { roots, version: version2 } = await readCgroupLayout();
  const cgroups = roots.map((root) => join7(root, labCgroup(name3)));
  await endProcesses(cgroups, `lab ${name3}`);
  await Promise.all(cgroups.map(removeCgroup));
  await Promise.all(cgroups.map((cgroup) => rmdir3(dirname2(cgroup)).catch(() => {
  })));
  if (version2 === "legacy") await removeUnseenTree(name3);
  await removeTree(paths.root);
}
async function removeUnseenTree(lab) {
  const argv2 = ["unshare", "--mount", "sh", "-u", "-c", removalScript, "removal", labCgroup(lab)];
  const result = await run(argv2, { timeoutMs: paced(removalDeadline2) });
  if (result.status === 0) return;
  throw new LabError(`cannot remove the cgroups of lab ${lab}: ${result.stderr.trim()}`);
}
var removalScript = `
mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null || exit 0
cd /sys/fs/cgroup
while [ -d "$1" ]; do
  find "$1" -depth -type d -exec rmdir {} + && break
  sleep 0.05
done
rmdir "\${1%/*}" 2>/dev/null
exit 0
`;

// src/providers/embedded/dhcp-server.ts
import { writeFile as writeFile3 } from "node:fs/promises";
import { join as join8 } from "node:path";

// src/providers/embedded/address-family.ts
var isV6 = (address2) => address2.includes(":");
var withoutLength = (cidr2) => cidr2.split("/")[0] ?? "";

// src/providers/embedded/hardware-address.ts
import { createHash as createHash2 } from "node:crypto";
function hardwareAddress(machine, { device, addresses }) {
  const ipv43 = addresses.find((address2) => !isV6(address2));
  if (ipv43 !== void 0) return ["02", "fa", ...withoutLength(ipv43).split(".").map(hexOf)].join(":");
  const digest = createHash2("sha256").update(`${machine} ${device}`).digest();
  return ["02", "fb", ...[...digest.subarray(0, 4)].map(hexOf)].join(":");
}
var hexOf = (byte) => Number(byte).toString(16).padStart(2, "0");

// src/providers/embedded/dhcp-server.ts
var networksWithDhcp = ({ networks }) => networks.filter(({ addressing }) => addressing === "dhcp");
function dnsmasqCommand(paths, lab) {
  const served = networksWithDhcp(lab).flatMap(({ name: name3, prefixes, host }) => {
    const [prefix2 = "", router = ""] = [prefixes, host].map(ipv4Of2);
    return [
      `--interface=${bridgeOf(lab.networks, name3)}`,
      `--dhcp-range=set:${name3},${prefix2},static,infinite`,
      // The machine's own file says whether it wants it.
      `--dhcp-option=tag:${name3},option:router,${router}`
    ];
  });
  return [
    "dnsmasq",
    "--conf-file=/dev/null",
    "--port=0",
    "--except-interface=lo",
    "--bind-interfaces",
    "--user=root",
    ...served,
    `--dhcp-hostsdir=${paths.reservations}`,
    `--dhcp-leasefile=${paths.leases}`,
    "--dhcp-authoritative",
    // Without it every lease waits for a ping that nobody answers.
    "--no-ping",
    `--pid-file=${paths.dnsmasqPid}`,
    `--log-facility=${paths.dnsmasqLog}`
  ];
}
var ipv4Of2 = (addresses) => withoutLength(addresses.find((address2) => !isV6(address2)) ?? "");
async function reserveAddresses(paths, lab, { name: name3, interfaces }) {
  const served = new Set(networksWithDhcp(lab).map((network) => network.name));
  const lines = interfaces.filter(({ network }) => served.has(network)).map((each) => `${hardwareAddress(name3, each)},${ipv4Of2(each.addresses)},${name3},infinite
`);
  if (lines.length > 0) await writeFile3(join8(paths.reservations, name3), lines.join(""));
}

// src/process/guest-program.ts
import { readFileSync as readFileSync2 } from "node:fs";
var loader = `
import sys, types
stream = open(0, "rb", 0, closefd=False)
for name in sys.argv[1:]:
    length, source = int(stream.readline()), b""
    while len(source) < length:
        piece = stream.read(length - len(source))
        if not piece:
            sys.exit("the program did not come whole")
        source += piece
    module = sys.modules[name] = types.ModuleType(name)
    exec(compile(source, name, "exec"), module.__dict__)
module.main()
`;
var cache = /* @__PURE__ */ new Map();
var read = (module2) => {
  const source2 = cache.get(module2) ?? readFileSync2(guestPath(`guest/${module2}.py`));
  cache.set(module2, source2);
  return source2;
};
var guestProgram = (modules3) => ({
  argv: ["python3", "-c", loader, ...modules3],
  source: Buffer.concat(modules3.map(read).flatMap((source2) => [Buffer.from(`${source2.length}
`), source2]))
});

// src/process/open-command.ts
import { spawn as spawn2 } from "node:child_process";
var endGraceMs = 5e3;
var keptWords = 4e3;
function openCommand(argv2, env, { onOutput, onEnd }) {
  const [program = "", ...words2] = argv2;
  const child = spawn2(program, words2, { detached: true, env, stdio: ["pipe", "pipe", "pipe"] });
  let said2 = "";
  let ended = false;
  const end = (words3) => {
    if (ended) return;
    ended = true;
    onEnd(words3);
  };
  child.once("error", (error) => end(error.message));
  child.once("close", () => end(said2.trim()));
  child.stdin.on("error", () => {
  });
  child.stdout.on("data", onOutput);
  child.stderr.on("data", (piece) => {
    said2 = `${said2}${piece}`.slice(-keptWords);
  });
  child.unref();
  for (const stream2 of [child.stdin, child.stdout, child.stderr]) stream2.unref?.();
  return {
    write: (data) => void child.stdin.write(data),
    close() {
      child.stdin.end();
      setTimeout(() => {
        if (!ended && child.pid !== void 0) signalGroup(child.pid, "SIGKILL");
      }, endGraceMs).unref();
    }
  };
}

// src/providers/agent-channel.ts
var modules = ["machine_connection", "machine_guard", "machine_command", "machine_channel"];
var numberLength = 4;
var AgentChannel = class {
  #open;
  #environment;
  #stream;
  /**
   * `open` gives the command of the host's that runs the given one at the place, with its streams; `environment` is the
   * whole of that command's own.
   */
  constructor(open4, environment2) {
    this.#open = open4;
    this.#environment = environment2;
  }
  /**
   * A connection for one command; undefined when there is none within so many milliseconds, or the signal was aborted.
   * Throws an Error with the last words of the tool when the place cannot be reached. It does not keep Node from ending.
   */
  connect(within, signal) {
    this.#stream ??= this.#start();
    const opening = this.#stream;
    return new Promise((resolve10, reject) => {
      let isOver = false;
      const over2 = (end) => {
        if (isOver) return;
        isOver = true;
        clearTimeout(deadline3);
        signal?.removeEventListener("abort", giveUp);
        end();
      };
      const giveUp = () => over2(() => resolve10(void 0));
      const deadline3 = setTimeout(giveUp, within).unref();
      signal?.addEventListener("abort", giveUp, { once: true });
      opening.then(
        (stream2) => over2(() => resolve10(stream2.connect())),
        (error) => over2(() => reject(error))
      );
    });
  }
  /** Ends the agent, and with it whatever still runs over this channel. */
  close() {
    this.#stream?.then(
      (stream2) => stream2.close(),
      () => {
      }
    );
    this.#stream = void 0;
  }
  #start() {
    const started2 = new Promise((resolve10, reject) => {
      const argv2 = this.#open(guestProgram(modules).argv);
      const stream2 = new Stream(argv2, this.#environment, {
        onReady: () => resolve10(stream2),
        onEnd: (said2) => {
          if (this.#stream === started2) this.#stream = void 0;
          reject(new Error(said2 || "the agent ended without a word"));
        }
      });
    });
    return started2;
  }
};
var Stream = class {
  #command;
  #lines = /* @__PURE__ */ new Map();
  #last = 0;
  #read = frameReader();
  #ended = false;
  constructor(argv2, environment2, events) {
    this.#command = openCommand(argv2, environment2, {
      onOutput: (data) => {
        try {
          for (const frame of this.#read(data)) this.#take(frame, events.onReady);
        } catch {
          this.#command.close();
        }
      },
      onEnd: (said2) => {
        this.#ended = true;
        events.onEnd(said2);
        for (const line2 of this.#lines.values()) line2.onGone();
        this.#lines.clear();
      }
    });
    this.#command.write(guestProgram(modules).source);
  }
  connect() {
    const number5 = ++this.#last;
    const line2 = { read: frameReader(), onFrame: () => {
    }, onGone: () => {
    } };
    this.#lines.set(number5, line2);
    this.#write(number5, "o");
    return {
      send: (kind, data) => this.#write(number5, "d", encodeFrame(kind, data)),
      listen: (onFrame, onGone) => {
        Object.assign(line2, { onFrame, onGone });
        if (this.#ended) onGone();
      },
      close: () => {
        if (this.#lines.delete(number5)) this.#write(number5, "c");
      }
    };
  }
  close() {
    this.#command.close();
  }
  #write(number5, kind, data = Buffer.alloc(0)) {
    if (this.#ended) return;
    const head = Buffer.alloc(numberLength);
    head.writeUInt32BE(number5);
    this.#command.write(encodeFrame(kind, Buffer.concat([head, data])));
  }
  #take({ kind, data }, onReady) {
    const number5 = data.readUInt32BE(0);
    const line2 = this.#lines.get(number5);
    if (number5 === 0) onReady();
    else if (line2 && kind === "d") line2.read(data.subarray(numberLength)).forEach(line2.onFrame);
    else if (line2) {
      this.#lines.delete(number5);
      line2.onGone();
    }
  }
};

// src/providers/embedded/open-by-agent.ts
var keptWords2 = 4e3;
function openByAgent(where2, argv2, { onOutput, onEnd }) {
  const given2 = new AbortController();
  const early = [];
  let connection;
  let said2 = "";
  let ended = false;
  const end = (cause2 = "") => {
    if (ended) return;
    ended = true;
    given2.abort();
    connection?.close();
    onEnd([said2.trim(), cause2].filter(Boolean).join("\n"));
  };
  const begin2 = (made) => {
    if (ended) made?.close();
    if (!made) end("the machine does not answer");
    if (ended || !made) return;
    connection = made;
    const request = { argv: argv2, environment: environmentOf(cleanEnvironment), input: true };
    made.send("r", JSON.stringify(request));
    for (const data of early.splice(0)) sendInput(made, data);
    made.listen(
      ({ kind, data }) => {
        if (ended) return;
        if (kind === "x") end();
        else if (kind === "o") onOutput(data);
        else if (kind === "e") said2 = `${said2}${data}`.slice(-keptWords2);
      },
      () => end("the machine went down")
    );
  };
  where2.connect(paced(answerDeadline), given2.signal).then(begin2, (error) => end(error.message));
  return {
    write(data) {
      if (ended) return;
      if (connection) sendInput(connection, data);
      else early.push(data);
    },
    close: () => end()
  };
}

// src/providers/place-by-channel.ts
function placeByChannel({ name: name3, pace: pace2, hint: hint2, enter: enter3, cause: cause2, environment: environment2 }) {
  const channel = new AgentChannel(
    (agent) => enter3(agent, cleanEnvironment, false),
    environment2 ?? environmentOf(cleanEnvironment)
  );
  const place = {
    ...{ name: name3, hint: hint2 },
    connect: (...how) => channel.connect(...how).catch((error) => {
      throw new Error(cause2?.(error.message) ?? error.message);
    })
  };
  return {
    ...{ name: name3, pace: pace2 },
    run: (argv2, options) => runByAgent(place, argv2, options),
    open: (argv2, events) => openByAgent(place, argv2, events),
    attach: (argv2, terminal) => enter3(argv2, terminalEnvironment(), terminal)
  };
}

// src/providers/embedded/host-place.ts
var labHostPlace = (keeper, paths) => placeByChannel({
  name: "host",
  // Its own commands are the host's and as fast.
  pace: 1,
  hint: "the lab is gone: remove it",
  enter: (argv2, variables2) => [
    ...enter(keeper),
    ...["chroot", paths.hostRoot, "env", "-i", ...variables2],
    ...argv2
  ]
});

// src/providers/embedded/lay-files.ts
import { chmod, mkdir as mkdir2, writeFile as writeFile4 } from "node:fs/promises";
import { dirname as dirname3, join as join9 } from "node:path";
async function layFiles(folder, files3) {
  for (const [path2, { text: text2, mode = 420 }] of Object.entries(files3)) {
    const file3 = join9(folder, path2);
    await mkdir2(dirname3(file3), { recursive: true });
    await writeFile4(file3, text2);
    await chmod(file3, mode);
  }
}

// src/providers/embedded/make-lab.ts
import { mkdir as mkdir3 } from "node:fs/promises";

// src/providers/embedded/hosts-file.ts
import { BlockList } from "node:net";
var loopback = "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n";
function hostsFile({ networks, names: names2 }, interfaces) {
  const own = new Set(interfaces.map(({ network }) => network));
  const near = subnets(networks.filter(({ name: name3 }) => own.has(name3)).flatMap(({ prefixes }) => prefixes));
  const host = { name: "host", addresses: networks.flatMap((network) => network.host.map(withoutLength)) };
  const lines = [...names2, host].flatMap(({ name: name3, addresses }) => {
    const [first2, then] = [true, false].map(
      (isNear) => addresses.filter((address2) => near.check(address2, familyOf(address2)) === isNear)
    );
    return [...first2 ?? [], ...then ?? []].map((address2) => `${address2} ${name3}
`);
  });
  return loopback + lines.join("");
}
var familyOf = (address2) => isV6(address2) ? "ipv6" : "ipv4";
function subnets(prefixes) {
  const list = new BlockList();
  for (const prefix2 of prefixes)
    list.addSubnet(withoutLength(prefix2), Number(prefix2.split("/")[1]), familyOf(prefix2));
  return list;
}

// src/providers/embedded/make-lab.ts
var serverDeadline = 1e4;
async function makeLab(paths, spec, { ownTree }) {
  for (const path2 of [paths.machines, paths.reservations, paths.hostRoot, paths.hostUpper, paths.hostWork]) {
    await mkdir3(path2, { recursive: true });
  }
  const nearHost = spec.networks.filter(({ host }) => host.length > 0).map(({ name: name3 }) => ({ network: name3 }));
  await layFiles(paths.hostUpper, { "/etc/hosts": { text: hostsFile(spec, nearHost) } });
  const keeper = await startKeeper(paths, { ...spec, ownTree });
  if (networksWithDhcp(spec).length > 0) await startDhcpServer(paths, spec, keeper);
  return keeper;
}
async function startDhcpServer(paths, spec, keeper) {
  const server = inLastingEnvironment(dnsmasqCommand(paths, spec));
  const { status, stderr, timedOut } = await run([...enter(keeper), ...server], {
    timeoutMs: paced(serverDeadline)
  });
  if (status === 0) return;
  const log = await readLog(paths.dnsmasqLog);
  const said2 = (stderr.trim() || log.trim().split("\n").at(-1)) ?? "";
  const how = timedOut ? `not within ${paced(serverDeadline) / 1e3} s` : `status ${status}`;
  throw new LabError(`cannot start the lab's DHCP server: ${said2 || how}`, {
    logs: [{ name: "dnsmasq.log", text: `${log}${stderr}` }]
  });
}

// src/providers/embedded/network-files.ts
var usualMtu = 1500;
function networkFiles(lab, machine) {
  const files3 = machine.interfaces.map((each) => {
    const network = lab.networks.find(({ name: name3 }) => name3 === each.network);
    if (!network)
      throw new Error(`machine ${machine.name} is on ${each.network}, which the lab does not have`);
    return [`/etc/systemd/network/05-${each.device}.network`, { text: networkFile(network, each) }];
  });
  return {
    ...Object.fromEntries(files3),
    "/etc/sysctl.d/60-forward.conf": { text: forwarding(machine.forward) },
    "/etc/hosts": { text: hostsFile(lab, machine.interfaces) }
  };
}
var forwarding = (forward) => `# ${forward ? "It is a router" : "It is no router"}.
net.ipv4.ip_forward = ${forward ? 1 : 0}
net.ipv6.conf.all.forwarding = ${forward ? 1 : 0}
`;
function networkFile(network, { device, addresses, gateways }) {
  const byDhcp = network.addressing === "dhcp" && addresses.some((address2) => !isV6(address2));
  const written = addresses.filter((address2) => isV6(address2) || !byDhcp);
  const offered = byDhcp ? network.host.map(withoutLength).filter((address2) => !isV6(address2)) : [];
  const usesOffer = gateways.some((gateway) => offered.includes(gateway));
  const hasV6 = written.some(isV6);
  return [
    section("Match", [`Name=${device}`]),
    ...network.mtu === usualMtu ? [] : [section("Link", [`MTUBytes=${network.mtu}`])],
    // Without IPv6 and without link-local addresses nothing delays "configured", and nothing is probed for duplicates
    // where the lab's plan has none.
    section("Network", [
      `DHCP=${byDhcp ? "ipv4" : "no"}`,
      `LinkLocalAddressing=${hasV6 ? "ipv6" : "no"}`,
      ...hasV6 ? ["IPv6DuplicateAddressDetection=0"] : [],
      ...["IPv6AcceptRA=no", "LLMNR=no", "MulticastDNS=no"]
    ]),
    ...written.map(
      (address2) => section("Address", [
        `Address=${address2}`,
        ...isV6(address2) ? ["DuplicateAddressDetection=none"] : []
      ])
    ),
    ...gateways.filter((gateway) => !offered.includes(gateway)).map((gateway) => section("Route", [`Gateway=${gateway}`])),
    ...byDhcp ? [
      section("DHCPv4", [
        ...["ClientIdentifier=mac", "UseDNS=no", "UseNTP=no", "UseHostname=no"],
        ...usesOffer ? [] : ["UseGateway=no"]
      ])
    ] : []
  ].join("\n");
}
var section = (name3, lines) => `[${name3}]
${lines.join("\n")}
`;

// src/providers/embedded/process-limit.ts
import { readFile as readFile5 } from "node:fs/promises";
import { join as join10 } from "node:path";
var mostProcesses = 4096;
var leastProcesses = 512;
var shareOfHost = 1 / 8;
var smallestLimit = (limits2) => Math.min(...limits2.map((text2) => /^\d+$/.test(text2.trim()) ? Number(text2) : Number.POSITIVE_INFINITY));
var shareOf = (host) => Math.min(mostProcesses, Math.floor(host * shareOfHost));
var processLimit = async (layout) => shareOf(await hostLimit(layout));
function tooFewProcesses(host) {
  if (shareOf(host) >= leastProcesses) return [];
  return [
    {
      message: `a lab needs a host that allows ${leastProcesses / shareOfHost} processes; this one allows ${host}`,
      hint: "sysctl kernel.pid_max kernel.threads-max; in a container: --pids-limit=-1"
    }
  ];
}
var processProblems = async () => tooFewProcesses(await hostLimit(await readCgroupLayout()));
async function hostLimit({ controllers: { pids } }) {
  const files3 = ["/proc/sys/kernel/pid_max", "/proc/sys/kernel/threads-max"];
  if (pids) files3.push(join10(pids.root, "pids.max"));
  return smallestLimit(await Promise.all(files3.map((file3) => readFile5(file3, "utf8").catch(() => "max"))));
}

// src/host/inotify.ts
import { readdir as readdir3, readFile as readFile6, readlink } from "node:fs/promises";
async function freeInotifyInstances() {
  const limit = Number(await readFile6("/proc/sys/fs/inotify/max_user_instances", "utf8"));
  const pids = (await readdir3("/proc")).filter((name3) => /^\d+$/.test(name3));
  const used = await Promise.all(pids.map(instancesOf));
  return limit - used.reduce((sum, count2) => sum + count2, 0);
}
async function instancesOf(pid) {
  try {
    const status = await readFile6(`/proc/${pid}/status`, "utf8");
    if (!/^Uid:\t0\t/m.test(status)) return 0;
    const names2 = await readdir3(`/proc/${pid}/fd`);
    const targets = await Promise.all(names2.map((name3) => readlink(`/proc/${pid}/fd/${name3}`).catch(() => "")));
    return targets.filter((target2) => target2 === "anon_inode:inotify").length;
  } catch {
    return 0;
  }
}

// src/providers/embedded/cgroup-problems.ts
import { access, readFile as readFile7 } from "node:fs/promises";
import { join as join11 } from "node:path";
async function cgroupProblems(needs) {
  const layout = await readCgroupLayout();
  return judgeCgroups(needs, layout, await readFacts(layout));
}
function judgeCgroups({ provider: provider2, controllers, ownTree }, layout, { known: known4, kept: kept2, unmountable }) {
  const problems = controllers.flatMap((name3) => {
    const needs = `provider ${provider2} needs the cgroup controller "${name3}" to limit machines`;
    const place = layout.controllers[name3];
    if (!place) {
      const where2 = layout.version === "unified" ? "the tree of version 2 does not have it (/sys/fs/cgroup/cgroup.controllers)" : "no hierarchy below /sys/fs/cgroup has it";
      return [{ message: `${needs}; ${where2}`, hint: hintFor(name3, layout, known4) }];
    }
    if (place.version === 1 || !kept2.includes(name3)) return [];
    return [
      {
        message: `${needs}; it cannot be enabled in ${place.root}: processes are in that cgroup, as in a container`,
        hint: `make labs on the computer itself, or write +${name3} to ${place.root}/cgroup.subtree_control first`
      }
    ];
  });
  if (unmountable === void 0 || !ownTree) return problems;
  return [
    ...problems,
    {
      message: `provider ${provider2} needs cgroups of version 2 for what its machines see; this host has version 1 only, and mounts no other: ${unmountable}`,
      hint: "use kernel 4.15 or newer and, in a container, allow it to mount (--privileged)"
    }
  ];
}
function hintFor(name3, { version: version2 }, known4) {
  const line2 = known4.split("\n").find((each) => each.startsWith(`${name3}	`));
  const [, hierarchy, , enabled] = line2?.split("	") ?? [];
  if (enabled === "0") return `start the kernel without cgroup_disable=${name3}, or with cgroup_enable=${name3}`;
  const mount = `mkdir -p /sys/fs/cgroup/${name3} && mount -t cgroup -o ${name3} cgroup /sys/fs/cgroup/${name3}`;
  if (version2 !== "unified" && line2) return mount;
  if (hierarchy !== void 0 && hierarchy !== "0")
    return `a hierarchy of version 1 has it: unmount that, or start the kernel with cgroup_no_v1=${name3}`;
  return `start a kernel that has it: grep ${name3} /proc/cgroups`;
}
async function readFacts({ version: version2, controllers }) {
  const known4 = await readFile7("/proc/cgroups", "utf8").catch(() => "");
  const tree = Object.values(controllers).find((place) => place.version === 2)?.root;
  const kept2 = tree === void 0 ? [] : await keptToItself(tree);
  const unmountable = version2 === "legacy" ? await whyUnmountable() : void 0;
  return { known: known4, kept: kept2, ...unmountable === void 0 ? {} : { unmountable } };
}
async function keptToItself(tree) {
  const read2 = (name3) => readFile7(join11(tree, name3), "utf8").catch(() => "");
  const isRoot2 = !await exists(join11(tree, "cgroup.type"));
  if (isRoot2 || await read2("cgroup.procs") === "") return [];
  const passedOn = (await read2("cgroup.subtree_control")).trim().split(" ");
  return limitingControllers.filter((name3) => !passedOn.includes(name3));
}
async function whyUnmountable() {
  const { status, stderr } = await run(
    ["unshare", "--mount", "mount", "-t", "cgroup2", "cgroup2", "/sys/fs/cgroup"],
    { timeoutMs: paced(1e4) }
  );
  return status === 0 ? void 0 : stderr.trim() || `mount ended with status ${status}`;
}
var exists = (path2) => access(path2).then(
  () => true,
  () => false
);

// src/process/missing-tools.ts
import { access as access2, constants as constants2 } from "node:fs/promises";
import { delimiter, isAbsolute as isAbsolute2, join as join12 } from "node:path";
async function missingTools(tools, path2 = process.env.PATH ?? "") {
  const folders = path2.split(delimiter).filter((folder) => folder !== "");
  const found = await Promise.all(
    tools.map((tool) => isAbsolute2(tool) ? canAccess(tool, constants2.R_OK) : isInAny(folders, tool))
  );
  return tools.filter((_, index) => !found[index]);
}
async function isInAny(folders, tool) {
  const answers = await Promise.all(folders.map((folder) => canAccess(join12(folder, tool), constants2.X_OK)));
  return answers.includes(true);
}
var canAccess = (path2, mode) => access2(path2, mode).then(
  () => true,
  () => false
);

// src/providers/embedded/trial-folder.ts
import { existsSync as existsSync3 } from "node:fs";
import { mkdir as mkdir4, readdir as readdir4, rm as rm3, rmdir as rmdir4 } from "node:fs/promises";
import { dirname as dirname4, join as join13 } from "node:path";
async function inTrialFolder(stateDir, body) {
  const missing = missingFolders(stateDir);
  for (const folder of missing.toReversed()) await makeFolder(folder);
  try {
    await sweepTrials(stateDir);
    const folder = join13(stateDir, `trial-${process.pid}-${identify(process.pid)?.startTime}`);
    try {
      await mkdir4(folder);
      return await body(folder);
    } finally {
      await rm3(folder, { recursive: true, force: true });
    }
  } finally {
    for (const folder of missing) await rmdir4(folder).catch(() => {
    });
  }
}
async function makeFolder(path2) {
  await mkdir4(path2, { mode: 457 }).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
}
var missingFolders = (folder) => existsSync3(folder) ? [] : [folder, ...missingFolders(dirname4(folder))];
async function sweepTrials(stateDir) {
  for (const name3 of await readdir4(stateDir)) {
    const [, pid, startTime] = /^trial-(\d+)-(\d+)$/.exec(name3) ?? [];
    if (startTime === void 0 || isAlive({ pid: Number(pid), startTime })) continue;
    await rm3(join13(stateDir, name3), { recursive: true, force: true });
  }
}

// src/providers/embedded/host-problems.ts
function oddStateDir(stateDir) {
  if (/^\/[\w./@+-]+$/.test(stateDir)) return [];
  return [
    {
      message: `cannot keep labs in ${JSON.stringify(stateDir)}: it must be an absolute path of letters, digits and ._@+-`,
      hint: "choose another folder with FANLAB_STATE_DIR"
    }
  ];
}
var longestStateDir = 47;
function longStateDir(stateDir) {
  if (Buffer.byteLength(stateDir) <= longestStateDir) return [];
  return [
    {
      message: `cannot keep labs in ${stateDir}: its path has ${stateDir.length} characters, and sockets of machines allow ${longestStateDir}`,
      hint: "choose another folder with FANLAB_STATE_DIR"
    }
  ];
}
async function toolProblems(provider2, tools) {
  const missing = await missingTools(Object.keys(tools));
  if (missing.length === 0) return [];
  const packages2 = [...new Set(missing.map((tool) => tools[tool]))].join(" ");
  return [
    {
      message: `provider ${provider2} needs ${missing.join(", ")}, which the host does not have`,
      hint: `apt-get install --no-install-recommends ${packages2}`
    }
  ];
}
async function kernelProblems(stateDir, trial2, modules3) {
  try {
    const failures3 = await inTrialFolder(stateDir, trial2);
    return failures3.map((failed) => ({
      message: `the host's kernel cannot do what a lab needs: ${failed}`,
      hint: `modprobe -a ${modules3.join(" ")}`
    }));
  } catch (error) {
    return [
      {
        message: `cannot keep labs in ${stateDir}: ${error.message}`,
        hint: "choose another folder with FANLAB_STATE_DIR"
      }
    ];
  }
}

// src/providers/embedded/kernel-trial.ts
var tryKernel = (scratch) => tryCommands(trial, scratch);
var tryKernelWithTaps = (scratch) => tryCommands(trial + tapTrial, scratch);
async function tryCommands(commands, scratch) {
  const script3 = `${commands}echo done`;
  const result = await run(["unshare", "--mount", "--net", "sh", "-u", "-c", script3, "trial", scratch], {
    timeoutMs: paced(2e4)
  });
  if (result.stdout.includes("done\n")) {
    return result.stdout.split("\n").filter((line2) => line2 !== "" && line2 !== "done");
  }
  return [`namespaces (${(result.stderr || result.stdout).trim() || `status ${result.status}`})`];
}
var trial = `
scratch=$1
attempt() {
  name=$1; shift
  answer=$("$@" 2>&1) || printf '%s (%s)\\n' "$name" "$(printf %s "$answer" | tail -n 1)"
}
mkdir -p "$scratch/lower" "$scratch/upper" "$scratch/work" "$scratch/merged"
attempt overlayfs mount -t overlay -o "lowerdir=$scratch/lower,upperdir=$scratch/upper,workdir=$scratch/work" overlay "$scratch/merged"
attempt bridge ip link add trial0 type bridge
attempt veth ip link add trial1 type veth peer name trial2
attempt vxlan ip link add trial3 type vxlan external dstport 8472
`;
var tapTrial = `attempt tap ip tuntap add trial4 mode tap
`;

// src/providers/lxc/host-needs.ts
var hostTools = {
  "lxc-start": "lxc",
  "lxc-attach": "lxc",
  "lxc-stop": "lxc",
  "lxc-wait": "lxc",
  dnsmasq: "dnsmasq-base",
  ip: "iproute2",
  nsenter: "util-linux",
  python3: "python3-minimal",
  unshare: "util-linux"
};
var inotifyInstances = 64;
var unwantedUnits = ["lxc-net.service", "lxc.service", "lxc-monitord.service"];

// src/providers/lxc/check.ts
async function lxcProblems(stateDir) {
  const odd = oddStateDir(stateDir);
  if (odd.length > 0) return odd;
  const [tools, cgroups, processes, inotify, kernel] = await Promise.all([
    toolProblems("lxc", hostTools),
    cgroupProblems({ provider: "lxc", controllers: limitingControllers, ownTree: true }),
    processProblems(),
    inotifyProblems(),
    kernelProblems(stateDir, tryKernel, containerModules)
  ]);
  return [...tools, ...cgroups, ...processes, ...inotify, ...kernel];
}
var inotifyProblems = async () => tooFewInotifyInstances(await freeInotifyInstances());
function tooFewInotifyInstances(free) {
  if (free >= inotifyInstances) return [];
  return [
    {
      message: `a lab needs ${inotifyInstances} inotify instances of root's; ${free} of fs.inotify.max_user_instances are free`,
      hint: "sysctl -w fs.inotify.max_user_instances=1024"
    }
  ];
}

// src/providers/lxc/machine.ts
import { readFile as readFile9, rename as rename2 } from "node:fs/promises";
import { join as join16 } from "node:path";

// src/providers/channel.ts
import { randomUUID } from "node:crypto";

// src/providers/deadline.ts
var killGrace = 2e3;
var channelGrace = 5e3;
var supervisor = `
exec 3<&0
timeout --kill-after=${killGrace / 1e3} "$@" <&3 3<&- &
group=$!
exec 3<&-
wait "$group"
status=$?
case $status in 124|137) kill -KILL "-$group" 2>/dev/null ;; esac
exit "$status"
`;
async function withDeadline(argv2, options, channel, how = {}) {
  const timeoutMs = options.timeoutMs ?? defaultDeadline;
  const inside = ["sh", "-c", supervisor, "supervisor", String(timeoutMs / 1e3), ...argv2];
  const result = await run(channel(inside), {
    timeoutMs: timeoutMs + killGrace + paced(channelGrace),
    ...how,
    ...options.stdin === void 0 ? {} : { stdin: options.stdin },
    ...options.signal === void 0 ? {} : { signal: options.signal }
  });
  const expired = (result.status === 124 || result.status === 137) && result.durationMs >= timeoutMs;
  return { ...result, argv: argv2, timedOut: result.timedOut || expired };
}

// src/providers/channel.ts
var ChannelBroken = class extends LabError {
  /** The command had begun. */
  begun;
  constructor(message, begun2, hint2) {
    super(message, hint2 === void 0 ? {} : { hint: hint2 });
    this.begun = begun2;
  }
};
var noticeDeadline = 1e3;
var marked = `
mark=$1
shift
echo "$mark" >&2
"$@"
status=$?
echo "$mark $status" >&2
printf %s "$mark"
exit "$status"
`;
async function throughChannel(name3, argv2, options, channel) {
  const mark2 = randomUUID();
  const enough = new AbortController();
  const seen = whenBothEnded(mark2, () => setTimeout(() => enough.abort(), noticeDeadline).unref());
  const raw = await withDeadline(
    argv2,
    options,
    (command2) => channel(["sh", "-c", marked, "marked", mark2, ...command2]),
    { env: toolEnvironment(), onOutput: seen, enough: enough.signal }
  );
  const result = { ...raw, stdout: withoutLast(raw.stdout, mark2) };
  const [before = "", inside, after] = split(result.stderr, mark2);
  if (after !== void 0) {
    const late = ["124", "137"].includes(after) && raw.durationMs >= (options.timeoutMs ?? Number.POSITIVE_INFINITY);
    const timedOut = raw.timedOut || late;
    return { ...result, status: Number(after), signal: null, stderr: inside ?? "", timedOut };
  }
  if (result.timedOut) return { ...result, stderr: inside ?? before };
  const said2 = result.stderr.replaceAll(mark2, "").trim().split("\n").slice(-4).join("\n");
  const cause2 = inside === void 0 ? "the machine cannot be reached" : "the connection broke";
  throw new ChannelBroken(`cannot run "${argv2[0]}" on ${name3}: ${cause2}: ${said2}`, inside !== void 0);
}
function whenBothEnded(mark2, callback) {
  let count2 = 0;
  let rest = "";
  return (text2) => {
    const parts = `${rest}${text2}`.split(mark2);
    count2 += parts.length - 1;
    rest = parts.at(-1)?.slice(-mark2.length) ?? "";
    if (count2 === 3) callback();
  };
}
function withoutLast(text2, mark2) {
  const at = text2.lastIndexOf(mark2);
  return at === -1 ? text2 : text2.slice(0, at) + text2.slice(at + mark2.length);
}
function split(text2, mark2) {
  const begin2 = text2.indexOf(`${mark2}
`);
  if (begin2 === -1) return [text2];
  const rest = text2.slice(begin2 + mark2.length + 1);
  const end = rest.lastIndexOf(`${mark2} `);
  if (end === -1) return [text2.slice(0, begin2), rest];
  const status = /^\d+/.exec(rest.slice(end + mark2.length + 1))?.[0];
  return [text2.slice(0, begin2), rest.slice(0, end), status];
}

// src/providers/by-systemd.ts
var restartInside = (place) => ask(place, "reboot", "restart");
var powerOffInside = (place) => ask(place, "poweroff", "shut down");
async function ask(place, verb, what) {
  try {
    const { status, stderr } = await place.run(["systemctl", "--no-block", verb], {
      timeoutMs: paced(defaultDeadline)
    });
    if (status !== 0) throw new LabError(`cannot ${what} ${place.name}: ${stderr.trim()}`);
  } catch (error) {
    if (!(error instanceof ChannelBroken && error.begun)) throw error;
  }
}
var journalLines = "2000";
async function journalOf(place) {
  const command2 = ["journalctl", "--boot", "--no-pager", "--lines", journalLines];
  return (await place.run(command2, { timeoutMs: paced(2e4) })).stdout;
}

// src/providers/lxc/cause-in-log.ts
function causeInLxcLog(log) {
  const lines = log.trim().split("\n").filter(Boolean);
  const errors = lines.flatMap((line2) => /^\S+ \S+ [\d.]+ ERROR +\S+ - \S+:\d+ - (.*)$/.exec(line2)?.[1] ?? []);
  return errors.length > 0 ? errors.slice(0, 2).join("; ") : lines.at(-1);
}

// src/providers/lxc/limits.ts
import { readFile as readFile8 } from "node:fs/promises";
import { join as join14 } from "node:path";
async function limitsOf(lab, machine) {
  const { cpu, memory } = (await readCgroupLayout()).controllers;
  const payload = join14(labCgroup(lab), machine, `lxc.payload.${machine}`);
  const read2 = async (place, file3) => place ? (await readFile8(join14(place.root, payload, file3), "utf8").catch(() => "")).trim() : "";
  const [quota, period2] = cpu?.version === 2 ? (await read2(cpu, "cpu.max")).split(" ") : [await read2(cpu, "cpu.cfs_quota_us"), await read2(cpu, "cpu.cfs_period_us")];
  const limit = memory?.version === 2 ? "memory.max" : "memory.limit_in_bytes";
  return { cpus: ratio(quota, period2), memory: bytes(await read2(memory, limit)), disk: void 0 };
}
var ratio = (quota, period2) => Number(quota) > 0 && Number(period2) > 0 ? Number(quota) / Number(period2) : void 0;
var bytes = (text2) => /^\d+$/.test(text2) ? Number(text2) : void 0;

// src/providers/lxc/machine-config.ts
import { join as join15 } from "node:path";
var cpuPeriod = 1e5;
var consoleFile = "console.log";
function machineConfig(spec, lab) {
  return `${[
    `lxc.uts.name = ${spec.name}`,
    `lxc.rootfs.path = overlay:${lab.image}:${join15(lab.directory, "upper")}`,
    "lxc.apparmor.profile = unconfined",
    // An empty value drops no capability: LXD and Docker inside need mount, network and BPF ones.
    "lxc.cap.drop =",
    "lxc.autodev = 1",
    "lxc.tty.max = 0",
    // Without it there is no /dev/ptmx, and neither LXD nor Docker nor sshd inside can open a terminal.
    "lxc.pty.max = 1024",
    // With `rw` each boot sends hundreds of "add" uevents to the host's udev and a sysctl write changes the host's.
    "lxc.mount.auto = proc:mixed sys:mixed",
    // With the host's hybrid tree instead, LXD inside fails: "Failed to initialize cgroups".
    "lxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0",
    // The kernel lets an unprivileged container inside mount /proc and /sys only where an unmasked one is visible.
    "lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0",
    "lxc.mount.entry = sysfs dev/.lxc/sys sysfs create=dir,optional 0 0",
    // LXD's lxcfs needs it.
    "lxc.mount.entry = /dev/fuse dev/fuse none bind,create=file,optional 0 0",
    // For VPNs in user space and virtual switches.
    "lxc.mount.entry = /dev/net/tun dev/net/tun none bind,create=file,optional 0 0",
    ...spec.plainDirectories.map(
      (path2, index) => `lxc.mount.entry = ${plainDirectory(lab.directory, index)} ${path2.slice(1)} none bind,create=dir 0 0`
    ),
    ...spec.interfaces.flatMap((each, index) => {
      const mtu = lab.networks.find(({ name: name3 }) => name3 === each.network)?.mtu;
      return [
        "type = veth",
        `veth.pair = ${portOf(spec.name, index)}`,
        `link = ${bridgeOf(lab.networks, each.network)}`,
        `mtu = ${mtu}`,
        `name = ${each.device}`,
        "flags = up",
        `hwaddr = ${hardwareAddress(spec.name, each)}`
      ].map((line2) => `lxc.net.${index}.${line2}`);
    }),
    `lxc.cgroup.dir = ${labCgroup(lab.name)}/${spec.name}`,
    ...limits(spec, lab),
    `lxc.console.logfile = ${join15(lab.directory, consoleFile)}`,
    // What a machine says fills two such files, and then the older one goes.
    `lxc.console.size = ${longestLog}`,
    "lxc.console.rotate = 1"
  ].join("\n")}
`;
}
var plainDirectory = (machineDirectory, index) => join15(machineDirectory, `plain-${index}`);
function limits(spec, { layout: { controllers }, processes }) {
  const quota = Math.round(spec.cpus * cpuPeriod);
  const settings = {
    cpu: {
      1: [`cpu.cfs_period_us = ${cpuPeriod}`, `cpu.cfs_quota_us = ${quota}`],
      2: [`cpu.max = ${quota} ${cpuPeriod}`]
    },
    memory: { 1: [`memory.limit_in_bytes = ${spec.memory}`], 2: [`memory.max = ${spec.memory}`] },
    pids: { 1: [`pids.max = ${processes}`], 2: [`pids.max = ${processes}`] }
  };
  return limitingControllers.flatMap((name3) => {
    const version2 = controllers[name3]?.version;
    if (version2 === void 0) return [];
    return settings[name3][version2].map((line2) => `lxc.cgroup${version2 === 2 ? "2" : ""}.${line2}`);
  });
}

// src/providers/lxc/machine.ts
var lxcDeadline = 2e4;
var shutdownDeadline = 12e4;
function lxcMachine(lab, name3, keeper, paths) {
  const lxc = async (tool, ...words2) => {
    const command2 = inLastingEnvironment([tool, `--lxcpath=${paths.machines}`, `--name=${name3}`, ...words2]);
    return run([...enter(keeper), ...command2], {
      timeoutMs: paced(tool === "lxc-wait" ? shutdownDeadline + lxcDeadline : lxcDeadline)
    });
  };
  const untilStopped = async (cannot, within, said2 = "") => {
    const seconds2 = Math.ceil(paced(within) / 1e3);
    const { status } = await lxc("lxc-wait", "--state=STOPPED", `--timeout=${seconds2}`);
    if (status === 0) return;
    const { stdout } = await run([
      ...enter(keeper),
      "lxc-info",
      `--lxcpath=${paths.machines}`,
      `--name=${name3}`
    ]);
    const seen = [said2, stdout].map((text2) => text2.trim().replaceAll(/\s*\n\s*/g, ", ")).filter(Boolean);
    throw new LabError(
      `${cannot}: it still runs after ${seconds2} s; last seen: ${seen.join("; ") || "nothing"}`
    );
  };
  const place = placeByChannel({
    name: name3,
    pace: 1,
    hint: `its console is kept with the evidence and, while the lab is up, in ${join16(paths.machines, name3, consoleFile)}`,
    enter: (argv2, variables2) => [
      ...enter(keeper),
      ...["lxc-attach", `--lxcpath=${paths.machines}`, `--name=${name3}`, "--clear-env"],
      ...variables2.flatMap((variable3) => ["--set-var", variable3]),
      "--",
      ...argv2
    ],
    cause: (said2) => isUnreachable(said2) ? "the machine does not run" : void 0
  });
  return {
    ...place,
    restart: () => restartInside(place),
    async shutDown() {
      await powerOffInside(place);
      await untilStopped(`cannot shut down ${name3}`, shutdownDeadline);
    },
    async cutPower() {
      const { stderr } = await lxc("lxc-stop", "--kill");
      await untilStopped(`cannot cut the power of ${name3}`, lxcDeadline, stderr);
    },
    async start() {
      const log = join16(paths.machines, name3, "lxc.log");
      await rename2(log, olderLog(log)).catch(() => {
      });
      const result = await lxc("lxc-start", "--daemon", `--logfile=${log}`, "--logpriority=WARN");
      if (result.status === 0 || (await lxc("lxc-wait", "--state=RUNNING", "--timeout=0")).status === 0)
        return;
      const said2 = await readFile9(log, "utf8").catch(() => "");
      const cause2 = causeInLxcLog(said2 || result.stderr) ?? `lxc-start said nothing${ending(result)}`;
      throw new LabError(`cannot start ${name3}: ${cause2}`, {
        logs: [
          { name: `${name3}-lxc.log`, text: said2 },
          { name: `${name3}-lxc-start.txt`, text: `${result.stdout}${result.stderr}` },
          { name: `${name3}-console.log`, text: await readLog(join16(paths.machines, name3, consoleFile)) }
        ]
      });
    },
    resources: () => limitsOf(lab, name3),
    console: () => readLog(join16(paths.machines, name3, consoleFile))
  };
}
var ending = ({ status, timedOut, durationMs }) => timedOut ? `, and had not ended after ${(durationMs / 1e3).toFixed(0)} s` : `, and ended with status ${status}`;
var isUnreachable = (said2) => /^lxc-attach: .*(Failed to get init pid|Failed to attach|Failed to get attach context)/m.test(said2);

// src/providers/lxc/provider.ts
function lxcProvider(stateDir) {
  return {
    name: "lxc",
    features: {
      ownKernel: false,
      powerCut: true,
      ownImage: true,
      chosenAddresses: true,
      chosenMtu: true,
      networks: "many",
      ipv6: true,
      staticAddresses: true,
      adopts: "nothing",
      onlyUnderlay: true
    },
    needs: { tools: hostTools, modules: containerModules, unwantedUnits },
    check: () => lxcProblems(stateDir),
    async open(spec) {
      const paths = labPaths(stateDir, spec.name, "lxc");
      const layout = await readCgroupLayout();
      const ownTree = layout.version === "legacy";
      const keeper = await findKeeper(paths) ?? await makeLab(paths, spec, { ownTree });
      return openLab2(spec, paths, keeper, layout);
    },
    async find(spec) {
      const paths = labPaths(stateDir, spec.name, "lxc");
      const keeper = await findKeeper(paths);
      return keeper && openLab2(spec, paths, keeper, await readCgroupLayout());
    },
    destroy: (name3) => destroyLab(name3, labPaths(stateDir, name3, "lxc"))
  };
}
function openLab2(spec, paths, keeper, layout) {
  const machine = (name3) => lxcMachine(spec.name, name3, keeper, paths);
  return {
    spec,
    host: labHostPlace(keeper, paths),
    portOf,
    async create(machineSpec2) {
      const directory = join17(paths.machines, machineSpec2.name);
      if (!await exists2(join17(directory, "config")))
        await makeMachine(machineSpec2, directory, spec, layout, paths);
      await machine(machineSpec2.name).start();
      return machine(machineSpec2.name);
    },
    async list() {
      return (await readdir5(paths.machines)).map(machine);
    }
  };
}
async function makeMachine(spec, directory, lab, layout, paths) {
  await mkdir5(join17(directory, "upper"), { recursive: true });
  for (const index of spec.plainDirectories.keys())
    await mkdir5(plainDirectory(directory, index), { recursive: true });
  await layFiles(join17(directory, "upper"), networkFiles(lab, spec));
  await reserveAddresses(paths, lab, spec);
  const config = machineConfig(spec, {
    ...lab,
    directory,
    layout,
    processes: await processLimit(layout)
  });
  await writeFile5(join17(directory, "config"), config);
}
var exists2 = (path2) => access3(path2).then(
  () => true,
  () => false
);

// src/providers/lxd/provider.ts
import { randomUUID as randomUUID2 } from "node:crypto";
import * as z17 from "./packages/zod.mjs";

// src/providers/real-underlay.ts
var addressDeadline = 6e4;
async function addressesAt(place) {
  const links = await json(place, ["ip", "-json", "-4", "addr", "show"], ipLinks);
  return links.flatMap(globalAddresses);
}
function underlayAddressOf(place, device) {
  return waitUntil(
    `${place.name} has an address on ${device ?? "the interface of its default route"}`,
    async () => {
      const links = await json(place, ["ip", "-json", "-4", "addr", "show"], ipLinks);
      const wanted = device ?? defaultDevice(await json(place, ["ip", "-json", "-4", "route", "show", "default"], ipRoutes));
      const link = links.find(({ ifname }) => ifname === wanted);
      const [address2] = link ? globalAddresses(link) : [];
      if (address2 !== void 0) return { value: address2 };
      return { notYet: `${wanted ?? "no default route"} among ${links.map(({ ifname }) => ifname).join(", ")}` };
    },
    { within: addressDeadline, hint: `ip -4 addr; ip -4 route, on ${place.name}` }
  );
}
function defaultDevice(routes) {
  const [best] = [...routes].sort((one, other) => (one.metric ?? 0) - (other.metric ?? 0));
  return best?.dev;
}
var globalAddresses = ({ addr_info }) => addr_info.filter(({ family, scope }) => family === "inet" && scope === "global").map(({ local, prefixlen }) => `${local}/${prefixlen}`);
async function json(place, argv2, schema) {
  const { status, stdout, stderr } = await place.run(argv2, { timeoutMs: 1e4 });
  if (status === 0)
    return readJson(stdout.trim() || "[]", schema, `the answer of "${argv2.join(" ")}" on ${place.name}`);
  throw new LabError(`cannot read the addresses of ${place.name}: ${stderr.trim()}`);
}

// src/providers/host-place.ts
var hostPlace = (at = []) => ({
  ...placeByChannel({
    name: "host",
    pace: 1,
    hint: "it needs python3",
    enter: (argv2, variables2) => [...at, "env", "-i", ...variables2, ...argv2]
  }),
  run: (argv2, options = {}) => withDeadline(argv2, options, (command2) => [...at, "env", "-i", ...cleanEnvironment, ...command2])
});
var realHostNeeds = () => ({
  tools: process.platform === "darwin" ? {} : { fping: "fping", curl: "curl", tc: "iproute2" },
  modules: ["vxlan", "sch_ingress", "cls_bpf", "act_bpf"],
  unwantedUnits: []
});
var hostUnderlay = async (host) => process.platform === "darwin" ? { absent: "macOS has no VXLAN: the host cannot join a fan" } : { addresses: await addressesAt(host) };

// src/providers/made-machines.ts
import { mkdir as mkdir6, readdir as readdir6, rm as rm4, writeFile as writeFile6 } from "node:fs/promises";
import { join as join18 } from "node:path";
import * as z10 from "./packages/zod.mjs";
var longestSettings = 1e6;
var machineName = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
var noSettings = z10.object({});
function madeMachines(stateDir, lab, provider2, shape) {
  const root = join18(stateDir, "labs", lab, provider2);
  const machines = join18(root, "machines");
  const settings = join18(root, "settings.json");
  return {
    root,
    async note(machine) {
      await mkdir6(machines, { recursive: true });
      await writeFile6(join18(machines, machine), "");
    },
    forget: (machine) => rm4(join18(machines, machine), { force: true }),
    names: async () => (await readdir6(machines).catch(() => [])).filter((name3) => machineName.test(name3)).sort(),
    async keep(value) {
      await mkdir6(root, { recursive: true });
      await writeFile6(settings, `${JSON.stringify(value, null, 2)}
`, { mode: 384 });
    },
    /**
     * The settings; undefined when there is no such lab, or it was not even begun. Throws a LabError when they are
     * damaged: without them nobody can tell what the lab made elsewhere.
     */
    async settings() {
      const read2 = readOwnFile(settings, longestSettings);
      if ("problem" in read2 && read2.problem === "there is none") return void 0;
      try {
        if ("problem" in read2) throw new LabError(read2.problem);
        return readJson(read2.text, shape, settings);
      } catch (error) {
        const cause2 = error.message.replace(`cannot read ${settings}: `, "");
        throw new LabError(
          `cannot tell what lab "${lab}" made with ${provider2}: ${settings} is damaged: ${cause2}`,
          {
            hint: `remove by hand what it made, then rm -r ${join18(stateDir, "labs", lab)}`
          }
        );
      }
    },
    removeAll: () => rm4(root, { recursive: true, force: true })
  };
}

// src/providers/undo.ts
var undoDeadline = 3e5;
var undoCommand = "/usr/local/lib/fanlab/undo";
async function undoOn(place, lab) {
  const script3 = 'if [ -x "$1" ]; then exec "$1" "$2"; fi';
  const result = await place.run(["sh", "-c", script3, "undo", undoCommand, lab], { timeoutMs: undoDeadline });
  if (result.status === 0) return;
  const said2 = (result.stderr || result.stdout).trim().split("\n").slice(-4).join("\n");
  throw new LabError(
    `cannot undo what lab ${lab} did to ${place.name}: ${said2 || "it did not end before its deadline"}`,
    {
      hint: `${undoCommand} ${lab}, on ${place.name}`
    }
  );
}

// src/providers/lxd/check.ts
import * as z11 from "./packages/zod.mjs";
var serverAnswer = z11.object({
  auth: z11.string(),
  environment: z11.object({
    driver: z11.string(),
    server_version: z11.string(),
    server_clustered: z11.boolean(),
    server_name: z11.string()
  })
});
async function lxdProblems(client, settings) {
  const { command: command2, name: name3, product } = client.flavour;
  if ((settings.at ?? []).length === 0 && (await missingTools([command2])).length > 0) {
    return [
      {
        message: `provider ${name3} needs ${product}'s client ${command2}, which the host does not have`,
        hint: name3 === "lxd" ? "snap install lxd && lxd init --auto" : "apt-get install incus && incus admin init --auto"
      }
    ];
  }
  try {
    const found = await client.get("/1.0", serverAnswer);
    if (!found) throw new LabError(`cannot ask ${product}: it does not know its own interface`);
    return await serverProblems(client, found, settings);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    const where2 = settings.remote ?? "on this host";
    return [
      {
        message: `provider ${name3} cannot use ${product} ${where2}: ${error.message}`,
        hint: settings.remote ? `${command2} remote list` : `${command2} info, as root; a fresh one wants: lxd init --auto`
      }
    ];
  }
}
async function serverProblems(client, server, settings) {
  const { command: command2, name: name3, product } = client.flavour;
  const problems = [];
  const { driver, server_name: serverName, server_clustered: clustered } = server.environment;
  if (server.auth !== "trusted") {
    return [
      {
        message: `provider ${name3} is not trusted by ${product} ${serverName}`,
        hint: `${command2} config trust add, on ${serverName}, then ${command2} remote add`
      }
    ];
  }
  const pools = await client.get("/1.0/storage-pools", z11.array(z11.unknown())) ?? [];
  if (pools.length === 0) {
    problems.push({
      message: `${product} ${serverName} has no storage pool`,
      hint: name3 === "lxd" ? "lxd init --auto" : "incus admin init --auto"
    });
  }
  if (settings.vm && !driver.includes("qemu")) {
    problems.push({
      message: `${product} ${serverName} cannot run virtual machines: its drivers are ${driver}`,
      hint: `leave ${optionName("vm")} out: machines are system containers then; or enable KVM on that server`
    });
  }
  if (clustered && settings.network === void 0) {
    problems.push({
      message: `${product} ${serverName} is a cluster: a bridge of the lab's own would be a separate network on each member`,
      hint: `${optionName("network")} NAME, one that reaches across the members (OVN, or a bridge of the machines' own network); ${command2} network list`
    });
  }
  const { network } = settings;
  if (network !== void 0 && !await client.get(`/1.0/networks/${encodeURIComponent(network)}`, z11.object({}))) {
    problems.push({
      message: `${product} ${serverName} has no network "${network}"`,
      hint: `${command2} network list`
    });
  }
  return problems;
}

// src/providers/lxd/client.ts
var requestDeadline = 6e4;
var flavours = {
  lxd: { name: "lxd", command: "lxc", product: "LXD" },
  incus: { name: "incus", command: "incus", product: "Incus" }
};
function lxdClient(flavour, remote, at) {
  const prefix2 = remote === void 0 ? "" : `${remote}:`;
  const argv2 = (...words2) => [...at, flavour.command, ...words2];
  const runClient = (words2, timeoutMs = requestDeadline) => run(argv2(...words2), { timeoutMs, env: toolEnvironment() });
  return {
    flavour,
    prefix: prefix2,
    argv: argv2,
    run: runClient,
    async succeed(what, words2, timeoutMs) {
      const result = await runClient(words2, timeoutMs);
      if (result.status === 0) return result.stdout;
      throw new LabError(`cannot ${what}: ${lxdSaid(result)}`, { hint: [flavour.command, ...words2].join(" ") });
    },
    async get(path2, schema) {
      const result = await runClient(["query", `${prefix2}${path2}`]);
      if (result.status === 0)
        return readJson(result.stdout, schema, `what ${flavour.product} tells of ${path2}`);
      if (/not found/i.test(result.stderr)) return void 0;
      throw new LabError(`cannot ask ${flavour.product} for ${path2}: ${lxdSaid(result)}`);
    }
  };
}
var lxdSaid = ({ stderr, timedOut }) => stderr.trim().replace(/^Error: /, "") || (timedOut ? "no answer within its deadline" : "no reason given");

// src/providers/lxd/forwarding.ts
import * as z12 from "./packages/zod.mjs";
var file = "/proc/sys/net/ipv4/ip_forward";
async function readForwarding(at) {
  const { status, stdout } = await hostPlace(at).run(["cat", file]);
  return status === 0 ? stdout.trim() : void 0;
}
async function restoreForwarding(client, before, at) {
  if (before !== "0") return;
  const networks = await client.get(
    "/1.0/networks?recursion=1",
    z12.array(z12.object({ managed: z12.boolean(), type: z12.string() }))
  );
  if (networks?.some(({ managed, type }) => managed && type === "bridge")) return;
  await hostPlace(at).run(["tee", file], { stdin: "0\n" });
}

// src/providers/lxd/machine.ts
import * as z13 from "./packages/zod.mjs";
var stateDeadline = 12e4;
var instanceAnswer = z13.object({
  expanded_config: z13.record(z13.string(), z13.string()),
  expanded_devices: z13.record(
    z13.string(),
    z13.object({
      type: z13.string(),
      path: z13.string().optional(),
      pool: z13.string().optional(),
      size: z13.string().optional()
    })
  ),
  type: z13.string()
});
function lxdMachine(client, { project, vm }, name3) {
  const scope = ["--project", project];
  const instance = `${client.prefix}${name3}`;
  const path2 = (rest = "") => `/1.0/instances/${name3}${rest}?project=${encodeURIComponent(project)}`;
  const exec = (how, argv2, variables2) => client.argv("exec", ...scope, how, instance, "--", "env", "-i", ...variables2, ...argv2);
  const place = {
    ...placeByChannel({
      name: name3,
      pace: vm ? 2 : 1,
      hint: `${client.flavour.command} info ${instance} --project ${project}`,
      environment: toolEnvironment(),
      enter: (argv2, variables2, terminal) => exec(terminal ? "-t" : "-T", argv2, variables2)
    }),
    run: (argv2, options = {}) => throughChannel(name3, argv2, options, (command2) => exec("-T", command2, cleanEnvironment))
  };
  const isRunning = async () => {
    const state = await client.get(path2("/state"), z13.object({ status: z13.string() }));
    if (!state) throw new LabError(`cannot find ${name3}: ${client.flavour.product} has no such machine`);
    return state.status === "Running";
  };
  return {
    ...place,
    restart: () => restartInside(place),
    async shutDown() {
      if (await isRunning())
        await client.succeed(`shut ${name3} down`, ["stop", ...scope, instance], stateDeadline);
    },
    async cutPower() {
      if (await isRunning())
        await client.succeed(
          `cut the power of ${name3}`,
          ["stop", ...scope, "--force", instance],
          stateDeadline
        );
    },
    async start() {
      if (!await isRunning())
        await client.succeed(`start ${name3}`, ["start", ...scope, instance], stateDeadline);
    },
    async resources() {
      const found = await client.get(path2(), instanceAnswer);
      return found ? await resourcesOf(found, client) : { cpus: void 0, memory: void 0, disk: void 0 };
    },
    async console() {
      const log = await client.run(["console", ...scope, "--show-log", instance]);
      return log.status === 0 && log.stdout.trim() !== "" ? log.stdout : journalOf(place);
    }
  };
}
async function resourcesOf(instance, client) {
  const { "limits.cpu": cpus, "limits.memory": memory } = instance.expanded_config;
  const root = Object.values(instance.expanded_devices).find(
    ({ type, path: path2 }) => type === "disk" && path2 === "/"
  );
  const pool = root?.pool && await client.get(`/1.0/storage-pools/${root.pool}`, z13.object({ driver: z13.string() }));
  const holds = pool && (pool.driver !== "dir" || instance.type === "virtual-machine");
  return {
    cpus: cpus === void 0 ? void 0 : Number(cpus),
    memory: bytes2(memory),
    disk: holds ? bytes2(root?.size) : void 0
  };
}
function bytes2(text2) {
  const [, number5, unit = ""] = /^(\d+)\s*([KMGT]i?B|B)?$/.exec(text2 ?? "") ?? [];
  if (number5 === void 0) return void 0;
  const power = "BKMGT".indexOf(unit[0] ?? "B");
  return Number(number5) * (unit.includes("i") ? 1024 : 1e3) ** power;
}

// src/providers/lxd/make-lab.ts
import { mkdtemp, rm as rm5, writeFile as writeFile7 } from "node:fs/promises";
import { arch, tmpdir } from "node:os";
import { join as join19 } from "node:path";
import * as z15 from "./packages/zod.mjs";

// src/providers/lxd/settings.ts
import { createHash as createHash3 } from "node:crypto";
import * as z14 from "./packages/zod.mjs";
var keptOnServer = z14.object({
  /** Name of the server, as the client knows it; null for the client's default. */
  remote: z14.string().nullable(),
  project: z14.string().regex(/^fanlab-[a-z0-9-]+$/),
  /** Network of the lab's own; null when it uses one that was there. */
  ownNetwork: z14.string().regex(/^fl-[0-9a-f]+$/).nullable(),
  /** Whether the host forwarded before the lab, see forwarding.ts. */
  forwarding: z14.string().optional(),
  /** Machines are virtual machines, not containers. */
  vm: z14.boolean(),
  /** Marks what is this lab's on the server, where labs of other computers may have the same name. */
  token: z14.string().regex(/^[0-9a-f-]+$/)
});
var projectOf = (lab) => `fanlab-${lab}`;
var networkInToken = (token) => `fl-${createHash3("sha256").update(token).digest("hex").slice(0, 10)}`;
var tokenKey = "user.fanlab";
var defaultDistribution = "ubuntu-22.04";
function imageSource(flavour, distribution) {
  const [id = "", version2 = ""] = distribution.split("-");
  return flavour === "lxd" && id === "ubuntu" ? `ubuntu:${version2}` : `images:${id}/${version2}/cloud`;
}

// src/providers/lxd/make-lab.ts
var imageDeadline = 6e5;
var diskSize = "10GiB";
var imageAlias = "fanlab-machine";
var containerConfig = [
  "security.privileged=true",
  "security.nesting=true",
  "raw.lxc=lxc.apparmor.profile = unconfined\nlxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0"
];
var markedThing = z15.object({ config: z15.record(z15.string(), z15.string()) });
async function ensureProject(client, kept2, network) {
  const { project, ownNetwork, token } = kept2;
  const { product, command: command2 } = client.flavour;
  const known4 = await client.get(`/1.0/projects/${project}`, markedThing);
  if (known4 && known4.config[tokenKey] !== token) {
    throw new LabError(`cannot make the lab: ${product} has a project "${project}" that is not this lab's`, {
      hint: `another --lab, or ${command2} project delete ${client.prefix}${project}`
    });
  }
  if (!known4) {
    const config = ["features.images=true", "features.profiles=true", `${tokenKey}=${token}`];
    await client.succeed("make a project", [
      ...["project", "create", `${client.prefix}${project}`],
      ...config.flatMap((each) => ["-c", each])
    ]);
  }
  if (ownNetwork !== null && !await client.get(`/1.0/networks/${ownNetwork}`, markedThing)) {
    const config = ["ipv4.address=auto", "ipv4.nat=true", "ipv6.address=none", `${tokenKey}=${token}`];
    await client.succeed("make a network", [
      "network",
      "create",
      `${client.prefix}${ownNetwork}`,
      "--type=bridge",
      ...config
    ]);
  }
  await ensureProfile(client, kept2, ownNetwork ?? network ?? "");
}
async function ensureProfile(client, { project }, network) {
  const profile = await client.get(
    `/1.0/profiles/default?project=${project}`,
    z15.object({ devices: z15.record(z15.string(), z15.unknown()) })
  );
  const [pool] = await client.get("/1.0/storage-pools", z15.array(z15.string())) ?? [];
  const add = (device, ...words2) => client.succeed(`set the project's ${device}`, [
    ...["profile", "device", "add", "--project", project],
    ...[`${client.prefix}default`, device, ...words2]
  ]);
  if (!profile?.devices.root)
    await add("root", "disk", "path=/", `pool=${pool?.split("/").at(-1) ?? "default"}`, `size=${diskSize}`);
  if (!profile?.devices.eth0) await add("eth0", "nic", `network=${network}`, "name=eth0");
}
async function ensureImported(client, { project }, image2) {
  if (await client.get(`/1.0/images/aliases/${imageAlias}?project=${project}`, z15.object({}))) return;
  const folder = await mkdtemp(join19(tmpdir(), "fanlab-image-"));
  try {
    const machine = arch() === "x64" ? "x86_64" : arch() === "arm64" ? "aarch64" : arch();
    await writeFile7(join19(folder, "metadata.yaml"), `architecture: ${machine}
creation_date: 1700000000
`);
    const pack = 'tar --numeric-owner -C "$1" -cf - metadata.yaml -C "$2" --transform "s,^\\.,rootfs,S" . | { shift 2; "$@"; }';
    const words2 = ["image", "import", "--project", project, "/dev/stdin", "--alias", imageAlias];
    const remote = client.prefix === "" ? [] : [client.prefix];
    const result = await run(["sh", "-c", pack, "pack", folder, image2, ...client.argv(...words2, ...remote)], {
      timeoutMs: imageDeadline,
      env: toolEnvironment()
    });
    if (result.status !== 0)
      throw new LabError(`cannot give ${client.flavour.product} the machine image: ${lxdSaid(result)}`);
  } finally {
    await rm5(folder, { recursive: true, force: true });
  }
}
async function initMachine(client, { project, vm }, { name: name3, cpus, memory }, distribution) {
  const config = [`limits.cpu=${cpus}`, `limits.memory=${memory}B`, ...vm ? [] : containerConfig];
  const source2 = vm ? imageSource(client.flavour.name, distribution) : `${client.prefix}${imageAlias}`;
  await client.succeed(
    `make ${name3}`,
    [
      ...["init", "--project", project, source2, `${client.prefix}${name3}`, ...vm ? ["--vm"] : []],
      ...config.flatMap((each) => ["--config", each])
    ],
    imageDeadline
  );
}

// src/providers/lxd/remove-lab.ts
import * as z16 from "./packages/zod.mjs";
async function removeFromServer(client, { project, ownNetwork, token }) {
  const found = await client.get(`/1.0/projects/${project}`, markedThing);
  if (found?.config[tokenKey] === token) {
    const names2 = await instanceNamesOf(client, project);
    if (names2.length > 0) {
      const instances = names2.map((name3) => `${client.prefix}${name3}`);
      await client.succeed(
        "remove the machines",
        ["delete", "--project", project, "--force", ...instances],
        12e4
      );
    }
    const images = await client.get(`/1.0/images?project=${project}`, z16.array(z16.string())) ?? [];
    for (const image2 of images) {
      const fingerprint = image2.split("/").at(-1)?.split("?")[0] ?? "";
      await client.succeed("remove the image", [
        "image",
        "delete",
        "--project",
        project,
        `${client.prefix}${fingerprint}`
      ]);
    }
    await client.succeed("remove the project", ["project", "delete", `${client.prefix}${project}`]);
  }
  if (ownNetwork === null) return;
  const network = await client.get(`/1.0/networks/${ownNetwork}`, markedThing);
  if (network?.config[tokenKey] === token)
    await client.succeed("remove the network", ["network", "delete", `${client.prefix}${ownNetwork}`]);
}
async function instanceNamesOf(client, project) {
  const found = await client.get(`/1.0/instances?project=${project}`, z16.array(z16.string())) ?? [];
  return found.map((url) => url.split("/").at(-1)?.split("?")[0] ?? "").sort();
}

// src/providers/lxd/provider.ts
var lxdProvider = (stateDir, settings = {}) => instanceProvider(flavours.lxd, stateDir, settings);
var incusProvider = (stateDir, settings = {}) => instanceProvider(flavours.incus, stateDir, settings);
function instanceProvider(flavour, stateDir, settings) {
  const { remote, network, vm = false, distribution = defaultDistribution, at = [] } = settings;
  const client = (name3) => lxdClient(flavour, name3 ?? void 0, at);
  const state = (lab) => madeMachines(stateDir, lab, flavour.name, keptOnServer);
  function open4(spec, kept2) {
    const server = client(kept2.remote);
    const machine = (name3) => lxdMachine(server, kept2, name3);
    const host = hostPlace(at);
    return {
      spec,
      host,
      async create(machineSpec2) {
        const { name: name3 } = machineSpec2;
        if (!(await instanceNamesOf(server, kept2.project)).includes(name3))
          await initMachine(server, kept2, machineSpec2, distribution);
        await machine(name3).start();
        return machine(name3);
      },
      list: async () => (await instanceNamesOf(server, kept2.project)).map(machine),
      async underlay() {
        const machines = (await instanceNamesOf(server, kept2.project)).map(machine);
        const addresses = await Promise.all(
          machines.map(async (place) => [place.name, await underlayAddressOf(place)])
        );
        return { addresses: Object.fromEntries(addresses), host: { addresses: await addressesAt(host) } };
      }
    };
  }
  return {
    name: flavour.name,
    features: {
      ownKernel: vm,
      powerCut: true,
      ownImage: !vm,
      chosenAddresses: false,
      chosenMtu: false,
      networks: "one",
      ipv6: false,
      staticAddresses: false,
      adopts: "host",
      onlyUnderlay: true
    },
    distribution: vm ? distribution : void 0,
    needs: {
      tools: { fping: "fping", curl: "curl", tc: "iproute2" },
      modules: vm ? ["vxlan"] : containerModules,
      unwantedUnits: []
    },
    check: () => lxdProblems(client(remote), settings),
    async open(spec) {
      const made = state(spec.name);
      const token = randomUUID2();
      const kept2 = await made.settings() ?? {
        ...{ remote: remote ?? null, project: projectOf(spec.name), vm, token },
        ownNetwork: network === void 0 ? networkInToken(token) : null,
        forwarding: await readForwarding(at)
      };
      await made.keep(kept2);
      const server = client(kept2.remote);
      await ensureProject(server, kept2, network);
      if (!kept2.vm) await ensureImported(server, kept2, spec.image);
      return open4(spec, kept2);
    },
    async find(spec) {
      const kept2 = await state(spec.name).settings();
      if (!kept2 || !await client(kept2.remote).get(`/1.0/projects/${kept2.project}`, z17.object({})))
        return void 0;
      return open4(spec, kept2);
    },
    async destroy(name3) {
      const made = state(name3);
      const kept2 = await made.settings();
      if (kept2) {
        await undoOn(hostPlace(at), name3);
        const server = client(kept2.remote);
        await removeFromServer(server, kept2);
        if (kept2.ownNetwork !== null) await restoreForwarding(server, kept2.forwarding, at);
      }
      await made.removeAll();
    }
  };
}

// src/providers/multipass/check.ts
import * as z19 from "./packages/zod.mjs";

// src/providers/multipass/client.ts
import * as z18 from "./packages/zod.mjs";
var multipassStatuses = { commandFailed: 2, timedOut: 5 };
var requestDeadline2 = 9e4;
var instanceInfo = z18.object({ state: z18.string(), ipv4: z18.array(ipv4Text) });
function multipassClient(at) {
  const argv2 = (...words2) => [...at, "multipass", ...words2];
  const runClient = (words2, { stdin, timeoutMs = requestDeadline2 } = {}) => run(argv2(...words2), { timeoutMs, env: toolEnvironment(), ...stdin === void 0 ? {} : { stdin } });
  return {
    argv: argv2,
    run: runClient,
    async succeed(what, words2, timeoutMs) {
      const result = await runClient(words2, timeoutMs === void 0 ? {} : { timeoutMs });
      if (result.status === 0) return result.stdout;
      throw new LabError(`cannot ${what}: ${multipassSaid(result)}`, {
        hint: ["multipass", ...words2].join(" ")
      });
    },
    async info(instance) {
      const result = await runClient(["info", instance, "--format", "json"]);
      if (result.status === 0) return parseInfo(result.stdout, instance);
      if (isMissing(result)) return void 0;
      throw new LabError(`cannot ask Multipass for ${instance}: ${multipassSaid(result)}`);
    }
  };
}
function parseInfo(text2, instance) {
  const answer = z18.object({ info: z18.record(z18.string(), instanceInfo) });
  const { info } = readJson(text2, answer, `what Multipass tells of ${instance}`);
  return info[instance];
}
var isMissing = ({ stderr }) => /instance "[^"]*" (does not exist|is deleted)/i.test(stderr);
function multipassSaid({ stderr, stdout, timedOut, status }) {
  const text2 = (stderr.trim() || stdout.replaceAll(/[^\n]*\r/g, "").trim()).replace(/^\w+ failed: /, "");
  if (timedOut) return `it did not end before its deadline${text2 && `: ${text2}`}`;
  return text2 || `status ${status}`;
}
function parseMultipassSize(text2) {
  const [, number5, unit = ""] = /^([\d.]+)\s*([KMGT]i?)?B?$/.exec(text2.trim()) ?? [];
  if (number5 === void 0) return void 0;
  return Math.round(Number(number5) * 1024 ** " KMGT".indexOf(unit[0] ?? " "));
}

// src/providers/multipass/check.ts
var oldest = [1, 14];
async function multipassProblems(multipass, distribution, { elsewhere }) {
  if (!elsewhere && (await missingTools(["multipass"])).length > 0) {
    const hint2 = process.platform === "darwin" ? "brew install --cask multipass" : "snap install multipass";
    return [{ message: "provider multipass needs Multipass, which the host does not have", hint: hint2 }];
  }
  const problems = [];
  if (!/^(ubuntu-\d\d\.\d\d|debian-1[23])$/.test(distribution)) {
    problems.push({
      message: `provider multipass has no image of ${distribution}`,
      hint: `${optionName("distribution")} ubuntu-22.04, which is the article\u2019s`
    });
  }
  try {
    return [...problems, ...await daemonProblems(multipass)];
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return [...problems, { message: error.message, hint: error.hint ?? "multipass version" }];
  }
}
async function daemonProblems(multipass) {
  const text2 = await multipass.succeed("ask Multipass for its version", ["version", "--format", "json"]);
  const version2 = readJson(
    text2,
    z19.object({ multipass: z19.string(), multipassd: z19.string().optional() }),
    "the version of Multipass"
  );
  const known4 = isAtLeast(version2.multipass, oldest);
  if (!known4) {
    return [
      {
        message: `Multipass ${version2.multipass} is too old: ${oldest.join(".")} is the first that can cut the power`,
        hint: "snap refresh multipass"
      }
    ];
  }
  const listed = await multipass.run(["list", "--format", "json"]);
  if (listed.status === 0) return [];
  if (/not authenticated with the Multipass service/i.test(listed.stderr)) {
    return [
      {
        message: "Multipass does not trust root, and the lab runs as root",
        hint: "multipass set local.passphrase, as the user who uses it now; then sudo multipass authenticate"
      }
    ];
  }
  return [
    {
      message: `Multipass does not answer: ${multipassSaid(listed)}`,
      hint: version2.multipassd === void 0 ? "snap restart multipass" : "multipass list"
    }
  ];
}
function isAtLeast(version2, [major, minor]) {
  const [a = 0, b = 0] = version2.split(".").map((part) => Number.parseInt(part, 10));
  return a > major || a === major && b >= minor;
}

// src/providers/multipass/launch.ts
import pRetry, { AbortError } from "./packages/p-retry.mjs";
var launchTimeout = 600;
var launchDeadline = 18e5;
var usualDisk = 10 * 2 ** 30;
var hopeless = /KVM|not authenticated|socket access denied|cannot connect to the multipass socket|Unable to find an image|not enough|No space left|Invalid|minimum/i;
function judgeLaunch({
  status,
  stderr,
  timedOut
}) {
  if (status === 0) return "launched";
  if (/instance "[^"]*" already exists/.test(stderr)) return "wait";
  if (status === multipassStatuses.timedOut || timedOut) return "wait";
  if (/timed out waiting/i.test(stderr)) return "wait";
  return hopeless.test(stderr) ? "give up" : "again";
}
function imageFor(distribution) {
  const [id = "", version2 = ""] = distribution.split("-");
  if (id === "ubuntu") return version2;
  const suite = { 12: "bookworm", 13: "trixie" }[version2];
  const arch2 = process.arch === "x64" ? "amd64" : process.arch;
  return `https://cloud.debian.org/images/cloud/${suite}/latest/${distribution}-genericcloud-${arch2}.qcow2`;
}
async function launch(multipass, instance, { name: name3, cpus, memory, disk = usualDisk }, distribution) {
  const words2 = [
    ...["launch", imageFor(distribution), "--name", instance],
    ...[
      "--cpus",
      String(cpus),
      "--memory",
      `${Math.round(memory / 2 ** 20)}M`,
      "--disk",
      `${Math.round(disk / 2 ** 20)}M`
    ],
    // By standard input: a snap cannot read every folder.
    ...["--timeout", String(launchTimeout), "--cloud-init", "-"]
  ];
  const attempt = async () => {
    const result = await multipass.run(words2, { stdin: userData(name3), timeoutMs: launchDeadline });
    const verdict2 = judgeLaunch(result);
    if (verdict2 === "launched") return;
    const error = new LabError(`cannot launch ${name3}: ${multipassSaid(result)}`, {
      hint: `multipass info ${instance}; multipass ${words2.slice(0, -2).join(" ")}`
    });
    if (verdict2 === "give up") throw new AbortError(error);
    if (verdict2 === "wait" && await isReady(multipass, instance)) return;
    await multipass.run(["delete", "--purge", instance]);
    throw error;
  };
  await pRetry(attempt, { retries: 2, minTimeout: 3e3 });
}
var userData = (hostname) => JSON.stringify({ hostname, preserve_hostname: false });
async function isReady(multipass, instance) {
  if ((await multipass.info(instance))?.state !== "Running") return false;
  const words2 = ["exec", "-n", instance, "--", "cloud-init", "status", "--wait"];
  return (await multipass.run(words2, { timeoutMs: launchTimeout * 1e3 })).status === 0;
}

// src/providers/multipass/machine.ts
var bootDeadline = 36e4;
var off = /* @__PURE__ */ new Set();
function multipassMachine(multipass, instance, name3) {
  const exec = (argv2, variables2) => multipass.argv("exec", "-n", instance, "--", "sudo", "-n", "--", "env", "-i", ...variables2, ...argv2);
  const place = {
    ...placeByChannel({
      name: name3,
      // Virtual machines with KVM.
      pace: 2,
      hint: `multipass info ${instance}`,
      environment: toolEnvironment(),
      enter: (argv2, variables2) => exec(argv2, variables2)
    }),
    async run(argv2, options = {}) {
      if (off.has(instance))
        throw new LabError(`cannot run "${argv2[0]}" on ${name3}: the machine does not run`);
      return throughChannel(name3, argv2, options, (command2) => exec(command2, cleanEnvironment));
    }
  };
  const setting = async (key2) => (await multipass.succeed(`read the ${key2} of ${name3}`, ["get", `local.${instance}.${key2}`])).trim();
  return {
    ...place,
    // Resolves when ssh answers again; what starts after that is for the caller to wait for.
    async restart() {
      await multipass.succeed(`restart ${name3}`, ["restart", instance], bootDeadline);
    },
    async shutDown() {
      off.add(instance);
      await multipass.succeed(`shut ${name3} down`, ["stop", instance], bootDeadline);
    },
    async cutPower() {
      off.add(instance);
      if ((await multipass.info(instance))?.state !== "Stopped")
        await multipass.succeed(`cut the power of ${name3}`, ["stop", "--force", instance]);
    },
    async start() {
      if ((await multipass.info(instance))?.state !== "Running")
        await multipass.succeed(`start ${name3}`, ["start", instance], bootDeadline);
      off.delete(instance);
    },
    async resources() {
      const [cpus, memory, disk] = await Promise.all([setting("cpus"), setting("memory"), setting("disk")]);
      return { cpus: Number(cpus), memory: parseMultipassSize(memory), disk: parseMultipassSize(disk) };
    },
    console: () => journalOf(place)
  };
}

// src/providers/multipass/provider.ts
var articleDistribution = "ubuntu-22.04";
var instanceOf = (lab, machine) => `fanlab-${lab}-${machine}`;
async function remove(multipass, instance) {
  const result = await multipass.run(["delete", "--purge", instance]);
  if (result.status === 0 || isMissing(result)) return;
  throw new LabError(`cannot remove ${instance}: ${multipassSaid(result)}`, { hint: "multipass list" });
}
function multipassProvider(stateDir, { distribution = articleDistribution, at = [] } = {}) {
  const multipass = multipassClient(at);
  const host = hostPlace(at);
  function open4(spec) {
    const made = madeMachines(stateDir, spec.name, "multipass", noSettings);
    const machine = (name3) => multipassMachine(multipass, instanceOf(spec.name, name3), name3);
    const list = async () => {
      const names2 = await made.names();
      const infos = await Promise.all(names2.map((name3) => multipass.info(instanceOf(spec.name, name3))));
      return names2.filter((_, index) => infos[index] !== void 0).map(machine);
    };
    return {
      spec,
      host,
      list,
      async create(machineSpec2) {
        const instance = instanceOf(spec.name, machineSpec2.name);
        await made.note(machineSpec2.name);
        if (!await multipass.info(instance)) await launch(multipass, instance, machineSpec2, distribution);
        await machine(machineSpec2.name).start();
        return machine(machineSpec2.name);
      },
      async underlay() {
        const addresses = await Promise.all(
          (await list()).map(async (place) => [place.name, await underlayAddressOf(place)])
        );
        return { addresses: Object.fromEntries(addresses), host: await hostUnderlay(host) };
      }
    };
  }
  return {
    name: "multipass",
    features: {
      ownKernel: true,
      powerCut: true,
      ownImage: false,
      chosenAddresses: false,
      chosenMtu: false,
      networks: "one",
      ipv6: false,
      staticAddresses: false,
      adopts: "host",
      onlyUnderlay: true
    },
    distribution,
    needs: realHostNeeds(),
    check: () => multipassProblems(multipass, distribution, { elsewhere: at.length > 0 }),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, "multipass", noSettings);
      await made.keep({});
      return open4(spec);
    },
    async find(spec) {
      const lab = open4(spec);
      return (await lab.list()).length > 0 ? lab : void 0;
    },
    async destroy(name3) {
      const made = madeMachines(stateDir, name3, "multipass", noSettings);
      if (await made.settings() !== void 0) await undoOn(host, name3);
      const names2 = await made.names();
      await Promise.all(names2.map((machine) => remove(multipass, instanceOf(name3, machine))));
      await made.removeAll();
    }
  };
}

// src/providers/qemu/provider.ts
import { open as open3, readFile as readFile16, writeFile as writeFile11 } from "node:fs/promises";
import { basename as basename4, join as join27 } from "node:path";

// src/providers/embedded/machine-content.ts
import { readFile as readFile10 } from "node:fs/promises";
var unitFolder = "/etc/systemd/system";
var agentFolder = "/usr/local/lib/machine-agent";
var maskedUnits = [
  ...["systemd-logind.service", "systemd-user-sessions.service", "systemd-initctl.socket"],
  ...["systemd-update-utmp.service", "systemd-update-utmp-runlevel.service", "systemd-random-seed.service"],
  ...["systemd-binfmt.service", "proc-sys-fs-binfmt_misc.automount", "systemd-modules-load.service"],
  ...["systemd-journal-flush.service", "systemd-sysusers.service", "systemd-firstboot.service"],
  ...["systemd-repart.service", "systemd-remount-fs.service", "systemd-network-generator.service"],
  ...["systemd-pcrphase.service", "systemd-pcrphase-sysinit.service", "systemd-tmpfiles-clean.timer"],
  ...["systemd-ask-password-console.path", "systemd-ask-password-wall.path"],
  ...["dev-mqueue.mount", "dev-hugepages.mount", "sys-kernel-debug.mount", "sys-kernel-tracing.mount"],
  ...[
    "modprobe@drm.service",
    "modprobe@dm_mod.service",
    "modprobe@loop.service",
    "modprobe@efi_pstore.service"
  ],
  ...["modprobe@configfs.service", "sys-kernel-config.mount"]
];
async function machineContent() {
  return {
    files: {
      [`${agentFolder}/machine-agent`]: {
        text: await readFile10(guestPath("guest/machine-agent"), "utf8"),
        mode: 493
      },
      [`${agentFolder}/machine_connection.py`]: {
        text: await readFile10(guestPath("guest/machine_connection.py"), "utf8"),
        mode: 420
      },
      [`${agentFolder}/machine_guard.py`]: {
        text: await readFile10(guestPath("guest/machine_guard.py"), "utf8"),
        mode: 420
      },
      [`${agentFolder}/machine_command.py`]: {
        text: await readFile10(guestPath("guest/machine_command.py"), "utf8"),
        mode: 420
      },
      [`${unitFolder}/machine-agent.service`]: { text: agentUnit, mode: 420 },
      [`${agentFolder}/first-things`]: {
        text: await readFile10(guestPath("guest/first-things"), "utf8"),
        mode: 493
      },
      [`${unitFolder}/first-things.service`]: { text: firstThingsUnit, mode: 420 },
      [`${unitFolder}/systemd-udev-trigger.service.d/fanlab.conf`]: { text: triggerDropIn, mode: 420 }
    },
    links: {
      [`${unitFolder}/sysinit.target.wants/machine-agent.service`]: "../machine-agent.service",
      [`${unitFolder}/sysinit.target.wants/first-things.service`]: "../first-things.service",
      // So that a machine has not booted before it has its address.
      [`${unitFolder}/multi-user.target.wants/network-online.target`]: "/usr/lib/systemd/system/network-online.target",
      ...Object.fromEntries(maskedUnits.map((unit) => [`${unitFolder}/${unit}`, "/dev/null"]))
    }
  };
}
var agentUnit = `[Unit]
Description=Runs commands for the machine's provider
DefaultDependencies=no
IgnoreOnIsolate=yes

[Service]
ExecStart=${agentFolder}/machine-agent
Restart=always
KillMode=process
TasksMax=infinity
`;
var firstThingsUnit = `[Unit]
Description=Unpacks the machine's own files and names its links
DefaultDependencies=no
Before=systemd-udevd.service systemd-udev-trigger.service systemd-sysctl.service systemd-networkd.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${agentFolder}/first-things
`;
var triggerDropIn = `[Service]
ExecStart=
ExecStart=udevadm trigger --type=devices --action=add --subsystem-match=net
`;

// src/providers/embedded/virtual-provider.ts
import { mkdir as mkdir10, readdir as readdir7 } from "node:fs/promises";

// src/providers/embedded/base-disk.ts
import { createHash as createHash4 } from "node:crypto";
import { access as access4, mkdir as mkdir8, readFile as readFile12, rename as rename3, rm as rm6, symlink } from "node:fs/promises";
import { basename as basename2, dirname as dirname6, join as join20 } from "node:path";

// src/process/bound-to-this-process.ts
var boundToThisProcess = ["setpriv", "--pdeathsig", "KILL"];

// src/image/process-mark.ts
function processMark(pid = process.pid) {
  const identity = identify(pid);
  if (!identity) throw new Error(`no process ${pid}`);
  return `${pid}-${identity.startTime}`;
}
function isMarkedProcessAlive(mark2) {
  const [pid, startTime = ""] = mark2.split("-");
  return isAlive({ pid: Number(pid), startTime });
}

// src/image/archive.ts
var archiveName = (hash) => `machine-${hash}.tar.zst`;
var partials = 0;
var partialName = () => `${partialPrefix}${processMark()}.${++partials}`;
var partialPrefix = ".partial-";
var tarOptions = ["--numeric-owner", "--xattrs", "--xattrs-include=*", "--format=posix"];
var packTree = (root, file3, options) => tar(["--use-compress-program", "zstd -3 -T0", "-C", root, "-cf", file3, "."], options);
var unpackArchive = (file3, root, options) => tar(["-p", "--use-compress-program", "zstd", "-C", root, "-xf", file3], options);
async function tar(words2, { signal, run: run2 }) {
  const argv2 = [...boundToThisProcess, "tar", ...tarOptions, ...words2];
  const { status, stderr } = await run2(argv2, signal ? { signal } : {});
  return status === 0 ? void 0 : stderr.trim() || `tar ended with status ${status}`;
}
function nothingWhenMissing(error) {
  if (error.code !== "ENOENT") throw error;
}

// src/process/with-lock.ts
import { constants as constants4 } from "node:fs";
import { mkdir as mkdir7, open as open2, stat as stat2 } from "node:fs/promises";
import { dirname as dirname5 } from "node:path";

// src/process/lock-holder.ts
import { constants as constants3 } from "node:fs";
import { open, readFile as readFile11, stat } from "node:fs/promises";
import * as z20 from "./packages/zod.mjs";
var lockNote = z20.object({
  pid: z20.int().positive(),
  /** ISO 8601. */
  since: z20.string().max(40),
  /** Such as `removing lab a`; empty when there is no more to say than who. */
  doing: z20.string().max(200)
});
async function writeLockNote(file3, note) {
  const handle = await open(file3, constants3.O_WRONLY | constants3.O_TRUNC | constants3.O_NOFOLLOW);
  try {
    if (note) await handle.writeFile(`${JSON.stringify(note)}
`);
  } finally {
    await handle.close();
  }
}
async function lockHolder(file3) {
  const pid = await lockingProcess(file3);
  const note = await readNote(file3);
  if (pid === void 0) return "another process";
  if (note && (note.pid === pid || note.pid === await parentOf(pid)))
    return `process ${note.pid}${note.doing === "" ? "" : ` (${note.doing}, since ${note.since})`}`;
  const words2 = (await textOf3(`/proc/${pid}/cmdline`)).replaceAll(/[\0\p{Cc}]+/gu, " ").trim();
  return `process ${pid} (${words2.slice(0, 100) || "of unknown name"})`;
}
async function lockingProcess(file3) {
  const inode = (await stat(file3).catch(() => void 0))?.ino;
  for (const line2 of (await textOf3("/proc/locks")).split("\n")) {
    const [, pid, own] = /^\d+: FLOCK +\S+ +\S+ +(\d+) \S+:\S+:(\d+) /.exec(line2) ?? [];
    if (own !== void 0 && Number(own) === inode && Number(pid) > 0) return Number(pid);
  }
  return void 0;
}
async function readNote(file3) {
  try {
    return lockNote.parse(JSON.parse(await readFile11(file3, "utf8")));
  } catch {
    return void 0;
  }
}
var parentOf = async (pid) => Number(/^PPid:\s*(\d+)$/m.exec(await textOf3(`/proc/${pid}/status`))?.[1]);
var textOf3 = (file3) => readFile11(file3, "utf8").catch(() => "");

// src/process/with-lock.ts
var quietMs = 300;
var longestWait = 36e5;
async function withLock({ file: file3, doing = "", onWait, within = longestWait, signal, run: run2 = run }, body) {
  signal?.throwIfAborted();
  const isFile = await makeLockFile(file3);
  const release4 = new AbortController();
  const giveUp = () => release4.abort(signal?.reason);
  signal?.addEventListener("abort", giveUp, { once: true });
  let got;
  const locked = new Promise((resolve10) => {
    got = resolve10;
  });
  const holding = run2(
    [...boundToThisProcess, "flock", "--no-fork", file3, "sh", "-c", "echo locked; exec sleep infinity"],
    {
      signal: release4.signal,
      onOutput: (text2) => {
        if (text2.includes("locked")) got();
      }
    }
  );
  const lost = holding.then(({ stderr }) => {
    throw new LabError(`cannot lock ${file3}: ${stderr.trim() || "the process that held the lock was ended"}`);
  });
  const impatience = setTimeout(async () => onWait(await lockHolder(file3)), quietMs);
  const deadline3 = setTimeout(async () => release4.abort(await tooLate(file3, within)), within);
  const stopWaiting = () => {
    clearTimeout(impatience);
    clearTimeout(deadline3);
    signal?.removeEventListener("abort", giveUp);
  };
  try {
    await Promise.race([locked, lost]);
    stopWaiting();
    if (isFile) await writeLockNote(file3, { pid: process.pid, since: (/* @__PURE__ */ new Date()).toISOString(), doing });
    try {
      return await body();
    } finally {
      if (isFile) await writeLockNote(file3, void 0).catch(() => {
      });
    }
  } finally {
    stopWaiting();
    release4.abort();
    await lost.catch(() => {
    });
  }
}
async function makeLockFile(file3) {
  if ((await stat2(file3).catch(() => void 0))?.isDirectory()) return false;
  await mkdir7(dirname5(file3), { recursive: true });
  const handle = await open2(file3, constants4.O_WRONLY | constants4.O_CREAT | constants4.O_NOFOLLOW, 384);
  try {
    await handle.chmod(384);
  } finally {
    await handle.close();
  }
  return true;
}
async function tooLate(file3, within) {
  const holder = await lockHolder(file3);
  const pid = /\d+/.exec(holder)?.[0];
  const message = `cannot lock ${file3} within ${Math.round(within / 1e3)} s: ${holder} has it`;
  return new LabError(message, {
    hint: pid ? `ps -fp ${pid}, and kill ${pid} if it hangs` : `fuser -v ${file3}`
  });
}

// src/providers/embedded/base-disk.ts
var usualSize = 10 * 1024 ** 3;
var diskDeadline = 3e5;
async function ensureBaseDisk(image2, content2, size2 = usualSize) {
  const manifest = await readFile12(`${image2}.manifest`, "utf8");
  const key2 = createHash4("sha256").update(JSON.stringify([manifest, content2, size2])).digest("hex");
  const disk = `${image2}.${content2.name}-${key2.slice(0, 16)}.ext4`;
  if (await exists3(disk)) return disk;
  return withLock({ file: image2, onWait: () => {
  } }, async () => {
    if (!await exists3(disk)) await makeBaseDisk(image2, content2, size2, disk);
    return disk;
  });
}
async function makeBaseDisk(image2, content2, size2, disk) {
  const work = join20(dirname6(image2), partialName());
  try {
    await layOut(content2, join20(work, "content"));
    const folders = Object.entries(content2.folders).flat();
    const result = await run(
      [
        ...boundToThisProcess,
        ...["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-eu", "-c", script, "disk"],
        ...[work, image2, String(size2), ...folders]
      ],
      { timeoutMs: paced(diskDeadline) }
    );
    if (result.status !== 0) {
      const said2 = result.stderr.trim().split("\n").slice(-5).join("\n");
      throw new LabError(`cannot make a disk of the image ${basename2(image2)}: ${said2}`, {
        hint: `df -h ${dirname6(image2)}`,
        logs: [{ name: "machine-disk.txt", text: `${result.stdout}${result.stderr}` }]
      });
    }
    await rename3(join20(work, "disk"), disk);
  } finally {
    await rm6(work, { recursive: true, force: true });
  }
}
async function layOut({ files: files3, links }, directory) {
  await layFiles(directory, files3);
  for (const [path2, target2] of Object.entries(links)) {
    await mkdir8(dirname6(join20(directory, path2)), { recursive: true });
    await symlink(target2, join20(directory, path2));
  }
}
var script = `
umask 022
work=$1; image=$2; size=$3
shift 3
mkdir -p "$work/content" "$work/merged"
while [ $# -gt 0 ]; do
  mkdir -p "$work/content$1"
  cp -a "$2/." "$work/content$1/"
  shift 2
done
chown -R 0:0 "$work/content"
(cd "$work/content" && find . -type d) | while read -r folder; do
  if [ -d "$image/$folder" ]; then chmod --reference="$image/$folder" "$work/content/$folder"; fi
done
mount -t overlay -o "ro,lowerdir=$work/content:$image" overlay "$work/merged"
truncate -s "$size" "$work/disk"
mke2fs -q -F -t ext4 -b 4096 -O ^metadata_csum -E lazy_itable_init=1,lazy_journal_init=1,root_owner=0:0 -d "$work/merged" "$work/disk"
`;
var exists3 = (path2) => access4(path2).then(
  () => true,
  () => false
);

// src/providers/embedded/links.ts
var agentPort = 77;
var linksDeadline = 1e4;
function managementAddresses(names2, machine) {
  const index = names2.findIndex(({ name: name3 }) => name3 === machine);
  if (index < 0) throw new LabError(`cannot make the links of ${machine}: the lab does not know its name`);
  const number5 = index + 2;
  return { lab: "169.254.0.1", machine: `169.254.${number5 >> 8}.${number5 & 255}` };
}
var agentParameters = (device, { lab, machine }, links, directories) => [
  `fanlab.links=${links.map(({ device: device2, name: name3 }) => `${device2}:${name3}`).join()}`,
  `fanlab.agent=${device},${machine},${lab},${agentPort}`,
  ...directories.length > 0 ? [`fanlab.directories=${directories.join(":")}`] : []
];
async function makeLinks(keeper, { networks, names: names2 }, { name: name3, interfaces }, files3) {
  const { lab, machine } = managementAddresses(names2, name3);
  const ports = interfaces.map(({ network }, index) => {
    const mtu = networks.find((each) => each.name === network)?.mtu;
    return `${portOf(name3, index)} ${bridgeOf(networks, network)} ${mtu}`;
  });
  const relay = [
    "socat",
    `UNIX-LISTEN:${files3.agent},fork,mode=600,backlog=128`,
    `TCP4:${machine}:${agentPort},nodelay,connect-timeout=10,keepalive,keepidle=1,keepintvl=1,keepcnt=60`
  ];
  const result = await run(
    [
      ...enter(keeper),
      ...["sh", "-eu", "-c", script2, "links", ports.join("\n"), managementPortOf(name3)],
      ...[lab, machine, files3.agent, files3.log, ...inLastingEnvironment(relay)]
    ],
    { timeoutMs: paced(linksDeadline) }
  );
  if (result.status === 0) return;
  const late = `not within ${(result.durationMs / 1e3).toFixed(1)} s`;
  throw new LabError(
    `cannot make the links of ${name3}: ${result.stderr.trim() || (result.timedOut ? late : `status ${result.status}`)}`,
    { logs: [{ name: `links-${name3}.txt`, text: `${await readLog(files3.log)}${result.stderr}` }] }
  );
}
var script2 = `
ports=$1; management=$2; lab=$3; machine=$4; socket=$5; log=$6
shift 6
echo "$ports" | while read -r port bridge mtu; do
  ip tuntap add "$port" mode tap
  ip link set "$port" mtu "$mtu" addrgenmode none master "$bridge" up
done
ip tuntap add "$management" mode tap
ip address add "$lab" peer "$machine/32" dev "$management" scope link
ip link set "$management" up
setsid "$@" </dev/null >>"$log" 2>&1 &
while ! [ -S "$socket" ]; do
  kill -0 $!
  sleep 0.01
done
`;

// src/providers/embedded/machine-files.ts
import { rename as rename4, writeFile as writeFile8 } from "node:fs/promises";
import { join as join21 } from "node:path";
import * as z22 from "./packages/zod.mjs";

// src/providers/machine-shape.ts
import * as z21 from "./packages/zod.mjs";
var cidr = z21.union([z21.cidrv4(), z21.cidrv6()]);
var machineShape = z21.object({
  name: z21.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  interfaces: z21.array(
    z21.object({
      network: z21.string(),
      device: z21.string().regex(/^eth\d{1,3}$/),
      addresses: z21.array(cidr).readonly(),
      gateways: z21.array(z21.union([z21.ipv4(), z21.ipv6()])).readonly()
    })
  ).min(1).readonly(),
  forward: z21.boolean(),
  cpus: z21.number().positive(),
  /** Bytes. */
  memory: z21.number().positive(),
  disk: z21.number().positive().exactOptional(),
  plainDirectories: z21.array(z21.string().startsWith("/")).readonly()
});

// src/providers/embedded/machine-files.ts
var machineRecord = machineShape.extend({
  /** The disk that all machines of its image share; its own is laid over it. */
  baseDisk: z22.string().startsWith("/")
});
var longest = 1e5;
function machineFiles({ machines }, name3) {
  const directory = join21(machines, name3);
  return {
    directory,
    record: join21(directory, "machine.json"),
    /** What the machine wrote. */
    disk: join21(directory, "disk"),
    /** A disk with an archive of the files that are the machine's own; it unpacks them at its first boot. */
    ownFiles: join21(directory, "own-files"),
    console: join21(directory, "console.log"),
    /** UNIX socket of its agent. */
    agent: join21(directory, "agent"),
    /** What the programs around it said. */
    log: join21(directory, "log")
  };
}
async function readMachineRecord({ record: record10 }) {
  const read2 = readOwnFile(record10, longest);
  if ("text" in read2) return readJson(read2.text, machineRecord, record10);
  if (read2.problem === "there is none") return void 0;
  throw new LabError(`cannot read ${record10}: ${read2.problem}`);
}
async function writeMachineRecord({ record: file3 }, record10) {
  await writeFile8(`${file3}.new`, JSON.stringify(record10));
  await rename4(`${file3}.new`, file3);
}

// src/providers/embedded/pack-own-files.ts
import { rm as rm7 } from "node:fs/promises";
import { join as join22 } from "node:path";
async function packOwnFiles({ directory, ownFiles }, content2) {
  const folder = join22(directory, "packing");
  await layFiles(folder, content2);
  const names2 = Object.keys(content2).map((path2) => path2.slice(1));
  const { status, stderr } = await run([
    ...["tar", "--create", `--file=${ownFiles}`, `--directory=${folder}`],
    ...["--owner=0", "--group=0", "--numeric-owner", "--", ...names2]
  ]);
  if (status !== 0) throw new LabError(`cannot pack the files of a machine: ${stderr.trim()}`);
  await rm7(folder, { recursive: true });
}

// src/providers/embedded/virtual-machine.ts
import { readFile as readFile13, rename as rename5 } from "node:fs/promises";
import { fileURLToPath } from "node:url";

// src/providers/embedded/machine-cgroups.ts
import { mkdir as mkdir9, writeFile as writeFile9 } from "node:fs/promises";
import { dirname as dirname7, join as join23 } from "node:path";
async function trackingCgroup(lab, machine) {
  const { tracking } = await readCgroupLayout();
  if (!tracking) throw new LabError(`cannot tell the processes of ${machine}: no cgroup hierarchy is mounted`);
  return join23(tracking, labCgroup(lab), machine);
}
async function makeMachineCgroups(lab, machine) {
  const tracking = await trackingCgroup(lab, machine);
  const layout = await readCgroupLayout();
  const { pids } = layout.controllers;
  const limiting = pids ? join23(pids.root, labCgroup(lab), machine) : tracking;
  await Promise.all([tracking, limiting].map((group) => mkdir9(group, { recursive: true })));
  if (!pids) return [tracking];
  if (pids.version === 2) {
    for (const above of parents(limiting, pids.root))
      await writeFile9(join23(above, "cgroup.subtree_control"), "+pids");
  }
  await writeFile9(join23(limiting, "pids.max"), String(await processLimit(layout)));
  return [.../* @__PURE__ */ new Set([tracking, limiting])];
}
var parents = (folder, root) => folder === root ? [] : [...parents(dirname7(folder), root), dirname7(folder)];

// src/providers/embedded/virtual-machine.ts
var startDeadline = 2e4;
var shutdownDeadline2 = 12e4;
var attachProgram = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "attach.ts" : "attach.mjs", import.meta.url)
);
function virtualMachine(name3, emulator, lab) {
  const files3 = machineFiles(lab.paths, name3);
  const hint2 = `its console is kept with the evidence and, while the lab is up, in ${files3.console}`;
  const cgroup = () => trackingCgroup(lab.spec.name, name3);
  const processes = async () => processesBelow(await cgroup());
  const isRunning = async () => (await processes()).length > 0;
  const agent = {
    ...{ name: name3, hint: hint2 },
    async connect(...how) {
      if (!await isRunning()) throw new Hopeless("the machine does not run");
      return connectToAgent(files3.agent, ...how);
    }
  };
  const place = {
    name: name3,
    pace: lab.pace,
    run: (argv2, options) => runByAgent(agent, argv2, options),
    open: (argv2, events) => openByAgent(agent, argv2, events),
    attach: (argv2) => [process.execPath, attachProgram, files3.agent, ...argv2]
  };
  return {
    ...place,
    restart: () => restartInside(place),
    async shutDown() {
      await powerOffInside(place);
      await waitUntil(
        `${name3} is down`,
        async () => await isRunning() ? { notYet: "it still runs" } : { value: true },
        { within: paced(shutdownDeadline2 * lab.pace), hint: hint2 }
      );
    },
    cutPower: async () => endProcesses([await cgroup()], name3),
    async start() {
      if (await isRunning()) return;
      const record10 = await readMachineRecord(files3);
      if (!record10) throw new LabError(`cannot start ${name3}: there is no such machine`);
      await rename5(files3.console, olderLog(files3.console)).catch(() => {
      });
      const groups = await makeMachineCgroups(lab.spec.name, name3);
      const command2 = await emulator.command(record10, files3, lab);
      await launch2(groups, [...enter(lab.keeper), "setsid", ...command2], files3);
      await waitUntil(
        `${name3} has power`,
        async () => {
          const said2 = await readFile13(files3.console, "utf8").catch(() => "");
          if (emulator.firstWords.test(said2)) return { value: true };
          if (await isRunning()) return { notYet: said2.slice(-500) };
          const last = said2.trim().split("\n").slice(-5).join("\n");
          throw new Hopeless(`cannot start ${name3}: ${last || "its program ended and said nothing"}`, {
            logs: await logsOfMachine(name3, files3)
          });
        },
        { within: paced(startDeadline), hint: hint2 }
      );
    },
    async resources() {
      for (const pid of await processes()) {
        const words2 = (await readFile13(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
        const found = await emulator.resources(words2);
        if (found) return found;
      }
      throw new LabError(`cannot tell the limits of ${name3}: the machine does not run`, { hint: hint2 });
    },
    console: () => readLog(files3.console)
  };
}
var logsOfMachine = async (name3, files3) => [
  { name: `${name3}-console.log`, text: await readLog(files3.console) },
  { name: `${name3}-log.txt`, text: await readLog(files3.log) }
];
async function launch2(groups, command2, files3) {
  const watched = ["setsid", "sh", "-c", untilItEnds, "machine", groups[0] ?? "", ...command2];
  const result = await run(
    [
      "sh",
      "-eu",
      "-c",
      launchScript2,
      "launch",
      files3.console,
      ...groups,
      "--",
      ...inLastingEnvironment(watched)
    ],
    {
      timeoutMs: paced(startDeadline)
    }
  );
  if (result.status !== 0) throw new LabError(`cannot start a machine: ${result.stderr.trim()}`);
}
var launchScript2 = `
console=$1; shift
while [ "$1" != -- ]; do
  echo $$ > "$1/cgroup.procs"
  shift
done
shift
"$@" </dev/null >>"$console" 2>&1 &
`;
var untilItEnds = `
group=$1; shift
"$@"
while read -r pid; do
  if [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done < "$group/cgroup.procs"
`;

// src/providers/embedded/virtual-provider.ts
function virtualProvider(stateDir, particular) {
  const { name: name3, needs, check, emulator } = particular;
  const pathsOf = (lab) => labPaths(stateDir, lab, name3);
  const openLab3 = async (spec, paths, keeper) => {
    const pace2 = await emulator.pace(paths);
    const machine = (machineName2) => virtualMachine(machineName2, emulator, { spec, paths, keeper, pace: pace2 });
    return {
      spec,
      host: labHostPlace(keeper, paths),
      portOf,
      async create(machineSpec2) {
        if (!await readMachineRecord(machineFiles(paths, machineSpec2.name)))
          await makeMachine2(machineSpec2, spec, paths, keeper);
        await machine(machineSpec2.name).start();
        return machine(machineSpec2.name);
      },
      async list() {
        const names2 = await readdir7(paths.machines);
        const whole2 = await Promise.all(names2.map((each) => readMachineRecord(machineFiles(paths, each))));
        return whole2.flatMap((record10) => record10 ? [machine(record10.name)] : []);
      }
    };
  };
  const makeMachine2 = async (spec, lab, paths, keeper) => {
    const files3 = machineFiles(paths, spec.name);
    await mkdir10(files3.directory, { recursive: true });
    const baseDisk = await ensureBaseDisk(lab.image, await particular.diskContent(lab.image), spec.disk);
    const record10 = { ...spec, baseDisk };
    await Promise.all([
      reserveAddresses(paths, lab, spec),
      makeLinks(keeper, lab, spec, files3),
      packOwnFiles(files3, networkFiles(lab, spec)),
      emulator.makeDisk?.(record10, files3)
    ]);
    await writeMachineRecord(files3, record10);
  };
  return {
    name: name3,
    features: {
      ownKernel: true,
      powerCut: true,
      ownImage: true,
      chosenAddresses: true,
      chosenMtu: true,
      networks: "many",
      ipv6: true,
      staticAddresses: true,
      onlyUnderlay: true,
      adopts: "nothing"
    },
    needs,
    check,
    async open(spec) {
      const paths = pathsOf(spec.name);
      const existing = await findKeeper(paths);
      if (existing) return openLab3(spec, paths, existing);
      const keeper = await makeLab(paths, spec, { ownTree: false });
      await particular.prepareLab(keeper, paths, spec);
      return openLab3(spec, paths, keeper);
    },
    async find(spec) {
      const paths = pathsOf(spec.name);
      const keeper = await findKeeper(paths);
      return keeper && openLab3(spec, paths, keeper);
    },
    destroy: (lab) => destroyLab(lab, pathsOf(lab))
  };
}

// src/host/kvm.ts
import { randomUUID as randomUUID3 } from "node:crypto";
import { closeSync as closeSync2, openSync as openSync2, unlinkSync, writeSync } from "node:fs";
import { access as access5, constants as constants5 } from "node:fs/promises";
import { tmpdir as tmpdir2 } from "node:os";
import { join as join24 } from "node:path";
var exitPort = 1281;
var passByte = 42;
var passStatus = 2 * passByte + 1;
var trialDeadline = 3e3;
var qemu = "qemu-system-x86_64";
async function tryKvm({
  device = "/dev/kvm",
  arch: arch2 = process.arch
} = {}) {
  const refusal = await access5(device, constants5.R_OK | constants5.W_OK).then(
    () => void 0,
    (error) => error.code
  );
  if (refusal === "ENOENT") {
    return {
      works: false,
      why: `there is no ${device}`,
      hint: "modprobe -a kvm_intel kvm_amd, after virtualization is enabled in the firmware or by the hypervisor above"
    };
  }
  if (refusal !== void 0) {
    return {
      works: false,
      why: `this user may not open ${device}`,
      hint: 'sudo usermod -aG kvm "$USER", and log in anew'
    };
  }
  if (arch2 !== "x64") return { works: void 0, why: `${device} exists, but is not tested on ${arch2}` };
  if ((await missingTools([qemu])).length > 0) {
    return {
      works: void 0,
      why: `${device} exists; testing it needs ${qemu}, which is not installed`,
      hint: "apt-get install --no-install-recommends qemu-system-x86"
    };
  }
  return runProbeMachine();
}
async function runProbeMachine() {
  const firmware = openNameless(probeFirmware());
  try {
    const { status, timedOut, stderr } = await run(
      [
        ...boundToThisProcess,
        ...[qemu, "-accel", "kvm", "-nodefaults", "-no-user-config", "-display", "none", "-m", "16"],
        ...["-bios", `/proc/${process.pid}/fd/${firmware}`],
        ...["-device", `isa-debug-exit,iobase=${exitPort},iosize=2`]
      ],
      { timeoutMs: paced(trialDeadline) }
    );
    if (timedOut) {
      return {
        works: false,
        why: `a test machine starts but is too slow (${paced(trialDeadline) / 1e3} s for what takes 0.1 s): its instructions are emulated`
      };
    }
    if (status === passStatus) return { works: true, why: "a test machine ran at full speed" };
    const said2 = stderr.trim().split("\n").at(-1) || `status ${status}`;
    return { works: false, why: `a test machine does not start: ${said2}` };
  } finally {
    closeSync2(firmware);
  }
}
function openNameless(content2) {
  const path2 = join24(tmpdir2(), `fanlab-kvm-${randomUUID3()}`);
  const file3 = openSync2(path2, "wx+", 384);
  unlinkSync(path2);
  writeSync(file3, content2);
  return file3;
}
function probeFirmware() {
  const program = [
    ...[102, 185, 0, 225, 245, 5],
    // mov ecx, 100000000
    ...[102, 73],
    // dec ecx
    ...[117, 252],
    // jnz to the dec
    ...[176, passByte],
    // mov al, passByte
    ...[186, exitPort & 255, exitPort >> 8],
    // mov dx, exitPort
    238
    // out dx, al
  ];
  const firmware = new Uint8Array(65536);
  firmware.set(program, firmware.length - 16);
  return firmware;
}

// src/providers/qemu/accelerator.ts
var chooseAccelerator = async () => (await tryKvm()).works ? "kvm" : "tcg";

// src/host/architecture.ts
function architectureProblems(provider2, architectures, arch2 = process.arch) {
  if (architectures === void 0 || architectures.includes(arch2)) return [];
  return [
    {
      message: `provider ${provider2} works on ${architectures.join(", ")} only; this host is ${arch2}`,
      hint: `use ${optionName("provider")} lxc`
    }
  ];
}

// src/providers/embedded/virtual-needs.ts
var virtualTools = {
  socat: "socat",
  mke2fs: "e2fsprogs",
  dnsmasq: "dnsmasq-base",
  ip: "iproute2",
  nsenter: "util-linux",
  python3: "python3-minimal",
  unshare: "util-linux"
};
var virtualModules = [
  "tun",
  "bridge",
  "veth",
  "overlay",
  "vxlan",
  "sch_ingress",
  "cls_bpf",
  "act_bpf"
];

// src/providers/qemu/command-line.ts
var mebibyte = 1024 ** 2;
var qemuProgram = "qemu-system-x86_64";
var accelerators = {
  kvm: ["-accel", "kvm", "-cpu", "host"],
  // Translated code of a whole LXD and its machine's systemd fits into 256 MiB.
  tcg: ["-accel", "tcg,thread=multi,tb-size=256", "-cpu", "max"]
};
var firstSlot = 8;
function qemuCommand({ name: name3, interfaces, cpus, memory, plainDirectories }, files3, spec, { kernel, initrd }, accelerator) {
  const managementMac = hardwareAddress(name3, { device: "management", addresses: [] });
  const link = (slot, id, tap, mac) => [
    ...["-netdev", `tap,id=${id},ifname=${tap},script=no,downscript=no`],
    ...["-device", `virtio-net-pci,netdev=${id},mac=${mac},addr=${slot},romfile=`]
  ];
  const parameters = [
    "console=ttyS0",
    // systemd's own words are enough; each line costs time.
    ...["loglevel=6", "systemd.show_status=yes"],
    // eth0 and so on, in the order of the links.
    "net.ifnames=0",
    // The image is that of the containers too, which must not load profiles into a host's kernel: it has no
    // apparmor_parser, without which Docker refuses to start anything where this kernel has AppArmor switched on.
    "apparmor=0",
    `systemd.hostname=${name3}`,
    ...agentParameters(
      `eth${interfaces.length}`,
      managementAddresses(spec.names, name3),
      interfaces.map(({ device }, index) => ({ device: `eth${index}`, name: device })),
      plainDirectories
    )
  ];
  return [
    qemuProgram,
    // No configuration of the user's, no devices that were not asked for.
    ...["-no-user-config", "-nodefaults", "-display", "none", "-serial", "stdio", "-monitor", "none"],
    // Not microvm, which has no clock that Linux can trust in software: it hangs on a busy host (seen with QEMU 7.2).
    ...["-machine", "q35"],
    ...accelerators[accelerator],
    ...["-name", name3, "-smp", String(cpus), "-m", `${memory / mebibyte}M`],
    ...["-kernel", kernel, "-initrd", initrd, "-append", parameters.join(" ")],
    // Nothing has to reach the host's disk: a power cut ends the machine and not the host, which has what was written.
    ...["-drive", `if=none,id=disk,format=qcow2,cache=unsafe,file=${files3.disk}`],
    ...["-device", "virtio-blk-pci,drive=disk"],
    ...["-drive", `if=none,id=own-files,format=raw,readonly=on,file=${files3.ownFiles}`],
    ...["-device", "virtio-blk-pci,drive=own-files"],
    ...["-device", "virtio-rng-pci"],
    ...interfaces.flatMap(
      (each, index) => link(firstSlot + index, each.device, portOf(name3, index), hardwareAddress(name3, each))
    ),
    ...link(firstSlot + interfaces.length, "management", managementPortOf(name3), managementMac)
  ];
}
function parseQemuCommand(words2) {
  const after = (flag) => words2[words2.indexOf(flag) + 1] ?? "";
  const memory = /^(\d+)M$/.exec(after("-m"))?.[1];
  const disk = /,file=(.+)$/.exec(after("-drive"))?.[1];
  if (!words2[0]?.endsWith(qemuProgram) || !memory || !disk) return void 0;
  return { cpus: Number(after("-smp")), memory: Number(memory) * mebibyte, disk };
}

// src/providers/qemu/host-needs.ts
var qemuNeeds = {
  tools: {
    [qemuProgram]: "qemu-system-x86",
    "qemu-img": "qemu-utils",
    depmod: "kmod",
    "apt-cache": "apt",
    "dpkg-deb": "dpkg",
    ...virtualTools
  },
  modules: virtualModules,
  unwantedUnits: [],
  architectures: ["x64"]
};

// src/providers/qemu/check.ts
async function qemuProblems(stateDir, arch2 = process.arch) {
  const problems = [
    ...architectureProblems("qemu", qemuNeeds.architectures, arch2),
    ...oddStateDir(stateDir),
    ...longStateDir(stateDir),
    ...await toolProblems("qemu", qemuNeeds.tools)
  ];
  if (problems.length > 0) return problems;
  return kernelProblems(stateDir, tryKernelWithTaps, qemuNeeds.modules);
}

// src/providers/qemu/kernel.ts
import { access as access6, mkdir as mkdir11, readdir as readdir8, readFile as readFile15, rename as rename6, rm as rm8, writeFile as writeFile10 } from "node:fs/promises";
import { dirname as dirname8, join as join26 } from "node:path";

// src/providers/qemu/initrd.ts
import { createHash as createHash5 } from "node:crypto";
import { readFile as readFile14 } from "node:fs/promises";
import { basename as basename3, join as join25 } from "node:path";

// src/providers/qemu/cpio.ts
function cpioArchive(entries) {
  const end = { path: "TRAILER!!!", mode: 0 };
  return Buffer.concat([...entries, end].flatMap(entryBytes));
}
function entryBytes({ path: path2, mode, data = new Uint8Array() }, index) {
  const name3 = Buffer.from(`${path2}\0`);
  const links = mode >> 12 === 4 ? 2 : 1;
  const numbers = [index + 1, mode, 0, 0, links, 0, data.length, 0, 0, 0, 0, name3.length, 0];
  const head = `070701${numbers.map((number5) => number5.toString(16).padStart(8, "0")).join("")}`;
  return [filled(Buffer.concat([Buffer.from(head), name3])), filled(data)];
}
var filled = (bytes3) => Buffer.concat([bytes3, Buffer.alloc(-bytes3.length & 3)]);

// src/providers/qemu/modules.ts
function loadOrder(modulesDep, names2) {
  const lines = modulesDep.split("\n").map((line2) => line2.split(/:\s*/));
  const order = [];
  for (const name3 of names2) {
    const [file3, needed = ""] = lines.find(([path2 = ""]) => /([^/]+)\.ko(\.\w+)?$/.exec(path2)?.[1]?.replaceAll("-", "_") === name3) ?? [];
    if (!file3) continue;
    for (const path2 of [...needed.split(" ").filter(Boolean).reverse(), file3])
      if (!order.includes(path2)) order.push(path2);
  }
  return order;
}

// src/providers/qemu/initrd.ts
var neededModules = ["virtio_pci", "virtio_blk", "virtio_net", "virtio_rng"];
var initrdVersion = () => createHash5("sha256").update(firstProgram(neededModules)).digest("hex").slice(0, 8);
async function makeInitrd(busybox, modulesFolder2) {
  const modulesDep = await readFile14(join25(modulesFolder2, "modules.dep"), "utf8");
  const modules3 = loadOrder(modulesDep, neededModules);
  const folder = (path2) => ({ path: path2, mode: 16877 });
  return cpioArchive([
    ...["bin", "dev", "disk", "modules"].map(folder),
    { path: "bin/busybox", mode: 33261, data: await readFile14(busybox) },
    { path: "init", mode: 33261, data: Buffer.from(firstProgram(modules3.map((path2) => basename3(path2)))) },
    ...await Promise.all(
      modules3.map(async (path2) => ({
        path: `modules/${basename3(path2)}`,
        mode: 33188,
        data: await readFile14(join25(modulesFolder2, path2))
      }))
    )
  ]);
}
var firstProgram = (modules3) => `#!/bin/busybox sh
PATH=/bin
/bin/busybox --install -s /bin
mount -t devtmpfs devtmpfs /dev
for module in ${modules3.join(" ")}; do insmod /modules/$module; done
until mount -t ext4 /dev/vda /disk; do usleep 50000; done
exec switch_root /disk /sbin/init
`;

// src/providers/qemu/kernel-packages.ts
var queryDeadline = 3e4;
var metaPackages = {
  debian: `linux-image-cloud-${process.arch === "x64" ? "amd64" : process.arch}`,
  ubuntu: "linux-image-virtual"
};
function metaPackageOf(distributionId) {
  const found = metaPackages[distributionId];
  if (found) return found;
  throw new LabError(
    `cannot get a kernel for machines of provider qemu: the host is ${distributionId || "of no known distribution"}, known are ${Object.keys(metaPackages).join(", ")}`,
    { hint: `use ${optionName("provider")} lxc` }
  );
}
async function kernelPackages(metaPackage) {
  const found = [];
  const open4 = [metaPackage];
  for (const name3 of open4) {
    const { stdout, stderr, status } = await run(["apt-cache", "depends", "--important", name3], {
      timeoutMs: queryDeadline
    });
    if (status !== 0) {
      throw new LabError(`cannot find a kernel for machines of provider qemu: ${stderr.trim()}`, {
        hint: "apt-get update"
      });
    }
    const names2 = parseDepends(stdout).filter((each) => !open4.includes(each));
    found.push(...names2);
    open4.push(...names2);
  }
  return found;
}
var parseDepends = (text2) => [...text2.matchAll(/^ *\|?Depends: (linux-(?:image|modules)-\d\S*)$/gm)].map(([, name3 = ""]) => name3);

// src/providers/qemu/kernel.ts
var downloadDeadline = 3e5;
async function ensureKernel(image2) {
  const osRelease = await readFile15("/etc/os-release", "utf8").catch(() => "");
  const packages2 = await kernelPackages(metaPackageOf(parseOsRelease(osRelease).id));
  const folder = `${image2}.kernel-${packages2[0]}-${initrdVersion()}`;
  const done = await findKernel(folder);
  if (done) return done;
  return withLock({ file: image2, onWait: () => {
  } }, async () => {
    const made = await findKernel(folder);
    if (made) return made;
    const work = join26(dirname8(image2), partialName());
    try {
      await makeKernel(packages2, join26(image2, "bin", "busybox"), work);
      await rename6(work, folder);
    } finally {
      await rm8(work, { recursive: true, force: true });
    }
    return await findKernel(folder);
  });
}
async function findKernel(folder) {
  const [kernel, initrd] = [join26(folder, "kernel"), join26(folder, "initrd")];
  if (!await exists4(initrd)) return void 0;
  const [release4 = ""] = await readdir8(join26(folder, "modules"));
  return { kernel, initrd, modules: join26(folder, "modules", release4) };
}
async function makeKernel(packages2, busybox, work) {
  const fetched = join26(work, "packages");
  const root = join26(work, "root");
  await mkdir11(fetched, { recursive: true });
  await succeed(
    ["apt-get", "--quiet", "--option", "APT::Sandbox::User=root", "download", ...packages2],
    fetched
  );
  for (const name3 of await readdir8(fetched)) await succeed(["dpkg-deb", "--extract", name3, root], fetched);
  const [release4 = ""] = await readdir8(join26(root, "lib", "modules")).catch(() => []);
  const image2 = (await readdir8(join26(root, "boot"))).find((name3) => name3.startsWith("vmlinuz-"));
  if (!release4 || !image2)
    throw new LabError(`cannot use the kernel of ${packages2.join(" ")}: it is incomplete`);
  await succeed(["depmod", "--basedir", root, release4], work);
  await rename6(join26(root, "boot", image2), join26(work, "kernel"));
  await rename6(join26(root, "lib", "modules"), join26(work, "modules"));
  await rm8(fetched, { recursive: true });
  await rm8(root, { recursive: true });
  await writeFile10(join26(work, "initrd"), await makeInitrd(busybox, join26(work, "modules", release4)));
}
async function succeed(argv2, cwd) {
  const { status, stderr } = await run(argv2, { cwd, timeoutMs: paced(downloadDeadline) });
  if (status === 0) return;
  const said2 = stderr.trim().split("\n").slice(-5).join("\n");
  throw new LabError(`cannot get a kernel for machines of provider qemu: ${argv2[0]}: ${said2}`, {
    hint: argv2.join(" "),
    logs: [{ name: "kernel-packages.txt", text: stderr }]
  });
}
var exists4 = (path2) => access6(path2).then(
  () => true,
  () => false
);

// src/providers/qemu/provider.ts
var paces = { kvm: 2, tcg: 8 };
var engineFile = ({ root }) => join27(root, "engine.json");
function qemuProvider(stateDir) {
  return virtualProvider(stateDir, {
    name: "qemu",
    needs: qemuNeeds,
    check: () => qemuProblems(stateDir),
    async diskContent(image2) {
      const { modules: modules3 } = await ensureKernel(image2);
      return {
        ...await machineContent(),
        name: "qemu",
        folders: { [`/usr/lib/modules/${basename4(modules3)}`]: modules3 }
      };
    },
    async prepareLab(_keeper, paths, { image: image2 }) {
      const kernel = await ensureKernel(image2);
      const engine = { ...kernel, accelerator: await chooseAccelerator() };
      await writeFile11(engineFile(paths), JSON.stringify(engine));
    },
    emulator: {
      pace: async (paths) => paces[(await readEngine(paths)).accelerator],
      async makeDisk({ baseDisk }, { disk }) {
        const words2 = ["qemu-img", "create", "-q", "-f", "qcow2", "-b", baseDisk, "-F", "raw", disk];
        const { status, stderr } = await run(words2);
        if (status !== 0) throw new LabError(`cannot make the disk ${disk}: ${stderr.trim()}`);
      },
      async command(record10, files3, { spec, paths }) {
        const engine = await readEngine(paths);
        return qemuCommand(record10, files3, spec, engine, engine.accelerator);
      },
      firstWords: /Linux version /,
      async resources(words2) {
        const found = parseQemuCommand(words2);
        return found && { cpus: found.cpus, memory: found.memory, disk: await virtualSize(found.disk) };
      }
    }
  });
}
var readEngine = async (paths) => JSON.parse(await readFile16(engineFile(paths), "utf8"));
async function virtualSize(disk) {
  const file3 = await open3(disk);
  try {
    const { buffer } = await file3.read(Buffer.alloc(8), 0, 8, 24);
    return Number(buffer.readBigUInt64BE());
  } finally {
    await file3.close();
  }
}

// src/providers/ssh/provider.ts
import { randomUUID as randomUUID4 } from "node:crypto";
import { join as join30 } from "node:path";
import * as z23 from "./packages/zod.mjs";

// src/providers/ssh-connection.ts
import { existsSync as existsSync4 } from "node:fs";
import { join as join28 } from "node:path";

// src/process/at-most.ts
function atMost(limit) {
  let free = limit;
  const waiting = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise((resolve10) => waiting.push(resolve10));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

// src/providers/ssh-connection.ts
var connectDeadline = 15e3;
var commandsAtOnce = 8;
var longestSocket = 104 - 18;
function connectTo(target2, { folder, knownHosts, strict, at }) {
  const socket = join28(folder, `${target2.name}.s`);
  const shares = socket.length <= longestSocket;
  const options = [
    "BatchMode=yes",
    "ConnectTimeout=10",
    "ServerAliveInterval=3",
    "ServerAliveCountMax=3",
    "LogLevel=ERROR",
    "ClearAllForwardings=yes",
    "ForwardAgent=no",
    `StrictHostKeyChecking=${strict ? "yes" : "accept-new"}`,
    `UserKnownHostsFile=${knownHosts}`,
    ...target2.hostKeyAlias ? [`HostKeyAlias=${target2.hostKeyAlias}`] : [],
    `ControlPath=${shares ? socket : "none"}`,
    ...target2.identityFile ? ["IdentitiesOnly=yes", `IdentityFile=${target2.identityFile}`] : []
  ];
  const ssh = (...flags) => [
    ...[...at, "ssh"],
    ...options.flatMap((option) => ["-o", option]),
    ...["-p", String(target2.port), "-l", target2.user, ...flags],
    "--",
    target2.address
  ];
  const remote = (argv2, variables2) => {
    const become = target2.user === "root" ? [] : ["sudo", "-n", "--"];
    return `exec ${[...become, "env", "-i", ...variables2, ...argv2].map(quoted).join(" ")}`;
  };
  const share3 = onceAtATime(async () => {
    const master = ssh("-o", "ControlMaster=yes", "-o", "ControlPersist=120", "-fN");
    await run(
      [
        "sh",
        "-c",
        'log=$1; shift; exec "$@" </dev/null >/dev/null 2>"$log"',
        "sh",
        join28(folder, `${target2.name}.log`),
        ...master
      ],
      {
        timeoutMs: connectDeadline,
        // It stays for minutes after its last command.
        env: lastingEnvironment(["HOME", "SSH_AUTH_SOCK"])
      }
    );
  });
  const inTurn = atMost(commandsAtOnce);
  const { open: open4 } = placeByChannel({
    name: target2.name,
    pace: 2,
    hint: "see whether ssh reaches it",
    environment: toolEnvironment(),
    enter: (argv2, variables2, terminal) => [...ssh(terminal ? "-t" : "-T"), remote(argv2, variables2)]
  });
  return {
    open: open4,
    run: (argv2, commandOptions = {}) => inTurn(async () => {
      if (shares && !existsSync4(socket)) await share3();
      return throughChannel(target2.name, argv2, commandOptions, (command2) => [
        ...ssh("-T"),
        remote(command2, cleanEnvironment)
      ]);
    }),
    attach: (argv2, terminal) => [...ssh(terminal ? "-t" : "-T"), remote(argv2, terminalEnvironment())],
    async close() {
      if (existsSync4(socket))
        await run(ssh("-O", "exit"), { timeoutMs: connectDeadline, env: toolEnvironment() });
    }
  };
}
function onceAtATime(work) {
  let running;
  return () => {
    running ??= work().finally(() => {
      running = void 0;
    });
    return running;
  };
}

// src/providers/ssh/check.ts
import { mkdtemp as mkdtemp2, rm as rm9 } from "node:fs/promises";
import { BlockList as BlockList2 } from "node:net";
import { tmpdir as tmpdir3 } from "node:os";
import { join as join29 } from "node:path";

// src/process/owner.ts
function sudoCaller(env = process.env, euid = process.geteuid?.()) {
  const { SUDO_UID: uid = "", SUDO_GID: gid = "" } = env;
  if (euid !== 0 || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return void 0;
  return { uid: Number(uid), gid: Number(gid) };
}

// src/providers/ssh/inventory.ts
import { homedir } from "node:os";
import { dirname as dirname9, resolve } from "node:path";

// src/process/given-file.ts
import { closeSync as closeSync3, constants as constants6, fstatSync as fstatSync2, openSync as openSync3, readSync, statSync } from "node:fs";

// src/process/as-user.ts
function asUser(user, act) {
  if (!user || process.geteuid?.() !== 0 || !process.setgroups || !process.setegid || !process.seteuid)
    return act();
  const [groups, gid] = [process.getgroups?.() ?? [], process.getegid?.() ?? 0];
  try {
    takeGroups(user);
    process.setegid(user.gid);
    process.seteuid(user.uid);
    return act();
  } finally {
    process.seteuid(0);
    process.setegid(gid);
    process.setgroups(groups);
  }
}
function takeGroups({ uid, gid }) {
  const { initgroups } = process;
  try {
    initgroups?.(uid, gid);
  } catch {
    process.setgroups?.([gid]);
  }
}

// src/process/given-file.ts
function lookAtFile(path2, { user, mostBytes, startBytes }) {
  try {
    return asUser(user, () => {
      const found = statSync(path2);
      if (!found.isFile()) return { wrong: `it is ${kindOf(found)}, not a file` };
      const fd = openSync3(path2, constants6.O_RDONLY | constants6.O_NONBLOCK);
      try {
        const opened = fstatSync2(fd);
        if (!opened.isFile()) return { wrong: `it is ${kindOf(opened)}, not a file` };
        if (opened.size > mostBytes)
          return { wrong: `it is too large: ${opened.size} bytes, of at most ${mostBytes}` };
        const start = Buffer.alloc(Math.min(startBytes, opened.size));
        return { size: opened.size, start: start.subarray(0, readSync(fd, start, 0, start.length, 0)) };
      } finally {
        closeSync3(fd);
      }
    });
  } catch (error) {
    return { wrong: causes[error.code ?? ""] ?? "it cannot be read" };
  }
}
var causes = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file: a part of its path is not a folder",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
  ELOOP: "its link leads in circles",
  ENAMETOOLONG: "there is no such file: its name is too long",
  ERR_INVALID_ARG_VALUE: "no path has a zero byte"
};
function kindOf(found) {
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a FIFO";
  if (found.isSocket()) return "a socket";
  return "a device";
}

// src/process/json-break.ts
function whereJsonBreaks(text2) {
  if (couldGoOn(text2)) return `it ends too early, in line ${linesOf(text2)}`;
  let [good, bad] = [0, text2.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (couldGoOn(text2.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return `line ${linesOf(text2.slice(0, bad - 1))} has what does not belong there`;
}
var linesOf = (text2) => text2.split("\n").length;
function couldGoOn(beginning) {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const { message } = error;
    const position = /at position (\d+)/.exec(message)?.[1];
    return /^Unexpected end|^Unterminated/.test(message) || Number(position) === beginning.length;
  }
}

// src/providers/ssh/inventory.ts
var mostMachines = 64;
var largestFile = 2 ** 20;
var topKeys = ["machines", "defaults", "host", "knownHosts"];
var targetKeys = ["address", "user", "port", "identityFile", "interface"];
function readInventory(text2, file3, user) {
  let data;
  try {
    data = JSON.parse(text2);
  } catch {
    return { problems: [`it is not valid JSON: ${whereJsonBreaks(text2)}`] };
  }
  if (!isObject(data)) return { problems: ['it must be an object with "machines"'] };
  const problems = [];
  const { machines, defaults: defaults2 = {}, host = "local", knownHosts } = data;
  problems.push(...unknownKeys("the inventory", data, topKeys));
  if (!isObject(defaults2)) problems.push('"defaults" must be an object');
  const common = isObject(defaults2) ? defaults2 : {};
  problems.push(...unknownKeys('"defaults"', common, targetKeys.slice(1)));
  if (!Array.isArray(machines) || machines.length === 0)
    problems.push('"machines" must be a list of at least one machine');
  if (Array.isArray(machines) && machines.length > mostMachines)
    return { problems: [`"machines" must be a list of at most ${mostMachines}; got ${machines.length}`] };
  const context = { common, folder: dirname9(file3), user, problems };
  const targets = (Array.isArray(machines) ? machines : []).map(
    (entry, index) => readTarget(entry, `machine ${index + 1}`, context, true)
  );
  problems.push(...repeated(targets, "name", ({ name: name3 }) => name3));
  problems.push(...repeated(targets, "address", ({ address: address2, port }) => `${address2} port ${port}`));
  const hostTarget = host === "local" || host === "none" ? host : readTarget(host, '"host"', context, false);
  const known4 = knownHosts === void 0 ? void 0 : readPath(knownHosts, '"knownHosts"', context);
  if (problems.length > 0) return { problems };
  return {
    inventory: {
      machines: targets,
      host: hostTarget,
      ...known4 === void 0 ? {} : { knownHosts: known4 }
    }
  };
}
function readInventoryFile(file3, user) {
  const found = lookAtFile(file3, { user, mostBytes: largestFile, startBytes: largestFile });
  return "wrong" in found ? { problems: [`got ${shownValue(file3)}: ${found.wrong}`] } : readInventory(found.start.toString(), file3, user);
}
function readTarget(entry, where2, context, named2) {
  const { common, problems } = context;
  const own = isObject(entry) ? entry : {};
  if (!isObject(entry)) problems.push(`${where2} must be an object${named2 ? "" : ', "local" or "none"'}`);
  const name3 = named2 ? own.name : "host";
  const called = typeof name3 === "string" && named2 ? `machine ${shownValue(name3)}` : where2;
  problems.push(...unknownKeys(called, own, named2 ? ["name", ...targetKeys] : targetKeys));
  const { address: address2, user = "root", port = 22, identityFile, interface: device } = { ...common, ...own };
  const require2 = (key3, value, pattern2, rule) => {
    if (typeof value === "string" && pattern2.test(value)) return;
    problems.push(`${called}: "${key3}" must be ${rule}; got ${shownValue(value)}`);
  };
  require2("name", name3, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "1 to 63 of a-z, 0-9 and inner '-'");
  if (isObject(entry))
    require2("address", address2, /^[A-Za-z0-9[][\w.:%\]-]{0,252}$/, "an address or a host name");
  require2("user", user, /^[A-Za-z_][\w.-]{0,31}$/, "the name of a user");
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    problems.push(`${called}: "port" must be a number from 1 to 65535; got ${shownValue(port)}`);
  if (device !== void 0)
    require2("interface", device, /^(?!-)[^\s/:\p{Cc}]{1,15}$/u, "the name of a network interface");
  const key2 = identityFile === void 0 ? void 0 : readPath(identityFile, `${called}: "identityFile"`, context);
  return {
    name: String(name3),
    address: String(address2),
    user: String(user),
    port: Number(port),
    ...key2 === void 0 ? {} : { identityFile: key2 },
    ...device === void 0 ? {} : { interface: String(device) }
  };
}
function readPath(value, where2, { folder, user, problems }) {
  if (typeof value !== "string" || value === "" || /[\p{Cc}%"]/u.test(value)) {
    problems.push(`${where2} must be the path of a file; got ${shownValue(value)}`);
    return void 0;
  }
  const path2 = resolve(folder, value.replace(/^~(?=\/)/, homedir()));
  const found = lookAtFile(path2, { user, mostBytes: largestFile, startBytes: 0 });
  if ("wrong" in found) problems.push(`${where2}: got ${shownValue(path2)}: ${found.wrong}`);
  return path2;
}
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var unknownKeys = (where2, value, known4) => Object.keys(value).filter((key2) => !known4.includes(key2)).map((key2) => `${where2} has ${shownValue(key2)}, which means nothing here: known are ${known4.join(", ")}`);
function repeated(targets, what, of) {
  const values = targets.map(of);
  const twice = new Set(values.filter((value, index) => values.indexOf(value) !== index));
  return [...twice].map((value) => `two machines have the ${what} ${shownValue(value)}`);
}

// src/providers/ssh/machine.ts
var sshPlace = (name3, connection) => ({
  name: name3,
  // Somewhere on a network, and nobody knows how fast.
  pace: 2,
  run: connection.run,
  open: connection.open,
  attach: connection.attach
});
function sshMachine(name3, connection) {
  const cannot = (what) => new LabError(`cannot ${what} of ${name3}: provider ssh only talks to it`, {
    hint: "start it with the tool that made it"
  });
  const place = sshPlace(name3, connection);
  return {
    ...place,
    async restart() {
      await restartInside(place);
      await connection.close();
    },
    async cutPower() {
      throw cannot("cut the power");
    },
    // It was running when it was adopted, and nothing here can end it.
    async start() {
    },
    async resources() {
      return { cpus: void 0, memory: void 0, disk: void 0 };
    },
    console: () => journalOf(place)
  };
}

// src/providers/ssh/check.ts
async function loadInventory(file3) {
  if (file3 === void 0) {
    throw new LabError("cannot use provider ssh: no inventory was given", {
      hint: `${optionName("inventory")} FILE; docs/providers.md shows one`
    });
  }
  const read2 = readInventoryFile(file3, sudoCaller());
  if ("inventory" in read2) return read2.inventory;
  throw new LabError(
    `cannot use the inventory ${shownValue(file3)}:
${read2.problems.map((each) => `  ${each}`).join("\n")}`,
    {
      hint: "docs/providers.md shows one that is right"
    }
  );
}
async function sshProblems(file3, wanted, at) {
  if ((await missingTools(["ssh"])).length > 0) {
    return [
      {
        message: "provider ssh needs ssh, which the host does not have",
        hint: "apt-get install openssh-client"
      }
    ];
  }
  let inventory;
  try {
    inventory = await loadInventory(file3);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return [{ message: error.message, hint: error.hint ?? "" }];
  }
  const missing = wanted.filter((name3) => !inventory.machines.some((machine) => machine.name === name3));
  const absent = missing.map((name3) => ({
    message: `the inventory has no machine "${name3}"`,
    hint: `add one to ${file3}; it has ${inventory.machines.map((machine) => machine.name).join(", ")}`
  }));
  return [...absent, ...await machineProblems(inventory, at)];
}
var machinesAtOnce = 8;
async function machineProblems(inventory, at) {
  const folder = await mkdtemp2(join29(tmpdir3(), "fanlab-ssh-"));
  try {
    const inTurn = atMost(machinesAtOnce);
    const targets = [...inventory.machines, ...typeof inventory.host === "string" ? [] : [inventory.host]];
    const looked = await Promise.all(targets.map((target2) => inTurn(() => look(target2, inventory, folder, at))));
    const problems = looked.flatMap((found) => "problem" in found ? [found.problem] : []);
    const facts = looked.flatMap((found) => "problem" in found ? [] : [found]);
    return [...problems, ...sameMachine(facts), ...differentNetworks(facts)];
  } finally {
    await rm9(folder, { recursive: true, force: true });
  }
}
async function look(target2, { knownHosts }, folder, at) {
  const files3 = {
    folder,
    knownHosts: knownHosts ?? join29(folder, "known_hosts"),
    strict: knownHosts !== void 0,
    at
  };
  const connection = connectTo(target2, files3);
  const { name: name3 } = target2;
  const place = sshPlace(name3, connection);
  try {
    const uid = await first(place, ["id", "-u"]);
    if (uid !== "0") throw new LabError(`cannot be root on ${name3}`);
    const init = await first(place, ["cat", "/proc/1/comm"]);
    if (init !== "systemd")
      throw new LabError(`cannot use ${name3}: its first process is ${init}, not systemd`);
    const machineId = await first(place, ["cat", "/etc/machine-id"]);
    return { name: name3, machineId, address: await underlayAddressOf(place, target2.interface) };
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    const person = `ssh -p ${target2.port} ${target2.user}@${target2.address}`;
    const hint2 = target2.user === "root" ? `${person} true` : `${person} sudo -n true, which has to succeed`;
    return { problem: { message: error.message, hint: error.hint ?? hint2 } };
  } finally {
    await connection.close();
  }
}
async function first(place, argv2) {
  const { status, stdout, stderr } = await place.run(argv2, { timeoutMs: 2e4 });
  if (status === 0) return stdout.trim();
  throw new LabError(`cannot run "${argv2.join(" ")}" on ${place.name}: ${stderr.trim()}`);
}
function sameMachine(facts) {
  return facts.flatMap(({ name: name3, machineId }, index) => {
    const twin = facts.slice(0, index).find((other) => other.machineId === machineId);
    if (!twin) return [];
    return [
      {
        message: `${twin.name} and ${name3} are one computer, or clones of one: both have the machine id ${machineId}`,
        hint: `if they are clones: rm /etc/machine-id && systemd-machine-id-setup, on ${name3}, and reboot it`
      }
    ];
  });
}
function differentNetworks(facts) {
  const [one, ...others] = facts;
  if (!one) return [];
  const [network = "", length] = one.address.split("/");
  const common = new BlockList2();
  common.addSubnet(network, Number(length));
  return others.filter(({ address: address2 }) => address2.split("/")[1] !== length || !common.check(address2.split("/")[0] ?? "")).map(({ name: name3, address: address2 }) => ({
    message: `${name3} has ${address2} on its underlay, and ${one.name} ${one.address}: these are different networks`,
    hint: `name the right "interface" of each machine in the inventory`
  }));
}

// src/providers/ssh/claim.ts
var claimFolder = "/var/lib/fanlab-machine";
var take = `
if mkdir "$1" 2>/dev/null; then printf '%s %s\\n' "$3" "$2" >"$1/lab"; fi
cat "$1/lab"
`;
var give = `
read -r token lab <"$1/lab" 2>/dev/null || exit 0
[ "$token" != "$2" ] || rm -r "$1"
`;
async function claimMachine(place, { lab, token }) {
  const { status, stdout, stderr } = await place.run(["sh", "-c", take, "take", claimFolder, lab, token]);
  const [holder, ...name3] = stdout.trim().split(" ");
  if (status === 0 && holder === token) return;
  if (status !== 0) throw new LabError(`cannot claim ${place.name}: ${stderr.trim()}`);
  throw new LabError(`cannot use ${place.name}: lab "${name3.join(" ")}" of somebody else has it`, {
    hint: `if that lab is gone for good: rm -r ${claimFolder}, on ${place.name}`
  });
}
async function isClaimed(place, { token }) {
  return (await place.run(["cat", `${claimFolder}/lab`])).stdout.startsWith(`${token} `);
}
async function releaseMachine(place, { token }) {
  const { status, stderr } = await place.run(["sh", "-c", give, "give", claimFolder, token]);
  if (status !== 0) throw new LabError(`cannot give ${place.name} back: ${stderr.trim()}`);
}

// src/providers/ssh/provider.ts
var target = z23.object({
  name: z23.string(),
  address: z23.string().regex(/^[^-]/),
  user: z23.string().regex(/^[^-]/),
  port: z23.int(),
  identityFile: z23.string().exactOptional(),
  hostKeyAlias: z23.string().exactOptional(),
  interface: z23.string().regex(/^[^-]/).exactOptional()
});
var keptInventory = z23.object({
  inventory: z23.object({
    machines: z23.array(target).readonly(),
    host: z23.union([z23.literal(["local", "none"]), target]),
    knownHosts: z23.string().exactOptional()
  }),
  token: z23.string().regex(/^[0-9a-f-]+$/)
});
function sshProvider(stateDir, { inventory: file3, distribution, at = [] } = {}) {
  const open4 = (spec, made, kept2) => {
    const { inventory, token } = kept2;
    const connect = connector(made, inventory, at);
    const claim2 = { lab: spec.name, token };
    const find = (name3) => inventory.machines.find((each) => each.name === name3);
    const machine = (target2) => sshMachine(target2.name, connect(target2));
    return {
      spec,
      host: placeOfHost(inventory, connect, at),
      lacks: (name3) => find(name3) ? void 0 : `the inventory has no machine "${name3}", and provider ssh makes none`,
      async create({ name: name3 }) {
        const target2 = find(name3);
        if (!target2) throw new LabError(`cannot adopt ${name3}: the inventory has no such machine`);
        await made.note(name3);
        await claimMachine(machine(target2), claim2);
        return machine(target2);
      },
      async list() {
        return (await made.names()).flatMap((name3) => find(name3) ?? []).map(machine);
      },
      async underlay() {
        const targets = (await made.names()).flatMap((name3) => find(name3) ?? []);
        const addresses = await Promise.all(
          targets.map(async (target2) => [
            target2.name,
            await underlayAddressOf(machine(target2), target2.interface)
          ])
        );
        const host = inventory.host === "none" ? { absent: "the inventory says that no computer plays the host" } : { addresses: await addressesAt(placeOfHost(inventory, connect, at)) };
        return { addresses: Object.fromEntries(addresses), host };
      }
    };
  };
  return {
    name: "ssh",
    features: {
      ownKernel: true,
      powerCut: false,
      ownImage: false,
      chosenAddresses: false,
      chosenMtu: false,
      networks: "one",
      ipv6: false,
      staticAddresses: false,
      adopts: "everything",
      onlyUnderlay: false
    },
    distribution,
    needs: { tools: { ssh: "openssh-client" }, modules: [], unwantedUnits: [] },
    settingsProblems(user) {
      if (file3 === void 0)
        return [{ flag: "inventory", text: "must name the file that lists the machines; got nothing" }];
      const read2 = readInventoryFile(file3, user);
      return "problems" in read2 ? read2.problems.map((text2) => ({ flag: "inventory", text: text2 })) : [];
    },
    check: (wanted = []) => sshProblems(file3, wanted, at),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, "ssh", keptInventory);
      const known4 = await made.settings();
      if (known4) return open4(spec, made, known4);
      const kept2 = { inventory: await loadInventory(file3), token: randomUUID4() };
      await made.keep(kept2);
      return open4(spec, made, kept2);
    },
    async find(spec) {
      const made = madeMachines(stateDir, spec.name, "ssh", keptInventory);
      const kept2 = await made.settings();
      return kept2 && open4(spec, made, kept2);
    },
    async destroy(name3) {
      const made = madeMachines(stateDir, name3, "ssh", keptInventory);
      const kept2 = await made.settings();
      if (kept2) await giveBack(name3, made, kept2, at);
      await made.removeAll();
    }
  };
}
function connector(made, { knownHosts }, at) {
  const connections = /* @__PURE__ */ new Map();
  return (target2) => {
    const known4 = connections.get(target2.name);
    if (known4) return known4;
    const file3 = knownHosts ?? join30(made.root, "known_hosts");
    const connection = connectTo(target2, {
      folder: made.root,
      knownHosts: file3,
      strict: knownHosts !== void 0,
      at
    });
    connections.set(target2.name, connection);
    return connection;
  };
}
var placeOfHost = ({ host }, connect, at) => typeof host === "string" ? hostPlace(at) : sshPlace("host", connect(host));
async function giveBack(lab, made, kept2, at) {
  const { inventory, token } = kept2;
  const connect = connector(made, inventory, at);
  const claim2 = { lab, token };
  const names2 = await made.names();
  const targets = inventory.machines.filter(({ name: name3 }) => names2.includes(name3));
  const work = targets.map(async (target2) => {
    const machine = sshMachine(target2.name, connect(target2));
    if (await isClaimed(machine, claim2)) {
      await undoOn(machine, lab);
      await releaseMachine(machine, claim2);
    }
    await made.forget(target2.name);
  });
  if (inventory.host !== "none") work.push(undoOn(placeOfHost(inventory, connect, at), lab));
  const failed = (await Promise.allSettled(work)).flatMap(
    (each) => each.status === "rejected" ? [each.reason] : []
  );
  await Promise.all(targets.map((target2) => connect(target2).close()));
  if (typeof inventory.host !== "string") await connect(inventory.host).close();
  if (failed.length === 1) throw failed[0];
  if (failed.length > 1) throw new AggregateError(failed, `cannot give the machines of lab ${lab} back`);
}

// src/providers/uml/provider.ts
import { mkdir as mkdir12, stat as stat3, writeFile as writeFile12 } from "node:fs/promises";

// src/providers/uml/host-needs.ts
var umlNeeds = {
  tools: { "linux.uml": "user-mode-linux", ...virtualTools },
  modules: virtualModules,
  unwantedUnits: [],
  architectures: ["x64"]
};

// src/providers/uml/check.ts
var trialDeadline2 = 3e4;
async function umlProblems(stateDir, arch2 = process.arch) {
  const problems = [
    ...architectureProblems("uml", umlNeeds.architectures, arch2),
    ...oddStateDir(stateDir),
    ...longStateDir(stateDir),
    ...await toolProblems("uml", umlNeeds.tools)
  ];
  if (problems.length > 0) return problems;
  const kernel = await kernelProblems(stateDir, tryKernelWithTaps, umlNeeds.modules);
  const limits2 = await Promise.all([
    cgroupProblems({ provider: "uml", controllers: ["pids"], ownTree: false }),
    processProblems()
  ]);
  return [...limits2.flat(), ...kernel, ...kernel.length === 0 ? await startProblems(stateDir) : []];
}
var untilThisEnds = [...boundToThisProcess, "unshare", "--pid", "--fork", "--kill-child", "--mount-proc"];
async function startProblems(stateDir) {
  const { stdout, stderr } = await inTrialFolder(
    stateDir,
    (folder) => run(
      [
        ...untilThisEnds,
        "linux.uml",
        "mem=64M",
        "con=null",
        "con0=null,fd:1",
        "ssl=null",
        "root=/dev/none",
        "panic=1"
      ],
      {
        timeoutMs: paced(trialDeadline2),
        env: { PATH: process.env.PATH ?? "", TMPDIR: folder, HOME: folder }
      }
    )
  );
  if (/^Kernel panic .*VFS: Unable to mount root fs/m.test(stdout + stderr)) return [];
  return [problemOfTrial(stdout + stderr)];
}
function problemOfTrial(said2) {
  const last = said2.trim().split("\n").slice(-3).join(" / ");
  return {
    message: `User-mode Linux does not start here: ${last || "it said nothing"}`,
    hint: `allow ptrace and executable memory (in a container: --cap-add SYS_PTRACE), or use ${optionName("provider")} lxc`
  };
}

// src/providers/uml/command-line.ts
import { join as join31 } from "node:path";
var memoryFolder = ({ root }) => join31(root, "memory");
var starterFile = ({ root }) => join31(root, "start-kernel");
var starter = `#!/bin/bash
set -u
for file in /proc/self/fd/*; do
  number=\${file##*/}
  if [ "$number" -gt 2 ] && [ "$number" -ne 255 ]; then eval "exec $number>&-"; fi
done
read -r stat < /proc/self/stat
fields=(\${stat##*) })
group=\${fields[2]}
for file in /proc/[0-9]*/stat; do
  read -r stat 2>/dev/null < "$file" || continue
  fields=(\${stat##*) })
  pid=\${file#/proc/}
  pid=\${pid%/stat}
  if [ "\${fields[2]}" = "$group" ] && [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done
for word in "$@"; do
  case $word in *,ifname=*) ;; *) continue ;; esac
  tap=\${word#*,ifname=}
  tap=\${tap%%,*}
  while [ "$(cat "/sys/class/net/$tap/carrier")" = 1 ]; do sleep 0.01; done
done
exec -a "$0" linux.uml "$@"
`;
var vector = (tap, mac) => `transport=tap,ifname=${tap},mac=${mac},depth=64,gro=1`;
function umlCommand({ name: name3, interfaces, cpus, memory, plainDirectories, baseDisk }, files3, { spec, paths, processor }) {
  if (cpus !== 1)
    throw new LabError(`cannot start ${name3}: machines of provider uml have one CPU, ${cpus} are asked for`);
  const management = managementAddresses(spec.names, name3);
  const managementDevice = `vec${interfaces.length}`;
  const managementMac = hardwareAddress(name3, { device: "management", addresses: [] });
  return [
    // The kernel keeps the machine's memory in a file below TMPDIR, and a socket for its console program below HOME.
    ...["env", `TMPDIR=${memoryFolder(paths)}`, `HOME=${files3.directory}`],
    ...["taskset", "--cpu-list", String(processor)],
    starterFile(paths),
    `mem=${memory / 1024}K`,
    `ubd0=${files3.disk},${baseDisk}`,
    `ubd1r=${files3.ownFiles}`,
    // Nothing has to reach the host's disk: a power cut ends the machine and not the host, which has what was written.
    ...["root=/dev/ubda", "rw", "rootflags=barrier=0"],
    // Without it root on the machine mounts the host's files by hostfs, with this process's rights, which are root's. No
    // path lies below a device.
    "hostfs=/dev/null/none",
    ...["con=null", "con0=null,fd:1", "ssl=null"],
    // systemd's own words are enough; each line costs time.
    ...["loglevel=6", "systemd.show_status=yes"],
    `systemd.hostname=${name3}`,
    ...interfaces.map(
      (each, index) => `vec${index}:${vector(portOf(name3, index), hardwareAddress(name3, each))}`
    ),
    `${managementDevice}:${vector(managementPortOf(name3), managementMac)}`,
    ...agentParameters(
      managementDevice,
      management,
      interfaces.map(({ device }, index) => ({ device: `vec${index}`, name: device })),
      plainDirectories
    )
  ];
}
function parseUmlCommand(words2) {
  const memory = words2.map((word2) => /^mem=(\d+)K$/.exec(word2)?.[1]).find(Boolean);
  const baseDisk = words2.map((word2) => /^ubd0=[^,]*,(.+)$/.exec(word2)?.[1]).find(Boolean);
  return memory && baseDisk ? { memory: Number(memory) * 1024, baseDisk } : void 0;
}

// src/providers/uml/disk-content.ts
import { readdir as readdir9 } from "node:fs/promises";
import { join as join32 } from "node:path";
var modulesFolder = "/usr/lib/uml/modules";
async function umlDiskContent() {
  const [version2] = (await readdir9(modulesFolder).catch(() => [])).sort().reverse();
  if (!version2) {
    throw new LabError(`cannot make a disk for User-mode Linux: no modules in ${modulesFolder}`, {
      hint: "apt-get install --reinstall user-mode-linux"
    });
  }
  const { files: files3, links } = await machineContent();
  return {
    name: "uml",
    files: files3,
    links: { ...links, ...Object.fromEntries(legacyIptables) },
    folders: { [`/usr/lib/modules/${version2}`]: join32(modulesFolder, version2) }
  };
}
var legacyIptables = ["iptables", "ip6tables"].flatMap(
  (tool) => ["", "-save", "-restore"].map((verb) => [
    `/etc/alternatives/${tool}${verb}`,
    `/usr/sbin/${tool}-legacy${verb}`
  ])
);

// src/providers/uml/processor.ts
import { readFile as readFile17 } from "node:fs/promises";
async function processorFor(name3) {
  const allowed = parseAllowedProcessors(await readFile17("/proc/self/status", "utf8"));
  const number5 = Number(/\d*$/.exec(name3)?.[0]);
  return allowed[number5 % allowed.length] ?? 0;
}
function parseAllowedProcessors(status) {
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? "0";
  return list.split(",").flatMap((range) => {
    const [first2 = 0, last = first2] = range.split("-").map(Number);
    return Array.from({ length: last - first2 + 1 }, (_, index) => first2 + index);
  });
}

// src/providers/uml/provider.ts
var pace = 4;
function umlProvider(stateDir) {
  return virtualProvider(stateDir, {
    name: "uml",
    needs: umlNeeds,
    check: () => umlProblems(stateDir),
    diskContent: umlDiskContent,
    emulator: {
      pace: async () => pace,
      command: async (record10, files3, lab) => umlCommand(record10, files3, { ...lab, processor: await processorFor(record10.name) }),
      firstWords: /^Linux version /m,
      async resources(words2) {
        const found = parseUmlCommand(words2);
        return found && { cpus: 1, memory: found.memory, disk: (await stat3(found.baseDisk)).size };
      }
    },
    async prepareLab(keeper, paths) {
      await writeFile12(starterFile(paths), starter, { mode: 448 });
      const folder = memoryFolder(paths);
      await mkdir12(folder);
      const mount = ["mount", "-t", "tmpfs", "-o", "mode=700,size=0", "tmpfs", folder];
      const { status, stderr } = await run([...enter(keeper), ...mount]);
      if (status !== 0) throw new LabError(`cannot make room for the machines' memory: ${stderr.trim()}`);
    }
  });
}

// src/providers/vagrant/check.ts
var wants = {
  virtualbox: { tool: "VBoxManage", package: "virtualbox" },
  libvirt: { tool: "virsh", package: "libvirt-clients libvirt-daemon-system", plugin: "vagrant-libvirt" },
  vmware_desktop: { tool: "vmrun", package: "VMware Workstation", plugin: "vagrant-vmware-desktop" }
};
var isHypervisor = (text2) => hypervisors.some((each) => each === text2);
async function vagrantProblems(hypervisor) {
  const problems = [];
  if (!isHypervisor(hypervisor)) {
    return [
      {
        message: `provider vagrant has no hypervisor ${shownValue(hypervisor)}`,
        hint: `${optionName("hypervisor")} ${hypervisors.join(", or ")}`
      }
    ];
  }
  const { tool, plugin, package: brings } = wants[hypervisor];
  const missing = await missingTools(["vagrant", tool]);
  if (missing.includes("vagrant")) {
    problems.push({
      message: "provider vagrant needs Vagrant, which the host does not have",
      hint: "apt-get install vagrant, or from its makers: developer.hashicorp.com/vagrant/install"
    });
  }
  if (missing.includes(tool)) {
    problems.push({
      message: `provider vagrant needs ${tool} of ${hypervisor}, which the host does not have`,
      hint: `install ${brings}, or choose another ${optionName("hypervisor")}`
    });
  }
  if (problems.length > 0 || plugin === void 0) return problems;
  const env = { ...toolEnvironment(), VAGRANT_CHECKPOINT_DISABLE: "1" };
  const { stdout } = await run(["vagrant", "plugin", "list"], { timeoutMs: 6e4, env });
  if (stdout.includes(plugin)) return [];
  return [{ message: `Vagrant has no plugin for ${hypervisor}`, hint: `vagrant plugin install ${plugin}` }];
}

// src/providers/vagrant/client.ts
import { mkdir as mkdir13, writeFile as writeFile13 } from "node:fs/promises";
import { join as join33 } from "node:path";
var upDeadline = 18e5;
var requestDeadline3 = 18e4;
function vagrantIn(folder) {
  const vagrant = (words2, timeoutMs = requestDeadline3) => run(["vagrant", ...words2], {
    cwd: folder,
    timeoutMs,
    env: { ...toolEnvironment(), VAGRANT_CWD: folder, VAGRANT_CHECKPOINT_DISABLE: "1" }
  });
  const succeed2 = async (what, words2, timeoutMs) => {
    const result = await vagrant(words2, timeoutMs);
    if (result.status === 0) return result.stdout;
    throw new LabError(`cannot ${what}: ${said(result)}`, {
      hint: `VAGRANT_CWD=${folder} vagrant ${words2.join(" ")}`
    });
  };
  return {
    async write(vagrantfile2) {
      await mkdir13(folder, { recursive: true });
      await writeFile13(join33(folder, "Vagrantfile"), vagrantfile2);
      await succeed2("use the Vagrantfile", ["validate", "--ignore-provider"]);
    },
    async up(machine) {
      await succeed2(`start ${machine}`, ["up", machine, "--no-color", "--no-provision"], upDeadline);
    },
    async halt(machine, force) {
      await succeed2(`stop ${machine}`, ["halt", machine, ...force ? ["--force"] : []]);
    },
    async destroyAll() {
      await succeed2("remove the machines", ["destroy", "--force"]);
    },
    async target(machine) {
      return parseSshConfig(
        await succeed2(`find the ssh settings of ${machine}`, ["ssh-config", machine]),
        machine
      );
    }
  };
}
function parseSshConfig(text2, name3) {
  const field = (key3) => new RegExp(`^\\s*${key3}\\s+"?([^"\\n]+?)"?\\s*$`, "m").exec(text2)?.[1];
  const [address2, user, port, identityFile] = ["HostName", "User", "Port", "IdentityFile"].map(field);
  if (address2 === void 0 || user === void 0 || !/^\d+$/.test(port ?? ""))
    throw new LabError(
      `cannot find the ssh settings of ${name3}: Vagrant says ${JSON.stringify(text2.slice(0, 200))}`
    );
  const key2 = identityFile === void 0 ? {} : { identityFile };
  return { name: name3, address: address2, user, port: Number(port), hostKeyAlias: name3, ...key2 };
}
var said = ({ stderr, stdout, timedOut }) => timedOut ? "it did not end before its deadline" : (stderr.trim() || stdout.trim()).split("\n").slice(-6).join("\n") || "no reason given";

// src/providers/vagrant/machine.ts
function vagrantMachine(vagrant, name3, folder) {
  let way;
  const connection = () => {
    way ??= vagrant.target(name3).then((target2) => connectTo(target2, { folder, knownHosts: `${folder}/known_hosts`, strict: false, at: [] }));
    way.catch(() => {
      way = void 0;
    });
    return way;
  };
  const forget = async () => {
    const known4 = way;
    way = void 0;
    await (await known4)?.close();
  };
  const enter3 = (argv2, variables2, terminal) => [
    ...["env", `VAGRANT_CWD=${folder}`, "vagrant", "ssh", name3, terminal ? "--tty" : "--no-tty", "--command"],
    ["sudo", "-n", "--", "env", "-i", ...variables2, ...argv2].map(quoted).join(" ")
  ];
  const place = {
    ...placeByChannel({
      name: name3,
      // Virtual machines, most of them with the processor's own help.
      pace: 2,
      hint: `VAGRANT_CWD=${folder} vagrant status ${name3}`,
      environment: toolEnvironment(),
      enter: enter3
    }),
    run: async (argv2, options) => (await connection()).run(argv2, options)
  };
  return {
    ...place,
    async restart() {
      await restartInside(place);
      await (await connection()).close();
    },
    async shutDown() {
      await forget();
      await vagrant.halt(name3, false);
    },
    async cutPower() {
      await forget();
      await vagrant.halt(name3, true);
    },
    start: () => vagrant.up(name3),
    // Each hypervisor would have to be asked in its own way.
    resources: async () => ({ cpus: void 0, memory: void 0, disk: void 0 }),
    console: () => journalOf(place)
  };
}

// src/providers/vagrant/vagrantfile.ts
import * as z24 from "./packages/zod.mjs";
var vagrantMachineShape = z24.object({
  name: z24.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  /** The address that the lab asks for. */
  address: z24.ipv4(),
  cpus: z24.number().positive(),
  /** Bytes. */
  memory: z24.number().positive()
});
var vagrantLab = z24.object({
  lab: z24.string(),
  box: z24.string(),
  hypervisor: z24.enum(hypervisors),
  /** First three numbers of the machines' /24 network, such as 192.168.56. */
  network: z24.string().regex(/^\d{1,3}(\.\d{1,3}){2}$/),
  machines: z24.array(vagrantMachineShape).readonly()
});
var addressIn = ({ network }, { address: address2 }) => `${network}.${address2.split(".").at(-1)}`;
function networkFor(lab) {
  const sum = [...lab].reduce((total2, letter) => total2 + letter.charCodeAt(0), 0);
  return `192.168.${56 + sum % 8}`;
}
function vagrantfile(lab) {
  return `# Made by fanlab for lab ${lab.lab}, anew with each machine.
Vagrant.configure('2') do |config|
  config.vm.box = ${ruby(lab.box)}
  config.vm.box_check_update = false
  config.vm.boot_timeout = 900
  config.vm.synced_folder '.', '/vagrant', disabled: true
${lab.machines.map((machine) => define(lab, machine)).join("\n")}
end
`;
}
function define(lab, machine) {
  const name3 = ruby(machine.name);
  const whole2 = ruby(`fanlab-${lab.lab}-${machine.name}`);
  const mebibytes = Math.round(machine.memory / 2 ** 20);
  const network = {
    virtualbox: "",
    // Nobody else serves addresses there, and nothing leaves it.
    libvirt: `, libvirt__network_name: ${ruby(`fanlab-${lab.lab}`)}, libvirt__dhcp_enabled: false, libvirt__forward_mode: 'none'`,
    vmware_desktop: ""
  }[lab.hypervisor];
  const resources2 = {
    virtualbox: [
      `it.name = ${whole2}`,
      "it.linked_clone = true",
      `it.cpus = ${machine.cpus}`,
      `it.memory = ${mebibytes}`
    ],
    libvirt: [`it.cpus = ${machine.cpus}`, `it.memory = ${mebibytes}`],
    vmware_desktop: [`it.vmx['numvcpus'] = '${machine.cpus}'`, `it.vmx['memsize'] = '${mebibytes}'`]
  }[lab.hypervisor];
  return `
  config.vm.define ${name3} do |machine|
    machine.vm.hostname = ${name3}
    machine.vm.network 'private_network', ip: '${addressIn(lab, machine)}', netmask: '255.255.255.0'${network}
    machine.vm.provider ${ruby(lab.hypervisor)} do |it|
${resources2.map((line2) => `      ${line2}`).join("\n")}
    end
  end`;
}
var ruby = (text2) => `'${text2.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

// src/providers/vagrant/provider.ts
var defaultDistribution2 = "ubuntu-22.04";
var defaultHypervisor = "virtualbox";
var boxOf = (distribution) => `bento/${distribution}`;
function vagrantProvider(stateDir, settings = {}) {
  const { distribution = defaultDistribution2, box, hypervisor = defaultHypervisor } = settings;
  const host = hostPlace();
  let queue = Promise.resolve();
  const inTurn = (work) => {
    const next = queue.then(work, work);
    queue = next.catch(() => {
    });
    return next;
  };
  function open4(spec) {
    const made = madeMachines(stateDir, spec.name, "vagrant", vagrantLab);
    const vagrant = vagrantIn(made.root);
    const known4 = async () => {
      const kept2 = await made.settings();
      if (kept2) return kept2;
      throw new LabError(`cannot find lab ${spec.name}: nothing of it is on disk`);
    };
    const machine = (name3) => vagrantMachine(vagrant, name3, made.root);
    const list = async () => (await known4()).machines.map(({ name: name3 }) => machine(name3));
    return {
      spec,
      host,
      list,
      async create(machineSpec2) {
        await inTurn(async () => {
          const lab = await known4();
          if (!lab.machines.some(({ name: name3 }) => name3 === machineSpec2.name)) {
            const { name: name3, cpus, memory, interfaces } = machineSpec2;
            const [address2 = ""] = interfaces[0]?.addresses[0]?.split("/") ?? [];
            const grown = { ...lab, machines: [...lab.machines, { name: name3, address: address2, cpus, memory }] };
            await made.keep(grown);
            await vagrant.write(vagrantfile(grown));
          }
          await vagrant.up(machineSpec2.name);
        });
        return machine(machineSpec2.name);
      },
      async underlay() {
        const lab = await known4();
        const addresses = await Promise.all(
          lab.machines.map(async (machineSpec2) => {
            const own = await addressesAt(machine(machineSpec2.name));
            const wanted = `${addressIn(lab, machineSpec2)}/24`;
            if (own.includes(wanted)) return [machineSpec2.name, wanted];
            throw new LabError(`cannot find ${wanted} on ${machineSpec2.name}: it has ${own.join(", ")}`);
          })
        );
        return { addresses: Object.fromEntries(addresses), host: await hostUnderlay(host) };
      }
    };
  }
  return {
    name: "vagrant",
    features: {
      ownKernel: true,
      powerCut: true,
      ownImage: false,
      chosenAddresses: false,
      chosenMtu: false,
      networks: "one",
      ipv6: false,
      staticAddresses: false,
      adopts: "host",
      onlyUnderlay: false
    },
    distribution,
    needs: realHostNeeds(),
    check: () => vagrantProblems(hypervisor),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, "vagrant", vagrantLab);
      if (await made.settings() === void 0) {
        if (!isHypervisor(hypervisor)) throw new LabError(`cannot make a lab on hypervisor "${hypervisor}"`);
        const network = networkFor(spec.name);
        const lab = {
          ...{ lab: spec.name, box: box ?? boxOf(distribution), hypervisor, network, machines: [] }
        };
        await made.keep(lab);
      }
      return open4(spec);
    },
    async find(spec) {
      const made = madeMachines(stateDir, spec.name, "vagrant", vagrantLab);
      return await made.settings() === void 0 ? void 0 : open4(spec);
    },
    async destroy(name3) {
      const made = madeMachines(stateDir, name3, "vagrant", vagrantLab);
      const lab = await made.settings();
      if (lab) await undoOn(host, name3);
      if (lab && lab.machines.length > 0) {
        const vagrant = vagrantIn(made.root);
        await vagrant.write(vagrantfile(lab));
        await vagrant.destroyAll();
      }
      await made.removeAll();
    }
  };
}

// src/providers/index.ts
var providers = {
  lxc: lxcProvider,
  uml: umlProvider,
  qemu: qemuProvider,
  lxd: lxdProvider,
  incus: incusProvider,
  multipass: multipassProvider,
  vagrant: vagrantProvider,
  ssh: sshProvider
};
var provider = (name3, stateDir, settings = {}) => providers[name3](stateDir, settings);

// src/run/find-lab.ts
var findLab = ({ lab, stateDir }) => openLab(stateDir, lab.name, (name3) => {
  if (isProviderName(name3)) return provider(name3, stateDir);
  throw new LabError(`cannot enter lab "${lab.name}": provider ${JSON.stringify(name3)} is unknown`, {
    hint: "enter it with the version of fanlab that made it"
  });
});

// src/cli/reach-place.ts
async function reachPlace(request, name3) {
  const { lab } = await findLab(request);
  if (name3 === void 0) throw new UsageError(`name where to go: one of ${placesOf(lab).join(", ")}`);
  const found = await findPlace(lab, name3);
  if (!found)
    throw new UsageError(
      `no place ${shownValue(name3)} in lab ${lab.name}: it has ${placesOf(lab).join(", ")}, and what was launched on its machines`
    );
  await expectAnswer(found, lab, name3);
  return { lab, found, name: name3 };
}
async function expectAnswer({ on, pid, list }, lab, name3) {
  const isRunning = on.name === name3 || pid !== void 0 && pid > 0;
  const asked = isRunning ? await on.run(["true"], { timeoutMs: 1e4 }) : void 0;
  if (asked?.status === 0) return;
  const cause2 = asked ? asked.stderr.trim() || `status ${asked.status}` : "it does not run";
  throw new LabError(`cannot run a command in ${name3} of lab ${lab.name}: ${cause2}`, {
    hint: `${list}, on ${on.name}`
  });
}

// src/cli/run-command.ts
import { fileURLToPath as fileURLToPath2 } from "node:url";

// src/files/state-folder.ts
import {
  chmodSync,
  closeSync as closeSync4,
  constants as constants7,
  fstatSync as fstatSync3,
  mkdirSync,
  openSync as openSync4,
  readdirSync as readdirSync2,
  writeSync as writeSync2
} from "node:fs";
import { join as join34, resolve as resolve2 } from "node:path";
var markName2 = ".fanlab-state";
var markText = "fanlab state 1\n";
var newMark = constants7.O_WRONLY | constants7.O_CREAT | constants7.O_EXCL | constants7.O_NOFOLLOW;
var privateFolders = ["labs", "images"];
var stateMode = 457;
var known = /^(labs|images|images\.lock|image-build\.log|(build|trial)-\d+-\d+)$/;
var hint = "choose another folder with FANLAB_STATE_DIR, such as /var/lib/fanlab, or one that does not exist yet";
function acceptStateFolder(path2) {
  telling(
    "keep labs in",
    path2,
    () => inFolder(path2, (folder, missing) => {
      if (missing.length === 0 && readdirSync2(folder.at(".")).length > 0) settle(folder);
    })
  );
}
function makeStateFolder(path2) {
  telling(
    "keep labs in",
    path2,
    () => inFolder(path2, (folder, missing) => {
      const [name3, ...more] = missing;
      if (name3 === void 0) return settle(folder);
      makeFolder2(folder.at(name3), more.length > 0 ? 493 : stateMode);
      return makeStateFolder(path2);
    })
  );
}
function inFolder(path2, act) {
  const { folder, missing } = pinFolder(resolve2(path2));
  try {
    if (isSharedFolder(join34(folder.path, ...missing))) throw new Refused("it is for files of others", hint);
    const way = folder.way.map((fd) => new PinnedFolder([fd]));
    const own = missing.length === 0 ? way.pop() : void 0;
    for (const each of way) checkOnWay(each);
    if (own) checkOwn(own);
    act(folder, missing);
  } finally {
    folder.close();
  }
}
function checkOnWay(folder) {
  const { uid, mode } = fstatSync3(folder.fd);
  checkOwner(folder.path, uid);
  if (isWritableByOthers(mode) && (mode & 512) === 0)
    throw new Refused(`others than root may write to ${folder.path} (mode ${octal(mode)})`, hint);
}
function checkOwn(folder) {
  const { uid, mode } = fstatSync3(folder.fd);
  checkOwner(folder.path, uid);
  if (isWritableByOthers(mode))
    throw new Refused(
      `others than root may write to it (mode ${octal(mode)})`,
      `${hint}; or look at it, then chmod 0711`
    );
}
function settle(folder) {
  const names2 = readdirSync2(folder.at("."));
  if (!names2.includes(markName2)) {
    const strange = names2.filter((name3) => !known.test(name3));
    if (strange.length > 0)
      throw new Refused(`it has no ${markName2} and is not empty (${strange.slice(0, 3).join(", ")})`, hint);
    mark(folder);
  } else checkMark(folder);
  const { mode } = fstatSync3(folder.fd);
  if ((mode & 54) !== 0) chmodSync(folder.at("."), stateMode);
  for (const name3 of privateFolders) {
    const found = folder.look(name3);
    if (!found?.isDirectory()) continue;
    checkOwner(under(folder, name3), found.uid);
    if ((found.mode & 63) !== 0) chmodSync(folder.at(name3), 448);
  }
}
function checkMark(folder) {
  const found = folder.look(markName2);
  if (!found?.isFile() || found.uid !== process.geteuid?.())
    throw new Refused(`${under(folder, markName2)} is not root's own file`, hint);
}
function mark(folder) {
  try {
    const fd = openSync4(folder.at(markName2), newMark, 384);
    writeSync2(fd, markText);
    closeSync4(fd);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
}
function makeFolder2(path2, mode) {
  try {
    mkdirSync(path2, mode);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
}
function checkOwner(path2, uid) {
  if (uid !== 0 && uid !== process.geteuid?.())
    throw new Refused(`${path2} belongs to user ${uid}, not to root`, hint);
}
var isWritableByOthers = (mode) => (mode & 18) !== 0;
var octal = (mode) => `0${(mode & 4095).toString(8)}`;

// src/process/interrupted.ts
var Interrupted = class extends Error {
  name = "AbortError";
};

// src/report/describe-error.ts
function describeError(error) {
  if (error instanceof AggregateError) return error.errors.map(describeError).join("\n");
  const { message, hint: hint2 } = error instanceof LabError ? error : ownMistake(error);
  return harmlessMessage(withoutCredentials(`fanlab: ${message}${hint2 ? `
hint: ${hint2}` : ""}`));
}

// src/run/result-file.ts
import { existsSync as existsSync5 } from "node:fs";
import { join as join35 } from "node:path";
var ResultFile = class {
  /** Set before the end by who knows. */
  kept = false;
  /** Why the run could not begin; set before the end by who knows. */
  refusal;
  #place;
  #report;
  #request;
  #owner;
  #signal;
  #warn;
  #warnings = [];
  constructor(request, place, { report, warn, owner, signal }) {
    this.#place = place;
    this.#report = report;
    this.#request = request;
    this.#owner = owner;
    this.#signal = signal;
    this.#warn = warn;
  }
  warned(message) {
    this.#warnings.push(message);
  }
  // From the beginning: whoever waits for it finds the report also of a run that was killed.
  planned() {
    this.write();
  }
  suiteEnded() {
    this.write();
  }
  closed() {
    this.write();
  }
  /** Writes what is known at this moment. Does not throw: it could be written when the run began, and the verdict stands. */
  write() {
    try {
      writeResult(this.#request, this.#owner, this.#content());
    } catch (error) {
      this.#warn(error instanceof Error ? error.message : String(error));
    }
  }
  #content() {
    const { summary: summary2, evidence } = this.#place;
    const files3 = { junit: this.#place.junit, summary: ifThere(summary2) };
    const report = this.#report();
    if (this.refusal !== void 0)
      return { ...refused(this.#request, report.scenario, this.refusal), ...files3 };
    const cases = report.suites.flatMap((suite) => suite.cases);
    const { exitCode, reason, ...counts2 } = verdict(cases);
    const { outputs, lab } = this.#request;
    return {
      scenario: report.scenario,
      verdict: this.#signal.aborted ? "interrupted" : ["passed", "failed", "error"][exitCode],
      reason: report.stopped ?? reason,
      stopped: report.stopped !== void 0,
      total: cases.length,
      ...counts2,
      durationMs: report.durationMs,
      ...files3,
      evidence: ifThere(join35(outputs.reports, evidence)),
      lab: lab.name,
      kept: this.kept,
      topology: report.topology,
      annotations: annotations(report),
      failures: cases.flatMap((result) => {
        const lines = failureLines(result);
        const { name: name3, suite, claims: ids } = result;
        return lines.length === 0 ? [] : [{ name: name3, suite, ids, message: lines.join("\n") }];
      }),
      warnings: this.#warnings
    };
  }
};
function writeRefusal(request, owner, scenario, reason) {
  writeResult(request, owner, refused(request, scenario, reason));
}
var refused = ({ lab }, scenario, reason) => ({
  scenario,
  verdict: "error",
  reason,
  stopped: true,
  ...{ total: 0, passed: 0, failed: 0, errors: 0, skipped: 0, durationMs: 0 },
  ...{ junit: "", summary: "", evidence: "", lab: lab.name, kept: false, topology: void 0 },
  ...{ annotations: [], failures: [], warnings: [] }
});
function writeResult({ outputs: { result } }, owner, content2) {
  if (result === "") return;
  new CallersFiles(owner).write(result, `${JSON.stringify(content2, null, 2)}
`);
}
var ifThere = (path2) => existsSync5(path2) ? path2 : "";

// src/process/as-caller.ts
import { spawn as spawn3, spawnSync } from "node:child_process";
var callersPathVariable = "FANLAB_CALLERS_PATH";
var asCaller = (act) => asUser(sudoCaller(), act);
function callersSpawn(command2, words2, options) {
  const own = forCaller(command2, words2, options);
  return spawn3(own.command, own.words, own.options);
}
function callersSpawnSync(command2, words2, options) {
  const own = forCaller(command2, words2, options);
  return spawnSync(own.command, own.words, own.options);
}
function forCaller(command2, words2, options) {
  const user = sudoCaller();
  if (!user) return { command: command2, words: words2, options };
  const { shell = false } = options;
  const argv2 = shell ? [typeof shell === "string" ? shell : "/bin/sh", "-c", command2] : [command2, ...words2];
  return {
    command: "setpriv",
    words: [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--init-groups", "--inh-caps=-all", "--", ...argv2],
    options: { ...options, shell: false, env: { ...options.env ?? process.env, ...environmentOf2(user) } }
  };
}
var known2 = /* @__PURE__ */ new Map();
function environmentOf2({ uid }) {
  let environment2 = known2.get(uid);
  if (!environment2) {
    const entry = spawnSync("getent", ["passwd", String(uid)], { encoding: "utf8" }).stdout?.trim().split(":");
    const [name3, , , , , home] = entry ?? [];
    const path2 = process.env[callersPathVariable];
    environment2 = {
      ...name3 ? { USER: name3, LOGNAME: name3 } : {},
      ...home ? { HOME: home } : {},
      ...path2 ? { PATH: path2 } : {}
    };
    known2.set(uid, environment2);
  }
  return environment2;
}

// src/process/foreground.ts
import { spawn as spawn4 } from "node:child_process";
import { constants as constants8 } from "node:os";
function foreground(argv2, stdin) {
  const [command2 = "", ...words2] = argv2;
  const child = spawn4(command2, words2, {
    stdio: [stdin === "inherit" ? "inherit" : "pipe", "inherit", "inherit"]
  });
  child.stdin?.on("error", () => {
  });
  if (stdin !== "inherit") child.stdin?.write(stdin.begin);
  return { status: statusOf(child), endInput: (words3) => child.stdin?.end(`${words3}
`) };
}
function statusOf(child) {
  return new Promise((resolve10, reject) => {
    child.once("error", reject);
    child.once("exit", (status, signal) => resolve10(status ?? 128 + (signal ? constants8.signals[signal] : 0)));
  });
}

// src/cli/handed-variables.ts
import { readSync as readSync2 } from "node:fs";
import * as z25 from "./packages/zod.mjs";
var marker = "FANLAB_PROXIES_ON_STDIN";
var handed = z25.partialRecord(z25.enum(proxyVariables), z25.string());
function variablesToHand() {
  const variables2 = proxyVariables.flatMap((name3) => {
    const value = process.env[name3];
    return value === void 0 ? [] : [[name3, value]];
  });
  return { word: `${marker}=1`, line: `${JSON.stringify(Object.fromEntries(variables2))}
` };
}
function takeHandedVariables() {
  if (process.env[marker] === void 0) return;
  delete process.env[marker];
  try {
    Object.assign(process.env, handed.parse(JSON.parse(readLine())));
  } catch {
  }
}
function readLine() {
  const byte = Buffer.alloc(1);
  const bytes3 = [];
  while (readSync2(0, byte) === 1 && byte[0] !== 10) bytes3.push(byte[0]);
  return Buffer.from(bytes3).toString();
}

// src/cli/own-script.ts
import { resolve as resolve3 } from "node:path";
var launcher;
var started;
function startOwnScript(script3, by) {
  started = script3;
  launcher = by;
}
function ownScript() {
  if (started !== void 0) return started;
  const [, first2 = "", second = ""] = process.argv;
  return resolve3(/\/(?:zx|zx\/build\/cli\.js)$/.test(first2) ? second : first2);
}
var scriptWords = (script3) => launcher === void 0 || script3 !== started ? [script3] : [launcher, script3];

// src/cli/become-root.ts
var passedVariables = [
  ...["XDG_CACHE_HOME", "FANLAB_STATE_DIR", "FANLAB_LAB", "FANLAB_JOB", "FANLAB_TRACE", "CI", "TERM"],
  ...["NO_COLOR", commandVariable, inputsVariable]
];
async function becomeRoot(script3, argv2, { interactive = false } = {}) {
  if (process.geteuid?.() === 0) {
    takeHandedVariables();
    return void 0;
  }
  const trial2 = await run(["sudo", "--non-interactive", "true"]);
  if (trial2.status !== 0) {
    throw new LabError("cannot make a lab: it needs root, or sudo without a password", {
      hint: `sudo ${commandLine([process.execPath, ...scriptWords(script3), ...argv2])}, or allow this user sudo without a password (NOPASSWD in sudoers)`
    });
  }
  const variables2 = passedVariables.flatMap(
    (name3) => process.env[name3] === void 0 ? [] : [`${name3}=${process.env[name3]}`]
  );
  if (process.env.PATH) variables2.push(`${callersPathVariable}=${process.env.PATH}`);
  const { word: word2, line: line2 } = variablesToHand();
  const byInput = interactive ? [] : [`${stopVariable}=1`, word2];
  const command2 = [
    "sudo",
    "--non-interactive",
    "--",
    "env",
    ...variables2,
    ...byInput,
    process.execPath,
    ...scriptWords(script3),
    ...argv2
  ];
  const child = foreground(command2, interactive ? "inherit" : { begin: line2 });
  onStopRequest((why) => child.endInput(why));
  return child.status;
}

// src/cli/environment-problems.ts
import { homedir as homedir2 } from "node:os";
import { isAbsolute as isAbsolute3 } from "node:path";
var stateDirRule = "an absolute path of letters, digits and . _ - /, without '..', that is not the root folder and has at most 200 characters";
var stateFolder = (env) => env.FANLAB_STATE_DIR || "/var/lib/fanlab";
function environmentProblems(env) {
  return [...stateProblems(stateFolder(env)), ...cacheProblems(env), ...jobProblems(env)];
}
function labProblems(lab, isFromEnvironment) {
  if (isLabName(lab)) return [];
  const rule = "1 to 20 of a-z, 0-9 and inner '-'";
  const hint2 = isFromEnvironment ? "it comes from FANLAB_LAB, choose another name" : "choose another name";
  return [mustBe("lab", rule, lab, hint2)];
}
var jobProblems = ({ FANLAB_JOB: job = "" }) => job === "" || isJobName(job) ? [] : [variableMustBe("FANLAB_JOB", "1 to 200 letters, digits and . _ - : /", job)];
function stateProblems(folder) {
  const isFit = /^\/[\w./-]{1,199}$/.test(folder) && !folder.split("/").includes("..") && /\w/.test(folder);
  return isFit ? [] : [variableMustBe("FANLAB_STATE_DIR", stateDirRule, folder)];
}
function cacheProblems({ XDG_CACHE_HOME: cache2 = "", HOME: home }) {
  const rule = "an absolute path, without control characters";
  const isFit = (path2) => isAbsolute3(path2) && !new RegExp("\\p{Cc}", "u").test(path2);
  if (cache2 !== "") return isFit(cache2) ? [] : [variableMustBe("XDG_CACHE_HOME", rule, cache2)];
  if (home !== void 0) return isFit(home) ? [] : [variableMustBe("HOME", rule, home)];
  return hasHome() ? [] : [variableMustBe("HOME", `${rule}: this user has no home folder`, home)];
}
function hasHome() {
  try {
    return isAbsolute3(homedir2());
  } catch {
    return false;
  }
}

// src/cli/path-problems.ts
import { lstatSync as lstatSync4 } from "node:fs";
import { dirname as dirname10, resolve as resolve4 } from "node:path";
var longestPath = 3e3;
var longestName2 = 200;
function pathProblems(paths) {
  return [
    ...paths.flatMap((path2) => {
      const wrong = textProblems(path2);
      return wrong.length > 0 ? wrong : placeProblems(path2);
    }),
    ...sharedPaths(paths)
  ];
}
var kindOf2 = (flag) => flag === "reports" ? "folder" : "file";
function textProblems({ flag, text: text2 }) {
  const what = kindOf2(flag);
  if (text2.trim() === "")
    return [
      { tell: (name3) => `${name3(flag)} must name a ${what}; got ${text2 === "" ? "an empty text" : "blanks"}` }
    ];
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text2))
    return [mustBe(flag, `the path of a ${what}, without control characters`, text2)];
  const isTooLong = Buffer.byteLength(text2) > longestPath || text2.split("/").some((part) => Buffer.byteLength(part) > longestName2);
  return isTooLong ? [mustBe(flag, `the path of a ${what} with names of at most ${longestName2} bytes`, text2)] : [];
}
function placeProblems({ flag, text: text2 }) {
  const path2 = resolve4(text2);
  const wrong = (rule) => [mustBe(flag, rule, text2, "choose another path")];
  if (systemFolder(path2) !== void 0 || flag === "reports" && isSharedFolder(path2))
    return wrong(`a ${kindOf2(flag)} of your own, outside of the system's folders`);
  const found = look2(path2);
  if (found && !found.isSymbolicLink() && !(flag === "reports" ? found.isDirectory() : found.isFile()))
    return wrong(flag === "reports" ? "a folder, or a new one" : "a regular file, or a new one");
  return hasFileAbove(path2) ? wrong(`a ${kindOf2(flag)} in a folder; a part of its path is a file`) : [];
}
function hasFileAbove(path2) {
  const folder = dirname10(path2);
  const found = look2(folder);
  if (found) return !found.isDirectory() && !found.isSymbolicLink();
  return folder !== path2 && hasFileAbove(folder);
}
function look2(path2) {
  try {
    return lstatSync4(path2);
  } catch {
    return void 0;
  }
}
function sharedPaths(paths) {
  return paths.flatMap(({ flag, text: text2 }, index) => {
    const earlier = paths.slice(0, index).find((other) => resolve4(other.text) === resolve4(text2));
    if (!earlier) return [];
    const got = shownValue(text2);
    return [{ tell: (name3) => `${name3(flag)} must be another path than ${name3(earlier.flag)}; got ${got}` }];
  });
}

// src/run/for-provider.ts
var unknownDistribution = "as found";
function problemsForProvider({ lab, image: image2 }, { name: provider2, features: features2 }) {
  const problems = [];
  if (!features2.chosenAddresses && lab.choseNetwork) {
    problems.push({
      tell: (name3) => `${name3("underlay")}: provider ${provider2} gives its machines' addresses, and the lab follows them: leave it out`
    });
  }
  const choices = { "apt-source": image2.aptSources, package: image2.packages };
  for (const [option, chosen] of Object.entries(choices)) {
    if (!features2.ownImage && chosen.length > 0)
      problems.push({
        tell: (name3) => `${name3(option)} is for machines with the lab's own image; those of provider ${provider2} have another: leave it out`
      });
  }
  return problems;
}
function forProvider(request, provider2) {
  const problems = problemsForProvider(request, provider2);
  if (problems.length > 0) throw new UsageError(problems);
  const { fan: fan2, image: image2 } = request;
  if (provider2.features.ownImage) return { ...request, fan: fan2 ?? usualFan };
  const distribution = provider2.distribution ?? unknownDistribution;
  return { ...request, fan: fan2 ?? "auto", image: { ...image2, distribution } };
}
var defaultImage = ({ trust }) => ({
  distribution: usualDistribution,
  aptSources: [],
  packages: [],
  trust
});

// src/image/apt-source.ts
var sourceLine = /^deb (?:\[[^\][]*\] )?([A-Za-z+]+):(\S+) [^\s[\]]+(?: [^\s[\]]+)*$/;
var methods = {
  https: /^\/\/[^/]/,
  http: /^\/\/[^/]/,
  ftp: /^\/\/[^/]/,
  copy: /^\/[^/]/
};
var example = "deb [trusted=yes] https://example.org/debian bookworm main";
var longest2 = 1e3;
function parseAptSource(text2) {
  const shown3 = withoutCredentials(text2);
  const wrong = (cause2, hint2 = example) => new LabError(`cannot use apt source ${shownValue(shown3)}${cause2}`, { hint: hint2 });
  if (shown3 !== text2)
    throw wrong(
      ": every process of this host could read the password in it",
      `take a mirror that asks for none, or download the packages and give each by ${optionName("package")} FILE.deb`
    );
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text2)) throw wrong(": expected one line, without control characters");
  if (text2.length > longest2) throw wrong(`: expected at most ${longest2} characters`);
  const [, method = "", rest = ""] = sourceLine.exec(text2) ?? [];
  if (method === "") throw wrong(': expected one line that begins with "deb ", then an address and a suite');
  if (method === "file")
    throw wrong(": the image cannot see files of the host", text2.replace("file:", "copy:"));
  const address2 = Object.hasOwn(methods, method) ? methods[method] : void 0;
  if (!address2)
    throw wrong(`: expected an address by ${Object.keys(methods).join(", ")}; got ${shownValue(method)}`);
  const isReadable = method === "copy" || URL.canParse(`${method}:${rest}`);
  if (!address2.test(rest) || !isReadable)
    throw wrong(`: expected ${method}:${method === "copy" ? "/FOLDER" : "//HOST/PATH"}`);
  return text2;
}

// src/image/package-choice.ts
import { basename as basename5, resolve as resolve5 } from "node:path";
var name2 = /^[a-z0-9][a-z0-9+.-]*(?:[a-z0-9.]|\+\+)$/;
var version = /^(?:\d+:)?\d(?:[A-Za-z0-9.+~-]*[A-Za-z0-9.~])?$/;
var longest3 = 120;
var largestFile2 = 2 ** 30;
function parsePackageChoice(text2, user) {
  if (text2.endsWith(".deb")) return fileChoice(text2, user);
  const equals = text2.indexOf("=");
  const packageName = equals === -1 ? text2 : text2.slice(0, equals);
  if (!isName(packageName))
    throw unreadable(text2, `${shownValue(packageName)} is no name of a Debian package`);
  if (equals === -1) return { kind: "name", name: packageName };
  const packageVersion = text2.slice(equals + 1);
  if (packageVersion.length > longest3 || !version.test(packageVersion))
    throw unreadable(text2, `${shownValue(packageVersion)} is no version of a Debian package`);
  return { kind: "version", name: packageName, version: packageVersion };
}
function repeatedPackages(choices) {
  const names2 = choices.map((choice) => choice.name);
  const twice = new Set(names2.filter((each, index) => names2.indexOf(each) !== index));
  return [...twice].map((each) => `package ${shownValue(each)} is chosen more than once`);
}
var isName = (text2) => text2.length <= longest3 && name2.test(text2);
function fileChoice(text2, user) {
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text2)) throw unreadable(text2, "its path has control characters");
  const path2 = resolve5(text2);
  const found = lookAtFile(path2, { user, mostBytes: largestFile2, startBytes: archiveStart.length });
  if ("wrong" in found) throw unreadable(text2, found.wrong);
  const packageName = basename5(path2, ".deb").split("_")[0] ?? "";
  if (!isName(packageName)) throw unreadable(text2, "its file name does not begin with the name of a package");
  if (found.size === 0) throw unreadable(text2, "it is empty");
  if (found.start.toString("latin1") !== archiveStart)
    throw unreadable(text2, "it is no Debian package: it does not begin as one");
  return { kind: "file", name: packageName, path: path2 };
}
var archiveStart = "!<arch>\ndebian-binary";
var unreadable = (text2, cause2) => new LabError(`cannot use package ${shownValue(text2)}: ${cause2}`, {
  hint: "give NAME, NAME=VERSION or the path of a .deb file, such as lxd, lxd=5.0.2-5 or ./lxd_5.0.2-5_amd64.deb"
});

// src/image/recipe.ts
import { createHash as createHash7 } from "node:crypto";

// src/image/container-wget.ts
var containerWget = {
  mode: 493,
  text: `#!/bin/busybox sh
# Debian's static busybox is built without wget's time-outs and dies of -T (SIGSEGV). Here the option bounds the
# whole download; all others are busybox's own.
seconds=900 left=$#
while [ "$left" -gt 0 ]; do
  word=$1
  shift && left=$((left - 1))
  case $word in
  --timeout=*) seconds=\${word#*=} && continue ;;
  -[cqS]*T | -T | --timeout)
    seconds=\${1:-nothing} word=\${word%T}
    [ "$left" -eq 0 ] || { shift && left=$((left - 1)); }
    case $word in - | --timeout) continue ;; esac
    ;;
  -T* | -[cqS]*T[0-9]*)
    seconds=\${word##*T} word=\${word%T*}
    [ "$word" != - ] || continue
    ;;
  esac
  set -- "$@" "$word"
done
busybox timeout "$seconds" busybox wget "$@"
status=$?
if [ "$status" -eq 143 ]; then
  echo "wget: download timed out" >&2
  exit 1
fi
exit "$status"
`
};

// src/image/container-files.ts
var containerImagesDirectory = "/usr/share/fanlab/images";
var containerFiles = {
  "/sbin/init": {
    mode: 493,
    text: `#!/bin/busybox sh
trap 'exit 0' PWR TERM USR1 USR2 37
trap 'exec busybox reboot -f' INT
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
busybox hostname >/www/index.html
busybox ip link set lo up
keep() {
  while :; do
    "$@"
    busybox sleep 1
  done &
}
keep busybox udhcpc -f -i eth0 -t 4 -T 1 -A 1 -O mtu -s /etc/udhcpc.script
keep busybox httpd -f -p 0.0.0.0:80 -h /www
# wait also collects the orphans that process 1 inherits.
while :; do wait; done
`
  },
  // busybox gives the prefix length in $mask.
  "/etc/udhcpc.script": {
    mode: 493,
    text: `#!/bin/busybox sh
case $1 in
deconfig)
  busybox ip -4 address flush dev "$interface"
  busybox ip link set "$interface" up
  ;;
bound | renew)
  if [ -n "$mtu" ]; then busybox ip link set "$interface" mtu "$mtu"; fi
  if ! busybox ip -4 address show dev "$interface" | busybox grep -q " $ip/$mask "; then
    busybox ip -4 address flush dev "$interface"
    busybox ip address add "$ip/$mask" broadcast + dev "$interface"
  fi
  for gateway in $router; do
    busybox ip route replace default via "$gateway" dev "$interface"
    break
  done
  if [ -n "$domain" ]; then echo "search $domain"; fi >/etc/resolv.conf
  for server in $dns; do echo "nameserver $server"; done >>/etc/resolv.conf
  ;;
esac
`
  },
  "/usr/bin/wget": containerWget,
  "/etc/passwd": { text: "root:x:0:0:root:/root:/bin/sh\n" },
  "/etc/group": { text: "root:x:0:\n" },
  "/etc/hosts": { text: "127.0.0.1 localhost\n" }
};
var containerMetadata = (machine) => `architecture: ${machine}
creation_date: 1700000000
properties:
  description: busybox with a DHCP client and a web server
  os: busybox
  name: fanlab-container
`;
var nginxFiles = {
  "/usr/bin/wget": containerWget,
  "/etc/nginx/nginx.conf": {
    text: `user www-data;
worker_processes 1;
error_log /dev/stderr notice;
events {}
http {
  include mime.types;
  access_log /dev/stdout combined;
  server {
    listen 80 default_server;
    root /usr/share/nginx/html;
  }
}
`
  },
  "/etc/passwd": {
    text: "root:x:0:0:root:/root:/bin/sh\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n"
  },
  "/etc/group": { text: "root:x:0:\nwww-data:x:33:\n" },
  "/etc/nsswitch.conf": { text: "passwd: files\ngroup: files\nhosts: files dns\n" }
};

// src/image/machine-files.ts
var filesInImage = {
  // The underlay interface is eth0 in a system container, vec0 in User-mode Linux, en… in a virtual machine.
  // Without IPv6 and without link-local addresses nothing delays "configured", which claim P35 asks for.
  "/etc/systemd/network/10-underlay.network": {
    text: `[Match]
Name=eth0 en* vec0
Type=ether

[Network]
DHCP=ipv4
LinkLocalAddressing=no
IPv6AcceptRA=no
LLMNR=no
MulticastDNS=no

[DHCPv4]
ClientIdentifier=mac
UseDNS=no
UseNTP=no
UseHostname=no
`
  },
  // LXD and Docker ask for network-online.target; a machine whose underlay never comes should say so soon.
  "/etc/systemd/system/systemd-networkd-wait-online.service.d/fanlab.conf": {
    text: `[Service]
ExecStart=
ExecStart=/usr/lib/systemd/systemd-networkd-wait-online --any --timeout=20
`
  },
  "/etc/systemd/journald.conf.d/fanlab.conf": {
    text: "[Journal]\nStorage=volatile\nRuntimeMaxUse=16M\nRateLimitIntervalSec=0\n"
  },
  "/etc/hosts": { text: "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n" },
  // mmdebstrap leaves the resolv.conf of the computer it runs on.
  "/etc/resolv.conf": { text: "# A machine of the lab has no name server.\n" }
};
var disabledUnits = [
  "lxd.service",
  "lxd.socket",
  "lxd-containers.service",
  "lxcfs.service",
  "docker.service",
  "docker.socket",
  "containerd.service",
  "ssh.service",
  "ssh.socket",
  "getty@tty1.service",
  "remote-fs.target",
  "systemd-resolved.service",
  "systemd-timesyncd.service",
  "systemd-pstore.service",
  "dnsmasq.service",
  "nftables.service",
  "networking.service",
  "e2scrub_reap.service"
];
var maskedUnits2 = [
  "apt-daily.timer",
  "apt-daily-upgrade.timer",
  "dpkg-db-backup.timer",
  "e2scrub_all.timer",
  "fstrim.timer",
  "man-db.timer",
  "motd-news.timer",
  "update-notifier-download.timer",
  "update-notifier-motd.timer",
  "console-getty.service",
  // Registers interpreters with the kernel, which a container may not; LXD shows it the host's list, and it fails.
  "systemd-binfmt.service",
  "rsync.service"
];
var enabledUnits = [
  "systemd-networkd.service",
  "systemd-networkd-wait-online.service",
  "networkd-dispatcher.service"
];
var excludedPaths = [
  "/usr/share/man/*",
  "/usr/share/doc/*",
  "/usr/share/info/*",
  "/usr/share/locale/*",
  "/usr/share/lintian/*",
  "/usr/share/bash-completion/*",
  "/usr/lib/udev/hwdb.d/*",
  "/lib/udev/hwdb.d/*",
  "/etc/ssh/moduli",
  // Docker's and containerd's test tools and alternative shims.
  "/usr/bin/containerd-stress",
  "/usr/bin/containerd-shim",
  "/usr/bin/containerd-shim-runc-v1",
  "/usr/sbin/dnet",
  "/usr/sbin/ovrouter",
  "/usr/bin/lxd-benchmark",
  "/usr/bin/lxc-to-lxd"
];

// src/image/customize-script.ts
var customizeScript = String.raw`#!/bin/sh
set -eu
root=$1
work=$(dirname "$0")
umask 022

# Modes are said here because the caller's umask took some bits.
lay() { tar -C "$1" -c --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX . | tar -C "$2" -xp --no-overwrite-dir; }
pack() {
  directory=$1
  shift
  tar -C "$directory" -c --owner=0 --group=0 --numeric-owner --sort=name --mtime=@1700000000 "$@"
}

if [ -d "$work/packages" ]; then
  mkdir "$root/tmp/packages"
  cp "$work"/packages/*.deb "$root/tmp/packages/"
  chroot "$root" sh -c 'DEBIAN_FRONTEND=noninteractive apt-get install -q -y --allow-downgrades --no-install-recommends /tmp/packages/*.deb'
  rm -r "$root/tmp/packages"
fi

echo 'fanlab: container image'
container=$work/container-root
mkdir -p "$container/rootfs"
cd "$container/rootfs"
mkdir -p bin sbin usr/bin usr/sbin dev proc sys run tmp root etc www var/tmp
chmod 1777 tmp var/tmp
cp "$root/bin/busybox" bin/busybox
chroot . /bin/busybox --install -s
rm -f sbin/init linuxrc usr/bin/wget
lay "$work/container" .
cp "$work/metadata.yaml" ..
chmod 644 ../metadata.yaml
mkdir -p "$root${containerImagesDirectory}"
pack "$container" metadata.yaml rootfs | gzip -n -9 >"$root${containerImagesDirectory}/container.tar.gz"

echo 'fanlab: nginx image'
nginx=$work/nginx-root
mkdir "$nginx" "$work/debs"
cd "$work/debs"
APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-get -q -o APT::Sandbox::User=root download nginx nginx-common
cd "$nginx"
for deb in "$work"/debs/*.deb; do dpkg-deb --extract "$deb" "$work/nginx-packages"; done
mkdir -p bin sbin usr/bin usr/sbin dev proc sys run tmp root etc/nginx usr/share/nginx var/log/nginx var/lib/nginx var/www
chmod 1777 tmp
cp "$root/bin/busybox" bin/busybox
chroot . /bin/busybox --install -s
rm -f usr/bin/wget
cp "$work/nginx-packages/usr/sbin/nginx" usr/sbin/nginx
cp "$work/nginx-packages/etc/nginx/mime.types" etc/nginx/
cp -r "$work/nginx-packages/usr/share/nginx/html" usr/share/nginx/
# The machine has every library that nginx needs, of the same release.
cp usr/sbin/nginx "$root/tmp/nginx"
chroot "$root" ldd /tmp/nginx >"$work/libraries"
rm "$root/tmp/nginx"
if grep 'not found' "$work/libraries" >&2; then exit 1; fi
grep -o '/[^ ]*' "$work/libraries" | while read -r library; do
  mkdir -p ".$(dirname "$library")"
  cp -L "$root$library" ".$library"
done
lay "$work/nginx" .
pack "$nginx" . >"$root${containerImagesDirectory}/nginx.tar"

echo 'fanlab: machine'
dpkg-query --root="$root" --show --showformat='$''{Package} $''{Version}\n' >"$work/versions"
for deb in "$work"/debs/*.deb; do dpkg-deb --show --showformat='$''{Package} $''{Version}\n' "$deb"; done >>"$work/versions"
cp "$work/versions" "$root/usr/share/fanlab/versions"
rm -f "$root/etc/hostname" "$root/etc/resolv.conf"
lay "$work/machine" "$root"
# systemd has units of its own for all of them. With the scripts there, each 'systemctl enable' runs update-rc.d and
# reloads systemd several times: 1.5 s of a machine's start of LXD.
rm -f "$root"/etc/init.d/docker "$root"/etc/init.d/lxcfs "$root"/etc/init.d/lxd "$root"/etc/init.d/lxd-containers
exists() { test -e "$root/usr/lib/systemd/system/$1" || test -e "$root/etc/systemd/system/$1"; }
for unit in ${disabledUnits.join(" ")}; do
  case $unit in *@*) template="$(echo "$unit" | sed 's/@.*\./@./')" ;; *) template=$unit ;; esac
  if exists "$template"; then chroot "$root" systemctl --quiet disable "$unit"; fi
done
for unit in ${enabledUnits.join(" ")}; do chroot "$root" systemctl --quiet enable "$unit"; done
chroot "$root" systemctl --quiet mask ${maskedUnits2.join(" ")}
chroot "$root" systemctl --quiet set-default multi-user.target
# In a container this generator makes login prompts nobody can use: root has no password.
mkdir -p "$root/etc/systemd/system-generators"
ln -sf /dev/null "$root/etc/systemd/system-generators/systemd-getty-generator"
# The package has six of the eight directories its own documentation names.
mkdir -p "$root/etc/networkd-dispatcher/configuring.d" "$root/etc/networkd-dispatcher/configured.d"
ln -sf /usr/share/zoneinfo/Etc/UTC "$root/etc/localtime"
# Empty and not missing: each machine then makes an id of its own without systemd's first-boot work.
: >"$root/etc/machine-id"
rm -f "$root"/etc/ssh/ssh_host_* "$root/var/lib/dbus/machine-id" "$root/usr/lib/udev/hwdb.bin" "$root/etc/udev/hwdb.bin"
rm -rf "$root/var/log/journal" "$root"/var/log/apt/* "$root/var/log/dpkg.log" "$root/var/log/bootstrap.log"
find "$root/usr" "$root/etc" -name '*.dpkg-old' -delete
`;

// src/image/sha256-of-file.ts
import { createHash as createHash6 } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
async function sha256OfFile(path2) {
  const hash = createHash6("sha256");
  await pipeline(createReadStream(path2, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

// src/image/recipe.ts
function lacksLxd({ distribution, aptSources, packages: packages2 }) {
  const bringsLxd = aptSources.length > 0 || packages2.some(({ name: name3 }) => name3 === "lxd");
  return !distributions[distribution].hasLxd && !bringsLxd;
}
function checkRecipe(recipe) {
  const distribution = parseDistribution(recipe.distribution);
  if (lacksLxd(recipe)) {
    throw new LabError(
      `cannot build an image of ${distribution}: its archive has LXD only as a snap, which needs the snap store`,
      {
        hint: `give LXD as a Debian package, ${optionName("package")} ./lxd_VERSION_${debArchitecture()}.deb or ${optionName("apt-source")}, or use debian-12`
      }
    );
  }
}
function parseDistribution(text2) {
  if (Object.hasOwn(distributions, text2)) return text2;
  throw new LabError(
    `cannot use distribution ${JSON.stringify(text2)}: expected one of ${Object.keys(distributions).join(", ")}`,
    { hint: "use debian-12, which needs nothing but a Debian mirror" }
  );
}
async function recipeHash(recipe) {
  const packages2 = await Promise.all(
    recipe.packages.map(
      async (choice) => choice.kind === "file" ? { name: choice.name, sha256: await sha256OfFile(choice.path) } : choice
    )
  );
  const content2 = [
    process.arch,
    recipe.distribution,
    distributions[recipe.distribution],
    commonPackages,
    recipe.aptSources,
    packages2.map((choice) => JSON.stringify(choice)).sort(),
    [filesInImage, excludedPaths, containerFiles, containerMetadata(""), nginxFiles, customizeScript]
  ];
  return createHash7("sha256").update(JSON.stringify(content2)).digest("hex").slice(0, 16);
}
function archivePackages(recipe) {
  const chosen = new Set(recipe.packages.map(({ name: name3 }) => name3));
  const base = [...commonPackages, ...distributions[recipe.distribution].packages];
  return [
    ...base.filter((name3) => !chosen.has(name3)),
    ...recipe.packages.flatMap((choice) => {
      if (choice.kind === "file") return [];
      return choice.kind === "name" ? choice.name : `${choice.name}=${choice.version}`;
    })
  ];
}
var debArchitecture = () => process.arch === "x64" ? "amd64" : process.arch;

// src/cli/image-choice-problems.ts
var isDistribution = (text2) => Object.hasOwn(distributions, text2);
function imageChoiceProblems({ distribution, aptSources, packages: packages2 }, user) {
  const problems = [];
  const read2 = (flag, parse) => {
    try {
      return [parse()];
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      problems.push({
        tell: (name3) => `${name3(flag)}: ${error.message}${error.hint === void 0 ? "" : `: ${error.hint}`}`
      });
      return [];
    }
  };
  const sources = aptSources.flatMap((text2) => read2("apt-source", () => parseAptSource(text2)));
  const choices = packages2.flatMap(
    (text2) => read2("package", () => parsePackageChoice(text2, user))
  );
  for (const sentence of repeatedPackages(choices))
    problems.push({ tell: (name3) => `${name3("package")}: ${sentence}: choose one of them` });
  if (problems.length > 0 || !isDistribution(distribution)) return problems;
  if (lacksLxd({ distribution, aptSources: sources, packages: choices }))
    problems.push({
      tell: (name3) => `${name3("distribution")}: cannot build an image of ${distribution}: its archive has LXD only as a snap, which needs the snap store: give LXD by ${name3("package")} ./lxd_VERSION_${debArchitecture()}.deb or ${name3("apt-source")}, or use debian-12`
    });
  return problems;
}

// src/cli/provider-problems.ts
function providerProblems(request, values, user) {
  const { provider: asked, image: image2, stateDir } = request;
  const stray = strayFlags(values, asked.name);
  if (!isProviderName(asked.name)) return [...stray, ...imageChoiceProblems(image2, user)];
  const chosen = provider(asked.name, stateDir, asked.settings);
  return [
    ...stray,
    ...problemsForProvider(request, chosen),
    ...chosen.features.ownImage ? imageChoiceProblems(image2, user) : [],
    ...(chosen.settingsProblems?.(user) ?? []).map(({ flag, text: text2 }) => ({
      tell: (nameOf2) => `${nameOf2(flag)}: ${text2}`
    }))
  ];
}
var strayFlags = (values, asked) => Object.keys(flagsOfProviders).flatMap((flag) => {
  const owners = flagsOfProviders[flag];
  if (values[flag] === void 0 || owners.includes(asked)) return [];
  const got = isProviderName(asked) ? asked : shownValue(asked);
  return [{ tell: (name3) => `${name3(flag)} is for provider ${owners.join(" or ")}; got provider ${got}` }];
});

// src/cli/read-flags.ts
import { parseArgs } from "node:util";
function readFlags(argv2, taken, allowPositionals) {
  const options = Object.fromEntries(taken.map((name3) => [name3, { type: optionOf(name3).type }]));
  const { tokens } = parseArgs({ args: [...argv2], options, strict: false, allowPositionals: true, tokens: true });
  const values = {};
  const positionals = [];
  const wrong = [];
  for (const token of tokens) {
    if (token.kind === "positional") {
      positionals.push(token.value);
      if (!allowPositionals) wrong.push(`Unexpected argument ${inQuotes(token.value)}: leave it out`);
    } else if (token.kind === "option") {
      const name3 = taken.find((each) => each === token.name);
      if (name3 === void 0)
        wrong.push(`Unknown option ${inQuotes(token.rawName)}: flags are: ${allOf(taken)}`);
      else if (optionOf(name3).type === "boolean") {
        if (token.value === void 0) values[name3] = true;
        else wrong.push(`--${name3} takes no value; got ${shownValue(token.value)}: leave the value out`);
      } else if (token.value === void 0)
        wrong.push(`--${name3} needs a value: --${name3} ${placeholder(name3)}`);
      else if (token.value.startsWith("-") && !token.inlineValue)
        wrong.push(
          `--${name3} needs a value; got ${shownValue(token.value)}: one that begins with '-' is given as --${name3}=VALUE`
        );
      else if (optionOf(name3).multiple)
        values[name3] = [...values[name3] ?? [], token.value];
      else values[name3] = token.value;
    }
  }
  return { values, positionals, problems: wrong.map((line2) => ({ tell: () => line2 })) };
}
var allOf = (taken) => taken.map((name3) => `--${name3}`).join(" ");
var placeholder = (name3) => optionOf(name3).placeholder ?? "VALUE";
var inQuotes = (word2) => `'${shownValue(word2).replace(/^"|"(?=$|…)/g, "")}'`;

// src/cli/read-keep-limit.ts
var longestKeepMs = 3650 * 864e5;
function readKeepLimit(duration, pid, problems) {
  const forMs = duration === void 0 ? void 0 : parseDuration(duration);
  const owner = pid !== void 0 && /^[1-9]\d{0,9}$/.test(pid) ? identify(Number(pid)) : void 0;
  if (duration !== void 0 && (forMs === void 0 || forMs > longestKeepMs))
    problems.push(mustBe("keep-for", `${durationRule}, at most 3650d`, duration, "choose such as 24h"));
  if (pid !== void 0 && !owner) problems.push(mustBe("keep-while", "the id of a process that runs", pid));
  return { ...forMs !== void 0 && { forMs }, ...owner && { while: owner } };
}

// src/lab/article-topology.ts
import { readFileSync as readFileSync3 } from "node:fs";
import { join as join36 } from "node:path";

// src/lab/file/the-only.ts
function theOnly(what, named2) {
  const [first2, ...others] = Object.entries(named2);
  if (first2 && others.length === 0) return first2;
  throw new Error(`a lab needs exactly one ${what}; got ${Object.keys(named2).join(", ") || "none"}`);
}

// src/lab/file/on-prefixes.ts
function onPrefixes(file3, underlay, overlay) {
  const [networkName, network] = theOnly("network", file3.networks);
  const [overlayName, own] = theOnly("overlay", file3.overlays);
  const { length } = parsePrefix(asList(network.subnet)[0] ?? "");
  const moved = (address2) => formatAddress(networkOf(underlay).address + hostBits(parseAddress(address2), length));
  const machines = Object.entries(file3.machines).map(([name3, machine]) => {
    const networks = Object.entries(machine.networks).map(([key2, places3]) => [
      key2,
      moved(givenAddresses(places3)[0] ?? "")
    ]);
    return [name3, { ...machine, networks: Object.fromEntries(networks) }];
  });
  return {
    ...file3,
    networks: {
      [networkName]: {
        ...network,
        subnet: formatPrefix(networkOf(underlay)),
        ...network.host !== void 0 && { host: moved(asList(network.host)[0] ?? "") }
      }
    },
    overlays: { [overlayName]: { ...own, prefix: formatPrefix(overlay) } },
    machines: Object.fromEntries(machines)
  };
}

// src/lab/file/known-keys.ts
import * as z26 from "./packages/zod.mjs";
function knownKeys(path2) {
  let shapes = [z26.toJSONSchema(labFile, { io: "input" })];
  const whole2 = (shape) => [
    shape,
    ...[...shape.anyOf ?? [], ...shape.oneOf ?? []].flatMap(whole2)
  ];
  for (const key2 of path2)
    shapes = shapes.flatMap(whole2).flatMap(({ properties: properties2, additionalProperties, items }) => {
      const own = properties2 && Object.hasOwn(properties2, key2) ? properties2[key2] : void 0;
      return own ?? items ?? (typeof additionalProperties === "object" ? additionalProperties : []);
    });
  return shapes.flatMap(whole2).flatMap(({ properties: properties2 }) => Object.keys(properties2 ?? {}));
}

// src/lab/file/lab-file-error.ts
var LabFileError = class extends Error {
  name = "LabFileError";
  problems;
  /** `file` is how the person called it. */
  constructor(file3, problems) {
    const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
    super(sorted.map((problem) => toldProblem(file3, problem)).join("\n"));
    this.problems = sorted;
  }
};
function toldProblem(file3, { line: line2, column, key: key2, rule, value, remedy }) {
  const got = value === void 0 ? "" : `; got ${shownValue(value)}`;
  const help = remedy === void 0 ? "" : `; ${remedy}`;
  return `${file3}:${line2}:${column}: ${key2 === "" ? "" : `${key2} `}${rule}${got}${help}`;
}
var quotedKey = (key2) => /^[\w-]{1,40}$/.test(key2) ? key2 : shownValue(key2);
var toldAt = ({ line: line2, column }, { path: path2, rule, value, remedy }) => ({
  line: line2,
  column,
  key: path2.map(quotedKey).join(".") || "the file",
  rule,
  ...value !== void 0 && { value },
  ...remedy !== void 0 && { remedy }
});

// src/lab/file/located-document.ts
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from "./packages/yaml.mjs";
var longestFile = 1e6;
function readDocument(text2, file3) {
  const refuse = (told) => {
    throw new LabFileError(
      file3,
      told.map(({ offset, rule }) => ({ ...at(offset), key: "", rule }))
    );
  };
  const lines = new LineCounter();
  const at = (offset) => {
    const { line: line2, col } = lines.linePos(offset);
    return { line: Math.max(1, line2), column: Math.max(1, col) };
  };
  if (text2.length > longestFile)
    return refuse([{ offset: 0, rule: `must have at most ${longestFile} characters; has ${text2.length}` }]);
  const document = parseDocument(text2, { lineCounter: lines, prettyErrors: false, merge: false });
  if (document.errors.length > 0)
    return refuse(document.errors.map(({ message, pos }) => ({ offset: pos[0], rule: `no YAML: ${message}` })));
  const aliases = [];
  visit(document, { Alias: (_, { range }) => void aliases.push(range?.[0] ?? 0) });
  if (aliases.length > 0)
    return refuse(
      aliases.map((offset) => ({ offset, rule: "must not use an alias (*name): write the value out" }))
    );
  return { content: document.toJS(), place: (problem) => at(offsetOf(document.contents, problem)) };
}
function offsetOf(contents, { path: path2, isKey = false }) {
  let node = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const [index, key2] of path2.entries()) {
    if (isSeq(node)) {
      node = node.items[Number(key2)];
      offset = node?.range?.[0] ?? offset;
      continue;
    }
    if (!isMap(node)) break;
    const pair = node.items.find(
      (item) => isPair(item) && String(isScalar(item.key) ? item.key.value : item.key) === key2
    );
    if (!pair) break;
    const last = index === path2.length - 1;
    offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
    const own = node?.range?.[0];
    if (last && !isKey && own !== void 0) offset = own;
  }
  return offset;
}

// src/lab/file/nearest.ts
function nearest(word2, known4) {
  const [best] = known4.map((each) => ({ each, away: distance(word2.slice(0, 60).toLowerCase(), each.toLowerCase()) })).filter(({ each, away }) => away < each.length && away <= Math.max(1, Math.floor(each.length / 3))).sort((a, b) => a.away - b.away);
  return best?.each;
}
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (const [at, other] of [...b].entries())
      next.push(
        Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, (row[at] ?? 0) + (letter === other ? 0 : 1))
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

// src/lab/file/unknown-name.ts
function unknownName(path2, what, { value, known: known4, isKey = false }) {
  const near = nearest(value, known4);
  return {
    path: path2,
    rule: `must ${what}: ${known4.join(", ") || "there is none"}`,
    ...isKey ? { isKey } : { value },
    remedy: near === void 0 ? void 0 : `did you mean ${near}?`
  };
}

// src/lab/file/problems-of-containers.ts
function problemsOfContainers({ networks, overlays, machines, containers }) {
  const segments = [...Object.keys(networks), ...Object.keys(overlays)];
  const places3 = [...Object.keys(machines), ...roles.filter((role) => role !== "plain")];
  return Object.entries(containers).flatMap(([name3, { on, find, network, count: count2 }]) => {
    const path2 = ["containers", name3];
    if (on === void 0 && find === void 0)
      return [{ path: path2, rule: "must say where they run (on), or how they are found (find)" }];
    if (find !== void 0) {
      const wrong = [...on === void 0 ? [] : ["on"], ...count2 === void 0 ? [] : ["count"]];
      return wrong.map((key2) => ({
        path: [...path2, key2],
        rule: "must not stand beside find, which finds what setup has made",
        isKey: true
      }));
    }
    const problems = [];
    if (!segments.includes(network))
      problems.push(
        unknownName([...path2, "network"], "name a network or overlay of this file", {
          value: network,
          known: segments
        })
      );
    const value = on ?? "";
    const at = [...path2, "on"];
    if (!places3.includes(value))
      problems.push(unknownName(at, "name a machine or a role", { value, known: places3 }));
    else if (!Object.hasOwn(machines, value)) {
      if (!Object.values(machines).some(({ role }) => role === value))
        problems.push({ path: at, rule: "must be a role that a machine has", value });
    } else if (machines[value]?.role === "plain")
      problems.push({
        path: at,
        rule: "must be a machine that runs containers",
        value,
        remedy: `give ${value} role: docker`
      });
    return problems;
  });
}

// src/lab/file/problems-of-networks.ts
var shortest = { 4: 8, 6: 16 };
var longest4 = { 4: 30, 6: 126 };
function problemsOfNetworks(file3) {
  return [...problemsOfSubnets(file3), ...problemsOfUse(file3), ...problemsOfAddresses(file3)];
}
function problemsOfSubnets({ networks, overlays }) {
  const known4 = [];
  const all = [
    ...Object.entries(networks).map(([name3, { subnet: subnet2 }]) => ({
      whose: `network ${name3}`,
      path: ["networks", name3, "subnet"],
      texts: asList(subnet2)
    })),
    ...Object.entries(overlays).map(([name3, { prefix: prefix2 }]) => ({
      whose: `overlay ${name3}`,
      path: ["overlays", name3, "prefix"],
      texts: asList(prefix2)
    }))
  ];
  return all.flatMap(({ whose, path: path2, texts }) => {
    const families = texts.map((text2) => parseIpPrefix(text2).family);
    const twice = new Set(families).size < families.length;
    return [
      ...twice ? [{ path: path2, rule: "must have one prefix of each family", value: texts }] : [],
      ...texts.flatMap((value) => {
        const prefix2 = parseIpPrefix(value);
        const { family, length } = prefix2;
        const twin = known4.find(([other, each]) => other !== whose && overlapIp(prefix2, each));
        known4.push([whose, prefix2]);
        const own = formatIpPrefix(networkOfIp(prefix2));
        const [least, most3] = [shortest[family], longest4[family]];
        return [
          ...own === formatIpPrefix(prefix2) ? [] : [{ path: path2, rule: `must have no host bits set, as ${own}`, value }],
          ...length < least || length > most3 ? [{ path: path2, rule: `must have a length from /${least} to /${most3} in IPv${family}`, value }] : [],
          ...twin ? [{ path: path2, rule: `must not overlap that of ${twin[0]}`, value, remedy: "choose another" }] : []
        ];
      })
    ];
  });
}
function problemsOfUse(file3) {
  const machines = plannedMachines(file3);
  return Object.entries(file3.networks).flatMap(([name3, { host, dhcp, link = false, outside = false }]) => {
    const path2 = ["networks", name3];
    const hostHasIpv4 = asList(host ?? []).some((text2) => !text2.includes(":"));
    const there = machines.filter(({ machine }) => Object.hasOwn(machine.networks, name3)).map((each) => each.name);
    return [
      ...dhcp === true && !hostHasIpv4 ? [
        {
          path: [...path2, "dhcp"],
          rule: "needs an IPv4 address of the host there, which gives the others",
          remedy: "add host, or leave dhcp out"
        }
      ] : [],
      ...outside && !hostHasIpv4 ? [
        {
          path: [...path2, "outside"],
          rule: "needs an IPv4 address of the host there, by which the way out leads",
          remedy: "add host"
        }
      ] : [],
      ...link && host !== void 0 ? [
        {
          path: [...path2, "host"],
          rule: "must not be on a link, which has two machines and nobody else",
          value: host,
          remedy: "leave host or link out"
        }
      ] : [],
      ...link && there.length !== 2 ? [
        {
          path: [...path2, "link"],
          rule: `must have exactly two machines; has ${there.join(", ") || "none"}`,
          remedy: "leave link out, or change who has an address there"
        }
      ] : []
    ];
  });
}
function problemsOfAddresses(file3) {
  const { networks } = file3;
  const used = /* @__PURE__ */ new Map();
  const problemOf3 = (path2, network, address2, whose) => {
    const key2 = `${address2.family} ${address2.value}`;
    const twin = used.get(key2);
    used.set(key2, whose);
    const value = formatIp(address2);
    if (twin !== void 0) return [{ path: path2, rule: `must be free: ${twin} has it`, value }];
    const subnets2 = asList(networks[network]?.subnet ?? []);
    if (subnets2.some((subnet2) => isHostIp(parseIpPrefix(subnet2), address2))) return [];
    return [{ path: path2, rule: `must be an address of a host in ${subnets2.join(" or ")}`, value }];
  };
  const ofHost = Object.entries(networks).flatMap(
    ([name3, { host }]) => asList(host ?? []).flatMap(
      (text2) => problemOf3(["networks", name3, "host"], name3, parseIp(text2), "the host")
    )
  );
  const addresses = addressesOfMachines(file3);
  const ofMachines = plannedMachines(file3).flatMap(({ name: name3, key: key2, index, machine }) => {
    const path2 = ["machines", key2, "networks"];
    if (Object.keys(machine.networks).length === 0)
      return index > 0 ? [] : [{ path: path2, rule: "must name a network, with the address there" }];
    return Object.entries(machine.networks).flatMap(([network, places3]) => {
      const at = [...path2, network];
      if (!Object.hasOwn(networks, network)) {
        const known4 = { value: network, known: Object.keys(networks), isKey: true };
        return index > 0 ? [] : [unknownName(at, "name a network of this file", known4)];
      }
      const own = addresses.get(name3)?.get(network) ?? [];
      if (own.length === 0) return [{ path: at, rule: "has no free address left", value: places3 }];
      return own.flatMap((address2) => problemOf3(at, network, address2, `machine ${name3}`));
    });
  });
  return [...ofHost, ...ofMachines, ...problemsOfGateways(file3)];
}
function problemsOfGateways({ networks, machines }) {
  return Object.entries(machines).flatMap(([name3, { gateway, networks: own }]) => {
    const path2 = ["machines", name3, "gateway"];
    const texts = asList(gateway ?? []);
    const ips = texts.map(parseIp);
    const subnets2 = Object.keys(own).flatMap((network) => asList(networks[network]?.subnet ?? []));
    return [
      ...new Set(ips.map(({ family }) => family)).size < ips.length ? [{ path: path2, rule: "must be one default gateway of each family", value: texts, remedy: "leave one out" }] : [],
      ...texts.flatMap(
        (value, index) => subnets2.some((subnet2) => containsIp(parseIpPrefix(subnet2), ips[index])) ? [] : [
          {
            path: path2,
            rule: `must be an address of a network that the machine is on: ${subnets2.join(", ") || "there is none"}`,
            value
          }
        ]
      )
    ];
  });
}

// src/lab/file/problems-of-words.ts
function problemsOfWords(file3, path2, words2, groups) {
  const known4 = [...endpointNames(file3), ...groups];
  return membersOf(file3, words2, groups).unknown.map(
    (value) => unknownName(path2, "stand for somebody who is there when the lab is up", { value, known: known4 })
  );
}

// src/lab/file/problems-of-overlays.ts
function problemsOfOverlays(file3) {
  const { networks, machines, overlays } = file3;
  return Object.entries(overlays).flatMap(([name3, overlay]) => {
    const path2 = ["overlays", name3];
    const { over: over2 } = overlay;
    const known4 = Object.keys(networks);
    const network = networks[over2];
    if (!network) return [unknownName([...path2, "over"], "name a network of this file", { value: over2, known: known4 })];
    if (overlay.type === "fan") {
      const hasIpv4 = asList(network.subnet).some((subnet2) => !subnet2.includes(":"));
      return [
        ...hasIpv4 ? [] : [
          {
            path: [...path2, "over"],
            rule: "must have an IPv4 subnet: a fan computes its addresses from IPv4 ones",
            value: over2
          }
        ],
        ...problemsOfWords(file3, [...path2, "members"], overlay.members ?? [], Object.keys(file3.groups))
      ];
    }
    const used = /* @__PURE__ */ new Map();
    return Object.entries(overlay.members).flatMap(([machine, addresses]) => {
      const at = [...path2, "members", machine];
      const own = machines[machine];
      if (!own)
        return [
          unknownName(at, "name a machine of this file", {
            value: machine,
            known: Object.keys(machines),
            isKey: true
          })
        ];
      if (!Object.hasOwn(own.networks, over2))
        return [{ path: at, rule: `must be on network ${over2}, over which the overlay runs`, isKey: true }];
      return asList(addresses).flatMap((value) => {
        const twin = used.get(value);
        used.set(value, machine);
        if (twin !== void 0) return [{ path: at, rule: `must be free: ${twin} has it`, value }];
        return asList(overlay.prefix).some((prefix2) => isHostIp(parseIpPrefix(prefix2), parseIp(value))) ? [] : [
          {
            path: at,
            rule: `must be an address of a host in ${asList(overlay.prefix).join(" or ")}`,
            value
          }
        ];
      });
    });
  });
}

// src/lab/file/problems-of-rules.ts
var expectations = ["allow", "deny", "path", "source", "mtu", "latency", "loss", "http"];
function problemsOfRules(file3) {
  const groups = Object.keys(file3.groups);
  const machines = plannedMachines(file3);
  return file3.expect.flatMap((rule, index) => {
    const path2 = ["expect", String(index)];
    const named2 = servicesOf(file3, membersOf(file3, rule.to).names);
    const ofServices = ["allow", "deny"].flatMap(
      (key2) => (rule[key2] ?? []).filter((word2) => !(parseService(word2) || named2.includes(word2) || key2 === "deny" && word2 === "any")).map(
        (value) => unknownName(
          [...path2, key2],
          "be icmp, full-size, udp, tcp, udp/PORT, tcp/PORT, http, or a service of those asked",
          {
            ...{ value, known: named2 }
          }
        )
      )
    );
    const both = (rule.allow ?? []).filter((word2) => rule.deny?.includes(word2));
    return [
      ...problemsOfWords(file3, [...path2, "from"], rule.from, groups),
      ...problemsOfWords(file3, [...path2, "to"], rule.to, groups),
      ...ofServices,
      ...both.map((value) => ({ path: [...path2, "deny"], rule: "must not be allowed by the same rule", value })),
      ...(rule.path ?? []).filter((name3) => !machines.some((machine) => machine.name === name3)).map(
        (value) => unknownName([...path2, "path"], "name machines of this file", {
          value,
          known: machines.map(({ name: name3 }) => name3)
        })
      ),
      ...expectations.some((key2) => rule[key2] !== void 0) ? [] : [{ path: path2, rule: `must expect something: ${expectations.join(", ")}` }]
    ];
  });
}
function servicesOf(file3, names2) {
  const all = [
    ...plannedMachines(file3).map(({ name: name3, machine }) => ({ name: name3, services: machine.services })),
    ...Object.entries(file3.containers).map(([name3, { services: services2 }]) => ({ name: name3, services: services2 }))
  ];
  return all.filter(({ name: name3 }) => names2.some((each) => each === name3 || each.startsWith(`${name3}-`))).flatMap(({ services: services2 = {} }) => Object.keys(services2));
}

// src/lab/file/problems-of-steps.ts
function problemsOfSteps(file3) {
  return [...problemsOfSetup(file3), ...problemsOfChecks(file3), ...problemsOfOrder(file3)].concat(
    (file3.reboots ?? []).flatMap(
      ({ machines = [] }, index) => onMachines(file3, ["reboots", String(index), "machines"], machines)
    )
  );
}
function onMachines(file3, path2, words2) {
  const unknown5 = problemsOfWords(file3, path2, words2, Object.keys(file3.groups));
  if (unknown5.length > 0) return unknown5;
  const machines = plannedMachines(file3).map(({ name: name3 }) => name3);
  return membersOf(file3, words2).names.filter((name3) => !machines.includes(name3)).map((value) => ({ path: path2, rule: "must stand for machines only", value }));
}
function problemsOfSetup(file3) {
  const writers = /* @__PURE__ */ new Map();
  return (file3.setup ?? []).flatMap((step, index) => {
    const path2 = ["setup", String(index)];
    const outputs = step.outputs ?? [];
    const twins = outputs.filter((name3) => writers.has(name3));
    for (const name3 of outputs) writers.set(name3, index + 1);
    return [
      ...oneDeed(path2, step, step.files !== void 0),
      ...onMachines(file3, [...path2, "on"], step.on ?? []),
      ...twins.map((value) => ({
        path: [...path2, "outputs"],
        rule: "must not be an output of two steps",
        value,
        remedy: "choose another name"
      })),
      ...(step.masked ?? []).filter((name3) => !outputs.includes(name3)).map((value) => unknownName([...path2, "masked"], "be an output of this step", { value, known: outputs }))
    ];
  });
}
function problemsOfChecks(file3) {
  return (file3.checks ?? []).flatMap((check, index) => {
    const path2 = ["checks", String(index)];
    return [...oneDeed(path2, check, false), ...onMachines(file3, [...path2, "on"], check.on ?? [])];
  });
}
function oneDeed(path2, { run: run2, use, on }, lays) {
  if (use !== void 0 && run2 !== void 0)
    return [
      { path: [...path2, "use"], rule: "must not stand beside run", isKey: true, remedy: "make two of it" }
    ];
  if (use === void 0 && run2 === void 0 && !lays) return [{ path: path2, rule: "must do something: run or use" }];
  return use === void 0 && on === void 0 ? [{ path: path2, rule: "must say where: on is missing" }] : [];
}
function problemsOfOrder(file3) {
  const ids = (items) => items.flatMap(({ id }) => id ?? []);
  const known4 = {
    setup: (file3.setup ?? []).flatMap(({ name: name3 }) => name3 ?? []),
    expect: ids(file3.expect),
    checks: ids(file3.checks ?? [])
  };
  const later = plannedMachines(file3).filter(({ machine }) => machine.start === "later");
  return (file3.order ?? []).flatMap((item, index) => {
    const path2 = ["order", String(index)];
    const keys2 = Object.entries(item).filter(([, value]) => value !== void 0);
    const names2 = ["setup", "expect", "checks"].flatMap(
      (key2) => (item[key2] ?? []).filter((value) => value !== "all" && !known4[key2].includes(value)).map((value) => unknownName([...path2, key2], `be all, or of ${key2}`, { value, known: known4[key2] }))
    );
    const { join: join56 } = item;
    return [
      ...keys2.length === 1 ? [] : [{ path: path2, rule: `must be one thing to do; has ${keys2.map(([key2]) => key2).join(", ") || "none"}` }],
      ...names2,
      ...(item.start ?? []).filter((word2) => !later.some(({ name: name3, key: key2 }) => word2 === name3 || word2 === key2)).map(
        (value) => unknownName([...path2, "start"], "be a machine with start: later", {
          value,
          known: later.map(({ name: name3 }) => name3)
        })
      ),
      ...onMachines(file3, [...path2, "unchanged"], item.unchanged ?? []),
      ...onMachines(file3, [...path2, "reboot", "machines"], item.reboot?.machines ?? []),
      ...join56 && !Object.hasOwn(file3.overlays, join56.overlay) ? [
        unknownName([...path2, "join", "overlay"], "name an overlay of this file", {
          value: join56.overlay,
          known: Object.keys(file3.overlays)
        })
      ] : []
    ];
  });
}

// src/lab/file/problems-of-references.ts
var problemsOfReferences = (file3) => [
  ...problemsOfNetworks(file3),
  ...problemsOfOverlays(file3),
  ...problemsOfContainers(file3),
  ...problemsOfNames(file3),
  ...problemsOfGroups(file3),
  ...problemsOfRules(file3),
  ...problemsOfSteps(file3)
];
function problemsOfNames(file3) {
  const used = /* @__PURE__ */ new Map([["host", "the host"]]);
  return [
    ...plannedMachines(file3).map(({ name: name3, key: key2 }) => ({ name: name3, path: ["machines", key2], whose: "a machine" })),
    ...Object.keys(file3.containers).flatMap(
      (key2) => namesOfContainers(file3, key2).map((name3) => ({ name: name3, path: ["containers", key2], whose: "a container" }))
    )
  ].flatMap(({ name: name3, path: path2, whose }) => {
    const twin = used.get(name3);
    used.set(name3, whose);
    return twin === void 0 ? [] : [{ path: path2, rule: `must not give the name ${name3}: ${twin} has it`, isKey: true }];
  });
}
function problemsOfGroups(file3) {
  const groups = Object.keys(file3.groups);
  const endpoints = endpointNames(file3);
  return groups.flatMap((name3, index) => {
    const path2 = ["groups", name3];
    const above = groups.slice(0, index);
    const twin = endpoints.includes(name3) ? [{ path: path2, rule: "must not have the name of an endpoint: choose another", isKey: true }] : [];
    return [...twin, ...problemsOfWords(file3, path2, file3.groups[name3] ?? [], above)];
  });
}

// src/lab/file/read-lab-file.ts
function readLabFile(text2, file3, more = () => []) {
  const { content: content2, place } = readDocument(text2, file3);
  const parsed = labFile.safeParse(content2, { reportInput: true });
  const problems = parsed.success ? problemsIn(parsed.data, more) : parsed.error.issues.flatMap(ofIssue);
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new LabFileError(
    file3,
    problems.map((problem) => toldAt(place(problem), problem))
  );
}
function problemsIn(lab, more) {
  const problems = problemsOfReferences(lab);
  return problems.length > 0 ? problems : more(lab);
}
function ofIssue(issue) {
  const path2 = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const known4 = knownKeys(path2);
    return issue.keys.map((key2) => {
      const near = nearest(key2, known4);
      const remedy = near === void 0 ? `known are ${known4.join(", ")}` : `did you mean ${near}?`;
      return { path: [...path2, key2], rule: "is no key that is known here", isKey: true, remedy };
    });
  }
  if (issue.code === "invalid_key")
    return [{ path: path2, rule: issue.issues[0]?.message ?? issue.message, isKey: true }];
  const value = issue.code === "invalid_union" && issue.discriminator ? ofKey(issue) : issue.input;
  if (value === void 0) return [{ path: path2, rule: `is missing: it ${issue.message}` }];
  return [{ path: path2, rule: issue.message, value }];
}
var ofKey = ({ input, discriminator = "" }) => input?.[discriminator];

// src/lab/article-topology.ts
var path = "labs/article/lab.yaml";
var file2;
function defaultLab(underlay, overlay) {
  file2 ??= readLabFile(readFileSync3(join36(packageRoot, path), "utf8"), path);
  return onPrefixes(file2, underlay, overlay);
}
var articleTopology = (underlay, overlay) => topologyOf(defaultLab(underlay, overlay));

// src/cli/read-prefixes.ts
function readPrefixes(underlayText, overlayText) {
  const problems = [];
  const read2 = (flag, text2) => {
    try {
      return parsePrefix(text2);
    } catch (error) {
      problems.push({ tell: (name3) => `${name3(flag)}: ${error.message}` });
      return parsePrefix(defaultOf(flag));
    }
  };
  const [underlay, overlay] = [read2("underlay", underlayText), read2("overlay", overlayText)];
  if (problems.length > 0) return { underlay, overlay, problems };
  const pair = [formatPrefix(underlay), formatPrefix(overlay)];
  const topology2 = { ...articleTopology(underlay, overlay), underlay, overlay };
  const broken = overlayProblems(topology2).map((rule) => ({
    tell: (name3) => `${name3("underlay")} ${pair[0]} and ${name3("overlay")} ${pair[1]} are not a valid fan pair: ${rule}`
  }));
  return { underlay, overlay, problems: broken };
}

// src/cli/read-settings.ts
function readSettings(given2 = [], declared) {
  const settings = { ...declared };
  const problems = [];
  for (const word2 of given2) {
    const [, name3 = "", value = ""] = /^([A-Za-z][\w-]{0,39})=(.*)$/s.exec(word2) ?? [];
    if (name3 === "")
      problems.push(mustBe("set", "NAME=VALUE, with a name of letters, digits, '_' and '-'", word2));
    else if (declared && !Object.hasOwn(declared, name3)) problems.push(unknown3(name3, Object.keys(declared)));
    else settings[name3] = value;
  }
  return { settings, problems };
}
var unknown3 = (name3, known4) => ({
  tell: (naming) => `${naming("set")} must name a setting of the script: ${known4.join(", ") || "it has none"}; got ${shownValue(name3)}`
});

// src/cli/request-of.ts
import { resolve as resolve6 } from "node:path";
function requestOf(values, { underlay, overlay, lab, limit, job, stateDir }) {
  const { fan: fan2, label: label2 = "", provider: provider2 = defaultOf("provider"), result, timings } = values;
  const digest = values["image-digest"];
  return {
    lab: {
      name: lab,
      label: label2,
      file: defaultLab(underlay, overlay),
      choseNetwork: values.underlay !== void 0
    },
    provider: {
      name: provider2,
      settings: settingsIn(values),
      empty: values.empty ?? false,
      install: !values["no-install"]
    },
    // The table has the same names.
    ...fan2 !== void 0 && { fan: fan2 },
    image: {
      distribution: values.distribution ?? defaultOf("distribution"),
      aptSources: values["apt-source"] ?? [],
      packages: values.package ?? [],
      trust: {
        ...digest !== void 0 && isImageDigest(digest) && { digest },
        anyCached: values["accept-cached-image"] ?? false
      }
    },
    retention: { keep: values.keep ?? false, keepOnFailure: values["keep-on-failure"] ?? false, limit },
    outputs: {
      reports: resolve6(values.reports ?? defaultOf("reports")),
      result: result === void 0 ? "" : resolve6(result),
      timings: timings === void 0 ? "" : resolve6(timings),
      job
    },
    stateDir
  };
}
function settingsIn({ inventory, vm, ...values }) {
  const texts = ["remote", "network", "box", "hypervisor", "distribution"].flatMap(
    (name3) => values[name3] === void 0 ? [] : [[name3, values[name3]]]
  );
  return {
    ...Object.fromEntries(texts),
    ...inventory !== void 0 && { inventory: resolve6(inventory) },
    ...vm && { vm }
  };
}

// src/cli/read-command-line.ts
function readCommandLine(argv2, taken, { positionals: allowPositionals = false, env = process.env } = {}) {
  const { own, command: command2 } = allowPositionals ? splitWords(argv2) : { own: argv2, command: void 0 };
  const { values, positionals, problems: wrongWords } = readFlags(own, taken, allowPositionals);
  const {
    underlay,
    overlay,
    problems: wrongPrefixes
  } = readPrefixes(values.underlay ?? defaultOf("underlay"), values.overlay ?? defaultOf("overlay"));
  const lab = values.lab ?? (env.FANLAB_LAB || defaultOf("lab"));
  const problems = [
    ...wrongWords,
    ...wrongPrefixes,
    ...labProblems(lab, values.lab === void 0),
    ...valueProblems(values),
    ...readSettings(values.set).problems,
    ...environmentProblems(env),
    ...pathProblems(pathsIn(values, taken))
  ];
  const limit = readKeepLimit(values["keep-for"], values["keep-while"], problems);
  const request = requestOf(values, {
    underlay,
    overlay,
    lab,
    limit,
    job: env.FANLAB_JOB ?? "",
    stateDir: stateFolder(env)
  });
  problems.push(...providerProblems(request, values, sudoCaller()));
  if (problems.length > 0) throw new UsageError(problems);
  return { request, values, positionals, command: command2 };
}
function splitWords(argv2) {
  const end = argv2.indexOf("--");
  return end < 0 ? { own: argv2, command: void 0 } : { own: argv2.slice(0, end), command: argv2.slice(end + 1) };
}
var valueProblems = (values) => Object.keys(values).flatMap((name3) => {
  const { choices, legal } = optionOf(name3);
  const text2 = values[name3];
  if (typeof text2 !== "string") return [];
  return [
    ...choices ? mustBeOneOf(name3, choices, text2) : [],
    ...legal && !legal.test(text2) ? [mustBe(name3, legal.rule, text2)] : []
  ];
});
var pathsIn = (values, taken) => ["reports", "result", "timings"].flatMap((flag) => {
  const text2 = values[flag] ?? (flag === "reports" && taken.includes(flag) ? defaultOf(flag) : void 0);
  return text2 === void 0 ? [] : [{ flag, text: text2 }];
});

// src/cli/usage.ts
function usage(command2, taken, positionals = "") {
  const lines = taken.map((name3) => {
    const { placeholder: placeholder2 = "", help, shownDefault, default: text2 } = optionOf(name3);
    const usual = shownDefault ?? text2;
    return `  --${`${name3} ${placeholder2}`.padEnd(42)}${help}${usual === void 0 ? "" : ` (default: ${usual})`}`;
  });
  return [`usage: ${command2} [flags]${positionals && ` ${positionals}`}`, ...lines].join("\n");
}

// src/cli/run-command.ts
var begun = false;
var hasBegun = () => begun;
async function runCommand(command2) {
  begun = true;
  process.on("uncaughtException", (error) => {
    if (!(error instanceof Interrupted)) console.error(describeError(error));
    process.exit(error instanceof Interrupted ? exitCodes.interrupted : exitCodes.error);
  });
  process.exit(await statusOf2(command2));
}
async function statusOf2(command2) {
  const script3 = fileURLToPath2(command2.script);
  const argv2 = argumentsOf(script3);
  let given2;
  surviveDeafCaller();
  speakTo(readerOf(process.env, process.stdout.isTTY === true));
  process.umask(18);
  try {
    if (ownWords(argv2).includes("--help")) {
      console.log(usage(typedScript(script3), command2.flags, command2.positionals));
      return exitCodes.passed;
    }
    given2 = readCommandLine(argv2, command2.flags, { positionals: command2.positionals !== void 0 });
    const problems = command2.problems?.(given2) ?? [];
    if (problems.length > 0) throw new UsageError(problems);
    if (command2.root === "never") return await command2.run(given2);
    const done = await asRoot(command2, script3, argv2);
    if (done !== void 0) return done;
    measureHostPace();
    return await runHere(command2, given2);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`fanlab: ${error.message}
hint: ${typedScript(script3, "--help")}`);
      if (given2) tellRefusal(given2.request, command2.name, `fanlab: ${error.message}`);
      return exitCodes.usage;
    }
    if (error instanceof Interrupted) return exitCodes.interrupted;
    console.error(describeError(error));
    if (given2) tellRefusal(given2.request, command2.name, describeError(error));
    return exitCodes.error;
  }
}
function tellRefusal(request, scenario, reason) {
  try {
    writeRefusal(request, sudoCaller(), scenario, reason);
  } catch (error) {
    if (!reason.includes(error.message)) console.error(describeError(error));
  }
}
function ownWords(argv2) {
  const end = argv2.indexOf("--");
  return end < 0 ? argv2 : argv2.slice(0, end);
}
function surviveDeafCaller() {
  for (const stream2 of [process.stdout, process.stderr]) stream2.on("error", () => {
  });
}
function runHere(command2, given2) {
  if (process.geteuid?.() === 0) acceptStateFolder(given2.request.stateDir);
  return command2.run(given2);
}
async function asRoot({ interactive = false, root }, script3, argv2) {
  try {
    return await becomeRoot(script3, argv2, { interactive });
  } catch (error) {
    if (root === "if possible" && error instanceof LabError) return void 0;
    throw error;
  }
}
function argumentsOf(script3) {
  const name3 = script3.split("/").at(-1) ?? "";
  const own = process.argv.findIndex((word2, index) => index > 0 && word2.split("/").at(-1) === name3);
  return process.argv.slice(own + 1);
}

// src/cli/whole-packets.ts
var fileHead = 24;
var packetHead = 16;
var longestPacket = 262144;
var WholePackets = class {
  #rest = Buffer.alloc(0);
  #begun = false;
  #isLittleEndian = true;
  /** How many were given. */
  count = 0;
  take(piece) {
    const data = Buffer.concat([this.#rest, piece]);
    let at = this.#begun ? 0 : this.#begin(data);
    while (this.#begun && data.length >= at + packetHead) {
      const end = at + packetHead + this.#lengthAt(data, at + 8);
      if (data.length < end) break;
      at = end;
      this.count++;
    }
    this.#rest = data.subarray(at);
    return data.subarray(0, at);
  }
  #begin(data) {
    if (data.length < fileHead) return 0;
    const magic = data.readUInt32LE(0);
    if (magic !== 2712847316 && magic !== 3569595041)
      throw new LabError("cannot read what was captured: it is no pcap stream");
    this.#isLittleEndian = magic === 2712847316;
    this.#begun = true;
    return fileHead;
  }
  #lengthAt(data, at) {
    const length = this.#isLittleEndian ? data.readUInt32LE(at) : data.readUInt32BE(at);
    if (length > longestPacket)
      throw new LabError(`cannot read what was captured: a packet of ${length} bytes`);
    return length;
  }
  /** The file's head has been given. */
  get hasBegun() {
    return this.#begun;
  }
};

// src/cli/capture-packets.ts
var capturePackets = (script3) => runCommand({
  name: "capture",
  script: script3,
  flags: ["lab", "for"],
  positionals: "PLACE[:LINK] [-- FILTER...]",
  interactive: true,
  async run({ request, values, positionals: [where2, stray], command: command2 = [] }) {
    if (stray !== void 0)
      throw new UsageError(`a filter stands behind --, such as: lxd-1 -- icmp; got ${shownValue(stray)}`);
    if (process.stdout.isTTY)
      throw new UsageError(
        "a capture is binary and no terminal shows it: write > FILE.pcap, or | a program"
      );
    const [name3, link = "any"] = where2?.split(/:(.*)/s) ?? [];
    if (!/^[\w][\w.@-]{0,14}$/.test(link))
      throw new UsageError(`a link is named as ip shows it, such as eth0; got ${shownValue(link)}`);
    const { found } = await reachPlace(request, name3);
    const within = values.for === void 0 ? void 0 : parseDuration(values.for);
    return stream(found, `${name3}:${link}`, argvOf(found, link, command2), within);
  }
});
var argvOf = ({ pid }, link, filter) => [
  ...pid === void 0 ? [] : ["nsenter", `--net=/proc/${pid}/ns/net`, "--"],
  ...["tcpdump", "-Z", "root", "--immediate-mode", "-U", "-n", "-i", link, "-w", "-", "--", ...filter]
];
async function stream({ on }, where2, argv2, within) {
  const packets = new WholePackets();
  const said2 = await new Promise((resolve10, reject) => {
    const open4 = on.open(argv2, {
      onOutput(data) {
        try {
          process.stdout.write(packets.take(data));
        } catch (error) {
          reject(error);
        }
      },
      onEnd: (words2) => resolve10(words2)
    });
    const stop = () => {
      resolve10(void 0);
      open4.close();
    };
    if (within === void 0) setInterval(() => {
    }, 6e4);
    else setTimeout(stop, within);
    onStopRequest(stop);
    process.stdout.once("error", stop);
  });
  await new Promise((resolve10) => void process.stdout.write("", () => resolve10()));
  if (said2 !== void 0 && !packets.hasBegun) throw new LabError(`cannot capture on ${where2}: ${said2}`);
  console.error(`${packets.count} ${packets.count === 1 ? "packet" : "packets"} captured on ${where2}`);
  if (said2 !== void 0) throw new LabError(`the capture on ${where2} ended by itself: ${said2}`);
  return 0;
}

// src/cli/check-inputs.ts
var asInput = (flag) => `input ${flag === "no-install" ? "install" : flag}`;
function refusedInputs(words2) {
  speakTo(readerOf(process.env, false));
  try {
    readCommandLine(words2, optionNames);
    return [];
  } catch (error) {
    if (error instanceof UsageError) return error.problems.map(({ tell }) => tell(asInput));
    throw error;
  }
}

// src/cli/keep-lab.ts
var keepOneLab = (script3) => runCommand({
  name: "keep",
  script: script3,
  flags: ["lab", "keep-for", "keep-while"],
  async run({ request }) {
    const { record: record10 } = await findLab(request);
    const { name: name3, keptUntil } = await keepLab(request.stateDir, record10, request.retention.limit);
    console.log(`lab ${name3} is kept${keptUntil === void 0 ? "" : ` until ${keptUntil}`}`);
    return exitCodes.passed;
  }
});

// src/process/without-terminal.ts
import { spawn as spawn5 } from "node:child_process";
import { constants as constants9 } from "node:os";
import { isatty } from "node:tty";
function withoutTerminal(argv2) {
  const [command2 = "", ...words2] = argv2;
  const stdio = [0, 1, 2].map((stream2) => isatty(stream2) ? "pipe" : "inherit");
  const child = spawn5(command2, words2, { stdio });
  const { stdin } = child;
  if (stdin) {
    stdin.on("error", () => {
    });
    process.stdin.pipe(stdin);
  }
  child.stdout?.pipe(process.stdout, { end: false });
  child.stderr?.pipe(process.stderr, { end: false });
  process.on("SIGINT", () => {
  });
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve10, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => resolve10(status ?? 128 + (signal ? constants9.signals[signal] : 0)));
  });
}

// src/cli/judge-failure.ts
import { basename as basename6 } from "node:path";
var unreachable = {
  // Cannot connect; its time is up.
  curl: [7, 28],
  fping: [1],
  nc: [1],
  ping: [1],
  // Of coreutils: the command did not end in time.
  timeout: [124],
  // Network failure.
  wget: [4]
};
var toolsThatTell = Object.keys(unreachable);
var canTellUnreachable = ([tool = ""]) => Object.hasOwn(unreachable, basename6(tool));
var firstForeignStatus = 126;
function judgeFailure(argv2, status, wanted) {
  const [tool = ""] = argv2;
  if (status === 0) return { exitCode: exitCodes.failed, reason: `${tool} succeeded, and was expected to fail` };
  if (wanted === "unreachable") {
    const fitting = unreachable[basename6(tool)] ?? [];
    return fitting.includes(status) ? { exitCode: exitCodes.passed } : {
      exitCode: exitCodes.error,
      reason: `${tool} ended with status ${status}, which does not say that nothing answers (${fitting.join(", ")})`
    };
  }
  return status < firstForeignStatus && status !== exitCodes.usage ? { exitCode: exitCodes.passed } : {
    exitCode: exitCodes.error,
    reason: `${tool} ended with status ${status}: it was not run, was used wrongly, or a signal ended it`
  };
}

// src/cli/open-shell.ts
var openShell = (script3) => runCommand({
  name: "shell",
  script: script3,
  flags: ["lab"],
  positionals: "MACHINE|host|CONTAINER [-- COMMAND...]",
  interactive: true,
  run(given2) {
    refuseStrayWords(given2);
    return enter2(given2, process.stdin.isTTY === true && process.stdout.isTTY === true);
  }
});
var runInLab = (script3) => runCommand({
  name: "exec",
  script: script3,
  flags: ["lab", "expect-failure", "expect-unreachable"],
  positionals: "MACHINE|host|CONTAINER -- COMMAND...",
  interactive: true,
  run(given2) {
    refuseStrayWords(given2);
    const { command: command2 = [], values } = given2;
    const wanted = wantedFailure(values);
    if (command2.length === 0)
      throw new UsageError("name where to run which command, such as: host -- ip addr");
    if (wanted === "unreachable" && !canTellUnreachable(command2))
      throw new UsageError(
        `--expect-unreachable knows what ${toolsThatTell.join(", ")} say; got ${shownValue(command2[0])}: take --expect-failure`
      );
    return enter2(given2, false, wanted);
  }
});
function wantedFailure(values) {
  if (values["expect-unreachable"]) return "unreachable";
  return values["expect-failure"] ? "any of its own" : void 0;
}
function refuseStrayWords({ positionals: [, stray] }) {
  if (stray !== void 0)
    throw new UsageError(
      `a command stands behind --, such as: host -- ip addr; got ${shownValue(stray)} in front of it`
    );
}
async function enter2({ request, positionals: [given2], command: command2 = [] }, terminal, wanted) {
  const { lab, found, name: name3 } = await reachPlace(request, given2);
  const argv2 = found.on.place.attach(await commandIn(found, command2, terminal), terminal);
  const status = await (terminal ? foreground(argv2, "inherit").status : withoutTerminal(argv2));
  if (wanted === void 0) return status;
  await expectAnswer(found, lab, name3);
  const { exitCode, reason } = judgeFailure(command2, status, wanted);
  if (reason !== void 0) console.error(`fanlab: ${reason}`);
  return exitCode;
}
async function commandIn({ on, enter: enter3, pid }, command2, terminal) {
  const words2 = enter3(terminal);
  const [tool] = command2;
  if (tool === void 0) return [...words2, words2.length === 0 ? "bash" : "sh"];
  if (words2.length === 0) return command2;
  const look3 = ["sh", "-c", 'command -v -- "$1" >/dev/null', "sh", tool];
  const hasTool = (await on.run([...enter3(false), ...look3])).status === 0;
  return hasTool ? [...words2, ...command2] : ["nsenter", `--net=/proc/${pid}/ns/net`, "--", ...command2];
}

// src/image/sweep.ts
import { readdir as readdir11, rm as rm12, stat as stat5 } from "node:fs/promises";
import { join as join40 } from "node:path";

// src/image/archive-cache.ts
import { closeSync as closeSync5, fstatSync as fstatSync4, futimesSync } from "node:fs";
import { join as join37 } from "node:path";
var largest = 4 * 2 ** 30;
var ArchiveCache = class {
  #folder;
  #files;
  #uid;
  constructor(cacheDir, owner) {
    this.#folder = join37(cacheDir, "images");
    this.#files = new CallersFiles(owner);
    this.#uid = owner?.uid ?? process.geteuid?.();
  }
  path(hash) {
    return join37(this.#folder, archiveName(hash));
  }
  /**
   * Descriptor of the recipe's archive; undefined when there is none. Whoever opens it has to close it. Throws a LabError
   * when it is no regular file, lies behind a link, or is too large.
   */
  open(hash) {
    const fd = this.#files.open(this.path(hash));
    if (fd === void 0 || fstatSync4(fd).size <= largest) return fd;
    closeSync5(fd);
    throw new LabError(`cannot use ${this.path(hash)}: it has more than 4 GiB`);
  }
  /** Puts the recipe's archive there, in the place of another one; `file` is a descriptor of it. */
  async put(hash, file3) {
    const draft = this.#files.draft(this.path(hash));
    try {
      await copyWithDigest(file3, draft.fd);
    } catch (error) {
      draft.drop();
      throw error;
    }
    draft.keep();
  }
  /** Tells pruning that the recipe's archive was used. */
  touch(hash) {
    this.#look(hash, (fd) => {
      const { uid, nlink } = fstatSync4(fd);
      if (uid === this.#uid && nlink === 1) futimesSync(fd, /* @__PURE__ */ new Date(), /* @__PURE__ */ new Date());
    });
  }
  /** When each recipe's archive was used last, in milliseconds since 1970. */
  used() {
    return this.#names().flatMap((name3) => {
      const hash = /^machine-([0-9a-f]{16})\.tar\.zst$/.exec(name3)?.[1] ?? "";
      const time2 = hash === "" ? void 0 : this.#look(hash, (fd) => fstatSync4(fd).mtimeMs);
      return time2 === void 0 ? [] : [{ hash, time: time2 }];
    });
  }
  remove(hash) {
    for (const name3 of [archiveName(hash), `machine-${hash}.json`])
      this.#files.remove(join37(this.#folder, name3));
  }
  #names() {
    try {
      return this.#files.list(this.#folder);
    } catch (error) {
      if (error instanceof LabError) return [];
      throw error;
    }
  }
  /** A cache that must not be used has nothing to look at. */
  #look(hash, look3) {
    let fd;
    try {
      fd = this.open(hash);
      return fd === void 0 ? void 0 : look3(fd);
    } catch (error) {
      if (error instanceof LabError) return void 0;
      throw error;
    } finally {
      if (fd !== void 0) closeSync5(fd);
    }
  }
};

// src/image/built-archives.ts
import { readdir as readdir10, rm as rm11, stat as stat4, utimes as utimes2, writeFile as writeFile15 } from "node:fs/promises";
import { join as join39 } from "node:path";

// src/image/tree.ts
import { chmod as chmod2, mkdir as mkdir14, readFile as readFile18, rename as rename7, rm as rm10, utimes, writeFile as writeFile14 } from "node:fs/promises";
import { join as join38 } from "node:path";
import * as z27 from "./packages/zod.mjs";

// src/image/manifest.ts
async function manifestOf(directory, run2) {
  const fields = String.raw`\t%m\t%U:%G\t%T@\t%l\n`;
  const format = [String.raw`%P\td${fields}`, String.raw`%P\t%y\t%s${fields}`];
  const listed = await run2(
    [
      "find",
      directory,
      "-mindepth",
      "1",
      "(",
      "-type",
      "d",
      "-printf",
      format[0] ?? "",
      ")",
      "-o",
      "-printf",
      format[1] ?? ""
    ],
    { env: { PATH: process.env.PATH ?? "", LC_ALL: "C" } }
  );
  if (listed.status !== 0) throw new LabError(`cannot list ${directory}: ${listed.stderr.trim()}`);
  return listed.stdout.split("\n").sort().join("\n");
}
function firstDifference(expected, actual) {
  if (expected === actual) return void 0;
  const wanted = new Set(expected.split("\n"));
  const found = new Set(actual.split("\n"));
  const line2 = [...wanted].find((entry) => !found.has(entry)) ?? [...found].find((entry) => !wanted.has(entry));
  return `/${line2?.split("	", 1)[0]}`;
}

// src/image/tree.ts
var stampSchema = z27.object({
  version: z27.literal(1),
  digest: z27.custom((value) => typeof value === "string" && isImageDigest(value)),
  origin: z27.enum(["built", "pinned", "unverified"])
});
var treesDirectory = (stateDir) => join38(stateDir, "images");
var treeDirectory = (stateDir, hash) => join38(treesDirectory(stateDir), hash);
var stampFile = (stateDir, hash) => `${treeDirectory(stateDir, hash)}.json`;
var manifestFile = (stateDir, hash) => `${treeDirectory(stateDir, hash)}.manifest`;
async function makeTreesDirectory(stateDir) {
  await mkdir14(treesDirectory(stateDir), { recursive: true });
  await chmod2(treesDirectory(stateDir), 448);
}
async function stampedTree(stateDir, hash) {
  const text2 = await readFile18(stampFile(stateDir, hash), "utf8").catch(nothingWhenMissing);
  if (text2 === void 0) return void 0;
  const { data } = stampSchema.safeParse(parseJson(text2));
  return data && { directory: treeDirectory(stateDir, hash), digest: data.digest, origin: data.origin };
}
async function changeInTree(stateDir, hash, run2) {
  const expected = await readFile18(manifestFile(stateDir, hash), "utf8").catch(nothingWhenMissing);
  const actual = await manifestOf(treeDirectory(stateDir, hash), run2).catch(() => "");
  return firstDifference(expected ?? "", actual);
}
async function touchTree(stateDir, hash) {
  const now = /* @__PURE__ */ new Date();
  await utimes(stampFile(stateDir, hash), now, now);
}
async function makePartial(stateDir) {
  await makeTreesDirectory(stateDir);
  const partial = join38(treesDirectory(stateDir), partialName());
  await mkdir14(partial);
  return partial;
}
async function adoptTree(root, { hash, digest, origin }, { stateDir, run: run2 }) {
  const directory = treeDirectory(stateDir, hash);
  await rm10(stampFile(stateDir, hash), { force: true });
  await rename7(directory, join38(treesDirectory(stateDir), `.stale-${Date.now()}`)).catch(nothingWhenMissing);
  await writeFile14(manifestFile(stateDir, hash), await manifestOf(root, run2));
  await rename7(root, directory);
  await writeFile14(stampFile(stateDir, hash), JSON.stringify({ version: 1, digest, origin }));
  return { directory, digest, origin };
}
function parseJson(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}

// src/image/built-archives.ts
var remembered = 50;
var prefix = "built-";
var fileOf2 = (stateDir, hash, digest) => join39(treesDirectory(stateDir), `${prefix}${hash}-${digest.replace(":", "-")}`);
async function rememberBuilt(stateDir, hash, digest) {
  await writeFile15(fileOf2(stateDir, hash, digest), "", { mode: 384 });
}
async function hasBuilt(stateDir, hash, digest) {
  const now = /* @__PURE__ */ new Date();
  return utimes2(fileOf2(stateDir, hash, digest), now, now).then(
    () => true,
    (error) => nothingWhenMissing(error) ?? false
  );
}
async function forgetOldest(stateDir) {
  const names2 = await readdir10(treesDirectory(stateDir)).catch(nothingWhenMissing) ?? [];
  const files3 = names2.filter((name3) => name3.startsWith(prefix)).map((name3) => join39(treesDirectory(stateDir), name3));
  const used = await Promise.all(files3.map(async (file3) => ({ file: file3, time: (await stat4(file3)).mtimeMs })));
  used.sort((a, b) => b.time - a.time);
  for (const { file: file3 } of used.slice(remembered)) await rm11(file3);
}

// src/image/sweep.ts
var kept = 3;
var unusedDays = 7;
var dayMs = 24 * 60 * 6e4;
var workPrefix = "build-";
async function sweepAbandoned({ stateDir }) {
  const places3 = [
    { directory: stateDir, prefix: workPrefix },
    { directory: treesDirectory(stateDir), prefix: partialPrefix }
  ];
  for (const { directory, prefix: prefix2 } of places3) {
    for (const name3 of await namesIn2(directory)) {
      if (name3.startsWith(prefix2) && !isMarkedProcessAlive(name3.slice(prefix2.length).split(".", 1)[0] ?? "")) {
        await rm12(join40(directory, name3), { recursive: true, force: true });
      }
    }
  }
}
async function pruneImages({ cacheDir, stateDir, owner }) {
  const trees = treesDirectory(stateDir);
  const names2 = await namesIn2(trees);
  const stamped = names2.flatMap((name3) => /^([0-9a-f]{16})\.json$/.exec(name3)?.[1] ?? []);
  const unpacked = await Promise.all(
    stamped.map(async (hash) => ({ hash, time: (await stat5(join40(trees, `${hash}.json`))).mtimeMs }))
  );
  for (const hash of unused(unpacked)) {
    const companions = names2.filter((name3) => name3 === hash || name3.startsWith(`${hash}.`));
    for (const name3 of [`${hash}.json`, ...companions])
      await rm12(join40(trees, name3), { recursive: true, force: true });
  }
  for (const name3 of names2) {
    const stale = /^\.stale-(\d+)$/.exec(name3);
    if (stale && Date.now() - Number(stale[1]) > dayMs)
      await rm12(join40(trees, name3), { recursive: true, force: true });
  }
  await forgetOldest(stateDir);
  const cache2 = new ArchiveCache(cacheDir, owner);
  for (const hash of unused(cache2.used())) cache2.remove(hash);
}
function unused(images) {
  const byAge = [...images].sort((a, b) => b.time - a.time).slice(kept);
  return byAge.filter(({ time: time2 }) => Date.now() - time2 >= unusedDays * dayMs).map(({ hash }) => hash);
}
var namesIn2 = async (directory) => await readdir11(directory).catch(nothingWhenMissing) ?? [];

// src/run/state-lock.ts
import { join as join41 } from "node:path";
var patience = 12e4;
var longPatience = 9e5;
function withStateLock({ stateDir, doing, say, within = patience, signal }, body) {
  makeStateFolder(stateDir);
  const onWait = (holder) => say(`waiting for ${holder}`);
  return withLock({ file: join41(stateDir, "lock"), doing, onWait, within, ...signal && { signal } }, body);
}

// src/run/sweep-labs.ts
import { readdirSync as readdirSync3 } from "node:fs";

// src/process/run-mark.ts
import { readdir as readdir12, readFile as readFile19 } from "node:fs/promises";
var variable2 = "FANLAB_RUN";
var vanishDeadline2 = 5e3;
var markOf = ({ pid, startTime }) => `${variable2}=${pid}-${startTime}`;
function markChildren() {
  const own = identify(process.pid);
  if (own) process.env[variable2] = `${own.pid}-${own.startTime}`;
}
async function descendantsOf(run2) {
  const mark2 = markOf(run2);
  const pids = (await readdir12("/proc")).filter((name3) => /^\d+$/.test(name3)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const environment2 = await readFile19(`/proc/${pid}/environ`, "utf8").catch(() => "");
      return environment2.split("\0").includes(mark2) ? identify(pid) : void 0;
    })
  );
  return found.filter((identity) => identity !== void 0);
}
async function endDescendantsOf(run2) {
  for (; ; ) {
    const left = await descendantsOf(run2);
    if (left.length === 0) return;
    for (const { pid } of left) endProcess(pid);
    const ended = await Promise.all(left.map((identity) => hasEnded(identity, vanishDeadline2)));
    if (ended.includes(false)) return;
  }
}

// src/run/sweep-labs.ts
async function sweepLabs({ stateDir, lab }, say) {
  for (const name3 of await labNames(stateDir)) {
    const found = lookAtLab(stateDir, name3);
    if (!found || !isLeft(stateDir, found)) continue;
    say(`removing what a dead run left of lab ${name3}`);
    try {
      await removeDeadLab(stateDir, found);
    } catch (error) {
      if (name3 === lab.name) throw error;
      say(`cannot remove lab ${name3}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  await removeDeadClaims(stateDir);
}
function isLeft(stateDir, { name: name3, state, facts }) {
  if (state === "damaged") return facts.provider !== void 0 || providersIn(stateDir, name3).length > 0;
  return state === "abandoned";
}
async function removeDeadLab(stateDir, lab) {
  if (lab.facts.owner) await endDescendantsOf(lab.facts.owner);
  await removeFoundLab(stateDir, lab, { force: false });
}
async function removeFoundLab(stateDir, { name: name3, facts }, { force }) {
  const folders = foldersIn(stateDir, name3);
  const stranger = facts.provider;
  if (stranger !== void 0 && !isProviderName(stranger) && folders.includes(stranger) && !force) {
    throw new LabError(
      `cannot remove lab "${name3}": provider ${JSON.stringify(stranger)} made it, and is unknown here`,
      {
        hint: "remove it with the version of fanlab that made it; --force forgets it and leaves what that provider made"
      }
    );
  }
  const owners = providerNames.filter((each) => each === facts.provider || folders.includes(each));
  for (const each of owners) await provider(each, stateDir).destroy(name3);
  await forgetLab(stateDir, name3);
}
var providersIn = (stateDir, name3) => foldersIn(stateDir, name3).filter(isProviderName);
var foldersIn = (stateDir, name3) => readdirSync3(labFolder(stateDir, name3), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

// src/cli/remove-labs.ts
var stopDeadline = 3e4;
var removeLabs = (script3) => runCommand({
  name: "down",
  script: script3,
  flags: ["lab", "all", "force", "abandoned"],
  run({ request: { lab, stateDir }, values: { all = false, force = false, abandoned = false } }) {
    const asked = { lab: lab.name, stateDir, all, force, abandoned };
    if (abandoned) return removeAbandoned(asked);
    return all ? removeAll(asked) : removeOne(asked);
  }
});
async function removeOne(asked) {
  const { lab: name3, stateDir } = asked;
  const lab = lookAtLab(stateDir, name3);
  if (!lab) {
    console.log(`no lab ${name3}: nothing to remove`);
    return exitCodes.passed;
  }
  if (!await isFree(lab, asked)) {
    const pid = lab.facts.owner?.pid;
    throw new LabError(`cannot remove lab "${name3}": process ${pid} is working with it`, {
      hint: `${typedCommand("down", "--lab", name3, "--force")}, or kill ${pid}, which removes the lab itself`
    });
  }
  await remove2(asked, name3);
  return exitCodes.passed;
}
async function removeAbandoned(asked) {
  const { stateDir, lab, all } = asked;
  for (const name3 of (await labNames(stateDir)).filter((each) => all || each === lab)) {
    const found = lookAtLab(stateDir, name3);
    if (found && isLeft(stateDir, found)) await removeRemains(asked, name3);
  }
  await sweepImages(asked);
  return exitCodes.passed;
}
async function removeRemains({ stateDir, abandoned }, name3) {
  const lock = { stateDir, doing: `removing lab ${name3}`, say: console.log };
  await withStateLock({ ...lock, ...abandoned && { within: longPatience } }, async () => {
    const found = lookAtLab(stateDir, name3);
    if (found && isLeft(stateDir, found)) await removeDeadLab(stateDir, found);
  });
  console.log(`lab ${name3} is removed`);
}
var sweepImages = ({ stateDir }) => sweepAbandoned({ stateDir });
async function removeAll(asked) {
  const { stateDir } = asked;
  const names2 = await labNames(stateDir);
  if (names2.length === 0) console.log("no labs: nothing to remove");
  const failures3 = [];
  for (const name3 of names2) {
    const lab = lookAtLab(stateDir, name3);
    if (!lab) continue;
    if (!await isFree(lab, asked)) {
      console.log(`lab ${name3} is left alone: process ${lab.facts.owner?.pid} is working with it`);
      continue;
    }
    await remove2(asked, name3).catch((error) => failures3.push(error));
  }
  await removeDeadClaims(stateDir);
  await sweepImages(asked);
  if (failures3.length > 0)
    throw failures3.length === 1 ? failures3[0] : new AggregateError(failures3, "cannot remove some labs");
  return exitCodes.passed;
}
async function isFree({ state, facts }, { force }) {
  if (state !== "running") return true;
  if (force && facts.owner) await stopProcess(facts.owner, stopDeadline);
  return force;
}
async function remove2(asked, name3) {
  const { stateDir, force } = asked;
  const lab = lookAtLab(stateDir, name3);
  if (lab?.state === "abandoned") return removeRemains(asked, name3);
  if (lab) await removeFoundLab(stateDir, lab, { force });
  console.log(`lab ${name3} is removed`);
}

// src/cli/run-file.ts
import { statSync as statSync2 } from "node:fs";
import module from "node:module";
import { join as join42, relative as relative2, resolve as resolve7 } from "node:path";
import { fileURLToPath as fileURLToPath3, pathToFileURL } from "node:url";
var isScript = /\.(?:mjs|js|mts|ts)$/;
async function runFile(launcher2) {
  speakTo(readerOf(process.env, process.stdout.isTTY === true));
  const own = fileURLToPath3(launcher2);
  const at = process.argv.findIndex((word2, index) => index > 0 && word2.endsWith("run.mjs"));
  const [file3 = "", ...words2] = process.argv.slice(at + 1);
  if (file3 === "" || file3 === "--help" || file3 === "-h") {
    console.log(usage(`${typedCommand("run")} FILE.mjs`, ownLabOptions(false)));
    process.exit(file3 === "" ? exitCodes.usage : exitCodes.passed);
  }
  const script3 = resolve7(file3);
  const problem = problemOf(file3, script3);
  if (problem !== void 0) {
    console.error(harmlessMessage(`fanlab: ${problem}
hint: ${typedCommand("run", "--help")}`));
    process.exit(exitCodes.usage);
  }
  resolveHere(pathToFileURL(join42(packageRoot, "dist", "fanlab.mjs")).href);
  startOwnScript(script3, own);
  process.argv = [process.execPath, script3, ...words2];
  try {
    await import(pathToFileURL(script3).href);
  } catch (error) {
    console.error(describeError(await wordedFor(error, script3)));
    process.exit(exitCodes.error);
  }
  if (hasBegun()) return new Promise(() => {
  });
  const hint2 = "await runLab(\u2026) or visitLab(\u2026) in it: docs/write-a-scenario.md";
  console.error(describeError(new LabError(`cannot tell what ${file3} proves: it has begun no run`, { hint: hint2 })));
  process.exit(exitCodes.error);
}
function problemOf(file3, script3) {
  const rule = `run needs the file of a script, such as mine.mjs, before all flags; got ${shownValue(file3)}`;
  if (file3.startsWith("-")) return rule;
  if (!isScript.test(file3)) return `${rule}: its name has to end with .mjs, .js, .mts or .ts`;
  return statSync2(script3, { throwIfNoEntry: false })?.isFile() ? void 0 : `${rule}: there is no such file`;
}
function resolveHere(url) {
  const { registerHooks } = module;
  if (registerHooks) {
    registerHooks({
      resolve: (specifier, context, next) => specifier === "fanlab" ? { url, shortCircuit: true } : next(specifier, context)
    });
    return;
  }
  const hook = `export const resolve = (specifier, context, next) =>
    specifier === 'fanlab' ? {url: ${JSON.stringify(url)}, shortCircuit: true} : next(specifier, context)`;
  module.register(`data:text/javascript,${encodeURIComponent(hook)}`);
}
async function wordedFor(error, script3) {
  if (!(error instanceof Error) || scriptLines(error).length > 0) return error;
  const name3 = relative2(process.cwd(), script3);
  if (error instanceof SyntaxError) {
    const { stderr } = await run([process.execPath, "--check", script3]);
    const [, line2] = /:(\d+)$/m.exec(stderr.split("\n", 1)[0] ?? "") ?? [];
    return new LabError(`cannot run ${name3}${line2 ? `:${line2}` : ""}: ${error.name}: ${error.message}`);
  }
  return new LabError(`cannot run ${name3}: ${error.message.split("\n", 1)[0]}`);
}

// src/cli/run-lab.ts
import { basename as basename12, dirname as dirname15, resolve as resolve8 } from "node:path";
import { fileURLToPath as fileURLToPath5, pathToFileURL as pathToFileURL2 } from "node:url";

// src/lab/prepare-machines.ts
import { readFile as readFile20 } from "node:fs/promises";
import { basename as basename7, join as join43 } from "node:path";
import pRetry2 from "./packages/p-retry.mjs";
var installDeadline = 6e5;
var imagesFolder = "/usr/share/fanlab/images";
var dispatcherFolders = ["configuring", "configured"].map((state) => `/etc/networkd-dispatcher/${state}.d`);
async function prepareMachines({ timed }, machines, image2, preparationOf2) {
  await timed("boot", "what machines lack is installed", async () => {
    await Promise.all(machines.map((machine) => prepare(machine, preparationOf2(machine), image2)));
  });
}
async function prepare(machine, { needs: needsOn, images, units }, image2) {
  const needs = needsOn(parseOsRelease(await machine.read("/etc/os-release")));
  const missing = await missingOn(machine, needs);
  if (missing.length > 0) {
    await install(machine, missing, units);
    const still = await missingOn(machine, missing);
    if (still.length > 0) {
      const names2 = still.map(({ command: command2 }) => command2).join(", ");
      throw new LabError(`cannot prepare ${machine.name}: ${names2} is still missing after its installation`);
    }
  }
  const folders = await missingFiles(machine, dispatcherFolders);
  if (folders.length > 0) {
    await noteMade(machine, folders);
    await machine.succeed(["install", "-d", "-m", "0755", ...folders]);
  }
  await machine.succeed(["systemctl", "enable", "--now", "--quiet", "networkd-dispatcher.service"]);
  await copyImages(machine, image2, images);
}
async function missingOn(machine, needs) {
  const script3 = 'for name; do command -v "$name" >/dev/null || echo "$name"; done';
  const said2 = await machine.succeed(["sh", "-c", script3, "missing", ...needs.map(({ command: command2 }) => command2)]);
  const names2 = new Set(said2.split("\n"));
  return needs.filter(({ command: command2 }) => names2.has(command2));
}
var missingFiles = async (place, paths) => {
  const script3 = 'for path; do [ -e "$path" ] || echo "$path"; done';
  const said2 = await place.succeed(["sh", "-c", script3, "missing", ...paths]);
  return said2.split("\n").filter((path2) => path2 !== "");
};
async function install(machine, needs, units) {
  const packages2 = [...new Set(needs.flatMap((need) => need.package ?? []))];
  const command2 = ["apt-get", "install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"];
  const retried = (what) => pRetry2(
    async () => {
      const { status, stderr, timedOut } = await machine.run(
        ["env", "DEBIAN_FRONTEND=noninteractive", ...what],
        {
          timeoutMs: installDeadline
        }
      );
      if (status === 0) return;
      const said2 = timedOut ? `it did not end within ${installDeadline / 1e3} s` : stderr.trim().split("\n").slice(-5).join("\n");
      throw new LabError(`cannot install what ${machine.name} lacks: ${said2}`, {
        hint: `${what.join(" ")}, on ${machine.name}`
      });
    },
    { retries: 3, minTimeout: 3e3 }
  );
  if (packages2.length > 0) {
    await machine.run(["apt-get", "update", "-o", "DPkg::Lock::Timeout=120"], { timeoutMs: installDeadline });
    await withoutDaemons(machine, units, () => retried([...command2, ...packages2]));
  }
  for (const { snap } of needs) {
    if (!snap) continue;
    await machine.run(["snap", "wait", "system", "seed.loaded"], { timeoutMs: installDeadline });
    await retried(["snap", "install", snap.name, `--channel=${snap.channel}`]);
  }
}
async function withoutDaemons(machine, units, body) {
  const script3 = 'for unit; do systemctl cat "$unit" >/dev/null 2>&1 || echo "$unit"; done';
  const said2 = await machine.succeed(["sh", "-c", script3, "units", ...units]);
  const added = said2.split("\n").filter((unit) => unit !== "");
  if (added.length > 0) await machine.succeed(["systemctl", "mask", "--quiet", "--runtime", ...added]);
  try {
    await body();
  } finally {
    if (added.length > 0) {
      await machine.succeed(["systemctl", "unmask", "--quiet", "--runtime", ...added]);
      const here = 'for unit; do if systemctl cat "$unit" >/dev/null 2>&1; then systemctl disable --quiet "$unit"; fi; done';
      await machine.succeed(["sh", "-c", here, "units", ...added]);
    }
  }
}
async function copyImages(machine, image2, names2) {
  const files3 = names2.map((name3) => join43(imagesFolder, name3));
  const missing = await missingFiles(machine, files3);
  if (missing.length === 0) return;
  const [folder] = await missingFiles(machine, ["/usr/share/fanlab"]);
  await noteMade(machine, folder === void 0 ? missing : [folder]);
  for (const file3 of missing) {
    const content2 = await readFile20(join43(image2, file3)).catch((error) => {
      throw new LabError(`cannot read ${basename7(file3)} of the machine image: ${error.message}`);
    });
    await machine.write(file3, content2);
  }
}

// src/run/report-versions.ts
var ofEveryMachine = ["iproute2", "networkd-dispatcher", "systemd"];
async function reportVersions({ lab, fact }) {
  const first2 = lab.machines[0];
  const [kernel, ...versions] = await Promise.all([
    first2.succeed(["uname", "-r"]),
    installedVersions(first2, ofEveryMachine),
    ...rolesOf(lab).map((role) => role.versions(lab.machinesOf(role.name)[0]))
  ]);
  fact("kernel", kernel.trim());
  for (const [name3, version2] of versions.flatMap((each) => Object.entries(each))) fact(name3, version2);
}

// src/run/lab-steps.ts
async function bootMachines(context) {
  await context.timed("boot", "machines boot", async () => {
    await context.makeMachines();
    await Promise.all(context.lab.machines.map((machine) => machine.waitForBoot()));
  });
}
var equipMachines = (context) => equip(context, context.lab.machines);
var equipMachinesWith = (beside) => (context) => equip(context, context.lab.machines, beside);
async function findOutVersions(context) {
  await Promise.all([overlayIn(context.topology)?.tell(context), reportVersions(context)]);
}
var installOverlay = (context) => overlayOf(context.lab).install(context, context.lab.places);
var bootLaterMachine = (context) => bootLater(context);
var bootLaterMachineWith = (beside) => (context) => bootLater(context, beside);
async function bootLater(context, beside) {
  const { lab, provided } = context;
  const { newcomer } = lab.topology;
  if (!newcomer) throw new LabError(`cannot boot a machine that starts later: lab ${lab.name} has none`);
  const lacking = provided.lacks?.(newcomer.name);
  if (lacking !== void 0) throw new NotObservable(lacking);
  return context.timed("boot", `${newcomer.name} boots`, async () => {
    const machine = new Machine(await provided.create(machineSpec(lab.topology, newcomer)));
    await machine.waitForBoot();
    context.lab = await labOf(provided, lab.topology, lab.machines);
    await equip(context, [machine], beside);
    await overlayIn(context.topology)?.install(context, [machine]);
    return machine;
  });
}
async function equip(context, machines, beside = () => []) {
  const { features: features2, mayEmpty, provided } = context;
  const adopts = { machines: features2.adopts === "everything", host: features2.adopts !== "nothing" };
  await adoptPlaces(context, machines, { ...adopts, empty: mayEmpty });
  await prepareMachines(context, machines, provided.spec.image, (machine) => {
    const { needs, ...rest } = preparationOf(context.lab, machine);
    return { ...rest, needs: (system) => [...needs(system), ...beside(machine, system, context.lab)] };
  });
}

// src/expect/claims-of.ts
var whereOf = (from, to) => {
  if (!from?.place || !to?.place) return "unknown";
  return from.place === to.place ? "same-machine" : "other-machine";
};
var isAbout = ({ from, to, protocols: protocols2 }, { source: source2, target: target2, protocol }) => from.includes(source2) && to.includes(target2) && protocols2.includes(protocol);
var claimsOf = (cell, expect, where2) => [
  ...new Set(
    expect.filter((rule) => isAbout(rule, cell)).filter((rule) => rule.where === void 0 || where2 === "either" || rule.where === where2).flatMap(({ ids }) => ids)
  )
];

// src/expect/mesh.ts
var meshOf = (topology2, launched = []) => ({
  endpoints: [...plannedEndpoints(topology2), ...launched],
  expect: topology2.expect
});
function cellsOf({ endpoints, expect }) {
  return protocols.flatMap(
    (protocol) => endpoints.flatMap(
      (source2) => endpoints.filter((target2) => target2.name !== source2.name && (protocol !== "http" || target2.http)).map((target2) => ({
        cell: { source: source2.name, target: target2.name, protocol, expected: "answer" },
        launched: source2.launched || target2.launched
      })).filter(({ cell, launched }) => launched || expect.some((rule) => isAbout(rule, cell))).map(({ cell }) => cell)
    )
  );
}

// src/lab/remove-lab.ts
async function removeLab(provider2, stateDir, name3) {
  await provider2.destroy(name3);
  await forgetLab(stateDir, name3);
}

// src/run/check-host.ts
import { release as release2 } from "node:os";

// src/host/prepare-host.ts
import { access as access7, readFile as readFile21 } from "node:fs/promises";
import { release } from "node:os";
import pRetry3 from "./packages/p-retry.mjs";
var aptDeadline = 6e5;
async function prepareHost(needs, { install: install2, say, signal }) {
  const missing = await missingTools(Object.keys(needs.tools));
  if (missing.length > 0) {
    const packages2 = [...new Set(missing.map((tool) => needs.tools[tool]))];
    const command2 = ["apt-get", "install", "--yes", "--no-install-recommends", ...packages2];
    if (!install2) {
      throw new LabError(
        `cannot make a lab: the host has no ${missing.join(", ")}, and ${optionName("no-install")} was given`,
        {
          hint: command2.join(" ")
        }
      );
    }
    say(`installing on this host: ${packages2.join(" ")}`);
    await withoutServices(needs.unwantedUnits, () => installPackages(command2, signal));
    const still = await missingTools(missing);
    if (still.length > 0)
      throw new LabError(`cannot make a lab: ${still.join(", ")} is still missing after ${command2.join(" ")}`);
  }
  await loadModules(needs.modules, say);
}
async function installPackages(command2, signal) {
  if ((await missingTools(["apt-get"])).length > 0) {
    throw new LabError(`cannot install packages: the host has no apt-get`, {
      hint: `install by hand what ${command2.slice(4).join(", ")} bring`
    });
  }
  const env = { ...lastingEnvironment(proxyVariables), DEBIAN_FRONTEND: "noninteractive" };
  await run(["apt-get", "update"], { env, timeoutMs: aptDeadline, signal });
  const install2 = async () => {
    const result = await run(command2, { env, timeoutMs: aptDeadline, signal });
    if (result.status === 0) return;
    throw new LabError(`cannot install the host's packages: ${causeOf2(result)}`, { hint: command2.join(" ") });
  };
  await pRetry3(install2, { retries: 2, minTimeout: 3e3, signal });
}
function causeOf2({ stderr, stdout, status, signal, timedOut }) {
  const said2 = (stderr.trim() || stdout.trim()).split("\n").slice(-5).join("\n");
  if (timedOut) return `it did not end within ${aptDeadline / 1e3} s${said2 && `: ${said2}`}`;
  return said2 || `apt-get said nothing and ended with ${status === null ? signal : `status ${status}`}`;
}
async function withoutServices(units, body) {
  const present = await Promise.all(units.map(isInstalled));
  const added = units.filter((_, index) => !present[index]);
  const masks = await exists5("/run/systemd/system") ? added : [];
  if (masks.length > 0) await run(["systemctl", "--quiet", "--runtime", "mask", ...masks]);
  try {
    await body();
  } finally {
    if (masks.length > 0) await run(["systemctl", "--quiet", "--runtime", "unmask", ...masks]);
    const installed = await Promise.all(added.map(isInstalled));
    const enabled = added.filter((_, index) => installed[index]);
    if (enabled.length > 0) await run(["systemctl", "--quiet", "disable", ...enabled]);
  }
}
var isInstalled = async (unit) => await exists5(`/lib/systemd/system/${unit}`) || await exists5(`/etc/systemd/system/${unit}`);
async function loadModules(modules3, say) {
  const folder = `/lib/modules/${release()}`;
  if (!await exists5(folder) || (await missingTools(["modprobe"])).length > 0) return;
  const builtin = await readFile21(`${folder}/modules.builtin`, "utf8").catch(() => "");
  const missing = [];
  for (const name3 of modules3) {
    const here = await exists5(`/sys/module/${name3}`) || builtin.includes(`/${name3}.ko`);
    if (!here && (await run(["modprobe", "--dry-run", "--quiet", name3])).status === 0) missing.push(name3);
  }
  if (missing.length === 0) return;
  say(`loading kernel modules: ${missing.join(" ")}`);
  await run(["modprobe", "--all", "--quiet", ...missing]);
}
var exists5 = (path2) => access7(path2).then(
  () => true,
  () => false
);

// src/overlays/fan/foresee-fan.ts
function foreseeableFanProblems(wish, { kernel, distribution }) {
  if (wish !== "ubuntu") return [];
  const [, id = "", version2 = ""] = /^(\w+)-(.+)$/.exec(distribution ?? "ubuntu-22.04") ?? [];
  const facts = {
    kernel: kernel ?? "their own",
    fanVxlan: kernel === void 0 ? "4" : null,
    os: { id, version: version2 },
    iproute2: "",
    ubuntuFan: ""
  };
  return ubuntuProblems(facts, "fanctl").map((problem) => ({
    message: `cannot use the fan engine ubuntu: ${problem}`,
    hint: `${optionName("fan")} ebpf, or machines of Ubuntu with a kernel of their own, such as ${optionName("provider")} multipass`
  }));
}

// src/image/ensure-image.ts
import { join as join46 } from "node:path";

// src/image/image-trust.ts
function isTrusted(image2, trust) {
  if (trust.digest !== void 0) return image2.digest === trust.digest;
  return image2.origin === "built" || image2.origin === "unverified" && trust.anyCached === true;
}
var originTexts = {
  built: "built by this host",
  pinned: "named by its digest",
  unverified: "from the job's cache, not verified"
};

// src/image/make-image.ts
import { closeSync as closeSync7, openSync as openSync6 } from "node:fs";
import { chmod as chmod4, mkdir as mkdir16, rm as rm13 } from "node:fs/promises";
import { join as join45 } from "node:path";

// src/image/build.ts
import { chmod as chmod3, mkdir as mkdir15, readFile as readFile22, writeFile as writeFile16 } from "node:fs/promises";
import { basename as basename8, dirname as dirname11, join as join44 } from "node:path";

// src/image/build-error.ts
function buildError(distribution, output, logFile) {
  const { mirror, suite, keyring, keyringPackage } = distributions[distribution];
  const lines = output.split("\n");
  const find = (sign) => lines.map((line2) => sign.exec(line2)).find((match) => match !== null);
  const missing = find(
    /^E: Version '(?<version>.+)' for '(?<name>.+)' was not found|^E: Unable to locate package (?<any>\S+)/
  );
  if (missing?.groups) {
    const { name: name3, version: version2, any } = missing.groups;
    const wanted = any ?? `${name3}=${version2}`;
    return new LabError(`cannot find package ${wanted} for ${distribution}: its archives do not have it`, {
      hint: `see https://packages.${distribution.startsWith("debian") ? "debian.org" : "ubuntu.com"}/search?keywords=${any ?? name3}, or add ${optionName("apt-source")} or ${optionName("package")} FILE.deb`
    });
  }
  const unsigned = find(/NO_PUBKEY|is not signed|EXPKEYSIG/);
  if (unsigned) {
    return new LabError(`cannot trust a package archive of ${distribution}: ${plain(unsigned.input)}`, {
      hint: `apt-get install -y ${keyringPackage} (${keyring})`
    });
  }
  if (find(/No space left on device/)) {
    return new LabError(`cannot build the ${distribution} image: no space left on device`, { hint: "df -h" });
  }
  const unreachable2 = find(
    /^[EW]: Failed to fetch (?<url>\S+).*|(?:Could not|Temporary failure) resolv\w+.*|(?:Unable to|Could not) connect.*|Connection (?:timed out|failed|refused).*|does not have a Release file/
  );
  if (unreachable2) {
    const url = unreachable2.groups?.url ?? mirror;
    return new LabError(`cannot reach the package archive ${url}: ${plain(unreachable2.input)}`, {
      hint: `curl -I ${mirror}/dists/${suite}/InRelease (behind a proxy, set http_proxy), or bring a built image in the cache folder`
    });
  }
  const unmet = find(/^ (\S+) : (?:Pre-)?Depends: .+/);
  if (unmet) {
    return new LabError(`cannot install package ${unmet[1]} for ${distribution}: ${unmet.input.trim()}`, {
      hint: `give the packages it depends on in fitting versions as well, each with ${optionName("package")}`
    });
  }
  return new LabError(`cannot build the ${distribution} image: ${cause(lines)}`, { hint: `less ${logFile}` });
}
function cause(lines) {
  const said2 = lines.filter((line2) => line2.trim() !== "");
  const first2 = said2.findIndex((line2) => /^E: /.test(line2));
  if (first2 > 0 && /command failed/.test(said2[first2] ?? "")) return plain(said2[first2 - 1] ?? "");
  return plain(said2[first2] ?? said2.at(-1) ?? "it said nothing");
}
var plain = (line2) => line2.trim().replace(/^[EW]: /, "");

// src/image/build.ts
var deadline = 20 * 6e4;
async function build(recipe, options) {
  const { folder, seenAt, run: run2 } = options;
  await layOut2(recipe, folder, run2);
  await Promise.all([folder, seenAt].map((each) => chmod3(each, 457)));
  const result = await run2(argv(recipe, folder, seenAt), {
    env: environment(seenAt),
    timeoutMs: deadline,
    onOutput: options.onOutput,
    ...options.signal && { signal: options.signal }
  });
  if (result.status !== 0) {
    const output = `${result.stdout}
${result.stderr}`;
    await writeFile16(options.logFile, withoutCredentials(output));
    const { message, hint: hint2 } = buildError(
      recipe.distribution,
      result.timedOut ? `${output}
E: not done in 20 minutes` : output,
      options.logFile
    );
    throw new LabError(message, {
      ...hint2 === void 0 ? {} : { hint: hint2 },
      logs: [{ name: "image-build.log", text: withoutCredentials(output) }]
    });
  }
  return { root: join44(folder, "root") };
}
function argv(recipe, folder, work) {
  const distribution = distributions[recipe.distribution];
  return [
    ...boundToThisProcess,
    // Namespaces of its own: no mount of the build is ever seen outside, and its end is the end of all it started.
    ...["unshare", "--mount", "--mount-proc", "--pid", "--fork", "--kill-child"],
    // A strict umask of the caller would make files of the image unreadable for all but root.
    ...["sh", "-euc", 'umask 022; mount --bind "$1" "$2"; shift 2; exec "$@"', "sh", folder, work],
    ...["mmdebstrap", "--mode=root", "--verbose", "--variant=minbase", "--format=directory"],
    `--include=${archivePackages(recipe).join(",")}`,
    ...excludedPaths.map((path2) => `--dpkgopt=path-exclude=${path2}`),
    "--dpkgopt=force-unsafe-io",
    '--aptopt=Acquire::Languages "none"',
    '--aptopt=Acquire::Retries "3"',
    '--aptopt=Acquire::http::Timeout "20"',
    `--setup-hook=${join44(work, "setup")}`,
    `--customize-hook=${join44(work, "customize")}`,
    distribution.suite,
    join44(work, "root"),
    ...archiveLines(distribution),
    ...recipe.aptSources
  ];
}
var setupScript = `#!/bin/sh
set -eu
for directory in bin sbin lib lib64; do
  mkdir -p "$1/usr/$directory"
  if [ ! -e "$1/$directory" ]; then ln -s "usr/$directory" "$1/$directory"; fi
done
`;
async function layOut2(recipe, work, run2) {
  const machine = (await run2(["uname", "-m"])).stdout.trim();
  await Promise.all([
    writeFiles(join44(work, "machine"), filesInImage),
    writeFiles(join44(work, "container"), containerFiles),
    writeFiles(join44(work, "nginx"), nginxFiles),
    writeFile16(join44(work, "metadata.yaml"), containerMetadata(machine)),
    writeFile16(join44(work, "setup"), setupScript, { mode: 493 }),
    writeFile16(join44(work, "customize"), customizeScript, { mode: 493 }),
    ...recipe.packages.flatMap((choice) => choice.kind === "file" ? copyPackage(choice.path, work) : [])
  ]);
}
async function copyPackage(path2, work) {
  const target2 = join44(work, "packages", basename8(path2));
  await mkdir15(dirname11(target2), { recursive: true });
  await writeFile16(target2, await readFile22(path2));
}
async function writeFiles(directory, files3) {
  await mkdir15(directory, { recursive: true });
  for (const [path2, { text: text2, mode }] of Object.entries(files3)) {
    await mkdir15(dirname11(join44(directory, path2)), { recursive: true });
    await writeFile16(join44(directory, path2), text2, { mode: mode ?? 420 });
  }
}
function environment(work) {
  return { ...lastingEnvironment(proxyVariables), LC_ALL: "C.UTF-8", TMPDIR: work };
}

// src/image/build-progress.ts
var steps = [
  { sign: /^I: running apt-get update/, text: "fetching package lists", seconds: 2 },
  { sign: /^I: downloading packages/, text: "downloading the base system", seconds: 1 },
  { sign: /^I: extracting archives/, text: "unpacking the base system", seconds: 10 },
  { sign: /^I: installing essential/, text: "installing the base system", seconds: 6 },
  { sign: /^I: installing remaining/, text: "installing LXD, Docker and tools", seconds: 20 },
  { sign: /^fanlab: container image/, text: "making the container image", seconds: 1 },
  { sign: /^fanlab: nginx image/, text: "making the nginx image", seconds: 1 },
  { sign: /^fanlab: machine/, text: "setting up the machine", seconds: 1 },
  { sign: /^I: cleaning package lists/, text: "cleaning up", seconds: 1 },
  { sign: /^fanlab: archive/, text: "packing the archive", seconds: 3 }
];
var total = steps.reduce((sum, step) => sum + step.seconds, 0);
var packageLine = /^(?:Unpacking|Setting up) ([^ :]+)/;
var reportEvery = 2e3;
function buildProgress(onProgress, now = Date.now) {
  const start = now();
  let next = 0;
  let stepStart = start;
  let reported = Number.NEGATIVE_INFINITY;
  let rest = "";
  const report = (step, detail) => {
    reported = now();
    const before = steps.slice(0, next - 1).reduce((sum, { seconds: seconds2 }) => sum + seconds2, 0);
    const inStep = Math.min((reported - stepStart) / 1e3, step.seconds * 0.95);
    const elapsed = Math.round((reported - start) / 1e3);
    onProgress(`building the machine image: ${step.text}${detail} (${elapsed} s)`, (before + inStep) / total);
  };
  const read2 = (line2) => {
    const ahead = steps.slice(next).findIndex(({ sign }) => sign.test(line2));
    if (ahead !== -1) {
      next += ahead + 1;
      stepStart = now();
    }
    const step = steps[next - 1];
    if (!step) return;
    const name3 = packageLine.exec(line2)?.[1];
    if (ahead !== -1) report(step, "");
    else if (name3 !== void 0 && now() - reported >= reportEvery) report(step, `: ${name3}`);
  };
  return (output) => {
    const lines = (rest + output).split("\n");
    rest = lines.pop() ?? "";
    for (const line2 of lines) read2(line2);
  };
}

// src/image/cached-archive.ts
import { closeSync as closeSync6, fstatSync as fstatSync5, openSync as openSync5 } from "node:fs";
async function findArchive(search) {
  return withArchive(search, async (fd) => judge(await rememberedDigest(fd), search));
}
async function takeArchive(search, file3) {
  const copy = openSync5(file3, "wx", 384);
  try {
    return await withArchive(search, async (fd) => judge(await copyWithDigest(fd, copy), search));
  } finally {
    closeSync6(copy);
  }
}
var digestNotHere = ({ hash, cache: cache2, trust }, refusal) => new LabError(`cannot use image ${trust.digest}: ${refusal ?? `${cache2.path(hash)} is not there`}`, {
  hint: "copy that archive there, or leave --image-digest out to build the image"
});
async function withArchive({ hash, cache: cache2 }, look3) {
  let fd;
  try {
    fd = cache2.open(hash);
    return fd === void 0 ? {} : await look3(fd);
  } catch (error) {
    if (error instanceof LabError) return { refusal: error.message };
    throw error;
  } finally {
    if (fd !== void 0) closeSync6(fd);
  }
}
async function judge(digest, { hash, cache: cache2, stateDir, trust }) {
  const found = { digest, origin: await originOf(digest) };
  if (isTrusted(found, trust)) return { archive: found };
  const path2 = cache2.path(hash);
  if (trust.digest !== void 0) return { refusal: `${path2} is another one, ${digest}` };
  return {
    refusal: `this host did not build ${path2}; if you know where it comes from, --image-digest ${digest} takes it`
  };
  async function originOf(each) {
    if (await hasBuilt(stateDir, hash, each)) return "built";
    return each === trust.digest ? "pinned" : "unverified";
  }
}
var known3 = /* @__PURE__ */ new Map();
async function rememberedDigest(fd) {
  const { dev, ino, size: size2, mtimeMs, ctimeMs } = fstatSync5(fd);
  const key2 = [dev, ino, size2, mtimeMs, ctimeMs].join(":");
  const digest = known3.get(key2) ?? await digestOf(fd);
  known3.set(key2, digest);
  return digest;
}

// src/image/make-image.ts
async function unpackImage(work) {
  const { hash, stateDir, trust, onProgress } = work;
  const folder = await makePartial(stateDir);
  try {
    const [copy, root] = [join45(folder, "archive"), join45(folder, "root")];
    const seen = await findArchive(work);
    const { archive, refusal } = seen.archive ? await takeArchive(work, copy) : seen;
    if (!archive && trust.digest !== void 0) throw digestNotHere(work, refusal);
    if (refusal !== void 0) onProgress(`the cached machine image is not used: ${refusal}`);
    if (!archive) return void 0;
    onProgress("unpacking the machine image");
    await mkdir16(root);
    await chmod4(root, 493);
    const trouble = await unpackArchive(copy, root, work);
    if (trouble !== void 0) {
      throw new LabError(`cannot unpack ${work.cache.path(hash)}: ${trouble}`, { hint: `df -h ${stateDir}` });
    }
    return await adoptTree(root, { hash, ...archive }, work);
  } finally {
    await rm13(folder, { recursive: true, force: true });
  }
}
async function buildImage(recipe, work) {
  const { hash, stateDir, onProgress } = work;
  const folder = await makePartial(stateDir);
  const seenAt = join45(stateDir, workPrefix + processMark());
  let archive;
  try {
    await mkdir16(seenAt);
    const progress = buildProgress(onProgress);
    const logFile = join45(stateDir, "image-build.log");
    const { root } = await build(recipe, { ...work, folder, seenAt, logFile, onOutput: progress });
    progress("fanlab: archive\n");
    const file3 = join45(folder, "archive");
    const trouble = await packTree(root, file3, work);
    if (trouble !== void 0) {
      throw new LabError(`cannot pack the machine image: ${trouble}`, { hint: `df -h ${stateDir}` });
    }
    archive = openSync6(file3, "r");
    const digest = await digestOf(archive);
    await rememberBuilt(stateDir, hash, digest);
    const tree = await adoptTree(root, { hash, digest, origin: "built" }, work);
    await keepArchive(archive, work);
    onProgress(`the machine image is ${digest}; with --image-digest another host takes this one and no other`);
    return tree;
  } finally {
    if (archive !== void 0) closeSync7(archive);
    await rm13(folder, { recursive: true, force: true });
    await rm13(seenAt, { recursive: true, force: true });
  }
}
async function keepArchive(archive, { hash, cache: cache2, onProgress }) {
  try {
    await cache2.put(hash, archive);
  } catch (error) {
    const { code: code2 } = error;
    if (!(error instanceof LabError) && code2 === void 0) throw error;
    onProgress(`the machine image is not kept in the cache: ${error.message}`);
  }
}

// src/image/ensure-image.ts
async function ensureImage(recipe, options) {
  const { cacheDir, stateDir, owner, onProgress, signal, trust = {}, run: run2 = run } = options;
  checkRecipe(recipe);
  const hash = await recipeHash(recipe);
  const cache2 = new ArchiveCache(cacheDir, owner);
  const work = { ...{ hash, cache: cache2, stateDir, trust, onProgress, run: run2 }, ...signal && { signal } };
  const image2 = (tree, built) => ({ hash, ...tree, archive: cache2.path(hash), built });
  await sweepAbandoned(options);
  const ready = await unpackedImage(work);
  if (ready.tree) return image2(ready.tree, false);
  const onWait = (holder) => onProgress(`waiting for ${holder}, which is making an image`);
  const lock = { file: join46(stateDir, "images.lock"), onWait, run: run2, ...signal && { signal } };
  return withLock(lock, async () => {
    const { tree, refusal } = await unpackedImage(work);
    if (tree) return image2(tree, false);
    if (refusal !== void 0) onProgress(`the unpacked machine image ${refusal}: making it anew`);
    const taken = await unpackImage(work);
    const made = taken ?? await buildImage(recipe, work);
    await pruneImages(options);
    return image2(made, taken === void 0);
  });
}
async function unpackedImage({
  hash,
  cache: cache2,
  stateDir,
  trust,
  run: run2
}) {
  const tree = await stampedTree(stateDir, hash);
  if (!tree) return {};
  if (!isTrusted(tree, trust))
    return { refusal: `is another one (${originTexts[tree.origin]}, ${tree.digest})` };
  const changed = await changeInTree(stateDir, hash, run2);
  if (changed !== void 0) return { refusal: `was changed (${changed})` };
  await touchTree(stateDir, hash);
  cache2.touch(hash);
  return { tree };
}

// src/image/image-problems.ts
import { stat as stat6, statfs } from "node:fs/promises";
import { dirname as dirname12 } from "node:path";
var GiB = 2 ** 30;
var lookTools = { find: "findutils", flock: "util-linux", setpriv: "util-linux" };
var unpackTools = { tar: "tar", zstd: "zstd", ...lookTools, unshare: "util-linux" };
var buildTools = { ...unpackTools, mmdebstrap: "mmdebstrap", "apt-get": "apt", "dpkg-deb": "dpkg" };
async function toDo(recipe, { cacheDir, stateDir, owner, trust = {} }) {
  const hash = await recipeHash(recipe);
  const tree = await stampedTree(stateDir, hash);
  if (tree && isTrusted(tree, trust)) return "look";
  const search = { hash, cache: new ArchiveCache(cacheDir, owner), stateDir, trust };
  const { archive, refusal } = await findArchive(search);
  if (archive) return "unpack";
  if (trust.digest !== void 0) throw digestNotHere(search, refusal);
  return "build";
}
async function imageTools(recipe, directories) {
  const work = await toDo(recipe, directories);
  if (work === "look") return lookTools;
  if (work === "unpack") return unpackTools;
  const { keyring, keyringPackage } = distributions[recipe.distribution];
  return { ...buildTools, [keyring]: keyringPackage };
}
async function imageProblems(recipe, directories) {
  const { cacheDir, stateDir } = directories;
  try {
    checkRecipe(recipe);
    const work = await toDo(recipe, directories);
    if (work === "look") return toolProblems2(lookTools);
    const tools = await toolProblems2(work === "unpack" ? unpackTools : buildTools);
    if (work === "unpack") return [...tools, ...await diskProblems([[treesDirectory(stateDir), 1 * GiB]])];
    return [
      ...tools,
      ...await keyringProblems(recipe),
      ...await diskProblems([
        [treesDirectory(stateDir), 2.5 * GiB],
        [cacheDir, 0.5 * GiB]
      ])
    ];
  } catch (error) {
    if (error instanceof LabError) return [{ message: error.message, hint: error.hint ?? "" }];
    throw error;
  }
}
async function toolProblems2(packageOf) {
  const missing = await missingTools(Object.keys(packageOf));
  if (missing.length === 0) return [];
  const packages2 = [...new Set(missing.map((tool) => packageOf[tool]))];
  return [
    {
      message: `cannot make the machine image: ${missing.join(", ")} not found`,
      hint: `apt-get install -y ${packages2.join(" ")}`
    }
  ];
}
async function keyringProblems(recipe) {
  const { keyring, keyringPackage } = distributions[recipe.distribution];
  if (await exists6(keyring)) return [];
  return [
    {
      message: `cannot trust the archive of ${recipe.distribution}: its keys, ${keyring}, are not installed`,
      hint: `apt-get install -y ${keyringPackage}`
    }
  ];
}
async function diskProblems(needs) {
  const disks = /* @__PURE__ */ new Map();
  for (const [directory, bytes3] of needs) {
    const path2 = await nearestExisting(directory);
    const { dev } = await stat6(path2);
    const { bavail, bsize } = await statfs(path2);
    const disk = disks.get(dev) ?? { path: path2, needed: 0, free: bavail * bsize };
    disks.set(dev, { ...disk, needed: disk.needed + bytes3 });
  }
  return [...disks.values()].flatMap(
    ({ path: path2, needed, free }) => free >= needed ? [] : {
      message: `cannot make the machine image: ${path2} has ${inGiB(free)} GiB free, ${inGiB(needed)} GiB needed`,
      hint: `free some space (df -h ${path2}) or choose another folder`
    }
  );
}
async function nearestExisting(path2) {
  return await exists6(path2) || path2 === dirname12(path2) ? path2 : nearestExisting(dirname12(path2));
}
var exists6 = (path2) => stat6(path2).then(
  () => true,
  () => false
);
var inGiB = (bytes3) => (bytes3 / GiB).toFixed(1);

// src/run/lab-image.ts
function readRecipe({ distribution, aptSources, packages: packages2 }) {
  const recipe = {
    distribution: parseDistribution(distribution),
    aptSources: aptSources.map((text2) => parseAptSource(text2)),
    packages: packages2.map((text2) => parsePackageChoice(text2))
  };
  checkRecipe(recipe);
  return recipe;
}
var places2 = ({ image: image2, stateDir }, { cacheDir, owner }) => ({
  cacheDir,
  stateDir,
  trust: image2.trust,
  ...owner && { owner }
});
var toolsOfImage = (recipe, request, caller) => imageTools(recipe, places2(request, caller));
var problemsOfImage = (recipe, request, caller) => imageProblems(recipe, places2(request, caller));
var makeImage = (recipe, request, caller, signal, say) => ensureImage(recipe, { ...places2(request, caller), signal, onProgress: (text2) => say(text2) });

// src/run/network-problems.ts
var usualMtu2 = 1500;
var capable = "choose a provider that makes any, such as lxc";
function networkProblems({ name: name3, features: features2 }, networks) {
  const problems = [];
  const refuse = (message, otherwise) => void problems.push({ message, hint: `${capable}, or ${otherwise}` });
  if (features2.networks === "one" && networks.length > 1) {
    const names2 = networks.map((network) => network.name).join(", ");
    refuse(
      `provider ${name3} makes one network, the lab asks for ${networks.length}: ${names2}`,
      "leave one network in the lab file"
    );
  }
  for (const network of networks) {
    const ipv62 = [...network.prefixes, ...network.host].find((address2) => address2.includes(":"));
    if (!features2.ipv6 && ipv62 !== void 0)
      refuse(
        `provider ${name3} gives IPv4 addresses only, network ${network.name} of the lab asks for ${ipv62}`,
        "leave IPv6 out of the lab file"
      );
    if (!features2.staticAddresses && network.addressing === "static")
      refuse(
        `provider ${name3} gives machines their addresses, network ${network.name} of the lab asks for static ones`,
        "let the network have DHCP in the lab file"
      );
    if (!features2.chosenMtu && network.mtu !== usualMtu2)
      refuse(
        `provider ${name3} gives its network an MTU of ${usualMtu2} bytes, the lab asks for ${network.mtu}`,
        "leave mtu out of the lab file"
      );
  }
  return problems;
}

// src/run/check-host.ts
async function checkHost(provider2, recipe, request, caller, { say, signal }) {
  const topology2 = topologyOf(request.lab.file);
  throwIfAny([
    ...architectureProblems(provider2.name, provider2.needs.architectures),
    ...fanProblems(provider2, request),
    ...networkProblems(provider2, networkSpecs(topology2))
  ]);
  const tools = { ...provider2.needs.tools, ...await toolsOfImage(recipe, request, caller) };
  await prepareHost({ ...provider2.needs, tools }, { install: request.provider.install, say, signal });
  const names2 = topology2.machines.map(({ name: name3 }) => name3);
  const problems = await Promise.all([provider2.check(names2), problemsOfImage(recipe, request, caller)]);
  throwIfAny(problems.flat());
}
var fanProblems = ({ features: features2 }, { fan: fan2, image: image2 }) => foreseeableFanProblems(fan2, {
  kernel: features2.ownKernel ? void 0 : release2(),
  distribution: features2.ownImage ? image2.distribution : void 0
});
function throwIfAny(problems) {
  if (problems.length === 0) return;
  throw new LabError(problems.map(({ message }) => message).join("\n"), {
    hint: [...new Set(problems.map(({ hint: hint2 }) => hint2))].join("\nhint: ")
  });
}

// src/providers/verification.ts
var verification = {
  lxc: { extent: "whole", how: "whole scenario, contract suite" },
  uml: { extent: "whole", how: "whole scenario, contract suite" },
  qemu: { extent: "part", how: "whole scenario, contract suite, in emulation; with KVM unverified" },
  lxd: {
    extent: "part",
    how: "whole scenario and contract suite, on containers of LXD 5.0; `--vm`, `--remote` and clusters unverified"
  },
  incus: { extent: "none", how: "unverified" },
  multipass: {
    extent: "fixture",
    how: "whole scenario and contract suite, on a fixture that plays Multipass; Multipass itself unverified"
  },
  vagrant: { extent: "none", how: "the Vagrantfile by `vagrant validate`; else unverified" },
  ssh: { extent: "part", how: "whole scenario but for power cuts, contract suite" }
};
var byExtent = ["whole", "part", "fixture", "none"];

// src/run/choose-provider.ts
var preference = verifiedFirst([
  { name: "multipass" },
  { name: "lxd" },
  { name: "incus" },
  { name: "qemu", needsKvm: true },
  { name: "lxc", mayInstall: true },
  { name: "uml", mayInstall: true }
]);
function verifiedFirst(candidates) {
  const rank = ({ name: name3 }) => byExtent.indexOf(verification[name3].extent);
  return [...candidates].sort((one, other) => rank(one) - rank(other));
}
async function firstUsable(candidates, problemsOf) {
  const against = [];
  const hints = [];
  for (const candidate of candidates) {
    const problems = await problemsOf(candidate);
    if (problems.length === 0) {
      const { how } = verification[candidate.name];
      const others = against.length > 0 ? `; ${against.join("; ")}` : "";
      return { name: candidate.name, why: `${candidate.name} works here, verified: ${how}${others}` };
    }
    against.push(`not ${candidate.name}: ${problems[0]?.message.split("\n", 1)[0]}`);
    hints.push(...problems.map(({ hint: hint2 }) => hint2));
  }
  throw new LabError(`cannot make a lab: no provider works here: ${against.join("; ")}`, {
    hint: [...new Set(hints)].join("\nhint: ")
  });
}
async function chooseProvider({ provider: { name: asked, settings, install: install2 }, stateDir }, report) {
  const find = (name4) => provider(name4, stateDir, settings);
  if (asked !== autoProvider) return { provider: find(asked), why: void 0 };
  const { name: name3, why } = await firstUsable(preference, async (candidate) => {
    const { needs } = find(candidate.name);
    const foreign = architectureProblems(candidate.name, needs.architectures);
    if (foreign.length > 0) return foreign;
    if (candidate.mayInstall && install2) await prepareHost(needs, { ...report, install: true });
    return problemsOfCandidate(candidate, find(candidate.name));
  });
  report.say(`provider auto: ${why}`);
  return { provider: find(name3), why };
}
async function problemsOfCandidate(candidate, of) {
  const problems = await of.check();
  if (problems.length > 0 || !candidate.needsKvm) return problems;
  const { works, why, hint: hint2 } = await tryKvm();
  return works ? [] : [
    {
      message: `KVM does not work: ${why}`,
      hint: hint2 ?? `${optionName("provider")} ${of.name}, without KVM`
    }
  ];
}

// src/run/claim-for-run.ts
async function claimForRun(request, caller, report) {
  const { recorder, say } = report;
  const { stateDir, lab } = request;
  const lock = { stateDir, doing: `claiming lab ${lab.name}`, say, signal: report.signal };
  recorder.doing("what dead runs left is removed");
  if ((await labNames(stateDir)).length > 0) await withStateLock(lock, () => sweepLabs(request, say));
  recorder.doing("the host is checked and prepared");
  const { provider: provider2, why } = await chooseProvider(request, report);
  const settled = forProvider(request, provider2);
  const recipe = readRecipe(provider2.features.ownImage ? settled.image : defaultImage(settled.image));
  await checkHost(provider2, recipe, settled, caller, report);
  recorder.doing("the lab is claimed");
  const record10 = await withStateLock(lock, async () => {
    await sweepLabs(request, say);
    return claimLab(stateDir, {
      name: lab.name,
      label: lab.label,
      provider: provider2.name,
      lab: lab.file,
      fan: settled.fan,
      distribution: settled.image.distribution
    });
  });
  return { provider: provider2, why, settled, recipe, record: record10 };
}

// src/run/describe-topology.ts
function describeTopology(lab, found) {
  const { topology: topology2 } = lab;
  const overlay = overlayIn(topology2);
  const place = (name3, address2) => ({
    address: formatAddress(address2),
    ...overlay && { fanAddress: overlay.addressOf({ name: name3 }) }
  });
  return {
    underlay: formatPrefix(topology2.underlay),
    ...overlay && { overlay: formatPrefix(overlay.prefix), vni: overlay.vni },
    mtu: overlay?.mtu ?? topology2.mtu,
    host: place("host", topology2.hostAddress),
    machines: topology2.machines.map(({ name: name3, role, address: address2 }) => ({
      name: name3,
      role,
      ...place(name3, address2),
      ...overlay && { slice: formatPrefix(overlay.sliceOf({ name: name3 })) }
    })),
    endpoints: plannedEndpoints(topology2).map(({ name: name3, kind }) => {
      const here = found.find((each) => each.name === name3);
      return { name: name3, kind, ...here && { address: here.address, machine: here.machine } };
    })
  };
}

// src/run/report.ts
import { setMaxListeners } from "node:events";
import { basename as basename10 } from "node:path";

// src/report/failed-cells.ts
var most2 = 10;
var FailedCells = class {
  #counts = /* @__PURE__ */ new Map();
  /** Names by phase and reason. */
  #first = /* @__PURE__ */ new Map();
  /** How to tell this one: by the name of the first that failed `like` it, if there is one; undefined when not at all. */
  tell(result) {
    const count2 = (this.#counts.get(result.suite) ?? 0) + 1;
    this.#counts.set(result.suite, count2);
    if (count2 > most2) return void 0;
    const key2 = JSON.stringify([result.suite, failureLines(result)]);
    const like = this.#first.get(key2);
    if (like !== void 0) return { like };
    this.#first.set(key2, result.name);
    return {};
  }
  /** How many of a phase were not told. */
  untold(suite) {
    return Math.max(0, (this.#counts.get(suite) ?? 0) - most2);
  }
};

// src/report/format-duration.ts
function formatDuration(ms) {
  const tenths = Math.round(ms / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)}s`;
  const seconds2 = Math.round(ms / 1e3);
  return `${Math.floor(seconds2 / 60)}m${String(seconds2 % 60).padStart(2, "0")}s`;
}

// src/report/live-line.ts
var mostNames = 2;
var LiveLine = class {
  #planned = [];
  #running = /* @__PURE__ */ new Map();
  #suite = "";
  #suiteBegunAt = 0;
  #cells = 0;
  #cellsEnded = 0;
  planned(cases) {
    this.#planned.push(...cases.filter(({ cell }) => cell));
  }
  suiteBegan(suite, now) {
    this.#suite = suite;
    this.#suiteBegunAt = now;
    this.#cells = this.#planned.filter((each) => each.suite === suite).length;
    this.#cellsEnded = 0;
  }
  caseBegan(planned, now) {
    this.#running.set(key(planned), { ...planned, begunAt: now });
  }
  caseEnded(ended) {
    this.#running.delete(key(ended));
    if (ended.cell && ended.suite === this.#suite) this.#cellsEnded++;
  }
  /** Such as `reboot 12.3s · 97 of 132 cells · reboot lxd-1 (11.0s), reboot lxd-2 (11.0s) and 1 more`. */
  text(now) {
    const parts = this.#suite ? [`${this.#suite} ${formatDuration(now - this.#suiteBegunAt)}`] : [];
    if (this.#cells > 0) parts.push(`${this.#cellsEnded} of ${this.#cells} cells`);
    const running = this.running(now);
    if (running) parts.push(running);
    return parts.join(" \xB7 ");
  }
  /** The cases that have begun and not ended, longest first; empty when there is none. */
  running(now) {
    const steps2 = [...this.#running.values()].filter(({ cell }) => !cell);
    const named2 = steps2.slice(0, mostNames).map(({ name: name3, begunAt }) => `${name3} (${formatDuration(now - begunAt)})`);
    const more = steps2.length - named2.length;
    return named2.join(", ") + (more > 0 ? ` and ${more} more` : "");
  }
};
function key({ suite, name: name3 }) {
  return `${suite}
${name3}`;
}

// src/report/deliverables.ts
function deliverables({ claims: claims2, suites }) {
  const results = suites.flatMap(({ cases }) => cases);
  const rows = Object.entries(claims2?.deliverables ?? {}).map(([id, title2]) => {
    const proving = results.filter((result) => result.claims.includes(id)).map(({ outcome }) => outcome);
    const seen = proving.filter((outcome) => outcome.status !== "skipped" || outcome.notRun);
    const statuses = (seen.length > 0 ? seen : proving).map(({ status }) => status);
    const passed = statuses.filter((status) => status === "passed").length;
    return { id, title: title2, status: statusOf3(statuses), passed, total: statuses.length };
  });
  return rows.every(({ total: total2 }) => total2 === 0) ? [] : rows;
}
function statusOf3(statuses) {
  if (statuses.includes("failed")) return "failed";
  if (statuses.includes("error")) return "error";
  return statuses.length === 0 || statuses.includes("skipped") ? "not run" : "passed";
}

// src/report/summary.ts
var mostFailureLines = 40;
var mostReasonLines = 12;
function summary(report) {
  const results = report.suites.flatMap((suite) => suite.cases);
  const { reason, ...counts2 } = verdict(results);
  const sections = [
    failures(causesFirst(failureGroups(results)), report.file),
    skips(report),
    table2(
      report.suites.filter(({ durationMs }) => durationMs > 0).map(({ name: name3, durationMs }) => [name3, formatDuration(durationMs)])
    ),
    table2(Object.entries(report.properties)),
    promises(report),
    [
      `fanlab ${report.scenario}: ${counts2.passed} passed, ${counts2.failed} failed, ${counts2.errors} errors, ${counts2.skipped} skipped in ${formatDuration(report.durationMs)}: ${report.stopped ?? reason}`
    ]
  ];
  const lines = sections.filter((section3) => section3.length > 0).map((section3) => section3.join("\n"));
  return withoutOldCommands(`${lines.join("\n\n")}
`);
}
function promises(report) {
  return table2(
    deliverables(report).map(({ id, status, passed, total: total2, title: title2 }) => [
      id,
      status,
      total2 === 0 ? "" : `${passed} of ${total2}`,
      title2
    ])
  );
}
function failures(groups, file3) {
  const lines = [];
  let left = groups.reduce((sum, { names: names2 }) => sum + names2.length, 0);
  for (const group of groups) {
    const told = failure(group);
    if (lines.length + told.length > mostFailureLines - 1) break;
    lines.push(...told);
    left -= group.names.length;
  }
  if (left > 0) lines.push(`and ${left} more, see ${file3}`);
  return lines;
}
function failure({ suite, names: names2, cells, lines }) {
  const shown3 = cells.length > 1 ? [`${suite}: ${cells.length} cells`, ...cellNames(cells).map((line2) => `  ${line2}`)] : names2.map((name3) => `${suite}: ${name3}`);
  const reasons = harmlessLines(lines.slice(0, mostReasonLines).join("\n"));
  return [...shown3, ...reasons];
}
function skips(report) {
  const counts2 = /* @__PURE__ */ new Map();
  for (const { outcome } of report.suites.flatMap((suite) => suite.cases)) {
    if (outcome.status !== "skipped") continue;
    const [reason = ""] = outcome.reason.split("\n");
    counts2.set(reason, (counts2.get(reason) ?? 0) + 1);
  }
  return [...counts2].map(([reason, count2]) => `${count2} skipped: ${reason}`);
}
function table2(rows) {
  const flat = rows.map((row) => row.map((cell) => cell.trim().replaceAll(/\s+/g, " ")));
  const widths = [];
  for (const row of flat) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return flat.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")}`.trimEnd());
}

// src/report/console.ts
var redrawMs = 250;
var signOfLifeMs = 3e4;
var mostOutputLines = 10;
var eraseLine = "\r\x1B[2K";
var Console = class {
  #stream;
  #live;
  #now;
  #startedAt;
  #line = new LiveLine();
  #failedCells = new FailedCells();
  #drawn = false;
  #lastPrintAt;
  #timer;
  constructor(options = {}) {
    this.#stream = options.stream ?? process.stdout;
    this.#live = options.live ?? false;
    this.#now = options.now ?? (() => performance.now());
    this.#startedAt = this.#now();
    this.#lastPrintAt = this.#startedAt;
  }
  planned(cases) {
    this.#line.planned(cases);
  }
  suiteBegan(suite) {
    this.#line.suiteBegan(suite, this.#now());
    this.#print([this.#stamped(phaseBegins(suite))]);
  }
  suiteEnded({ name: name3, durationMs, cases }) {
    const untold = this.#failedCells.untold(name3);
    if (untold > 0) this.#print([this.#stamped(`  and ${untold} more cells that did not pass`)]);
    const cells = cases.filter(({ cell }) => cell);
    const passed = cells.filter(({ outcome }) => outcome.status === "passed").length;
    const count2 = cells.length > 0 ? `${passed} of ${cells.length} cells passed, ` : "";
    this.#print([this.#stamped(phaseEnds(name3, count2, formatDuration(durationMs)))]);
  }
  caseBegan(planned) {
    this.#line.caseBegan(planned, this.#now());
    this.#timer ??= setInterval(() => this.tick(), this.#live ? redrawMs : signOfLifeMs).unref();
  }
  caseEnded(result) {
    this.#line.caseEnded(result);
    const { status } = result.outcome;
    const isRed2 = status === "failed" || status === "error";
    if (result.cell && !isRed2) return;
    const told = result.cell ? this.#failedCells.tell(result) : {};
    if (told === void 0) return;
    const reason = result.outcome.status === "skipped" ? `: ${result.outcome.reason.replaceAll("\n", " ")}` : "";
    const duration = status === "skipped" ? "" : ` (${formatDuration(result.durationMs)})`;
    const word2 = isRed2 ? status.toUpperCase() : wordFor(result);
    const like = told.like === void 0 ? "" : `: as ${told.like}`;
    const lines = [this.#stamped(`  ${word2.padEnd(7)} ${result.name}${reason}${duration}${like}`)];
    const failure3 = told.like === void 0 ? failureLines(result) : [];
    if (failure3.length > 0) lines.push(...harmlessLines(failure3.join("\n")));
    if (failure3.length > 0 && result.output)
      lines.push(...harmlessLines(result.output).slice(-mostOutputLines));
    this.#print(lines);
  }
  output(text2) {
    this.#print(harmlessLines(text2));
  }
  warned(message) {
    this.#print([this.#stamped(`warning: ${message.replaceAll("\n", " ")}`)]);
  }
  closed(report) {
    clearInterval(this.#timer);
    this.#stream.write(`${this.#drawn ? eraseLine : ""}
${summary(report)}`);
    this.#drawn = false;
  }
  /** Redraws the live line; in a log, says what runs when nothing else was said for a while. */
  tick() {
    const running = this.#line.running(this.#now());
    const quiet = this.#now() - this.#lastPrintAt >= signOfLifeMs;
    if (this.#live) this.#print([]);
    else if (running && quiet) this.#print([this.#stamped(`  running ${running}`)]);
  }
  #stamped(text2) {
    return withoutOldCommands(`[${formatDuration(this.#now() - this.#startedAt).padStart(6)}] ${text2}`);
  }
  #print(lines) {
    this.#lastPrintAt = this.#now();
    const printed = lines.map((line2) => `${line2}
`).join("");
    if (!this.#live) {
      this.#stream.write(printed);
      return;
    }
    const live = this.#line.text(this.#now()).slice(0, (this.#stream.columns || 80) - 1);
    this.#stream.write(`${this.#drawn ? eraseLine : ""}${printed}${live}`);
    this.#drawn = live !== "";
  }
};
var wordFor = ({ asksCells, outcome: { status } }) => asksCells && status === "passed" ? "done" : status;

// src/report/claims.ts
function claimStatuses(results) {
  const cases = /* @__PURE__ */ new Map();
  for (const result of results) {
    for (const id of result.claims) cases.set(id, [...cases.get(id) ?? [], result]);
  }
  const letters = [...new Set([...cases.keys()].map(lettersOf))];
  const place = (id) => letters.indexOf(lettersOf(id));
  return [...cases].map(([id, own]) => statusOf4(id, own)).sort((a, b) => place(a.id) - place(b.id) || numberOf2(a.id) - numberOf2(b.id) || a.id.localeCompare(b.id));
}
var lettersOf = (id) => /^\D*/.exec(id)?.[0] ?? "";
var numberOf2 = (id) => Number(/\d+/.exec(id)?.[0] ?? 0);
function statusOf4(id, own) {
  const named2 = own.find(({ cell }) => !cell);
  const title2 = named2 ? named2.name.replace(/^(?:[A-Z]\d+\w? )+/, "") : "cells of the matrix";
  const has = (status2) => own.some(({ outcome }) => outcome.status === status2);
  const notRun = own.some(({ outcome }) => outcome.status === "skipped" && outcome.notRun);
  const status = has("failed") ? "failed" : has("error") ? "error" : notRun ? "not run" : void 0;
  const passed = own.filter(({ outcome }) => outcome.status === "passed").length;
  return { id, title: title2, status: status ?? (passed > 0 ? "passed" : "skipped"), passed, total: own.length };
}

// src/report/report-document.ts
function reportDocument(report) {
  const results = report.suites.flatMap(({ cases }) => cases);
  const { exitCode, reason, ...counts2 } = verdict(results);
  return {
    version: 1,
    scenario: report.scenario,
    verdict: ["passed", "failed", "error"][exitCode],
    reason: report.stopped ?? reason,
    stopped: report.stopped !== void 0,
    ...counts2,
    durationMs: Math.round(report.durationMs),
    cases: Object.fromEntries(claimStatuses(results).map(({ id, ...status }) => [id, status])),
    red: results.flatMap(({ claims: claims2, suite, name: name3, outcome, explanation, evidence }) => {
      if (outcome.status !== "failed" && outcome.status !== "error") return [];
      const [expected, got] = outcome.status === "failed" ? [outcome.expected, outcome.got] : [null, outcome.message];
      const { status, hint: hint2 = null } = outcome;
      const further = { where: explanation ?? null, hint: hint2, evidence: evidence ?? null };
      return [{ ids: claims2, phase: suite, name: name3, status, expected, got, ...further }];
    })
  };
}

// src/report/json-document.ts
var JsonDocument = class {
  #stream;
  constructor(stream2) {
    this.#stream = stream2;
  }
  closed(report) {
    this.#stream.write(`${JSON.stringify(reportDocument(report), null, 2)}
`);
  }
};

// src/report/output-problems.ts
import { join as join47 } from "node:path";
function outputProblems({ reports, files: files3, evidence, result, timings }, owner) {
  const callers = new CallersFiles(owner);
  const inReports = problemOf2("a folder for reports", () => {
    callers.tryFolder(reports);
    for (const file3 of files3) callers.tryWriting(join47(reports, file3));
    callers.list(join47(reports, evidence));
  });
  const others = [
    { what: "a file for --result", file: result },
    { what: "a file for --timings", file: timings }
  ].filter(({ file: file3 }) => file3 !== "");
  const same = result !== "" && result === timings;
  return [
    ...inReports,
    ...others.flatMap(({ what, file: file3 }) => problemOf2(what, () => callers.tryWriting(file3))),
    ...same ? [
      {
        message: `cannot write ${result}: it was given for the result and for the timings`,
        hint: "give them two names"
      }
    ] : []
  ];
}
function problemOf2(what, attempt) {
  try {
    attempt();
    return [];
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return [{ message: error.message, hint: `choose ${what} that you may write to (${error.hint})` }];
  }
}

// src/report/case-list.ts
var CaseList = class {
  suites = /* @__PURE__ */ new Map();
  plan(cases) {
    for (const planned of cases) {
      const { entries } = this.suite(planned.suite);
      if (entries.has(planned.name)) throw new Error(`planned twice: "${planned.name}" in "${planned.suite}"`);
      if (/^\s*$|\n/.test(planned.name)) throw new Error(`not a name of one line: "${planned.name}"`);
      entries.set(planned.name, { planned });
    }
  }
  suite(name3) {
    const known4 = this.suites.get(name3);
    if (known4) return known4;
    const twin = [...this.suites.keys()].find((other) => slug(other) === slug(name3));
    if (twin !== void 0) throw new Error(`suites "${twin}" and "${name3}" have the same class name`);
    const suite = { entries: /* @__PURE__ */ new Map() };
    this.suites.set(name3, suite);
    return suite;
  }
  entry(reference) {
    const known4 = this.suite(reference.suite).entries.get(reference.name);
    if (known4) return known4;
    const { suite, name: name3, claims: claims2 = [], cell, asksCells } = reference;
    this.plan([{ suite, name: name3, claims: claims2, ...cell && { cell }, ...asksCells && { asksCells } }]);
    return this.entry(reference);
  }
  /** Planned cases of a suite that have not begun. */
  waiting(suite) {
    return [...this.suite(suite).entries.values()].filter(({ begunAt, result }) => !begunAt && !result).map(({ planned }) => planned);
  }
  /** Cases that have begun and not ended, in planned order. */
  running() {
    return this.#planned(({ begunAt, result }) => begunAt !== void 0 && !result);
  }
  /** The next case in planned order. */
  next() {
    return this.#planned(({ begunAt, result }) => !begunAt && !result)[0];
  }
  #planned(wanted) {
    const entries = [...this.suites.values()].flatMap((suite) => [...suite.entries.values()]);
    return entries.filter(wanted).map(({ planned }) => planned);
  }
  /** The suites as they are at `now`, of a run that began at `startedAt`. */
  snapshot(startedAt, now) {
    return [...this.suites].map(([name3, suite]) => {
      const begunAt = suite.begunAt ?? startedAt;
      const endedAt = suite.begunAt ? suite.endedAt ?? now : begunAt;
      return {
        name: name3,
        startedAt: begunAt,
        durationMs: millisecondsBetween(begunAt, endedAt),
        cases: [...suite.entries.values()].map((entry) => resultSoFar(entry, begunAt, now))
      };
    });
  }
  /**
   * Ends the suites that go on, and skips every case that was not reported; what was in progress when somebody stopped
   * the run, for the reason `stopped`, is an error.
   */
  finish(reason, now, stopped) {
    for (const suite of this.suites.values()) {
      if (suite.begunAt) suite.endedAt ??= now;
      for (const entry of suite.entries.values()) {
        const far = resultSoFar(entry, suite.begunAt ?? now, now);
        const why = `${entry.begunAt ? "not finished" : "not run"}: ${reason}`;
        const isStopped = entry.begunAt && stopped !== void 0;
        entry.result ??= {
          ...far,
          outcome: isStopped ? endedDuring(stopped, far.name) : { status: "skipped", reason: why, notRun: true }
        };
      }
    }
  }
};
function resultSoFar({ planned, begunAt, result }, startedAt, now) {
  if (result) return result;
  return {
    ...planned,
    outcome: begunAt ? endedDuring(endedUnexpectedly, planned.name) : { status: "skipped", reason: "not run yet", notRun: true },
    startedAt: begunAt ?? startedAt,
    durationMs: begunAt ? millisecondsBetween(begunAt, now) : 0
  };
}
function millisecondsBetween(from, to) {
  return Math.max(0, to.getTime() - from.getTime());
}

// src/report/clean-result.ts
function cleanText(text2, redactor) {
  return redactor.redact(plainText(text2));
}
function cleanResult(result, redactor) {
  const clean = (text2) => cleanText(text2, redactor);
  return {
    ...result,
    outcome: cleanOutcome(result.outcome, clean),
    ...result.properties && {
      properties: Object.fromEntries(Object.entries(result.properties).map(([k, v]) => [k, clean(v)]))
    },
    ...result.output !== void 0 && { output: clean(result.output) },
    ...result.explanation !== void 0 && { explanation: clean(result.explanation) }
  };
}
function cleanOutcome(outcome, clean) {
  const cleaned = Object.entries(outcome).map(([key2, value]) => [
    key2,
    key2 !== "status" && typeof value === "string" ? clean(value) : value
  ]);
  return Object.fromEntries(cleaned);
}

// src/report/junit-adapter.ts
import junit from "./packages/junit-report-builder.mjs";
function newBuilder() {
  return junit.newBuilder();
}
function setAttribute(node, name3, value) {
  const hidden = node;
  hidden._attributes[name3] = value;
}
function setRootAttribute(builder, name3, value) {
  const hidden = builder;
  hidden._rootTestSuites._attributes[name3] = value;
}
function skipWithReason(testCase, reason) {
  testCase.skipped();
  const build2 = testCase.build.bind(testCase);
  testCase.build = (parent) => {
    const element = build2(parent);
    const skipped = element.children.find((child) => child.name === "skipped");
    skipped?.att("message", reason).txt(reason);
    return element;
  };
}

// src/report/time-shares.ts
function timeShares({ startedAt, durationMs, cases }) {
  const start = startedAt.getTime();
  const within = (time2) => Math.min(Math.max(time2, start), start + durationMs);
  const spans = cases.map((each) => {
    const from = each.startedAt.getTime();
    return { from: within(from), to: within(from + each.durationMs) };
  });
  const share3 = sharedClock(spans);
  return spans.map(({ from, to }) => Math.max(0, Math.floor(share3(to) - share3(from))));
}
function sharedClock(spans) {
  const changes = /* @__PURE__ */ new Map();
  for (const { from, to } of spans) {
    changes.set(from, (changes.get(from) ?? 0) + 1);
    changes.set(to, (changes.get(to) ?? 0) - 1);
  }
  const shown3 = /* @__PURE__ */ new Map();
  let [clock, running, before] = [0, 0, 0];
  for (const [time2, change] of [...changes].sort(([a], [b]) => a - b)) {
    if (running > 0) clock += (time2 - before) / running;
    shown3.set(time2, clock);
    running += change;
    before = time2;
  }
  return (time2) => shown3.get(time2) ?? 0;
}

// src/report/junit.ts
var longestOutput = 5e4;
function junit2(report) {
  const builder = newBuilder().name(`fanlab ${report.scenario}`);
  setRootAttribute(builder, "time", seconds(report.durationMs));
  setRootAttribute(builder, "timestamp", utc(report.startedAt));
  for (const [index, suite] of report.suites.entries()) addSuite(builder.testSuite(), suite, report, index);
  return `${builder.build()}
`;
}
function addSuite(element, suite, report, index) {
  element.name(numbered(suite.name, index, report.suites.length)).timestamp(utc(suite.startedAt));
  setAttribute(element, "time", seconds(suite.durationMs));
  for (const [name3, value] of Object.entries(report.properties)) element.property(name3, plainText(value));
  if (report.job) element.property(jobProperty, plainText(report.job));
  const times = timeShares(suite);
  for (const [at, result] of suite.cases.entries())
    addCase(element.testCase(), result, report, times[at] ?? 0);
}
var numbered = (name3, index, count2) => `${String(index + 1).padStart(Math.max(2, String(count2).length), "0")} ${name3}`;
function addCase(element, result, { scenario, source: source2 }, timeMs) {
  element.className(`fanlab.${slug(scenario)}.${slug(result.suite)}`).name(plainText(result.name));
  if (source2 !== void 0) element.file(source2);
  setAttribute(element, "time", seconds(timeMs));
  for (const claim2 of result.claims) element.property("claim", claim2);
  if ((result.attempts ?? 1) > 1) element.property("attempts", String(result.attempts));
  for (const [name3, value] of Object.entries(result.properties ?? {}))
    element.property(name3, plainText(value));
  if (result.evidence !== void 0) element.property("evidence", result.evidence);
  addOutcome(element, result);
  if (result.output) element.standardOutput(ending2(plainText(result.output)));
}
function addOutcome(element, result) {
  const { outcome, explanation } = result;
  const where2 = explanation === void 0 ? "" : `: ${explanation}`;
  switch (outcome.status) {
    case "passed":
      return;
    case "failed": {
      const { expected, got } = outcome;
      element.failure(oneLine(`expected ${expected}, got ${got}${where2}`), "CheckFailed");
      element.stacktrace(plainText(failureLines(result).join("\n")));
      return;
    }
    case "error": {
      const message = plainText(outcome.message).trim() || noReason;
      const lines = [message, ...furtherLines(result)];
      element.error(oneLine(`${message}${where2}`), "LabError", plainText(lines.join("\n")));
      return;
    }
    case "skipped":
      skipWithReason(element, oneLine(outcome.reason) || noReason);
  }
}
var noReason = "no reason was given";
function oneLine(text2) {
  return plainText(text2).trim().replaceAll(/\s*\n\s*/g, " | ");
}
function ending2(text2) {
  const left = text2.length - longestOutput;
  return left <= 0 ? text2 : `(${left} characters left out)
${text2.slice(left)}`;
}
function seconds(ms) {
  return (Math.max(0, ms) / 1e3).toFixed(3);
}
function utc(date) {
  return date.toISOString().slice(0, 19);
}

// src/report/assertion.ts
import { inspect, stripVTControlCharacters } from "node:util";
var isAssertion = (error) => error instanceof Error && (error.code === "ERR_ASSERTION" || error.name === "AssertionError" || "matcherResult" in error);
function differenceOf(error) {
  const message = stripVTControlCharacters(error.message).trim();
  const values = error.matcherResult ?? error;
  const own = error.generatedMessage === true || message === "" ? "" : message;
  if (!("expected" in values) && !("actual" in values))
    return { expected: own || "an assertion that holds", got: "it does not" };
  const expected = shown(values.expected);
  return { expected: own === "" ? expected : `${own}: ${expected}`, got: shown(values.actual) };
}
var shown = (value) => typeof value === "string" ? JSON.stringify(value) : inspect(value, { depth: 4, maxArrayLength: 20, maxStringLength: 500 });

// src/report/outcome-of-error.ts
function outcomeOfError(thrown) {
  const error = errorOfCommand(thrown);
  if (error instanceof CheckFailed) {
    const { expected, got, hint: hint3, silent: silent2 } = error;
    const asksCells = silent2.length > 0 && { asksCells: true };
    return { status: "failed", expected, got, ...hint3 !== void 0 && { hint: hint3 }, ...asksCells };
  }
  if (isAssertion(error)) return { status: "failed", ...differenceOf(error) };
  if (error instanceof NotObservable) return { status: "skipped", reason: error.message };
  const hint2 = error instanceof LabError ? error.hint : void 0;
  return {
    status: "error",
    message: `${messageWithCauses(error)}${whereOf2(error)}`,
    ...hint2 !== void 0 && { hint: hint2 }
  };
}
function whereOf2(error) {
  const [line2] = error instanceof LabError ? [] : scriptLines(error);
  return line2 === void 0 ? "" : ` (${error.name} at ${line2})`;
}
function traceOfError(thrown) {
  const error = errorOfCommand(thrown);
  const worded = [LabError, CheckFailed, NotObservable].some((kind) => error instanceof kind);
  if (worded || !(error instanceof Error) || !error.stack) return {};
  const lines = scriptLines(error).map((line2) => `    at ${line2}`);
  return { output: lines.length > 0 ? [`${error.name}: ${error.message}`, ...lines].join("\n") : error.stack };
}
function messageWithCauses(error) {
  const seen = /* @__PURE__ */ new Set();
  let message = "";
  let next = error;
  while (next !== void 0 && next !== null && !seen.has(next)) {
    seen.add(next);
    const text2 = next instanceof Error ? next.message || next.name : String(next);
    if (!message.includes(text2)) message += message === "" ? text2 : `: ${text2}`;
    next = next instanceof Error ? next.cause : void 0;
  }
  return message || "unknown error";
}

// src/report/report-file.ts
import { dirname as dirname13 } from "node:path";
var shortestInterval = 250;
var share2 = 20;
var ReportFile = class {
  path;
  #files;
  #render;
  #timer;
  #interval = shortestInterval;
  #error;
  constructor(path2, render, owner) {
    this.path = path2;
    this.#render = render;
    this.#files = new CallersFiles(owner);
  }
  /** Writes a moment later, once for all that happens until then. */
  writeSoon() {
    this.#timer ??= setTimeout(() => this.write(), this.#interval).unref();
  }
  /** Writes before it returns. Does not throw: a full disk must not end the run, whose verdict is wanted all the same. */
  write() {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    const start = performance.now();
    try {
      this.#files.write(this.path, this.#render());
      this.#error = void 0;
    } catch (error) {
      this.#error = error;
    }
    this.#interval = Math.max(shortestInterval, (performance.now() - start) * share2);
  }
  /** Why the last write failed; undefined when it did not. */
  get problem() {
    if (this.#error === void 0) return void 0;
    const cause2 = this.#error;
    if (cause2 instanceof LabError) return cause2;
    const message = cause2 instanceof Error ? cause2.message : String(cause2);
    return new LabError(`cannot write ${this.path}: ${message}`, { hint: `df -h ${dirname13(this.path)}`, cause: cause2 });
  }
};

// src/report/run-ending.ts
var mostNames2 = 2;
var RunEnding = class {
  #cases;
  #signal;
  /** What goes on while no case is in progress. */
  #activity = "the run is planned";
  #failure;
  #stopped;
  constructor(cases, signal) {
    this.#cases = cases;
    this.#signal = signal;
    signal?.addEventListener("abort", this.#stop, { once: true });
  }
  #stop = () => {
    this.#stopped = `${this.why} ${this.#progress()}`;
  };
  /** Undefined once cases tell what goes on. */
  doing(activity) {
    this.#activity = activity;
  }
  /** The run cannot go on, for a reason that no case tells. The first one counts. */
  fail(failure3) {
    this.#failure ??= failure3;
  }
  close() {
    this.#signal?.removeEventListener("abort", this.#stop);
  }
  /** Who stopped the run, in a few words such as `timed out after 60s`. */
  get why() {
    const reason = this.#signal?.reason;
    return reason instanceof Error && reason.message ? reason.message : "interrupted";
  }
  /** The same, with what was in progress; undefined when nobody stopped it. */
  get stopped() {
    return this.#stopped;
  }
  /** What holds if the run ends now and nobody writes on. */
  get soFar() {
    return this.#stopped ?? `${endedUnexpectedly} ${this.#progress()}`;
  }
  /** What a report of a run that goes on has to say and no case says. */
  missingNow(results) {
    return results.some(tellsEnding) ? void 0 : { message: this.soFar };
  }
  /** What the report of the whole run has to say and no case says. A run that did not pass is never without a red case. */
  missingAtEnd(results) {
    if (this.#stopped !== void 0) return this.missingNow(results);
    const { exitCode, errors, reason } = verdict(results);
    if (errors > 0) return void 0;
    return this.#failure ?? (exitCode === 2 ? { message: reason } : void 0);
  }
  /** Such as `during: four machines boot`. */
  #progress() {
    const names2 = this.#cases.running().map(({ name: name3 }) => name3);
    const more = names2.length > mostNames2 ? ` and ${names2.length - mostNames2} more` : "";
    if (names2.length > 0) return `during: ${names2.slice(0, mostNames2).join(", ")}${more}`;
    if (this.#activity !== void 0) return `during: ${this.#activity}`;
    const next = this.#cases.next();
    return next ? `before: ${next.name}` : "at its end";
  }
};

// src/report/run-facts.ts
var RunFacts = class {
  timings = [];
  #properties = /* @__PURE__ */ new Map();
  set(name3, value) {
    this.#properties.set(name3, value);
  }
  /** A wait of so many milliseconds that ends now. */
  waited(name3, kind, durationMs, now) {
    this.timings.push({ name: name3, kind, startedAt: new Date(now.getTime() - durationMs), durationMs });
  }
  /** The facts, cleaned, and the sum of the waits of each kind. */
  properties(clean) {
    const seconds2 = /* @__PURE__ */ new Map();
    for (const { kind, durationMs } of this.timings) {
      seconds2.set(`${kind} seconds`, (seconds2.get(`${kind} seconds`) ?? 0) + durationMs / 1e3);
    }
    return Object.fromEntries([
      ...[...this.#properties].map(([name3, value]) => [name3, clean(value)]),
      ...[...seconds2].map(([name3, value]) => [name3, value.toFixed(1)])
    ]);
  }
};

// src/report/recorder.ts
var Recorder = class {
  redactor;
  #options;
  #now;
  #startedAt;
  #cases = new CaseList();
  #facts = new RunFacts();
  #lab = {};
  #ending;
  #file;
  #closed = false;
  #warned = false;
  constructor(options) {
    this.#options = options;
    this.#now = options.now ?? (() => /* @__PURE__ */ new Date());
    this.#startedAt = this.#now();
    this.redactor = options.redactor ?? new Redactor();
    const render = () => this.redactor.redact(junit2(this.report()));
    this.#file = new ReportFile(options.file, render, options.owner);
    this.#ending = new RunEnding(this.#cases, options.signal);
  }
  /** May be called more than once. Throws when a name is planned twice for a suite. */
  plan(cases) {
    this.#cases.plan(cases);
    this.#tell((listener) => listener.planned?.(cases));
    this.write();
  }
  /** What the run does from now on until its next case begins, such as `the host is prepared`. */
  doing(activity) {
    this.#ending.doing(activity);
    this.write();
  }
  /** The run cannot go on, for a reason that no case tells. The first one counts. */
  fail(ending3) {
    this.#ending.fail(ending3);
  }
  /** Writes the file before it returns; a file that cannot be written is told once. */
  write() {
    if (this.#closed) return;
    this.#file.write();
    const { problem } = this.#file;
    if (!problem || this.#warned) return;
    this.#warned = true;
    this.#tell((listener) => listener.warned?.(problem.message));
  }
  /** A fact about the run, such as the kernel. */
  setProperty(name3, value) {
    this.#facts.set(name3, value);
    this.#file.writeSoon();
  }
  /** How the lab is laid out, as far as that is known now, and what it claims. */
  describe(topology2, { deliverables: deliverables2, controls }) {
    this.#lab = { topology: topology2, claims: { deliverables: deliverables2, controls } };
  }
  /** `secret` is masked in everything written from now on. */
  secret(secret) {
    this.redactor.add(secret);
  }
  /** Shows what a machine or a tool said. Give complete texts, not pieces as they arrive: a secret could be cut in two. */
  output(text2) {
    this.#tell((listener) => listener.output?.(cleanText(text2, this.redactor)));
  }
  /** Something about the run itself that a person should know; it changes no verdict. */
  warn(message) {
    this.#tell((listener) => listener.warned?.(cleanText(message, this.redactor)));
  }
  beginSuite(name3) {
    this.#ending.doing(void 0);
    this.#cases.suite(name3).begunAt ??= this.#now();
    this.#tell((listener) => listener.suiteBegan?.(name3));
    this.write();
  }
  endSuite(name3) {
    const suite = this.#cases.suite(name3);
    if (!suite.begunAt || suite.endedAt) return;
    suite.endedAt = this.#now();
    const report = this.report().suites.find((each) => each.name === name3);
    if (report) this.#tell((listener) => listener.suiteEnded?.(report));
    this.write();
  }
  begin(reference) {
    if (this.#closed) return;
    const entry = this.#cases.entry(reference);
    entry.begunAt = this.#now();
    this.#cases.suite(reference.suite).begunAt ??= entry.begunAt;
    this.#ending.doing(void 0);
    this.#tell((listener) => listener.caseBegan?.(entry.planned));
    this.#file.writeSoon();
  }
  /** Ignored after close: what ends late was already reported as not run. */
  end(ended) {
    if (this.#closed) return;
    const entry = this.#cases.entry(ended);
    if (entry.result) throw new Error(`reported twice: "${ended.name}" in "${ended.suite}"`);
    const now = this.#now();
    const startedAt = ended.startedAt ?? entry.begunAt ?? now;
    this.#cases.suite(ended.suite).begunAt ??= startedAt;
    this.#ending.doing(void 0);
    const durationMs = ended.durationMs ?? millisecondsBetween(startedAt, now);
    const claims2 = [.../* @__PURE__ */ new Set([...entry.planned.claims, ...ended.claims ?? []])];
    const result = { ...ended, ...entry.planned, claims: claims2, startedAt, durationMs };
    entry.result = result;
    this.#tell((listener) => listener.caseEnded?.(cleanResult(result, this.redactor)));
    this.#file.writeSoon();
  }
  /** Reports a case that cannot be run here, with the reason, such as `lxc machines share the host's kernel`. */
  skip(reference, reason) {
    this.end({ ...reference, outcome: { status: "skipped", reason } });
  }
  /** Skips those planned cases of a suite that nobody has begun: what they are about cannot be seen here. */
  skipRest(suite, reason) {
    for (const reference of this.#cases.waiting(suite)) this.skip(reference, reason);
  }
  /** Runs what changes the lab. Records what it throws and throws it again: what comes after could not work. */
  async step(reference, body) {
    const facts = {};
    this.begin(reference);
    let value;
    try {
      value = await body(facts);
    } catch (error) {
      this.#endWithError(reference, facts, error);
      throw error;
    }
    this.end({ ...reference, ...facts, outcome: { status: "passed" } });
    return value;
  }
  /** Runs what only observes the lab; tells whether it passed. Throws only when the run was aborted. */
  async check(reference, body) {
    const facts = {};
    this.begin(reference);
    try {
      await body(facts);
    } catch (error) {
      this.#endWithError(reference, facts, error);
      if (this.#isAbort(error)) throw error;
      return false;
    }
    this.end({ ...reference, ...facts, outcome: { status: "passed" } });
    return true;
  }
  /** Records a wait for the bench, in milliseconds. */
  measure(name3, kind, durationMs) {
    this.#facts.waited(name3, kind, durationMs, this.#now());
  }
  /** Every case in planned order; those that nobody reported are skipped, with `notRun`, or in progress an error. */
  results() {
    const suites = this.#closed ? this.report().suites : this.#cases.snapshot(this.#startedAt, this.#now());
    return suites.flatMap((suite) => suite.cases);
  }
  /** What is known now. As long as the run goes on, some case tells in an error that it ended, in case nobody writes on. */
  report() {
    const now = this.#now();
    const known4 = this.#cases.snapshot(this.#startedAt, now);
    const results = known4.flatMap((suite) => suite.cases);
    const missing = this.#closed ? this.#ending.missingAtEnd(results) : this.#ending.missingNow(results);
    const suites = missing ? withEnding(known4, missing, now) : known4;
    return {
      scenario: this.#options.scenario,
      file: this.#options.file,
      startedAt: this.#startedAt,
      durationMs: millisecondsBetween(this.#startedAt, now),
      job: this.#options.job,
      source: this.#options.source,
      stopped: this.#closed ? this.#ending.stopped ?? missing?.message.split("\n")[0] : this.#ending.soFar,
      properties: this.#facts.properties((text2) => cleanText(text2, this.redactor)),
      suites: suites.map((suite) => ({
        ...suite,
        cases: suite.cases.map((result) => cleanResult(result, this.redactor))
      })),
      timings: this.#facts.timings,
      ...this.#lab
    };
  }
  /**
   * Ends the run: what was not reported is skipped with `not run: <reason>`. The second and later calls do nothing.
   * Throws when the JUnit file could not be written.
   */
  close(reason) {
    if (this.#closed) return;
    this.#closed = true;
    const { stopped, why } = this.#ending;
    this.#ending.close();
    this.#cases.finish(reason, this.#now(), stopped === void 0 ? void 0 : why);
    this.#file.write();
    this.#tell((listener) => listener.closed?.(this.report()));
    if (this.#file.problem) throw this.#file.problem;
  }
  #endWithError(reference, facts, error) {
    const outcome = this.#isAbort(error) ? endedDuring(this.#ending.why, reference.name) : outcomeOfError(error);
    this.end({ ...reference, ...traceOfError(error), ...facts, outcome });
  }
  #isAbort = (error) => this.#options.signal?.aborted === true || error instanceof Error && error.name === "AbortError";
  #tell(event) {
    for (const listener of this.#options.listeners ?? []) event(listener);
  }
};

// src/report/report-place.ts
import { lstatSync as lstatSync5 } from "node:fs";
import { join as join48 } from "node:path";
function reportPlace(files3, folder, { scenario, job }) {
  const mayTake = (isOurs) => (name3) => {
    const path2 = join48(folder, name3);
    const found = lookAt(path2);
    if (!found || !(found.isFile() || found.isDirectory())) return true;
    return job === "" && isOurs(files3, path2);
  };
  const always = () => true;
  return {
    junit: join48(folder, firstName(`TEST-${scenario}`, ".xml", mayTake(isReport))),
    summary: join48(folder, firstName("summary", ".md", mayTake(isSummary))),
    evidence: firstName(join48("evidence", scenario), "", mayTake(always))
  };
}
function lookAt(path2) {
  try {
    return lstatSync5(path2, { throwIfNoEntry: false });
  } catch {
    return void 0;
  }
}
function firstName(stem, ending3, isFree2) {
  for (let number5 = 1; ; number5++) {
    const name3 = `${stem}${number5 === 1 ? "" : `-${number5}`}${ending3}`;
    if (isFree2(name3)) return name3;
  }
}

// src/report/markdown-summary.ts
import { basename as basename9 } from "node:path";

// src/report/reach.ts
function reachOfEndpoints(results) {
  return countCells(results, ({ source: source2, target: target2 }) => [source2, target2]);
}
function reachOfPairs(results) {
  return countCells(results, ({ source: source2, target: target2 }) => [pairKey(source2, target2)]);
}
var pairKey = (source2, target2) => JSON.stringify([source2, target2]);
function reachState(reach) {
  if (!reach || reach.total === 0) return "unknown";
  if (reach.passed === reach.total) return "ok";
  return reach.passed * 2 <= reach.total ? "bad" : "partly";
}
function countCells(results, keysOf) {
  const reaches = /* @__PURE__ */ new Map();
  for (const { cell, outcome } of results) {
    if (!cell || outcome.status === "skipped") continue;
    for (const key2 of keysOf(cell)) {
      const { passed, total: total2 } = reaches.get(key2) ?? { passed: 0, total: 0 };
      reaches.set(key2, { passed: passed + (outcome.status === "passed" ? 1 : 0), total: total2 + 1 });
    }
  }
  return reaches;
}

// src/report/mermaid.ts
var styles = {
  ok: "fill:#dafbe1,stroke:#1a7f37,color:#0b3d17",
  partly: "fill:#fff8c5,stroke:#9a6700,color:#3b2300",
  bad: "fill:#ffebe9,stroke:#cf222e,color:#4c0b11",
  unknown: "fill:#eaeef2,stroke:#6e7781,color:#24292f"
};
function topologyGraph(lab, results) {
  const reaches = reachOfEndpoints(results);
  const nodes = [];
  const node = (name3, ...lines) => {
    const reach = reaches.get(name3);
    const id = `n${nodes.length}`;
    nodes.push({ id, state: reachState(reach) });
    return `${id}["${[...lines, counted(reach)].filter(Boolean).map(label).join("<br/>")}"]`;
  };
  const places3 = [{ name: "host", role: "host", ...lab.host }, ...lab.machines].map((machine, index) => {
    const bridge = node(
      machine.name,
      ...machine.fanAddress === void 0 ? [machine.name] : ["overlay", machine.fanAddress]
    );
    const bridgeId = `n${nodes.length - 1}`;
    const inside = lab.endpoints.filter((each) => each.machine === machine.name && isContained(each.kind)).map((each) => `    ${bridgeId} --- ${node(each.name, each.name, each.address ?? "")}`);
    return [
      `  subgraph m${index}["${label(`${machine.name}, ${machine.address}`)}"]`,
      `    ${bridge}`,
      ...inside,
      "  end",
      `  underlay --- ${bridgeId}`
    ];
  });
  const homeless = lab.endpoints.filter((each) => isContained(each.kind) && each.machine === void 0);
  const elsewhere = homeless.map((each) => `    ${node(each.name, each.name)}`);
  const classes = Object.keys(styles).flatMap((state) => {
    const own = nodes.filter((each) => each.state === state).map(({ id }) => id);
    return own.length === 0 ? [] : [`  classDef ${state} ${styles[state]}`, `  class ${own.join(",")} ${state}`];
  });
  const tunnel = lab.vni === void 0 ? "" : `VXLAN, VNI ${lab.vni}, `;
  return [
    "flowchart TB",
    `  underlay["${label(`underlay ${lab.underlay}`)}<br/>${label(`${tunnel}MTU ${lab.mtu}`)}"]`,
    ...places3.flat(),
    ...elsewhere.length === 0 ? [] : ['  subgraph elsewhere["not found on a machine"]', ...elsewhere, "  end"],
    ...classes
  ].join("\n");
}
var isContained = (kind) => kind === "container" || kind === "docker";
var counted = (reach) => reach ? `${reach.passed} of ${reach.total}` : "";
function phaseTimeline({ suites, startedAt }) {
  const begun2 = suites.filter(({ durationMs }) => durationMs > 0);
  return [
    "gantt",
    "  dateFormat x",
    "  axisFormat %M:%S",
    ...begun2.map((suite) => {
      const start = Math.max(0, suite.startedAt.getTime() - startedAt.getTime());
      const mark2 = hasFailed(suite) ? "crit" : "active";
      const name3 = `${word(suite.name)} ${formatDuration(suite.durationMs)}`;
      return `  ${name3} :${mark2}, ${start}, ${start + Math.max(1, Math.round(suite.durationMs))}`;
    })
  ].join("\n");
}
var hasFailed = ({ cases }) => cases.some(({ outcome }) => outcome.status === "failed" || outcome.status === "error");
var label = (said2) => plainText(said2).replaceAll(/\s+/g, " ").replaceAll(/["#<>&`;\\]/g, (found) => `#${found.charCodeAt(0)};`);
var word = (said2) => plainText(said2).replaceAll(/[^\w .,()/-]/g, " ").trim() || "phase";

// src/report/phase-times.ts
function phaseTimes({ suites, timings }) {
  return suites.map(({ name: name3, startedAt, durationMs }) => {
    const start = startedAt.getTime();
    const within = timings.map(({ kind, ...timing }) => ({ kind, span: cut(timing, start, start + durationMs) })).filter(({ span: [from, to] }) => to > from);
    const spans = (...kinds) => within.filter(({ kind }) => kinds.includes(kind)).map(({ span }) => span);
    const boot = covered(spans("boot"));
    const lxd = covered(spans("boot", "lxd")) - boot;
    const docker = covered(spans("boot", "lxd", "docker")) - boot - lxd;
    return {
      name: name3,
      total: durationMs,
      boot,
      lxd,
      docker,
      harness: Math.max(0, durationMs - boot - lxd - docker)
    };
  });
}
function cut({ startedAt, durationMs }, from, to) {
  const start = startedAt.getTime();
  return [Math.max(start, from), Math.min(start + durationMs, to)];
}
function covered(spans) {
  let end = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum;
}

// src/report/markdown-summary.ts
var largest2 = 1e6;
var largestFailures = 4e5;
var mostReasonLines2 = 20;
var mostRows = 64;
var icons = { passed: "\u2705", failed: "\u274C", error: "\u{1F4A5}", "not run": "\u26AA", skipped: "\u26AA" };
function markdownSummary(report) {
  const results = report.suites.flatMap((suite) => suite.cases);
  const sections = [
    headline(report, results),
    promises2(report),
    failures2(causesFirst(failureGroups(results)), basename9(report.file)),
    claims(report, results),
    topology(report, results),
    phases(report),
    section2("Under test", properties(report)),
    files2(report, results)
  ];
  const whole2 = withoutOldCommands(`${sections.filter(Boolean).join("\n\n")}
`);
  const shown3 = Buffer.byteLength(whole2) <= largest2 ? whole2 : cut2(whole2);
  return report.job ? `${shown3}
${summaryMark(report.job)}
` : shown3;
}
var section2 = (title2, body) => body === "" ? "" : `## ${title2}

${body}`;
function headline(report, results) {
  const { exitCode, reason, ...counts2 } = verdict(results);
  const icon = icons[["passed", "failed", "error"][exitCode]];
  const numbers = `${counts2.passed} passed, ${counts2.failed} failed, ${counts2.errors} errors, ${counts2.skipped} skipped`;
  const why = report.stopped ?? reason;
  return `# ${icon} fanlab ${text(report.scenario)}: ${text(why)}

${numbers} in ${formatDuration(report.durationMs)}`;
}
function promises2(report) {
  const rows = deliverables(report);
  if (rows.length === 0) return "";
  const shown3 = rows.map(({ id, title: title2, status, passed, total: total2 }) => [
    id,
    `${icons[status]} ${status}`,
    total2 === 0 ? "" : `${passed} of ${total2}`,
    text(title2)
  ]);
  return table(["", "result", "cells", "deliverable"], shown3);
}
function failures2(groups, junit3) {
  const told = [];
  let bytes3 = 0;
  let left = groups.reduce((sum, { names: names2 }) => sum + names2.length, 0);
  for (const group of groups) {
    const own = failure2(group);
    bytes3 += Buffer.byteLength(own);
    if (bytes3 > largestFailures) break;
    told.push(own);
    left -= group.names.length;
  }
  if (left > 0) told.push(`and ${left} more, see ${code(junit3)}`);
  return section2("What failed", told.join("\n\n"));
}
function failure2({ suite, names: names2, cells, lines, explanation, evidence }) {
  const title2 = cells.length > 1 ? `${cells.length} cells` : names2[0] ?? "";
  const reasons = lines.filter((line2) => line2 !== `where: ${explanation}` && line2 !== `evidence: ${evidence}`);
  const shown3 = reasons.slice(0, mostReasonLines2);
  const left = reasons.length - shown3.length;
  const more = left > 0 ? [`and ${left} lines more`] : [];
  return [
    `**${text(suite)}: ${text(title2)}**`,
    ...explanation === void 0 ? [] : ["", `Where: ${text(explanation)}.`],
    "",
    block([...cells.length > 1 ? cellNames(cells) : [], ...shown3, ...more]),
    ...evidence === void 0 ? [] : ["", `Evidence: ${code(evidence)}`]
  ].join("\n");
}
function claims({ claims: told }, results) {
  const all = claimStatuses(results).filter(({ id }) => told?.deliverables[id] === void 0);
  const isControl = ({ id }) => told?.controls.includes(id) ?? false;
  const rows = (wanted) => table(
    ["id", "result", "cases", "claim"],
    wanted.slice(0, mostRows).map(({ id, status, passed, total: total2, title: title2 }) => [
      text(id),
      `${icons[status]} ${status}`,
      `${passed} of ${total2}`,
      text(title2)
    ])
  );
  const part = (title2, wanted) => {
    if (wanted.length === 0) return "";
    const count2 = (status) => wanted.filter((each) => each.status === status).length;
    const open4 = wanted.filter(({ status }) => status === "failed" || status === "error");
    const notRun = count2("not run") === 0 ? "" : `, ${count2("not run")} not run`;
    const label2 = `${title2}: ${count2("passed")} of ${wanted.length} passed${notRun}`;
    return [...open4.length === 0 ? [] : [rows(open4)], details(label2, rows(wanted))].join("\n\n");
  };
  const parts = [
    part(
      "claims",
      all.filter((status) => !isControl(status))
    ),
    part("negative controls", all.filter(isControl))
  ];
  return section2("Claims", parts.filter(Boolean).join("\n\n"));
}
function topology({ topology: lab }, results) {
  if (!lab) return "";
  const pairs2 = reachOfPairs(results);
  const names2 = lab.endpoints.map(({ name: name3 }) => name3);
  const signs = { ok: "\u2705", partly: "\u{1F7E1}", bad: "\u274C", unknown: "" };
  const grid = table(
    ["from \\ to", ...names2.map(text)],
    names2.map((source2) => [
      text(source2),
      ...names2.map((target2) => signs[reachState(pairs2.get(pairKey(source2, target2)))])
    ])
  );
  return section2(
    "Topology",
    [
      `\`\`\`mermaid
${topologyGraph(lab, results)}
\`\`\``,
      "Numbers are cells of the matrix that passed, of all phases. Green: all of them; yellow: more than half; red: half or less; grey: not asked.",
      ...pairs2.size === 0 ? [] : [details("who reaches whom", grid)]
    ].join("\n\n")
  );
}
function phases(report) {
  const times = phaseTimes(report);
  const rows = report.suites.map(({ name: name3, cases }, index) => {
    const { total: total2 = 0, boot = 0, lxd = 0, docker = 0, harness = 0 } = times[index] ?? {};
    const passed = cases.filter(({ outcome }) => outcome.status === "passed").length;
    return [
      text(name3),
      `${passed} of ${cases.length}`,
      ...[total2, boot, lxd, docker, harness].map((ms) => ms > 0 ? formatDuration(ms) : "")
    ];
  });
  const parts = [
    ...times.some(({ total: total2 }) => total2 > 0) ? [`\`\`\`mermaid
${phaseTimeline(report)}
\`\`\``] : [],
    details("where the time went", table(["phase", "passed", "time", "boot", "LXD", "Docker", "else"], rows))
  ];
  return rows.length === 0 ? "" : section2("Phases", parts.join("\n\n"));
}
function properties(report) {
  const rows = Object.entries(report.properties).slice(0, mostRows);
  return rows.length === 0 ? "" : table(
    ["", ""],
    rows.map(([name3, value]) => [text(name3), text(value)])
  );
}
function files2(report, results) {
  const reasons = /* @__PURE__ */ new Map();
  for (const { outcome } of results) {
    if (outcome.status === "skipped") reasons.set(outcome.reason, (reasons.get(outcome.reason) ?? 0) + 1);
  }
  const skipped = [...reasons].slice(0, mostRows).map(([reason, count2]) => `- ${count2} skipped: ${text(reason)}`);
  const folders = [...new Set(results.flatMap(({ evidence }) => evidence ?? []))].slice(0, mostRows);
  const kept2 = folders.map((folder) => `- evidence: ${code(folder)}`);
  return section2("Files", [`- JUnit: ${code(basename9(report.file))}`, ...kept2, ...skipped].join("\n"));
}
function cut2(whole2) {
  const bytes3 = Buffer.from(whole2).subarray(0, largest2 - 100).toString();
  return `${bytes3.slice(0, bytes3.lastIndexOf("\n"))}

The rest of this summary is left out: it is too long.
`;
}

// src/report/summary-file.ts
var SummaryFile = class {
  #file;
  #warn;
  constructor(path2, {
    report,
    redact,
    warn,
    owner
  }) {
    this.#file = new ReportFile(path2, () => redact(markdownSummary(report())), owner);
    this.#warn = warn;
  }
  planned() {
    this.write();
  }
  suiteEnded() {
    this.write();
  }
  closed() {
    this.write();
    if (this.#file.problem) this.#warn(this.#file.problem.message);
  }
  write() {
    this.#file.write();
  }
};

// src/run/open-witness.ts
import { join as join49 } from "node:path";
var evidenceOf = (name3) => join49("evidence", name3);
function removeOldEvidence(name3, { reports }, owner) {
  new CallersFiles(owner).remove(join49(reports, evidenceOf(name3)));
}
function openWitness(name3, { reports, job }, { recorder, owner, signal }) {
  const folder = evidenceOf(name3);
  const files3 = new CallersFiles(owner);
  const write = (path2, content2) => files3.write(join49(reports, folder, path2), content2);
  let isMarked2 = !job;
  const options = {
    folder,
    write(path2, content2) {
      if (!isMarked2) write(evidenceMark, `${job}
`);
      isMarked2 = true;
      write(path2, content2);
    },
    redact: (text2) => cleanText(text2, recorder.redactor),
    warn: (message) => recorder.warn(message),
    signal
  };
  let loaded;
  return {
    async testify(lab, failure3) {
      loaded ??= import("./shared-chunk-RRDMFHJF.mjs").then(({ Witness: Loaded }) => new Loaded(options));
      return (await loaded).testify(lab, failure3);
    }
  };
}

// src/run/judge-time-out.ts
var deadline2 = 5e3;
async function judgeTimeOut(thrown, lab) {
  const timedOut = timedOutIn(errorOfCommand(thrown));
  const place = lab?.places.find(({ name: name3 }) => name3 === timedOut?.place);
  if (!timedOut || !place || thrown instanceof CheckFailed) return thrown;
  const answers = await place.run(["true"], { timeoutMs: deadline2 }).then(
    ({ status }) => status === 0,
    () => false
  );
  if (!answers) return thrown;
  const { command: command2, message } = timedOut;
  return new CheckFailed({
    expected: `"${command2}" ends on ${place.name}`,
    got: `${message}; ${place.name} itself answers`,
    hint: `${command2}, on ${place.name}`
  });
}

// src/run/testimony.ts
var longestName3 = 50;
async function withTestimony(scene, { suite, name: name3 }, facts, body) {
  try {
    return await body();
  } catch (error) {
    const { witness, signal } = scene;
    if (!witness || signal.aborted || error instanceof NotObservable) throw error;
    const lab = await asFarAsItCame(scene);
    const logs = logsOf(error);
    if (!lab && logs.length === 0) throw error;
    const silent2 = error instanceof CheckFailed ? error.silent : [];
    const { folder, groups } = await witness.testify(lab, {
      phase: suite,
      name: folderFor(suite, name3),
      texts: [name3, error instanceof Error ? error.message : String(error)],
      groups: silent2.length > 0 ? [silent2] : [],
      logs
    });
    if (folder !== void 0) facts.evidence = folder;
    if (groups[0]?.explanation !== void 0) facts.explanation = groups[0].explanation;
    throw error;
  }
}
async function withExplanations({ witness, lab }, suite, cases) {
  const failed = failureGroups(cases.map(asResult)).sort((a, b) => b.cells.length - a.cells.length);
  if (!witness || failed.length === 0) return cases;
  const { folder, groups } = await witness.testify(lab, {
    phase: suite,
    name: folderFor(suite),
    texts: [],
    groups: failed.map(({ cells }) => cells)
  });
  const found = new Map(failed.flatMap(({ names: names2 }, index) => names2.map((name3) => [name3, groups[index]])));
  return cases.map((each) => {
    if (each.outcome.status !== "failed") return each;
    const { explanation, hint: hint2 } = found.get(each.name) ?? {};
    return {
      ...each,
      ...explanation !== void 0 && { explanation },
      ...folder !== void 0 && { evidence: folder },
      outcome: { ...each.outcome, ...hint2 !== void 0 && { hint: hint2 } }
    };
  });
}
var asResult = (ended) => ({
  claims: [],
  startedAt: /* @__PURE__ */ new Date(0),
  durationMs: 0,
  ...ended
});
var folderFor = (suite, name3 = "") => slug(`${suite} ${name3}`).slice(0, longestName3).replace(/-$/, "");
async function asFarAsItCame({ lab, provided, topology: topology2 }) {
  if (lab || !provided) return lab;
  try {
    const machines = (await provided.list()).map((machine) => new Machine(machine));
    return await labOf(provided, topology2, machines);
  } catch {
    return void 0;
  }
}

// src/run/story.ts
function checkCase([first2, second]) {
  return typeof second === "string" ? { name: `${first2} ${second}`, claims: first2.split(" ") } : { name: first2, claims: [] };
}
async function planStory(tell, mesh) {
  const cases = [];
  let suite = "";
  await tell({
    async phase(name3, body) {
      suite = name3;
      await body();
    },
    async step(name3, _body, ...claims2) {
      cases.push({ suite, name: name3, claims: claims2 });
    },
    async check(...words2) {
      cases.push({ suite, ...checkCase(words2) });
    },
    async matrix() {
      cases.push(
        { suite, name: matrixStep, claims: [], asksCells: true },
        ...cellsOf(mesh).map((cell) => ({
          suite,
          name: cellName(cell),
          claims: claimsOf(cell, mesh.expect, "unknown"),
          cell
        }))
      );
    }
  });
  return cases;
}
var matrixStep = "every endpoint asks every other";
var settleMs = 5e3;
function liveStory(recorder, context, mesh) {
  let suite = "";
  const running = /* @__PURE__ */ new Set();
  const doing = (reference, body) => (facts) => untilAborted(
    withTestimony(context, reference, facts, async () => {
      await body(context, facts);
    })
  );
  const untilAborted = (work) => {
    running.add(work);
    work.catch(() => {
    }).finally(() => running.delete(work));
    return orAborted(context.signal, work);
  };
  const tellPhase = async (name3, body) => {
    suite = name3;
    recorder.beginSuite(name3);
    try {
      await body();
    } finally {
      recorder.endSuite(name3);
    }
  };
  return {
    async phase(name3, body) {
      context.signal.throwIfAborted();
      await tellPhase(name3, async () => {
        try {
          await body();
        } catch (error) {
          if (!(error instanceof NotObservable)) throw error;
          recorder.skipRest(name3, error.message);
        }
      });
    },
    async tearDown(name3, body) {
      const reference = { suite: "teardown", name: name3 };
      await tellPhase("teardown", async () => {
        recorder.begin(reference);
        try {
          await body();
          recorder.end({ ...reference, outcome: { status: "passed" } });
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          recorder.skip(reference, `not done: ${reason}`);
          recorder.warn(`could not make sure that ${name3}: ${reason}; the next run tries again`);
        }
      });
    },
    async settled() {
      await Promise.race([
        Promise.allSettled(running),
        new Promise((resolve10) => setTimeout(resolve10, settleMs).unref())
      ]);
    },
    async step(name3, body, ...claims2) {
      const reference = { suite, name: name3, claims: claims2 };
      await recorder.step(reference, doing(reference, body));
    },
    async check(...words2) {
      const reference = { suite, ...checkCase(words2) };
      const body = words2.at(-1);
      const judged = async (own, facts) => {
        try {
          await body(own, facts);
        } catch (error) {
          throw await judgeTimeOut(error, own.lab);
        }
      };
      await recorder.check(reference, doing(reference, judged));
    },
    async matrix(body) {
      const cells = cellsOf(mesh);
      let results = [];
      await recorder.step({ suite, name: matrixStep, asksCells: true }, async () => {
        results = await untilAborted(body(context, cells));
      });
      const cases = results.map((result) => ({ suite, ...cellCase(result) }));
      const explained = await untilAborted(withExplanations(context, suite, cases)).catch(() => cases);
      for (const each of explained) recorder.end(each);
      context.signal.throwIfAborted();
    }
  };
}
function cellCase({ cell, claims: claims2, passed, got, attempts, durationMs, absent, unjudged }) {
  const expected = cell.expected === "answer" ? "an answer to every packet" : "silence";
  return {
    name: cellName(cell),
    cell,
    claims: claims2,
    attempts,
    durationMs,
    outcome: absent ? { status: "skipped", reason: got } : passed ? { status: "passed" } : unjudged !== void 0 ? { status: "error", message: `cannot tell whether ${cellName(cell)}: ${unjudged}` } : { status: "failed", expected, got }
  };
}
function orAborted(signal, work) {
  if (signal.aborted) {
    work.catch(() => {
    });
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve10, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve10, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

// src/run/report.ts
function startReport({ name: name3, source: source2, json: json2 = false }, request, { owner, onStop }) {
  const { outputs } = request;
  const { reports, job, result: resultFile, timings } = outputs;
  const files3 = new CallersFiles(owner);
  const stale = job === "" ? [] : removeReportsOfOtherJobs(files3, reports, job);
  const place = reportPlace(files3, reports, { scenario: name3, job });
  const problems = outputProblems(
    {
      ...{ reports, result: resultFile, timings },
      files: [basename10(place.junit), basename10(place.summary)],
      evidence: place.evidence
    },
    owner
  );
  if (problems.length > 0)
    throw new UsageError(problems.map(({ message, hint: hint2 }) => ({ tell: () => `${message}: ${hint2}` })));
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const report = () => recorder.report();
  const warn = (message) => recorder.warn(message);
  const result = new ResultFile(request, place, { report, warn, owner, signal: stop.signal });
  const summary2 = new SummaryFile(place.summary, {
    report,
    redact: (text2) => recorder.redactor.redact(text2),
    warn,
    owner
  });
  const recorder = new Recorder({
    scenario: name3,
    file: place.junit,
    owner,
    job: job || void 0,
    source: source2,
    // The result tells where the summary is.
    listeners: [
      new Console({ live: currentReader().isAtTerminal, ...json2 && { stream: process.stderr } }),
      summary2,
      result,
      ...json2 ? [new JsonDocument(process.stdout)] : []
    ],
    signal: stop.signal
  });
  for (const secret of proxySecrets()) recorder.secret(secret);
  for (const text2 of stale) recorder.warn(text2);
  const say = (text2) => recorder.output(text2);
  const witness = openWitness(basename10(place.evidence), outputs, { recorder, owner, signal: stop.signal });
  onStop((why) => {
    if (stop.signal.aborted) return say("already stopping");
    say(`${why}: stopping`);
    stop.abort(new Interrupted(why));
    setImmediate(() => {
      recorder.write();
      summary2.write();
      result.write();
    });
  });
  const fail = (error) => {
    if (stop.signal.aborted) return;
    const hint2 = error instanceof LabError ? error.hint : void 0;
    recorder.fail({ message: messageOf(error), hint: hint2 });
    reasons.push(messageOf(error));
  };
  const reasons = [];
  const close = () => {
    recorder.close(
      stop.signal.aborted ? messageOf(stop.signal.reason) : reasons[0] ?? "the story ended before"
    );
    return stop.signal.aborted ? exitCodes.interrupted : verdict(recorder.results()).exitCode;
  };
  return {
    recorder,
    result,
    signal: stop.signal,
    say,
    witness,
    begin() {
      if (job === "") removeOldEvidence(basename10(place.evidence), outputs, owner);
    },
    async plan(tell, mesh) {
      recorder.plan(await planStory(tell, mesh));
    },
    async attempt(body) {
      try {
        await body();
        return true;
      } catch (error) {
        fail(error);
        if (!(error instanceof LabError || stop.signal.aborted)) say(describeError(error));
        return false;
      }
    },
    refuse(error) {
      fail(error);
      if (!stop.signal.aborted) result.refusal = describeError(error).replaceAll(/^fanlab: /gm, "");
      const status = close();
      if (!stop.signal.aborted) console.error(describeError(error));
      return status;
    },
    close
  };
}
var messageOf = (error) => error instanceof Error ? error.message : String(error);

// src/run/report-origin.ts
import { readFileSync as readFileSync4 } from "node:fs";
import { basename as basename11 } from "node:path";
function reportOrigin({ provider: provider2, distribution, image: image2 }, { fact }, made) {
  fact("provider", provider2);
  fact("distribution", distribution);
  fact("image", basename11(image2));
  if (made) {
    fact("image digest", made.digest);
    fact("image origin", originTexts[made.origin]);
  }
  fact("host pace", String(hostPace()));
  fact("host", parseOsRelease(readOsRelease()).name);
}
function readOsRelease() {
  try {
    return readFileSync4("/etc/os-release", "utf8");
  } catch {
    return "";
  }
}

// src/run/story-context.ts
function newContext({ fan: fan2, distribution, mayEmpty }, features2, report, topology2, makeMachines) {
  const { recorder } = report;
  const context = {
    mayEmpty,
    distribution: distribution === unknownDistribution ? void 0 : distribution,
    topology: topology2,
    engine: fan2,
    features: features2,
    makeMachines,
    say: report.say,
    signal: report.signal,
    fact: (name3, value) => recorder.setProperty(name3, value),
    secret: (text2) => recorder.secret(text2),
    witness: report.witness,
    found(endpoints) {
      const here = endpoints.map(({ name: name3, address: address2, place }) => ({ name: name3, address: address2, machine: place.name }));
      if (context.lab) recorder.describe(describeTopology(context.lab, here), context.lab.topology);
    },
    async timed(kind, what, work) {
      const start = performance.now();
      try {
        return await work();
      } finally {
        recorder.measure(what, kind, performance.now() - start);
      }
    }
  };
  return context;
}

// src/run/watch-over-lab.ts
import { join as join50 } from "node:path";

// src/process/after-death.ts
import { spawn as spawn6 } from "node:child_process";
function runAfterDeath(name3, argv2, env) {
  const child = spawn6("/bin/sh", ["-c", waitForDeath, name3, ...argv2], {
    detached: true,
    cwd: "/",
    env,
    stdio: ["pipe", "ignore", "ignore"]
  });
  const gone = new Promise((resolve10) => {
    child.once("exit", () => resolve10());
    child.once("error", () => resolve10());
  });
  child.stdin?.on("error", () => {
  });
  child.unref();
  return {
    async dismiss() {
      child.stdin?.end("dismissed\n");
      child.ref();
      await gone;
    }
  };
}
var waitForDeath = `
read -r word && [ "$word" = dismissed ] && exit
exec "$@" </dev/null
`;

// src/run/watch-over-lab.ts
var passedVariables2 = ["HOME", "XDG_CACHE_HOME", "SUDO_UID", "SUDO_GID"];
function watchOverLab({ lab: { name: name3 }, stateDir }) {
  markChildren();
  const down = join50(packageRoot, "scenarios", "down.mjs");
  return runAfterDeath(
    `watcher of ${join50(stateDir, "labs", name3)}`,
    [process.execPath, down, "--lab", name3, "--abandoned"],
    { ...lastingEnvironment(passedVariables2), FANLAB_STATE_DIR: stateDir }
  );
}

// src/run/write-timings.ts
function writeTimings(file3, { recorder, say }, owner) {
  if (file3 === "") return;
  const report = recorder.report();
  const content2 = { durationMs: report.durationMs, phases: phaseTimes(report), waits: report.timings };
  try {
    new CallersFiles(owner).write(file3, `${JSON.stringify(content2, null, 2)}
`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

// src/run/run-in-own-lab.ts
async function runInOwnLab(scenario, request, caller) {
  const { lab, retention, outputs, stateDir } = request;
  const topology2 = topologyOf(lab.file);
  const mesh = meshOf(topology2);
  const report = startReport(scenario, request, caller);
  const keeps = scenario.keepsLab || retention.keep;
  const tell = async (story, makeImageReady2) => {
    await story.phase("preparation", () => story.step("the machine image is ready", makeImageReady2));
    await scenario.story(story);
  };
  const nothing = async () => {
  };
  report.recorder.describe(describeTopology({ name: lab.name, topology: topology2 }, []), topology2);
  let claimed;
  try {
    await report.plan(async (story) => {
      await tell(story, nothing);
      if (!keeps) await story.phase("teardown", () => story.step(removal, nothing));
    }, mesh);
    claimed = await claimForRun(request, caller, report);
  } catch (error) {
    return report.refuse(error);
  }
  const { provider: provider2, settled, recipe, why } = claimed;
  let { record: record10 } = claimed;
  report.begin();
  const watcher = watchOverLab(request);
  const asked = {
    ...{ fan: settled.fan, distribution: settled.image.distribution },
    mayEmpty: settled.provider.empty
  };
  const context = newContext(asked, provider2.features, report, topology2, async () => {
    context.provided = await provider2.open(labSpec(lab.name, topology2, record10.image));
    context.lab = await ensureMachines(context.provided, topology2, machineSpec);
    context.lab.stopWith(report.signal);
    overlayIn(context.lab.topology);
  });
  const live = liveStory(report.recorder, context, mesh);
  const makeImageReady = async () => {
    const image2 = await makeImage(recipe, settled, caller, report.signal, report.say);
    record10 = { ...record10, image: image2.directory };
    await writeRecord(stateDir, record10);
    reportOrigin(record10, context, image2);
    if (why !== void 0) context.fact("why this provider", why);
  };
  const removeAll2 = async () => {
    await provider2.destroy(lab.name);
    await live.settled();
    await removeLab(provider2, stateDir, lab.name);
  };
  const completed = await report.attempt(() => tell(live, makeImageReady));
  const failed = !completed || !allPassed(report);
  const wanted = keeps && (completed || retention.keep) || retention.keepOnFailure && failed;
  const keep = wanted && !report.signal.aborted;
  let gone = true;
  if (keep) {
    record10 = await keepLab(stateDir, record10, retention.limit);
    if (!keeps) report.recorder.skip({ suite: "teardown", name: removal }, "the lab is kept");
  } else gone = await report.attempt(() => live.tearDown(removal, removeAll2));
  if (gone) await watcher.dismiss();
  report.result.kept = keep;
  const status = report.close();
  writeTimings(outputs.timings, report, caller.owner);
  if (keep && outputs.result === "") report.say(howToGoOn(record10, topology2));
  return status;
}
var removal = "the lab is removed";
var allPassed = ({ recorder }) => verdict(recorder.results().filter(({ suite }) => suite !== "teardown")).exitCode === exitCodes.passed;
function howToGoOn({ name: name3, keptUntil }, { machines }) {
  return [
    `lab ${name3} is kept${keptUntil === void 0 ? "" : ` until ${keptUntil}`}:`,
    `  enter   ${typedCommand("shell", "--lab", name3, machines[0]?.name ?? "host")}`,
    `  check   ${typedCommand("check", "--lab", name3)}`,
    `  remove  ${typedCommand("down", "--lab", name3)}`
  ].join("\n");
}

// src/cli/find-caller.ts
import { homedir as homedir3 } from "node:os";
import { join as join51 } from "node:path";
async function findCaller() {
  const owner = sudoCaller();
  return { owner, cacheDir: cacheFolder(await homeOf(owner?.uid)), onStop: onStopRequest };
}
async function homeOf(uid) {
  if (uid === void 0) return homedir3();
  const entry = (await run(["getent", "passwd", String(uid)])).stdout.trim().split(":");
  return entry[5] || homedir3();
}
var cacheFolder = (home) => join51(process.env.XDG_CACHE_HOME || join51(home, ".cache"), "fanlab");

// src/cli/own-lab-file.ts
import { readFileSync as readFileSync5 } from "node:fs";

// src/lab/file/not-yet.ts
var features = [
  { words: "several networks", at: ({ networks }) => keys("networks", networks).slice(1) },
  {
    words: "a network without a place of the host",
    at: ({ networks }) => where("networks", networks, ({ host }) => host === void 0)
  },
  {
    words: "IPv6",
    at: ({ networks }) => where(
      "networks",
      networks,
      ({ subnet: subnet2, host }) => [...asList(subnet2), ...asList(host ?? [])].some((text2) => text2.includes(":"))
    )
  },
  {
    words: "static addresses (dhcp: false)",
    at: ({ networks }) => where("networks", networks, ({ dhcp }) => dhcp === false)
  },
  {
    words: "a way out of the lab",
    at: ({ networks }) => where("networks", networks, ({ outside }) => outside === true)
  },
  ...["image", "packages", "files", "services", "gateway", "forward", "disk"].map((key2) => ({
    words: `${key2} of a machine`,
    at: ({ machines }) => where("machines", machines, (machine) => machine[key2] !== void 0, key2)
  })),
  { words: "image of all machines", at: ({ image: image2 }) => given("image", image2) },
  { words: "packages of all machines", at: ({ packages: packages2 }) => given("packages", packages2) },
  { words: "files of all machines", at: ({ files: files3 }) => given("files", files3) },
  { words: "disk of all machines", at: ({ resources: resources2 }) => given("resources", resources2.disk) },
  {
    words: "a second machine that starts later",
    at: ({ machines }) => where("machines", machines, ({ start }) => start === "later").slice(1)
  },
  { words: "several overlays", at: ({ overlays }) => keys("overlays", overlays).slice(1) },
  {
    words: "overlays of type vxlan",
    at: ({ overlays }) => where("overlays", overlays, ({ type }) => type === "vxlan")
  },
  {
    words: "members of a fan",
    at: ({ overlays }) => where("overlays", overlays, (each) => each.type === "fan" && each.members !== void 0, "members")
  },
  ...["find", "image", "services"].map((key2) => ({
    words: `${key2} of containers`,
    at: ({ containers }) => where("containers", containers, (each) => each[key2] !== void 0, key2)
  })),
  ...["deny", "family", "path", "source", "mtu", "latency", "loss", "http", "within"].map((key2) => ({
    words: `${key2} of an expectation`,
    at: ({ expect }) => where("expect", byNumber(expect), (rule) => rule[key2] !== void 0, key2)
  })),
  {
    words: "services of one\u2019s own in allow",
    at: ({ expect }) => where("expect", byNumber(expect), ({ allow }) => (allow ?? []).some(isNew), "allow")
  },
  ...["setup", "checks", "reboots", "order"].map((key2) => ({
    words: key2,
    at: (file3) => given(key2, file3[key2])
  }))
];
var isNew = (word2) => !parseService(word2) || word2.includes("/");
var byNumber = (expect) => Object.fromEntries(expect.entries());
var given = (key2, value) => value === void 0 ? [] : [[key2]];
var keys = (key2, values) => Object.keys(values).map((name3) => [key2, name3]);
var where = (key2, values, holds, ...below) => Object.entries(values).filter(([, value]) => holds(value)).map(([name3]) => [key2, name3, ...below]);
var notYet = (file3) => features.flatMap(({ words: words2, at }) => {
  const [path2] = at(file3);
  return path2 ? [{ path: path2, rule: `is valid, but no run can make it yet: ${words2}`, isKey: true }] : [];
});

// src/cli/own-lab-file.ts
function readOwnLab(file3, name3, wanted) {
  return readLabFile(textOf4(file3, name3), name3, (lab) => [
    ...problemsOfOverlays2(lab),
    ...wanted === "runnable" ? notYet(lab) : []
  ]);
}
function problemsOfLab(file3, name3) {
  try {
    readOwnLab(file3, name3, "runnable");
    return [];
  } catch (error) {
    if (!(error instanceof LabFileError || error instanceof LabError)) throw error;
    return error.message.split("\n").map((line2) => ({ tell: () => line2 }));
  }
}
function textOf4(file3, name3) {
  try {
    return asCaller(() => readFileSync5(file3, "utf8"));
  } catch (error) {
    const { code: code2, message } = error;
    const why = code2 === "ENOENT" ? `there is no ${file3}` : message;
    throw new LabError(`cannot read the lab file ${name3}: ${why}`);
  }
}
var problemsOfOverlays2 = (lab) => {
  const [name3] = Object.entries(lab.overlays).find(([, { type }]) => type === "fan") ?? [];
  if (name3 === void 0) return [];
  return overlayProblems(topologyOf(lab)).map((rule) => ({ path: ["overlays", name3], rule, isKey: true }));
};

// src/cli/source-of-script.ts
import { existsSync as existsSync6, realpathSync } from "node:fs";
import { dirname as dirname14, join as join52, relative as relative3 } from "node:path";
import { fileURLToPath as fileURLToPath4 } from "node:url";
function sourceOfScript(script3, folder = process.cwd()) {
  const path2 = realpathSync(fileURLToPath4(script3));
  const name3 = relative3(repositoryOf(realpathSync(folder)), path2);
  return name3.startsWith("..") || name3.split("/").includes("node_modules") ? void 0 : name3;
}
function repositoryOf(folder) {
  for (let each = folder; ; each = dirname14(each)) {
    if (existsSync6(join52(each, ".git"))) return each;
    if (each === dirname14(each)) return folder;
  }
}

// src/cli/run-lab.ts
function runLab(scenario, tell) {
  const own = typeof scenario === "string" ? { lab: scenario } : scenario;
  const script3 = own.script ?? pathToFileURL2(ownScript()).href;
  const path2 = fileURLToPath5(script3);
  const file3 = resolve8(dirname15(path2), own.lab);
  const keepsLab = own.keepsLab ?? false;
  const name3 = slug(own.name ?? basename12(path2).replace(/\.[^.]*$/, ""));
  return runCommand({
    name: name3,
    script: script3,
    flags: ownLabOptions(keepsLab),
    problems: ({ values }) => [
      ...readSettings(values.set, own.settings).problems,
      ...problemsOfLab(file3, own.lab)
    ],
    async run({ request, values }) {
      const { settings } = readSettings(values.set, own.settings);
      const story = async (teller) => {
        await teller.phase("bring-up", async () => {
          await teller.step("the machines boot", bootMachines);
          await teller.step("the machines have what they need", (context) => equipMachines(context));
          await teller.step("versions are found out", findOutVersions);
        });
        await tell({ ...teller, settings });
      };
      const lab = { ...request.lab, file: readOwnLab(file3, own.lab, "runnable") };
      const told = { name: name3, source: sourceOfScript(script3), story, keepsLab };
      return runInOwnLab(told, { ...request, lab }, await findCaller());
    }
  });
}

// src/cli/run-scenario.ts
var runScenario = ({ name: name3, script: script3, story, keepsLab = false }) => runCommand({
  name: name3,
  script: script3,
  flags: optionsOf(keepsLab ? "up" : "full"),
  async run({ request }) {
    const told = { name: name3, source: sourceOfScript(script3), story, keepsLab };
    return runInOwnLab(told, request, await findCaller());
  }
});

// src/host/kernel.ts
import { readFile as readFile23 } from "node:fs/promises";
async function kvmFinding() {
  const { works, why, hint: hint2 } = await tryKvm();
  const state = works === void 0 ? "unknown" : works ? "good" : "notice";
  const consequence = works === false ? "; QEMU has to emulate the processor in software" : "";
  return { topic: "kvm", state, text: `${why}${consequence}`, ...hint2 ? { hint: hint2 } : {} };
}
var wantedInstances = 64;
async function inotifyFinding() {
  const topic = "inotify";
  const limit = (await readFile23("/proc/sys/fs/inotify/max_user_instances", "utf8")).trim();
  if (process.geteuid?.() !== 0) {
    return {
      topic,
      state: "unknown",
      text: `${limit} instances for each user; only root can see how many are in use`
    };
  }
  return judgeInotify(await freeInotifyInstances(), limit);
}
function judgeInotify(free, limit) {
  const text2 = `${free} of ${limit} instances are free`;
  if (free >= wantedInstances) return { topic: "inotify", state: "good", text: text2 };
  return {
    topic: "inotify",
    state: "notice",
    text: `${text2}; a lab of containers takes ${wantedInstances}`,
    hint: "sysctl -w fs.inotify.max_user_instances=1024"
  };
}

// src/host/look-at.ts
var topicDeadline = 2e4;
async function lookAt2(topic, look3, within = paced(topicDeadline)) {
  let deadline3;
  const late = new Promise((_, reject) => {
    deadline3 = setTimeout(() => reject(new Error(`no answer within ${within / 1e3} s`)), within);
  });
  try {
    return await Promise.race([look3(), late]);
  } catch (error) {
    return { topic, state: "unknown", text: reasonOf(error) };
  } finally {
    clearTimeout(deadline3);
  }
}
function reasonOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  return new RegExp("^\\P{Cc}{1,400}$", "u").test(message) ? message : shownValue(message);
}

// src/host/network.ts
import { readFile as readFile24 } from "node:fs/promises";

// src/host/ask-tool.ts
var toolDeadline = 5e3;
var longestAnswer = 4e6;
async function askTool(argv2) {
  const shown3 = `"${argv2.join(" ")}"`;
  const [missing] = await missingTools(argv2.slice(0, 1));
  if (missing !== void 0) throw new LabError(`cannot ask ${shown3}: there is no ${missing}`);
  const enough = new AbortController();
  let length = 0;
  const { status, signal, stdout, stderr, timedOut, durationMs } = await run(argv2, {
    timeoutMs: paced(toolDeadline),
    enough: enough.signal,
    onOutput(text2) {
      length += text2.length;
      if (length > longestAnswer) enough.abort();
    }
  });
  if (length > longestAnswer)
    throw new LabError(`cannot ask ${shown3}: its answer is longer than ${longestAnswer} characters`);
  if (timedOut)
    throw new LabError(`cannot ask ${shown3}: it did not end within ${(durationMs / 1e3).toFixed(0)} s`);
  if (status === 0) return stdout;
  const said2 = stderr.trim() === "" ? "" : `: ${shownValue(stderr.trim())}`;
  throw new LabError(`cannot ask ${shown3}: it ended with ${signal ?? `status ${status}`}${said2}`);
}

// src/host/forward-policy.ts
import * as z28 from "./packages/zod.mjs";
var identifier = z28.string().regex(/^[\w/.-]{1,128}$/);
var chainSchema = z28.object({
  family: identifier,
  table: identifier,
  name: identifier,
  hook: z28.string().optional(),
  policy: z28.string().optional()
});
var rulesetSchema = z28.object({ nftables: z28.array(z28.object({ chain: chainSchema.optional() })) });
function parseNftChains(text2) {
  const { nftables } = readJson(text2, rulesetSchema, 'the answer of "nft -j list chains"');
  const chains = nftables.flatMap(({ chain }) => chain ?? []);
  const ofDocker = chains.some(({ family, name: name3 }) => family === "ip" && name3 === "DOCKER-USER");
  return chains.filter(({ hook, policy }) => hook === "forward" && policy === "drop").map(({ family, table: table3, name: name3 }) => ({
    name: `${family} ${table3} ${name3}`,
    hint: ofDocker && family === "ip" && name3 === "FORWARD" ? "iptables -I DOCKER-USER -j ACCEPT" : `nft insert rule ${family} ${table3} ${name3} accept`
  }));
}
function parseLegacyForward(text2) {
  if (!/^-P FORWARD DROP$/m.test(text2)) return [];
  const chain = /^-N DOCKER-USER$/m.test(text2) ? "DOCKER-USER" : "FORWARD";
  return [{ name: "ip filter FORWARD (legacy)", hint: `iptables-legacy -I ${chain} -j ACCEPT` }];
}

// src/host/overlaps.ts
function overlapsWith(prefix2, links, routes) {
  const addresses = links.flatMap(
    ({ ifname, addr_info }) => addr_info.map(({ local, prefixlen }) => ({
      text: `${local}/${prefixlen} on ${ifname}`,
      at: `${local}/${prefixlen}`
    }))
  );
  const networks = routes.filter(({ type = "unicast", dst }) => type === "unicast" && dst !== "default").map(({ dst, dev }) => ({ text: `route ${dst}${dev ? ` by ${dev}` : ""}`, at: dst }));
  return [...addresses, ...networks].filter(({ at }) => overlap(prefix2, prefixOf(at))).map(({ text: text2 }) => text2);
}
var prefixOf = (text2) => networkOf(parsePrefix(text2.includes("/") ? text2 : `${text2}/32`));
function overlapSentences(prefixes, links, routes) {
  return Object.entries(prefixes).flatMap(([name3, prefix2]) => {
    const found = overlapsWith(prefix2, links, routes);
    return found.length > 0 ? [`${name3} ${formatPrefix(prefix2)}: ${found.join(", ")}`] : [];
  });
}

// src/host/network.ts
async function bridgeNetfilterFinding() {
  const file3 = "/proc/sys/net/bridge/bridge-nf-call-iptables";
  const value = await readFile24(file3, "utf8").catch(() => void 0);
  return judgeBridgeNetfilter(value?.trim());
}
function judgeBridgeNetfilter(value) {
  const topic = "br_netfilter";
  if (value === void 0)
    return { topic, state: "good", text: "not loaded: the firewall does not see bridged packets" };
  if (value === "0") return { topic, state: "good", text: "loaded, and off for IPv4" };
  return {
    topic,
    state: "notice",
    text: "on: the firewall filters bridged packets, too",
    hint: "sysctl -w net.bridge.bridge-nf-call-iptables=0"
  };
}
async function forwardPolicyFinding() {
  const topic = "forwarding";
  if (process.geteuid?.() !== 0) {
    return {
      topic,
      state: "unknown",
      text: "the firewall shows its rules to root only",
      hint: "sudo nft list chains"
    };
  }
  return judgeForwarding([...await nftChains(), ...await legacyChains()]);
}
function judgeForwarding(dropping) {
  const topic = "forwarding";
  const [first2] = dropping;
  if (!first2) return { topic, state: "good", text: "no policy of the host drops forwarded packets" };
  const names2 = dropping.map(({ name: name3 }) => name3).join(", ");
  return {
    topic,
    state: "notice",
    text: `forwarded packets that no rule accepts are dropped, as Docker sets it: ${names2}`,
    hint: first2.hint
  };
}
var nftChains = async () => (await missingTools(["nft"])).length > 0 ? [] : parseNftChains(await askTool(["nft", "-j", "list", "chains"]));
async function legacyChains() {
  const tables = await readFile24("/proc/net/ip_tables_names", "utf8").catch(() => "");
  if (!/^filter$/m.test(tables) || (await missingTools(["iptables-legacy"])).length > 0) return [];
  return parseLegacyForward(await askTool(["iptables-legacy", "-S"]));
}
async function overlapFinding(prefixes) {
  const topic = "addresses";
  const ask3 = async (schema, ...words2) => {
    const argv2 = ["ip", "-j", "-4", ...words2];
    return readJson((await askTool(argv2)).trim() || "[]", schema, `the answer of "${argv2.join(" ")}"`);
  };
  if ((await missingTools(["ip"])).length > 0) {
    return {
      topic,
      state: "unknown",
      text: "the command ip is not installed",
      hint: "apt-get install iproute2"
    };
  }
  const [links, routes] = await Promise.all([
    ask3(ipLinks, "addr", "show"),
    ask3(ipRoutes, "route", "show", "table", "all")
  ]);
  const sentences = overlapSentences(prefixes, links, routes);
  const both = `${formatPrefix(prefixes.overlay)} and ${formatPrefix(prefixes.underlay)}`;
  if (sentences.length === 0) return { topic, state: "good", text: `the host uses nothing in ${both}` };
  return {
    topic,
    state: "notice",
    text: `in use on the host: ${sentences.join("; ")}`,
    hint: `choose others with ${optionName("overlay")} and ${optionName("underlay")}`
  };
}

// src/host/resources.ts
import { readFile as readFile26, stat as stat7, statfs as statfs2 } from "node:fs/promises";
import { dirname as dirname17 } from "node:path";

// src/host/cgroup-memory.ts
import { readFile as readFile25 } from "node:fs/promises";
import { dirname as dirname16, join as join53, relative as relative4 } from "node:path";
async function memoryLeftByCgroups() {
  const [memberships, mounts] = await Promise.all(
    ["/proc/self/cgroup", "/proc/self/mountinfo"].map((file3) => readFile25(file3, "utf8"))
  );
  const left = await Promise.all(memoryCgroups(memberships ?? "", mounts ?? "").map(leftIn));
  return Math.min(Number.POSITIVE_INFINITY, ...left);
}
function memoryCgroups(memberships, mountinfo) {
  const mounts = mountinfo.split("\n").map((line2) => {
    const [fields = "", source2 = ""] = line2.split(" - ");
    const [, , , root = "", point = ""] = fields.split(" ");
    const [type = "", , options = ""] = source2.split(" ");
    return { root, point, type, options: options.split(",") };
  });
  return memberships.split("\n").flatMap((line2) => {
    const [, number5, controllers = "", path2 = ""] = /^(\d+):([^:]*):(.*)$/.exec(line2) ?? [];
    const version2 = number5 === "0" ? 2 : 1;
    if (version2 === 1 && !controllers.split(",").includes("memory")) return [];
    const mount = mounts.find(
      ({ type, options }) => version2 === 2 ? type === "cgroup2" : type === "cgroup" && options.includes("memory")
    );
    if (!mount) return [];
    const below = relative4(mount.root, path2);
    const own = below.startsWith("..") ? mount.point : join53(mount.point, below);
    return upTo(mount.point, own).map((folder) => ({ folder, version: version2 }));
  });
}
var upTo = (top, folder) => folder === top ? [top] : [folder, ...upTo(top, dirname16(folder))];
async function leftIn({ folder, version: version2 }) {
  const [limitFile, useFile, cacheKey] = version2 === 2 ? ["memory.max", "memory.current", "inactive_file"] : ["memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"];
  const read2 = (name3) => readFile25(join53(folder, name3), "utf8").catch(() => "");
  const [limit, use, stat8] = await Promise.all([read2(limitFile), read2(useFile), read2("memory.stat")]);
  if (!/^\d+$/.test(limit.trim())) return Number.POSITIVE_INFINITY;
  const cache2 = Number(new RegExp(`^${cacheKey} (\\d+)`, "m").exec(stat8)?.[1] ?? 0);
  return Number(limit) - Number(use) + cache2;
}

// src/host/resources.ts
var GiB2 = 2 ** 30;
var leastMemory = 1 * GiB2;
var memoryForKernels = 4.5 * GiB2;
var diskForImage = 3 * GiB2;
function parseAvailableMemory(meminfo) {
  return Number(/^MemAvailable:\s+(\d+) kB$/m.exec(meminfo)?.[1] ?? 0) * 1024;
}
async function memoryFinding(machines) {
  const ofHost = parseAvailableMemory(await readFile26("/proc/meminfo", "utf8"));
  return judgeMemory({ ofHost, ofCgroups: await memoryLeftByCgroups() }, machines);
}
function judgeMemory({ ofHost, ofCgroups = Number.POSITIVE_INFINITY }, { ownKernel }) {
  const available = Math.min(ofHost, ofCgroups);
  const where2 = ofCgroups < ofHost ? ` by the limit of a cgroup that this process is in` : "";
  const text2 = `${inGiB2(available)} are available${where2}`;
  const topic = "memory";
  if (available < leastMemory) {
    return { topic, state: "notice", text: `${text2}; a lab needs ${inGiB2(leastMemory)}`, hint: "free -h" };
  }
  if (ownKernel && available < memoryForKernels) {
    return {
      topic,
      state: "notice",
      text: `${text2}: enough for containers; machines with kernels of their own need ${inGiB2(memoryForKernels)}`
    };
  }
  return { topic, state: "good", text: text2 };
}
async function diskFinding(folders) {
  const free = await Promise.all(folders.map(async (folder) => ({ folder, bytes: await freeBytes(folder) })));
  const text2 = free.map(({ folder, bytes: bytes3 }) => `${inGiB2(bytes3)} free for ${folder}`).join(", ");
  if (free.every(({ bytes: bytes3 }) => bytes3 >= diskForImage)) return { topic: "disk", state: "good", text: text2 };
  return {
    topic: "disk",
    state: "notice",
    text: `${text2}; building an image takes ${inGiB2(diskForImage)}`,
    hint: `df -h ${folders.join(" ")}`
  };
}
async function freeBytes(folder) {
  const there = await stat7(folder).catch(() => void 0);
  if (!there && folder !== dirname17(folder)) return freeBytes(dirname17(folder));
  const { bavail, bsize } = await statfs2(folder);
  return bavail * bsize;
}
var inGiB2 = (bytes3) => `${(bytes3 / GiB2).toFixed(1)} GiB`;

// src/run/diagnose-fan.ts
import { release as release3 } from "node:os";

// src/run/diagnose-providers.ts
import { join as join54 } from "node:path";
var checkDeadline = 6e4;
var isRoot = () => process.geteuid?.() === 0;
var needsRoot = {
  message: "a lab needs root, or sudo without a password; only root can see what else it needs",
  hint: `sudo ${commandLine([process.execPath, join54(packageRoot, "scenarios", "doctor.mjs")])}`
};
var findProvider = (name3, { stateDir, provider: { settings } }) => provider(name3, stateDir, settings);
var machineNames = ({ lab }) => topologyOf(lab.file).machines.map(({ name: name3 }) => name3);
async function diagnoseProviders(request) {
  const diagnoses = [];
  for (const name3 of providerNames)
    diagnoses.push(await diagnoseProvider(findProvider(name3, request), machineNames(request)));
  return diagnoses;
}
async function diagnoseProvider(provider2, machines) {
  const { name: name3, needs } = provider2;
  if (isRoot()) {
    const foreign = architectureProblems(name3, needs.architectures);
    if (foreign.length > 0) return { name: name3, usable: false, problems: foreign };
    return checkedProvider(provider2, machines);
  }
  const missing = await missingTools(Object.keys(needs.tools));
  if (missing.length === 0) return { name: name3, usable: void 0, problems: [needsRoot] };
  const packages2 = [...new Set(missing.map((tool) => needs.tools[tool]))].join(" ");
  return {
    name: name3,
    usable: false,
    problems: [
      {
        message: `provider ${name3} needs ${missing.join(", ")}, which the host does not have`,
        hint: `apt-get install --no-install-recommends ${packages2}`
      }
    ]
  };
}
async function checkedProvider(provider2, machines) {
  const { name: name3 } = provider2;
  let problems = [];
  const { state, text: text2 } = await lookAt2(
    name3,
    async () => {
      problems = await provider2.check(machines);
      return { topic: name3, state: "good", text: "" };
    },
    paced(checkDeadline)
  );
  if (state === "unknown") {
    const message = `cannot tell whether provider ${name3} works: ${text2}`;
    return { name: name3, usable: void 0, problems: [{ message, hint: "" }] };
  }
  return { name: name3, usable: problems.length === 0, problems };
}
async function diagnoseChoice(request, caller, providers2) {
  const name3 = request.provider.name === autoProvider ? await bestProvider(request, providers2) : request.provider.name;
  const own = providers2.find((each) => each.name === name3);
  if (!own) return { name: autoProvider, usable: false, problems: providers2.flatMap(({ problems: problems2 }) => problems2) };
  const provider2 = findProvider(own.name, request);
  const image2 = provider2.features.ownImage ? await imageProblems2(request, caller) : [];
  const fan2 = fanProblems(provider2, forProvider(request, provider2));
  const problems = [...own.problems, ...fan2, ...image2];
  return { name: own.name, usable: own.usable && problems.length === 0, problems };
}
var imageProblems2 = (request, caller) => problemsOfImage(readRecipe(request.image), request, caller).catch((error) => [
  { message: error.message, hint: "" }
]);
async function bestProvider(request, providers2) {
  const known4 = new Map(providers2.map((each) => [each.name, each]));
  const choice = firstUsable(preference, async (candidate) => {
    const found = known4.get(candidate.name);
    if (!found || found.problems.length > 0) return found?.problems ?? [];
    return problemsOfCandidate(candidate, findProvider(candidate.name, request));
  });
  return choice.then(
    ({ name: name3 }) => name3,
    () => void 0
  );
}

// src/run/diagnose-fan.ts
function machinesFinding(name3, request) {
  if (!isProviderName(name3)) return [];
  const provider2 = findProvider(name3, request);
  const { features: features2 } = provider2;
  const { fan: fan2, image: image2 } = forProvider(request, provider2);
  const text2 = features2.ownKernel ? `${fan2} on the machines of ${name3}, which have kernels of their own and are asked when they have booted` : `${fan2 === "auto" ? "ebpf" : fan2} on the machines of ${name3}, which run ${image2.distribution} on this host's kernel`;
  return [{ topic: "machines", state: "good", text: text2 }];
}
async function fanFindings() {
  let facts;
  const look3 = await lookAt2("fanctl", async () => {
    facts = parseFanFacts(await askTool(["sh", "-c", fanFactsScript, "facts", "look"]));
    return engineFinding(facts, "fanctl");
  });
  return facts?.lxd ? [look3, engineFinding(facts, "lxd")] : [look3];
}
function engineFinding(facts, user) {
  const lxd = facts.lxd ? `, LXD ${facts.lxd.version}${facts.lxd.base ? ` (snap, ${facts.lxd.base})` : ""}` : "";
  const about = `kernel ${release3()}, ${facts.os.id} ${facts.os.version}${lxd}`;
  const { engine, reasons, hints } = chooseFanEngine(facts, user);
  const [hint2] = hints;
  return {
    topic: user,
    state: engine ? "good" : "notice",
    text: `${engine ?? "no engine"} on this host (${about}): ${reasons.join("; ")}`,
    ...hint2 === void 0 ? {} : { hint: hint2 }
  };
}

// src/run/diagnose.ts
async function diagnose(request, caller) {
  const [hostFan, providers2] = await Promise.all([fanFindings(), diagnoseProviders(request)]);
  const chosen = await diagnoseChoice(request, caller, providers2);
  const findings = await Promise.all(hostTopics(chosen.name, request, caller));
  const fan2 = [...hostFan, ...machinesFinding(chosen.name, request)];
  return { findings, fan: fan2, providers: providers2, chosen };
}
function hostTopics(name3, request, caller) {
  const known4 = isProviderName(name3) ? findProvider(name3, request) : void 0;
  const ownKernel = known4?.features.ownKernel ?? false;
  const topics = {};
  if (known4?.features.adopts !== "everything") topics.memory = () => memoryFinding({ ownKernel });
  topics.disk = () => diskFinding([request.stateDir, caller.cacheDir]);
  if (name3 === "lxc" || name3 === "uml") topics.cgroup = cgroupFinding;
  if (name3 === "lxc") topics.inotify = inotifyFinding;
  if (name3 === "qemu" || request.provider.name === autoProvider) topics.kvm = kvmFinding;
  if (known4?.features.adopts !== "nothing") {
    topics.br_netfilter = bridgeNetfilterFinding;
    topics.forwarding = forwardPolicyFinding;
    topics.addresses = () => overlapFinding(prefixesOf(request));
  }
  return Object.entries(topics).map(([topic, look3]) => lookAt2(topic, look3));
}
function prefixesOf({ lab }) {
  const { underlay, prefix: overlay } = overlayOf({ name: lab.name, topology: topologyOf(lab.file) });
  return { underlay, overlay };
}
async function cgroupFinding() {
  const { version: version2, controllers } = await readCgroupLayout();
  const lacking = limitingControllers.filter((name3) => controllers[name3] === void 0);
  const text2 = {
    legacy: "version 1",
    hybrid: "version 1, beside a tree of version 2",
    unified: "version 2"
  }[version2];
  if (lacking.length === 0)
    return { topic: "cgroup", state: "good", text: `${text2}, with ${limitingControllers.join(", ")}` };
  return {
    topic: "cgroup",
    state: "notice",
    text: `${text2}, without ${lacking.join(" and ")}: machines of lxc could not be limited`
  };
}

// src/cli/show-diagnosis.ts
var showDiagnosis = (script3) => runCommand({
  name: "doctor",
  script: script3,
  flags: [
    ...["provider", "fan", "underlay", "overlay", "distribution"],
    ...["inventory", "remote", "network", "vm", "json"]
  ],
  root: "if possible",
  async run({ request, values }) {
    const diagnosis = await diagnose(request, await findCaller());
    console.log(values.json ? JSON.stringify(diagnosis, null, 2) : diagnosisText(diagnosis));
    return diagnosis.chosen.usable ? exitCodes.passed : exitCodes.failed;
  }
});
function diagnosisText({ findings, fan: fan2, providers: providers2, chosen }) {
  return [
    ...["host", ...findings.flatMap(findingLines), ""],
    ...["fan", ...fan2.flatMap(findingLines), ""],
    ...["providers", ...providers2.flatMap(providerLines), ""],
    chosen.usable ? `provider ${chosen.name} is usable` : `provider ${chosen.name} is not usable${chosen.usable === void 0 ? ", as far as can be seen" : ""}`,
    ...chosen.problems.flatMap(problemLines)
  ].join("\n");
}
var words = { good: "ok", notice: "notice", unknown: "unknown" };
var findingLines = ({ topic, state, text: text2, hint: hint2 }) => [
  `  ${words[state].padEnd(8)}${topic.padEnd(14)}${text2}`,
  ...hint2 === void 0 ? [] : [`${" ".repeat(24)}hint: ${hint2}`]
];
function providerLines({ name: name3, usable, problems }) {
  const word2 = usable === void 0 ? "unknown" : usable ? "usable" : "not";
  return [`  ${word2.padEnd(8)}${name3}`, ...problems.flatMap(problemLines)];
}
var problemLines = ({ message, hint: hint2 }) => [
  ...message.split("\n").map((line2) => `${" ".repeat(10)}${line2}`),
  ...hint2 === "" ? [] : [`${" ".repeat(10)}hint: ${hint2}`]
];

// src/cli/show-status.ts
var showStatus = (script3) => runCommand({
  name: "status",
  script: script3,
  flags: ["json"],
  async run({ request: { stateDir }, values: { json: json2 = false } }) {
    const labs = (await labNames(stateDir)).flatMap((name3) => lookAtLab(stateDir, name3) ?? []);
    if (json2) console.log(JSON.stringify(labs.map(forPrograms), null, 2));
    else if (labs.length === 0) console.log("no labs");
    for (const lab of json2 ? [] : labs) console.log(forPeople(lab));
    return exitCodes.passed;
  }
});
var forPrograms = ({ name: name3, state, record: record10, problem, facts }) => ({
  ...record10 ?? facts,
  ...{ name: name3, state },
  // Also where the lab file only says how many there are.
  ...record10 && { machines: topologyOf(record10.lab).machines.map((machine) => machine.name) },
  ...problem !== void 0 && { problem }
});
function forPeople({ name: name3, state, record: record10, problem, facts }) {
  const { provider: provider2 = "-", createdAt = "-", keptUntil, label: label2 } = facts;
  const columns = [name3.padEnd(20), state.padEnd(10), provider2.padEnd(8)];
  return [
    ...[...columns, (record10?.distribution ?? "-").padEnd(12), createdAt],
    ...keptUntil === void 0 ? [] : [`until ${keptUntil}`],
    ...label2 ? [label2] : [],
    ...problem === void 0 ? [] : [problem]
  ].join(" ");
}

// src/cli/validate-lab.ts
import { resolve as resolve9 } from "node:path";
var validateLab = (script3) => runCommand({
  name: "validate",
  script: script3,
  flags: ["json"],
  positionals: "FILE",
  root: "never",
  async run({ positionals: [file3 = "", ...others], values: { json: json2 = false } }) {
    if (file3 === "" || others.length > 0)
      throw new UsageError(
        `validate needs one lab file, such as lab.yaml; got ${shownValue([file3, ...others])}`
      );
    try {
      tellValid(file3, readOwnLab(resolve9(file3), file3, "valid"), json2);
      return exitCodes.passed;
    } catch (error) {
      if (error instanceof LabError) throw new UsageError(error.message);
      if (!(error instanceof LabFileError)) throw error;
      if (json2) console.log(JSON.stringify({ file: file3, valid: false, problems: error.problems }, null, 2));
      else console.error(`${error.message}
hint: ${typedCommand("validate", file3)} once it is mended`);
      return exitCodes.usage;
    }
  }
});
function tellValid(file3, lab, json2) {
  const lacking = notYet(lab).map(({ path: path2, rule }) => `${path2.join(".")} ${rule}`);
  if (json2) console.log(JSON.stringify({ file: file3, valid: true, problems: [], notYet: lacking }, null, 2));
  else console.log([`${file3}: valid`, ...lacking.map((line2) => `  ${line2}`)].join("\n"));
}

// src/expect/launched-endpoints.ts
async function findLaunched(lab) {
  const found = (await Promise.all(rolesOf(lab).map((role) => role.launched(lab)))).flat();
  const taken = new Set(placesOf(lab));
  const endpoints = [];
  const passedOver = [];
  for (const endpoint of found) {
    const { name: name3, kind, place } = endpoint;
    if (taken.has(name3))
      passedOver.push(`the ${kind} "${name3}" on ${place.name} is not asked: something else has that name`);
    else endpoints.push(endpoint);
    taken.add(name3);
  }
  return { endpoints, passedOver };
}

// src/run/run-in-open-lab.ts
async function runInOpenLab(scenario, { lab, provided, features: features2, record: record10 }, request, caller) {
  const report = startReport(scenario, request, caller);
  report.begin();
  const asked = { fan: record10.fan, distribution: record10.distribution, mayEmpty: false };
  const context = newContext(asked, features2, report, lab.topology, async () => {
  });
  lab.stopWith(report.signal);
  Object.assign(context, { lab, provided });
  reportOrigin(record10, context);
  report.recorder.doing("versions are asked");
  await report.attempt(() => tellVersions(context));
  report.recorder.describe(describeTopology(lab, []), lab.topology);
  if (scenario.allEndpoints) await report.attempt(() => addLaunched(context, lab, report));
  const mesh = meshOf(lab.topology, context.launched);
  const planned = await report.attempt(() => report.plan(scenario.story, mesh));
  if (planned) await report.attempt(() => scenario.story(liveStory(report.recorder, context, mesh)));
  report.result.kept = true;
  return report.close();
}
async function addLaunched(context, lab, { recorder }) {
  const { endpoints, passedOver } = await findLaunched(lab);
  for (const text2 of passedOver) recorder.warn(text2);
  context.launched = endpoints;
}
async function tellVersions(context) {
  try {
    await Promise.all([reportVersions(context), overlayIn(context.lab.topology)?.tell(context)]);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
  }
}

// src/cli/reboot-problems.ts
var rebootWays = ["rolling", "all", "power-cut"];
var rebootProblems = (way, machines) => mustBeOneOf("reboot", [...rebootWays, ...machines], way);

// src/cli/visit-lab.ts
var visitLab = ({ name: name3, script: script3, flags = [], story }) => runCommand({
  name: name3,
  script: script3,
  flags: [...optionsOf("visit"), ...flags],
  async run({ request, values }) {
    const opened = await findLab(request);
    const reboot = values.reboot ?? defaultOf("reboot");
    const machines = opened.lab.machines.map((machine) => machine.name);
    const problems = rebootProblems(reboot, machines);
    if (problems.length > 0) throw new UsageError(problems);
    const told = {
      ...{ name: name3, source: sourceOfScript(script3) },
      story: (teller) => story(teller, { reboot }),
      allEndpoints: values["all-endpoints"] ?? false,
      json: values.json ?? false
    };
    return runInOpenLab(told, opened, request, await findCaller());
  }
});

// src/probe/round.ts
import { randomBytes } from "node:crypto";

// src/probe/prober.ts
var modules2 = [
  ...["probe_clock", "probe_packet", "probe_sockets", "probe_sightings", "probe_streams", "probe_round"],
  "prober"
];
var longestLine = 64 << 20;
var ProberGone = class extends LabError {
};
var Prober = class _Prober {
  #name;
  #command;
  #pieces = [];
  #length = 0;
  #waiting;
  #gone;
  #forget;
  constructor(place, forget) {
    this.#name = place.name;
    this.#forget = forget;
    const { argv: argv2, source: source2 } = guestProgram(modules2);
    this.#command = place.open(argv2, {
      onOutput: (data) => this.#take(data),
      onEnd: (said2) => {
        forget();
        this.#gone = new ProberGone(`cannot probe from ${place.name}: ${shownEnd(said2)}`);
        this.#waiting?.onGone(this.#gone);
      }
    });
    this.#command.write(source2);
  }
  static #ofPlaces = /* @__PURE__ */ new WeakMap();
  /** The one of that place, which is started when there is none. */
  static of(handle) {
    const { place } = handle;
    const running = _Prober.#ofPlaces.get(place);
    if (running) return running;
    const started2 = new _Prober(handle, () => {
      if (_Prober.#ofPlaces.get(place) === started2) _Prober.#ofPlaces.delete(place);
    });
    _Prober.#ofPlaces.set(place, started2);
    return started2;
  }
  /** What it would say now belongs to nobody: the next one of the place is another. */
  #close() {
    this.#forget();
    this.#command.close();
  }
  /**
   * Its answer to one message. Throws ProberGone when it ends first, and a LabError when it says something else or
   * nothing within so many milliseconds.
   */
  async request(message, schema, { within, signal }) {
    signal?.throwIfAborted();
    if (this.#gone) throw this.#gone;
    const line2 = await new Promise((resolve10, reject) => {
      const end = () => {
        clearTimeout(deadline3);
        signal?.removeEventListener("abort", abort);
        this.#waiting = void 0;
      };
      const fail = (error) => {
        end();
        reject(error);
      };
      const abort = () => {
        this.#close();
        fail(signal?.reason);
      };
      const deadline3 = setTimeout(() => {
        this.#close();
        fail(
          new LabError(`cannot probe from ${this.#name}: no answer within ${(within / 1e3).toFixed(0)} s`)
        );
      }, within);
      signal?.addEventListener("abort", abort, { once: true });
      this.#waiting = {
        onLine(text2) {
          end();
          resolve10(text2);
        },
        onGone: fail
      };
      this.#command.write(Buffer.from(`${JSON.stringify(message)}
`));
    });
    return readJson(line2, schema, `the answer of the prober on ${this.#name}`);
  }
  #take(data) {
    this.#pieces.push(data);
    this.#length += data.length;
    if (data.at(-1) === newline) {
      const line2 = Buffer.concat(this.#pieces.splice(0)).toString();
      this.#length = 0;
      this.#waiting?.onLine(line2);
    } else if (this.#length > longestLine) this.#close();
  }
};
var newline = 10;
var shownEnd = (said2) => said2 === "" ? "its prober ended" : `its prober ended: ${shownValue(said2.split("\n").at(-1) ?? "")}`;

// src/probe/wire.ts
import * as z29 from "./packages/zod-mini.mjs";
var count = z29.int().check(z29.minimum(0));
var counts = z29.record(z29.string(), count);
var preparedLine = z29.object({
  endpoints: z29.array(
    z29.object({
      name: z29.string(),
      problem: z29.string(),
      absent: z29.boolean(),
      unserved: z29.record(z29.string(), z29.string())
    })
  )
});
var came = z29.union([z29.tuple([z29.literal(""), z29.string(), count]), z29.tuple([count, z29.string(), count])]);
var toldQuestion = z29.object({
  id: count,
  sent: count,
  /** Milliseconds for each number; null is no answer. */
  times: z29.array(z29.nullable(z29.number())),
  /** Answers that came twice. */
  again: count,
  /** Answers that came after their deadline. */
  late: count,
  answers: z29.array(came),
  /** Reasons for which there was none, such as the kernel's, with how often. */
  refusals: counts
});
var answersLine = z29.object({ answers: z29.array(toldQuestion), longestPause: z29.number() });
var seenPacket = z29.tuple([
  ...[count, count, count, z29.string(), z29.string(), count, z29.string(), z29.string()],
  z29.nullable(z29.tuple([z29.string(), z29.string(), count]))
]);
var seenLine = z29.object({ seen: z29.array(seenPacket), missed: count, longestPause: z29.number() });
var endedLine = z29.object({});

// src/probe/round.ts
var slack = 2e4;
var lastRounds = /* @__PURE__ */ new WeakMap();
function askRound(questions2, options) {
  const places3 = [
    ...new Set(questions2.flatMap(({ source: source2, target: target2 }) => [source2.place.place, target2.place.place]))
  ];
  const before = Promise.all(places3.map((place) => lastRounds.get(place)));
  const own = before.then(() => withRetry(questions2, options));
  const settled = own.catch(() => {
  });
  for (const place of places3) lastRounds.set(place, settled);
  return own;
}
async function withRetry(questions2, options) {
  try {
    return await oneRound(questions2, options);
  } catch (error) {
    if (!(error instanceof ProberGone)) throw error;
    return await oneRound(questions2, options);
  }
}
async function oneRound(questions2, { pace: pace2, signal }) {
  const token = randomBytes(8).toString("hex");
  const endpoints = [...new Set(questions2.flatMap(({ source: source2, target: target2 }) => [source2, target2]))];
  const numbers = new Map(endpoints.map((endpoint, index) => [endpoint, index + 1]));
  const places3 = [...new Set(endpoints.map(({ place }) => place))];
  const ports = portsOf(questions2);
  const longest5 = Math.max(0, ...questions2.map(({ count: count2, period: period2, within }) => count2 * (period2 + within)));
  const how = { within: slack * pace2 + longest5 * 2, signal };
  const everywhere = (ask3) => Promise.all(places3.map((place) => ask3(place, Prober.of(place))));
  const prepared = await everywhere(async (place, prober) => {
    const here = endpoints.filter((endpoint) => endpoint.place === place);
    const asked = here.map((endpoint) => ({
      ...{ name: nameOf(endpoint, numbers), address: endpoint.address, number: numbers.get(endpoint) },
      ...endpoint.pid === void 0 ? {} : { pid: endpoint.pid }
    }));
    return prober.request({ do: "prepare", token, ports, endpoints: asked }, preparedLine, how);
  });
  try {
    let collect2 = function() {
      const sightings = questions2.map(() => []);
      for (const [index, { seen: packets }] of seen.entries()) {
        for (const packet of packets)
          sightings[packet[0]]?.push(sightingOf(packet, places3[index], endpoints));
      }
      const missed = seen.reduce((sum, each) => sum + each.missed, 0);
      const told = new Map(answers.flatMap((each) => each.answers.map((answer) => [answer.id, answer])));
      const endpointOf = new Map(
        prepared.flatMap((each) => each.endpoints.map((endpoint) => [endpoint.name, endpoint]))
      );
      return questions2.map(({ source: source2, target: target2, service: service2 }, id) => {
        const { id: _, ...answer } = told.get(id) ?? silent(id);
        const there = endpointOf.get(nameOf(target2, numbers));
        const pauseOf = ({ place }) => {
          const index = places3.indexOf(place);
          return 1e3 * Math.max(answers[index]?.longestPause ?? 0, seen[index]?.longestPause ?? 0);
        };
        return {
          ...answer,
          sightings: sightings[id] ?? [],
          missed,
          pauses: { source: pauseOf(source2), target: pauseOf(target2) },
          absent: there?.absent ?? false,
          unserved: there?.problem || there?.unserved[`${service2.kind}/${service2.port}`],
          who: numbers.get(target2) ?? 0
        };
      });
    };
    var collect = collect2;
    const answers = await everywhere((place, prober) => {
      const own = questions2.flatMap(
        (question, id) => question.source.place === place ? [wireOf(question, id, numbers)] : []
      );
      return prober.request({ do: "ask", questions: own }, answersLine, how);
    });
    const seen = await everywhere((_, prober) => prober.request({ do: "tell" }, seenLine, how));
    return collect2();
  } finally {
    await everywhere((_, prober) => prober.request({ do: "end" }, endedLine, how)).catch(() => {
    });
  }
}
var silent = (id) => ({
  ...{ id, sent: 0, times: [], again: 0, late: 0, answers: [] },
  refusals: { "was not asked": 1 }
});
var nameOf = (endpoint, numbers) => String(numbers.get(endpoint));
function portsOf(questions2) {
  const ports = /* @__PURE__ */ new Map();
  for (const { service: service2 } of questions2) {
    if ((service2.kind === "udp" || service2.kind === "tcp") && service2.port !== void 0)
      ports.set(`${service2.kind}/${service2.port}`, [service2.kind, service2.port]);
  }
  return [...ports.values()];
}
var wireOf = ({ source: source2, target: target2, service: service2, count: count2, period: period2, within }, id, numbers) => ({
  ...{ id, source: nameOf(source2, numbers), target: target2.address, count: count2 },
  ...{ period: period2 / 1e3, within: within / 1e3 },
  ...service2
});
function sightingOf(packet, place, endpoints) {
  const [, , direction, endpoint, link, outgoing, source2, target2, envelope] = packet;
  return {
    ...{ place, endpoint: endpoints[Number(endpoint) - 1], link, source: source2, target: target2 },
    direction: direction === 0 ? "question" : "answer",
    outgoing: outgoing === 1,
    envelope: envelope ? { source: envelope[0], target: envelope[1], vni: envelope[2] } : void 0
  };
}

// src/expect/judge.ts
function judgeAnswers(question, told, overlay) {
  const answered = told.times.filter((time2) => time2 !== null).length;
  const refusals = Object.entries(told.refusals);
  const counted2 = `${answered} of ${question.count} answers`;
  const reasons = refusals.map(([reason]) => reason);
  const faults = answered === 0 ? lastSeen(question, told) : faultsOf(question, told, overlay);
  const complete = answered === question.count && faults.length === 0;
  return {
    complete,
    got: [`${counted2}${reasons.length > 0 ? ` (${reasons.join("; ")})` : ""}`, ...faults].join("; "),
    unjudged: complete ? void 0 : whyUnjudged(question, told, answered)
  };
}
function lastSeen({ source: source2, target: target2 }, { sightings, times }) {
  if (times.length === 0) return [];
  const questions2 = sightings.filter(({ direction }) => direction === "question");
  const answers = sightings.filter(({ direction }) => direction === "answer");
  const came2 = questions2.some((seen) => !seen.outgoing && !seen.envelope && isIn(seen, target2));
  if (answers.length > 0) return [`the answer was last seen ${onLink(answers, source2, target2)}`];
  if (came2) return [`${target2.name} got the question, and its answer was not seen`];
  if (questions2.length > 0) return [`the question was last seen ${onLink(questions2, target2, source2)}`];
  return [];
}
function onLink(seen, to, from) {
  const arrived = seen.filter(({ place }) => place === to.place);
  const left = seen.filter(({ place }) => place === from.place);
  const last = (arrived.length > 0 ? arrived : left).at(-1);
  const where2 = last.endpoint?.name ?? last.place.name;
  return `${last.outgoing ? "leaving" : "arriving"} by ${last.link} of ${where2}`;
}
var notablePause = 200;
function whyUnjudged({ source: source2, target: target2, count: count2, service: service2 }, told, answered) {
  if ("neighbour table overflow" in told.refusals)
    return `the neighbour table of the kernel is full: raise net.ipv4.neigh.default.gc_thresh3`;
  if (told.missed > 0) return `${told.missed} packets could not be looked at: the host is overloaded`;
  const ownAnswers = service2.kind === "udp" || service2.kind === "tcp";
  if (answered < count2 && ownAnswers && told.pauses.target >= notablePause)
    return `${target2.place.name} could not run for ${(told.pauses.target / 1e3).toFixed(1)} s: the host is overloaded`;
  if (answered < count2 && told.pauses.source >= notablePause && told.late > 0)
    return `${source2.place.name} could not run for ${(told.pauses.source / 1e3).toFixed(1)} s: the host is overloaded`;
  if (told.unserved)
    return `${target2.name} cannot answer on ${service2.kind}/${service2.port}: ${told.unserved}`;
  return void 0;
}
function faultsOf(question, told, overlay) {
  const { target: target2 } = question;
  return [
    ...told.again > 0 ? [`${told.again} answers came more than once`] : [],
    ...pageFaults(question, told),
    ...question.service.kind === "udp" || question.service.kind === "tcp" ? proberFaults(question, told) : sightFaults(question, told),
    ...target2.place === question.source.place ? [] : pathFaults(question, told, overlay)
  ];
}
function pageFaults({ service: service2 }, told) {
  if (service2.kind !== "http") return [];
  const others = [...new Set(told.answers.map(([status]) => status).filter((status) => status !== 200))];
  return others.length > 0 ? [`status ${others.join(", ")}`] : [];
}
function proberFaults({ source: source2, target: target2 }, told) {
  const impostors = told.answers.some(([who2]) => who2 !== told.who);
  const sources = [...new Set(told.answers.map(([, seen]) => seen).filter((seen) => seen !== source2.address))];
  return [
    ...impostors ? [`somebody else than ${target2.name} answered`] : [],
    ...sources.map((seen) => wrongSource(target2, seen, source2))
  ];
}
var wrongSource = (target2, seen, source2) => `${target2.name} saw ${seen} asking, where ${source2.name} has ${source2.address}`;
function sightFaults({ source: source2, target: target2 }, told) {
  const there = told.sightings.filter(
    (sighting) => sighting.direction === "question" && !sighting.outgoing && !sighting.envelope && sighting.target === target2.address && isIn(sighting, target2)
  );
  if (there.length === 0) return [`somebody else answered: ${target2.name} never saw the question`];
  const sources = [...new Set(there.map(({ source: seen }) => seen).filter((seen) => seen !== source2.address))];
  return sources.map((seen) => wrongSource(target2, seen, source2));
}
var isIn = ({ place, endpoint }, target2) => target2.pid === void 0 ? endpoint === void 0 && place === target2.place : endpoint === target2;
function pathFaults({ source: source2, target: target2, service: service2 }, told, overlay) {
  if (!overlay.owns(target2.address) || !overlay.owns(source2.address)) return [];
  const ways = [
    { direction: "question", from: source2, to: target2, words: `the question reached ${target2.place.name}` },
    { direction: "answer", from: target2, to: source2, words: `the answer reached ${source2.place.name}` }
  ];
  return ways.slice(0, service2.kind === "http" ? 1 : 2).flatMap(({ direction, from, to, words: words2 }) => {
    const arrived = told.sightings.filter(
      (sighting) => sighting.direction === direction && !sighting.outgoing && sighting.place === to.place
    );
    const wanted = { source: overlay.envelope(from).target, ...overlay.envelope(to) };
    const byOverlay = arrived.some(
      ({ envelope }) => envelope?.source === wanted.source && envelope.target === wanted.target && envelope.vni === wanted.vni
    );
    return byOverlay ? [] : [`${words2} outside of the overlay${byLinks(arrived)}`];
  });
}
function byLinks(arrived) {
  const links = arrived.filter(({ endpoint }) => endpoint === void 0).map(({ link, envelope }) => shown2(link, envelope));
  return links.length > 0 ? `, by ${[...new Set(links)].join(", ")}` : "";
}
var shown2 = (link, envelope) => envelope ? `${link} (from ${envelope.source} to ${envelope.target}, VNI ${envelope.vni})` : link;

// src/expect/service-of.ts
var smallPayload = 56;
var bulkBytes = 65536;
var echoPort = 7;
function serviceOf(protocol, mtu) {
  const full = largestPing(mtu);
  switch (protocol) {
    case "icmp":
      return { kind: "echo", sizes: [smallPayload] };
    case "full-size":
      return { kind: "whole", sizes: [full] };
    case "udp":
      return { kind: "udp", port: echoPort, sizes: [smallPayload, full, 2 * full] };
    case "tcp":
      return { kind: "tcp", port: echoPort, sizes: [bulkBytes, 0, 0] };
    case "http":
      return { kind: "http", port: 80, path: "/" };
  }
}
var leastProbes = (protocol) => protocol === "udp" ? 3 : 1;
var allProbes = (protocol) => protocol === "tcp" ? 3 : 10;

// src/expect/run-matrix.ts
var period = 10;
var answerWithin = 1e3;
var glimpseWithin = 400;
var streamWithin = 2e3;
var pause = 100;
var mostRepeats = 3;
async function runMatrix(endpoints, cells, options) {
  const start = performance.now();
  const byName = new Map(endpoints.map((endpoint) => [endpoint.name, endpoint]));
  const states = new Map(
    cells.map((cell) => [cellId(cell), { attempts: 0, durationMs: 0, judgement: notAsked }])
  );
  const stateOf = (cell) => states.get(cellId(cell));
  const isRight = (cell) => stateOf(cell).judgement.complete;
  await converge(cells);
  let open4 = cells.filter(isRight);
  for (let repeat = 0; open4.length > 0 && repeat <= mostRepeats; repeat++) {
    await ask3(open4, "all");
    open4 = open4.filter((cell) => stateOf(cell).judgement.unjudged !== void 0);
  }
  return cells.map((cell) => {
    const { judgement, attempts, durationMs } = stateOf(cell);
    const { complete: passed, got, unjudged } = judgement;
    return { cell, passed, got, attempts, durationMs, ...unjudged !== void 0 && { unjudged } };
  });
  async function converge(wanted) {
    let wrong = wanted;
    for (; ; ) {
      await ask3(wrong, "glimpse");
      wrong = wrong.filter((cell) => !isRight(cell));
      if (wrong.length === 0 || performance.now() - start > options.within * options.pace) return;
      options.signal?.throwIfAborted();
      await new Promise((resolve10) => setTimeout(resolve10, pause));
    }
  }
  async function ask3(asked, how) {
    const questions2 = asked.map((cell) => questionOf(cell, byName, options, how));
    const told = await askRound(questions2, options);
    for (const [index, cell] of asked.entries()) {
      const own = stateOf(cell);
      own.judgement = judgeAnswers(questions2[index], told[index], options.overlay);
      if (how === "glimpse") own.attempts++;
      own.durationMs = performance.now() - start;
    }
  }
}
var notAsked = { complete: false, got: "not asked", unjudged: void 0 };
function questionOf({ source: source2, target: target2, protocol }, byName, { overlay, pace: pace2 }, how) {
  const [from, to] = [byName.get(source2), byName.get(target2)];
  if (!from || !to) throw new Error(`no endpoint "${from ? target2 : source2}" for a cell of the matrix`);
  const service2 = serviceOf(protocol, overlay.mtu);
  const isStream = service2.kind === "tcp" || service2.kind === "http";
  const within = isStream ? streamWithin : how === "glimpse" ? glimpseWithin : answerWithin;
  return {
    ...{ source: from, target: to, service: service2, period: period * pace2, within: within * pace2 },
    count: how === "glimpse" ? leastProbes(protocol) : allProbes(protocol)
  };
}

// src/expect/ask-everyone.ts
async function askEveryone({ lab, signal, patience: patience3 = convergence, found, launched = [] }, cells) {
  const { endpoints: own, missing } = await findEndpoints(lab);
  const endpoints = [...own, ...launched];
  found?.(endpoints);
  const reasons = new Map(missing.map(({ name: name3, reason }) => [name3, reason]));
  const reasonOf2 = ({ source: source2, target: target2 }) => [source2, target2].map((name3) => reasons.has(name3) && `${name3}: ${reasons.get(name3)}`).find(Boolean) || void 0;
  const isAbsent = ({ source: source2, target: target2 }) => missing.some(({ name: name3, absent }) => absent && (name3 === source2 || name3 === target2));
  const asked = cells.filter((cell) => reasonOf2(cell) === void 0);
  const results = await runMatrix(endpoints, asked, {
    overlay: overlayOf(lab),
    pace: lab.pace,
    within: patience3,
    signal
  });
  const lost = cells.flatMap((cell) => {
    const reason = reasonOf2(cell);
    return reason === void 0 ? [] : [
      {
        cell,
        passed: false,
        got: reason,
        attempts: 1,
        durationMs: 0,
        ...isAbsent(cell) && { absent: true }
      }
    ];
  });
  const byName = new Map(endpoints.map((endpoint) => [endpoint.name, endpoint]));
  const { expect } = lab.topology;
  const where2 = ({ source: source2, target: target2 }) => whereOf(byName.get(source2), byName.get(target2));
  return [
    ...results.map((result) => ({ ...result, claims: claimsOf(result.cell, expect, where2(result.cell)) })),
    // Nobody knows on which machine a missing container is: what holds of one or the other is not proven by its cells.
    ...lost.map((result) => ({ ...result, claims: claimsOf(result.cell, expect, "either") }))
  ];
}

// src/expect/reach.ts
async function expectReach({ lab, signal, patience: patience3 = convergence }, sources, targets, protocol = "icmp") {
  const cells = sources.flatMap(
    (source2) => targets.filter((target2) => target2.name !== source2.name).map((target2) => ({ source: source2.name, target: target2.name, protocol, expected: "answer" }))
  );
  const endpoints = [...new Map([...sources, ...targets].map((endpoint) => [endpoint.name, endpoint])).values()];
  const results = await runMatrix(endpoints, cells, {
    overlay: overlayOf(lab),
    pace: lab.pace,
    within: patience3,
    signal
  });
  const wrong = results.filter(({ passed }) => !passed);
  if (wrong.length === 0) return;
  const unjudged = wrong.find((each) => each.unjudged !== void 0);
  if (unjudged) throw new LabError(`cannot tell whether ${cellName(unjudged.cell)}: ${unjudged.unjudged}`);
  throw new CheckFailed({
    expected: `${cells.length} of ${cells.length} cells as claimed`,
    got: wrong.map(({ cell, got }) => `not "${cellName(cell)}": ${got}`).join("; "),
    silent: wrong.map(({ cell }) => cell)
  });
}

// src/expect/mtu.ts
async function mtuIsExact(context, sources, target2) {
  await expectReach(context, sources, [target2], "full-size");
  const payload = largestPing(overlayOf(context.lab).mtu) + 1;
  const argv2 = ["ping", "-c", "1", "-W", "0.2", "-M", "do", "-s", String(payload), "--", target2.address];
  const answers = await askEndpoints(sources.map((source2) => ({ source: source2, argv: argv2 })));
  const named2 = sources.flatMap(({ name: name3 }, index) => {
    const { status, stdout, stderr } = answers[index];
    if (status !== 0 && isRefusal(`${stdout}${stderr}`, overlayOf(context.lab).mtu)) return [];
    return [`${name3}: ${`${stdout}${stderr}`.trim().split("\n").at(-1)}`];
  });
  if (named2.length === 0) return;
  throw new CheckFailed({
    expected: `every endpoint refuses ${payload + 28} bytes as too long for its MTU of ${overlayOf(context.lab).mtu}`,
    got: named2.join("; ")
  });
}
function isRefusal(said2, mtu) {
  const told = /message too long, mtu=(\d+)/.exec(said2);
  return told ? Number(told[1]) === mtu : /^ping: sendmsg: Message too long$/m.test(said2);
}

// src/expect/silence.ts
var silence = { count: 3, period: 333, within: 400 };
var mostControls = 3;
async function expectSilence({ lab, signal }, sources, targets, protocol = "icmp") {
  const everyone = (await findEndpoints(lab)).endpoints;
  const denied = pairs(sources, targets);
  const witnesses = targets.flatMap(
    (target2) => pairs(witnessesOf(target2, sources, targets, everyone), [target2])
  );
  const ways = sources.flatMap((source2) => pairs([source2], peersOf(lab, source2, targets, everyone)));
  const questionFor = (how) => ([source2, target2]) => ({
    ...{ source: source2, target: target2, service: serviceOf(how, overlayOf(lab).mtu), count: silence.count },
    ...{ period: silence.period * lab.pace, within: silence.within * lab.pace }
  });
  const questions2 = [
    ...denied.map(questionFor(protocol)),
    ...witnesses.map(questionFor(protocol)),
    ...ways.map(questionFor("icmp"))
  ];
  const told = await askRound(questions2, { pace: lab.pace, signal });
  const asked = questions2.map((question, index) => ({ question, told: told[index] }));
  const [silent2, seen, left] = [
    asked.slice(0, denied.length),
    asked.slice(denied.length, denied.length + witnesses.length),
    asked.slice(denied.length + witnesses.length)
  ];
  const broken = silent2.filter(isAnswered);
  if (broken.length > 0) {
    throw new CheckFailed({
      expected: `${denied.length} of ${denied.length} cells as claimed`,
      got: broken.map(({ question, told: { times } }) => {
        const { length } = times.filter((time2) => time2 !== null);
        return `not "${cellName(cellOf(question, protocol))}": ${length} of ${question.count} answers`;
      }).join("; ")
    });
  }
  const unproven = [
    ...targets.flatMap((target2) => whyTargetProvesNothing(target2, silent2, seen)),
    ...sources.flatMap((source2) => whySourceProvesNothing(source2, silent2, left))
  ];
  if (unproven.length > 0)
    throw new LabError(`cannot tell whether silence proves anything: ${[...new Set(unproven)].join("; ")}`);
}
var pairs = (sources, targets) => sources.flatMap(
  (source2) => targets.filter((target2) => target2.name !== source2.name).map((target2) => [source2, target2])
);
function witnessesOf(target2, sources, targets, everyone) {
  const names2 = new Set([...sources, ...targets].map(({ name: name3 }) => name3));
  const isSelf = ({ place, pid }) => place === target2.place && pid === target2.pid;
  const others = everyone.filter((endpoint) => !names2.has(endpoint.name) && !isSelf(endpoint));
  return [
    ...others.filter(({ place }) => place === target2.place),
    ...others.filter(({ place }) => place !== target2.place)
  ].slice(0, mostControls);
}
function peersOf(lab, source2, targets, everyone) {
  if (source2.pid === void 0) return underlayPeers(lab, source2).slice(0, mostControls);
  const names2 = new Set([source2, ...targets].map(({ name: name3 }) => name3));
  const others = everyone.filter(({ name: name3 }) => !names2.has(name3));
  return [
    ...others.filter(({ place }) => place === source2.place),
    ...others.filter(({ place }) => place !== source2.place)
  ].slice(0, mostControls);
}
var underlayPeers = (lab, source2) => lab.machines.filter((machine) => machine !== source2.place && lab.planned(machine) !== void 0).map((machine) => ({
  ...{ name: `${machine.name} on the underlay`, kind: "machine", http: false },
  ...{ address: lab.underlayAddress(machine), place: machine }
}));
var isAnswered = ({ told: { times, refusals } }) => times.some((time2) => time2 !== null) || Object.keys(refusals).some((reason) => reason.startsWith("it "));
function whyTargetProvesNothing(target2, silent2, seen) {
  const own = seen.filter(({ question }) => question.target === target2);
  if (own.some(isAnswered)) return [];
  if (silent2.some(({ question, told }) => question.target === target2 && told.absent)) return [];
  const asked = own.map(({ question }) => question.source.name);
  return [`${target2.name} answers nobody else, either (asked by ${asked.join(", ") || "nobody"})`];
}
function whySourceProvesNothing(source2, silent2, left) {
  const reached = left.filter((each) => each.question.source === source2 && isAnswered(each));
  if (reached.length === 0) return [`${source2.name} reaches nobody else, either`];
  const used = new Set(silent2.filter(({ question }) => question.source === source2).flatMap(linksOut));
  const shown3 = new Set(reached.flatMap(linksOut));
  if (used.size === 0 || [...used].some((link) => shown3.has(link))) return [];
  return [
    `${source2.name} asks by ${[...used].join(", ")} and reaches others by ${[...shown3].join(", ")} only`
  ];
}
var linksOut = ({ question: { source: source2 }, told }) => told.sightings.filter(
  ({ direction, outgoing, envelope, endpoint, place }) => direction === "question" && outgoing && !envelope && (source2.pid === void 0 ? endpoint === void 0 && place === source2.place : endpoint === source2)
).map(({ link }) => link);
var cellOf = ({ source: source2, target: target2 }, protocol) => ({
  ...{ source: source2.name, target: target2.name, protocol, expected: "silence" }
});

// src/expect/machine-state.ts
var sysctls = ["net.ipv4.ip_forward", "net.ipv4.conf.all.rp_filter", "net.ipv4.conf.default.rp_filter"];
async function readMachineState(place) {
  const sections = (await place.succeed(["sh", "-c", questions, "state", place.name, ...sysctls])).split(
    `${separator}
`
  );
  const [links = "", routes = "", ...rest] = sections;
  const [firewall = [], fans = [], failed = [], values = [], ...ofRoles] = rest.map(linesOf2);
  return /* @__PURE__ */ new Set([
    ...readJson(links, ipLinks, `the interfaces of ${place.name}`).filter(({ ifname }) => !ifname.startsWith("veth")).flatMap(linkFacts),
    ...readJson(routes, ipRoutes, `the routes of ${place.name}`).map(
      ({ dst, dev, gateway, prefsrc }) => `route ${dst} dev ${dev}${gateway ? ` via ${gateway}` : ""}${prefsrc ? ` from ${prefsrc}` : ""}`
    ),
    ...firewallFacts(firewall),
    ...fans.slice(1).map((fan2) => `fan ${fan2.replaceAll(/\s+/g, " ")}`),
    ...failed.map((unit) => `failed unit ${unit.split(" ")[0]}`),
    ...values.map((value) => `sysctl ${value}`),
    ...roleQuestions.flatMap(({ fact }, index) => (ofRoles[index] ?? []).map(fact))
  ]);
}
var separator = "";
var roleQuestions = everyRole.flatMap(({ state }) => state ?? []);
var questions = `
here=$1; shift
next() { printf '\\036\\n'; }
ip -json addr show; next
ip -json route show; next
nft --stateless list ruleset
# A kernel whose nf_tables lacks the family ip has its rules here, without their counters.
if [ -s /proc/net/ip_tables_names ]; then
  iptables-legacy-save | awk '/^\\*/ {table = $0} /^[:-]/ {sub(/ \\[.*\\]$/, ""); print "legacy " table " " $0}'
fi
next
fanctl show; next
systemctl list-units --failed --plain --no-legend; next
sysctl "$@"; next
set -- "$here"
${roleQuestions.map(({ script: script3 }) => script3.trim()).join("\nnext\n")}
exit 0
`;
var linesOf2 = (text2) => text2.split("\n").map((line2) => line2.trim()).filter((line2) => line2 !== "");
function linkFacts({ ifname, mtu, master, flags, addr_info }) {
  const state = `${flags.includes("UP") ? "up" : "down"}${master ? `, port of ${master}` : ""}`;
  const addresses = addr_info.filter(({ family, scope }) => family === "inet" && scope === "global");
  return [
    `link ${ifname} mtu ${mtu} ${state}`,
    ...addresses.map(({ local, prefixlen }) => `address ${local}/${prefixlen} on ${ifname}`)
  ];
}
function firewallFacts(lines) {
  const path2 = [];
  const facts = [];
  for (const line2 of lines) {
    if (line2.endsWith("{")) path2.push(line2.slice(0, -1).trim());
    else if (line2 === "}") path2.pop();
    else if (!/veth/.test(line2)) facts.push(`firewall ${[...path2, line2].join(" / ")}`);
  }
  return facts;
}
function stateDifference(before, after) {
  return {
    lost: [...before].filter((fact) => !after.has(fact)).sort(),
    gained: [...after].filter((fact) => !before.has(fact)).sort()
  };
}

// src/expect/unchanged.ts
async function recordStates(machines) {
  return new Map(
    await Promise.all(
      machines.map(async (machine) => [machine.name, await readMachineState(machine)])
    )
  );
}
async function nothingChanged(machines, before) {
  const problems = await differences(machines, before);
  if (problems.length > 0) throw new CheckFailed({ expected: "nothing changed", got: problems.join("; ") });
}
async function nothingLost(machines, before, within) {
  let last = [];
  try {
    const [first2] = machines;
    await first2?.waitUntil(
      "all is as before the reboot",
      async () => {
        last = await differences(machines, before);
        return last.length === 0 ? { value: true } : { notYet: last.join("; ") };
      },
      { within }
    );
  } catch (error) {
    if (error instanceof LabError && last.length > 0) {
      throw new CheckFailed({ expected: "everything as before the reboot", got: last.join("; ") });
    }
    throw error;
  }
}
async function differences(machines, before) {
  const found = await Promise.all(
    machines.map(async (machine) => {
      const recorded = before.get(machine.name);
      if (!recorded) throw new Error(`no recorded state of ${machine.name}`);
      const { lost, gained } = stateDifference(recorded, await readMachineState(machine));
      return [
        ...lost.map((fact) => `lost on ${machine.name}: ${fact}`),
        ...gained.map((fact) => `new on ${machine.name}: ${fact}`)
      ];
    })
  );
  return found.flat();
}

// src/lab/reboot.ts
async function restartMachine({ timed }, machine) {
  await timed("boot", `${machine.name} reboots`, () => machine.reboot());
}
async function rebootMachine(context, machine) {
  await restartMachine(context, machine);
  await context.timed("boot", `${machine.name} starts everything`, () => machine.waitForBoot());
}
async function rebootRolling(context) {
  for (const machine of context.lab.machines) await rebootMachine(context, machine);
}
async function rebootAll(context) {
  const { lab, timed } = context;
  if (lab.machines.some(({ place }) => !place.shutDown)) {
    await Promise.all(lab.machines.map((machine) => restartMachine(context, machine)));
    return;
  }
  await timed(
    "boot",
    "all machines shut down and boot",
    () => withNewBoots(lab.machines, async () => {
      await Promise.all(lab.machines.map(({ place }) => place.shutDown?.()));
    })
  );
}
async function cutAllPower({ lab, timed }, { ownDisks }) {
  await timed(
    "boot",
    "all machines lose power and boot",
    () => withNewBoots(lab.machines, async () => {
      if (ownDisks) await Promise.all(lab.machines.map((machine) => machine.succeed(["sync"])));
      await Promise.all(lab.machines.map(({ place }) => place.cutPower()));
    })
  );
}
async function withNewBoots(machines, stop) {
  const before = await Promise.all(machines.map((machine) => machine.bootId()));
  await stop();
  await Promise.all(machines.map(({ place }) => place.start()));
  await Promise.all(machines.map((machine, index) => machine.waitForBootAfter(before[index])));
}

// src/process/schema.ts
var schema_exports = {};
__export(schema_exports, {
  array: () => array15,
  boolean: () => boolean8,
  int: () => int6,
  number: () => number4,
  object: () => object18,
  record: () => record9,
  string: () => string20,
  unknown: () => unknown4
});
import { array as array15, boolean as boolean8, int as int6, number as number4, object as object18, record as record9, string as string20, unknown as unknown4 } from "./packages/zod.mjs";

// src/process/shell.ts
import { $ as zx } from "./packages/zx.mjs";
Object.assign(zx, { spawn: callersSpawn, spawnSync: callersSpawnSync });
var $ = zx;

// src/run/form-lab.ts
async function formLab(context) {
  const { lab } = context;
  const overlay = overlayOf(lab);
  await overlay.install(context, lab.places);
  await Promise.all(
    lab.machines.map(async (machine) => {
      if (!roleOf(lab.plan(machine).role).formsOverlay) await overlay.persist(machine);
    })
  );
  if (lab.topology.hostAbsent === void 0) await overlay.join(lab.host);
  await Promise.all(rolesOf(lab).map((role) => role.form(context)));
}

// src/run/provoke.ts
import { mkdtemp as mkdtemp3, rm as rm14 } from "node:fs/promises";
import { tmpdir as tmpdir4 } from "node:os";
import { join as join55 } from "node:path";
var patience2 = 1500;
var recovery = 12e4;
async function provoke(context, sabotage, tell) {
  let red;
  try {
    await sabotage.act(context.lab);
    red = redIds(await ask2(context, tell));
  } finally {
    await sabotage.undo(context.lab);
  }
  await waitUntilGreen(context, tell);
  return { name: sabotage.name, red: [...red].sort(), ...judge2(sabotage, red) };
}
function expectCaught({ caught, problem, red }, facts) {
  facts.properties = { caught, red: red.join(" ") };
  if (problem) throw new CheckFailed(problem);
}
function provocationTable(provocations) {
  const order = ["by what was expected", "and more", "by others only", "missed"];
  const rows = order.flatMap(
    (caught) => provocations.filter((each) => each.caught === caught).map(({ name: name3, red }) => `${caught.padEnd(20)}  ${name3.padEnd(72)}  ${red.join(" ")}`)
  );
  const counts2 = order.map(
    (caught) => `${provocations.filter((each) => each.caught === caught).length} ${caught}`
  );
  return [...rows, `caught: ${counts2.join(", ")}`].join("\n");
}
async function waitUntilGreen(context, tell) {
  await waitUntil(
    "everything is green",
    async () => {
      const wrong = (await ask2(context, tell)).filter(isRed);
      if (wrong.length === 0) return { value: true };
      const named2 = wrong.slice(0, 5).map(({ suite, name: name3 }) => `${suite}: ${name3}`);
      return { notYet: `${wrong.length} red, such as ${named2.join("; ")}` };
    },
    { within: recovery }
  );
}
function judge2({ expect, may = [] }, red) {
  const shown3 = [...red].sort().join(" ") || "nothing";
  const expected = `red: ${expect.join(" ")}`;
  if (red.size === 0) return { caught: "missed", problem: { expected, got: "everything stayed green" } };
  if (!expect.every((id) => red.has(id)))
    return { caught: "by others only", problem: { expected, got: `red: ${shown3}` } };
  const unrelated = [...red].filter((id) => !expect.includes(id) && !may.includes(id));
  if (unrelated.length === 0) return { caught: "by what was expected" };
  return {
    caught: "and more",
    problem: { expected: `${expected}, nothing unrelated`, got: `unrelated and red: ${unrelated.join(" ")}` }
  };
}
async function ask2(context, tell) {
  const folder = await mkdtemp3(join55(tmpdir4(), "fanlab-ask-"));
  const recorder = new Recorder({ scenario: "ask", file: join55(folder, "TEST-ask.xml"), signal: context.signal });
  try {
    await tell(liveStory(recorder, { ...context, patience: patience2, witness: void 0 }, meshOf(context.lab.topology)));
    return recorder.results();
  } finally {
    recorder.close("asked");
    await rm14(folder, { recursive: true, force: true });
  }
}
var isRed = ({ outcome }) => outcome.status === "failed" || outcome.status === "error";
var redIds = (results) => new Set(results.filter(isRed).flatMap(({ claims: claims2 }) => claims2));

// src/run/wait-for-lab.ts
async function waitForLab(context) {
  const { lab, timed } = context;
  await timed(
    "boot",
    "the machines start everything",
    () => Promise.all(lab.machines.map((machine) => machine.waitForBoot()))
  );
  await Promise.all(rolesOf(lab).map((role) => role.ready(context)));
}
export {
  $,
  CheckFailed,
  LabError,
  NotObservable,
  addressesLieInSlices,
  asCaller,
  askEndpoints,
  askEveryone,
  bootLaterMachine,
  bootLaterMachineWith,
  bootMachines,
  bootstrapCluster,
  capturePackets,
  cellName,
  clusterIsOperational,
  connectContainers,
  containersAreSpread,
  containersHaveSettings,
  containersIn,
  containersRun,
  containersSitOnFanBridge,
  convergence,
  createFanNetwork,
  createNetworkCommand,
  cutAllPower,
  dhcpAndDnsAnswer,
  dockerStartsAtBoot,
  equipMachines,
  equipMachinesWith,
  expectCaught,
  expectEqual,
  expectReach,
  expectSilence,
  fanNetwork,
  findEndpoints,
  findOutVersions,
  formLab,
  formatAddress,
  formatPrefix,
  importContainerImage,
  inEndpoint,
  inspectContainer,
  installOverlay,
  ipLinks,
  ipRoutes,
  joinMember,
  joinPreseed,
  keepOneLab,
  launchContainers,
  lxdNeed,
  lxdStartsAtBoot,
  membersAgree,
  membersHaveFanAddresses,
  mtuIsExact,
  networkHasSettings,
  nothingChanged,
  nothingLost,
  openShell,
  otherNamesResolve,
  overlayOf,
  ownNamesResolve,
  parseOsRelease,
  placeEndpoints,
  provocationTable,
  provoke,
  queryMembers,
  rebootAll,
  rebootMachine,
  rebootRolling,
  recordStates,
  refusedInputs,
  removeLabs,
  restartMachine,
  runContainers,
  runFile,
  runInLab,
  runLab,
  runScenario,
  showDiagnosis,
  showStatus,
  startAfterOverlay,
  startDocker,
  startLxdForNow,
  stopAndWipeLxd,
  validateLab,
  visitLab,
  waitForCluster,
  waitForLab,
  waitUntil,
  waitUntilGreen,
  schema_exports as z
};
