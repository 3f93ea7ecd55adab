import { CHANGE, type ChainStates } from "./chain-states.ts";

/** What has become of a customer who had to wait, so long after arriving; shares of those who started. */
export interface TaggedFate {
  readonly taken: number;
  readonly gaveUp: number;
}

const TAIL = 1e-12;
const LONGEST_PIECE = 200;

/**
 * Follows one customer at the end of a line until somebody takes the contact or patience ends, in the same chain: later arrivals of the
 * queue stand behind and are left out; all other changes go on. By uniformisation, exact but for 1e-12 of the customers.
 * Source: Jensen (1953), Skandinavisk Aktuarietidskrift 36, 87-91; tagged customers after Neuts (1981), Matrix-Geometric Solutions, ch. 3.
 * @param from share of customers by state just after they joined the line, themselves counted as waiting
 * @param givesUpPerSecond rate at which the customer gives up; 0 for one who never does, whatever the others do
 */
export function taggedFate(
  states: ChainStates,
  queue: number,
  from: Float64Array,
  { givesUpPerSecond, seconds }: { readonly givesUpPerSecond: number; readonly seconds: number },
): TaggedFate {
  const rate = fastest(states, givesUpPerSecond);
  const pieces = Math.max(1, Math.ceil((rate * seconds) / LONGEST_PIECE));
  let [share, taken, gaveUp] = [from, 0, 0];
  for (let piece = 0; piece < pieces; piece += 1) {
    const after = overPiece(states, { queue, givesUpPerSecond, rate }, share, (rate * seconds) / pieces);
    share = after.share;
    taken += after.taken;
    gaveUp += after.gaveUp;
  }
  return { taken, gaveUp };
}

interface Tagged {
  readonly queue: number;
  readonly givesUpPerSecond: number;
  /** Steps a second of the uniformised chain. */
  readonly rate: number;
}

/** The same over a time in which so many steps are expected: few enough that e to their number is a double. */
function overPiece(states: ChainStates, tagged: Tagged, from: Float64Array, expected: number) {
  let [share, weight] = [from, Math.exp(-expected)];
  let ends = { taken: 0, gaveUp: 0 };
  let [taken, gaveUp, reached] = [0, 0, weight];
  const left = from.map((each) => each * weight);
  for (let step = 1; 1 - reached > TAIL && step < 10 * expected + 100; step += 1) {
    const moved = oneStep(states, tagged, share);
    share = moved.share;
    ends = { taken: ends.taken + moved.taken, gaveUp: ends.gaveUp + moved.gaveUp };
    weight *= expected / step;
    reached += weight;
    taken += weight * ends.taken;
    gaveUp += weight * ends.gaveUp;
    for (let state = 0; state < left.length; state += 1)
      left[state] = (left[state] ?? 0) + weight * (share[state] ?? 0);
  }
  return { share: left, taken, gaveUp };
}

function fastest({ count, start, perSecond }: ChainStates, givesUpPerSecond: number): number {
  let most = 0;
  for (let state = 0; state < count; state += 1) {
    let sum = 0;
    for (let at = start[state] ?? 0; at < (start[state + 1] ?? 0); at += 1) sum += perSecond[at] ?? 0;
    most = Math.max(most, sum);
  }
  return most + givesUpPerSecond;
}

/** One step of the uniformised chain: where those still waiting are, and who left the line. */
function oneStep(
  { count, start, to, perSecond, change, waiting }: ChainStates,
  { queue, givesUpPerSecond, rate }: Tagged,
  share: Float64Array,
): { share: Float64Array; taken: number; gaveUp: number } {
  const queues = waiting.length / count;
  const after = Float64Array.from(share);
  let [taken, gaveUp] = [0, 0];
  for (let state = 0; state < count; state += 1) {
    const here = share[state] ?? 0;
    if (here === 0) continue;
    const inLine = waiting[state * queues + queue] ?? 0;
    const leave = (flow: number): void => {
      after[state] = (after[state] ?? 0) - flow;
    };
    for (let at = start[state] ?? 0; at < (start[state + 1] ?? 0); at += 1) {
      const kind = change[at] ?? 0;
      const own = kind >> 2 === queue;
      if (own && (kind & 3) === CHANGE.arrives) continue;
      const others = own && (kind & 3) === CHANGE.givesUp ? (inLine - 1) / inLine : 1;
      const flow = (here * others * (perSecond[at] ?? 0)) / rate;
      if (flow === 0) continue;
      leave(flow);
      if (own && (kind & 3) === CHANGE.taken && inLine === 1) taken += flow;
      else after[to[at] ?? 0] = (after[to[at] ?? 0] ?? 0) + flow;
    }
    const givesUp = (here * givesUpPerSecond) / rate;
    leave(givesUp);
    gaveUp += givesUp;
  }
  return { share: after, taken, gaveUp };
}
