import { HeadSplit } from "../rosters/head-split.ts";
import { candidatesFor, leastCandidates, type Candidate } from "./candidates.ts";
import type { Conflict } from "./conflict.ts";
import { keptBackOf, type KeptPerson } from "./kept-back.ts";
import { knownObstacles } from "./known-obstacles.ts";
import { nearestShift } from "./nearest-shift.ts";
import { readRoster, type RosterReading } from "./roster-reading.ts";

/** Heads that no roster can give, by queue and interval, and who could be there at all. */
interface Shortage {
  readonly t: number;
  readonly missing: Int32Array;
  readonly possible: ReadonlySet<number>;
}

/**
 * Stretches in which more heads are wanted than people may be there, whatever else is rostered: somebody may be there if one shift alone,
 * beside those already published, breaks nothing. Only where the roster misses heads can there be any. People who can work several
 * queues count once.
 */
export function conflictStretches(reading: RosterReading): Conflict[] {
  const { problem, answer, whyAway } = reading;
  const published = readRoster(problem, { ...answer, shifts: [] }, whyAway);
  const shortages: Shortage[] = [];
  for (let t = 0; t < problem.startsMs.length; t += 1) {
    if (!answer.missing.some((heads) => (heads[t] ?? 0) > 0)) continue;
    const possible = peoplePossible(reading, published, t);
    const missing = missingAtBest(reading, possible, t);
    if (missing.some((heads) => heads > 0)) shortages.push({ t, missing, possible });
  }
  return problem.demand.flatMap((_, queue) =>
    runsOf(shortages.filter(({ missing }) => (missing[queue] ?? 0) > 0)).map((run) => conflict(published, queue, run)),
  );
}

function peoplePossible(reading: RosterReading, published: RosterReading, t: number): ReadonlySet<number> {
  const { problem, frame, people, crew } = reading;
  const fromMs = problem.startsMs[t] ?? 0;
  const toMs = fromMs + (problem.seconds[t] ?? 0) * 1000;
  const day = frame.dayOffsets.findLastIndex((first) => first <= t);
  const near = [published.options[day - 1] ?? [], published.options[day] ?? []];
  const byPatterns = new Map<string, readonly Candidate[]>();
  const candidatesOf = (patterns: readonly number[]): readonly Candidate[] => {
    const key = patterns.join(" ");
    const known = byPatterns.get(key) ?? leastCandidates(candidatesFor(problem, near, patterns, { fromMs, toMs }));
    byPatterns.set(key, known);
    return known;
  };
  const possible = new Set(crew.peopleAt(t));
  people.forEach(({ frame: of }, person) => {
    if (possible.has(person)) return;
    const isFree = ({ option }: Candidate): boolean => knownObstacles(published, person, option).length === 0;
    if (candidatesOf(of.person.patterns).some(isFree)) possible.add(person);
  });
  return possible;
}

function missingAtBest({ problem, crew }: RosterReading, possible: ReadonlySet<number>, t: number): Int32Array {
  const demand = problem.demand.map((heads) => Int32Array.of(heads[t] ?? 0));
  const split = new HeadSplit(crew.serves, problem.shortfallPerHour, demand);
  for (const person of possible) split.add(0, crew.groupOf[person] ?? 0);
  return Int32Array.from(demand, (_, queue) => split.missingIn(0, queue));
}

/** Shortages of intervals that follow one another. */
function runsOf(shortages: readonly Shortage[]): Shortage[][] {
  const runs: Shortage[][] = [];
  for (const shortage of shortages) {
    const run = runs.at(-1);
    if (run?.at(-1)?.t === shortage.t - 1) run.push(shortage);
    else runs.push([shortage]);
  }
  return runs;
}

function conflict(published: RosterReading, queue: number, run: readonly Shortage[]): Conflict {
  const { problem, frame } = published;
  const wantedAt = (t: number): number => problem.demand[queue]?.[t] ?? 0;
  const hoursOf = (heads: (shortage: Shortage) => number): number =>
    run.reduce((sum, shortage) => sum + heads(shortage) * (frame.hours[shortage.t] ?? 0), 0);
  const [first, last] = [run[0]?.t ?? 0, run.at(-1)?.t ?? 0];
  const stretch = {
    fromMs: problem.startsMs[first] ?? 0,
    toMs: (problem.startsMs[last] ?? 0) + (problem.seconds[last] ?? 0) * 1000,
  };
  const skilled = problem.people.flatMap(({ skills }, person) => (skills.includes(queue) ? [person] : []));
  const never = skilled.filter((person) => run.every(({ possible }) => !possible.has(person)));
  return {
    ...stretch,
    scope: "stretch",
    queues: [queue],
    skilled: skilled.length,
    ...headsOf(published, queue, run),
    wantedHours: hoursOf(({ t }) => wantedAt(t)),
    possibleHours: hoursOf(({ t, missing }) => wantedAt(t) - (missing[queue] ?? 0)),
    kept: keptBackOf(never.map((person) => keptPerson(published, person, stretch))),
    limits: [],
  };
}

/** What lasts longest in a run, and its worst moment where that is worse. */
function headsOf(
  { problem, frame }: RosterReading,
  queue: number,
  run: readonly Shortage[],
): Pick<Conflict, "heads" | "worst"> {
  const lasting = new Map<string, { wanted: number; possible: number; hours: number }>();
  let worst = { atMs: 0, wanted: 0, possible: 0 };
  for (const { t, missing } of run) {
    const wanted = problem.demand[queue]?.[t] ?? 0;
    const possible = wanted - (missing[queue] ?? 0);
    if (wanted - possible > worst.wanted - worst.possible) worst = { atMs: problem.startsMs[t] ?? 0, wanted, possible };
    const same = lasting.get(`${wanted} ${possible}`) ?? { wanted, possible, hours: 0 };
    same.hours += frame.hours[t] ?? 0;
    lasting.set(`${wanted} ${possible}`, same);
  }
  const [heads] = [...lasting.values()].sort((a, b) => b.hours - a.hours);
  if (heads === undefined) return { heads: null, worst: null };
  const isWorse = worst.wanted - worst.possible > heads.wanted - heads.possible;
  return { heads: { wanted: heads.wanted, possible: heads.possible }, worst: isWorse ? worst : null };
}

function keptPerson(published: RosterReading, person: number, stretch: { fromMs: number; toMs: number }): KeptPerson {
  const { problem, options } = published;
  const patterns = problem.people[person]?.patterns ?? [];
  const candidates = leastCandidates(candidatesFor(problem, options, patterns, stretch));
  const { obstacles } = nearestShift(candidates, ({ option }) => knownObstacles(published, person, option));
  return { person, obstacles };
}
