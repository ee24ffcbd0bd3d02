import {
  addressPair,
  cellsOfRules,
  plannedAddresses,
  reportedCell
} from "./shared-idle-rules-load-file-lab-rule-cases-story-of-file.mjs";
import {
  Prober,
  allProbes,
  answersIn,
  askInBatches,
  askRound,
  beginningOf,
  endedLine,
  isAnswered,
  isSeenIn,
  judgeAnswers,
  leastProbes,
  mostControls,
  payloadOf,
  serviceOf,
  silence,
  whySourceProvesNothing
} from "./shared-fanlab-rule-cases.mjs";
import "./shared-fanlab-diagnose-rule-cases.mjs";
import {
  convergence,
  rolesOf
} from "./shared-commands-fanlab-rule-cases-stories-of-lab-witness.mjs";
import "./shared-commands-fanlab-diagnose-rule-cases-stories-73f21c4a.mjs";
import {
  overlayIn
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import {
  ruleDefinition
} from "./shared-commands-fanlab-lab-file-read-more-rules-rule-cases.mjs";
import {
  namedEndpoints
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-d7137cb6.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-923b5b9b.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-id-51661459.mjs";
import "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-39a31fc7.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-30a78f61.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-7ff93ff7.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-0c423f1a.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/run/rule-cases.ts
import * as z from "./packages/zod.mjs";

// src/probe/silent-places.ts
var patience = 1e4;
async function silentPlaces(places, { pace, signal }) {
  const found = /* @__PURE__ */ new Map();
  await Promise.all(
    places.map(async (place) => {
      try {
        await Prober.of(place).request({ do: "end" }, endedLine, { within: patience * pace, signal });
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof LabError)) throw error;
        found.set(place, error.message);
      }
    })
  );
  return found;
}

// src/expect/rules/deny-controls.ts
function controlsOf(cell, { target }, known, finder) {
  const { family } = cell;
  const others = known.filter((each) => each.family === family);
  const deniedTo = (from, to, service) => others.some(
    (each) => each.kind === "deny" && each.source === from && each.target === to && isSame(each.service, service)
  );
  const allowed = others.filter(({ kind }) => kind === "allow");
  const askers = unique([
    ...allowed.filter((each) => each.target === cell.target && isSame(each.service, cell.service)).map((each) => each.source),
    ...finder.neighbours(cell.target, family)
  ]).filter(
    (name) => name !== cell.source && name !== cell.target && !deniedTo(name, cell.target, cell.service)
  );
  const witnesses = askers.map((name) => finder.find({ source: name, target: cell.target, family })).filter((ends) => typeof ends !== "string").filter((ends) => !isSelf(ends) && ends.target.address === target.address);
  const echo = { kind: "icmp" };
  const asked = [
    ...allowed.filter((each) => each.source === cell.source).slice(0, mostControls - 1),
    ...finder.neighbours(cell.source, family).filter((name) => name !== cell.target && !deniedTo(cell.source, name, echo)).map((name) => ({ target: name, service: echo }))
  ];
  const ways = asked.map((each) => ({
    service: each.service,
    ends: finder.find({ source: cell.source, target: each.target, family })
  })).filter((way) => typeof way.ends !== "string").filter(({ ends }) => !isSelf(ends));
  return { witnesses: witnesses.slice(0, mostControls), ways: spread(ways) };
}
function spread(ways) {
  const counts = /* @__PURE__ */ new Map();
  return ways.filter(({ ends }) => {
    const count = counts.get(ends.source.address) ?? 0;
    counts.set(ends.source.address, count + 1);
    return count < mostControls;
  });
}
var isSelf = ({ source, target }) => source.place.place === target.place.place && source.pid === target.pid;
var isSame = (a, b) => a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b);
var unique = (names) => [...new Set(names)];

