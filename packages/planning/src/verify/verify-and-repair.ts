import { sharesByCell } from "./cell-shares.ts";
import { type Deviation, deviations } from "./deviations.ts";
import { Promises } from "./promises.ts";
import { QueueRepair } from "./queue-repair.ts";
import type { Verified, VerifyAnswer, VerifyQuestion, VerifyRound } from "./verify-question.ts";

/** Plans whose missed contacts differ by less are equally good; the cheaper one is kept. */
const SAME_MISSED = 1e-6;

/** A plan made for a requirement, and what its people give. */
interface Candidate<Planned> extends Verified {
  readonly planned: Planned;
  readonly required: readonly Uint16Array[];
  readonly heads: readonly Uint16Array[];
  /** What the tables promised before anything was set right. */
  readonly asMade: readonly Float64Array[];
  readonly round: number;
  readonly missed: number;
  readonly cost: number;
}

/**
 * Verifies a plan by an exact evaluation and repairs it. The plan is made with tables that take intervals as settled;
 * what the people really there give is found by following them. Where a cell differs from what the tables promised, the
 * tables are set right: they promise from then on what was found, and where that breaks a promise (a week's target in
 * the share of seasons asked for, or the floor of a cell: see `Promises`) the heads required change by the least that
 * restores it (`QueueRepair`). Then the plan is made anew and followed again, until nothing deviates or the rounds are
 * used up.
 *
 * Returned is the best plan seen: fewest contacts missed, then least cost, then the earliest; so it never is worse than
 * the first. Ends by its limits alone; the same input gives the same answer.
 * Source: Atlason, Epelman & Henderson (2008), Management Science 54(2), 295-309, for going to and fro between a
 * programme with tables and an evaluation of its plan; the repair is our own.
 * Cost: a plan and an evaluation of every stretch a round, and the trials allowed.
 */
export function verifyAndRepair<Planned>(question: VerifyQuestion<Planned>): VerifyAnswer<Planned> {
  const { stretches, limits } = question;
  const tables = new Tables(question);
  const start = tables.evaluated(question.required);
  const promises = new Promises(question, start.promised);
  const judged = (verified: Omit<Candidate<Planned>, "missed" | "round">, round: number): Candidate<Planned> => ({
    ...verified,
    round,
    missed: promises.missed(verified.services),
  });
  const first = judged(start, 0);
  const rounds: VerifyRound[] = [];
  let [current, best] = [first, first];
  for (let round = 1; round <= limits.rounds; round += 1) {
    const deviating = deviations(stretches, current, limits.tolerance);
    if (deviating.length === 0 && current.missed <= SAME_MISSED) break;
    const offTables = deviations(stretches, { ...current, promised: current.asMade }, limits.tolerance);
    const change = repaired(question, promises, { ...current, deviating, offTables });
    const before = current;
    tables.setRight(change.heads, change.services);
    if (change.raised + change.lowered > 0) current = judged(tables.evaluated(change.required), round);
    rounds.push(reported(deviating, change, before, current));
    if (current === before) break;
    if (isBetter(current, best)) best = current;
  }
  const last = { ...best, promised: tables.promised(best.heads) };
  return {
    planned: best.planned,
    required: best.required,
    keptRound: best.round,
    rounds,
    missedBefore: first.missed,
    missedAfter: best.missed,
    first: { services: first.services, promised: first.promised },
    last: { services: last.services, promised: last.promised },
    deviating: deviations(stretches, last, limits.tolerance),
  };
}

function isBetter(a: Candidate<unknown>, b: Candidate<unknown>): boolean {
  if (Math.abs(a.missed - b.missed) > SAME_MISSED) return a.missed < b.missed;
  return a.cost < b.cost;
}

/** The tables of the models, with what exact evaluations have added to their promises. */
class Tables<Planned> {
  readonly #question: VerifyQuestion<Planned>;
  readonly #corrections: Float64Array[];

  constructor(question: VerifyQuestion<Planned>) {
    this.#question = question;
    this.#corrections = question.stretches.map(({ cells }) => new Float64Array(cells.length));
  }

