/** One interval of a small system, for a second method: M/M/n+M with contacts dropped to the line where a team shrinks. */
export interface SmallInterval {
  readonly contactsPerHour: number;
  readonly agents: number;
}

export interface SmallDay {
  readonly intervals: readonly SmallInterval[];
  readonly intervalSeconds: number;
  readonly ahtSeconds: number;
  readonly hangUpsPerSecond: number;
  readonly mostPresent: number;
  readonly startPresent: number;
}

export interface SmallFigures {
  readonly waitProbability: number;
  readonly meanQueue: number;
  readonly endMeanInSystem: number;
}

/** Law after, and mean law over, `seconds` at constant rates, by uniformisation: Poisson mixtures of jumps of a chain. */
function uniformised(law: number[], up: number, down: number[], seconds: number): { law: number[]; mean: number[] } {
  const most = law.length - 1;
  const fastest = up + Math.max(...down);
  const mean = fastest * seconds;
  let weight = Math.exp(-mean);
  let beyond = 1 - weight;
  let jumped = [...law];
  const after = jumped.map((chance) => chance * weight);
  const over = jumped.map((chance) => (chance * beyond) / mean);
  for (let jumps = 1; beyond > 1e-14 && jumps < 100_000; jumps += 1) {
    const from = jumped;
    jumped = from.map((chance, k) => {
      const joins = k < most ? up : 0;
      const came = k > 0 ? (from[k - 1] ?? 0) * up : 0;
      const left = k < most ? (from[k + 1] ?? 0) * (down[k + 1] ?? 0) : 0;
      return chance + (came + left - chance * (joins + (down[k] ?? 0))) / fastest;
    });
    weight *= mean / jumps;
    beyond -= weight;
    for (let k = 0; k <= most; k += 1) {
      after[k] = (after[k] ?? 0) + weight * (jumped[k] ?? 0);
      over[k] = (over[k] ?? 0) + (Math.max(0, beyond) / mean) * (jumped[k] ?? 0);
    }
  }
  return { law: after, mean: over };
}

/** The day in short pieces, so that no Poisson weight underflows. */
export function uniformisedDay(day: SmallDay): SmallFigures[] {
  let law: number[] = Array.from({ length: day.mostPresent + 1 }, (_value, k) => (k === day.startPresent ? 1 : 0));
  return day.intervals.map(({ contactsPerHour, agents }) => {
    const down = law.map(
      (_chance, k) => Math.min(k, agents) / day.ahtSeconds + Math.max(0, k - agents) * day.hangUpsPerSecond,
    );
    const pieces = Math.ceil(day.intervalSeconds / 60);
    const total = law.map(() => 0);
    for (let piece = 0; piece < pieces; piece += 1) {
      const step = uniformised(law, contactsPerHour / 3600, down, day.intervalSeconds / pieces);
      law = step.law;
      step.mean.forEach((chance, k) => (total[k] = (total[k] ?? 0) + chance / pieces));
    }
    const sum = (of: (k: number) => number, chances: number[]) =>
      chances.reduce((s, chance, k) => s + chance * of(k), 0);
    return {
      waitProbability: sum((k) => (k >= agents ? 1 : 0), total),
      meanQueue: sum((k) => Math.max(0, k - agents), total),
      endMeanInSystem: sum((k) => k, law),
    };
  });
}
