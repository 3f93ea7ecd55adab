import { addedShift, type AddedShift } from "./added-shift.ts";
import { candidatesFor, leastCandidates, type Candidate } from "./candidates.ts";
import { keptBackOf, type KeptBack, type KeptPerson } from "./kept-back.ts";
import { knownObstacles } from "./known-obstacles.ts";
import { nearestShift } from "./nearest-shift.ts";
import { obstacleName, strengthOf, type Obstacle, type Strength } from "./obstacle.ts";
import type { OpenStretch } from "./open-stretches.ts";
import type { RosterReading } from "./roster-reading.ts";

/** What it would win to lift a limit of contract or choice for one person. */
export interface Relief extends AddedShift {
  readonly name: string;
  readonly strength: Exclude<Strength, "law">;
  readonly person: number;
  /** What would have to give way for this very shift. */
  readonly obstacles: readonly Obstacle[];
}

/** Why a stretch is open. */
export interface WhyGap {
  readonly stretch: OpenStretch;
  /** People who have the skill. */
  readonly skilled: number;
  /** Who is kept back by what, the most people first. */
  readonly kept: readonly KeptBack[];
  /** People whom nothing keeps from a shift then, and the best one for each, what it wins and costs. */
  readonly free: readonly AddedShift[];
  /** What lifting a limit would win, the most worthwhile first. Rules of law are never offered. */
  readonly reliefs: readonly Relief[];
}

/**
 * Why a stretch is open: for everybody with the skill what keeps them from a shift that is at work in it, and what it would win to lift
 * that. Exact for one person and one shift more, everybody else left where they are; what a whole new roster would win is found by
 * solving it again. Cost: for each person and day the shifts that no other contains, each held against the rules once.
 */
export function whyGap(reading: RosterReading, stretch: OpenStretch): WhyGap {
  const { problem } = reading;
  const skilled = problem.people.flatMap(({ skills }, person) => (skills.includes(stretch.queue) ? [person] : []));
  const byPatterns = new Map<string, { all: Candidate[]; least: Candidate[] }>();
  const found = skilled.map((person) => {
    const patterns = problem.people[person]?.patterns ?? [];
    const key = patterns.join(" ");
    let candidates = byPatterns.get(key);
    if (candidates === undefined) {
      const all = candidatesFor(problem, reading.options, patterns, stretch);
      candidates = { all, least: leastCandidates(all) };
      byPatterns.set(key, candidates);
    }
    return candidates.all.length > 0 ? asked(reading, person, candidates) : withoutPattern(reading, person, stretch);
  });
  const reliefs = found.flatMap(({ relief }) => (relief === null ? [] : [relief]));
  return {
    stretch,
    skilled: skilled.length,
    kept: keptBackOf(found.flatMap(({ kept }) => (kept === null ? [] : [kept]))),
    free: found.flatMap(({ free }) => (free === null ? [] : [free])).sort(mostWorthwhile),
    reliefs: reliefs.sort(mostWorthwhile),
  };
}

interface Asked {
  readonly kept: KeptPerson | null;
  readonly free: AddedShift | null;
  readonly relief: Relief | null;
}

function asked(
  reading: RosterReading,
  person: number,
  { all, least }: { readonly all: readonly Candidate[]; readonly least: readonly Candidate[] },
): Asked {
  const obstaclesOf = ({ option }: Candidate): readonly Obstacle[] => knownObstacles(reading, person, option);
  const { obstacles } = nearestShift(least, obstaclesOf);
  const [first] = obstacles;
  if (first === undefined) {
    const free = bestShift(reading, person, all, (candidate) => obstaclesOf(candidate).length === 0);
    return { kept: null, free, relief: null };
  }
  const strength = strengthOf(first);
  const name = obstacleName(first);
  const kept = { person, obstacles };
  if (strength === "law" || !isRelaxable(first) || obstacles.some((other) => obstacleName(other) !== name))
    return { kept, free: null, relief: null };
  const best = bestShift(reading, person, all, (candidate) =>
    obstaclesOf(candidate).every((obstacle) => obstacleName(obstacle) === name),
  );
  if (best === null || best.headHours <= 0) return { kept, free: null, relief: null };
  const given = all.find(
    ({ option: { pattern, startMs, endMs } }) =>
      pattern === best.shift.pattern && startMs === best.shift.startMs && endMs === best.shift.endMs,
  );
  return {
    kept,
    free: null,
    relief: { ...best, name, strength, person, obstacles: given === undefined ? obstacles : obstaclesOf(given) },
  };
}

/** Of somebody none of whose patterns is at work then: a shift published without one may keep them all the same. */
function withoutPattern({ people }: RosterReading, person: number, { fromMs, toMs }: OpenStretch): Asked {
  const at = people[person]?.shifts.find((shift) => shift.startMs < toMs && shift.endMs > fromMs);
  const obstacle: Obstacle =
    at === undefined ? { kind: "no-pattern" } : { kind: "working", shift: { fromMs: at.startMs, toMs: at.endMs } };
  return { kept: { person, obstacles: [obstacle] }, free: null, relief: null };
}

/** Hours in which somebody is at work, or no pattern is, are not given by lifting a limit; nor does leave help while the site is closed. */
function isRelaxable(obstacle: Obstacle): boolean {
  if (obstacle.kind === "away") return obstacle.because !== "closed";
  return obstacle.kind !== "working" && obstacle.kind !== "same-day" && obstacle.kind !== "no-pattern";
}

/** The shift that saves most less what it costs, of those that may be. */
function bestShift(
  reading: RosterReading,
  person: number,
  candidates: readonly Candidate[],
  mayBe: (candidate: Candidate) => boolean,
): AddedShift | null {
  const byWorth = candidates
    .map((candidate) => ({ candidate, added: addedShift(reading, person, candidate.option) }))
    .sort((a, b) => mostWorthwhile(a.added, b.added));
  return byWorth.find(({ candidate }) => mayBe(candidate))?.added ?? null;
}

function mostWorthwhile(a: AddedShift, b: AddedShift): number {
  return b.saved - b.cost - (a.saved - a.cost) || b.headHours - a.headHours;
}
