import type { CancelSignal, Progress } from "@springtide/refusal";
import type { Encoding } from "../csv/decoded-bytes.ts";
import type { Delimiter } from "../csv/delimiter.ts";
import type { NamedLogColumns } from "./log-columns.ts";
import type { NamedLogForm } from "./log-form.ts";

export interface AggregateRequest {
  /** The log: one row a contact; `-` is what is piped in. */
  readonly path: string;
  /** Where the cells go. */
  readonly out: string;
  /** Zone in whose local clock the intervals are. */
  readonly zone: string;
  readonly intervalMinutes: number;
  readonly columns: NamedLogColumns;
  readonly form: Partial<NamedLogForm>;
  /** Found out if not given. */
  readonly delimiter?: Delimiter | undefined;
  readonly encoding?: Encoding | undefined;
  /** File for refused rows; without it, one refused row refuses the log. */
  readonly setAside?: string | undefined;
  /** So many read a log, however short it is; if not given, two read a long one where there are cores for them. */
  readonly threads?: number | undefined;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}
