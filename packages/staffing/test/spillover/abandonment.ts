/**
 * Failed contacts an hour of M/M/n+M by its birth-death chain: with j contacts present the death rate is
 * min(j, n) mu + (j - n)^+ theta. Summed outward from the mode, where every term is below 1. Written for these tests,
 * apart from the engine.
 */
export function erlangAFailedPerHour(
  { agents, ahtSeconds, patienceSeconds }: { agents: number; ahtSeconds: number; patienceSeconds: number },
  offeredPerHour: number,
): number {
  if (offeredPerHour === 0) return 0;
  const arrivals = offeredPerHour / 3600;
  const deaths = (present: number): number =>
    Math.min(present, agents) / ahtSeconds + Math.max(0, present - agents) / patienceSeconds;
  let mode = 0;
  while (deaths(mode + 1) < arrivals) mode += 1;
  let [total, waiting] = [1, Math.max(0, mode - agents)];
  const add = (present: number, mass: number): void => {
    total += mass;
    waiting += mass * Math.max(0, present - agents);
  };
  for (let present = mode, mass = 1; mass > 1e-30; present += 1) {
    mass *= arrivals / deaths(present + 1);
    add(present + 1, mass);
  }
  for (let present = mode, mass = 1; present > 0 && mass > 1e-30; present -= 1) {
    mass *= deaths(present) / arrivals;
    add(present - 1, mass);
  }
  return (3600 * waiting) / total / patienceSeconds;
}
