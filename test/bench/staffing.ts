import { queueWithPatience, staffingSearch, transientDay, type QueueModel, type Targets } from "@springtide/staffing";
import { missingGenerator, readYear, type BenchInterval } from "./staffing-input.ts";
import { textbookErlangA, textbookErlangC, textbookSegments, type TextbookNeed } from "./textbook-staffing.ts";

// Least agents of a year of quarter hours, by model and targets, beside a textbook's way on a sample of the same year.
// Sums that are known from other programs must come out; on the sample both ways must agree. `--json` prints the results
// for a program. Best of the peers with the cap: a JavaScript probe at 5.5 M a second; vectorised R at 0.58 M.

const SEGMENTS = [
  { share: 0.23, meanSeconds: 45 },
  { share: 0.6, meanSeconds: 120 },
  { share: 0.17, meanSeconds: 420 },
];
const ERLANG_C: QueueModel = { kind: "erlang-c" };
const ERLANG_A: QueueModel = { kind: "patience", patience: { law: { kind: "exponential", meanSeconds: 120 } } };
const MIX: QueueModel = { kind: "patience", patience: { law: { kind: "segments", segments: SEGMENTS } } };
const EIGHTY_TWENTY = { share: 0.8, withinSeconds: 20 };
const NINETY_FIVE_TEN = { share: 0.95, withinSeconds: 10 };
const CAP = 0.85;

type Textbook = (need: TextbookNeed) => number;
const textbookA: Textbook = (need) => textbookErlangA(need, 120);
const textbookMix: Textbook = (need) => textbookSegments(need, SEGMENTS);

interface Work {
  readonly name: string;
  readonly model: QueueModel;
  readonly serviceLevel: { readonly share: number; readonly withinSeconds: number };
  readonly maxOccupancy?: number;
  readonly textbook: Textbook;
  /** Every so many intervals the textbook is tried; it has not got all day. */
  readonly sampleEvery: number;
  /** Whole years in a round, so that a round is long beside a tick of processor time. */
  readonly years: number;
  readonly atLeastPerSecond: number;
  readonly sumOfAgents?: number;
}

const WORKS: readonly Work[] = [
  {
    name: "Erlang C, 80/20, cap 85 %",
    model: ERLANG_C,
    serviceLevel: EIGHTY_TWENTY,
    maxOccupancy: CAP,
    textbook: textbookErlangC,
    sampleEvery: 10,
    years: 10,
    atLeastPerSecond: 3e6,
    sumOfAgents: 8_245_898,
  },
  {
    name: "Erlang C, 80/20",
    model: ERLANG_C,
    serviceLevel: EIGHTY_TWENTY,
    textbook: textbookErlangC,
    sampleEvery: 10,
    years: 4,
    atLeastPerSecond: 1e6,
    sumOfAgents: 7_351_817,
  },
  {
    name: "Erlang C, 95/10",
    model: ERLANG_C,
    serviceLevel: NINETY_FIVE_TEN,
    textbook: textbookErlangC,
    sampleEvery: 10,
    years: 4,
    atLeastPerSecond: 1e6,
    sumOfAgents: 7_708_493,
  },
  {
    name: "patience 120 s, 80/20, cap 85 %",
    model: ERLANG_A,
    serviceLevel: EIGHTY_TWENTY,
    maxOccupancy: CAP,
    textbook: textbookA,
    sampleEvery: 200,
    years: 1,
    atLeastPerSecond: 25_000,
  },
  {
    name: "patience 120 s, 80/20",
    model: ERLANG_A,
    serviceLevel: EIGHTY_TWENTY,
    textbook: textbookA,
    sampleEvery: 200,
    years: 1,
    atLeastPerSecond: 15_000,
  },
  {
    name: "patience 120 s, 95/10",
    model: ERLANG_A,
    serviceLevel: NINETY_FIVE_TEN,
    textbook: textbookA,
    sampleEvery: 200,
    years: 1,
    atLeastPerSecond: 15_000,
  },
  {
    name: "three segments, 80/20, cap 85 %",
    model: MIX,
    serviceLevel: EIGHTY_TWENTY,
    maxOccupancy: CAP,
    textbook: textbookMix,
    sampleEvery: 2000,
    years: 1,
    atLeastPerSecond: 25_000,
  },
  {
    name: "three segments, 80/20",
    model: MIX,
    serviceLevel: EIGHTY_TWENTY,
    textbook: textbookMix,
    sampleEvery: 2000,
    years: 1,
    atLeastPerSecond: 15_000,
  },
  {
    name: "three segments, 95/10",
    model: MIX,
    serviceLevel: NINETY_FIVE_TEN,
    textbook: textbookMix,
    sampleEvery: 2000,
    years: 1,
    atLeastPerSecond: 15_000,
  },
];

interface Measured {
  readonly name: string;
  readonly intervals: number;
  readonly sumOfAgents: number;
  readonly perSecond: number;
  readonly atLeastPerSecond: number;
  readonly textbookPerSecond: number;
  readonly timesTextbook: number;
}