// src/expect/rules/questions-of-cell.ts
var period = 10;
var within = { glimpse: 400, all: 1e3 };
var streamWithin = 2e3;
var followed = 4;
var triesOfLarger = 3;
var [usualQuestions, mostQuestions] = [100, 1e3];
function questionsOfCell(cell, ends, pace, how) {
  const { source, target, mtu } = ends;
  const service = cell.kind === "mtu" ? exactly(cell.mtu ?? mtu, cell.family) : wireOfCell(cell, ends);
  const isStream = service.kind === "tcp" || service.kind === "http";
  const question = {
    ...{ source, target, service, period: period * pace },
    within: pace * (isStream ? streamWithin : within[how]),
    count: how === "glimpse" ? leastProbes(cell.service.kind) : countOf(cell),
    first: leastProbes(cell.service.kind),
    traced: cell.kind === "path" ? followed : 1
  };
  if (cell.kind !== "mtu" || how === "glimpse") return [question];
  const larger = exactly((cell.mtu ?? mtu) + 1, cell.family);
  return [
    question,
    { ...question, service: larger, count: triesOfLarger, first: triesOfLarger, traced: triesOfLarger }
  ];
}
function wireOfCell({ service, family }, ends) {
  const wire = serviceOf(service, ends.mtu, family);
  const { sizes: [small = 0, full = 0, fragments = 0] = [] } = wire;
  if (wire.kind !== "udp") return wire;
  if ("port" in service) return { ...wire, sizes: [small] };
  return ends.isDirect ? wire : { ...wire, sizes: [small, Math.min(full, smallestFull), fragments] };
}
var smallestFull = 1280 - 48;
var exactly = (bytes, family) => ({
  kind: "exact",
  sizes: [payloadOf(bytes, family)]
});
function countOf({ kind, service, most = 0 }) {
  if (kind !== "loss") return allProbes(service.kind);
  return Math.min(mostQuestions, Math.max(usualQuestions, most > 0 ? Math.ceil(1 / most) : 0));
}

// src/expect/rules/deny-cells.ts
function denyRound(cells, known, finder, pace) {
  const questions = [];
  const places = /* @__PURE__ */ new Map();
  const add = (what, ends) => {
    const { source, target } = ends;
    const asked2 = wireOfCell(what, ends);
    const wire = asked2.kind === "http" ? { ...asked2, standIn: true, sizes: [0] } : asked2;
    const key = JSON.stringify([source.name, source.address, target.name, target.address, wire]);
    const place = places.get(key) ?? questions.length;
    if (place === questions.length)
      questions.push({
        ...{ source, target, service: wire, count: silence.count, traced: silence.count },
        ...{ period: silence.period * pace, within: silence.within * pace }
      });
    places.set(key, place);
    return place;
  };
  const asked = cells.map(({ cell, ends }) => {
    const { witnesses, ways } = controlsOf(cell, ends, known, finder);
    return {
      ...{ cell, ends, own: add(cell, ends) },
      witnesses: witnesses.map((each) => add(cell, each)),
      ways: ways.map(({ service, ends: way }) => add({ service, family: cell.family }, way))
    };
  });
  return {
    questions,
    judge: (told) => asked.map(({ cell, ends, own, witnesses, ways }) => {
      const at = (index) => ({
        question: questions[index],
        told: told[index]
      });
      return judgeSilence(cell, ends, at(own), { witnesses: witnesses.map(at), ways: ways.map(at) });
    })
  };
}
function judgeSilence(cell, ends, own, controls) {
  const { question, told } = own;
  const answered = answersIn(told);
  const got = answered > 0 ? `${answered} of ${question.count} answers` : refusalsOf(told);
  const result = { cell, passed: false, got, unjudged: void 0, isUnproven: false };
  if (isAnswered(own)) return result;
  if (told.foreign && question.service.kind === "udp" && cameTo(question, told))
    return {
      ...result,
      unjudged: `the question comes to ${ends.target.name}, where another program has udp/${question.service.port} and need not answer`
    };
  if (told.overflowed)
    return {
      ...result,
      unjudged: "the neighbour table of the kernel is full: raise net.ipv4.neigh.default.gc_thresh3"
    };
  if (told.missed > 0) return { ...result, unjudged: `${told.missed} packets could not be looked at` };
  const why = [
    ...whyTargetProvesNothing(ends, own, controls.witnesses),
    ...whySourceProvesNothing(ends.source, [own], controls.ways.filter(isReached))
  ];
  if (why.length === 0) return { ...result, passed: true };
  return { ...result, unjudged: `silence proves nothing: ${why.join("; ")}`, isUnproven: true };
}
var refusalsOf = ({ refusals }) => ["no answer", ...Object.keys(refusals)].join("; ");
var cameTo = ({ target }, { sightings }) => sightings.some((seen) => seen.direction === "question" && !seen.outgoing && isSeenIn(seen, target));
var isReached = (asked) => isAnswered(asked) || asked.told.foreign && asked.question.service.kind === "udp" && cameTo(asked.question, asked.told);
function whyTargetProvesNothing({ target, overlay }, own, witnesses) {
  if (witnesses.some(isReached)) return [];
  if (own.told.absent && overlay) return [];
  if (own.told.absent) return [`${target.name} does not have ${target.address}`];
  const asked = witnesses.map(({ question }) => question.source.name);
  return [
    `${target.name} answers nobody else, either (asked by ${asked.join(", ") || "nobody: no rule allows it to anybody, and nobody else is on its network"})`
  ];
}

