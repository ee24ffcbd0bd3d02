import {
  overlayIn
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import {
  namedEndpoints
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-d7137cb6.mjs";
import {
  plannedEndpoints
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-923b5b9b.mjs";
import {
  parseService,
  parseShare,
  parseTime
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

// src/expect/rules/rule-cell.ts
function nameOfCell(cell) {
  const { source, target, network, family, word, kind } = cell;
  const to = network === void 0 ? target : `${target} on ${network}`;
  const over = family === 6 ? " over IPv6" : "";
  const by = `by ${word}${over}`;
  switch (kind) {
    case "allow":
      return `${source} reaches ${to} ${by}${pageOf(cell)}${cell.seenAs ? ` as ${cell.seenAs}` : ""}`;
    case "deny":
      return `${source} does not reach ${to} ${by}`;
    case "path":
      return `${source} reaches ${to} ${by} by way of ${cell.path?.join(", ")}`;
    case "mtu":
      return `packets from ${source} to ${to} have at most ${cell.mtu} bytes${over}`;
    case "latency":
      return `${source} gets each answer of ${to} ${by} within ${cell.shownMost}`;
    case "loss":
      return `${source} loses at most ${cell.shownMost} of what it asks ${to} ${by}`;
  }
}
function pageOf({ page }) {
  const { status, contains } = page ?? {};
  const parts = [
    ...status === void 0 ? [] : [`status ${status}`],
    ...contains === void 0 ? [] : [`a page that has ${shownValue(contains)}`]
  ];
  return parts.length > 0 ? ` with ${parts.join(" and ")}` : "";
}
var reportedCell = ({ source, target, word, family, kind }) => ({
  ...{ source, target, protocol: `${word}${family === 6 ? " over IPv6" : ""}${about[kind]}` },
  expected: kind === "deny" ? "silence" : "answer"
});
var about = {
  ...{ allow: "", deny: "", path: " (path)", mtu: " (largest packet)" },
  ...{ latency: " (latency)", loss: " (loss)" }
};

// src/expect/rules/addresses-asked.ts
var familyOf = (address) => address.includes(":") ? 6 : 4;
function plannedAddresses(topology, name) {
  if (topology.containers.some((container) => container.name === name))
    return [{ network: void 0, family: 4, address: "" }];
  const onNetworks = name === "host" ? topology.networks.flatMap(({ name: network, host }) => host.map((text) => on(network, text))) : topology.machines.find((machine) => machine.name === name)?.interfaces.flatMap(({ network, addresses }) => addresses.map((text) => on(network, text))) ?? [];
  const overlay = overlayIn(topology);
  const isMember = onNetworks.some(({ network }) => network === topology.underlayName);
  const own = overlay && isMember ? [{ network: void 0, family: 4, address: overlay.addressOf({ name }) }] : [];
  return [...own, ...onNetworks];
}
var on = (network, text) => {
  const [address = ""] = text.split("/");
  return { network, address, family: familyOf(address) };
};
function addressPair(from, to, family) {
  const [own, others] = [from, to].map((list) => list.filter((each) => each.family === family));
  const shared = others.filter(({ network }) => own.some((each) => each.network === network));
  const target = shared[0] ?? others[0];
  const source = own.find(({ network }) => network === target?.network) ?? own[0];
  if (!source || !target) return void 0;
  const isKnown = target.network === void 0 || others.length === 1 || shared.length === 1;
  return { source, target, ambiguous: !isKnown };
}

// src/expect/rules/services-of-target.ts
var namedServices = ({ machines, containers }, name) => [...machines, ...containers].find((each) => each.name === name)?.services ?? {};
var servedBy = (topology, name) => [
  "icmp",
  ...Object.keys(namedServices(topology, name)),
  ...servesPages(topology, name) && !Object.hasOwn(namedServices(topology, name), "http") ? ["http"] : []
];
function serviceNamed(topology, target, word, targets) {
  const own = namedServices(topology, target);
  if (Object.hasOwn(own, word)) return parseService(own[word] ?? "");
  const service = parseService(word);
  const isForWebServers = word === "http" && targets.some((name) => servesPages(topology, name));
  return isForWebServers && !servesPages(topology, target) ? void 0 : service;
}
var servesPages = (topology, name) => plannedEndpoints(topology).some((each) => each.name === name && each.http) || Object.entries(namedServices(topology, name)).some(([word, port]) => word === "http" || port === "tcp/80");

// src/expect/rules/cells-of-rules.ts
function cellsOfRules(topology, rules) {
  const cells = /* @__PURE__ */ new Map();
  for (const cell of rules.flatMap((rule) => cellsOfRule(topology, rule))) {
    const known = cells.get(cell.name);
    if (!known) {
      cells.set(cell.name, cell);
      continue;
    }
    const { within } = cell;
    cells.set(cell.name, {
      ...known,
      ids: [.../* @__PURE__ */ new Set([...known.ids, ...cell.ids])],
      within: known.within === void 0 || within === void 0 ? known.within ?? within : Math.max(known.within, within)
    });
  }
  return [...cells.values()];
}
function cellsOfRule(topology, rule) {
  const [from, to] = [rule.from, rule.to].map((words) => namedEndpoints(topology, words).names);
  const families = familiesOf(rule);
  return from.flatMap(
    (source) => to.filter((target) => target !== source && mayBe(topology, rule.where, source, target)).flatMap((target) => {
      const addresses = [source, target].map((name) => plannedAddresses(topology, name));
      const contents = contentsOf(topology, rule, target, to);
      return families.flatMap((family) => {
        const pair = addressPair(addresses[0] ?? [], addresses[1] ?? [], family);
        if (!pair) return [];
        const network = pair.ambiguous ? pair.target.network : void 0;
        return contents.map((content) => {
          const { shownMost: _, ...cell } = { ...content, ids: rule.id ?? [], source, target, family, network };
          return { ...cell, name: nameOfCell({ ...content, ...cell }) };
        });
      });
    })
  );
}
function familiesOf({ family, source }) {
  const asked = family === void 0 ? [4, 6] : [family === "v4" ? 4 : 6];
  const seen = source === void 0 || source === "own" ? void 0 : familyOf(source);
  return asked.filter((each) => seen === void 0 || seen === each);
}
function mayBe(topology, where, source, target) {
  if (where === void 0) return true;
  const [first, second] = [source, target].map((name) => {
    const container = topology.containers.find((each) => each.name === name);
    return container ? container.machine : name;
  });
  return first === void 0 || second === void 0 || first === second === (where === "same-machine");
}
function contentsOf(topology, rule, target, targets) {
  const { where, path, source, mtu, latency, loss, http } = rule;
  const within = rule.within === void 0 ? void 0 : parseTime(rule.within);
  const content = (kind, word) => {
    const service = serviceNamed(topology, target, word, targets);
    return service ? [{ kind, word, service, where, within }] : [];
  };
  const onlySaysMore = source !== void 0 && http === void 0 && rule.deny === void 0;
  const implied = http ? ["http"] : onlySaysMore ? ["icmp"] : [];
  const allowed = rule.allow ?? implied;
  const seenAs = source === "own" ? void 0 : source;
  const by = (rule.allow ?? ["icmp"]).flatMap((word) => content("allow", word));
  const asked = allowed.flatMap((word) => content("allow", word));
  const lacksPage = http !== void 0 && asked.every(({ service }) => service.kind !== "http");
  return [
    ...[...asked, ...lacksPage ? content("allow", "http") : []].map((each) => ({
      ...each,
      seenAs,
      ...each.service.kind === "http" && { page: http }
    })),
    ...(rule.deny ?? []).flatMap((word) => word === "any" ? servedBy(topology, target) : [word]).flatMap((word) => content("deny", word)),
    ...path ? by.map((each) => ({ ...each, kind: "path", path })) : [],
    ...mtu === void 0 ? [] : content("mtu", "icmp").map((each) => ({ ...each, mtu })),
    ...latency ? limited(by, "latency", latency.max, parseTime(latency.max)) : [],
    ...loss ? limited(by, "loss", loss.max, parseShare(loss.max)) : []
  ];
}
var limited = (by, kind, shownMost, most) => by.map((each) => ({ ...each, kind, most, shownMost }));

export {
  plannedAddresses,
  addressPair,
  reportedCell,
  cellsOfRules,
  cellsOfRule
};
