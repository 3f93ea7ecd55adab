import { stopIfCancelled, type CancelSignal, type Progress } from "@springtide/refusal";
import type { AttemptObserver } from "./centre/observer.ts";
import { runHouse } from "./centre/run.ts";
import { requireCentre } from "./check/check-centre.ts";
import type { Unstaffed } from "./check/check-routing.ts";
import { requireBetween, requireWhole } from "./check/domain.ts";
import type { ContactCentre } from "./model/contact-centre.ts";
import { houseOf, type House } from "./model/house.ts";
import { addUp, playedOf } from "./results/add-up.ts";
import { estimateFigure, type Figure } from "./results/figures.ts";
import type { Played } from "./results/played.ts";

/** Which of the possible runs are played, and what is told on the way. */
export interface PlayOptions {
  readonly seed: number;
  /** How many runs, or at most how many where a half-width is asked for. */
  readonly replications: number;
  /** The first of them; 0 if left out. Parts of one study are played with the same seed and different firsts. */
  readonly firstReplication?: number;
  /** Stop as soon as the figure is known this well for every queue that gets contacts, after at least five runs. */
  readonly until?: { readonly figure: Figure; readonly halfWidth: number };
  /** Follow every contact to its end after the last interval, with the agents who are there then. */
  readonly followToEnd?: boolean;
  /** Whether a queue for which nobody is at work in the whole run is refused, as is usual, or played with its loss. */
  readonly unstaffed?: Unstaffed;
  readonly observer?: AttemptObserver;
  readonly progress?: Progress;
  readonly signal?: CancelSignal;
}

const LEAST_BEFORE_STOPPING = 5;
const STEPS = 1000;

/**
 * Plays a contact centre out, event by event, as often as asked: the truth for whatever has no formula. The same
 * centre, seed and replication give the same history on every machine and in every order of play. What is counted where
 * is told at `Tally`; figures with their errors come from `estimateFigure`, differences of two plans from
 * `pairedDifference`.
 *
 * Source: events by time in a heap and common random numbers by named streams: Law (2015), Simulation Modeling and
 * Analysis, 5th ed., ch. 1, 2 and 11. Cost: O(log contacts in the house) an event.
 * @throws Refusal for what no contact centre can be
 * @throws Cancelled once the signal says so; nothing is left behind
 */
export function play(centre: ContactCentre, options: PlayOptions): Played {
  requireCentre(centre, options.unstaffed);
  requireOptions(options);
  const house = houseOf(centre);
  const { replications, firstReplication = 0, until } = options;
  let played = playOnce(house, options, 0);
  for (let done = 1; done < replications; done += 1) {
    if (until !== undefined && done >= LEAST_BEFORE_STOPPING && isKnown(played, until)) break;
    played = addUp(played, playOnce(house, options, done));
  }
  options.progress?.(replications * STEPS, replications * STEPS, label(firstReplication + replications - 1));
  return played;
}

function playOnce(house: House, options: PlayOptions, done: number): Played {
  const { seed, replications, firstReplication = 0, followToEnd, observer, progress, signal } = options;
  const replication = firstReplication + done;
  const pulse = (passed: number): void => {
    stopIfCancelled(signal);
    progress?.(Math.floor((done + Math.min(1, passed)) * STEPS), replications * STEPS, label(replication));
  };
  pulse(0);
  const outcome = runHouse(house, {
    seed,
    replication,
    pulse,
    ...(followToEnd === undefined ? {} : { followToEnd }),
    ...(observer === undefined ? {} : { observer }),
  });
  return playedOf(outcome, replication);
}

function label(replication: number): string {
  return `Playing season ${replication + 1}`;
}

function requireOptions({ seed, replications, firstReplication = 0, until }: PlayOptions): void {
  requireBetween(seed, {
    field: "/seed",
    least: -Number.MAX_SAFE_INTEGER,
    most: Number.MAX_SAFE_INTEGER,
    what: "a seed",
  });
  requireBetween(replications, { field: "/replications", least: 1, most: 1e6, what: "the number of replications" });
  requireWhole(replications, "/replications", "replications");
  requireWhole(firstReplication, "/firstReplication", "replications");
  if (until !== undefined) {
    requireBetween(until.halfWidth, { field: "/halfWidth", least: 1e-9, most: 1e9, what: "a half-width" });
  }
}

/** Whether the figure is known well enough for every queue that was offered anything. */
function isKnown(played: Played, { figure, halfWidth }: { figure: Figure; halfWidth: number }): boolean {
  for (let queue = 0; queue < played.shape.queues; queue += 1) {
    const estimate = estimateFigure(played, figure, { queue });
    if (estimate.value !== null && (estimate.halfWidth === null || estimate.halfWidth > halfWidth)) return false;
  }
  return true;
}
