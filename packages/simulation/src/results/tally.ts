import { WAIT_BINS, waitBin } from "./wait-histogram.ts";

/** What is counted of the attempts offered to a queue in an interval. */
export const QUEUE_MEASURES = [
  "offered",
  "firstOffered",
  "answered",
  "answeredInTime",
  "abandoned",
  "abandonedInTime",
  "abandonedShort",
  "virtualInTime",
  "blocked",
  "turnedAway",
  "movedOut",
  "movedIn",
  "answeredElsewhere",
  "completed",
  "late",
  "waitMicros",
  "answeredWaitMicros",
  "handledMicros",
  "queueMicros",
  "backlogAtEnd",
  "oldestAgeMicrosAtEnd",
  "needs",
  "needsServed",
  "needsLost",
] as const;
export type QueueMeasure = (typeof QUEUE_MEASURES)[number];

/** What is counted of a team in an interval of the clock. */
export const TEAM_MEASURES = ["atWorkMicros", "busyMicros", "overrunMicros", "answered"] as const;
export type TeamMeasure = (typeof TEAM_MEASURES)[number];

type Table<Measure extends string> = Readonly<Record<Measure, Float64Array>>;

/** The layout of a tally: how many queues, teams, intervals and days, and the day of each interval. */
export interface TallyShape {
  readonly queues: number;
  readonly teams: number;
  readonly intervals: number;
  readonly days: number;
  readonly dayOfInterval: Int32Array;
}

/**
 * Everything a run counts, in whole numbers: sums of two tallies are exact in any order, so replications may be run
 * anywhere and added up. Contacts are counted in the interval in which their attempt was offered, time in the interval
 * in which it passed. Places: queue x intervals + interval; team x intervals + interval; for waits
 * (queue x days + day) x WAIT_BINS + bin, over everyone answered.
 */
export class Tally {
  readonly shape: TallyShape;
  readonly queue: Table<QueueMeasure>;
  readonly team: Table<TeamMeasure>;
  readonly waits: Uint32Array;

  constructor(shape: TallyShape) {
    this.shape = shape;
    this.queue = emptyQueueTable(shape.queues * shape.intervals);
    this.team = emptyTeamTable(shape.teams * shape.intervals);
    this.waits = new Uint32Array(shape.queues * shape.days * WAIT_BINS);
  }

  /** Fills the columns that a run leaves blank because they follow from others; asked once, at its end. */
  settle(): void {
    const { queue } = this;
    queue.needs.set(queue.firstOffered);
    addTo(queue.offered, queue.firstOffered);
    addTo(queue.virtualInTime, queue.answeredInTime);
    addTo(queue.waitMicros, queue.answeredWaitMicros);
  }

  countWait(queue: number, interval: number, waitMicros: number): void {
    const day = this.shape.dayOfInterval[interval] ?? 0;
    const at = (queue * this.shape.days + day) * WAIT_BINS + (waitMicros === 0 ? 0 : waitBin(waitMicros));
    this.waits[at] = (this.waits[at] ?? 0) + 1;
  }
}

function addTo(sums: Float64Array, more: Float64Array): void {
  for (let place = 0; place < sums.length; place += 1) sums[place] = (sums[place] ?? 0) + (more[place] ?? 0);
}

/** A column of zeros for every measure of queues. */
export function emptyQueueTable(places: number): Table<QueueMeasure> {
  const zeros = (): Float64Array => new Float64Array(places);
  return {
    offered: zeros(),
    firstOffered: zeros(),
    answered: zeros(),
    answeredInTime: zeros(),
    abandoned: zeros(),
    abandonedInTime: zeros(),
    abandonedShort: zeros(),
    virtualInTime: zeros(),
    blocked: zeros(),
    turnedAway: zeros(),
    movedOut: zeros(),
    movedIn: zeros(),
    answeredElsewhere: zeros(),
    completed: zeros(),
    late: zeros(),
    waitMicros: zeros(),
    answeredWaitMicros: zeros(),
    handledMicros: zeros(),
    queueMicros: zeros(),
    backlogAtEnd: zeros(),
    oldestAgeMicrosAtEnd: zeros(),
    needs: zeros(),
    needsServed: zeros(),
    needsLost: zeros(),
  };
}

/** A column of zeros for every measure of teams. */
export function emptyTeamTable(places: number): Table<TeamMeasure> {
  const zeros = (): Float64Array => new Float64Array(places);
  return {
    atWorkMicros: zeros(),
    busyMicros: zeros(),
    overrunMicros: zeros(),
    answered: zeros(),
  };
}
