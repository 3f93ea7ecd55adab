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
}

/** Contacts of each interval, by when their promise begins: with the opening for those that come while closed. */
export interface PileOutcome {
  readonly contacts: Float64Array;
  /** Those of them finished in time. */
  readonly onTime: Float64Array;
}

/** Contacts that come in one interval and are still in hand. */
interface Batch {
  readonly interval: number;
  readonly arrivedSeconds: number;
  readonly ahtSeconds: number;
  contacts: number;
}

/**
 * A pile worked off in order of arrival, as a fluid: agents are busy as long as anything lies there, what is left over
 * is carried on to the next interval and the next day. What comes while it is closed lies there when it opens, and its
 * promise runs from then on. Contacts come and are finished in the middle of their interval; those still in hand at the
 * end count as late once their time has passed, as in time before.
 * Assumes that chance within an interval averages out over the hours of the promise. Cost: O(intervals).
 */
export function pileRun({ contacts, ahtSeconds, open, agents, seconds, withinSeconds }: PileWork): PileOutcome {
  const outcome = { contacts: new Float64Array(contacts.length), onTime: new Float64Array(contacts.length) };
  const pile: Batch[] = [];
  let [next, lying, clock] = [0, 0, 0];
  for (let t = 0; t < contacts.length; t += 1) {
    const length = seconds[t] ?? 0;
    const now = clock + length / 2;
    clock += length;
    lying += contacts[t] ?? 0;
    if (open[t] !== 1) continue;
    pile.push({ interval: t, arrivedSeconds: now, ahtSeconds: ahtSeconds[t] ?? 1, contacts: lying });
    outcome.contacts[t] = lying;
    lying = 0;
    let left = (agents[t] ?? 0) * length;
    for (let batch = pile[next]; batch !== undefined && left > 0; batch = pile[next]) {
      const done = Math.min(batch.contacts, left / batch.ahtSeconds);
      left -= done * batch.ahtSeconds;
      batch.contacts -= done;
      if (now - batch.arrivedSeconds <= withinSeconds) count(outcome, batch.interval, done);
      if (batch.contacts > 0) break;
      next += 1;
    }
  }
  for (const batch of pile.slice(next))
    if (clock - batch.arrivedSeconds <= withinSeconds) count(outcome, batch.interval, batch.contacts);
  return outcome;
}

function count({ onTime }: PileOutcome, interval: number, contacts: number): void {
  onTime[interval] = (onTime[interval] ?? 0) + contacts;
}
