import { randomStream } from "@springtide/probability";

/** A day played out contact by contact: arrivals, handling and patience drawn, agents who go ending their contact. */
export interface PlayedDay {
  readonly contactsPerHour: readonly number[];
  readonly agents: readonly number[];
  readonly intervalSeconds: number;
  readonly ahtSeconds: number;
  readonly withinSeconds: number;
  /** Draws one patience from a number in (0, 1) and another one. */
  readonly patience: (chance: number, other: number) => number;
}

export interface PlayedInterval {
  contacts: number;
  waited: number;
  inTime: number;
  gaveUp: number;
  waitSeconds: number;
}

interface Waiting {
  readonly since: number;
  readonly until: number;
  readonly interval: number;
}

/** Many days; sums by the interval of arrival (`gaveUp`: by the interval in which the contact gave up). */
export function playDays(day: PlayedDay, days: number, seed: number): PlayedInterval[] {
  const sums = day.agents.map(() => ({ contacts: 0, waited: 0, inTime: 0, gaveUp: 0, waitSeconds: 0 }));
  const stream = randomStream(seed, "played-day");
  for (let round = 0; round < days; round += 1) playDay(day, sums, () => stream.uniform());
  return sums;
}

function playDay(day: PlayedDay, sums: PlayedInterval[], draw: () => number): void {
  const length = day.intervalSeconds;
  const close = sums.length * length;
  const line: Waiting[] = [];
  const ends: number[] = [];
  const exponential = (mean: number): number => -Math.log(draw()) * mean;
  const intervalAt = (seconds: number): number => Math.min(sums.length - 1, Math.floor(seconds / length));
  let now = 0;
  const takeNext = (): void => {
    while (line.length > 0 && ends.length < (day.agents[intervalAt(now)] ?? 0)) {
      const next = line.shift();
      if (next === undefined) return;
      ends.push(now + exponential(day.ahtSeconds));
      const sum = sums[next.interval];
      if (sum === undefined) return;
      sum.waitSeconds += now - next.since;
      if (now - next.since <= day.withinSeconds) sum.inTime += 1;
    }
  };
  while (now < close || line.length > 0) {
    const interval = intervalAt(now);
    const rate = now < close ? (day.contactsPerHour[interval] ?? 0) / 3600 : 0;
    const border = now < close ? (interval + 1) * length : Infinity;
    const arrival = rate > 0 ? now + exponential(1 / rate) : Infinity;
    const end = Math.min(...ends, Infinity);
    const loss = line.reduce((least, waiting) => Math.min(least, waiting.until), Infinity);
    // A gap that reaches beyond the next event is drawn anew there: the exponential law has no memory.
    now = Math.min(border, arrival, end, loss);
    if (now === arrival) {
      const sum = sums[interval];
      if (sum === undefined) return;
      sum.contacts += 1;
      if (ends.length >= (day.agents[interval] ?? 0)) sum.waited += 1;
      line.push({ since: now, until: now + day.patience(draw(), draw()), interval });
    } else if (now === end) ends.splice(ends.indexOf(end), 1);
    else if (now === loss) {
      const at = line.findIndex(({ until }) => until === loss);
      const [gone] = line.splice(at, 1);
      const here = sums[interval];
      const came = sums[gone?.interval ?? 0];
      if (gone === undefined || here === undefined || came === undefined) return;
      if (now < close) here.gaveUp += 1;
      came.waitSeconds += now - gone.since;
    } else if (now === border) ends.length = Math.min(ends.length, day.agents[intervalAt(now)] ?? 0);
    takeNext();
  }
}