// src/expect/rules/ends-of-cells.ts
async function endsOf(lab, lost) {
  const { topology } = lab;
  const overlay = overlayIn(topology);
  const found = (await Promise.all(rolesOf(lab).map((role) => role.endpoints(lab)))).flat();
  const contained = new Map(found.flatMap((each) => "address" in each ? [[each.name, each]] : []));
  const reasons = new Map(
    found.flatMap((each) => "reason" in each ? [[each.name, each.reason]] : [])
  );
  const places = new Map([
    ["host", lab.host],
    ...lab.machines.map((machine) => [machine.name, machine])
  ]);
  const known = /* @__PURE__ */ new Map();
  const addressesOf = (name) => {
    const { address } = contained.get(name) ?? {};
    return address === void 0 ? plannedAddresses(topology, name) : [{ network: void 0, family: 4, address }];
  };
  const endpointAt = (name, address) => {
    const container = contained.get(name);
    const place = container?.place ?? places.get(name);
    if (!place) return `${name}: ${reasons.get(name) ?? "it is not there"}`;
    const reason = lost.get(place);
    if (reason !== void 0) return reason;
    const key = `${name} ${address}`;
    const kind = name === "host" ? "host" : "machine";
    const endpoint = known.get(key) ?? container ?? { name, kind, address, place, http: false };
    known.set(key, endpoint);
    return endpoint;
  };
  const mtuOf = ({ network }) => network === void 0 ? overlay?.mtu ?? 0 : topology.networks.find(({ name }) => name === network)?.mtu ?? 1500;
  const names = ["host", ...lab.machines.map(({ name }) => name), ...contained.keys()];
  return {
    names,
    neighbours(name, family) {
      const own = addressesOf(name).filter((each) => each.family === family);
      return names.filter(
        (other) => other !== name && addressesOf(other).some(
          (each) => each.family === family && own.some(({ network }) => network === each.network)
        )
      );
    },
    find({ source: from, target: to, family }) {
      const own = addressesOf(from);
      const pair = addressPair(own, addressesOf(to), family);
      if (!pair) return `${from} and ${to} have no IPv${family} addresses`;
      const source = endpointAt(from, pair.source.address);
      const target = endpointAt(to, pair.target.address);
      if (typeof source === "string") return source;
      if (typeof target === "string") return target;
      const isOverlay = pair.source.network === void 0 && pair.target.network === void 0;
      return {
        ...{ source, target, overlay: isOverlay ? overlay : void 0 },
        isDirect: pair.source.network === pair.target.network,
        sources: isOverlay ? [pair.source.address] : own.filter((each) => each.family === family).map(({ address }) => address),
        mtu: Math.min(mtuOf(pair.source), mtuOf(pair.target))
      };
    }
  };
}

// src/expect/rules/path-passed.ts
function pathsPassed(question, { sightings }) {
  const asked = sightings.filter(({ direction, envelope }) => direction === "question" && !envelope);
  const numbers = [...new Set(asked.map(({ number }) => number))];
  const paths = numbers.flatMap(
    (number) => pathOf(
      question,
      asked.filter((seen) => seen.number === number)
    ) ?? []
  );
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}
function pathOf({ source, target }, seen) {
  const arrived = seen.filter(({ place, outgoing }) => !outgoing && place.place === target.place.place);
  if (arrived.length === 0) return void 0;
  const forwarders = [...new Map(seen.map(({ place }) => [place.place, place])).values()].flatMap((handle) => {
    const here = seen.filter(({ place, endpoint }) => endpoint === void 0 && place.place === handle.place);
    const came = here.filter(({ outgoing }) => !outgoing);
    const left = here.filter(({ outgoing }) => outgoing);
    if (came.length === 0 || left.length === 0) return [];
    const hops = Math.min(...left.map((each) => each.hops));
    return [{ handle, hops, takes: Math.max(...came.map((each) => each.hops)) - hops }];
  });
  const taken = Math.max(...seen.map(({ hops }) => hops)) - Math.min(...arrived.map(({ hops }) => hops));
  const told = forwarders.reduce((sum, { takes }) => sum + takes, 0);
  const between = forwarders.filter(
    ({ handle: { place } }) => place !== source.place.place && place !== target.place.place
  );
  return {
    machines: between.sort((a, b) => b.hops - a.hops).map(({ handle }) => handle.name),
    unseen: Math.max(0, taken - told)
  };
}
var shownPath = ({ machines, unseen }) => [
  ...machines,
  ...unseen > 0 ? [`${unseen} more that ${unseen === 1 ? "is" : "are"} no machine of the lab`] : []
].join(", ") || "no machine between them";

