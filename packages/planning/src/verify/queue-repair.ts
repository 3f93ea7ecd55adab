import type { CellPlace } from "./cell-place.ts";
import { sharesByCell, sumByCell } from "./cell-shares.ts";
import type { Deviation } from "./deviations.ts";
import { stepDown, stepUp, withStep } from "./head-steps.ts";
import type { Promises } from "./promises.ts";
import type { StretchService, VerifiedQueue, VerifyQuestion } from "./verify-question.ts";

/** Gains below this are rounding. */
const NOISE_CONTACTS = 1e-9;
/** A line is made where too few worked before: heads are tried in the cell that is short and in so many before it. */
const CELLS_BEFORE = 2;

/** The people of the plan and what they give, as a round begins. */
export interface RoundStart {
  readonly required: readonly Uint16Array[];
  readonly heads: readonly Uint16Array[];
  readonly services: readonly StretchService[];
  readonly promised: readonly Float64Array[];
  /** Cells that differ from the tables as they stand, and from the tables as first made. */
  readonly deviating: readonly Deviation[];
  readonly offTables: readonly Deviation[];
}

/** A cell that something is short in: its own floor, or a week that it lies in. */
interface Victim extends CellPlace {
  readonly isBelowFloor: boolean;
}

interface Trial {
  readonly place: CellPlace;
  readonly step: number;
  readonly service: StretchService;
}

/**
 * The least change of one queue's heads that restores what it promises, found by following its stretches exactly with
 * one agent more or fewer at a time. Cells below their floor are repaired in order of time, each judged by what is short
 * up to it: what its people do to later cells is repaired when these are reached. Then weeks that are short are, by all
 * that is short. Heads are added where they win most for each head and interval, to the cell or to one of the two before
 * it. Those that later ones made needless are taken off again; then those of cells that give without them what the
 * tables promised with them. Cells in which people are missing already are left as they are: asking for more of them
 * brings nobody.
 */
export class QueueRepair {
  readonly #question: VerifyQuestion<unknown>;
  readonly #index: number;
  readonly #queue: VerifiedQueue;
  readonly #promises: Promises;
  readonly #start: RoundStart;
  readonly #there: Uint16Array;
  #heads: Uint16Array;
  #services: readonly StretchService[];
  #missed: number;
  #trialsLeft: number;

  constructor(question: VerifyQuestion<unknown>, index: number, promises: Promises, start: RoundStart, trials: number) {
    const [queue, there] = [question.queues[index], start.heads[index]];
    if (queue === undefined || there === undefined) throw new RangeError(`no queue ${index} to repair`);
    this.#question = question;
    this.#index = index;
    this.#queue = queue;
    this.#promises = promises;
    this.#start = start;
    this.#there = there;
    this.#heads = there;
    this.#services = start.services;
    this.#missed = promises.missed(start.services, index);
    this.#trialsLeft = trials;
  }

