import {
  fanProblems,
  firstUsable,
  preference,
  problemsOfCandidate,
  problemsOfImage,
  readRecipe
} from "./shared-fanlab-diagnose.mjs";
import {
  mostNeighbours,
  readNeighbourTable
} from "./shared-fanlab-diagnose-rule-cases.mjs";
import {
  forProvider,
  provider
} from "./shared-commands-fanlab-diagnose.mjs";
import "./shared-commands-fanlab-build-diagnose.mjs";
import "./shared-commands-fanlab-build-layer-diagnose.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose.mjs";
import "./shared-commands-fanlab-diagnose-rule-cases-stories-73f21c4a.mjs";
import {
  chooseFanEngine,
  fanFactsScript,
  overlayOf,
  parseFanFacts
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-load-file-bca0de6d.mjs";
import {
  topologyOf
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-1b997a31.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-cb4e362d.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-134c5b60.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-d7137cb6.mjs";
import {
  plannedEndpoints
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-923b5b9b.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";
import {
  formatPrefix,
  networkOf,
  overlap,
  parsePrefix
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import {
  autoProvider,
  commandLine,
  isProviderName,
  providerNames
} from "./shared-action-commands-fanlab-lab-file-diagnose.mjs";
import "./shared-action-commands-fanlab-lab-file-build-layer-diagnose.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-854b351d.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-id-51661459.mjs";
import {
  freeInotifyInstances,
  limitingControllers,
  readCgroupLayout
} from "./shared-diagnose-on-this-host.mjs";
import {
  architectureProblems,
  tryKvm
} from "./shared-fanlab-diagnose-on-this-host.mjs";
import "./shared-commands-fanlab-diagnose-on-this-host.mjs";
import "./shared-commands-fanlab-build-layer-diagnose-on-this-host.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose--c7faebd4.mjs";
import "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-39a31fc7.mjs";
import "./shared-action-commands-fanlab-lab-file-build-layer-dd8b7e85.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-976ff255.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose-elsewhere.mjs";
import {
  ipLinks,
  ipRoutes
} from "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-30a78f61.mjs";
import "./shared-commands-fanlab-lab-file-build-build-layer--21e23ac5.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-7ff93ff7.mjs";
import {
  missingTools
} from "./shared-fanlab-diagnose-elsewhere-on-this-host.mjs";
import {
  featuresOf,
  run
} from "./shared-commands-fanlab-diagnose-elsewhere-on-this-host.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-0c423f1a.mjs";
import {
  optionName
} from "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import {
  packageRoot
} from "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import "./shared-attach-commands-fanlab-diagnose-elsewhere-o-435d0ff0.mjs";
import {
  paced
} from "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import {
  readJson
} from "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/host/kernel.ts
import { readFile } from "node:fs/promises";
async function kvmFinding() {
  const { works, why, hint } = await tryKvm();
  const state = works === void 0 ? "unknown" : works ? "good" : "notice";
  const consequence = works === false ? "; QEMU has to emulate the processor in software" : "";
  return { topic: "kvm", state, text: `${why}${consequence}`, ...hint ? { hint } : {} };
}
var wantedInstances = 64;
async function inotifyFinding() {
  const topic = "inotify";
  const limit = (await readFile("/proc/sys/fs/inotify/max_user_instances", "utf8")).trim();
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
  const text = `${free} of ${limit} instances are free`;
  if (free >= wantedInstances) return { topic: "inotify", state: "good", text };
  return {
    topic: "inotify",
    state: "notice",
    text: `${text}; a lab of containers takes ${wantedInstances}`,
    hint: "sysctl -w fs.inotify.max_user_instances=1024"
  };
}
function judgeNeighbours(table, needed) {
  const topic = "neighbours";
  if (!table) return { topic, state: "unknown", text: "the kernel does not tell of its neighbour table" };
  const text = `${table.entries} of ${table.limit} entries of the neighbour table are in use; the lab needs ${needed}`;
  if (needed <= mostNeighbours(table)) return { topic, state: "good", text };
  return {
    topic,
    state: "notice",
    text: `${text}: its matrix is asked in parts, which takes longer`,
    hint: `sysctl -w net.ipv4.neigh.default.gc_thresh3=${2 ** Math.ceil(Math.log2(2 * needed))}`
  };
}

// src/host/look-at.ts
var topicDeadline = 2e4;
async function lookAt(topic, look, within = paced(topicDeadline)) {
  let deadline;
  const late = new Promise((_, reject) => {
    deadline = setTimeout(() => reject(new Error(`no answer within ${within / 1e3} s`)), within);
  });
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    return { topic, state: "unknown", text: reasonOf(error) };
  } finally {
    clearTimeout(deadline);
  }
}
function reasonOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  return new RegExp("^\\P{Cc}{1,400}$", "u").test(message) ? message : shownValue(message);
}

