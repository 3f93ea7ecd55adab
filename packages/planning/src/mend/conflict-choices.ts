import { weightOf, weightOfOption } from "./cost.ts";
import type { Legality } from "./legality.ts";
import type { Option, Options } from "./options.ts";
import type { Placed } from "./placed.ts";

/** Two shifts changed, however little. */
const TWO_CHANGES = weightOf({ dropped: 0, changed: 2, minutes: 0 });
const ONE_CHANGE = weightOf({ dropped: 0, changed: 1, minutes: 0 });

/** One way to go on from a conflict. */
export interface Choice {
  readonly placed: Placed;
  readonly option: Option;
  /** What the change costs, with the change that must still follow where this one does not end the conflict. */
  readonly least: number;
}

/** Shifts of somebody that cannot stay together as they are, and what may be done about it. */
export interface Conflict {
  readonly person: number;
  /** Those not yet settled, the one that ends it most cheaply first. */
  readonly open: readonly Placed[];
  /** All options of these, those that cost least first. */
  readonly choices: readonly Choice[];
  /** No way to end it costs less; Infinity where all its shifts are settled. */
  readonly least: number;
}

/** Finds conflicts and remembers what may be done about them: the search comes back to the same ones again and again. */
export class ConflictChoices {
  readonly #legality: Legality;
  readonly #options: Options;
  readonly #byList = new WeakMap<readonly Placed[], readonly Conflict[]>();
  readonly #ends = new Map<string, Map<Option, boolean>>();

  constructor(legality: Legality, options: Options) {
    this.#legality = legality;
    this.#options = options;
  }

  /** Conflicts of somebody with these shifts, no two of which share a shift that is not settled. */
  of(person: number, shifts: readonly Placed[]): readonly Conflict[] {
    const known =
      this.#byList.get(shifts) ??
      this.#legality.disjointConflicts(person, shifts).map((conflict) => this.#withChoices(person, conflict));
    this.#byList.set(shifts, known);
    return known;
  }

  #withChoices(person: number, shifts: readonly Placed[]): Conflict {
    const ends = this.#endsOf(person, shifts);
    const open = shifts
      .filter(({ isSettled }) => !isSettled)
      .map((placed) => {
        const choices = this.#options.of(placed.shift).map((option): Choice => {
          const isEnd = ends(placed, option);
          return { placed, option, least: weightOfOption(option) + (isEnd ? 0 : ONE_CHANGE) };
        });
        return { placed, choices, least: choices.reduce((least, choice) => Math.min(least, choice.least), Infinity) };
      })
      .sort((a, b) => a.least - b.least || a.placed.shift - b.placed.shift);
    const single = open[0]?.least ?? Infinity;
    return {
      person,
      open: open.map(({ placed }) => placed),
      choices: open.flatMap(({ choices }) => choices).sort((a, b) => a.least - b.least),
      // Two small changes may do where one alone would have to leave a shift open.
      least: open.length > 1 ? Math.min(single, TWO_CHANGES) : single,
    };
  }

  /**
   * Whether the conflict is over once one of its shifts goes where an option says: it is one only with all of them, and the rules that they
   * break together are the ones to look at.
   */
  #endsOf(person: number, shifts: readonly Placed[]): (placed: Placed, option: Option) => boolean {
    const key = `${person} ${shifts.map((one) => textOf(one)).join(" ")}`;
    const known = this.#ends.get(key) ?? new Map<Option, boolean>();
    this.#ends.set(key, known);
    const rules = new Set(this.#legality.breaches(person, shifts).map(({ rule }) => rule));
    return (placed, option) => {
      const { to } = option;
      if (to?.person !== person) return true;
      const others = shifts.filter((other) => other !== placed);
      const isEnd = known.get(option) ?? this.#legality.breaches(person, [...others, to], rules).length === 0;
      known.set(option, isEnd);
      return isEnd;
    };
  }
}

function textOf({ shift, startMs, endMs, breaks }: Placed): string {
  return `${shift}:${startMs}-${endMs}${breaks.map((away) => `/${away.startMs}-${away.endMs}`).join("")}`;
}