/** The best of some rounds in processor time, so that other work on the machine is not measured: seconds a call. */
function secondsOf(work: () => void, rounds: number): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    work();
    best = Math.min(best, process.cpuUsage(start).user / 1e6);
  }
  return best;
}

function measure(work: Work, year: readonly BenchInterval[]): Measured {
  const { name, model, serviceLevel, maxOccupancy, textbook, years, atLeastPerSecond } = work;
  const targets: Targets = { serviceLevel, ...(maxOccupancy === undefined ? {} : { maxOccupancy }) };
  const search = staffingSearch({ model, targets });
  let sum = 0;
  const seconds = secondsOf(() => {
    sum = 0;
    for (let round = 0; round < years; round += 1) {
      for (const { loadErlangs, ahtSeconds } of year) sum += search.leastAgents(loadErlangs, ahtSeconds);
    }
  }, 6);
  const sumOfAgents = sum / years;
  if (work.sumOfAgents !== undefined && sumOfAgents !== work.sumOfAgents) {
    throw new Error(`${name}: the sum of least agents must be ${work.sumOfAgents}, not ${sumOfAgents}.`);
  }
  const sample = year.filter((_, index) => index % work.sampleEvery === 0);
  let answers: number[] = [];
  const textbookSeconds = secondsOf(() => {
    answers = sample.map((interval) =>
      // A hair of rounding, so that a cap kept exactly counts as kept.
      textbook({ ...interval, ...serviceLevel, maxOccupancy: (maxOccupancy ?? 1) * (1 + 1e-12) }),
    );
  }, 2);
  sample.forEach(({ loadErlangs, ahtSeconds }, index) => {
    const found = search.leastAgents(loadErlangs, ahtSeconds);
    if (found !== answers[index]) {
      throw new Error(`${name}: ${loadErlangs} erlangs need ${answers[index]} agents by the textbook, not ${found}.`);
    }
  });
  const perSecond = (years * year.length) / seconds;
  const textbookPerSecond = sample.length / textbookSeconds;
  return {
    name,
    intervals: year.length,
    sumOfAgents,
    perSecond,
    atLeastPerSecond,
    textbookPerSecond,
    timesTextbook: perSecond / textbookPerSecond,
  };
}

interface OneCall {
  readonly name: string;
  readonly milliseconds: number;
  readonly atMostMilliseconds: number;
}

/** A day of 96 quarter hours with up to 100 agents, in steps of 10 s. */
function measureDay(): OneCall {
  const load = Array.from({ length: 96 }, (_, index) => 50 + 45 * Math.sin((index / 96) * 2 * Math.PI));
  const day = {
    contactsPerHour: load.map((erlangs) => erlangs * 12),
    agents: load.map((erlangs) => Math.ceil(erlangs + 5)),
    intervalSeconds: 900,
    ahtSeconds: 300,
    patience: { law: { kind: "exponential", meanSeconds: 120 } },
    withinSeconds: 20,
    stepSeconds: 10,
  } as const;
  transientDay(day);
  return {
    name: "exact transient of a day of 100 agents",
    milliseconds: secondsOf(() => transientDay(day), 10) * 1000,
    atMostMilliseconds: 30,
  };
}

function measureEvaluation(): OneCall {
  const patience = { law: { kind: "segments", segments: SEGMENTS } } as const;
  const queue = { loadErlangs: 50, ahtSeconds: 300, patience, withinSeconds: 20 };
  const calls = 2000;
  const seconds = secondsOf(() => {
    for (let call = 0; call < calls; call += 1) queueWithPatience({ ...queue, agents: 40 + (call % 20) });
  }, 6);
  return {
    name: "one queue with three segments, all figures",
    milliseconds: (seconds / calls) * 1000,
    atMostMilliseconds: 1,
  };
}

const inWords = (rate: number): string => Math.round(rate).toLocaleString("en");

const missing = missingGenerator();
if (missing !== null) {
  process.stdout.write(
    `staffing  SKIPPED: no input generator at ${missing}; set SPRINGTIDE_SHARED to the folder that has it.\n`,
  );
} else {
  const year = readYear();
  const asJson = process.argv.includes("--json");
  const searches = WORKS.map((work) => {
    const row = measure(work, year);
    if (!asJson) {
      const rates = `${inWords(row.perSecond).padStart(11)}/s (at least ${inWords(row.atLeastPerSecond).padStart(9)})`;
      const ratio = `${row.timesTextbook.toFixed(0).padStart(6)} x textbook (${inWords(row.textbookPerSecond)}/s)`;
      process.stdout.write(`${row.name.padEnd(34)} ${rates} ${ratio}   sum of agents ${row.sumOfAgents}\n`);
    }
    return row;
  });
  const calls = [measureEvaluation(), measureDay()];
  for (const { name, milliseconds, atMostMilliseconds } of asJson ? [] : calls) {
    process.stdout.write(`${name.padEnd(44)} ${milliseconds.toFixed(3)} ms (at most ${atMostMilliseconds})\n`);
  }
  if (asJson) process.stdout.write(`${JSON.stringify({ bench: "staffing", searches, calls }, null, 2)}\n`);
}