  /** Heads of the queue after the repair, what they give (other queues as they were), and the trials not used. */
  run(): { heads: Uint16Array; services: readonly StretchService[]; trialsLeft: number } {
    this.#raise();
    this.#trim();
    if (this.#queue.mayLower) this.#lower();
    return { heads: this.#heads, services: this.#services, trialsLeft: this.#trialsLeft };
  }

  /** Adds heads; where trials ran out before that did any good, none. */
  #raise(): void {
    const before = { heads: this.#heads, services: this.#services, missed: this.#missed };
    const hopeless = new Set<string>();
    while (this.#missed > NOISE_CONTACTS && this.#trialsLeft > 0) {
      const victim = this.#victims().find((place) => !hopeless.has(nameOf(place)));
      if (victim === undefined) break;
      const best = this.#bestRaise(victim);
      if (best === null) hopeless.add(nameOf(victim));
      else this.#take(best);
    }
    if (this.#missed < before.missed) return;
    this.#heads = before.heads;
    this.#services = before.services;
    this.#missed = before.missed;
  }

  /** Cells below their floor in order of time; then, in weeks that are short, those that give less than promised. */
  #victims(): Victim[] {
    const short = this.#promises
      .shortCells(this.#services, this.#index)
      .map(({ stretch, cell }): Victim => ({ stretch, cell, isBelowFloor: true }));
    const weeks = new Set(this.#promises.shortWeeks(this.#services, this.#index).map(({ week }) => week));
    const below = this.#start.offTables.flatMap(({ stretch, cell, difference }) => {
      const of = this.#question.stretches[stretch];
      if (of?.queue !== this.#index || difference > 0 || !weeks.has(of.weekOfCell[cell] ?? 0)) return [];
      return [{ stretch, cell, isBelowFloor: false, contacts: this.#notKept({ stretch, cell }) }];
    });
    return [...short, ...below.filter(({ contacts }) => contacts > NOISE_CONTACTS).sort(byContacts)];
  }

  /** Contacts short that a repair of this cell is judged by. */
  #shortFor({ stretch, cell, isBelowFloor }: Victim, service: StretchService): number {
    if (!isBelowFloor) return this.#promises.missed(this.#services.with(stretch, service), this.#index);
    const short = this.#promises.shortCellsOf(stretch, service).filter((one) => one.cell <= cell);
    return short.reduce((sum, { contacts }) => sum + contacts, 0);
  }

  #notKept({ stretch, cell }: CellPlace): number {
    const service = this.#serviceOf(stretch);
    const cells = this.#cellsOf(stretch).length;
    return (sumByCell(service.counted, cells)[cell] ?? 0) - (sumByCell(service.kept, cells)[cell] ?? 0);
  }

  #bestRaise(victim: Victim): Trial | null {
    const { stretch, cell } = victim;
    const short = this.#shortFor(victim, this.#serviceOf(stretch));
    let best: Trial | null = null;
    let most = 0;
    for (let c = cell; c >= Math.max(0, cell - CELLS_BEFORE) && this.#trialsLeft > 0; c -= 1) {
      const place = { stretch, cell: c };
      if (this.#isShortOfPeople(place)) continue;
      const intervals = this.#intervalsOf(place);
      const trial = this.#try(place, stepUp(this.#queue, this.#heads, intervals));
      const won = short - this.#shortFor(victim, trial.service);
      const gain = won / (trial.step * intervals.length);
      if (won > NOISE_CONTACTS && gain > most) [best, most] = [trial, gain];
    }
    return best;
  }

  /** Takes off again what the heads added later made needless. */
  #trim(): void {
    for (const place of this.#places()) {
      const intervals = this.#intervalsOf(place);
      const [t = -1] = intervals;
      for (;;) {
        const added = (this.#heads[t] ?? 0) - (this.#there[t] ?? 0);
        const down = stepDown(this.#queue, this.#heads, intervals);
        if (down === 0 || added < down || this.#trialsLeft <= 0) break;
        const trial = this.#try(place, -down);
        if (this.#missedWith(trial) > this.#missed + NOISE_CONTACTS) break;
        this.#take(trial);
      }
    }
  }

  /** Takes off heads without which a cell still gives what the tables promised with them. */
  #lower(): void {
    const above = this.#start.deviating.filter(({ stretch, difference }) => difference > 0 && this.#isOwn(stretch));
    for (const place of above.toSorted((a, b) => b.difference - a.difference))
      while (this.#trialsLeft > 0 && this.#lowerOnce(place));
  }

  #lowerOnce(place: CellPlace): boolean {
    const { heads, required } = this.#start;
    const isAsked = (t: number): boolean => heads[this.#index]?.[t] === required[this.#index]?.[t];
    const intervals = this.#intervalsOf(place);
    const down = stepDown(this.#queue, this.#heads, intervals);
    if (down === 0 || !intervals.every(isAsked)) return false;
    const trial = this.#try(place, -down);
    const level = sharesByCell(trial.service, this.#cellsOf(place.stretch).length)[place.cell] ?? 1;
    const promised = this.#start.promised[place.stretch]?.[place.cell] ?? 1;
    if (level < promised || this.#missedWith(trial) > this.#missed + NOISE_CONTACTS) return false;
    this.#take(trial);
    return true;
  }

  #places(): CellPlace[] {
    return this.#question.stretches.flatMap(({ cells }, stretch) =>
      this.#isOwn(stretch) ? cells.map((_, cell) => ({ stretch, cell })) : [],
    );
  }

  #isOwn(stretch: number): boolean {
    return this.#question.stretches[stretch]?.queue === this.#index;
  }

  #cellsOf(stretch: number): readonly Int32Array[] {
    return this.#question.stretches[stretch]?.cells ?? [];
  }

  #intervalsOf({ stretch, cell }: CellPlace): Int32Array {
    return this.#cellsOf(stretch)[cell] ?? new Int32Array();
  }

  #serviceOf(stretch: number): StretchService {
    const service = this.#services[stretch];
    if (service === undefined) throw new RangeError(`no stretch ${stretch}`);
    return service;
  }

  #isShortOfPeople(place: CellPlace): boolean {
    const required = this.#start.required[this.#index];
    return this.#intervalsOf(place).some((t) => (this.#there[t] ?? 0) < (required?.[t] ?? 0));
  }

  #try(place: CellPlace, step: number): Trial {
    this.#trialsLeft -= 1;
    const heads = withStep(this.#heads, this.#intervalsOf(place), step);
    return { place, step, service: this.#question.evaluate(place.stretch, heads) };
  }

  #missedWith({ place, service }: Trial): number {
    return this.#promises.missed(this.#services.with(place.stretch, service), this.#index);
  }

  #take(trial: Trial): void {
    const { place, step, service } = trial;
    this.#missed = this.#missedWith(trial);
    this.#heads = withStep(this.#heads, this.#intervalsOf(place), step);
    this.#services = this.#services.with(place.stretch, service);
  }
}

function nameOf({ stretch, cell }: CellPlace): string {
  return `${stretch} ${cell}`;
}

function byContacts(a: { readonly contacts: number }, b: { readonly contacts: number }): number {
  return b.contacts - a.contacts;
}
