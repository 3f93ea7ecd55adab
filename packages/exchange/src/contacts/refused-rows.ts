import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";

const LISTED = 100;
const KEPT = 200_000;

/** What is wrong with a value: the code for programs, the rule and the remedy for people. */
export interface Trouble {
  readonly code: string;
  readonly rule: string;
  readonly remedy: string;
  /** What a sentence in another language needs beside the code. */
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}

/** What was refused in a part of a file, as plain data: rows are numbered within the part. */
export interface ToldRefusals {
  readonly total: number;
  readonly rows: number;
  /** The last row that was refused; 0 where none was. */
  readonly lastRow: number;
  readonly listed: readonly Finding[];
  readonly reasons: readonly (readonly [row: number, reason: string])[];
}

/** Collects the rows a file must be refused for: the first hundred findings in full, all of them by number. */
export class RefusedRows {
  total = 0;
  readonly #file: string;
  readonly #keepReasons: boolean;
  readonly #remedies: Readonly<Record<string, string>>;
  readonly #listed: Finding[] = [];
  readonly #reasons = new Map<number, string>();
  #rows = 0;
  #lastRow = 0;

  /**
   * @param keepReasons whether every refused row is to be set aside later, with its reasons
   * @param remedies what to do about a trouble, by its code, where it is not what the trouble itself says
   */
  constructor(file: string, keepReasons: boolean, remedies: Readonly<Record<string, string>> = {}) {
    this.#file = file;
    this.#keepReasons = keepReasons;
    this.#remedies = remedies;
  }

  add(row: number, column: string | undefined, found: string, trouble: Trouble): void {
    const { code, rule, values } = trouble;
    const remedy = this.#remedies[code] ?? trouble.remedy;
    this.total += 1;
    if (row !== this.#lastRow) this.#rows += 1;
    this.#lastRow = row;
    if (this.#listed.length < LISTED) {
      const place = { file: this.#file, row, ...(column === undefined ? {} : { column }) };
      this.#listed.push({ code, place, found, rule, remedy, ...(values === undefined ? {} : { values }) });
    }
    if (!this.#keepReasons) return;
    const reason = `${column === undefined ? "" : `${column}: `}found ${found}, but ${rule}`;
    const earlier = this.#reasons.get(row);
    this.#reasons.set(row, earlier === undefined ? reason : `${earlier}; ${reason}`);
    if (this.#reasons.size > KEPT) throw this.refusal();
  }

  /** Rows refused; where reasons are not kept, a row that was refused twice at different times may count twice. */
  get rows(): number {
    return this.#keepReasons ? this.#reasons.size : this.#rows;
  }

  /** Row numbers and why each was refused. */
  get reasons(): ReadonlyMap<number, string> {
    return this.#reasons;
  }

  told(): ToldRefusals {
    const [rows, lastRow] = [this.#rows, this.#lastRow];
    return { total: this.total, rows, lastRow, listed: this.#listed, reasons: [...this.#reasons] };
  }

  /**
   * Adds what was refused in the part of the file that follows.
   * @param rowsAbove so many rows stand above those of the part
   * @throws Refusal where more rows are refused than are kept
   */
  absorb({ total, rows, lastRow, listed, reasons }: ToldRefusals, rowsAbove: number): void {
    this.total += total;
    this.#rows += rows;
    if (lastRow > 0) this.#lastRow = lastRow + rowsAbove;
    for (const finding of listed.slice(0, LISTED - this.#listed.length))
      this.#listed.push({ ...finding, place: { ...finding.place, row: (finding.place.row ?? 0) + rowsAbove } });
    for (const [row, reason] of reasons) this.#reasons.set(row + rowsAbove, reason);
    if (this.#reasons.size > KEPT) throw this.refusal();
  }

  refusal(): Refusal {
    const byRow = this.#listed.toSorted((a, b) => (a.place.row ?? 0) - (b.place.row ?? 0));
    return new Refusal(byRow, this.total);
  }
}

/** A value as it is shown in a finding. */
export function quoted(text: string): string {
  if (text === "") return "nothing";
  const line = text.replaceAll(/\s+/g, " ");
  return `"${line.length > 60 ? `${line.slice(0, 57)}...` : line}"`;
}
