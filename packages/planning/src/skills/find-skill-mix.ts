import { stopIfCancelled, type CancelSignal, type Progress } from "@springtide/refusal";
import { shortfallOf, type JudgedService } from "./kept-targets.ts";
import type { QueueService } from "./mix-service.ts";
import { mostMending } from "./most-mending.ts";
import { peopleNeeded } from "./people-bound.ts";
import { requireSkillProblem } from "./require-skill-problem.ts";
import { costBound, searchMix, type FoundMix, type MixSearch } from "./search-mix.ts";
import { serviceForSearch } from "./service-of-mix.ts";
import { costOfMix, type Mix, type SkillProblem } from "./skill-problem.ts";

/** Plays a mix out, contact by contact: what each queue gets. Handed in, so that planning knows no simulator. */
export type PlayMix<Played extends JudgedService> = (mix: Mix) => readonly Played[];

/** How much work may go into an answer. */
export interface SkillLimits {
  /** Rounds of searching by formula and holding what is found against the simulation. */
  readonly rounds?: number;
  /** Mixes that may be played out to find a cheaper one that still does. */
  readonly plays?: number;
  /** Mixes that the formula may judge to prove that no cheaper one does. */
  readonly proofs?: number;
}

/** The cheapest mix, what it gives, and how much less any other could cost. */
export interface SkillMix<Played extends JudgedService> {
  readonly mix: Mix;
  readonly costPerHour: number;
  /** Nothing costs less than this: see `peopleNeeded`; the cost itself where the formula is exact and every cheaper mix was judged. */
  readonly boundPerHour: number;
  /** (cost - bound) / cost. */
  readonly gap: number;
  /** Whether every target is kept; if not, this is the best that can be had. */
  readonly kept: boolean;
  /** Whether all mixes that cost less were judged by formulas that are exact. */
  readonly proven: boolean;
  readonly byFormula: readonly QueueService[];
  readonly played: readonly Played[];
  /** Rounds of formula and simulation, and mixes played out in all. */
  readonly rounds: number;
  readonly plays: number;
}

const ROUNDS = 4;
const PLAYS = 12;
const PROOFS = 200;
/** A mix that misses by more than this in all, by the formula set right at a neighbour, is not worth playing out. */
const NEAR = 0.02;

/**
 * The cheapest people by group that keep every queue's target. The formula (`serviceOfMix`) finds a mix; the simulation plays it out; what the
 * two differ by is added to what the formula is asked for, and the search goes again, until it finds the same mix: two to four rounds. If the
 * simulation still misses a target, people are added until it does not; if not, cheaper neighbours are played out in its stead. Where the
 * formula is exact for every queue it is the judge, and the simulation stands beside.
 * Same problem, limits and simulation: same answer.
 * @throws Refusal as `requireSkillProblem` and `peopleNeeded`; Cancelled when asked to stop
 */
export function findSkillMix<Played extends JudgedService>(
  problem: SkillProblem,
  play: PlayMix<Played>,
  limits: SkillLimits = {},
  watch: { readonly progress?: Progress; readonly cancel?: CancelSignal } = {},
): SkillMix<Played> {
  requireSkillProblem(problem);
  const needs = peopleNeeded(problem);
  const serviceOf = remembered((mix: Mix) => serviceForSearch(problem, mix));
  const playedOf = remembered((mix: Mix) => {
    stopIfCancelled(watch.cancel);
    watch.progress?.(playedOf.count(), playedOf.count() + 2, `Playing out ${mix.join(" + ")} people`);
    return play(mix);
  });
  const search: MixSearch = {
    serviceOf: serviceOf.of,
    needs,
    harder: problem.queues.map(() => 0),
    proofs: limits.proofs ?? PROOFS,
    ...(watch.cancel === undefined ? {} : { cancel: watch.cancel }),
  };
  const first = searchMix(problem, search);
  const isExact = (mix: Mix): boolean => serviceOf.of(mix).every(({ method }) => method !== "overflow");
  const judge: Judge<Played> = {
    problem,
    search,
    serviceOf: serviceOf.of,
    playedOf: playedOf.of,
    plays: playedOf.count,
  };
  const done =
    first.kept && !isExact(first.mix)
      ? confirmed(judge, first, { rounds: limits.rounds ?? ROUNDS, plays: limits.plays ?? PLAYS })
      : { mix: first.mix, kept: first.kept || (!isExact(first.mix) && isKept(judge, first.mix)), rounds: 1 };
  const cost = costOfMix(problem, done.mix);
  const proven = first.proven && isExact(first.mix);
  const bound = proven ? cost : Math.min(cost, costBound(problem, needs));
  return {
    mix: done.mix,
    costPerHour: cost,
    boundPerHour: bound,
    gap: cost > 0 ? (cost - bound) / cost : 0,
    kept: done.kept,
    proven,
    byFormula: serviceOf.of(done.mix),
    played: playedOf.of(done.mix),
    rounds: done.rounds,
    plays: playedOf.count(),
  };
}