  /** The plan for a requirement, followed exactly, beside what the tables promise of it. */
  evaluated(required: readonly Uint16Array[]): Omit<Candidate<Planned>, "missed" | "round"> {
    const planned = this.#question.plan(required);
    const heads = this.#question.headsOf(planned);
    const services = this.#question.stretches.map(({ queue }, s) =>
      this.#question.evaluate(s, headsOfQueue(heads, queue)),
    );
    const cost = this.#question.costOf(planned);
    const asMade = this.#question.stretches.map(({ queue }, s) =>
      this.#question.promise(s, headsOfQueue(heads, queue)),
    );
    return { planned, required, heads, services, asMade, promised: this.#corrected(asMade), cost };
  }

  promised(heads: readonly Uint16Array[]): Float64Array[] {
    return this.#corrected(
      this.#question.stretches.map(({ queue }, s) => this.#question.promise(s, headsOfQueue(heads, queue))),
    );
  }

  #corrected(asMade: readonly Float64Array[]): Float64Array[] {
    return asMade.map((levels, s) => levels.map((level, cell) => level + (this.#corrections[s]?.[cell] ?? 0)));
  }

  /** From now on the tables promise of these heads what they were found to give. */
  setRight(heads: readonly Uint16Array[], services: readonly { counted: Float64Array; kept: Float64Array }[]): void {
    const promised = this.promised(heads);
    services.forEach((service, s) => {
      const corrections = this.#corrections[s] ?? new Float64Array();
      const levels = sharesByCell(service, corrections.length);
      levels.forEach((level, cell) => {
        if (!Number.isNaN(level)) corrections[cell] = (corrections[cell] ?? 0) + level - (promised[s]?.[cell] ?? 0);
      });
    });
  }
}

interface Repaired extends Pick<VerifyRound, "raised" | "lowered" | "headsAdded" | "headsRemoved"> {
  readonly required: readonly Uint16Array[];
  readonly heads: readonly Uint16Array[];
  readonly services: Verified["services"];
}

/** The heads required after one round's repair of every queue, and the change. */
function repaired<Planned>(
  question: VerifyQuestion<Planned>,
  promises: Promises,
  start: Candidate<Planned> & { readonly deviating: readonly Deviation[]; readonly offTables: readonly Deviation[] },
): Repaired {
  const required = start.required.map((heads) => heads.slice());
  const change = { raised: 0, lowered: 0, headsAdded: 0, headsRemoved: 0 };
  let services: Verified["services"] = start.services;
  let left = question.limits.trials;
  const heads = question.queues.map((_, q) => {
    const trials = Math.floor(left / (question.queues.length - q));
    const repair = new QueueRepair(question, q, promises, { ...start, services }, trials).run();
    services = repair.services;
    left -= trials - repair.trialsLeft;
    return repair.heads;
  });
  for (const { queue, cells } of question.stretches)
    for (const intervals of cells) {
      const steps = Array.from(intervals, (t) => (heads[queue]?.[t] ?? 0) - (start.heads[queue]?.[t] ?? 0));
      const sum = steps.reduce((total, step) => total + step, 0);
      if (sum === 0) continue;
      for (const t of intervals) setAt(required[queue], t, heads[queue]?.[t] ?? 0);
      change[sum > 0 ? "raised" : "lowered"] += 1;
      change[sum > 0 ? "headsAdded" : "headsRemoved"] += Math.abs(sum);
    }
  return { ...change, required, heads, services };
}

function reported<Planned>(
  deviating: readonly Deviation[],
  { raised, lowered, headsAdded, headsRemoved }: Repaired,
  before: Candidate<Planned>,
  after: Candidate<Planned>,
): VerifyRound {
  return {
    deviating: deviating.length,
    raised,
    lowered,
    headsAdded,
    headsRemoved,
    missedBefore: before.missed,
    missedAfter: after.missed,
    cost: after.cost,
  };
}

function headsOfQueue(heads: readonly Uint16Array[], queue: number): Uint16Array {
  const ofQueue = heads[queue];
  if (ofQueue === undefined) throw new RangeError(`no heads of queue ${queue}`);
  return ofQueue;
}

function setAt(heads: Uint16Array | undefined, t: number, value: number): void {
  if (heads !== undefined) heads[t] = value;
}
