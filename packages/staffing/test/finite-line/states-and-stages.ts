import type { FiniteLine } from "../../src/index.ts";

/**
 * Second method for a small finite line: the chain's states as plain products, and the contact at each place followed
 * through time by Runge-Kutta as it moves up, is served or gives up.
 */
export function byStatesAndStages(line: FiniteLine) {
  const { agents, waitingRoom, loadErlangs, ahtSeconds, patienceSeconds, withinSeconds } = line;
  const theta = patienceSeconds === null ? 0 : 1 / patienceSeconds;
  const lambda = loadErlangs / ahtSeconds;
  const weights = [1];
  for (let present = 1; present <= agents + waitingRoom; present += 1) {
    const leave = Math.min(present, agents) / ahtSeconds + Math.max(0, present - agents) * theta;
    weights.push(((weights[present - 1] ?? 0) * lambda) / leave);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (present: number): number => (weights[present] ?? 0) / total;
  const found = { blocked: share(agents + waitingRoom), waits: 0, meanQueue: 0, servedWithin: 0, abandonedWithin: 0 };
  for (let present = 0; present < agents; present += 1) found.servedWithin += share(present);
  for (let waiting = 0; waiting < waitingRoom; waiting += 1) {
    found.waits += share(agents + waiting);
    found.meanQueue += (waiting + 1) * share(agents + waiting + 1);
    const fate = follow(waiting, agents / ahtSeconds, theta, withinSeconds);
    found.servedWithin += share(agents + waiting) * fate.served;
    found.abandonedWithin += share(agents + waiting) * fate.abandoned;
  }
  return found;
}

/** Chances to have been served, and to have given up, within the time, of one with so many ahead in line. */
function follow(ahead: number, servedPerSecond: number, theta: number, seconds: number) {
  const served = ahead + 1;
  const abandoned = ahead + 2;
  // chances[i]: still waiting with i ahead.
  let chances = new Float64Array(ahead + 3);
  chances[ahead] = 1;
  const slope = (from: Float64Array): Float64Array => {
    const out = new Float64Array(from.length);
    for (let place = 0; place <= ahead; place += 1) {
      const here = from[place] ?? 0;
      const up = (servedPerSecond + place * theta) * here;
      const next = place === 0 ? served : place - 1;
      out[place] = (out[place] ?? 0) - up - theta * here;
      out[next] = (out[next] ?? 0) + up;
      out[abandoned] = (out[abandoned] ?? 0) + theta * here;
    }
    return out;
  };
  const plus = (base: Float64Array, by: Float64Array, length: number): Float64Array =>
    base.map((value, index) => value + length * (by[index] ?? 0));
  const steps = Math.ceil(20 * seconds * (servedPerSecond + (ahead + 1) * theta)) + 1;
  const step = seconds / steps;
  for (let at = 0; at < steps; at += 1) {
    const first = slope(chances);
    const second = slope(plus(chances, first, step / 2));
    const third = slope(plus(chances, second, step / 2));
    const fourth = slope(plus(chances, third, step));
    chances = chances.map(
      (value, index) =>
        value +
        (step / 6) * ((first[index] ?? 0) + 2 * (second[index] ?? 0) + 2 * (third[index] ?? 0) + (fourth[index] ?? 0)),
    );
  }
  return { served: chances[served] ?? 0, abandoned: chances[abandoned] ?? 0 };
}
