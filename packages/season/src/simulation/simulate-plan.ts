import type { Plan } from "@springtide/contracts";
import { Refusal, type CancelSignal, type Progress } from "@springtide/refusal";
import { addUp, estimateFigure, play, type Played } from "@springtide/simulation";
import { basisOfPlan } from "../basis.ts";
import { drawDemand } from "../demand.ts";
import { queueOf } from "../places.ts";
import { outcomeOfPlayed } from "./outcome-of-played.ts";
import { partnerSeats } from "./partner-seats.ts";
import { type PlannedSeasons, simulatedCentre } from "./simulated-centre.ts";
import type { SimulatedPlan } from "./simulated-plan.ts";
import { type DaysAsked, simulationSpan } from "./simulation-span.ts";

/** Seasons played if nobody says; where a half-width is asked for, as many as there are. */
const SEASONS = 20;
const LEAST_BEFORE_STOPPING = 5;

/** Which possible seasons a plan is played on. */
export interface SimulationBasis extends DaysAsked {
  /** The plan's own if not given: the seasons that it was made for. Another one draws fresh ones. */
  readonly seed?: number;
}

/** What is asked of a simulation of a plan. */
export interface SimulationQuestion extends SimulationBasis {
  /** How many possible seasons, at most those that the plan was made on; 20 if not given. */
  readonly replications?: number;
  /** Stop once every queue's service level is known this well, such as 0.005; then `replications` is the most. */
  readonly halfWidth?: number;
}

/** A plan opened for simulation: its seasons are drawn once. Parts may be played in many places and put together. */
export interface PlanSimulation {
  /** How many possible seasons there are. */
  readonly seasons: number;
  /**
   * Plays seasons `first` to `first + count - 1`. What comes back is plain arrays of whole numbers: `addUp` puts parts
   * together that were played by several workers, in any order, to the same result.
   * @throws Cancelled
   */
  play(first: number, count: number, progress?: Progress, cancel?: CancelSignal): Played;
  /** Tells what was played in the plan's own words. */
  outcome(played: Played): SimulatedPlan;
}

/** Opens a plan for simulation. @throws Refusal for days outside the plan; Cancelled */
export function openSimulation(
  plan: Plan,
  { seed = plan.seed, ...days }: SimulationBasis = {},
  progress?: Progress,
  cancel?: CancelSignal,
): PlanSimulation {
  requireSeed(seed);
  requirePeople(plan);
  const basis = { ...basisOfPlan(plan), seed };
  const span = simulationSpan(days, basis.grid);
  const demand = drawDemand(basis, progress, cancel);
  const partners = partnerSeats(plan, basis, demand);
  const planned = { plan, basis, span, demand, partners };
  return {
    seasons: basis.paths,
    play: (first, count, moved, stop) => playSeasons(planned, first, count, moved, stop),
    outcome: (played) => outcomeOfPlayed(planned, played),
  };
}

/**
 * Plays a plan out, contact by contact, on its possible seasons: what customers would meet with the people planned, with
 * the spread of the seasons and of chance in it, beside what the plan's formulas say. Every season has its own rates;
 * the same plan, seed and seasons give the same answer on every machine.
 *
 * Of the seats asked of partners, each season draws who comes, by the share that the agreement's notice and the triggers of that season let
 * expect (`seatDraws`); where all are sure to come, nothing is drawn.
 *
 * Assumes exponential handling times of the AHT planned with, the queue's patience whatever model found the agents, and
 * people who stay with the queue that the plan put them on and finish the contact in hand before they go. The day before
 * the first one asked for is played too, so that no line begins empty; a plan's first day begins with what lies in its
 * piles, and with empty lines.
 * Cost: about 2 microseconds a contact, and one drawing of all seasons.
 * @throws Refusal for days outside the plan, more seasons than were drawn, a queue that nobody works for; Cancelled
 */
