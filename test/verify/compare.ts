import { simulateQueueDay, simulateSingleQueue, type RatioEstimate } from "@springtide/simulation";
import { finiteLine, queueWithPatience, transientDay, type QueueResult } from "@springtide/staffing";
import type { DaySystem, SteadySystem } from "./systems.ts";

/** One figure of one system: what a formula says, what came out, and how far apart they are in standard errors. */
export interface Comparison {
  readonly system: string;
  readonly formula: string;
  readonly figure: string;
  readonly exact: number;
  readonly simulated: number;
  readonly halfWidth: number;
  readonly distance: number;
}

/** How long everything is played. Seeds are fixed by the place of a system in its list. */
export interface Effort {
  readonly contacts: number;
  readonly replications: number;
}

/** As many as here give Student's law its normal shape, so that 3 and 4.5 standard errors mean what they say. */
const BATCHES = 100;
/** Fewer contacts than this to which a thing happens, and their number is not yet normal. */
const LEAST_EVENTS = 1000;
/** The equations of a day are taken in steps so short that their own error is nothing beside a standard error. */
const STEP_SECONDS = 2;

type Named = readonly [figure: string, exact: number | null, estimate: RatioEstimate];

/** Plays a steady system out and compares it. */
export function compareSteady(
  { name, formula, question, balkingShare }: SteadySystem,
  place: number,
  effort: Effort,
): Comparison[] {
  const { contacts } = effort;
  const { figures } = simulateSingleQueue({ ...question, contacts, batches: BATCHES, seed: place + 1 });
  const exact = exactOf(question, balkingShare);
  const often = (share: number): boolean => Math.min(share, 1 - share) * contacts >= LEAST_EVENTS;
  const named: Named[] = [
    [
      "mean wait",
      often(exact.waitProbability) || exact.waitProbability === 1 ? exact.meanWaitSeconds : null,
      figures.meanWaitSeconds,
    ],
    ["wait at all", often(exact.waitProbability) ? exact.waitProbability : null, figures.waitShare],
    ["abandoned", often(exact.abandonProbability) ? exact.abandonProbability : null, figures.abandonShare],
    ["blocked", often(exact.blockProbability) ? exact.blockProbability : null, figures.blockShare],
    ["within 20 s", often(exact.serviceLevels.slOffered) ? exact.serviceLevels.slOffered : null, figures.slOffered],
    ["occupancy", exact.occupancy, figures.occupancy],
  ];
  return comparisonsOf(name, formula, named);
}

function exactOf(question: SteadySystem["question"], balkingShare: number): QueueResult {
  const { arrivalsPerHour, handling, agents, patience, waitingPlaces, withinSeconds } = question;
  const ahtSeconds = handling.kind === "fixed" ? handling.seconds : handling.meanSeconds;
  const load = { agents, ahtSeconds, loadErlangs: (arrivalsPerHour * ahtSeconds) / 3600, withinSeconds };
  if (waitingPlaces === undefined) return queueWithPatience({ ...load, patience: { law: patience, balkingShare } });
  const patienceSeconds = patience.kind === "exponential" ? patience.meanSeconds : null;
  return finiteLine({ ...load, waitingRoom: waitingPlaces, patienceSeconds });
}

/** Plays a day out and compares what is exact in it: counts, time averages and the chance to wait of each interval. */
export function compareDay({ name, question }: DaySystem, place: number, { replications }: Effort): Comparison[] {
  const { patienceSeconds, balkingShare = 0, ahtSeconds, ...same } = question;
  const law =
    patienceSeconds === null
      ? { kind: "endless" as const }
      : { kind: "exponential" as const, meanSeconds: patienceSeconds };
  const simulated = simulateQueueDay({
    ...same,
    handling: { kind: "exponential", meanSeconds: ahtSeconds },
    patience: law,
    balkingShare,
    replications,
    seed: place + 1,
  });
  const { intervals } = transientDay({
    ...same,
    ahtSeconds,
    patience: { law, balkingShare },
    stepSeconds: STEP_SECONDS,
  });
  return simulated.flatMap((interval, at) => {
    const exact = intervals[at];
    if (exact === undefined) return [];
    const often = (mean: number): number | null => (mean * replications >= LEAST_EVENTS ? mean : null);
    return comparisonsOf(`${name}, interval ${at + 1}`, "transient", [
      ["wait at all", often(exact.waitProbability) === null ? null : exact.waitProbability, interval.waitShare],
      ["served, contacts", often(exact.served), interval.served],
      ["abandoned, contacts", often(exact.abandoned), interval.abandoned],
      ["mean queue", often(exact.meanQueue), interval.meanQueue],
      ["agents busy, mean", exact.meanBusy, interval.meanBusy],
    ]);
  });
}

function comparisonsOf(system: string, formula: string, named: readonly Named[]): Comparison[] {
  return named.flatMap(([figure, exact, { value, standardError, halfWidth }]) => {
    if (exact === null || value === null || standardError === null || halfWidth === null) return [];
    const difference = value - exact;
    // What cannot vary (everybody waits, say) must be met.
    const distance = standardError > 0 ? difference / standardError : Math.abs(difference) < 1e-12 ? 0 : Infinity;
    return [{ system, formula, figure, exact, simulated: value, halfWidth, distance }];
  });
}