// src/host/network.ts
import { readFile as readFile2 } from "node:fs/promises";

// src/host/ask-tool.ts
var toolDeadline = 5e3;
var longestAnswer = 4e6;
async function askTool(argv) {
  const shown = `"${argv.join(" ")}"`;
  const [missing] = await missingTools(argv.slice(0, 1));
  if (missing !== void 0) throw new LabError(`cannot ask ${shown}: there is no ${missing}`);
  const enough = new AbortController();
  let length = 0;
  const { status, signal, stdout, stderr, timedOut, durationMs } = await run(argv, {
    timeoutMs: paced(toolDeadline),
    enough: enough.signal,
    onOutput(text) {
      length += text.length;
      if (length > longestAnswer) enough.abort();
    }
  });
  if (length > longestAnswer)
    throw new LabError(`cannot ask ${shown}: its answer is longer than ${longestAnswer} characters`);
  if (timedOut)
    throw new LabError(`cannot ask ${shown}: it did not end within ${(durationMs / 1e3).toFixed(0)} s`);
  if (status === 0) return stdout;
  const said = stderr.trim() === "" ? "" : `: ${shownValue(stderr.trim())}`;
  throw new LabError(`cannot ask ${shown}: it ended with ${signal ?? `status ${status}`}${said}`);
}

// src/host/forward-policy.ts
import * as z from "./packages/zod.mjs";
var identifier = z.string().regex(/^[\w/.-]{1,128}$/);
var chainSchema = z.object({
  family: identifier,
  table: identifier,
  name: identifier,
  hook: z.string().optional(),
  policy: z.string().optional()
});
var rulesetSchema = z.object({ nftables: z.array(z.object({ chain: chainSchema.optional() })) });
function parseNftChains(text) {
  const { nftables } = readJson(text, rulesetSchema, 'the answer of "nft -j list chains"');
  const chains = nftables.flatMap(({ chain }) => chain ?? []);
  const ofDocker = chains.some(({ family, name }) => family === "ip" && name === "DOCKER-USER");
  return chains.filter(({ hook, policy }) => hook === "forward" && policy === "drop").map(({ family, table, name }) => ({
    name: `${family} ${table} ${name}`,
    hint: ofDocker && family === "ip" && name === "FORWARD" ? "iptables -I DOCKER-USER -j ACCEPT" : `nft insert rule ${family} ${table} ${name} accept`
  }));
}
function parseLegacyForward(text) {
  if (!/^-P FORWARD DROP$/m.test(text)) return [];
  const chain = /^-N DOCKER-USER$/m.test(text) ? "DOCKER-USER" : "FORWARD";
  return [{ name: "ip filter FORWARD (legacy)", hint: `iptables-legacy -I ${chain} -j ACCEPT` }];
}

// src/host/overlaps.ts
function overlapsWith(prefix, links, routes) {
  const addresses = links.flatMap(
    ({ ifname, addr_info }) => addr_info.map(({ local, prefixlen }) => ({
      text: `${local}/${prefixlen} on ${ifname}`,
      at: `${local}/${prefixlen}`
    }))
  );
  const networks = routes.filter(({ type = "unicast", dst }) => type === "unicast" && dst !== "default").map(({ dst, dev }) => ({ text: `route ${dst}${dev ? ` by ${dev}` : ""}`, at: dst }));
  return [...addresses, ...networks].filter(({ at }) => overlap(prefix, prefixOf(at))).map(({ text }) => text);
}
var prefixOf = (text) => networkOf(parsePrefix(text.includes("/") ? text : `${text}/32`));
function overlapSentences(prefixes, links, routes) {
  return Object.entries(prefixes).flatMap(([name, prefix]) => {
    const found = overlapsWith(prefix, links, routes);
    return found.length > 0 ? [`${name} ${formatPrefix(prefix)}: ${found.join(", ")}`] : [];
  });
}

