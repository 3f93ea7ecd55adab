// Rolling-origin accuracy of the forecasts on every series at hand: npm run bench:accuracy [-- --quick]
import { OWN, OWN_REGRESSION, rivals, YARDSTICKS } from "./methods.ts";
import { runOf, type Score, scoreOf } from "./scores.ts";
import { dailySets, SHARED } from "./series.ts";

const HORIZONS = [1, 7, 14, 28] as const;
const QUICK_SETS = ["synthetic", "ambulance", "311 total", "311 heat", "bank 2003", "bikes"];

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (share: number, digits = 1): string =>
  (Number.isNaN(share) ? "-" : (100 * share).toFixed(digits)).padStart(6);
const plain = (value: number): string => (Number.isNaN(value) ? "-" : value.toFixed(3)).padStart(7);

interface Line {
  readonly horizon: number;
  readonly own: Score;
  /** WAPE of every method over that of the better yardstick, ours first. */
  readonly ratios: readonly number[];
}

const isQuick = process.argv.includes("--quick");
const sets = dailySets()?.filter(({ name }) => !isQuick || QUICK_SETS.includes(name));
if (sets === undefined) print(`accuracy  SKIPPED: no real series under ${SHARED}; set SPRINGTIDE_SHARED.`);
else {
  const others = [...YARDSTICKS, ...rivals(), OWN_REGRESSION];
  print(
    `Days after each of six origins, 28 days apart; WAPE, pinball, CRPS and coverage in %. Protocol: test/accuracy/README.md`,
  );
  print(
    ["set", "days ahead", ...others.map(({ name }) => name), "ensemble: WAPE", "ratio", "MASE", "pinball", "CRPS"]
      .concat(["cover 50", "80", "95", "peak recall", "seconds a fit"])
      .join(" | "),
  );
  const lines: Line[] = [];
  for (const set of sets) {
    const runs = others.map((method) => runOf(set, method));
    const own = runOf(set, OWN);
    for (const horizon of HORIZONS) {
      const score = scoreOf(set, own, horizon);
      const wapes = runs.map((run) => scoreOf(set, run, horizon).wape);
      const best = Math.min(...wapes.slice(0, YARDSTICKS.length));
      lines.push({ horizon, own: score, ratios: [score.wape, ...wapes].map((wape) => wape / best) });
      print(
        [
          set.name.padEnd(23),
          String(horizon).padStart(2),
          ...wapes.map((wape) => percent(wape, 2)),
          percent(score.wape, 2),
        ]
          .concat([plain(score.wape / best), plain(score.mase), percent(score.pinball, 2), percent(score.crps, 2)])
          .concat([...score.coverage.map((share) => percent(share)), percent(score.peakDayRecall, 0)])
          .concat([(own.seconds / own.forecasts.length).toFixed(2)])
          .join(" "),
      );
    }
  }
  for (const horizon of HORIZONS)
    summarise(
      horizon,
      lines,
      others.map(({ name }) => name),
    );
}

/** Over sets: the mean of the ratios to the better yardstick, the worst of ours, and the coverage of all days together. */
function summarise(horizon: number, all: readonly Line[], names: readonly string[]): void {
  const lines = all.filter((line) => line.horizon === horizon && line.own.days > 0);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const days = lines.reduce((sum, { own }) => sum + own.days, 0);
  const covered = [0, 1, 2].map(
    (band) => lines.reduce((sum, { own }) => sum + own.days * (own.coverage[band] ?? NaN), 0) / days,
  );
  const ratios = ["ensemble", ...names].map(
    (name, m) => `${name}${plain(mean(lines.map((line) => line.ratios[m] ?? NaN)))}`,
  );
  const worst = Math.max(...lines.map(({ ratios: [own = NaN] }) => own));
  print(`${horizon} days: mean ratio to the better yardstick: ${ratios.join(", ")}; worst of ours${plain(worst)}`);
  print(`        coverage of 50, 80, 95 %:${covered.map((share) => percent(share)).join("")}`);
}
