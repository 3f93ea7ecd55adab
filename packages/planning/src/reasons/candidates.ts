import type { RosterProblem } from "../rosters/roster-problem.ts";
import type { ShiftOption } from "../rosters/shift-options.ts";
import { layBreaks } from "./shift-ways.ts";
import type { Stretch } from "./obstacle.ts";

/** A shift that would be at work in a stretch. */
export interface Candidate {
  readonly option: ShiftOption;
  /** Hours at work within the stretch, its breaks laid for that. */
  readonly hoursWithin: number;
}

/** Every shift of some patterns that is at work in a stretch for an interval or more. */
export function candidatesFor(
  problem: RosterProblem,
  options: readonly (readonly ShiftOption[])[],
  patterns: readonly number[],
  { fromMs, toMs }: Stretch,
): Candidate[] {
  const hoursWithin = (t: number): number => {
    const startMs = problem.startsMs[t] ?? 0;
    return startMs >= fromMs && startMs < toMs ? (problem.seconds[t] ?? 0) / 3600 : 0;
  };
  return options.flatMap((ofDay) =>
    ofDay
      .filter(({ pattern, startMs, endMs }) => startMs < toMs && endMs > fromMs && patterns.includes(pattern))
      .map((option) => ({ option, hoursWithin: layBreaks(option, hoursWithin).worth }))
      .filter((candidate) => candidate.hoursWithin > 0),
  );
}

/**
 * The shifts that contain no other of the list while working as long or longer: whoever may not be given one of these may not be given
 * any, for no rule allows a longer shift where it forbids a part of it that begins on the same day.
 */
export function leastCandidates(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  const byLength = candidates.toSorted(
    (a, b) =>
      a.option.endMs - a.option.startMs - (b.option.endMs - b.option.startMs) ||
      a.option.paidHours - b.option.paidHours ||
      b.hoursWithin - a.hoursWithin,
  );
  for (const candidate of byLength)
    if (!kept.some((shorter) => isWithin(shorter.option, candidate.option))) kept.push(candidate);
  return kept;
}

function isWithin(shorter: ShiftOption, longer: ShiftOption): boolean {
  return (
    shorter.day === longer.day &&
    shorter.startMs >= longer.startMs &&
    shorter.endMs <= longer.endMs &&
    shorter.paidHours <= longer.paidHours &&
    shorter.workedHours <= longer.workedHours
  );
}
