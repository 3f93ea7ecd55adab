import type { ChainStates } from "./chain-states.ts";

const MOST_SWEEPS = 20_000;
const ENOUGH = 1e-9;

/**
 * The share of time that a chain spends in each state, by Gauss-Seidel sweeps up and down the states: each share is what flows in over
 * the rate at which the state is left. Errors of the sum of all shares are below 1e-8.
 * Source: Stewart (1994), Introduction to the Numerical Solution of Markov Chains, ch. 3. Cost: changes x sweeps, some hundred.
 */
export function stationary(states: ChainStates): Float64Array {
  const { count, start, to, perSecond } = states;
  const inflow = incoming(states);
  const leaves = new Float64Array(count);
  for (let state = 0; state < count; state += 1) {
    for (let at = start[state] ?? 0; at < (start[state + 1] ?? 0); at += 1)
      if (to[at] !== state) leaves[state] = (leaves[state] ?? 0) + (perSecond[at] ?? 0);
  }
  const share = new Float64Array(count).fill(1 / count);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let moved = 0;
    for (let step = 0; step < count; step += 1) {
      const state = sweep % 2 === 0 ? step : count - 1 - step;
      let flow = 0;
      for (let at = inflow.start[state] ?? 0; at < (inflow.start[state + 1] ?? 0); at += 1)
        flow += (share[inflow.from[at] ?? 0] ?? 0) * (inflow.perSecond[at] ?? 0);
      const after = flow / (leaves[state] ?? 1);
      moved += Math.abs(after - (share[state] ?? 0));
      share[state] = after;
    }
    const sum = share.reduce((total, each) => total + each, 0);
    for (let state = 0; state < count; state += 1) share[state] = (share[state] ?? 0) / sum;
    if (moved < ENOUGH * sum) break;
  }
  return share;
}

/** The changes sorted by where they lead to. */
function incoming({ count, start, to, perSecond }: ChainStates) {
  const starts = new Int32Array(count + 1);
  for (let state = 0; state < count; state += 1)
    for (let at = start[state] ?? 0; at < (start[state + 1] ?? 0); at += 1)
      if (to[at] !== state) starts[(to[at] ?? 0) + 1] = (starts[(to[at] ?? 0) + 1] ?? 0) + 1;
  for (let state = 0; state < count; state += 1) starts[state + 1] = (starts[state + 1] ?? 0) + (starts[state] ?? 0);
  const next = starts.slice(0, count);
  const from = new Int32Array(starts[count] ?? 0);
  const rates = new Float64Array(starts[count] ?? 0);
  for (let state = 0; state < count; state += 1) {
    for (let at = start[state] ?? 0; at < (start[state + 1] ?? 0); at += 1) {
      const target = to[at] ?? 0;
      if (target === state) continue;
      const place = next[target] ?? 0;
      next[target] = place + 1;
      from[place] = state;
      rates[place] = perSecond[at] ?? 0;
    }
  }
  return { start: starts, from, perSecond: rates };
}
