import { parentPort } from "node:worker_threads";
import type { DecisionDeadline, Plan } from "@springtide/contracts";
import type { PlanInputs } from "@springtide/store";
import { smallPlan } from "./small-plan.ts";

const UNSAID = { costIfDone: null, costIfNot: null, probability: null } as const;

/** Two deadlines after the last day that the plan knows, and one before it. */
const DEADLINES: DecisionDeadline[] = [
  {
    ...{ at: "2026-05-02T12:00:00+02:00", zone: "Europe/Berlin", kind: "lock", subject: "north-2026-05" },
    ...{ words: "Give the forecast.", silence: "None is locked." },
    ...UNSAID,
  },
  {
    ...{ at: "2026-06-08T00:00:00+02:00", zone: "Europe/Berlin", kind: "recruit", subject: "desk" },
    ...{ words: "Begin to recruit two people.", silence: "Nobody is hired." },
    ...{ costIfDone: 21_000, costIfNot: 24_500, probability: 1 },
  },
  {
    ...{ at: "2026-06-20T12:00:00+02:00", zone: "Europe/Berlin", kind: "reserve", subject: "north-2026-07-06" },
    ...{ words: "Reserve ten seats.", silence: "Nothing is reserved." },
    ...{ costIfDone: 9_540, costIfNot: 11_100, probability: 0.4 },
  },
];

const DECISIONS: NonNullable<Plan["decisions"]> = {
  losses: [],
  periods: [],
  hires: [
    {
      ...{ team: "desk", people: 2, recruitBy: "2026-06-08", trainingFrom: "2026-07-06", productiveFrom: "2026-07-20" },
      ...{ until: "2026-12-31", cost: 9_000, saves: 12_500, words: "Hire two people." },
    },
  ],
  extraHours: [],
  deadlines: DEADLINES,
  expected: { ledger: 0, atStake: 0, worstTenth: 0, withoutStandBy: 0, withoutPartners: 0 },
  proof: null,
  remarks: [],
};

/** Stands in for the worker that computes a plan: one that says what to decide by when. */
parentPort?.on("message", (inputs: PlanInputs) => {
  parentPort?.postMessage({ kind: "done", json: JSON.stringify({ ...smallPlan(inputs), decisions: DECISIONS }) });
});
