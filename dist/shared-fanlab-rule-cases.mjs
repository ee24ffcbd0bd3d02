import {
  mostNeighbours,
  readNeighbourTable
} from "./shared-fanlab-diagnose-rule-cases.mjs";
import {
  guestProgram
} from "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-0c423f1a.mjs";
import {
  readJson
} from "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

// src/probe/round.ts
import { randomBytes } from "node:crypto";

// src/probe/prober.ts
var modules = [
  ...[
    "internet_checksum",
    "network_namespace",
    "probe_clock",
    "probe_packet",
    "probe_filter",
    "probe_datagrams"
  ],
  ...[
    "probe_sockets",
    "probe_sightings",
    "probe_streams",
    "probe_syn",
    "probe_question",
    "probe_round",
    "probe_lines",
    "prober"
  ]
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
    const { argv, source } = guestProgram(modules);
    this.#command = place.open(argv, {
      onOutput: (data) => this.#take(data),
      onEnd: (said) => {
        forget();
        this.#gone = new ProberGone(`cannot probe from ${place.name}: ${shownEnd(said)}`);
        this.#waiting?.onGone(this.#gone);
      }
    });
    this.#command.write(source);
  }
  static #ofPlaces = /* @__PURE__ */ new WeakMap();
  /** The one of that place, which is started when there is none. */
  static of(handle) {
    const { place } = handle;
    const running = _Prober.#ofPlaces.get(place);
    if (running) return running;
    const started = new _Prober(handle, () => {
      if (_Prober.#ofPlaces.get(place) === started) _Prober.#ofPlaces.delete(place);
    });
    _Prober.#ofPlaces.set(place, started);
    return started;
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
    const line = await new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(deadline);
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
      const deadline = setTimeout(() => {
        this.#close();
        fail(
          new LabError(`cannot probe from ${this.#name}: no answer within ${(within / 1e3).toFixed(0)} s`)
        );
      }, within);
      signal?.addEventListener("abort", abort, { once: true });
      this.#waiting = {
        onLine(text) {
          end();
          resolve(text);
        },
        onGone: fail
      };
      this.#command.write(Buffer.from(`${JSON.stringify(message)}
`));
    });
    return readJson(line, schema, `the answer of the prober on ${this.#name}`);
  }
  #take(data) {
    this.#pieces.push(data);
    this.#length += data.length;
    if (data.at(-1) === newline) {
      const line = Buffer.concat(this.#pieces.splice(0)).toString();
      this.#length = 0;
      this.#waiting?.onLine(line);
    } else if (this.#length > longestLine) this.#close();
  }
};
var newline = 10;
var shownEnd = (said) => said === "" ? "its prober ended" : `its prober ended: ${shownValue(said.split("\n").at(-1) ?? "")}`;

// src/probe/wire.ts
import * as z from "./packages/zod-mini.mjs";
var count = z.int().check(z.minimum(0));
var counts = z.record(z.string(), count);
var preparedLine = z.object({
  endpoints: z.array(
    z.object({
      name: z.string(),
      problem: z.string(),
      absent: z.boolean(),
      unserved: z.record(z.string(), z.string()),
      /** Ports where somebody else serves. */
      taken: z.array(z.string())
    })
  )
});
var came = z.union([
  z.tuple([z.literal(""), z.string(), count, count]),
  z.tuple([count, z.string(), count, count])
]);
var toldQuestion = z.object({
  id: count,
  sent: count,
  /** Milliseconds for each number; null is no answer. */
  times: z.array(z.nullable(z.number())),
  /** Answers that came twice. */
  again: count,
  /** Answers that came after their deadline. */
  late: count,
  answers: z.array(came),
  /** Reasons for which there was none, such as the kernel's, with how often. */
  refusals: counts,
  /** From which address the asker's kernel asks there; empty where it has no way. */
  own: z.string()
});
var answersLine = z.object({ answers: z.array(toldQuestion), longestPause: z.number() });
var seenPacket = z.tuple([
  ...[count, count, count, z.string(), z.string(), count, z.string(), z.string()],
  z.nullable(z.tuple([z.string(), z.string(), count])),
  count
]);
var seenLine = z.object({
  seen: z.array(seenPacket),
  missed: count,
  longestPause: z.number(),
  /** UDP datagrams that other programs have taken meanwhile, where there is such a server. */
  delivered: z.record(z.string(), count)
});
var endedLine = z.object({});

// src/probe/round.ts
var slack = 2e4;
var lastRounds = /* @__PURE__ */ new WeakMap();
function askRound(questions, options) {
  const places = placesOf(questions, options).map(({ place }) => place);
  const before = Promise.all(places.map((place) => lastRounds.get(place)));
  const own = before.then(() => oneRound(questions, options));
  const settled = own.catch(() => {
  });
  for (const place of places) lastRounds.set(place, settled);
  return own;
}
async function withRetry(prepare) {
  try {
    return await prepare();
  } catch (error) {
    if (!(error instanceof ProberGone)) throw error;
    return await prepare();
  }
}
var placesOf = (questions, { lookers = [] }) => {
  const all = [...questions.flatMap(({ source, target }) => [source.place, target.place]), ...lookers];
  return [...new Map(all.map((handle) => [handle.place, handle])).values()];
};
async function oneRound(questions, options) {
  const { pace, signal } = options;
  const token = randomBytes(8).toString("hex");
  const endpoints = [...new Set(questions.flatMap(({ source, target }) => [source, target]))];
  const numbers = new Map(endpoints.map((endpoint, index) => [endpoint, index + 1]));
  const places = placesOf(questions, options);
  const ports = portsOf(questions);
  const longest = Math.max(0, ...questions.map(({ count: count2, period, within }) => count2 * (period + within)));
  const how = { within: slack * pace + longest * 2, signal };
  let probers = [];
  const everywhere = async (ask) => {
    const all = await Promise.allSettled(places.map((place, index) => ask(place, probers[index])));
    return all.map((each) => {
      if (each.status === "rejected") throw each.reason;
      return each.value;
    });
  };
  const overflows = () => readNeighbourTable()?.overflows ?? 0;
  const before = overflows();
  const prepared = await withRetry(() => {
    probers = places.map((place) => Prober.of(place));
    return everywhere(async (place, prober) => {
      const here = endpoints.filter((endpoint) => endpoint.place.place === place.place);
      const asked = here.map((endpoint) => ({
        ...{ name: nameOf(endpoint, numbers), address: endpoint.address, number: numbers.get(endpoint) },
        ...endpoint.pid === void 0 ? {} : { pid: endpoint.pid }
      }));
      return prober.request({ do: "prepare", token, ports, endpoints: asked }, preparedLine, how);
    });
  });
  const endpointOf = new Map(
    prepared.flatMap((each) => each.endpoints.map((endpoint) => [endpoint.name, endpoint]))
  );
  const isForeign = ({ target, service }) => endpointOf.get(nameOf(target, numbers))?.taken.includes(portOf(service)) ?? false;
  try {
    let collect2 = function() {
      const sightings = questions.map(() => []);
      for (const [index, { seen: packets }] of seen.entries()) {
        for (const packet of packets)
          sightings[packet[0]]?.push(sightingOf(packet, places[index], endpoints));
      }
      const missed = seen.reduce((sum, each) => sum + each.missed, 0);
      const told = new Map(answers.flatMap((each) => each.answers.map((answer) => [answer.id, answer])));
      const delivered = new Map(seen.flatMap((each) => Object.entries(each.delivered)));
      return questions.map((question, id) => {
        const { source, target, service } = question;
        const { id: _, ...answer } = told.get(id) ?? silent(id);
        const there = endpointOf.get(nameOf(target, numbers));
        const pauseOf = ({ place: { place } }) => {
          const index = places.findIndex((each) => each.place === place);
          return 1e3 * Math.max(answers[index]?.longestPause ?? 0, seen[index]?.longestPause ?? 0);
        };
        return {
          ...answer,
          sightings: sightings[id] ?? [],
          missed,
          overflowed,
          pauses: { source: pauseOf(source), target: pauseOf(target) },
          absent: there?.absent ?? false,
          foreign: isForeign(question),
          delivered: delivered.get(nameOf(target, numbers)) ?? 0,
          unserved: there?.problem || there?.unserved[portOf(service)],
          who: numbers.get(target) ?? 0
        };
      });
    };
    var collect = collect2;
    const answers = await everywhere((place, prober) => {
      const own = questions.flatMap(
        (question, id) => question.source.place.place === place.place ? [wireOf(question, id, { numbers, foreign: isForeign(question) })] : []
      );
      return prober.request({ do: "ask", questions: own }, answersLine, how);
    });
    const seen = await everywhere((_, prober) => prober.request({ do: "tell" }, seenLine, how));
    const overflowed = overflows() > before;
    return collect2();
  } catch (error) {
    await everywhere((_, prober) => prober.request({ do: "end" }, endedLine, how)).catch(() => {
    });
    throw error;
  }
}
var silent = (id) => ({
  ...{ id, sent: 0, times: [], again: 0, late: 0, answers: [] },
  ...{ refusals: { "was not asked": 1 }, own: "" }
});
var nameOf = (endpoint, numbers) => String(numbers.get(endpoint));
var portOf = ({ kind, port }) => `${kind === "http" ? "tcp" : kind}/${port}`;
function portsOf(questions) {
  const ports = /* @__PURE__ */ new Map();
  for (const { service } of questions) {
    const { kind, port, standIn } = service;
    if (port !== void 0 && (kind === "udp" || kind === "tcp" || standIn))
      ports.set(portOf(service), [kind === "http" ? "tcp" : kind, port]);
  }
  return [...ports.values()];
}
function wireOf({ source, target, service, count: count2, first = count2, period, within, traced = 1 }, id, { numbers, foreign }) {
  const { kind, standIn, ...more } = service;
  return {
    ...{ id, source: nameOf(source, numbers), target: target.address, count: count2, first: foreign ? count2 : first },
    ...{ period: period / 1e3, within: within / 1e3, traced: foreign ? count2 : traced },
    ...more,
    kind: kindOf(kind, standIn === true, foreign)
  };
}
function kindOf(kind, standIn, foreign) {
  if (kind === "http") return standIn && !foreign ? "tcp" : kind;
  if (!foreign) return kind;
  return kind === "tcp" ? "connect" : "datagram";
}
function sightingOf(packet, place, endpoints) {
  const [, number2, direction, endpoint, link, outgoing, source, target, envelope, hops] = packet;
  return {
    ...{ number: number2, hops, place, endpoint: endpoints[Number(endpoint) - 1], link, source, target },
    direction: direction === 0 ? "question" : "answer",
    outgoing: outgoing === 1,
    envelope: envelope ? { source: envelope[0], target: envelope[1], vni: envelope[2] } : void 0
  };
}

// src/probe/batches.ts
var forgetful = 5500;
async function askInBatches(questions, options, table = readNeighbourTable()) {
  const told = /* @__PURE__ */ new Map();
  for (const [index, batch] of batchesOf(questions, mostNeighbours(table), options.isDirect).entries()) {
    if (index > 0) await new Promise((resolve) => setTimeout(resolve, forgetful));
    const answers = await askRound(batch, options);
    for (const [place, question] of batch.entries()) told.set(question, answers[place]);
  }
  return questions.map((question) => told.get(question));
}
function batchesOf(questions, most, isDirect = () => true) {
  const pairs = /* @__PURE__ */ new Map();
  for (const question of questions.filter(isDirect)) {
    const ends = [question.source.address, question.target.address].sort().join();
    pairs.set(ends, [...pairs.get(ends) ?? [], question]);
  }
  const size = Math.max(1, Math.floor(most / 2));
  const all = [...pairs.values()];
  if (all.length <= size) return questions.length > 0 ? [[...questions]] : [];
  const batches = Math.ceil(all.length / size);
  const routed = questions.filter((question) => !isDirect(question));
  return Array.from({ length: batches }, (_, batch) => [
    ...batch === 0 ? routed : [],
    ...all.slice(batch * size, (batch + 1) * size).flat()
  ]);
}

// src/probe/question.ts
var isSeenIn = ({ place, endpoint }, where) => where.pid === void 0 ? endpoint === void 0 && place.place === where.place.place : endpoint === where;
var answersIn = ({ times }) => times.filter((time) => time !== null).length;

// src/expect/asked-question.ts
var isAnswered = ({ told }) => answersIn(told) > 0 || Object.keys(told.refusals).some((reason) => reason.startsWith("it "));

// src/expect/silence-controls.ts
var silence = { count: 3, period: 333, within: 400 };
var mostControls = 3;
function whySourceProvesNothing(source, silent2, reached) {
  if (reached.length === 0) return [`${source.name} reaches nobody else, either`];
  const used = new Set(silent2.flatMap(linksOut));
  const shown2 = new Set(reached.flatMap(linksOut));
  if (used.size === 0 || [...used].some((link) => shown2.has(link))) return [];
  return [
    `${source.name} asks by ${[...used].join(", ")} and reaches others by ${[...shown2].join(", ")} only`
  ];
}
var linksOut = ({ question: { source }, told }) => told.sightings.filter(
  (seen) => seen.direction === "question" && seen.outgoing && !seen.envelope && isSeenIn(seen, source)
).map(({ link }) => link);

// src/expect/service-of.ts
var smallPayload = 56;
var bulkBytes = 65536;
var echoPort = 7;
var headers = { 4: 28, 6: 48 };
var payloadOf = (bytes, family) => bytes - headers[family];
function serviceOf({ kind, port = echoPort, path = "/" }, mtu, family = 4) {
  const full = payloadOf(mtu, family);
  switch (kind) {
    case "icmp":
      return { kind: "echo", sizes: [smallPayload] };
    case "full-size":
      return { kind: "whole", sizes: [full] };
    case "udp":
      return { kind: "udp", port, sizes: [smallPayload, full, 2 * full] };
    case "tcp":
      return { kind: "tcp", port, sizes: [bulkBytes, 0, 0] };
    case "http":
      return { kind: "http", port, path };
  }
}
var leastProbes = (protocol) => protocol === "udp" ? 3 : 1;
var allProbes = (protocol) => protocol === "tcp" ? 3 : 10;

// src/expect/judge.ts
function judgeAnswers(question, told, wanted) {
  const answered = answersIn(told);
  const refusals = Object.entries(told.refusals);
  const counted = answered === 0 ? "no answer" : `${answered} of ${askedOf(question, told)} answers`;
  const reasons = refusals.map(([reason]) => reason);
  const isSilent = answered === 0 && !wasTaken(question, told);
  const lastSeen = isSilent ? lastSeenOf(question, told) : void 0;
  const faults = isSilent ? lastSeen ? [lastSeen.text] : cameUnanswered(question, told) : faultsOf(question, told, wanted);
  const complete = (answered === question.count || wasTaken(question, told)) && faults.length === 0;
  return {
    complete,
    faultless: answered > 0 && faults.length === 0,
    got: [`${counted}${reasons.length > 0 ? ` (${reasons.join("; ")})` : ""}`, ...faults].join("; "),
    unjudged: complete ? void 0 : whyUnjudged(question, told, answered),
    ...answered === 0 && { unanswered: lastSeen ? { lastSeen } : {} }
  };
}
var askedOf = ({ count: count2, first = count2 }, { times }) => answersIn({ times: times.slice(0, first) }) === first ? count2 : first;
function beginningOf(question, told) {
  const { first = question.count } = question;
  const beginning = {
    ...told,
    times: told.times.slice(0, first),
    // The last element is the number of the first probe that was answered so.
    answers: told.answers.filter(([, , , number2]) => number2 < first),
    again: 0
  };
  return { question: { ...question, count: first }, told: beginning };
}
function wasTaken({ target, service, count: count2 }, told) {
  if (!told.foreign || service.kind !== "udp" || Object.keys(told.refusals).length > 0) return false;
  const came2 = told.sightings.filter(
    (seen) => seen.direction === "question" && !seen.outgoing && isSeenIn(seen, target)
  );
  return new Set(came2.map(({ number: number2 }) => number2)).size >= count2 && told.delivered >= count2;
}
function lastSeenOf(question, told) {
  const { source, target } = question;
  if (told.times.length === 0) return void 0;
  const of = (which) => told.sightings.filter(({ direction }) => direction === which);
  const [questions, answers] = [of("question"), of("answer")];
  const isAnswer = answers.length > 0;
  if (!isAnswer && (questions.length === 0 || cameTo(question, told))) return void 0;
  const seen = isAnswer ? lastOf(answers, source, target) : lastOf(questions, target, source);
  const where = seen.endpoint?.name ?? seen.place.name;
  const link = `${seen.outgoing ? "leaving" : "arriving"} by ${seen.link} of ${where}`;
  return { text: `the ${isAnswer ? "answer" : "question"} was last seen ${link}`, where };
}
var cameUnanswered = (question, told) => told.times.length > 0 && cameTo(question, told) ? [`${question.target.name} got the question, and its answer was not seen`] : [];
var cameTo = ({ target }, { sightings }) => sightings.some(
  (seen) => seen.direction === "question" && !seen.outgoing && !seen.envelope && isSeenIn(seen, target)
);
function lastOf(seen, to, from) {
  const at = (place, inside) => seen.filter((each) => each.place === place && each.endpoint !== void 0 === inside).at(-1);
  const there = at(to.place, true) ?? at(to.place, false);
  const near = there ?? lastBetween(seen, from, to) ?? at(from.place, false) ?? at(from.place, true);
  return near ?? seen.at(-1);
}
function lastBetween(seen, from, to) {
  const between = seen.filter(({ place, endpoint }) => !endpoint && place !== to.place && place !== from.place);
  const fewest = Math.min(...between.map(({ hops }) => hops));
  const last = between.filter(({ hops }) => hops === fewest);
  const came2 = last.find(({ outgoing }) => !outgoing);
  return last.find(({ place, outgoing }) => outgoing && (!came2 || place === came2.place)) ?? came2;
}
var notablePause = 200;
function whyUnjudged({ source, target, count: count2, service }, told, answered) {
  if (told.overflowed || "neighbour table overflow" in told.refusals)
    return `the neighbour table of the kernel is full: raise net.ipv4.neigh.default.gc_thresh3`;
  if (told.missed > 0) return `${told.missed} packets could not be looked at: the host is overloaded`;
  const ownAnswers = service.kind === "udp" || service.kind === "tcp";
  if (answered < count2 && ownAnswers && told.pauses.target >= notablePause)
    return `${target.place.name} could not run for ${(told.pauses.target / 1e3).toFixed(1)} s: the host is overloaded`;
  if (answered < count2 && told.pauses.source >= notablePause && told.late > 0)
    return `${source.place.name} could not run for ${(told.pauses.source / 1e3).toFixed(1)} s: the host is overloaded`;
  if (told.unserved && !told.foreign)
    return `${target.name} cannot answer on ${service.kind}/${service.port}: ${told.unserved}`;
  return void 0;
}
function faultsOf(question, told, { overlay, sources, page }) {
  const { source, target, service } = question;
  const may = sources ?? [source.address];
  const ofProber = !told.foreign && told.answers.some(([who]) => typeof who === "number");
  return [
    ...told.again > 0 ? [`${told.again} answers came more than once`] : [],
    ...pageFaults(question, told, page),
    ...ofProber && service.kind !== "http" ? proberFaults(question, told, may) : sightFaults(question, told, may),
    ...target.place === source.place || !overlay ? [] : pathFaults(question, told, overlay)
  ];
}
function pageFaults({ service }, told, { status = 200, contains } = {}) {
  if (service.kind !== "http") return [];
  const others = [...new Set(told.answers.map(([own]) => own).filter((own) => own !== status))];
  const isOther = contains !== void 0 && !told.answers.some(([, text]) => text.includes(contains));
  return [
    ...others.length > 0 ? [`status ${others.join(", ")}`] : [],
    ...isOther ? [`the page does not contain ${shownValue(contains)}`] : []
  ];
}
function proberFaults({ source, target }, told, may) {
  const impostors = told.answers.some(([who]) => who !== told.who);
  const sources = [...new Set(told.answers.map(([, seen]) => seen).filter((seen) => !may.includes(seen)))];
  return [
    ...impostors ? [`somebody else than ${target.name} answered`] : [],
    ...sources.map((seen) => wrongSource(target, seen, source, may))
  ];
}
var wrongSource = (target, seen, source, may) => may.includes(source.address) ? `${target.name} saw ${seen} asking, where ${source.name} has ${source.address}` : `${target.name} saw ${seen} asking, instead of ${may.join(" or ")}`;
function sightFaults({ source, target }, told, may) {
  const there = told.sightings.filter(
    (sighting) => sighting.direction === "question" && !sighting.outgoing && !sighting.envelope && sighting.target === target.address && isSeenIn(sighting, target)
  );
  if (there.length === 0) return [`somebody else answered: ${target.name} never saw the question`];
  const sources = [...new Set(there.map(({ source: seen }) => seen).filter((seen) => !may.includes(seen)))];
  return sources.map((seen) => wrongSource(target, seen, source, may));
}
function pathFaults({ source, target, service }, told, overlay) {
  if (!overlay.owns(target.address) || !overlay.owns(source.address)) return [];
  const ways = [
    { direction: "question", from: source, to: target, words: `the question reached ${target.place.name}` },
    { direction: "answer", from: target, to: source, words: `the answer reached ${source.place.name}` }
  ];
  return ways.slice(0, service.kind === "http" ? 1 : 2).flatMap(({ direction, from, to, words }) => {
    const arrived = told.sightings.filter(
      (sighting) => sighting.direction === direction && !sighting.outgoing && sighting.place === to.place
    );
    const wanted = { source: overlay.envelope(from).target, ...overlay.envelope(to) };
    const byOverlay = arrived.some(
      ({ envelope }) => envelope?.source === wanted.source && envelope.target === wanted.target && envelope.vni === wanted.vni
    );
    return byOverlay ? [] : [`${words} outside of the overlay${byLinks(arrived)}`];
  });
}
function byLinks(arrived) {
  const links = arrived.filter(({ endpoint }) => endpoint === void 0).map(({ link, envelope }) => shown(link, envelope));
  return links.length > 0 ? `, by ${[...new Set(links)].join(", ")}` : "";
}
var shown = (link, envelope) => envelope ? `${link} (from ${envelope.source} to ${envelope.target}, VNI ${envelope.vni})` : link;

export {
  Prober,
  endedLine,
  askRound,
  askInBatches,
  isSeenIn,
  answersIn,
  isAnswered,
  silence,
  mostControls,
  whySourceProvesNothing,
  payloadOf,
  serviceOf,
  leastProbes,
  allProbes,
  judgeAnswers,
  beginningOf
};
