import type { Encoding } from "../csv/decoded-bytes.ts";
import type { ToldCount } from "./log-count.ts";
import type { PartWork } from "./log-part.ts";

/** What a thread is told. */
export interface PartOrder {
  readonly work: PartWork;
  /** Bytes read so far, by part: shared between threads. */
  readonly doneBytes: Float64Array;
  /** Its place among the parts. */
  readonly part: number;
}

/** What a thread tells of its part; null where the log has to be read in one go to know what is to be said of it. */
export type PartNews = { readonly told: ToldCount; readonly encoding: Encoding | null } | null;

/** A thread at work on its part. */
export interface PartThread {
  readonly news: Promise<PartNews>;
  stop(): Promise<void>;
}

export type BeginPart = (order: PartOrder) => PartThread;