// src/host/network.ts
async function bridgeNetfilterFinding() {
  const file = "/proc/sys/net/bridge/bridge-nf-call-iptables";
  const value = await readFile2(file, "utf8").catch(() => void 0);
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
  const [first] = dropping;
  if (!first) return { topic, state: "good", text: "no policy of the host drops forwarded packets" };
  const names = dropping.map(({ name }) => name).join(", ");
  return {
    topic,
    state: "notice",
    text: `forwarded packets that no rule accepts are dropped, as Docker sets it: ${names}`,
    hint: first.hint
  };
}
var nftChains = async () => (await missingTools(["nft"])).length > 0 ? [] : parseNftChains(await askTool(["nft", "-j", "list", "chains"]));
async function legacyChains() {
  const tables = await readFile2("/proc/net/ip_tables_names", "utf8").catch(() => "");
  if (!/^filter$/m.test(tables) || (await missingTools(["iptables-legacy"])).length > 0) return [];
  return parseLegacyForward(await askTool(["iptables-legacy", "-S"]));
}
async function overlapFinding(prefixes) {
  const topic = "addresses";
  const ask = async (schema, ...words) => {
    const argv = ["ip", "-j", "-4", ...words];
    return readJson((await askTool(argv)).trim() || "[]", schema, `the answer of "${argv.join(" ")}"`);
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
    ask(ipLinks, "addr", "show"),
    ask(ipRoutes, "route", "show", "table", "all")
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
import { readFile as readFile4, stat, statfs } from "node:fs/promises";
import { dirname as dirname2 } from "node:path";

// src/host/cgroup-memory.ts
import { readFile as readFile3 } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
async function memoryLeftByCgroups() {
  const [memberships, mounts] = await Promise.all(
    ["/proc/self/cgroup", "/proc/self/mountinfo"].map((file) => readFile3(file, "utf8"))
  );
  const left = await Promise.all(memoryCgroups(memberships ?? "", mounts ?? "").map(leftIn));
  return Math.min(Number.POSITIVE_INFINITY, ...left);
}
function memoryCgroups(memberships, mountinfo) {
  const mounts = mountinfo.split("\n").map((line) => {
    const [fields = "", source = ""] = line.split(" - ");
    const [, , , root = "", point = ""] = fields.split(" ");
    const [type = "", , options = ""] = source.split(" ");
    return { root, point, type, options: options.split(",") };
  });
  return memberships.split("\n").flatMap((line) => {
    const [, number, controllers = "", path = ""] = /^(\d+):([^:]*):(.*)$/.exec(line) ?? [];
    const version = number === "0" ? 2 : 1;
    if (version === 1 && !controllers.split(",").includes("memory")) return [];
    const mount = mounts.find(
      ({ type, options }) => version === 2 ? type === "cgroup2" : type === "cgroup" && options.includes("memory")
    );
    if (!mount) return [];
    const below = relative(mount.root, path);
    const own = below.startsWith("..") ? mount.point : join(mount.point, below);
    return upTo(mount.point, own).map((folder) => ({ folder, version }));
  });
}
var upTo = (top, folder) => folder === top ? [top] : [folder, ...upTo(top, dirname(folder))];
async function leftIn({ folder, version }) {
  const [limitFile, useFile, cacheKey] = version === 2 ? ["memory.max", "memory.current", "inactive_file"] : ["memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"];
  const read = (name) => readFile3(join(folder, name), "utf8").catch(() => "");
  const [limit, use, stat2] = await Promise.all([read(limitFile), read(useFile), read("memory.stat")]);
  if (!/^\d+$/.test(limit.trim())) return Number.POSITIVE_INFINITY;
  const cache = Number(new RegExp(`^${cacheKey} (\\d+)`, "m").exec(stat2)?.[1] ?? 0);
  return Number(limit) - Number(use) + cache;
}

// src/host/resources.ts
var GiB = 2 ** 30;
var leastMemory = 1 * GiB;
var memoryForKernels = 4.5 * GiB;
var diskForImage = 3 * GiB;
function parseAvailableMemory(meminfo) {
  return Number(/^MemAvailable:\s+(\d+) kB$/m.exec(meminfo)?.[1] ?? 0) * 1024;
}
async function memoryFinding(machines) {
  const ofHost = parseAvailableMemory(await readFile4("/proc/meminfo", "utf8"));
  return judgeMemory({ ofHost, ofCgroups: await memoryLeftByCgroups() }, machines);
}
function judgeMemory({ ofHost, ofCgroups = Number.POSITIVE_INFINITY }, { ownKernel }) {
  const available = Math.min(ofHost, ofCgroups);
  const where = ofCgroups < ofHost ? ` by the limit of a cgroup that this process is in` : "";
  const text = `${inGiB(available)} are available${where}`;
  const topic = "memory";
  if (available < leastMemory) {
    return { topic, state: "notice", text: `${text}; a lab needs ${inGiB(leastMemory)}`, hint: "free -h" };
  }
  if (ownKernel && available < memoryForKernels) {
    return {
      topic,
      state: "notice",
      text: `${text}: enough for containers; machines with kernels of their own need ${inGiB(memoryForKernels)}`
    };
  }
  return { topic, state: "good", text };
}
async function diskFinding(folders) {
  const free = await Promise.all(folders.map(async (folder) => ({ folder, bytes: await freeBytes(folder) })));
  const text = free.map(({ folder, bytes }) => `${inGiB(bytes)} free for ${folder}`).join(", ");
  if (free.every(({ bytes }) => bytes >= diskForImage)) return { topic: "disk", state: "good", text };
  return {
    topic: "disk",
    state: "notice",
    text: `${text}; building an image takes ${inGiB(diskForImage)}`,
    hint: `df -h ${folders.join(" ")}`
  };
}
async function freeBytes(folder) {
  const there = await stat(folder).catch(() => void 0);
  if (!there && folder !== dirname2(folder)) return freeBytes(dirname2(folder));
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
var inGiB = (bytes) => `${(bytes / GiB).toFixed(1)} GiB`;

// src/run/diagnose-fan.ts
import { release } from "node:os";

// src/run/diagnose-providers.ts
import { join as join2 } from "node:path";
var checkDeadline = 6e4;
var isRoot = () => process.geteuid?.() === 0;
var needsRoot = {
  message: "a lab needs root, or sudo without a password; only root can see what else it needs",
  hint: `sudo ${commandLine([process.execPath, join2(packageRoot, "scenarios", "doctor.mjs")])}`
};
var findProvider = (name, { stateDir, provider: { settings } }) => provider(name, stateDir, settings);
var machineNames = ({ lab }) => topologyOf(lab.file).machines.map(({ name }) => name);
async function diagnoseProviders(request) {
  const diagnoses = [];
  for (const name of providerNames)
    diagnoses.push(await diagnoseProvider(await findProvider(name, request), machineNames(request)));
  return diagnoses;
}
async function diagnoseProvider(provider2, machines) {
  const { name, needs } = provider2;
  if (isRoot()) {
    const foreign = architectureProblems(name, needs.architectures);
    if (foreign.length > 0) return { name, usable: false, problems: foreign };
    return checkedProvider(provider2, machines);
  }
  const missing = await missingTools(Object.keys(needs.tools));
  if (missing.length === 0) return { name, usable: void 0, problems: [needsRoot] };
  const packages = [...new Set(missing.map((tool) => needs.tools[tool]))].join(" ");
  return {
    name,
    usable: false,
    problems: [
      {
        message: `provider ${name} needs ${missing.join(", ")}, which the host does not have`,
        hint: `apt-get install --no-install-recommends ${packages}`
      }
    ]
  };
}
async function checkedProvider(provider2, machines) {
  const { name } = provider2;
  let problems = [];
  const { state, text } = await lookAt(
    name,
    async () => {
      problems = await provider2.check(machines);
      return { topic: name, state: "good", text: "" };
    },
    paced(checkDeadline)
  );
  if (state === "unknown") {
    const message = `cannot tell whether provider ${name} works: ${text}`;
    return { name, usable: void 0, problems: [{ message, hint: "" }] };
  }
  return { name, usable: problems.length === 0, problems };
}
async function diagnoseChoice(request, caller, providers) {
  const name = request.provider.name === autoProvider ? await bestProvider(request, providers) : request.provider.name;
  const own = providers.find((each) => each.name === name);
  if (!own) return { name: autoProvider, usable: false, problems: providers.flatMap(({ problems: problems2 }) => problems2) };
  const provider2 = await findProvider(own.name, request);
  const image = provider2.features.ownImage ? await imageProblems(request, caller) : [];
  const fan = fanProblems(provider2, forProvider(request, provider2));
  const problems = [...own.problems, ...fan, ...image];
  return { name: own.name, usable: own.usable && problems.length === 0, problems };
}
var imageProblems = (request, caller) => problemsOfImage(readRecipe(request.image), request, caller).catch((error) => [
  { message: error.message, hint: "" }
]);
async function bestProvider(request, providers) {
  const known = new Map(providers.map((each) => [each.name, each]));
  const choice = firstUsable(preference, async (candidate) => {
    const found = known.get(candidate.name);
    if (!found || found.problems.length > 0) return found?.problems ?? [];
    return problemsOfCandidate(candidate, await findProvider(candidate.name, request));
  });
  return choice.then(
    ({ name }) => name,
    () => void 0
  );
}

// src/run/diagnose-fan.ts
async function machinesFinding(name, request) {
  if (!isProviderName(name)) return [];
  const provider2 = await findProvider(name, request);
  const { features } = provider2;
  const { fan, image } = forProvider(request, provider2);
  const text = features.ownKernel ? `${fan} on the machines of ${name}, which have kernels of their own and are asked when they have booted` : `${fan === "auto" ? "ebpf" : fan} on the machines of ${name}, which run ${image.distribution} on this host's kernel`;
  return [{ topic: "machines", state: "good", text }];
}
async function fanFindings() {
  let facts;
  const look = await lookAt("fanctl", async () => {
    facts = parseFanFacts(await askTool(["sh", "-c", fanFactsScript, "facts", "look"]));
    return engineFinding(facts, "fanctl");
  });
  return facts?.lxd ? [look, engineFinding(facts, "lxd")] : [look];
}
function engineFinding(facts, user) {
  const lxd = facts.lxd ? `, LXD ${facts.lxd.version}${facts.lxd.base ? ` (snap, ${facts.lxd.base})` : ""}` : "";
  const about = `kernel ${release()}, ${facts.os.id} ${facts.os.version}${lxd}`;
  const { engine, reasons, hints } = chooseFanEngine(facts, user);
  const [hint] = hints;
  return {
    topic: user,
    state: engine ? "good" : "notice",
    text: `${engine ?? "no engine"} on this host (${about}): ${reasons.join("; ")}`,
    ...hint === void 0 ? {} : { hint }
  };
}

// src/run/diagnose.ts
async function diagnose(request, caller) {
  const [hostFan, providers] = await Promise.all([fanFindings(), diagnoseProviders(request)]);
  const chosen = await diagnoseChoice(request, caller, providers);
  const findings = await Promise.all(hostTopics(chosen.name, request, caller));
  const fan = [...hostFan, ...await machinesFinding(chosen.name, request)];
  return { findings, fan, providers, chosen };
}
function hostTopics(name, request, caller) {
  const known = isProviderName(name) ? featuresOf(name, request.provider.settings) : void 0;
  const ownKernel = known?.ownKernel ?? false;
  const topics = {};
  if (known?.adopts !== "everything") topics.memory = () => memoryFinding({ ownKernel });
  topics.disk = () => diskFinding([request.stateDir, caller.cacheDir]);
  if (name === "lxc" || name === "uml") topics.cgroup = cgroupFinding;
  if (name === "lxc") {
    topics.inotify = inotifyFinding;
    topics.neighbours = async () => judgeNeighbours(readNeighbourTable(), neighboursOf(request));
  }
  if (name === "qemu" || request.provider.name === autoProvider) topics.kvm = kvmFinding;
  if (known?.adopts !== "nothing") {
    topics.br_netfilter = bridgeNetfilterFinding;
    topics.forwarding = forwardPolicyFinding;
    topics.addresses = () => overlapFinding(prefixesOf(request));
  }
  return Object.entries(topics).map(([topic, look]) => lookAt(topic, look));
}
function prefixesOf({ lab }) {
  const { underlay, prefix: overlay } = overlayOf({ name: lab.name, topology: topologyOf(lab.file) });
  return { underlay, overlay };
}
function neighboursOf({ lab }) {
  const { length } = plannedEndpoints(topologyOf(lab.file));
  return length * (length - 1);
}
async function cgroupFinding() {
  const { version, controllers } = await readCgroupLayout();
  const lacking = limitingControllers.filter((name) => controllers[name] === void 0);
  const text = {
    legacy: "version 1",
    hybrid: "version 1, beside a tree of version 2",
    unified: "version 2"
  }[version];
  if (lacking.length === 0)
    return { topic: "cgroup", state: "good", text: `${text}, with ${limitingControllers.join(", ")}` };
  return {
    topic: "cgroup",
    state: "notice",
    text: `${text}, without ${lacking.join(" and ")}: machines of lxc could not be limited`
  };
}
export {
  diagnose
};
