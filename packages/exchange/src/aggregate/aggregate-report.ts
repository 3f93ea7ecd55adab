import type { Encoding } from "../csv/decoded-bytes.ts";
import type { Delimiter } from "../csv/delimiter.ts";
import type { RowForm } from "../contacts/row-form.ts";

/** What was counted, over all intervals; null where the log does not tell it. */
export interface LogTotals {
  readonly contacts: number;
  readonly handled: number | null;
  readonly abandoned: number | null;
  readonly handleSeconds: number | null;
  readonly waitSeconds: number | null;
}

/** How a log was read: what was named, and what was found out. */
interface ReadAs {
  /** The list of some product that its columns are those of. */
  readonly layout: string | null;
  readonly columns: Readonly<Record<"start" | "time" | "by" | "handle" | "wait" | "abandoned", string | null>>;
  readonly delimiter: Delimiter;
  /** Null where the file is ASCII, which reads the same in each. */
  readonly encoding: Encoding | null;
  readonly dateOrder: RowForm["dateOrder"];
  readonly decimal: RowForm["decimal"];
  readonly durations: RowForm["ahtFormat"];
  /** Zone of times without an offset. */
  readonly localTimes: string;
}

/** Whole local days without a contact, first and last included. */
export interface DaysWithout {
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** What there is to say about a log that was counted. The same file and options give the same report. */
export interface AggregateReport {
  readonly file: string;
  readonly zone: string;
  readonly intervalMinutes: number;
  readonly readAs: ReadAs;
  readonly rowsRead: number;
  readonly rowsRefused: number;
  readonly rowsBlank: number;
  readonly cells: number;
  readonly firstStart: string;
  readonly lastStart: string;
  readonly totals: LogTotals;
  /** Handling time beside abandoned contacts: nobody handled them, so it is in no cell. */
  readonly secondsExcluded: number;
  readonly contactsExcluded: number;
  readonly names: readonly (LogTotals & { readonly name: string })[];
  /** Changes of the clocks between first and last contact. */
  readonly clockChanges: readonly { readonly at: string; readonly minutes: number }[];
  readonly daysWithout: readonly DaysWithout[];
  readonly notes: readonly string[];
}
