/** A team on which contacts and deferred items each have their own handling time; patience is exponential. */
export interface TwoKinds {
  readonly agents: number;
  readonly reserveAgents: number;
  readonly arrivalsPerSecond: number;
  readonly ahtSeconds: number;
  readonly itemSeconds: number;
  readonly patienceSeconds: number;
}

export interface TwoKindsResult {
  readonly waits: number;
  readonly abandons: number;
  readonly deferredAgents: number;
}

/**
 * The second method: contacts in the house and agents at deferred work as a chain in two dimensions, its balance
 * equations swept (Gauss and Seidel) until nothing moves. Items are begun at once while more than the reserve is idle.
 */
export function twoKindsOfWork(team: TwoKinds): TwoKindsResult {
  const { agents, reserveAgents, arrivalsPerSecond, ahtSeconds, itemSeconds, patienceSeconds } = team;
  const most = agents + 60;
  const width = agents - reserveAgents + 1;
  const at = (contacts: number, items: number): number => contacts * width + items;
  const filled = (contacts: number, items: number): number => {
    const idle = agents - items - Math.min(contacts, agents - items);
    return items + Math.max(0, idle - reserveAgents);
  };
  const moves: { from: number; to: number; rate: number }[] = [];
  for (let contacts = 0; contacts <= most; contacts += 1) {
    for (let items = filled(contacts, 0); items < width; items += 1) {
      if (filled(contacts, items) !== items) continue;
      const served = Math.min(contacts, agents - items);
      const waiting = contacts - served;
      const move = (to: number, rate: number): void => {
        if (rate > 0) moves.push({ from: at(contacts, items), to, rate });
      };
      if (contacts < most) move(at(contacts + 1, items), arrivalsPerSecond);
      if (contacts > 0) {
        move(at(contacts - 1, filled(contacts - 1, items)), served / ahtSeconds + waiting / patienceSeconds);
      }
      if (items > 0) move(at(contacts, filled(contacts, items - 1)), items / itemSeconds);
    }
  }
  const weights = stationary(moves, (most + 1) * width);
  let waits = 0;
  let waiting = 0;
  let deferredAgents = 0;
  weights.forEach((weight, state) => {
    const contacts = Math.floor(state / width);
    const items = state % width;
    if (contacts >= agents - items) waits += weight;
    waiting += weight * Math.max(0, contacts - (agents - items));
    deferredAgents += weight * items;
  });
  return { waits, abandons: waiting / patienceSeconds / arrivalsPerSecond, deferredAgents };
}

function stationary(moves: readonly { from: number; to: number; rate: number }[], states: number): Float64Array {
  const out = new Float64Array(states);
  const into: { from: number; rate: number }[][] = Array.from({ length: states }, () => []);
  const seen = new Uint8Array(states);
  for (const { from, to, rate } of moves) {
    if (from === to) continue;
    out[from] = (out[from] ?? 0) + rate;
    into[to]?.push({ from, rate });
    seen[from] = 1;
  }
  const weights = Float64Array.from(seen);
  for (let sweep = 0, moved = 1; sweep < 20_000 && moved > 1e-14; sweep += 1) {
    moved = 0;
    let total = 0;
    for (let state = 0; state < states; state += 1) {
      if (seen[state] === 0) continue;
      const flow = (into[state] ?? []).reduce((sum, { from, rate }) => sum + (weights[from] ?? 0) * rate, 0);
      const weight = flow / (out[state] ?? 1);
      moved = Math.max(moved, Math.abs(weight - (weights[state] ?? 0)));
      weights[state] = weight;
      total += weight;
    }
    for (let state = 0; state < states; state += 1) weights[state] = (weights[state] ?? 0) / total;
  }
  return weights;
}
