import { brokenRules } from "../labour/broken-rules.ts";
import type { Breach, LabourRule } from "../labour/labour-rule.ts";
import { ruleOfTerms } from "../labour/rule-of-terms.ts";
import type { MendProblem } from "./mend-problem.ts";
import type { Placed } from "./placed.ts";

/** Holds what somebody works against every rule. */
export class Legality {
  readonly #problem: MendProblem;
  readonly #rules: readonly LabourRule[];
  readonly #judged: ReadonlySet<number>;
  readonly #fixed: readonly (readonly Placed[])[];

  constructor(problem: MendProblem) {
    this.#problem = problem;
    this.#rules = [...problem.otherRules, ...problem.terms.map(ruleOfTerms)];
    this.#judged = new Set(problem.shifts.flatMap(({ isFixed }, i) => (isFixed ? [] : [i])));
    this.#fixed = problem.people.map((_, person) =>
      problem.shifts.flatMap((shift, i) =>
        shift.isFixed && shift.person === person ? [{ ...shift, shift: i, isSettled: true }] : [],
      ),
    );
  }

  /** What somebody breaks with these shifts, beside those published before; of some rules alone, by their ids, or of all. */
  breaches(person: number, shifts: readonly Placed[], only?: ReadonlySet<string>): readonly Breach[] {
    const who = this.#problem.people[person];
    if (who === undefined) throw new RangeError(`no person ${person}`);
    const known = [...shifts, ...(this.#fixed[person] ?? [])].map((placed) => ({ ...placed, source: placed.shift }));
    const rules = only === undefined ? this.#rules : this.#rules.filter(({ id }) => only.has(id));
    return brokenRules([{ ...who, shifts: known }], rules, this.#judged);
  }

  isLegal(person: number, shifts: readonly Placed[]): boolean {
    return this.breaches(person, shifts).length === 0;
  }

  /**
   * Shifts of somebody that break a rule together, none of which can be left out: at least one that is not settled has to change. Shifts not
   * settled are left out first, so that there is little to choose from. Null where nothing is broken. Cost: one look at the rules a shift.
   */
  conflict(person: number, shifts: readonly Placed[]): readonly Placed[] | null {
    const [first] = this.breaches(person, shifts);
    if (first === undefined) return null;
    const named = shifts.filter(({ shift }) => first.sources.includes(shift));
    let kept = this.isLegal(person, named) ? shifts : named;
    const inOrder = [...kept].sort((a, b) => Number(a.isSettled) - Number(b.isSettled));
    for (const placed of inOrder) {
      const without = kept.filter((other) => other !== placed);
      if (!this.isLegal(person, without)) kept = without;
    }
    return kept;
  }

  /** Conflicts of somebody no two of which share a shift that is not settled, as many as are found one after the other. */
  disjointConflicts(person: number, shifts: readonly Placed[]): readonly (readonly Placed[])[] {
    const found: (readonly Placed[])[] = [];
    let rest = shifts;
    for (;;) {
      const conflict = this.conflict(person, rest);
      if (conflict === null) return found;
      found.push(conflict);
      if (conflict.every(({ isSettled }) => isSettled)) return found;
      rest = rest.filter((placed) => placed.isSettled || !conflict.includes(placed));
    }
  }
}
