import { type Choice, type Conflict, ConflictChoices } from "./conflict-choices.ts";
import { costOfWeight, weightOf, weightOfOption } from "./cost.ts";
import type { Coverage } from "./cover.ts";
import type { Legality } from "./legality.ts";
import type { MendProblem, ShiftTimes } from "./mend-problem.ts";
import type { Option, Options } from "./options.ts";
import type { Placed } from "./placed.ts";

const MINUTE_MS = 60_000;
/** Levels of one change more each, before shifts may be left open. */
const DEEPER = 3;

/** What one search is about. */
interface SearchScope {
  /** Whose conflicts are to be ended; who is given a shift is looked at too. */
  readonly people: readonly number[];
  /** Shifts given away go nowhere and nothing need be covered: what is found bounds every real mend from below. */
  readonly isRelaxed: boolean;
  readonly nodes: number;
  /** Only mends that weigh less than this are looked for. */
  readonly below: number;
}

/** What was found: the best options by shift, and whether there is nothing better. */
export interface SearchResult {
  readonly options: ReadonlyMap<number, Option> | null;
  readonly weight: number;
  readonly isExhausted: boolean;
  readonly nodes: number;
}

/**
 * Branch and bound over shifts: takes a conflict, the dearest first, and changes one of its shifts after the other, each settled once it
 * was changed or kept. Since no rule is broken by less work, every mend changes a shift of each conflict; conflicts that share none add up
 * to a bound. Where all is legal and an interval is covered worse than before, some other shift has to come to it. A search that is not
 * stopped by its nodes has looked at every mend by the options.
 */
export class MendSearch {
  readonly #problem: MendProblem;
  readonly #options: Options;
  readonly #choices: ConflictChoices;
  readonly #coverage: Coverage | null;
  /** What everybody works for the moment, without what was published before. */
  readonly #lists: (readonly Placed[])[];
  #changed = new Map<number, Option>();
  #scope: SearchScope = { people: [], isRelaxed: false, nodes: 0, below: 0 };
  #people: number[] = [];
  #best: SearchResult["options"] = null;
  #below = Infinity;
  #nodes = 0;
  #most = 0;

