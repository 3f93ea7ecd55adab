import { stopIfCancelled, type CancelSignal } from "@springtide/refusal";
import { fractionalCover, type PeopleNeeded } from "./covering-bound.ts";
import { cheaperMixes } from "./cheaper-mixes.ts";
import { shortfallOf } from "./kept-targets.ts";
import { mostMending } from "./most-mending.ts";
import type { QueueService } from "./mix-service.ts";
import { costOfMix, type Mix, type SkillProblem } from "./skill-problem.ts";

/** What a search may use: the formula, needs that every mix must meet, targets made harder by so much, and how much work. */
export interface MixSearch {
  readonly serviceOf: (mix: Mix) => readonly QueueService[];
  readonly needs: readonly PeopleNeeded[];
  /** By queue, added to the share asked for. */
  readonly harder: readonly number[];
  /** Mixes that may be judged to prove that no cheaper one does. */
  readonly proofs: number;
  readonly cancel?: CancelSignal;
}

/** Mixes that have been judged and miss a target: nobody with fewer people in every group need be asked again. */
type Missed = (readonly number[])[];

/** The cheapest mix found. */
export interface FoundMix {
  readonly mix: Mix;
  readonly cost: number;
  /** Whether every target is kept by the formula; if not, this is the best that can be had. */
  readonly kept: boolean;
  /** Whether every cheaper mix was judged, or meets the needs of no set of queues. */
  readonly proven: boolean;
}

const EPSILON = 1e-9;
/** With more groups than this, two people are exchanged for one at most, not for two. */
const TWO_INTO_UP_TO = 6;

/**
 * The cheapest mix by the formula: from the fractional cover of the needs people are added where they mend most for their cost until every
 * target is kept; then people are taken away, exchanged for cheaper ones, and two exchanged for one or two that cost less together, as
 * long as that helps. Last, if they are few enough, all mixes that cost less and meet the needs are judged: then it is proven. What misses a
 * target is taken to miss it with fewer people in every group too.
 */
export function searchMix(problem: SkillProblem, search: MixSearch): FoundMix {
  const start = problem.groups.map(({ least }) => least);
  const costs = problem.groups.map(({ costPerHour }) => costPerHour);
  const cover = fractionalCover(costs, neededBeyond(search.needs, start));
  const rounded = start.map((least, group) =>
    Math.min(problem.groups[group]?.most ?? 0, least + Math.ceil((cover.people[group] ?? 0) - EPSILON)),
  );
  const begun = filledUp(problem, search, rounded);
  if (!begun.kept) return { mix: begun.mix, cost: costOfMix(problem, begun.mix), kept: false, proven: false };
  let best = begun.mix;
  const missed: Missed = [];
  for (;;) {
    const next = firstKept(problem, search, exchanges(problem, search.needs, best), missed);
    if (next === null) break;
    best = next;
  }
  return provenMix(problem, search, best, missed);
}

/** The cost that no mix can fall below: the fractional cover of the needs, on top of those who are there anyhow. */
export function costBound(problem: SkillProblem, needs: readonly PeopleNeeded[]): number {
  const start = problem.groups.map(({ least }) => least);
  const costs = problem.groups.map(({ costPerHour }) => costPerHour);
  return costOfMix(problem, start) + fractionalCover(costs, neededBeyond(needs, start)).cost;
}

function neededBeyond(needs: readonly PeopleNeeded[], mix: Mix): PeopleNeeded[] {
  return needs.map(({ groups, people }) => ({
    groups,
    people: Math.max(0, people - groups.reduce((sum, group) => sum + (mix[group] ?? 0), 0)),
  }));
}

/** Whether enough people have a skill in every set of queues. */
function meetsNeeds(needs: readonly PeopleNeeded[], mix: Mix): boolean {
  return neededBeyond(needs, mix).every(({ people }) => people === 0);
}

/** Adds people one by one where they mend most for their cost, until every target is kept or nobody who mends anything is left to add. */
function filledUp(
  problem: SkillProblem,
  { serviceOf, harder, cancel }: MixSearch,
  from: Mix,
): { mix: Mix; kept: boolean } {
  let mix = from;
  for (;;) {
    stopIfCancelled(cancel);
    const services = serviceOf(mix);
    if (shortfallOf(problem, services, harder) === 0) return { mix, kept: true };
    const next = mostMending(problem, mix, services, serviceOf, harder);
    if (next === null) return { mix, kept: false };
    mix = next;
  }
}

/** Mixes one exchange away that cost less, the cheapest first: one or two people away, none to two others in; with many groups at most one. */
function exchanges(problem: SkillProblem, needs: readonly PeopleNeeded[], mix: Mix): Mix[] {
  const changes = [...someOf(problem.groups.length, 2)].filter((change) => change.length > 0);
  const found = new Map<string, Mix>();
  const most = problem.groups.length <= TWO_INTO_UP_TO ? 2 : 1;
  const arrivals = [[], ...changes.filter((change) => change.length <= most)];
  for (const away of changes) {
    for (const into of arrivals) {
      const after = mix.map((people, group) => people - count(away, group) + count(into, group));
      const fits = after.every((people, group) => {
        const { least, most } = problem.groups[group] ?? { least: 0, most: 0 };
        return people >= least && people <= most;
      });
      if (fits && costOfMix(problem, after) < costOfMix(problem, mix) - EPSILON && meetsNeeds(needs, after))
        found.set(after.join(), after);
    }
  }
  return [...found.values()].sort((one, other) => costOfMix(problem, one) - costOfMix(problem, other));
}

function count(groups: readonly number[], group: number): number {
  return groups.filter((other) => other === group).length;
}

/** Every choice of up to so many groups, the same one more than once allowed. */
function* someOf(groups: number, most: number, from = 0): Generator<number[]> {
  yield [];
  if (most === 0) return;
  for (let group = from; group < groups; group += 1)
    for (const rest of someOf(groups, most - 1, group)) yield [group, ...rest];
}

function firstKept(
  problem: SkillProblem,
  { serviceOf, harder, cancel }: MixSearch,
  mixes: readonly Mix[],
  missed: Missed,
): Mix | null {
  for (const mix of mixes) {
    stopIfCancelled(cancel);
    if (missed.some((other) => mix.every((people, group) => people <= (other[group] ?? 0)))) continue;
    if (shortfallOf(problem, serviceOf(mix), harder) === 0) return mix;
    missed.push(mix);
  }
  return null;
}

function provenMix(problem: SkillProblem, search: MixSearch, mix: Mix, missed: Missed): FoundMix {
  const cost = costOfMix(problem, mix);
  const cheaper = cheaperMixes(problem, search.needs, { below: cost - EPSILON, most: search.proofs });
  const better = cheaper === null ? null : firstKept(problem, search, cheaper, missed);
  const found = better ?? mix;
  return { mix: found, cost: costOfMix(problem, found), kept: true, proven: cheaper !== null };
}
