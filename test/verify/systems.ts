import type { SingleQueueQuestion, WaitingLaw } from "@springtide/simulation";
import type { TransientQuestion } from "@springtide/staffing";

/** A queue in steady state that a formula knows exactly. */
export interface SteadySystem {
  readonly name: string;
  readonly formula: string;
  readonly question: Omit<SingleQueueQuestion, "contacts" | "seed" | "batches" | "warmUpContacts">;
  /** What the house of formulas needs of the same patience. */
  readonly balkingShare: number;
}

/** A day that the forward equations know exactly, with exponential patience or none. */
export interface DaySystem {
  readonly name: string;
  readonly question: Pick<TransientQuestion, "agents" | "contactsPerHour"> & {
    readonly intervalSeconds: number;
    readonly ahtSeconds: number;
    readonly patienceSeconds: number | null;
    readonly balkingShare?: number;
    readonly withinSeconds: number;
  };
}

const AHT_SECONDS = 300;
const WITHIN_SECONDS = 20;

interface Made {
  readonly agents: number;
  /** Load over agents. */
  readonly rho: number;
  readonly law: WaitingLaw;
  readonly ahtSeconds?: number;
  readonly places?: number;
  readonly balkingShare?: number;
}

function steady(formula: string, patience: string, made: Made): SteadySystem {
  const { agents, rho, law, ahtSeconds = AHT_SECONDS, places, balkingShare = 0 } = made;
  return {
    name: `${agents} agents, load ${rho} each, ${patience}`,
    formula,
    balkingShare,
    question: {
      arrivalsPerHour: (agents * rho * 3600) / ahtSeconds,
      handling: { kind: "exponential", meanSeconds: ahtSeconds },
      patience: law,
      agents,
      withinSeconds: WITHIN_SECONDS,
      ...(places === undefined ? {} : { waitingPlaces: places }),
      ...(balkingShare === 0 ? {} : { balkingShare }),
    },
  };
}

const TEAMS = [1, 3, 8, 17, 40, 100, 195, 300] as const;
const exponential = (meanSeconds: number): WaitingLaw => ({ kind: "exponential", meanSeconds });

const PATIENT: readonly SteadySystem[] = TEAMS.flatMap((agents, index) =>
  [0.3, 0.7, 0.9, 1, 1.3].map((rho, at) => {
    const seconds = [30, 120, 600][(index + at) % 3] ?? 120;
    return steady("Erlang A", `patience ${seconds} s`, { agents, rho, law: exponential(seconds) });
  }),
);

const ENDLESS: readonly SteadySystem[] = TEAMS.flatMap((agents) =>
  [0.6, 0.85].map((rho) => steady("Erlang C", "nobody gives up", { agents, rho, law: { kind: "endless" } })),
);

const SEGMENTS: WaitingLaw = {
  kind: "segments",
  segments: [
    { share: 0.23, meanSeconds: 45 },
    { share: 0.6, meanSeconds: 120 },
    { share: 0.17, meanSeconds: 420 },
  ],
};
const ANNOUNCED: WaitingLaw = {
  kind: "hazard",
  pieces: [
    { fromSeconds: 0, perSecond: 0.002 },
    { fromSeconds: 30, perSecond: 0.03 },
    { fromSeconds: 40, perSecond: 0.004 },
  ],
};

const OTHER_PATIENCE: readonly SteadySystem[] = [
  ...([5, 50, 195] as const).flatMap((agents) =>
    [0.9, 1.2].map((rho) => steady("M/M/n+H", "three groups of customers", { agents, rho, law: SEGMENTS })),
  ),
  steady("M/M/n+G", "hang-ups after an announcement", { agents: 10, rho: 1, law: ANNOUNCED }),
  steady("M/M/n+G", "hang-ups after an announcement", { agents: 80, rho: 1.1, law: ANNOUNCED }),
  steady("M/M/n+M, balking", "a fifth balks, patience 120 s", {
    agents: 17,
    rho: 1,
    law: exponential(120),
    balkingShare: 0.2,
  }),
  steady("M/M/n, balking", "a third balks, the others never give up", {
    agents: 30,
    rho: 1,
    law: { kind: "endless" },
    balkingShare: 1 / 3,
  }),
];

const FINITE: readonly SteadySystem[] = [
  steady("Erlang B", "nobody may wait", { agents: 3, rho: 0.8, law: { kind: "endless" }, places: 0 }),
  steady("Erlang B", "nobody may wait", { agents: 60, rho: 1.1, law: { kind: "endless" }, places: 0 }),
  steady("M/M/n/n+k", "2 places, nobody gives up", { agents: 2, rho: 1.2, law: { kind: "endless" }, places: 2 }),
  steady("M/M/n/n+k", "10 places, nobody gives up", { agents: 20, rho: 1, law: { kind: "endless" }, places: 10 }),
  steady("M/M/n/n+k+M", "4 places, patience 120 s", { agents: 6, rho: 1, law: exponential(120), places: 4 }),
  steady("M/M/n/n+k+M", "20 places, patience 300 s", { agents: 100, rho: 1.05, law: exponential(300), places: 20 }),
];

/** Every queue in steady state: teams from 1 to 300, loads from 0.3 to 1.3, patience from 30 s to none. */
export const STEADY_SYSTEMS: readonly SteadySystem[] = [...PATIENT, ...ENDLESS, ...OTHER_PATIENCE, ...FINITE];

/** Days: a peak, an opening rush, an overload nobody leaves, a team that is halved, a night, many agents. */
export const DAY_SYSTEMS: readonly DaySystem[] = [
  {
    name: "a peak, patience 120 s",
    question: {
      contactsPerHour: [60, 120, 240, 300, 260, 150, 80, 40],
      agents: [6, 10, 18, 22, 24, 16, 9, 6],
      intervalSeconds: 900,
      ahtSeconds: 300,
      patienceSeconds: 120,
      withinSeconds: 20,
    },
  },
  {
    name: "an opening rush, patience 60 s",
    question: {
      contactsPerHour: [400, 200, 100, 100],
      agents: [15, 15, 10, 8],
      intervalSeconds: 900,
      ahtSeconds: 300,
      patienceSeconds: 60,
      withinSeconds: 20,
    },
  },
  {
    name: "an overload, nobody gives up",
    question: {
      contactsPerHour: [100, 160, 100, 40],
      agents: [10, 10, 10, 10],
      intervalSeconds: 1800,
      ahtSeconds: 300,
      patienceSeconds: null,
      withinSeconds: 20,
    },
  },
  {
    name: "a team halved and doubled, handling times of half an hour",
    question: {
      contactsPerHour: [40, 40, 40, 40],
      agents: [24, 12, 30, 12],
      intervalSeconds: 1800,
      ahtSeconds: 1800,
      patienceSeconds: 300,
      withinSeconds: 60,
    },
  },
  {
    name: "many agents, patience 120 s",
    question: {
      contactsPerHour: [1200, 2400, 1800],
      agents: [110, 190, 150],
      intervalSeconds: 1800,
      ahtSeconds: 300,
      patienceSeconds: 120,
      withinSeconds: 20,
    },
  },
  {
    name: "a fifth balks, patience 200 s",
    question: {
      contactsPerHour: [150, 250, 100],
      agents: [12, 18, 10],
      intervalSeconds: 900,
      ahtSeconds: 240,
      patienceSeconds: 200,
      balkingShare: 0.2,
      withinSeconds: 20,
    },
  },
];
