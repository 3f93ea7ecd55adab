/** What was open in a queue of deferred work at a moment, in the queue's own unit: cases or messages. */
export interface OpeningBacklog {
  readonly queue: string;
  readonly asOfMs: number;
  readonly openItems: number;
  /** By how long they have waited; none where it is not told. `toHours` null: as long as may be. */
  readonly byAge: readonly { readonly fromHours: number; readonly toHours: number | null; readonly items: number }[];
  /** Where it stands, for findings. */
  readonly file: string;
  readonly row: number;
}
