// Rolling-origin accuracy of the forecasts on every series at hand: npm run bench:accuracy
import { after, before, HORIZON_DAYS, originsOf } from "./origins.ts";
import { COUNT_REGRESSION, type Method, YARDSTICKS } from "./methods.ts";
import { type DailySet, dailySets, SHARED } from "./series.ts";

interface Score {
  readonly wape: number;
  readonly coverage80: number;
  readonly seconds: number;
}

function score(set: DailySet, method: Method): Score {
  let error = 0;
  let total = 0;
  let inside = 0;
  let known = 0;
  const started = process.cpuUsage();
  for (const origin of originsOf(set)) {
    const { mean, paths } = method.forecast(before(set, origin));
    after(set, origin).forEach((actual, day) => {
      if (Number.isNaN(actual)) return;
      error += Math.abs(actual - (mean[day] ?? 0));
      total += actual;
      known += 1;
      if (paths === undefined) return;
      const ofDay = Array.from({ length: paths.length / HORIZON_DAYS }, (_, p) => paths[p * HORIZON_DAYS + day] ?? 0);
      ofDay.sort((a, b) => a - b);
      const at = (q: number): number => ofDay[Math.round(q * (ofDay.length - 1))] ?? 0;
      if (actual >= at(0.1) && actual <= at(0.9)) inside += 1;
    });
  }
  const spent = process.cpuUsage(started);
  return { wape: error / total, coverage80: inside / known, seconds: (spent.user + spent.system) / 1e6 };
}

const sets = dailySets();
if (sets === null) process.stdout.write(`accuracy  SKIPPED: no real series under ${SHARED}; set SPRINGTIDE_SHARED.\n`);
else {
  let sum = 0;
  for (const set of sets) {
    const rivals = YARDSTICKS.map((method) => score(set, method));
    const own = score(set, COUNT_REGRESSION);
    const best = Math.min(...rivals.map(({ wape }) => wape));
    sum += own.wape / best;
    const percent = (x: number): string => (100 * x).toFixed(2).padStart(7);
    process.stdout.write(
      `${set.name.padEnd(26)} ${String(originsOf(set).length)} origins  naive ${percent(rivals[0]?.wape ?? 0)}  mean8 ${percent(rivals[1]?.wape ?? 0)}  ` +
        `own ${percent(own.wape)}  ratio ${(own.wape / best).toFixed(3)}  cov80 ${percent(own.coverage80)}  ${own.seconds.toFixed(1)} s\n`,
    );
  }
  process.stdout.write(`mean ratio ${(sum / sets.length).toFixed(3)}\n`);
}
