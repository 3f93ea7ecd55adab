import type { WorkedShift } from "../labour/person-shifts.ts";
import { HeadSplit } from "../rosters/head-split.ts";
import type { RosterProblem } from "../rosters/roster-problem.ts";
import { shortfallCost } from "../shifts/shift-problem.ts";
import { intervalsWorked } from "./intervals-worked.ts";

/** What one head more or less changes in an interval. */
export interface Margin {
  /** Change of the missing heads, by queue. */
  readonly missing: Int32Array;
  /** Change of the cost of missing heads in this interval. */
  readonly cost: number;
}

interface Split {
  readonly missing: Int32Array;
  /** People at work, by group and place in the group's list of queues. */
  readonly serving: readonly Int32Array[];
}

/**
 * The people at work, interval by interval, and how they are best split over the queues. People with the same list of queues are one
 * group. Every interval is split afresh when it is first asked for, so that no answer hangs on what was asked before.
 */
export class Crew {
  readonly serves: readonly (readonly number[])[];
  /** Group of each person. */
  readonly groupOf: readonly number[];
  private readonly problem: RosterProblem;
  /** People at work, by group and interval, in the order of the problem. */
  private readonly atWork: readonly Map<number, number[]>[];
  private readonly splits = new Map<number, Split>();
  private readonly margins = new Map<string, Margin>();

  /** @param shiftsOf the shifts of each person, by index */
  constructor(problem: RosterProblem, shiftsOf: readonly (readonly Omit<WorkedShift, "source">[])[]) {
    this.problem = problem;
    const groups = new Map<string, number>();
    const serves: (readonly number[])[] = [];
    this.groupOf = problem.people.map(({ skills }) => {
      const key = skills.join(" ");
      const group = groups.get(key) ?? serves.push(skills) - 1;
      groups.set(key, group);
      return group;
    });
    this.serves = serves;
    this.atWork = serves.map(() => new Map<number, number[]>());
    shiftsOf.forEach((shifts, person) => {
      const atWork = this.atWork[this.groupOf[person] ?? -1];
      // Two published shifts may overlap by mistake: a person counts once all the same.
      const worked = new Set(shifts.flatMap((shift) => intervalsWorked(problem, shift)));
      for (const t of worked) {
        const people = atWork?.get(t);
        if (people === undefined) atWork?.set(t, [person]);
        else people.push(person);
      }
    });
  }

  /** Everybody at work in an interval. */
  peopleAt(t: number): number[] {
    return this.atWork.flatMap((people) => people.get(t) ?? []);
  }

  /** Heads missing in an interval, by queue, where everybody at work is split so that these cost least. */
  missingAt(t: number): Int32Array {
    return this.splitAt(t).missing;
  }

  /**
   * The queue that a person at work serves in an interval; null where nobody needs them. People of a group are alike: the first named
   * serve the first queues of their list.
   */
  queueAt(t: number, person: number): number | null {
    const group = this.groupOf[person] ?? -1;
    let rank = this.atWork[group]?.get(t)?.indexOf(person) ?? -1;
    if (rank < 0) return null;
    for (const [place, heads] of [...(this.splitAt(t).serving[group] ?? [])].entries()) {
      if (rank < heads) return this.serves[group]?.[place] ?? null;
      rank -= heads;
    }
    return null;
  }

  /** What changes in an interval with one person of a group more (by 1) or less (by -1), everybody split anew. */
  marginAt(t: number, group: number, by: 1 | -1): Margin {
    const key = `${t} ${group} ${by}`;
    const known = this.margins.get(key);
    if (known !== undefined) return known;
    const before = this.splitAt(t).missing;
    const after = this.splitWith(t, group, by).missing;
    const margin = {
      missing: after.map((heads, queue) => heads - (before[queue] ?? 0)),
      cost: this.costOf(after, t) - this.costOf(before, t),
    };
    this.margins.set(key, margin);
    return margin;
  }

  private splitAt(t: number): Split {
    const known = this.splits.get(t);
    if (known !== undefined) return known;
    const split = this.splitWith(t, -1, 0);
    this.splits.set(t, split);
    return split;
  }

  private costOf(missing: Int32Array, t: number): number {
    const hours = (this.problem.seconds[t] ?? 0) / 3600;
    return missing.reduce(
      (sum, heads, queue) => sum + hours * shortfallCost(this.problem.shortfallPerHour[queue] ?? [], heads),
      0,
    );
  }

  private splitWith(t: number, changed: number, by: number): Split {
    const { shortfallPerHour } = this.problem;
    const demand = this.problem.demand.map((heads) => Int32Array.of(heads[t] ?? 0));
    const split = new HeadSplit(this.serves, shortfallPerHour, demand);
    this.atWork.forEach((people, group) => {
      const present = (people.get(t)?.length ?? 0) + (group === changed ? by : 0);
      for (let head = 0; head < present; head += 1) split.add(0, group);
    });
    const missing = Int32Array.from(demand, (_, queue) => split.missingIn(0, queue));
    // The split counts who has nothing to do with the first queue of theirs: no queue is served by more than it wants.
    const left = Int32Array.from(demand, (heads, queue) => (heads[0] ?? 0) - (missing[queue] ?? 0));
    const serving = this.serves.map((queues, group) =>
      Int32Array.from(queues, (queue) => {
        const heads = Math.min(split.servingOf(0, group, queue), left[queue] ?? 0);
        left[queue] = (left[queue] ?? 0) - heads;
        return heads;
      }),
    );
    return { missing, serving };
  }
}
