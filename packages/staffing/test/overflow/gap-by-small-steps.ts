/**
 * Second method for the gaps between overflows: the same Riccati equation by Runge and Kutta's small steps, and the
 * states with a free agent by solving their linear equations upwards. Exponential patience at `hangUps` per handling time
 * (0: endless); time in handling times.
 */
export function gapBySmallSteps(
  pool: { agents: number; loadErlangs: number; overflowAfter: number; hangUps: number },
  rate: number,
): number {
  const { agents, loadErlangs: load, overflowAfter, hangUps } = pool;
  // w[j], the transform of the time until all agents are busy plus one: unnormalised, from w[0] = 1.
  const up = [1];
  for (let busy = 0; busy < agents; busy += 1) {
    const here = up[busy] ?? 0;
    const below = up[busy - 1] ?? 0;
    up.push(((load + rate + busy) * here - busy * below) / load);
  }
  let ratio = (up[agents - 1] ?? 0) / (up[agents] ?? 1);
  const steps = 20_000;
  const h = overflowAfter / steps;
  const slope = (at: number, rho: number): number => {
    const joins = load * Math.exp(-hangUps * at);
    return joins - (joins + rate + agents) * rho + agents * rho * rho;
  };
  for (let step = 0; step < steps && h > 0; step += 1) {
    const at = step * h;
    const first = slope(at, ratio);
    const second = slope(at + h / 2, ratio + (h / 2) * first);
    const third = slope(at + h / 2, ratio + (h / 2) * second);
    const fourth = slope(at + h, ratio + h * third);
    ratio += (h / 6) * (first + 2 * second + 2 * third + fourth);
  }
  const stays = load / (load + rate + agents * (1 - ratio));
  const overflows = Math.exp(-hangUps * overflowAfter);
  return (overflows * stays) / (1 - (1 - overflows) * stays);
}
