import type { Encoding } from "../csv/decoded-bytes.ts";
import type { LogCount } from "./log-count.ts";
import type { LogHead } from "./log-head.ts";

/** A log that was read and counted. */
export interface LogReading extends LogHead {
  readonly count: LogCount;
  /** Null where the file is ASCII, which reads the same in each. */
  readonly encoding: Encoding | null;
}
