import { sharesByCell, sumByCell } from "./cell-shares.ts";
import type { StretchService, VerifiedQueue, VerifiedStretch, VerifyQuestion } from "./verify-question.ts";

/** Rounding noise; no week or interval is short by so few contacts. */
const NOISE_CONTACTS = 1e-9;

/** A week of a queue that is short of its target, in contacts of the season that decides. */
export interface ShortWeek {
  readonly week: number;
  readonly contacts: number;
}

/** A cell below its floor, in contacts of a mean season. */
export interface ShortCell {
  readonly stretch: number;
  readonly cell: number;
  readonly contacts: number;
}

/**
 * What a plan is held to, in contacts a season: the target of every week of a queue, in the share of seasons asked for,
 * and a floor in every cell. The floor is what the tables promised with the people of the first plan, but no more than
 * the target: where people are missing, the tables promise little and the floor is low. Floors stay as they are from
 * round to round, so that plans can be compared.
 */
export class Promises {
  readonly #queues: readonly VerifiedQueue[];
  readonly #stretches: readonly VerifiedStretch[];
  readonly #seasons: number;
  readonly #judgedRank: number;
  readonly #floors: readonly Float64Array[];

  /** @param promised what the tables promise with the people of the first plan, by stretch and cell */
  constructor(
    { queues, stretches, seasons, readySeasons, limits }: VerifyQuestion<unknown>,
    promised: readonly Float64Array[],
  ) {
    this.#queues = queues;
    this.#stretches = stretches;
    this.#seasons = seasons;
    this.#judgedRank = Math.min(seasons, Math.max(1, Math.ceil(readySeasons * seasons - 1e-9)));
    this.#floors = stretches.map(({ queue }, s) => {
      const share = queues[queue]?.share ?? 0;
      return (promised[s] ?? new Float64Array()).map((level) => Math.min(share, level) - limits.tolerance);
    });
  }

  /** Contacts short in all weeks and cells of one queue, or of all. */
  missed(services: readonly StretchService[], queue?: number): number {
    const queues = queue === undefined ? this.#queues.keys() : [queue];
    let sum = 0;
    for (const q of queues) {
      for (const { contacts } of this.shortWeeks(services, q)) sum += contacts;
      for (const { contacts } of this.shortCells(services, q)) sum += contacts;
    }
    return sum;
  }

  /** Weeks in which fewer than the share of seasons asked for keep the target. */
  shortWeeks(services: readonly StretchService[], queue: number): ShortWeek[] {
    const share = this.#queues[queue]?.share ?? 0;
    const weeks = new Map<number, Float64Array>();
    this.#stretches.forEach(({ queue: of, cells, weekOfCell }, s) => {
      if (of !== queue) return;
      const { counted, kept } = services[s] ?? { counted: new Float64Array(), kept: new Float64Array() };
      weekOfCell.forEach((week, cell) => {
        const short = weeks.get(week) ?? new Float64Array(this.#seasons);
        weeks.set(week, short);
        for (let season = 0; season < this.#seasons; season += 1) {
          const i = season * cells.length + cell;
          short[season] = (short[season] ?? 0) + share * (counted[i] ?? 0) - (kept[i] ?? 0);
        }
      });
    });
    return [...weeks].flatMap(([week, short]) => {
      const contacts = short.toSorted()[this.#judgedRank - 1] ?? 0;
      return contacts > NOISE_CONTACTS ? [{ week, contacts }] : [];
    });
  }

  /** Cells of a queue below their floor, stretch by stretch in order of time. */
  shortCells(services: readonly StretchService[], queue: number): ShortCell[] {
    return this.#stretches.flatMap(({ queue: of }, stretch) => {
      const service = services[stretch];
      return of === queue && service !== undefined ? this.shortCellsOf(stretch, service) : [];
    });
  }

  /** Cells of one stretch below their floor, in order of time. */
  shortCellsOf(stretch: number, service: StretchService): ShortCell[] {
    const cells = this.#stretches[stretch]?.cells ?? [];
    const levels = sharesByCell(service, cells.length);
    const counted = sumByCell(service.counted, cells.length);
    return cells.flatMap((_, cell) => {
      const below = (this.#floors[stretch]?.[cell] ?? 0) - (levels[cell] ?? 1);
      const contacts = (below * (counted[cell] ?? 0)) / this.#seasons;
      return contacts > NOISE_CONTACTS ? [{ stretch, cell, contacts }] : [];
    });
  }
}
