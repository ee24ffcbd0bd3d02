import {
  ruleDefinition
} from "./shared-commands-fanlab-lab-file-read-more-rules-rule-cases.mjs";
import {
  addressesOfMachines,
  endpointNames,
  files,
  image,
  machineDefinition,
  membersOf,
  namesOfContainers,
  packages,
  plannedMachines,
  resources,
  roles,
  services
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-134c5b60.mjs";
import {
  address,
  asList,
  claim,
  command,
  containsIp,
  formatIp,
  formatIpPrefix,
  isHostIp,
  listOf,
  name,
  nameOf,
  named,
  networkOfIp,
  oneOf,
  oneOrTwo,
  overlapIp,
  parseIp,
  parseIpPrefix,
  parseService,
  patterned,
  ruledText,
  scriptFunction,
  subnet,
  takes,
  time,
  title,
  variable,
  whoever,
  whole,
  yesOrNo
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";
import {
  parsePrefix
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

// src/lab/file/lab-file-error.ts
var LabFileError = class extends Error {
  name = "LabFileError";
  problems;
  /** `file` is how the person called it. */
  constructor(file, problems) {
    const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
    super(sorted.map((problem) => toldProblem(file, problem)).join("\n"));
    this.problems = sorted;
  }
};
function toldProblem(file, { line, column, key, rule, value, remedy }) {
  const got = value === void 0 ? "" : `; got ${shownValue(value)}`;
  const help = remedy === void 0 ? "" : `; ${remedy}`;
  return `${file}:${line}:${column}: ${key === "" ? "" : `${key} `}${rule}${got}${help}`;
}
var quotedKey = (key) => /^[\w-]{1,40}$/.test(key) ? key : shownValue(key);
var toldAt = ({ line, column }, { path, rule, value, remedy }) => ({
  line,
  column,
  key: path.map(quotedKey).join(".") || "the file",
  rule,
  ...value !== void 0 && { value },
  ...remedy !== void 0 && { remedy }
});

// src/lab/file/located-document.ts
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from "./packages/yaml.mjs";
var longestFile = 1e6;
function readDocument(text, file) {
  const refuse = (told) => {
    throw new LabFileError(
      file,
      told.map(({ offset, rule }) => ({ ...at(offset), key: "", rule }))
    );
  };
  const lines = new LineCounter();
  const at = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (text.length > longestFile)
    return refuse([{ offset: 0, rule: `must have at most ${longestFile} characters; has ${text.length}` }]);
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: false });
  const [broken] = document.errors;
  if (broken) return refuse([{ offset: broken.pos[0], rule: `is no valid YAML: ${cut(broken.message)}` }]);
  const aliases = [];
  visit(document, { Alias: (_, { range }) => void aliases.push(range?.[0] ?? 0) });
  if (aliases.length > 0)
    return refuse(
      aliases.map((offset) => ({ offset, rule: "must not use an alias (*name): write the value out" }))
    );
  return { content: document.toJS(), place: (problem) => at(offsetOf(document.contents, problem)) };
}
function offsetOf(contents, { path, isKey = false }) {
  let node = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const [index, key] of path.entries()) {
    if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = node?.range?.[0] ?? offset;
      continue;
    }
    if (!isMap(node)) break;
    const pair = node.items.find(
      (item) => isPair(item) && String(isScalar(item.key) ? item.key.value : item.key) === key
    );
    if (!pair) break;
    const last = index === path.length - 1;
    offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
    const own = node?.range?.[0];
    if (last && !isKey && own !== void 0) offset = own;
  }
  return offset;
}
var cut = (text) => text.length > 120 ? `${text.slice(0, 120)}\u2026` : text;

// src/lab/file/known-keys.ts
import * as z6 from "./packages/zod.mjs";

// src/lab/file/lab-file.ts
import * as z5 from "./packages/zod.mjs";

