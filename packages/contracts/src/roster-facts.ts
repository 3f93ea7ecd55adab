/** Where in a file something stands; `column` as its header names it. */
export interface RosterPlace {
  readonly file: string;
  readonly row: number;
  readonly column?: string | undefined;
}

/** One person's shift as a roster file has it. Instants in milliseconds. */
export interface RosterShift extends RosterPlace {
  readonly person: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly breaks: readonly { readonly startMs: number; readonly endMs: number }[];
}

/** Somebody with a row of the roster, working or not. */
export interface RosterMember extends RosterPlace {
  readonly person: string;
  readonly team?: string | undefined;
  /** Queues they can work; not given where the file does not say. */
  readonly queues?: readonly string[] | undefined;
}

/** A stretch in which somebody is on leave or sick. */
export interface RosterAbsence extends RosterPlace {
  readonly person: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a person and the house have agreed on; days count since 1970-01-01, null where there is no such day or limit. */
export interface RosterContract extends RosterPlace {
  readonly person: string;
  readonly hoursAWeek: number | null;
  readonly daysAWeek: number | null;
  readonly daysInARow: number | null;
  readonly fromDay: number | null;
  readonly untilDay: number | null;
}

/** Heads wanted, interval by interval, earliest first. */
export interface HeadRequirement {
  readonly startsMs: Float64Array;
  readonly endsMs: Float64Array;
  /** One queue, `queue` null, where the file tells no queues apart. */
  readonly queues: readonly { readonly queue: string | null; readonly heads: Float64Array }[];
}