  constructor(problem: MendProblem, legality: Legality, options: Options, coverage: Coverage | null) {
    this.#problem = problem;
    this.#options = options;
    this.#choices = new ConflictChoices(legality, options);
    this.#coverage = coverage;
    this.#lists = problem.people.map((_, person) =>
      problem.shifts.flatMap((shift, i) =>
        shift.person === person && !shift.isFixed ? [{ ...shift, shift: i, isSettled: false }] : [],
      ),
    );
  }

  /** The best mend within a scope, beside what was taken over before. */
  search(scope: SearchScope): SearchResult {
    this.#scope = scope;
    this.#people = [...scope.people];
    const before = this.#changed;
    this.#changed = new Map();
    const result = this.#deepening();
    this.#changed = before;
    return result;
  }

  /** One change more at a time, nothing left open; only then anything: what takes few changes is found before what takes many is looked at. */
  #deepening(): SearchResult {
    const { below, nodes } = this.#scope;
    const least = Math.max(1, costOfWeight(this.#boundNow()).changed);
    const levels = Array.from({ length: DEEPER }, (_, i) =>
      weightOf({ dropped: 0, changed: least + i + 1, minutes: 0 }),
    );
    let isExhausted = true;
    this.#nodes = 0;
    for (const level of [...levels.filter((weight) => weight < below), below]) {
      this.#forget(level);
      // Each level has half of what is left, the last one as much as all of them.
      this.#most = this.#nodes + (level === below ? nodes : Math.ceil((nodes - this.#nodes) / 2));
      this.#visit(0);
      isExhausted &&= this.#nodes <= this.#most;
      if (this.#best !== null) break;
    }
    return { options: this.#best, weight: this.#best === null ? below : this.#below, isExhausted, nodes: this.#nodes };
  }

  /** Begins anew: only what weighs less than this is looked for. */
  #forget(below: number): void {
    this.#best = null;
    this.#below = below;
  }

  #boundNow(): number {
    const conflicts = this.#people.flatMap((person) => this.#choices.of(person, this.#lists[person] ?? []));
    const bound = conflicts.reduce((sum, { least }) => sum + least, 0);
    return Number.isFinite(bound) ? bound : 0;
  }

  /** Makes what was found part of the roster: later searches start from it and leave it alone. */
  takeOver(options: ReadonlyMap<number, Option>): void {
    for (const [shift, option] of options) {
      const placed = this.#lists.flat().find((one) => one.shift === shift);
      if (placed === undefined) throw new RangeError(`shift ${shift} is nobody's any more`);
      this.#put(placed, option);
    }
  }

  /** A mend that only leaves shifts open, one of each conflict after the other: there always is one, though seldom a good one. */
  leavingOpen(): ReadonlyMap<number, Option> {
    const options = new Map<number, Option>();
    for (const person of this.#problem.people.keys())
      for (;;) {
        const placed = this.#choices.of(person, this.#lists[person] ?? [])[0]?.open[0];
        if (placed === undefined) break;
        const option = this.#options.of(placed.shift).find(({ to }) => to === null);
        if (option === undefined) break;
        options.set(placed.shift, option);
        this.#put(placed, option);
      }
    return options;
  }

  /** Conflicts of everybody as the roster stands. */
  conflicts(): readonly (readonly Conflict[])[] {
    return this.#lists.map((list, person) => this.#choices.of(person, list));
  }

  #visit(weight: number): void {
    this.#nodes += 1;
    if (this.#nodes > this.#most) return;
    const conflicts = this.#people.flatMap((person) => this.#choices.of(person, this.#lists[person] ?? []));
    const bound = conflicts.reduce((sum, { least }) => sum + least, weight);
    if (bound >= this.#below) return;
    const [dearest] = conflicts.toSorted((a, b) => b.least - a.least || a.open.length - b.open.length);
    if (dearest !== undefined) this.#endConflict(dearest, weight, bound - weight - dearest.least);
    else this.#leaf(weight);
  }

  #leaf(weight: number): void {
    const worse = this.#scope.isRelaxed ? null : (this.#coverage?.worse(this.#touched()) ?? null);
    if (worse !== null) {
      this.#bringTo(worse, weight);
      return;
    }
    this.#below = weight;
    this.#best = new Map(this.#changed);
  }

  #endConflict({ person, open, choices }: Conflict, weight: number, elsewhere: number): void {
    const isAwayTried = new Set<number>();
    for (const { placed, option, least } of this.#coveringFirst(choices)) {
      if (weight + least + elsewhere >= this.#below) continue;
      const isAway = option.to !== null && option.to.person !== person;
      if (this.#scope.isRelaxed && isAway && isAwayTried.has(placed.shift)) continue;
      if (isAway) isAwayTried.add(placed.shift);
      // What changes this shift and one before it was, or will be, looked at from the one before.
      const kept = open.slice(0, open.indexOf(placed)).map((before) => this.#settle(before));
      this.#trying(placed, option, weight);
      for (const undo of kept.reverse()) undo();
      if (this.#nodes > this.#most) return;
    }
  }

  /** Choices in their order, but those first that leave no interval worse covered: the others need somebody else to come in. */
  #coveringFirst(choices: readonly Choice[]): readonly Choice[] {
    const coverage = this.#coverage;
    if (coverage === null || this.#scope.isRelaxed) return choices;
    const keeps = choices.map(({ placed, option: { to } }) => {
      const group = this.#groupOf(placed.person);
      coverage.add(group, placed, -1);
      if (to !== null) coverage.add(this.#groupOf(to.person), to, 1);
      const isKept = coverage.worse(to === null ? [placed] : [placed, to]) === null;
      if (to !== null) coverage.add(this.#groupOf(to.person), to, -1);
      coverage.add(group, placed, 1);
      return isKept;
    });
    return [...choices.filter((_, i) => keeps[i]), ...choices.filter((_, i) => keeps[i] === false)];
  }

  /** All is legal, but an interval is covered worse than before: another shift has to be changed so that somebody works then. */
  #bringTo(t: number, weight: number): void {
    const coverage = this.#coverage;
    if (coverage === null) return;
    const kept: (() => void)[] = [];
    for (const placed of this.#lists.flat().filter(({ isSettled }) => !isSettled)) {
      if (!this.#isNear(t, placed)) continue;
      const before = coverage.workedIn(t, placed);
      const group = this.#groupOf(placed.person);
      let isTried = false;
      for (const option of this.#options.of(placed.shift)) {
        if (weight + weightOfOption(option) >= this.#below) break;
        if (option.to === null) continue;
        const now = coverage.workedIn(t, option.to);
        if (now <= before && (now === 0 || this.#groupOf(option.to.person) === group)) continue;
        isTried = true;
        this.#trying(placed, option, weight);
      }
      if (isTried) kept.push(this.#settle(placed));
    }
    for (const undo of kept.reverse()) undo();
  }

  #isNear(t: number, { startMs, endMs }: Placed): boolean {
    const { cover, mostMinutes } = this.#problem;
    const reachMs = mostMinutes * MINUTE_MS;
    return startMs - reachMs < (cover?.endsMs[t] ?? 0) && endMs + reachMs > (cover?.startsMs[t] ?? 0);
  }

  #trying(placed: Placed, option: Option, weight: number): void {
    const people = this.#people;
    const target = option.to?.person;
    if (!this.#scope.isRelaxed && target !== undefined && !people.includes(target)) this.#people = [...people, target];
    this.#changed.set(placed.shift, option);
    const undo = this.#put(placed, option);
    this.#visit(weight + weightOfOption(option));
    undo();
    this.#changed.delete(placed.shift);
    this.#people = people;
  }

  /** Puts a shift where an option says; answers how to put it back. */
  #put(placed: Placed, { to }: Option): () => void {
    const from = this.#lists[placed.person] ?? [];
    const rest = from.filter((other) => other !== placed);
    const isGone = to === null || (this.#scope.isRelaxed && to.person !== placed.person);
    this.#lists[placed.person] = !isGone && to.person === placed.person ? [...rest, to] : rest;
    const target = !isGone && to.person !== placed.person ? to.person : null;
    const taken = target === null ? [] : (this.#lists[target] ?? []);
    if (target !== null && to !== null) this.#lists[target] = [...taken, to];
    this.#coverage?.add(this.#groupOf(placed.person), placed, -1);
    if (to !== null) this.#coverage?.add(this.#groupOf(to.person), to, 1);
    return () => {
      this.#lists[placed.person] = from;
      if (target !== null) this.#lists[target] = taken;
      this.#coverage?.add(this.#groupOf(placed.person), placed, 1);
      if (to !== null) this.#coverage?.add(this.#groupOf(to.person), to, -1);
    };
  }

  /** Keeps a shift as it is from here on; answers how to take that back. */
  #settle(placed: Placed): () => void {
    const list = this.#lists[placed.person] ?? [];
    this.#lists[placed.person] = list.map((other) => (other === placed ? { ...placed, isSettled: true } : other));
    return () => {
      this.#lists[placed.person] = list;
    };
  }

  #groupOf(person: number): number {
    return this.#problem.people[person]?.group ?? -1;
  }

  *#touched(): Generator<ShiftTimes> {
    for (const [shift, { to }] of this.#changed) {
      const before = this.#problem.shifts[shift];
      if (before !== undefined) yield before;
      if (to !== null) yield to;
    }
  }
}