// src/lab/file/container-definition.ts
import * as z from "./packages/zod.mjs";
var containerDefinition = z.strictObject(
  {
    on: nameOf("a machine or a role").optional().meta({
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
import * as z2 from "./packages/zod.mjs";
var networkDefinition = z2.strictObject(
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
import * as z3 from "./packages/zod.mjs";
var over = nameOf("a network of this file").meta({ description: "The network that carries its packets" });
var fan = z3.strictObject(
  {
    type: z3.literal("fan").meta({ description: "fan: addresses follow from those of the network below" }),
    prefix: ruledText(
      "an IPv4 network, such as 240.0.0.0/8: a fan computes its addresses from IPv4 ones, and has no rule for IPv6",
      takes(parsePrefix),
      { pattern: "^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$" }
    ).meta({ description: "The network of its addresses" }),
    over,
    members: whoever.optional().meta({ description: "Who is on it. Default: all machines and the host" })
  },
  { error: "must be a fan: type, prefix and over" }
);
var vxlan = z3.strictObject(
  {
    type: z3.literal("vxlan").meta({ description: "vxlan: each member knows all others by a static list" }),
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
var overlayDefinition = z3.discriminatedUnion("type", [fan, vxlan], {
  error: ({ code }) => code === "invalid_union" ? "must be fan or vxlan" : "must be an overlay: type, prefix and over"
});

// src/lab/file/step-definitions.ts
import * as z4 from "./packages/zod.mjs";
var variables = z4.array(variable, { error: "must be a list of names of variables" });
var setupDefinition = z4.strictObject(
  {
    name: title.optional().meta({ description: "What reports call it. Default: its first line" }),
    on: whoever.optional().meta({ description: "Machines, all at once" }),
    files: files.optional().meta({ description: "Files by their places there, laid before the command" }),
    run: command.optional().meta({
      description: "For bash, as root, with LAB_MACHINE, LAB_ADDRESS and LAB_INDEX (from 1); another status than 0 is an error"
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
var checkDefinition = z4.strictObject(
  {
    id: listOf("the id of a claim", claim).optional().meta({ description: "Claims that it proves" }),
    name: title.optional().meta({ description: "Name of its case. Default: its first line" }),
    on: whoever.optional().meta({ description: "Machines, each a case" }),
    run: command.optional().meta({ description: "For bash, as root; it must not change anything" }),
    use: scriptFunction.optional().meta({ description: "Instead: a function of a script" }),
    status: whole(0, 255).optional().meta({ description: "Its exit status. Default: 0" }),
    output: ruledText("a text, or a pattern between slashes, such as /ONLINE/", isOutput, { maxLength: 1e4 }).optional().meta({
      description: "Its standard output without the last line\u2019s end: a text, or a pattern such as /ONLINE/"
    }),
    within: time.optional().meta({ description: "How long it is tried. Default: once" })
  },
  { error: "must be a check: on and run" }
);
function isOutput(words) {
  const [, pattern] = /^\/(.*)\/$/s.exec(words) ?? [];
  try {
    if (pattern !== void 0) new RegExp(pattern);
    return words.length <= 1e4;
  } catch {
    return false;
  }
}
var rebootDefinition = z4.strictObject(
  {
    machines: whoever.optional().meta({ description: "Which. Default: all" }),
    how: oneOf(["together", "rolling", "power-cut"]).optional().meta({
      description: "together, rolling (one after the other) or power-cut (all at once). Default: together"
    }),
    within: time.optional().meta({ description: "How long it may take until everything is as expected. Default: 15s" })
  },
  { error: "must be a reboot: machines and how" }
);
var orderDefinition = z4.strictObject(
  {
    start: whoever.optional().meta({ description: "Starts machines with start: later" }),
    setup: listOf("the name of a step of setup", title).optional().meta({ description: "Steps of setup, or all" }),
    expect: listOf("the id of a rule", claim).optional().meta({ description: "Rules by their ids, or all" }),
    checks: listOf("the id of a check", claim).optional().meta({ description: "Checks by their ids, or all" }),
    reboot: rebootDefinition.optional().meta({ description: "A reboot, after which nothing may be lost" }),
    join: z4.strictObject(
      {
        overlay: nameOf("an overlay of this file").meta({ description: "Which they join" }),
        members: whoever.meta({ description: "Who joins" })
      },
      { error: "must be overlay and members" }
    ).optional().meta({ description: "Machines join an overlay" }),
    unchanged: whoever.optional().meta({ description: "Nothing has changed on these machines since the step before" }),
    use: scriptFunction.optional().meta({ description: "A function of a script of the lab\u2019s folder" })
  },
  { error: "must be one thing to do, such as {setup: all} or {expect: all}" }
);

// src/lab/file/lab-file.ts
var labFile = z5.strictObject(
  {
    version: z5.literal(1, { error: "must be 1" }).meta({ description: "Of this format: 1" }),
    lab: name.meta({ description: "Name of the lab" }),
    image: image.optional().meta({ description: "What all machines run, such as debian-12" }),
    resources: z5.strictObject(resources, { error: "must be what machines have: cpus, memory and disk" }).default({}).meta({ description: "What machines have that say nothing else" }),
    packages: packages.optional().meta({ description: "Packages of all machines" }),
    files: files.optional().meta({ description: "Files of all machines" }),
    networks: named("networks", networkDefinition).meta({ description: "Layer-2 segments by their names" }),
    machines: named("machines", machineDefinition).meta({ description: "Machines by their names" }),
    overlays: named("overlays", overlayDefinition).default({}).meta({ description: "Networks over networks: fan and vxlan" }),
    containers: named("containers", containerDefinition).default({}).meta({ description: "Containers that the lab makes, or finds" }),
    groups: named("lists of endpoints", whoever).default({}).meta({
      description: "Names for several endpoints: names, patterns such as web-*, groups that stand above"
    }),
    setup: z5.array(setupDefinition, { error: "must be a list of steps" }).optional().meta({ description: "What is done once the machines run, in this order" }),
    expect: z5.array(ruleDefinition, { error: "must be a list of expectations" }).default([]).meta({ description: "Who has to reach whom, and who must not" }),
    checks: z5.array(checkDefinition, { error: "must be a list of checks" }).optional().meta({ description: "Commands that only look, and what they have to say" }),
    reboots: z5.array(rebootDefinition, { error: "must be a list of reboots" }).optional().meta({ description: "After each of them everything has to be as expected again" }),
    order: z5.array(orderDefinition, { error: "must be a list of things to do" }).optional().meta({
      description: "What is done in which order. Default: setup, expect and checks, then each reboot, followed by them"
    }),
    deliverables: z5.record(claim, title, { error: "must be titles by the ids of claims" }).default({}).meta({ description: "What the lab is for, told first in every report: titles by the ids of claims" }),
    controls: z5.array(claim, { error: "must be a list of ids of claims" }).default([]).meta({ description: "Claims that prove that others could fail" })
  },
  { error: "must be a lab: version, lab, networks and machines" }
);

// src/lab/file/known-keys.ts
function knownKeys(path) {
  let shapes = [z6.toJSONSchema(labFile, { io: "input" })];
  const whole2 = (shape) => [
    shape,
    ...[...shape.anyOf ?? [], ...shape.oneOf ?? []].flatMap(whole2)
  ];
  for (const key of path)
    shapes = shapes.flatMap(whole2).flatMap(({ properties, additionalProperties, items }) => {
      const own = properties && Object.hasOwn(properties, key) ? properties[key] : void 0;
      return own ?? items ?? (typeof additionalProperties === "object" ? additionalProperties : []);
    });
  return shapes.flatMap(whole2).flatMap(({ properties }) => Object.keys(properties ?? {}));
}

// src/lab/file/nearest.ts
function nearest(word, known) {
  const [best] = known.map((each) => ({ each, away: distance(word.slice(0, 60).toLowerCase(), each.toLowerCase()) })).filter(({ each, away }) => away < each.length && away <= Math.max(1, Math.floor(each.length / 3))).sort((a, b) => a.away - b.away);
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

// src/lab/file/problems-of-issue.ts
function problemsOfIssue(issue, topKeys) {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const known = path.length === 0 && topKeys ? topKeys : knownKeys(path);
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      const remedy = near === void 0 ? `known are ${known.join(", ")}` : `did you mean ${near}?`;
      return { path: [...path, key], rule: "is no key that is known here", isKey: true, remedy };
    });
  }
  if (issue.code === "invalid_key")
    return [{ path, rule: issue.issues[0]?.message ?? issue.message, isKey: true }];
  const meant = issue.code === "invalid_union" && !issue.discriminator ? meantBy(issue) : void 0;
  if (meant)
    return meant.flatMap(
      (inner) => problemsOfIssue({ ...inner, path: [...issue.path, ...inner.path] })
    );
  const value = issue.code === "invalid_union" && issue.discriminator ? ofKey(issue) : issue.input;
  if (value === void 0) return [{ path, rule: `is missing: it ${issue.message}` }];
  return [{ path, rule: issue.message, value }];
}
function meantBy({ errors }) {
  const below = errors.filter((issues) => issues.length > 0 && issues.every(({ path }) => path.length > 0));
  return below.length === 1 ? below[0] : void 0;
}
var ofKey = ({ input, discriminator = "" }) => input?.[discriminator];

// src/lab/file/unknown-name.ts
function unknownName(path, what, { value, known, isKey = false }) {
  const near = nearest(value, known);
  return {
    path,
    rule: `must ${what}: ${known.join(", ") || "there is none"}`,
    ...isKey ? { isKey } : { value },
    remedy: near === void 0 ? void 0 : `did you mean ${near}?`
  };
}

// src/lab/file/problems-of-containers.ts
function problemsOfContainers({ networks, overlays, machines, containers }) {
  const segments = [...Object.keys(networks), ...Object.keys(overlays)];
  const places = [...Object.keys(machines), ...roles.filter((role) => role !== "plain")];
  return Object.entries(containers).flatMap(([name2, { on, find, network, count }]) => {
    const path = ["containers", name2];
    if (on === void 0 && find === void 0)
      return [{ path, rule: "must say where they run (on), or how they are found (find)" }];
    if (find !== void 0) {
      const wrong = [...on === void 0 ? [] : ["on"], ...count === void 0 ? [] : ["count"]];
      return wrong.map((key) => ({
        path: [...path, key],
        rule: "must not stand beside find, which finds what setup has made",
        isKey: true
      }));
    }
    const problems = [];
    if (!segments.includes(network))
      problems.push(
        unknownName([...path, "network"], "name a network or overlay of this file", {
          value: network,
          known: segments
        })
      );
    const value = on ?? "";
    const at = [...path, "on"];
    if (!places.includes(value))
      problems.push(unknownName(at, "name a machine or a role", { value, known: places }));
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
var longest = { 4: 30, 6: 126 };
function problemsOfNetworks(file) {
  const ofSubnets = problemsOfSubnets(file);
  const wrong = new Set(ofSubnets.map(({ path }) => path[1] ?? ""));
  return [...ofSubnets, ...problemsOfUse(file), ...problemsOfAddresses(file, wrong)];
}
function problemsOfSubnets({ networks, overlays }) {
  const known = [];
  const all = [
    ...Object.entries(networks).map(([name2, { subnet: subnet2 }]) => ({
      whose: `network ${name2}`,
      path: ["networks", name2, "subnet"],
      texts: asList(subnet2)
    })),
    ...Object.entries(overlays).map(([name2, { prefix }]) => ({
      whose: `overlay ${name2}`,
      path: ["overlays", name2, "prefix"],
      texts: asList(prefix)
    }))
  ];
  return all.flatMap(({ whose, path, texts }) => {
    const families = texts.map((text) => parseIpPrefix(text).family);
    const twice = new Set(families).size < families.length;
    return [
      ...twice ? [{ path, rule: "must have one prefix of each family", value: texts }] : [],
      ...texts.flatMap((value) => {
        const prefix = parseIpPrefix(value);
        const { family, length } = prefix;
        const twin = known.find(([other, each]) => other !== whose && overlapIp(prefix, each));
        known.push([whose, prefix]);
        const own = formatIpPrefix(networkOfIp(prefix));
        const [least, most] = [shortest[family], longest[family]];
        return [
          ...own === formatIpPrefix(prefix) ? [] : [{ path, rule: `must have no host bits set, as ${own}`, value }],
          ...length < least || length > most ? [{ path, rule: `must have a length from /${least} to /${most} in IPv${family}`, value }] : [],
          ...twin ? [{ path, rule: `must not overlap that of ${twin[0]}`, value, remedy: "choose another" }] : []
        ];
      })
    ];
  });
}
function problemsOfUse(file) {
  const machines = plannedMachines(file);
  return Object.entries(file.networks).flatMap(([name2, { host, dhcp, link = false, outside = false }]) => {
    const path = ["networks", name2];
    const hostHasIpv4 = asList(host ?? []).some((text) => !text.includes(":"));
    const there = machines.filter(({ machine }) => Object.hasOwn(machine.networks, name2)).map((each) => each.name);
    return [
      ...dhcp === true && !hostHasIpv4 ? [
        {
          path: [...path, "dhcp"],
          rule: "needs an IPv4 address of the host there, which gives the others",
          remedy: "add host, or leave dhcp out"
        }
      ] : [],
      ...outside && !hostHasIpv4 ? [
        {
          path: [...path, "outside"],
          rule: "needs an IPv4 address of the host there, by which the way out leads",
          remedy: "add host"
        }
      ] : [],
      ...link && host !== void 0 ? [
        {
          path: [...path, "host"],
          rule: "must not be on a link, which has two machines and nobody else",
          value: host,
          remedy: "leave host or link out"
        }
      ] : [],
      ...link && there.length !== 2 ? [
        {
          path: [...path, "link"],
          rule: `must have exactly two machines; has ${there.join(", ") || "none"}`,
          remedy: "leave link out, or change who has an address there"
        }
      ] : []
    ];
  });
}
function problemsOfAddresses(file, wrong) {
  const { networks } = file;
  const used = /* @__PURE__ */ new Map();
  const problemOf = (path, network, address2, whose) => {
    const key = `${address2.family} ${address2.value}`;
    const twin = used.get(key);
    used.set(key, whose);
    const value = formatIp(address2);
    if (twin !== void 0) return [{ path, rule: `must be free: ${twin} has it`, value }];
    const subnets = asList(networks[network]?.subnet ?? []);
    if (subnets.some((subnet2) => isHostIp(parseIpPrefix(subnet2), address2))) return [];
    return [{ path, rule: `must be an address of a host in ${subnets.join(" or ")}`, value }];
  };
  const ofHost = Object.entries(networks).flatMap(
    ([name2, { host, link }]) => wrong.has(name2) || link ? [] : asList(host ?? []).flatMap(
      (text) => problemOf(["networks", name2, "host"], name2, parseIp(text), "the host")
    )
  );
  const addresses = addressesOfMachines(file);
  const told = /* @__PURE__ */ new Set();
  const machines = plannedMachines(file).filter(
    ({ name: name2 }, index, all) => all.findIndex((each) => each.name === name2) === index
  );
  const ofMachines = machines.flatMap(({ name: name2, key, index, machine }) => {
    const path = ["machines", key, "networks"];
    if (Object.keys(machine.networks).length === 0)
      return index > 0 ? [] : [{ path, rule: "must name a network, with the address there" }];
    return Object.entries(machine.networks).flatMap(([network, places]) => {
      const at = [...path, network];
      if (!Object.hasOwn(networks, network)) {
        const known = { value: network, known: Object.keys(networks), isKey: true };
        return index > 0 ? [] : [unknownName(at, "name a network of this file", known)];
      }
      if (wrong.has(network)) return [];
      const own = addresses.get(name2)?.get(network) ?? [];
      const problems = own.length === 0 ? [{ path: at, rule: `has no free address left for ${name2}`, value: places }] : own.flatMap((address2) => problemOf(at, network, address2, `machine ${name2}`));
      const place = at.join(" ");
      if (problems.length === 0 || told.has(place)) return [];
      told.add(place);
      return index === 0 ? problems : problems.map((each) => ({ ...each, remedy: `it would be that of ${name2}` }));
    });
  });
  return [...ofHost, ...ofMachines, ...problemsOfGateways(file)];
}
function problemsOfGateways({ networks, machines }) {
  return Object.entries(machines).flatMap(([name2, { gateway, networks: own }]) => {
    const path = ["machines", name2, "gateway"];
    const texts = asList(gateway ?? []);
    const ips = texts.map(parseIp);
    const subnets = Object.keys(own).flatMap((network) => asList(networks[network]?.subnet ?? []));
    return [
      ...new Set(ips.map(({ family }) => family)).size < ips.length ? [{ path, rule: "must be one default gateway of each family", value: texts, remedy: "leave one out" }] : [],
      ...texts.flatMap(
        (value, index) => subnets.some((subnet2) => containsIp(parseIpPrefix(subnet2), ips[index])) ? [] : [
          {
            path,
            rule: `must be an address of a network that the machine is on: ${subnets.join(", ") || "there is none"}`,
            value
          }
        ]
      )
    ];
  });
}

// src/lab/file/problems-of-words.ts
function problemsOfWords(file, path, words, groups) {
  const known = [...endpointNames(file), ...groups];
  return membersOf(file, words, groups).unknown.map(
    (value) => unknownName(path, "stand for somebody who is there when the lab is up", { value, known })
  );
}

// src/lab/file/problems-of-overlays.ts
function problemsOfOverlays(file) {
  const { networks, machines, overlays } = file;
  return Object.entries(overlays).flatMap(([name2, overlay]) => {
    const path = ["overlays", name2];
    const { over: over2 } = overlay;
    const known = Object.keys(networks);
    const network = networks[over2];
    if (!network) return [unknownName([...path, "over"], "name a network of this file", { value: over2, known })];
    if (overlay.type === "fan") {
      const hasIpv4 = asList(network.subnet).some((subnet2) => !subnet2.includes(":"));
      return [
        ...hasIpv4 ? [] : [
          {
            path: [...path, "over"],
            rule: "must have an IPv4 subnet: a fan computes its addresses from IPv4 ones",
            value: over2
          }
        ],
        ...problemsOfWords(file, [...path, "members"], overlay.members ?? [], Object.keys(file.groups)),
        ...hasIpv4 ? problemsOfMembers(file, path, overlay) : []
      ];
    }
    const used = /* @__PURE__ */ new Map();
    const ofMtu = problemsOfMtu(path, network, overlay.mtu);
    const ofMembers = Object.entries(overlay.members).flatMap(([machine, addresses]) => {
      const at = [...path, "members", machine];
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
        return asList(overlay.prefix).some((prefix) => isHostIp(parseIpPrefix(prefix), parseIp(value))) ? [] : [
          {
            path: at,
            rule: `must be an address of a host in ${asList(overlay.prefix).join(" or ")}`,
            value
          }
        ];
      });
    });
    return [...ofMtu, ...ofMembers];
  });
}
function problemsOfMtu(path, { mtu, subnet: subnet2 }, own) {
  const most = mtu - (asList(subnet2).some((text) => text.includes(":")) ? 70 : 50);
  if (own === void 0 || own <= most) return [];
  const rule = `must be at most ${most}, what the network below leaves of its ${mtu} bytes`;
  return [{ path: [...path, "mtu"], rule, value: own }];
}
function problemsOfMembers(file, path, { over: over2, members }) {
  const machines = plannedMachines(file);
  const names = members ? membersOf(file, members).names : machines.map(({ name: name2 }) => name2);
  const isThere = (name2) => name2 === "host" ? file.networks[over2]?.host !== void 0 : machines.some((each) => each.name === name2 && Object.hasOwn(each.machine.networks, over2));
  const strangers = names.filter((name2) => !isThere(name2));
  if (strangers.length === 0) return [];
  const rule = `must be on network ${over2}, over which the fan runs: ${strangers.join(", ")} ${strangers.length > 1 ? "are" : "is"} not`;
  return members ? [{ path: [...path, "members"], rule }] : [{ path, rule: `has all machines as members, which ${rule}`, isKey: true, remedy: "list its members" }];
}

// src/lab/file/problems-of-rules.ts
var expectations = ["allow", "deny", "path", "source", "mtu", "latency", "loss", "http"];
function problemsOfRules(file) {
  const groups = Object.keys(file.groups);
  const machines = plannedMachines(file);
  const hasHost = Object.values(file.networks).some(({ host }) => host !== void 0);
  return file.expect.flatMap((rule, index) => {
    const path = ["expect", String(index)];
    const named2 = servicesOf(file, membersOf(file, rule.to).names);
    const ofServices = ["allow", "deny"].flatMap(
      (key) => (rule[key] ?? []).filter((word) => !(parseService(word) || named2.includes(word) || key === "deny" && word === "any")).map(
        (value) => unknownName(
          [...path, key],
          "be icmp, full-size, udp, tcp, udp/PORT, tcp/PORT, http, or a service of those asked",
          {
            ...{ value, known: named2 }
          }
        )
      )
    );
    const denied = rule.deny ?? [];
    const both = (rule.allow ?? []).filter((word) => denied.includes(word) || denied.includes("any"));
    return [
      ...problemsOfWords(file, [...path, "from"], rule.from, groups),
      ...problemsOfWords(file, [...path, "to"], rule.to, groups),
      ...["from", "to"].flatMap(
        (key) => hasHost || !membersOf(file, rule[key]).names.includes("host") ? [] : [
          {
            path: [...path, key],
            rule: "must not be the host, which has no place on any network",
            value: rule[key],
            remedy: "give a network the key host"
          }
        ]
      ),
      ...ofServices,
      ...both.length > 0 ? [{ path: [...path, "deny"], rule: `must not deny what the same rule allows: ${both.join(", ")}` }] : [],
      ...(rule.path ?? []).filter((name2) => !machines.some((machine) => machine.name === name2)).map(
        (value) => unknownName([...path, "path"], "name machines of this file", {
          value,
          known: machines.map(({ name: name2 }) => name2)
        })
      ),
      ...expectations.some((key) => rule[key] !== void 0) ? [] : [{ path, rule: `must expect something: ${expectations.join(", ")}` }]
    ];
  });
}
function servicesOf(file, names) {
  const all = [
    ...plannedMachines(file).map(({ name: name2, machine }) => ({ name: name2, services: machine.services })),
    ...Object.entries(file.containers).map(([name2, { services: services2 }]) => ({ name: name2, services: services2 }))
  ];
  return all.filter(({ name: name2 }) => names.some((each) => each === name2 || each.startsWith(`${name2}-`))).flatMap(({ services: services2 = {} }) => Object.keys(services2));
}

// src/lab/file/problems-of-services.ts
function problemsOfServices({ machines, containers }) {
  const named2 = [
    ...Object.entries(machines).map(([name2, { services: services2 }]) => ({ path: ["machines", name2], services: services2 })),
    ...Object.entries(containers).map(([name2, { services: services2 }]) => ({ path: ["containers", name2], services: services2 }))
  ];
  return named2.flatMap(
    ({ path, services: services2 = {} }) => Object.keys(services2).filter((name2) => name2 === "any" || parseService(name2)).map((name2) => ({
      path: [...path, "services", name2],
      rule: `must have another name: in rules ${name2} means something else`,
      isKey: true
    }))
  );
}

// src/lab/file/problems-of-steps.ts
function problemsOfSteps(file) {
  return [...problemsOfSetup(file), ...problemsOfChecks(file), ...problemsOfOrder(file)].concat(
    (file.reboots ?? []).flatMap(
      ({ machines = [] }, index) => onMachines(file, ["reboots", String(index), "machines"], machines)
    )
  );
}
function onMachines(file, path, words) {
  const unknown = problemsOfWords(file, path, words, Object.keys(file.groups));
  if (unknown.length > 0) return unknown;
  const machines = plannedMachines(file).map(({ name: name2 }) => name2);
  return membersOf(file, words).names.filter((name2) => !machines.includes(name2)).map((value) => ({ path, rule: "must stand for machines only", value }));
}
function problemsOfSetup(file) {
  const writers = /* @__PURE__ */ new Map();
  const names = /* @__PURE__ */ new Set();
  return (file.setup ?? []).flatMap((step, index) => {
    const path = ["setup", String(index)];
    const outputs = step.outputs ?? [];
    const twins = outputs.filter((name2) => writers.has(name2));
    for (const name2 of outputs) writers.set(name2, index + 1);
    const isTwice = step.name !== void 0 && names.has(step.name);
    names.add(step.name ?? "");
    return [
      ...isTwice ? [
        {
          path: [...path, "name"],
          rule: "must not be the name of two steps",
          value: step.name,
          remedy: "choose another name"
        }
      ] : [],
      ...oneDeed(path, step, step.files !== void 0),
      ...onMachines(file, [...path, "on"], step.on ?? []),
      ...twins.map((value) => ({
        path: [...path, "outputs"],
        rule: "must not be an output of two steps",
        value,
        remedy: "choose another name"
      })),
      ...(step.masked ?? []).filter((name2) => !outputs.includes(name2)).map((value) => unknownName([...path, "masked"], "be an output of this step", { value, known: outputs }))
    ];
  });
}
function problemsOfChecks(file) {
  return (file.checks ?? []).flatMap((check, index) => {
    const path = ["checks", String(index)];
    const stray = check.use === void 0 ? [] : ["status", "output"];
    return [
      ...oneDeed(path, check, false),
      ...onMachines(file, [...path, "on"], check.on ?? []),
      ...stray.filter((key) => check.run === void 0 && check[key] !== void 0).map((key) => ({
        path: [...path, key],
        rule: "must not stand beside use, whose function itself tells what is wrong",
        isKey: true,
        remedy: "leave it out"
      }))
    ];
  });
}
function oneDeed(path, { run, use, on }, lays) {
  if (use !== void 0 && run !== void 0)
    return [
      { path: [...path, "use"], rule: "must not stand beside run", isKey: true, remedy: "make two of it" }
    ];
  if (use === void 0 && run === void 0 && !lays) return [{ path, rule: "must do something: run or use" }];
  return use === void 0 && on === void 0 ? [{ path, rule: "must say where: on is missing" }] : [];
}
function problemsOfOrder(file) {
  const ids = (items) => items.flatMap(({ id }) => id ?? []);
  const known = {
    setup: (file.setup ?? []).flatMap(({ name: name2 }) => name2 ?? []),
    expect: ids(file.expect),
    checks: ids(file.checks ?? [])
  };
  const later = plannedMachines(file).filter(({ machine }) => machine.start === "later");
  return (file.order ?? []).flatMap((item, index) => {
    const path = ["order", String(index)];
    const keys = Object.entries(item).filter(([, value]) => value !== void 0);
    const names = ["setup", "expect", "checks"].flatMap(
      (key) => (item[key] ?? []).filter((value) => value !== "all" && !known[key].includes(value)).map((value) => unknownName([...path, key], `be all, or of ${key}`, { value, known: known[key] }))
    );
    const { join } = item;
    return [
      ...keys.length === 1 ? [] : [{ path, rule: `must be one thing to do; has ${keys.map(([key]) => key).join(", ") || "none"}` }],
      ...names,
      ...(item.start ?? []).filter((word) => !later.some(({ name: name2, key }) => word === name2 || word === key)).map(
        (value) => unknownName([...path, "start"], "be a machine with start: later", {
          value,
          known: later.map(({ name: name2 }) => name2)
        })
      ),
      ...onMachines(file, [...path, "unchanged"], item.unchanged ?? []),
      ...onMachines(file, [...path, "reboot", "machines"], item.reboot?.machines ?? []),
      ...onMachines(
        file,
        [...path, "join", "members"],
        // Whoever starts later joins later, too.
        (join?.members ?? []).filter((word) => !later.some(({ name: name2, key }) => word === name2 || word === key))
      ),
      ...join && !Object.hasOwn(file.overlays, join.overlay) ? [
        unknownName([...path, "join", "overlay"], "name an overlay of this file", {
          value: join.overlay,
          known: Object.keys(file.overlays)
        })
      ] : []
    ];
  });
}

// src/lab/file/problems-of-references.ts
var problemsOfReferences = (file) => [
  ...problemsOfNetworks(file),
  ...problemsOfOverlays(file),
  ...problemsOfContainers(file),
  ...problemsOfServices(file),
  ...problemsOfNames(file),
  ...problemsOfGroups(file),
  ...problemsOfRules(file),
  ...problemsOfSteps(file)
];
function problemsOfNames(file) {
  const used = /* @__PURE__ */ new Map([["host", "the host"]]);
  return [
    ...plannedMachines(file).map(({ name: name2, key }) => ({ name: name2, path: ["machines", key], whose: "a machine" })),
    ...Object.keys(file.containers).flatMap(
      (key) => namesOfContainers(file, key).map((name2) => ({ name: name2, path: ["containers", key], whose: "a container" }))
    )
  ].flatMap(({ name: name2, path, whose }) => {
    const twin = used.get(name2);
    used.set(name2, whose);
    return twin === void 0 ? [] : [{ path, rule: `must not give the name ${name2}: ${twin} has it`, isKey: true }];
  });
}
function problemsOfGroups(file) {
  const groups = Object.keys(file.groups);
  const endpoints = endpointNames(file);
  return groups.flatMap((name2, index) => {
    const path = ["groups", name2];
    const above = groups.slice(0, index);
    const twin = endpoints.includes(name2) ? [{ path, rule: "must not have the name of an endpoint: choose another", isKey: true }] : [];
    return [...twin, ...problemsOfWords(file, path, file.groups[name2] ?? [], above)];
  });
}

export {
  LabFileError,
  toldAt,
  labFile,
  readDocument,
  problemsOfIssue,
  problemsOfReferences
};