// src/expect/rules/judge-cell.ts
var beginsRight = (cell, ends, [first = none()]) => judgeCell(cell, ends, [beginningOf(first.question, first.told)], "glimpse").complete;
function judgeCell(cell, ends, asked, how) {
  const [{ question, told } = none(), larger] = asked;
  const isOwn = cell.seenAs === void 0;
  const own = told.own === "" || ends.overlay ? ends.sources : [.../* @__PURE__ */ new Set([...ends.sources, told.own])];
  const judged = judgeAnswers(question, told, {
    overlay: ends.overlay,
    sources: isOwn ? own : [cell.seenAs],
    page: cell.page
  });
  const absent = told.absent ? [`${ends.target.name} does not have ${ends.target.address}`] : [];
  const base = { ...judged, got: [judged.got, ...absent].join("; ") };
  if (cell.kind === "loss" && how === "all") return judgeLoss(cell, question, told, base);
  if (!base.complete) return base;
  switch (cell.kind) {
    case "path":
      return judgePath(cell, question, told, base);
    case "latency":
      return how === "all" ? judgeLatency(cell, told, base) : base;
    case "mtu":
      return larger ? judgeLarger(cell, larger, base) : base;
    default:
      return base;
  }
}
var none = () => {
  throw new Error("a cell that asks nothing cannot be judged");
};
function judgePath({ path = [] }, question, told, base) {
  const passed = pathsPassed(question, told);
  const isRight = passed.every(
    ({ machines, unseen }) => unseen === 0 && machines.length === path.length && machines.every((name, i) => name === path[i])
  );
  if (passed.length === 0)
    return { ...base, complete: false, got: "answers, but no packet that could be followed" };
  return { ...base, complete: isRight, got: `by way of ${passed.map(shownPath).join(", or ")}` };
}
function judgeLatency({ most = 0 }, told, base) {
  const longest = Math.max(...told.times.map((time) => time ?? Number.POSITIVE_INFINITY));
  const got = `longest of ${told.times.length} round trips: ${longest.toFixed(1)} ms`;
  if (longest <= most) return { ...base, got };
  const pause2 = Math.max(told.pauses.source, told.pauses.target);
  return {
    ...{ ...base, complete: false, got },
    unjudged: longest - pause2 <= most ? `a prober could not run for ${pause2.toFixed(0)} ms of ${longest.toFixed(1)} ms: the host is overloaded` : void 0
  };
}
function judgeLoss({ most = 0 }, { count }, told, base) {
  const lost = count - answersIn(told);
  const complete = base.faultless && lost / count <= most;
  if (complete) return { ...base, complete, got: `${lost} of ${count} without an answer`, unjudged: void 0 };
  return { ...base, complete };
}
function judgeLarger({ mtu = 0, family }, { question, told }, base) {
  const came = told.sightings.some(
    (seen) => seen.direction === "question" && !seen.outgoing && isSeenIn(seen, question.target)
  );
  if (answersIn(told) === 0 && !came) return base;
  return {
    ...base,
    complete: false,
    got: `a packet of ${mtu + 1} bytes passes, too${family === 6 ? " over IPv6" : ""}`
  };
}

