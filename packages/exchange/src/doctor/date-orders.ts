import { daysOfDate } from "../contacts/clock-reading.ts";

const PARTS = /^(\d{1,2})([-/])(\d{1,2})[-/](\d{4}|\d{2})(?!\d)/;
/** Of neighbouring days of a history nearly all follow each other. */
const CONTIGUOUS = 0.5;

/** Watches dates whose day and month could be changed over, and whether the days then still follow each other. */
export class DateOrders {
  #isTold = false;
  #seen = 0;
  readonly #days = new Map<string, readonly [number, number, number]>();
  #last = "";

  see(text: string): void {
    if (this.#isTold || text === this.#last) return;
    this.#last = text;
    const parts = PARTS.exec(text);
    if (parts === null) {
      this.#isTold = true;
      return;
    }
    this.#seen += 1;
    const [first, second, year] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
    if (first > 12 || second > 12) this.#isTold = true;
    else this.#days.set(parts[0], [first, second, year < 100 ? 2000 + year : year]);
  }

  /** Whether nothing in the file tells day from month: both readings give days that follow each other equally well. */
  get isAmbiguous(): boolean {
    if (this.#isTold || this.#seen === 0) return false;
    const all = [...this.#days.values()];
    if (all.every(([first, second]) => first === second)) return false;
    return all.length < 4 || this.#follows("dmy") === this.#follows("mdy");
  }

  /** The order in which the days follow each other, where nothing else tells; null where something does, or nothing at all. */
  get following(): "dmy" | "mdy" | null {
    if (this.#isTold || this.#seen === 0 || this.isAmbiguous) return null;
    return this.#follows("mdy") && !this.#follows("dmy") ? "mdy" : "dmy";
  }

  #follows(order: "dmy" | "mdy"): boolean {
    const days = [...this.#days.values()].map(([first, second, year]) =>
      order === "dmy" ? daysOfDate(year, second, first) : daysOfDate(year, first, second),
    );
    return contiguity(days) >= CONTIGUOUS;
  }
}

function contiguity(days: readonly number[]): number {
  const sorted = days.toSorted((a, b) => a - b);
  const next = sorted.filter((day, at) => at > 0 && day - (sorted[at - 1] ?? 0) === 1).length;
  return sorted.length < 2 ? 0 : next / (sorted.length - 1);
}
