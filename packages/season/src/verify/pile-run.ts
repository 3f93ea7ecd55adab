/** Work that waits in a pile, by interval in order of time. */
export interface PileWork {
  /** Contacts that come; those of closed hours included. */
  readonly contacts: Float64Array;
  readonly ahtSeconds: Float64Array;
  readonly open: Uint8Array;
  /** Agents at work; 0 when closed. */
  readonly agents: Uint16Array;
  readonly seconds: Float64Array;
  /** The time within which a contact is to be finished. */
  readonly withinSeconds: number;
  /** What lies there when the first interval begins, oldest first. */
  readonly opening?: readonly OpeningWork[];
}

/** Contacts whose promise began to run at one moment, handled one like the other. */
export interface OpeningWork {
  /** Seconds after the first interval began; negative before it. */
  readonly fromSeconds: number;
  readonly contacts: number;
  readonly ahtSeconds: number;
  /** Whether anybody can keep their promise; those that nobody can are worked, and not counted. */
  readonly counts: boolean;
}

/** Contacts of each interval, by when their promise begins: with the opening for those that come while closed. */
export interface PileOutcome {
  readonly contacts: Float64Array;
  /** Those of them finished in time. */
  readonly onTime: Float64Array;
}

/** The interval of work that is done and not counted. */
const UNCOUNTED = -1;

/** Contacts that came evenly over a stretch of time, the first of which may be done already. */
interface Batch {
  readonly interval: number;
  readonly fromSeconds: number;
  readonly overSeconds: number;
  readonly ahtSeconds: number;
  readonly contacts: number;
  done: number;
}

/**
 * A pile worked off in order of arrival, as a fluid: agents are busy as long as anything lies there, what is left over
 * is carried on to the next interval and the next day. What comes while it is closed lies there when it opens, and its
 * promise runs from then on; what comes while it is open comes evenly over its interval. Contacts still in hand at the
 * end count as late once their time has passed, as in time before. Opening work counts in the first open interval. Chance is
 * what the caller puts into contacts and handling times (`drawnPile`). Cost: O(intervals).
 */
export function pileRun({
  contacts,
  ahtSeconds,
  open,
  agents,
  seconds,
  withinSeconds,
  opening = [],
}: PileWork): PileOutcome {
  const outcome = { contacts: new Float64Array(contacts.length), onTime: new Float64Array(contacts.length) };
  const pile: Batch[] = [];
  const firstOpen = open.indexOf(1);
  for (const { counts, ...work } of opening) {
    pile.push({ ...work, interval: counts ? firstOpen : UNCOUNTED, overSeconds: 0, done: 0 });
    if (counts && firstOpen >= 0) addTo(outcome.contacts, firstOpen, work.contacts);
  }
  let [next, lying, clock] = [0, 0, 0];
  for (let t = 0; t < contacts.length; t += 1) {
    const [length, come, start] = [seconds[t] ?? 0, contacts[t] ?? 0, clock];
    clock += length;
    if (open[t] !== 1) {
      lying += come;
      continue;
    }
    const common = { interval: t, fromSeconds: start, ahtSeconds: ahtSeconds[t] ?? 1, done: 0 };
    if (lying > 0) pile.push({ ...common, overSeconds: 0, contacts: lying });
    if (come > 0) pile.push({ ...common, overSeconds: length, contacts: come });
    addTo(outcome.contacts, t, lying + come);
    lying = 0;
    const capacity = (agents[t] ?? 0) * length;
    let used = 0;
    for (let batch = pile[next]; batch !== undefined && used < capacity; batch = pile[next]) {
      const before = { done: batch.done, atSeconds: start + (used / capacity) * length };
      const part = Math.min(batch.contacts - batch.done, (capacity - used) / batch.ahtSeconds);
      used += part * batch.ahtSeconds;
      batch.done += part;
      const after = { done: batch.done, atSeconds: start + (used / capacity) * length };
      addTo(outcome.onTime, batch.interval, part * shareInTime(batch, before, after, withinSeconds));
      if (batch.contacts > batch.done) break;
      next += 1;
    }
  }
  for (const batch of pile.slice(next)) {
    const [first, last] = [
      { done: batch.done, atSeconds: clock },
      { done: batch.contacts, atSeconds: clock },
    ];
    addTo(
      outcome.onTime,
      batch.interval,
      (batch.contacts - batch.done) * shareInTime(batch, first, last, withinSeconds),
    );
  }
  return outcome;
}

/** How far a batch is, and when. */
interface Moment {
  readonly done: number;
  readonly atSeconds: number;
}

/** Share in time of the contacts done from one moment to the next: both the work and the arrivals go on evenly. */
function shareInTime(batch: Batch, before: Moment, after: Moment, withinSeconds: number): number {
  const spare = ({ done, atSeconds }: Moment): number =>
    withinSeconds - (atSeconds - batch.fromSeconds - (done / batch.contacts) * batch.overSeconds);
  const [first, last] = [spare(before), spare(after)];
  if (first >= 0 && last >= 0) return 1;
  if (first < 0 && last < 0) return 0;
  return Math.max(first, last) / Math.abs(first - last);
}

function addTo(sums: Float64Array, at: number, value: number): void {
  if (at >= 0) sums[at] = (sums[at] ?? 0) + value;
}
