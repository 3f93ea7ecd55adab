/** How a series is told from others: by colour, and hatched where it is uncertain. */
export type Tone = "tide" | "own" | "overflow" | "attention" | "good" | "soft" | "hatched";

/** One row of bars. */
export interface Series {
  readonly name: string;
  readonly tone: Tone;
  /** A pair is a bar from one value to another. */
  readonly values: readonly (number | readonly [number, number] | null)[];
  /** Tones of single bars, where they differ. */
  readonly tones?: readonly Tone[];
  /** What is written at the end of each bar; "" for nothing. */
  readonly figures?: readonly string[];
}

/** Figures as bars, with the sentence that says the same and the table behind them. */
export interface BarPicture {
  readonly sentence: string;
  /** Names of the rows of bars; of a list each part on a line of its own. */
  readonly labels: readonly (string | readonly string[])[];
  readonly isHorizontal: boolean;
  readonly isStacked: boolean;
  /** Whether the bars of all series stand on one line, to both sides of nothing. */
  readonly isOneLine?: boolean;
  /** What bars measure. */
  readonly unit: "money" | "count";
  readonly series: readonly Series[];
  readonly table: PictureTable;
}

/** What stands behind a picture; the first cell of a row is its name. */
export interface PictureTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