// src/expect/rules/largest-packets.ts
var atOnce = 16;
var [least, beyond] = [{ 4: 68, 6: 1280 }, 9217];
async function largestPackets(wanted, options) {
  const ranges = wanted.map(({ cell }) => ({ passes: least[cell.family] - 1, fails: beyond }));
  for (; ; ) {
    const sizes = ranges.map(({ passes, fails }) => triedBetween(passes, fails));
    if (sizes.every((list) => list.length === 0)) break;
    const questions = wanted.flatMap(
      ({ cell, ends: { source, target } }, index) => (sizes[index] ?? []).map((size) => ({
        ...{ source, target, service: exactly(size, cell.family), count: 2 },
        ...{ period: 20 * options.pace, within: 400 * options.pace }
      }))
    );
    const told = await askRound(questions, options);
    let next = 0;
    for (const [index, list] of sizes.entries()) {
      const range = ranges[index];
      for (const size of list) {
        if (answersIn(told[next++]) > 0) range.passes = Math.max(range.passes, size);
        else range.fails = Math.min(range.fails, size);
      }
      if (range.fails <= range.passes) range.fails = range.passes + 1;
    }
  }
  return ranges.map(({ passes }, index) => passes < least[wanted[index].cell.family] ? 0 : passes);
}
function triedBetween(passes, fails) {
  const gap = fails - passes;
  const steps = Math.min(atOnce, gap);
  const all = Array.from({ length: steps - 1 }, (_, index) => passes + Math.floor(gap * (index + 1) / steps));
  return [...new Set(all)];
}

// src/expect/rules/ask-rules.ts
var pause = 100;
var mostRepeats = 3;
async function askRules(context, cells) {
  const { lab, signal, patience: patience2 = convergence } = context;
  const { pace } = lab;
  const start = performance.now();
  const untilBooted = cells.some(({ service }) => "port" in service);
  if (untilBooted) await allHaveBooted(lab, Math.max(patience2, ...cells.map(({ within: within2 = 0 }) => within2)));
  const lost = await silentPlaces(lab.places, { pace, signal });
  const finder = await endsOf(lab, lost);
  const options = { pace, signal, lookers: lab.places.filter((place) => !lost.has(place)) };
  const results = /* @__PURE__ */ new Map();
  const [answers, denials] = [[], []];
  for (const cell of cells) {
    const found = finder.find(cell);
    const no = { passed: false, got: "not asked", attempts: 1, durationMs: 0 };
    if (typeof found === "string") results.set(cell, { cell, ...no, unjudged: found });
    else if (isElsewhere(cell, found)) results.set(cell, { cell, ...no, skipped: whyElsewhere(cell) });
    else if (cell.kind === "deny") denials.push({ cell, ends: found });
    else answers.push({ cell, ends: found, attempts: 0, durationMs: 0, judgement: notAsked, begun: false });
  }
  const isLate = (cell) => performance.now() - start > (cell.within ?? patience2) * pace;
  await askStates(answers, "all");
  const late = answers.filter(({ begun }) => !begun);
  await converge(late);
  await finish(late.length > 0);
  await tellLargest();
  for (const { cell, judgement, attempts, durationMs } of answers) {
    const { complete: passed, got, unjudged, unanswered } = judgement;
    results.set(cell, { cell, passed, got, unjudged, unanswered, attempts, durationMs });
  }
  return cells.map((cell) => results.get(cell));
  async function converge(late2) {
    for (let open = late2; ; ) {
      open = open.filter(({ cell, begun }) => !begun && !isLate(cell));
      if (open.length === 0) return;
      signal?.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, pause));
      await askStates(open, "glimpse");
    }
  }
  async function finish(anew) {
    const isOpen = ({ begun, judgement }) => begun && judgement.unjudged !== void 0;
    let open = answers.filter((state) => anew ? state.begun : isOpen(state));
    let silent = denials;
    const known = cellsOfRules(lab.topology, lab.topology.rules).concat(cells);
    for (let repeat = 0; open.length > 0 || silent.length > 0; repeat++) {
      const deny = denyRound(silent, known, finder, pace);
      await askStates(open, "all");
      const denied = deny.questions.length > 0 ? await askRound(deny.questions, options) : [];
      const judged = deny.judge(denied);
      for (const each of judged) results.set(each.cell, denyResult(each, repeat));
      open = repeat < mostRepeats ? open.filter(isOpen) : [];
      silent = silent.filter((_, index) => isWorthAnother(judged[index], repeat));
      signal?.throwIfAborted();
    }
  }
  function isWorthAnother({ cell, unjudged, isUnproven }, repeat) {
    return isUnproven ? !isLate(cell) : unjudged !== void 0 && repeat < mostRepeats;
  }
  function denyResult({ cell, passed, got, unjudged }, repeat) {
    const durationMs = performance.now() - start;
    return { cell, passed, got, unjudged, attempts: repeat + 1, durationMs };
  }
  async function askStates(states, how) {
    const own = states.map(({ cell, ends }) => questionsOfCell(cell, ends, pace, how));
    if (own.length === 0) return;
    const direct = new Set(own.flatMap((questions, index) => states[index]?.ends.isDirect ? questions : []));
    const told = await askInBatches(own.flat(), { ...options, isDirect: (question) => direct.has(question) });
    let next = 0;
    for (const [index, state] of states.entries()) {
      const asked = (own[index] ?? []).map((question) => ({ question, told: told[next++] }));
      state.judgement = judgeCell(state.cell, state.ends, asked, how);
      if (!state.begun) state.attempts++;
      state.begun ||= beginsRight(state.cell, state.ends, asked);
      state.durationMs = performance.now() - start;
    }
  }
  async function tellLargest() {
    const wrong = answers.filter(({ cell, judgement }) => cell.kind === "mtu" && !judgement.complete);
    const found = await largestPackets(wrong, options);
    for (const [index, bytes] of found.entries()) {
      const { judgement } = wrong[index];
      if (bytes > 0) judgement.got = `${judgement.got}; the largest that passes has ${bytes} bytes`;
    }
  }
}
var notAsked = { complete: false, faultless: false, got: "not asked", unjudged: void 0 };
async function allHaveBooted({ machines }, within2) {
  await Promise.allSettled(machines.map((machine) => machine.waitForBoot(within2)));
}
var isElsewhere = ({ where }, { source, target }) => where !== void 0 && isSamePlace(source.place, target.place) !== (where === "same-machine");
var isSamePlace = (a, b) => a.place === b.place;
var whyElsewhere = ({ where }) => where === "same-machine" ? "the two are on different machines, and the rule is about the same one" : "the two are on the same machine, and the rule is about different ones";

