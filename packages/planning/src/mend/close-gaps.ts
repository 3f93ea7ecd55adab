import { Coverage } from "./cover.ts";
import { Legality } from "./legality.ts";
import type { MendAnswer, MendChange, MendProblem } from "./mend-problem.ts";
import { Options } from "./options.ts";
import { minutesApart, type Placed, workedMinutes } from "./placed.ts";

const TOLERANCE = 1e-6;

/**
 * The same shifts changed, yet so that they leave as few hours uncovered as can be found: one change after the other is made otherwise
 * while that helps. Nothing else is touched, no rule broken, and the number of changes stays; minutes may grow.
 */
export function closeGaps(problem: MendProblem, answer: MendAnswer): MendAnswer {
  if (problem.cover === null || answer.changes.length === 0) return answer;
  const legality = new Legality(problem);
  const options = new Options(problem, legality);
  const roster = new ChangedRoster(problem, answer.changes);
  let isBetter = true;
  while (isBetter) {
    isBetter = false;
    for (const { shift } of answer.changes) {
      const candidates = options.of(shift).flatMap(({ to }) => (to === null ? [] : [to]));
      isBetter = roster.makeBest(shift, candidates, legality) || isBetter;
    }
  }
  const changes = answer.changes.map((change) => roster.changeNow(change));
  const minutes = changes.reduce((sum, change) => sum + change.minutes, 0);
  return { ...answer, changes, cost: { ...answer.cost, minutes }, isProven: false };
}

/** A roster with its changes made, and how well it covers. */
class ChangedRoster {
  readonly #problem: MendProblem;
  readonly #now: (Placed | null)[];
  readonly #coverage: Coverage;

  constructor(problem: MendProblem, changes: readonly MendChange[]) {
    if (problem.cover === null) throw new RangeError("nothing to cover");
    this.#problem = problem;
    this.#now = problem.shifts.map((shift, i) => ({ ...shift, shift: i, isSettled: true }));
    for (const { shift, now } of changes) this.#now[shift] = now === null ? null : { ...now, shift, isSettled: true };
    this.#coverage = new Coverage(
      problem.cover,
      this.#now.flatMap((placed) => (placed === null ? [] : [{ group: this.#groupOf(placed), times: placed }])),
    );
  }

  /** Puts a shift where it covers most of what is wanted and all stays legal; whether that is better than before. */
  makeBest(shift: number, candidates: readonly Placed[], legality: Legality): boolean {
    const before = this.#now[shift] ?? null;
    if (before === null) return false;
    const touched = [before, ...candidates];
    let [best, least] = [before, this.#coverage.gapHours(touched)];
    for (const to of candidates) {
      this.#put(shift, to);
      const hours = this.#coverage.gapHours(touched);
      if (hours < least - TOLERANCE && this.#isLegal(to.person, legality)) [best, least] = [to, hours];
    }
    this.#put(shift, best);
    return best !== before;
  }

  changeNow(change: MendChange): MendChange {
    const [placed, before] = [this.#now[change.shift] ?? null, this.#problem.shifts[change.shift]];
    if (placed === null || before === undefined) return change;
    const { person, startMs, endMs, breaks } = placed;
    const minutes = person === before.person ? minutesApart(before, placed) : 2 * workedMinutes(before);
    return { ...change, now: { person, startMs, endMs, breaks }, minutes };
  }

  #put(shift: number, to: Placed): void {
    const before = this.#now[shift] ?? null;
    if (before !== null) this.#coverage.add(this.#groupOf(before), before, -1);
    this.#coverage.add(this.#groupOf(to), to, 1);
    this.#now[shift] = to;
  }

  #isLegal(person: number, legality: Legality): boolean {
    const own = this.#now.filter((placed) => placed?.person === person).filter((placed) => placed !== null);
    return legality.isLegal(
      person,
      own.filter(({ shift }) => this.#problem.shifts[shift]?.isFixed !== true),
    );
  }

  #groupOf({ person }: Placed): number {
    return this.#problem.people[person]?.group ?? -1;
  }
}
