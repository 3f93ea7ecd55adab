import { timeZone } from "@springtide/calendar";
import type { ColumnPlan } from "../contacts/columns.ts";
import type { ToldTally } from "../contacts/contact-tally.ts";
import { ContactTally } from "../contacts/contact-tally.ts";
import type { ToldRefusals } from "../contacts/refused-rows.ts";
import { RefusedRows } from "../contacts/refused-rows.ts";
import type { RowForm } from "../contacts/row-form.ts";
import type { ToldRows } from "../contacts/row-reader.ts";
import { RowReader } from "../contacts/row-reader.ts";
import { LogNames } from "./log-names.ts";

/** What to do about a value, in the options of the command. */
const REMEDIES: Readonly<Record<string, string>> = {
  "no-such-local-time": "Export times with their offset, or name the zone of these times with --log-zone.",
  "no-such-date": "Correct it, or say how dates are written with --date-order ymd, dmy or mdy.",
  "not-a-date": "Correct it, or say how dates are written with --date-order ymd, dmy or mdy.",
  "no-time": "Name the column of the time of day with --time.",
  "not-a-number": "Correct it, or say which mark stands before decimals with --decimal; leave it empty if unknown.",
  "not-a-handling-time": "Correct it, or say how times are written with --durations s, mm:ss or hh:mm:ss.",
  "aht-too-long": "Check the column and its unit: these are seconds unless --durations says otherwise.",
  "wait-too-long": "Check the column and its unit: these are seconds unless --durations says otherwise.",
};

/** How the rows of a log are read and counted; plain data, as a thread is told it. */
export interface CountingPlan {
  readonly file: string;
  readonly plan: ColumnPlan;
  readonly form: RowForm;
  /** Zone in whose local clock the intervals are. */
  readonly zone: string;
  readonly intervalMinutes: number;
  /** Whether every refused row is to be set aside, with its reasons. */
  readonly keepReasons: boolean;
}

/** What was counted in a part of a log, as plain data: what a thread tells. */
export interface ToldCount {
  readonly names: readonly string[];
  readonly tally: ToldTally;
  readonly refused: ToldRefusals;
  readonly rows: ToldRows;
}

/** What the rows of a log are counted into. */
export class LogCount {
  readonly names: LogNames;
  readonly tally: ContactTally;
  readonly refused: RefusedRows;
  readonly rows: RowReader;

  constructor({ file, plan, form, zone: zoneName, intervalMinutes, keepReasons }: CountingPlan) {
    const zone = timeZone(zoneName, { field: "/zone" });
    const by = typeof plan.queue === "object" ? plan.queue?.name : undefined;
    this.names = new LogNames(file, by ?? "");
    this.refused = new RefusedRows(file, keepReasons, REMEDIES);
    this.tally = new ContactTally(0, () => zone, intervalMinutes);
    const { names, refused, tally } = this;
    this.rows = new RowReader({ plan, form, names, zoneOf: () => zone, refused, sink: tally });
  }

  told(): ToldCount {
    const { names, tally, refused, rows } = this;
    return { names: names.names, tally: tally.told(), refused: refused.told(), rows: rows.told() };
  }

  /**
   * Goes on with the part of the log that follows: what is here afterwards is what reading both in one go would have left.
   * @throws Refusal where there are more names or refused rows than are kept
   */
  absorb({ names, tally, refused, rows }: ToldCount): void {
    const indexOf = this.names.absorb(names);
    this.tally.absorb(tally, indexOf);
    this.refused.absorb(refused, this.rows.rowsRead);
    this.rows.absorb(rows, indexOf);
  }
}
