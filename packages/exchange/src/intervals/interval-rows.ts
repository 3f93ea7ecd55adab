import type { Refusal } from "@springtide/refusal";
import { cellText, isBlank } from "../csv/cell-text.ts";
import type { Delimiter } from "../csv/delimiter.ts";
import type { CsvRecord } from "../csv/record-scanner.ts";
import { quoted, type RefusedRows, type Trouble } from "../contacts/refused-rows.ts";
import { shapeTrouble } from "../contacts/row-shape.ts";
import { ahtCell, contactsCell } from "./interval-cells.ts";
import type { IntervalColumns } from "./interval-columns.ts";

/** Intervals to be staffed together, so that a caller can time the maths apart from reading and writing. */
export interface IntervalBatch {
  readonly size: number;
  /** The first `size` values count. */
  readonly contacts: Float64Array;
  readonly ahtSeconds: Float64Array;
  /** Puts a refusal down to the row of one interval. */
  readonly refuse: (at: number, refusal: Refusal) => void;
}

/** Works out a batch, and answers with the cells to be added to the row of each of its intervals. */
export type StaffBatch = (batch: IntervalBatch) => (at: number) => readonly (string | number)[];

export interface IntervalRowsNeeds {
  readonly plan: IntervalColumns;
  readonly delimiter: Delimiter;
  /** Of every row where the file has no column of them. */
  readonly ahtSeconds: number;
  readonly refused: RefusedRows;
  readonly staff: StaffBatch;
}

/** The rows of one chunk of a file: read and checked, then staffed together and handed on as text. */
export class IntervalRows {
  count = 0;
  blankRows = 0;
  readonly #needs: IntervalRowsNeeds;
  #contacts = new Float64Array(1024);
  #ahtSeconds = new Float64Array(1024);
  /** The rows as they stand, and their numbers. */
  #texts: string[] = [];
  #rows: number[] = [];

  constructor(needs: IntervalRowsNeeds) {
    this.#needs = needs;
  }

  read(record: CsvRecord): void {
    const { plan, refused } = this.#needs;
    if (isBlank(record)) {
      this.blankRows += 1;
      return;
    }
    this.count += 1;
    const shape = shapeTrouble(record, plan.width);
    if (shape !== null) {
      refused.add(record.row, undefined, `${record.cells} cells`, shape);
      return;
    }
    const contacts = this.#cell(record, plan.contacts, contactsCell(record, plan.contacts.at));
    const aht =
      plan.aht === null ? this.#needs.ahtSeconds : this.#cell(record, plan.aht, ahtCell(record, plan.aht.at, contacts));
    if (!Number.isNaN(contacts) && !Number.isNaN(aht)) this.#keep(record, contacts, aht);
  }

  /** The rows since the last time, staffed, as lines of the result. */
  staffed(): string {
    const { delimiter, refused, staff } = this.#needs;
    const texts = this.#texts;
    const rows = this.#rows;
    if (texts.length === 0) return "";
    const cellsAt = staff({
      size: texts.length,
      contacts: this.#contacts,
      ahtSeconds: this.#ahtSeconds,
      refuse: (at, refusal) => {
        this.#refuseRow(rows[at] ?? 0, refusal);
      },
    });
    this.#texts = [];
    this.#rows = [];
    // Nothing will be written of a file with a refused row; the rest of it is worked out to find every other one.
    if (refused.total > 0) return "";
    return texts.map((text, at) => `${text}${delimiter}${cellsAt(at).join(delimiter)}\n`).join("");
  }

  #cell(record: CsvRecord, column: { readonly at: number; readonly name: string }, read: number | Trouble): number {
    if (typeof read === "number") return read;
    this.#needs.refused.add(record.row, column.name, quoted(cellText(record, column.at)), read);
    return Number.NaN;
  }

  #keep(record: CsvRecord, contacts: number, aht: number): void {
    const at = this.#texts.length;
    if (at === this.#contacts.length) this.#grow();
    this.#contacts[at] = contacts;
    this.#ahtSeconds[at] = aht;
    this.#texts.push(Buffer.from(record.bytes.subarray(record.from, record.to)).toString("utf8"));
    this.#rows.push(record.row);
  }

  #refuseRow(row: number, { findings }: Refusal): void {
    const { plan, refused } = this.#needs;
    for (const { code, found, rule, remedy } of findings)
      refused.add(row, plan.contacts.name, found, { code, rule, remedy });
  }

  #grow(): void {
    for (const old of [this.#contacts, this.#ahtSeconds]) {
      const larger = new Float64Array(old.length * 2);
      larger.set(old);
      if (old === this.#contacts) this.#contacts = larger;
      else this.#ahtSeconds = larger;
    }
  }
}