export function simulatePlan(
  plan: Plan,
  { replications, halfWidth, ...where }: SimulationQuestion = {},
  progress?: Progress,
  cancel?: CancelSignal,
): SimulatedPlan {
  const seasons = plan.paths;
  const most = replications ?? (halfWidth === undefined ? Math.min(SEASONS, seasons) : seasons);
  requireSeasons(most, seasons);
  if (halfWidth !== undefined) requireHalfWidth(halfWidth);
  const simulation = openSimulation(plan, where, progress, cancel);
  let played = simulation.play(0, 1, progress, cancel);
  for (let season = 1; season < most; season += 1) {
    if (halfWidth !== undefined && isKnown(plan, played, halfWidth)) break;
    progress?.(season, most, `Playing season ${season + 1} of at most ${most}`);
    played = addUp(played, simulation.play(season, 1, undefined, cancel));
  }
  progress?.(most, most, "Played out");
  return simulation.outcome(played);
}

function playSeasons(
  planned: PlannedSeasons,
  first: number,
  count: number,
  progress?: Progress,
  cancel?: CancelSignal,
): Played {
  requireSeasons(first + count, planned.basis.paths);
  const one = (season: number): Played =>
    play(simulatedCentre(planned, season), {
      seed: planned.basis.seed,
      replications: 1,
      firstReplication: season,
      unstaffed: "play",
      ...(cancel === undefined ? {} : { signal: cancel }),
    });
  let played = one(first);
  for (let done = 1; done < count; done += 1) {
    progress?.(done, count, `Playing season ${first + done + 1}`);
    played = addUp(played, one(first + done));
  }
  return played;
}

/** Whether every queue's service level is known this well; never after fewer than five seasons, which tell little of it. */
export function isKnown(plan: Plan, played: Played, halfWidth: number): boolean {
  if (played.replications.length < LEAST_BEFORE_STOPPING) return false;
  return plan.forecasts.every(({ queue }, place) => {
    const { definition } = queueOf(plan.shop, queue).target;
    const estimate = estimateFigure(played, definition, { queue: place });
    return estimate.value === null || (estimate.halfWidth !== null && estimate.halfWidth <= halfWidth);
  });
}

function requireSeasons(asked: number, drawn: number): void {
  if (Number.isInteger(asked) && asked >= 1 && asked <= drawn) return;
  throw new Refusal({
    code: "seasons-out-of-range",
    place: { field: "/replications" },
    found: String(asked),
    rule: `the plan has ${drawn} possible seasons`,
    remedy: "Ask for as many or fewer; plan with more `paths` to have more.",
  });
}

/** A day on which nobody works is played with its loss; a queue that nobody works for on any day is a plan unfinished. */
function requirePeople({ staffing }: Plan): void {
  staffing.forEach(({ queue, agents, own, overflow }, index) => {
    if (agents.every((each) => each === 0)) return;
    if (own.some((heads) => heads > 0) || overflow.some((heads) => heads > 0)) return;
    throw new Refusal({
      code: "nobody-at-work",
      place: { field: `/staffing/${index}` },
      found: `nobody planned for ${queue}, on any day`,
      rule: "a queue that is played out has people in the plan",
      remedy: "Roster a team or book a partner for it, then plan again.",
    });
  });
}

function requireSeed(seed: number): void {
  if (Number.isSafeInteger(seed) && seed >= 0) return;
  const rule = "a seed is a whole number from 0 on";
  throw new Refusal({ code: "not-a-seed", place: { field: "/seed" }, found: String(seed), rule, remedy: "Give one." });
}

function requireHalfWidth(halfWidth: number): void {
  if (halfWidth > 0 && halfWidth < 1) return;
  throw new Refusal({
    code: "half-width-out-of-range",
    place: { field: "/halfWidth" },
    found: String(halfWidth),
    rule: "a half-width of a share lies between 0 and 1",
    remedy: "Give it as a fraction, such as 0.005 for half a point.",
  });
}
