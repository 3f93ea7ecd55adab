import type { Candidate } from "./candidates.ts";
import { obstacleName, strengthOf, type Obstacle, type Strength } from "./obstacle.ts";

/** A shift that a person might have had, and what keeps them from it, the strongest first. */
export interface NearestShift {
  readonly candidate: Candidate | null;
  readonly obstacles: readonly Obstacle[];
}

const HARDNESS: Record<Strength, number> = { choice: 0, contract: 1, law: 2 };
const NO_WAY = 3;

/** Nobody is in two places at once, nor has two shifts on a day: that is harder than any law. */
function hardness(obstacle: Obstacle): number {
  return obstacle.kind === "working" || obstacle.kind === "same-day" ? NO_WAY : HARDNESS[strengthOf(obstacle)];
}

/**
 * The shift that least keeps the person from: fewest kinds of obstacle, then the weaker ones, then the longest time at work in the stretch.
 * A person none of whose patterns is at work then has no such shift.
 */
export function nearestShift(
  candidates: readonly Candidate[],
  obstaclesOf: (candidate: Candidate) => readonly Obstacle[],
): NearestShift {
  let nearest: { candidate: Candidate; obstacles: readonly Obstacle[]; rank: readonly number[] } | null = null;
  for (const candidate of candidates) {
    const obstacles = strongestFirst(obstaclesOf(candidate));
    if (obstacles.length === 0) return { candidate, obstacles };
    const rank = [
      new Set(obstacles.map(obstacleName)).size,
      obstacles.reduce((sum, obstacle) => sum + hardness(obstacle), 0),
      -candidate.hoursWithin,
    ];
    if (nearest === null || isBefore(rank, nearest.rank)) nearest = { candidate, obstacles, rank };
  }
  return nearest ?? { candidate: null, obstacles: [{ kind: "no-pattern" }] };
}

function strongestFirst(obstacles: readonly Obstacle[]): Obstacle[] {
  return obstacles.toSorted((a, b) => hardness(b) - hardness(a));
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
