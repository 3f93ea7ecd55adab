import type { MendProblem } from "../../src/mend/mend-problem.ts";
import { weightOfOption } from "../../src/mend/cost.ts";
import { Coverage } from "../../src/mend/cover.ts";
import { Legality } from "../../src/mend/legality.ts";
import { type Option, Options } from "../../src/mend/options.ts";
import type { Placed } from "../../src/mend/placed.ts";

/** The least weight of all mends, found by trying every option of every shift with every other; Infinity where none does. */
export function leastOfEveryMend(problem: MendProblem): number {
  const legality = new Legality(problem);
  const options = new Options(problem, legality);
  const mutable = problem.shifts.flatMap(({ isFixed }, i) => (isFixed ? [] : [i]));
  const chosen: (Placed | null)[] = [];
  let least = Infinity;
  const keep = (index: number): Placed[] => {
    const shift = problem.shifts[index];
    return shift === undefined ? [] : [{ ...shift, shift: index, isSettled: false }];
  };
  const visit = (at: number, weight: number): void => {
    if (weight >= least) return;
    const index = mutable[at];
    if (index === undefined) {
      if (isLegal(problem, legality, chosen) && keepsCover(problem, chosen)) least = weight;
      return;
    }
    for (const to of keep(index)) {
      chosen.push(to);
      visit(at + 1, weight);
      chosen.pop();
    }
    for (const option of options.of(index)) tryOption(option, at, weight);
  };
  const tryOption = (option: Option, at: number, weight: number): void => {
    chosen.push(option.to);
    visit(at + 1, weight + weightOfOption(option));
    chosen.pop();
  };
  visit(0, 0);
  return least;
}

function isLegal(problem: MendProblem, legality: Legality, chosen: readonly (Placed | null)[]): boolean {
  return problem.people.every((_, person) =>
    legality.isLegal(
      person,
      chosen.filter((placed) => placed !== null && placed.person === person).filter((placed) => placed !== null),
    ),
  );
}

function keepsCover({ cover, people, shifts }: MendProblem, chosen: readonly (Placed | null)[]): boolean {
  if (cover === null) return true;
  const group = (person: number): number => people[person]?.group ?? -1;
  const at = (
    times: readonly (Placed | { person: number; startMs: number; endMs: number; breaks: Placed["breaks"] })[],
  ) =>
    new Coverage(
      cover,
      times.map((one) => ({ group: group(one.person), times: one })),
    );
  const before = at(shifts);
  const after = at([...chosen.filter((placed) => placed !== null), ...shifts.filter(({ isFixed }) => isFixed)]);
  return cover.startsMs.every((_, t) => after.covered(t) >= before.covered(t) - 1e-6);
}
