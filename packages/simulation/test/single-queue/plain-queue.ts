/** A contact as the plain method takes it: whole microseconds; patience may be Infinity. */
export interface PlainContact {
  readonly at: number;
  readonly handling: number;
  readonly patience: number;
}

/** What became of it: how long it waited, and whether it was answered, gave up or found the line full. */
export interface PlainEnd {
  readonly waited: number;
  readonly end: "answered" | "abandoned" | "blocked";
}

/**
 * The second method: microsecond by event, with a list of who waits and a list of who is busy. At every arrival all that
 * happened before is caught up with: agents become free, the first in line who is still there is answered.
 */
export function plainQueue(contacts: readonly PlainContact[], agents: number, places: number): PlainEnd[] {
  const ends: PlainEnd[] = contacts.map(() => ({ waited: 0, end: "blocked" }));
  let line: number[] = [];
  const busyUntil: number[] = [];
  const of = (index: number): PlainContact => contacts[index] ?? { at: 0, handling: 0, patience: 0 };
  const giveUp = (now: number): void => {
    line = line.filter((index) => {
      const { at, patience } = of(index);
      if (at + patience >= now) return true;
      ends[index] = { waited: patience, end: "abandoned" };
      return false;
    });
  };
  const answer = (index: number, now: number): void => {
    ends[index] = { waited: now - of(index).at, end: "answered" };
    busyUntil.push(now + of(index).handling);
  };
  const catchUp = (now: number): void => {
    for (;;) {
      const first = Math.min(...busyUntil);
      if (!(first <= now)) break;
      busyUntil.splice(busyUntil.indexOf(first), 1);
      giveUp(first);
      const next = line.shift();
      if (next !== undefined) answer(next, first);
    }
    giveUp(now);
  };
  contacts.forEach(({ at }, index) => {
    catchUp(at);
    // Who gave up or was answered at this very moment has left its place.
    const waiting = line.filter((other) => of(other).at + of(other).patience > at).length;
    if (busyUntil.length < agents) answer(index, at);
    else if (waiting < places) line.push(index);
  });
  catchUp(Number.MAX_VALUE);
  return ends;
}