// src/run/rule-cases.ts
function ruleCells(topology, given) {
  const rules = given ? readRules(topology, given) : topology.rules;
  return cellsOfRules(topology, rules);
}
function readRules(topology, given) {
  const parsed = z.array(ruleDefinition).safeParse(given, { reportInput: true });
  if (!parsed.success) {
    const told = parsed.error.issues.map(({ path, message, input }) => {
      const [index, ...keys] = path;
      return `rule ${Number(index) + 1}: ${keys.join(".")} ${message}; got ${shownValue(input)}`;
    });
    throw new LabError(`cannot ask by rules that are none: ${told.join("; ")}`);
  }
  const lost = parsed.data.flatMap(
    (rule, index) => ["from", "to"].flatMap(
      (key) => namedEndpoints(topology, rule[key]).unknown.map(
        (word) => `rule ${index + 1}: ${key} names nobody by ${shownValue(word)}`
      )
    )
  );
  if (lost.length > 0) throw new LabError(`cannot ask by these rules: ${lost.join("; ")}`);
  return parsed.data;
}
var rulesStep = "everybody is asked what the rules say";
var plannedRuleCases = (suite, cells) => [
  { suite, name: rulesStep, claims: [], asksCells: true },
  ...cells.map((cell) => ({ suite, name: cell.name, claims: cell.ids, cell: reportedCell(cell) }))
];
async function askedRuleCases(suite, context, cells) {
  return (await askRules(context, cells)).map((result) => ({
    ...{ suite, name: result.cell.name, claims: result.cell.ids, cell: reportedCell(result.cell) },
    ...{ attempts: result.attempts, durationMs: result.durationMs, outcome: outcomeOf(result) }
  }));
}
function outcomeOf({ cell, passed, got, unjudged, unanswered, skipped }) {
  if (skipped !== void 0) return { status: "skipped", reason: skipped };
  if (passed) return { status: "passed" };
  if (unjudged !== void 0)
    return { status: "error", message: `cannot tell whether ${cell.name}: ${unjudged}` };
  const where = unanswered?.lastSeen?.where;
  return {
    ...{ status: "failed", expected: expectedOf(cell), got },
    ...where !== void 0 && { hint: `on ${where}: ${whatStops}` }
  };
}
var whatStops = "nft list ruleset; ip route";
function expectedOf({ kind, path = [], mtu, most = 0 }) {
  const words = {
    ...{ allow: "an answer to every packet", deny: "silence", path: `by way of ${path.join(", ")}` },
    ...{ mtu: `packets of ${mtu} bytes pass, and larger ones do not`, latency: `at most ${most} ms` },
    loss: `at most ${most * 100}% without an answer`
  };
  return words[kind];
}
export {
  askedRuleCases,
  plannedRuleCases,
  ruleCells,
  rulesStep
};