interface Judge<Played extends JudgedService> {
  readonly problem: SkillProblem;
  readonly search: MixSearch;
  readonly serviceOf: (mix: Mix) => readonly QueueService[];
  readonly playedOf: (mix: Mix) => readonly Played[];
  readonly plays: () => number;
}

interface Confirmed {
  readonly mix: Mix;
  readonly kept: boolean;
  readonly rounds: number;
}

/** Searches and plays in turn, then adds people or tries cheaper mixes, until the simulation says that all is well. */
function confirmed<Played extends JudgedService>(
  judge: Judge<Played>,
  first: FoundMix,
  { rounds: mostRounds, plays: mostPlays }: { readonly rounds: number; readonly plays: number },
): Confirmed {
  const { problem, search, serviceOf } = judge;
  let [found, best, rounds]: [FoundMix, Mix | null, number] = [first, null, 0];
  let harder = search.harder;
  for (;;) {
    rounds += 1;
    const { mix } = found;
    if (isKept(judge, mix) && (best === null || costOfMix(problem, mix) < costOfMix(problem, best))) best = mix;
    harder = problem.queues.map(
      (_, queue) => (serviceOf(mix)[queue]?.serviceLevel ?? 0) - (judgedServices(judge, mix)[queue]?.serviceLevel ?? 0),
    );
    if (rounds >= mostRounds) break;
    const next = searchMix(problem, { ...search, harder });
    if (!next.kept || next.mix.join() === mix.join()) break;
    found = next;
  }
  best ??= repaired(judge, found.mix);
  if (best === null) return { mix: found.mix, kept: false, rounds };
  return { mix: cheapened(judge, best, harder, mostPlays), kept: true, rounds };
}

function isKept<Played extends JudgedService>(judge: Judge<Played>, mix: Mix): boolean {
  return shortfallOf(judge.problem, judgedServices(judge, mix)) === 0;
}

/** What counts, queue by queue: the formula where it is exact, else what was played. */
function judgedServices<Played extends JudgedService>(judge: Judge<Played>, mix: Mix): readonly JudgedService[] {
  return judge.serviceOf(mix).map((service, queue) => {
    const played = service.method === "overflow" ? judge.playedOf(mix)[queue] : undefined;
    return played ?? service;
  });
}

/** Adds people one by one, each where the formula says that it mends most of what is missed; null where nobody is left. */
function repaired<Played extends JudgedService>(judge: Judge<Played>, from: Mix): Mix | null {
  let mix = from;
  while (!isKept(judge, mix)) {
    const next = mostMending(judge.problem, mix, judgedServices(judge, mix), judge.serviceOf, []);
    if (next === null) return null;
    mix = next;
  }
  return mix;
}

/** Plays out cheaper mixes near a kept one that the formula, set right by what the simulation said, does not rule out. */
function cheapened<Played extends JudgedService>(
  judge: Judge<Played>,
  from: Mix,
  harder: readonly number[],
  mostPlays: number,
): Mix {
  const { problem, serviceOf, plays } = judge;
  let best = from;
  for (;;) {
    const candidates = oneFewerOrOther(problem, best)
      .map((mix) => ({ mix, short: shortfallOf(problem, serviceOf(mix), harder), cost: costOfMix(problem, mix) }))
      .filter(({ short }) => short <= NEAR)
      .sort((one, other) => one.short - other.short || one.cost - other.cost);
    const next = candidates.find(({ mix }) => plays() < mostPlays && isKept(judge, mix));
    if (next === undefined) return best;
    best = next.mix;
  }
}

/** Mixes with one person fewer, or one exchanged for a cheaper one. */
function oneFewerOrOther({ groups }: SkillProblem, mix: Mix): Mix[] {
  return groups.flatMap(({ least, costPerHour }, away) => {
    if ((mix[away] ?? 0) <= least) return [];
    const without = mix.map((people, group) => people - Number(group === away));
    const others = groups.flatMap(({ most, costPerHour: cost }, into) =>
      cost < costPerHour && (without[into] ?? 0) < most
        ? [without.map((people, group) => people + Number(group === into))]
        : [],
    );
    return [without, ...others];
  });
}

/** A function of mixes that answers each only once, and knows how many. */
function remembered<Answer>(ask: (mix: Mix) => Answer): { of: (mix: Mix) => Answer; count: () => number } {
  const known = new Map<string, Answer>();
  return {
    of: (mix) => {
      const name = mix.join();
      const before = known.get(name);
      if (before !== undefined) return before;
      const answer = ask(mix);
      known.set(name, answer);
      return answer;
    },
    count: () => known.size,
  };
}
