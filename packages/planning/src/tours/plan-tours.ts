import { randomStream, type RandomStream } from "@springtide/probability";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import type { Solve } from "../linear/linear-model.ts";
import { FIRST_STARTS, TourSearch } from "./best-tour.ts";
import { requireTourProblem } from "./require-tour-problem.ts";
import { tourBound } from "./tour-bound.ts";
import { TourCover } from "./tour-cover.ts";
import type { TourAnswer, TourCount, TourProblem, TourShift } from "./tour-problem.ts";
import { isTour, tourShifts } from "./tour-shifts.ts";

/** How good an answer has to be, and how much work may go into it. */
export interface TourLimits {
  /** Stop when cost and bound are this near, as a share of the cost. */
  readonly gap: number;
  /** Rounds of ruin and recreate. */
  readonly rounds: number;
  readonly seed: number;
}

/** Tours that are taken out together. */
const MOST_TAKEN = 4;
/** Worse answers are accepted at first as if so large a share of a tour's cost were nothing. */
const FIRST_HEAT = 0.02;
/** How often one more tour than were taken out is tried. */
const ONE_MORE = 0.15;

/**
 * The cheapest people by week's tour: each works so many shifts on so many days, with the daily and the weekly rest between them. Tours
 * are added while one more pays, then a few at a time are taken out and the best put in instead. Same problem, limits and seed, same
 * answer.
 * @throws Refusal for a problem that contradicts itself; Cancelled when asked to stop
 */
export function planTours(
  problem: TourProblem,
  { gap, rounds, seed }: TourLimits,
  solve: Solve,
  progress?: Progress,
  cancel?: CancelSignal,
): TourAnswer {
  requireTourProblem(problem);
  const shifts = tourShifts(problem);
  const steps: { step: string; cost: number }[] = [];
  progress?.(0, 3, "Solving the relaxation");
  stopIfCancelled(cancel);
  const bound = tourBound(problem, shifts, solve);
  const cover = new TourCover(problem);
  const search = new TourSearch(problem, shifts);
  progress?.(1, 3, "Adding tours while they pay");
  while (addBest(cover, search)) stopIfCancelled(cancel);
  steps.push({ step: "added one by one", cost: cover.cost });
  const random = randomStream(seed, "tours");
  const gone = ruinAndRecreate(cover, search, random, { rounds, enough: bound / (1 - gap) }, (round) => {
    stopIfCancelled(cancel);
    if (round % 50 === 0) progress?.(2 + round / rounds, 3, "Trying other tours");
  });
  steps.push({ step: "searched", cost: cover.cost });
  return answerOf(cover, { bound, gap, steps, rounds: gone });
}

function addBest(
  cover: TourCover,
  search: TourSearch,
  worth: (t: number) => number = (t) => cover.worth(t),
  firstStarts: readonly number[] = FIRST_STARTS,
): boolean {
  const best = search.best(worth, firstStarts);
  if (best === null) return false;
  const before = cover.cost;
  cover.add(best.shifts);
  if (cover.cost < before - 1e-9) return true;
  cover.removeAt(cover.tours.length - 1);
  return false;
}

function ruinAndRecreate(
  cover: TourCover,
  search: TourSearch,
  random: RandomStream,
  limits: { readonly rounds: number; readonly enough: number },
  onRound: (round: number) => void,
): number {
  let best = cover.cost;
  let kept = [...cover.tours];
  let round = 0;
  for (; round < limits.rounds && best > limits.enough; round += 1) {
    onRound(round);
    const before = cover.cost;
    const tours = [...cover.tours];
    const meanCost = before / Math.max(1, tours.length);
    const taken = Math.min(tours.length, 1 + Math.floor(random.uniform() * MOST_TAKEN));
    for (let i = 0; i < taken; i += 1) cover.removeAt(Math.floor(random.uniform() * cover.tours.length));
    const noise = Float64Array.from({ length: 1 + cover.missing.length / 4 }, () => 0.7 + 0.6 * random.uniform());
    // One of the beginnings a day for each tour: a third of the work, and chance sees to it that all are tried.
    for (let i = 0; i < taken; i += 1) {
      const first = FIRST_STARTS[Math.floor(random.uniform() * FIRST_STARTS.length)] ?? 0;
      addBest(cover, search, (t) => cover.worth(t) * (noise[t >> 2] ?? 1), [first]);
    }
    // Seldom does it pay to have more people than before; now and then that is looked into.
    if (random.uniform() < ONE_MORE) while (addBest(cover, search));
    const worse = cover.cost - before;
    const heat = FIRST_HEAT * meanCost * (1 - round / limits.rounds);
    if (worse > 0 && random.uniform() >= Math.exp(-worse / heat)) restore(cover, tours);
    if (cover.cost >= best - 1e-9) continue;
    best = cover.cost;
    kept = [...cover.tours];
  }
  restore(cover, kept);
  return round;
}

/** Brings back tours kept before: what is in both stays. */
function restore(cover: TourCover, kept: readonly (readonly TourShift[])[]): void {
  const wanted = new Set(kept);
  for (let i = cover.tours.length - 1; i >= 0; i -= 1) {
    const tour = cover.tours[i];
    if (tour !== undefined && !wanted.delete(tour)) cover.removeAt(i);
  }
  for (const tour of wanted) cover.add(tour);
}

function answerOf(
  cover: TourCover,
  found: {
    readonly bound: number;
    readonly gap: number;
    readonly steps: TourAnswer["steps"];
    readonly rounds: number;
  },
): TourAnswer {
  if (!cover.tours.every((tour) => isTour(cover.problem, tour))) throw new Error("A tour found breaks its rest.");
  const { cost } = cover;
  const bound = Math.min(cost, found.bound);
  const gap = cost > 0 ? Math.max(0, (cost - bound) / cost) : 0;
  return {
    tours: counted(cover.tours),
    ...{ cost, bound, gap, steps: found.steps, work: { rounds: found.rounds } },
    people: cover.tours.length,
    missingHeads: cover.missing.reduce((sum, heads) => sum + Math.max(0, heads), 0),
    stopped: gap <= found.gap + 1e-12 ? "gap" : "work-limit",
  };
}

function counted(tours: readonly (readonly TourShift[])[]): readonly TourCount[] {
  const counts = new Map<string, { shifts: readonly TourShift[]; heads: number }>();
  for (const shifts of tours) {
    const key = shifts.map(({ start, kind, breakStart }) => `${start} ${kind} ${breakStart}`).join(", ");
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { shifts, heads: 1 });
    else known.heads += 1;
  }
  return [...counts.values()].sort((a, b) => (a.shifts[0]?.start ?? 0) - (b.shifts[0]?.start ?? 0));
}
