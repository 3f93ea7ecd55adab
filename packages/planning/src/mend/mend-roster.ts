import { costOfWeight, weightOfOption } from "./cost.ts";
import { Coverage } from "./cover.ts";
import { Legality } from "./legality.ts";
import type { MendAnswer, MendChange, MendProblem } from "./mend-problem.ts";
import { MendSearch } from "./mend-search.ts";
import { type Option, Options } from "./options.ts";

/** Weights nearer than this are the same: minutes are whole or nearly so. */
const SAME = 1e-3;

/** When the search stops; work, not time, so that the same roster is mended the same way everywhere. */
export interface MendLimits {
  /** Nodes for each person looked at alone. */
  readonly nodesPerPerson: number;
  /** Nodes for all together, where the people alone leave a doubt; shared out, since each looks at everybody who breaks something. */
  readonly nodes: number;
}

/**
 * The fewest changes after which a roster breaks no rule, and no interval is covered worse than before. Fewest means: as few shifts left
 * open as possible, then as few changed, then as little work elsewhere than before.
 *
 * First each person who breaks something is mended alone, the others as they then stand; what each would need if shifts could be given
 * away without end bounds the whole from below, since a change of one's shift mends nobody else. Where the two differ all are searched
 * together, to the limit of nodes. Where no mend keeps the cover, one without is made and `keepsCover` says so.
 * Cost: nodes times the rules of the people they touch.
 */
export function mendRoster(problem: MendProblem, limits: MendLimits): MendAnswer {
  const kept = problem.cover === null ? null : mended(problem, limits);
  const answer = kept ?? mended({ ...problem, cover: null }, limits);
  if (answer === null) throw new Error("Leaving shifts open mends every roster.");
  return { ...answer, keepsCover: problem.cover === null || kept !== null };
}

function mended(problem: MendProblem, limits: MendLimits): MendAnswer | null {
  const legality = new Legality(problem);
  const options = new Options(problem, legality);
  const start = (): MendSearch => new MendSearch(problem, legality, options, coverageOf(problem));
  const broken = start()
    .conflicts()
    .flatMap((conflicts, person) => (conflicts.length > 0 ? [person] : []));
  const { bound, nodes: boundNodes } = boundOf(start(), broken, limits);
  const alone = oneByOne(start(), broken, limits);
  const isTight = alone.options !== null && alone.weight <= bound + SAME;
  const together = isTight
    ? null
    : start().search({
        people: broken,
        isRelaxed: false,
        nodes: Math.ceil(limits.nodes / broken.length),
        below: alone.weight,
      });
  const found = together?.options ?? alone.options ?? (problem.cover === null ? start().leavingOpen() : null);
  if (found === null) return null;
  const weight = [...found.values()].reduce((sum, option) => sum + weightOfOption(option), 0);
  const isProven = isTight || together?.isExhausted === true;
  return {
    changes: changesOf(problem, legality, found),
    cost: costOfWeight(weight),
    bound: costOfWeight(isProven ? weight : bound),
    isProven,
    keepsCover: true,
    nodes: boundNodes + alone.nodes + (together?.nodes ?? 0),
  };
}

function coverageOf({ cover, shifts, people }: MendProblem): Coverage | null {
  if (cover === null) return null;
  return new Coverage(
    cover,
    shifts.map((times) => ({ group: people[times.person]?.group ?? -1, times })),
  );
}

/** What the people who break something need at least, each alone. */
function boundOf(search: MendSearch, people: readonly number[], limits: MendLimits): { bound: number; nodes: number } {
  const conflicts = search.conflicts();
  let [bound, nodes] = [0, 0];
  for (const person of people) {
    const alone = search.search({ people: [person], isRelaxed: true, nodes: limits.nodesPerPerson, below: Infinity });
    const atLeast = (conflicts[person] ?? []).reduce((sum, { least }) => sum + least, 0);
    bound += alone.isExhausted ? alone.weight : atLeast;
    nodes += alone.nodes;
  }
  return { bound, nodes };
}

/** Mends one person after the other, each with what was done before taken as it is. */
function oneByOne(
  search: MendSearch,
  people: readonly number[],
  limits: MendLimits,
): { options: ReadonlyMap<number, Option> | null; weight: number; nodes: number } {
  const options = new Map<number, Option>();
  let [weight, nodes] = [0, 0];
  for (const person of people) {
    const found = search.search({ people: [person], isRelaxed: false, nodes: limits.nodesPerPerson, below: Infinity });
    nodes += found.nodes;
    if (found.options === null) return { options: null, weight: Infinity, nodes };
    search.takeOver(found.options);
    for (const [shift, option] of found.options) options.set(shift, option);
    weight += found.weight;
  }
  return { options, weight, nodes };
}

function changesOf(
  { shifts }: MendProblem,
  legality: Legality,
  options: ReadonlyMap<number, Option>,
): readonly MendChange[] {
  const own = (person: number) =>
    shifts.flatMap((shift, i) =>
      shift.person === person && !shift.isFixed ? [{ ...shift, shift: i, isSettled: false }] : [],
    );
  return [...options]
    .sort(([a], [b]) => a - b)
    .map(([shift, { to, minutes }]) => {
      const before = shifts[shift];
      const breaches = before === undefined ? [] : legality.breaches(before.person, own(before.person));
      return {
        shift,
        now: to === null ? null : { person: to.person, startMs: to.startMs, endMs: to.endMs, breaks: to.breaks },
        minutes,
        because: breaches.find(({ sources }) => sources.includes(shift)) ?? null,
      };
    });
}
