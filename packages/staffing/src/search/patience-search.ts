import { LARGEST_TEAM, refuse } from "../domain.ts";
import type { PatienceCheck } from "./patience-check.ts";

/** What one agent adds to the log odds of a usual target, times the root of the load: 1 to 2 in most queues. */
const USUAL_SLOPE = 1.5;
/** After so many steps along the slope the search halves its bracket instead. */
const STEPS_ALONG_SLOPE = 8;

/**
 * Where the first guess stands: with patience a team of about the load already does for usual targets; no team that is
 * asked to be busy at most part of its time can be smaller than that part says, but for those who leave.
 */
function firstGuess(loadErlangs: number, check: PatienceCheck): number {
  return Math.max(1, Math.round(loadErlangs), Math.ceil(loadErlangs / check.maxOccupancy));
}

/**
 * The least team that keeps all targets, by steps along the slope of the margin between a team known to fail and one
 * known to do. Unchecked: handling time above 0, load at least 0.
 *
 * All figures that a target can name are monotone in the team, because they are means of monotone functions of the
 * virtual wait V (or of V among the served, or among those that do not abandon early), and a further agent takes
 * e^(-mu v) off the density of V at v > 0 while the weight of V = 0 grows: V falls in likelihood ratio, under any
 * such condition too. So a team that does while one fewer does not is the least that does.
 */
export function searchLeastTeam(loadErlangs: number, ahtSeconds: number, check: PatienceCheck): number {
  if (loadErlangs === 0) return 0;
  let fails = 0;
  let does = Infinity;
  let team = firstGuess(loadErlangs, check);
  let slope = USUAL_SLOPE / Math.sqrt(loadErlangs);
  let lastTeam = 0;
  let lastMargin = Infinity;
  for (let step = 0; does - fails > 1; step += 1) {
    if (team > LARGEST_TEAM) refuseTeam(loadErlangs);
    const margin = check.margin(team, loadErlangs, ahtSeconds);
    if (margin >= 0) does = team;
    else fails = team;
    if (Number.isFinite(margin)) {
      if (Number.isFinite(lastMargin) && margin !== lastMargin) slope = (margin - lastMargin) / (team - lastTeam);
      lastTeam = team;
      lastMargin = margin;
    }
    team = nextTeam(team, margin / slope, step, fails, does);
  }
  return does;
}

/** The team at which the margin should reach 0, or failing a hint one that narrows the bracket; always inside it. */
function nextTeam(team: number, teamsToSpare: number, step: number, fails: number, does: number): number {
  const hinted = Number.isFinite(teamsToSpare) && step < STEPS_ALONG_SLOPE;
  let next = Math.ceil(team - teamsToSpare);
  if (!hinted) {
    if (does < Infinity)
      next = step < STEPS_ALONG_SLOPE && teamsToSpare === Infinity ? does - 2 ** step : Math.floor((fails + does) / 2);
    else next = team + Math.max(1, Math.ceil((Math.sqrt(team) / 4) * 2 ** Math.min(step, 30)));
  }
  return Math.max(fails + 1, Math.min(next, does - 1));
}

/** @throws Refusal always: no team within bounds keeps the targets */
export function refuseTeam(loadErlangs: number): never {
  return refuse(
    "targets-out-of-reach",
    "/targets",
    `${loadErlangs} erlangs`,
    `the targets must be within reach of ${LARGEST_TEAM} agents`,
    "Ask for less: targets this near to certainty need more people than there are.",
  );
}
