import { randomStream } from "@springtide/probability";
import {
  houseOf,
  runHouse,
  simulateSingleQueue,
  type ContactCentre,
  type SimulatedQueue,
} from "@springtide/simulation";
import { queueWithPatience } from "@springtide/staffing";
import { textbookSimulation } from "./textbook-simulation.ts";

// Contacts simulated a second on one core, beside a textbook's list of events on the same queue in the same run. Every
// figure must also be right: abandoned within 1.5 points and the mean wait within a quarter of the formula. `--json` prints the
// results for a program. Best of other packages: 53,000 contacts a second.

interface Scenario {
  readonly name: string;
  readonly arrivalsPerHour: number;
  readonly ahtSeconds: number;
  readonly patienceSeconds: number | null;
  readonly agents: number;
  readonly fastAtLeast: number;
  readonly generalAtLeast: number;
}

const SCENARIOS: readonly Scenario[] = [
  {
    name: "17 agents, patience 120 s",
    arrivalsPerHour: 200,
    ahtSeconds: 300,
    patienceSeconds: 120,
    agents: 17,
    fastAtLeast: 8e6,
    generalAtLeast: 1.5e6,
  },
  {
    name: "195 agents, patience 120 s",
    arrivalsPerHour: 2400,
    ahtSeconds: 300,
    patienceSeconds: 120,
    agents: 195,
    fastAtLeast: 5e6,
    generalAtLeast: 1e6,
  },
  {
    name: "20 agents, nobody gives up",
    arrivalsPerHour: 200,
    ahtSeconds: 300,
    patienceSeconds: null,
    agents: 20,
    fastAtLeast: 8e6,
    generalAtLeast: 1.5e6,
  },
];
const FAST_CONTACTS = 2_000_000;
const GENERAL_CONTACTS = 400_000;
const TEXTBOOK_CONTACTS = 100_000;
const ROUNDS = 6;

interface Measured {
  readonly name: string;
  readonly contactsPerSecond: number;
  readonly atLeast: number | null;
  readonly timesTextbook: number | null;
}

/** The best of some rounds in processor time, so that other work on the machine is not measured: contacts a second. */
function quickest(work: () => number): number {
  let best = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.cpuUsage();
    const contacts = work();
    best = Math.max(best, contacts / (process.cpuUsage(start).user / 1e6));
  }
  return best;
}

function requireRight(scenario: Scenario, who: string, abandonShare: number, meanWaitSeconds: number): void {
  const { arrivalsPerHour, ahtSeconds, patienceSeconds, agents } = scenario;
  const exact = queueWithPatience({
    agents,
    ahtSeconds,
    loadErlangs: (arrivalsPerHour * ahtSeconds) / 3600,
    patience: {
      law: patienceSeconds === null ? { kind: "endless" } : { kind: "exponential", meanSeconds: patienceSeconds },
    },
    withinSeconds: 20,
  });
  const wait = exact.meanWaitSeconds ?? NaN;
  if (Math.abs(abandonShare - exact.abandonProbability) < 0.015 && Math.abs(meanWaitSeconds / wait - 1) < 0.25) return;
  throw new Error(
    `${who}, ${scenario.name}: ${abandonShare} abandoned and ${meanWaitSeconds} s, not ${exact.abandonProbability} and ${wait} s.`,
  );
}

function fast(scenario: Scenario): number {
  const { arrivalsPerHour, ahtSeconds, patienceSeconds, agents } = scenario;
  return quickest(() => {
    const { figures } = simulateSingleQueue({
      arrivalsPerHour,
      agents,
      handling: { kind: "exponential", meanSeconds: ahtSeconds },
      patience: patienceSeconds === null ? { kind: "endless" } : { kind: "exponential", meanSeconds: patienceSeconds },
      withinSeconds: 20,
      contacts: FAST_CONTACTS,
      warmUpContacts: 0,
      seed: 1,
    });
    requireRight(scenario, "fast path", figures.abandonShare.value ?? NaN, figures.meanWaitSeconds.value ?? NaN);
    return FAST_CONTACTS;
  });
}

function textbook(scenario: Scenario): number {
  const { arrivalsPerHour, ahtSeconds, patienceSeconds, agents } = scenario;
  return quickest(() => {
    const random = randomStream(1, "textbook");
    const { abandonShare, meanWaitSeconds } = textbookSimulation(
      {
        arrivalsPerSecond: arrivalsPerHour / 3600,
        ahtSeconds,
        patienceSeconds: patienceSeconds ?? Infinity,
        agents,
        contacts: TEXTBOOK_CONTACTS,
      },
      () => random.uniform(),
    );
    requireRight(scenario, "textbook", abandonShare, meanWaitSeconds);
    return TEXTBOOK_CONTACTS;
  });
}

/** Plays a house for so long that about so many contacts come, and answers with how many did. */
function playHouse(centre: ContactCentre): {
  readonly contacts: number;
  readonly abandoned: number;
  readonly waitMicros: number;
} {
  const { tally } = runHouse(houseOf(centre), { seed: 1, replication: 0 });
  const sum = (column: Float64Array): number => column.reduce((total, value) => total + value, 0);
  return {
    contacts: sum(tally.queue.offered),
    abandoned: sum(tally.queue.abandoned),
    waitMicros: sum(tally.queue.waitMicros),
  };
}

function general(scenario: Scenario): number {
  const { arrivalsPerHour, ahtSeconds, patienceSeconds, agents } = scenario;
  const intervals = Math.ceil(GENERAL_CONTACTS / (arrivalsPerHour / 4));
  const same = <Value>(value: Value): Value[] => Array.from({ length: intervals }, () => value);
  const centre: ContactCentre = {
    intervalSeconds: same(900),
    queues: [
      {
        contactsPerHour: same(arrivalsPerHour),
        handling: { kind: "exponential", meanSeconds: ahtSeconds },
        patience:
          patienceSeconds === null ? { kind: "endless" } : { kind: "exponential", meanSeconds: patienceSeconds },
        withinSeconds: 20,
      },
    ],
    teams: [{ roster: { agents: same(agents) }, skills: [{ queue: 0 }] }],
  };
  return quickest(() => {
    const { contacts, abandoned, waitMicros } = playHouse(centre);
    requireRight(scenario, "general engine", abandoned / contacts, waitMicros / 1e6 / contacts);
    return contacts;
  });
}

/** Four channels, three teams with two or three skills each, redials, and an overflow of calls after a minute. */
function fourChannels(): number {
  const intervals = 1600;
  const same = <Value>(value: Value): Value[] => Array.from({ length: intervals }, () => value);
  const channel = (contactsPerHour: number, meanSeconds: number, patienceSeconds: number): SimulatedQueue => ({
    contactsPerHour: same(contactsPerHour),
    handling: { kind: "exponential", meanSeconds },
    patience: { kind: "exponential", meanSeconds: patienceSeconds },
    withinSeconds: 20,
  });
  const centre: ContactCentre = {
    intervalSeconds: same(900),
    queues: [
      {
        ...channel(400, 300, 180),
        moves: [{ toQueue: 3, afterSeconds: 60, staysOnLine: true }],
        returns: [{ after: "abandoned", toQueue: 0, share: 0.5, delay: { kind: "exponential", meanSeconds: 600 } }],
      },
      {
        ...channel(200, 420, 120),
        returns: [{ after: "abandoned", toQueue: 0, share: 0.3, delay: { kind: "exponential", meanSeconds: 900 } }],
      },
      channel(150, 240, 900),
      channel(30, 300, 180),
    ],
    teams: [
      { roster: { agents: same(28) }, skills: [{ queue: 0 }, { queue: 1, rank: 1 }] },
      { roster: { agents: same(22) }, skills: [{ queue: 1 }, { queue: 2, rank: 1 }, { queue: 0, rank: 2, order: 1 }] },
      { roster: { agents: same(14) }, skills: [{ queue: 3 }, { queue: 2, order: 1, rank: 1 }] },
    ],
  };
  return quickest(() => playHouse(centre).contacts);
}

const rows: Measured[] = [];
for (const scenario of SCENARIOS) {
  const yardstick = textbook(scenario);
  rows.push({ name: `textbook, ${scenario.name}`, contactsPerSecond: yardstick, atLeast: null, timesTextbook: null });
  const perSecond = { fast: fast(scenario), general: general(scenario) };
  rows.push({
    name: `fast path, ${scenario.name}`,
    contactsPerSecond: perSecond.fast,
    atLeast: scenario.fastAtLeast,
    timesTextbook: perSecond.fast / yardstick,
  });
  rows.push({
    name: `general engine, ${scenario.name}`,
    contactsPerSecond: perSecond.general,
    atLeast: scenario.generalAtLeast,
    timesTextbook: perSecond.general / yardstick,
  });
}
rows.push({
  name: "general engine, four channels, three teams, redials, overflow",
  contactsPerSecond: fourChannels(),
  atLeast: 5e5,
  timesTextbook: null,
});

const inWords = (rate: number): string => Math.round(rate).toLocaleString("en");
if (process.argv.includes("--json")) {
  process.stdout.write(`${JSON.stringify({ bench: "simulation", rows }, null, 2)}\n`);
} else {
  for (const { name, contactsPerSecond, atLeast, timesTextbook } of rows) {
    const least = atLeast === null ? "" : ` (at least ${inWords(atLeast)})`;
    const ratio = timesTextbook === null ? "" : `  ${timesTextbook.toFixed(1)} x textbook`;
    process.stdout.write(`${name.padEnd(60)} ${inWords(contactsPerSecond).padStart(11)}/s${least}${ratio}\n`);
  }
}
