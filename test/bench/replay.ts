import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { civilDay } from "@springtide/calendar";
import type { ReplayReport, Shop } from "@springtide/contracts";
import { holidaysOfShop, readContacts, readShop, readWeather } from "@springtide/exchange";
import { coveredYears, type ReplayChoices, type ReplayInput, replayLines, replaySeason } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { contactRows } from "../../data/generate/contact-rows.ts";
import { garden } from "../../data/generate/garden.ts";

// The garden shop's last held-out season on twenty seeds of its generator, with the demo's own terms: what the planner recovers of the cost
// between a spreadsheet and perfect hindsight. Then New York's requests for heat, as if each were a contact. `--json` prints for a program.
// `--weigh target` leaves out what a customer is worth, so that the target itself puts a price on late contacts: another question, never the
// measure. `--seeds 3` for fewer; `--paths 100` for more possible seasons; `--confirm week` to confirm a week at once; `--classes 2` for a coarser rule.

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const DATA = join(REPOSITORY, "data");
const REAL = join(resolve(REPOSITORY, process.env["SPRINGTIDE_SHARED"] ?? "../shared"), "data", "real");
const YEAR = 2015;
const ASKED = 0.6;

const isByTarget = process.argv[process.argv.indexOf("--weigh") + 1] === "target";
const isJson = process.argv.includes("--json");
const seeds = numberAfter("--seeds") ?? 20;
const paths = numberAfter("--paths") ?? 60;
const choices: Partial<ReplayChoices> = {
  classes: numberAfter("--classes") ?? 4,
  confirmBy: process.argv[process.argv.indexOf("--confirm") + 1] === "week" ? "week" : "day",
};
const solve = await loadSolver();

interface Result {
  readonly seed: number;
  readonly seconds: number;
  readonly report: ReplayReport;
}

const results: Result[] = [];
for (let i = 0; i < seeds; i += 1) {
  const result = await gardenSeason(1000 + i);
  results.push(result);
  if (!isJson) process.stdout.write(`${rowOf(result)}\n`);
}
const real = await realSeason();
if (isJson)
  process.stdout.write(`${JSON.stringify({ seeds: results.map(figuresOf), real: real?.report.arms ?? null })}\n`);
else {
  const [last] = results.slice(-1);
  if (last !== undefined) process.stdout.write(`\n${replayLines(last.report).join("\n")}\n\n`);
  process.stdout.write(`${summary("both totals", results.map(recoveredOf))}, asked: ${percent(ASKED)}\n`);
  process.stdout.write(`${summary("ledger alone", results.map(ledgerRecoveredOf))}\n`);
  const total = (arm: string): number => mean(results.map(({ report }) => armOf(report, arm)?.together ?? 0));
  process.stdout.write(
    `mean cost: planner ${total("planner").toFixed(0)}, hindsight ${total("hindsight").toFixed(0)}, practice ${total("practice").toFixed(0)}, none ${total("none").toFixed(0)}; ${mean(results.map(({ seconds }) => seconds)).toFixed(0)} s a season\n`,
  );
  if (real !== null) process.stdout.write(`\n${replayLines(real.report).join("\n")}\n${real.seconds.toFixed(0)} s\n`);
}

/** One season of the garden shop on contacts of another seed, learned from what lies before it. */
async function gardenSeason(seed: number): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "springtide-replay-"));
  try {
    const contacts = join(folder, "contacts.csv");
    await writeFile(contacts, `${[...contactRows({ ...garden(DATA), seed })].join("\n")}\n`);
    return await replayed(
      {
        shop: await readShop(join(DATA, "garden", "shop.yaml")),
        contacts,
        weather: join(DATA, "garden", "weather.csv"),
      },
      { year: YEAR },
      seed,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Requests for heat in New York over a winter's beginning; null, and said, where the series are not there. */
async function realSeason(): Promise<Result | null> {
  if (!existsSync(REAL)) {
    if (!isJson) process.stdout.write(`Real requests: NOT REPLAYED, there is no ${REAL} (set SPRINGTIDE_SHARED).\n`);
    return null;
  }
  return await replayed(
    {
      shop: await readShop(join(REPOSITORY, "test", "real", "nyc-heat-replay.yaml")),
      contacts: join(REAL, "nyc_311_by_type_daily", "requests_daily.csv.gz"),
      weather: join(REAL, "weather", "nyc_central_park_daily.csv.gz"),
    },
    { firstDay: civilDay("2024-10-14"), lastDay: civilDay("2024-12-29") },
    0,
  );
}

async function replayed(
  files: { readonly shop: Shop; readonly contacts: string; readonly weather: string },
  season: ReplayInput["season"],
  seed: number,
): Promise<Result> {
  const customerValue = isByTarget ? null : files.shop.customerValue;
  const shop = { ...files.shop, customerValue, plan: { ...files.shop.plan, paths } };
  const { histories } = await readContacts({ path: files.contacts, shop, mapping: shop.contacts });
  const weather = await readWeather({ path: files.weather, shop });
  const holidays = holidaysOfShop(shop, coveredYears(shop, histories));
  const started = performance.now();
  const report = replaySeason({ shop, holidays, contacts: histories, weather, season, choices, solve });
  return { seed, seconds: (performance.now() - started) / 1000, report };
}

function armOf({ arms }: ReplayReport, arm: string): ReplayReport["arms"][number] | undefined {
  return arms.find((one) => one.arm === arm);
}

function recoveredOf({ report }: Result): number {
  return armOf(report, "planner")?.recoveredShare ?? Number.NaN;
}

function ledgerRecoveredOf({ report }: Result): number {
  return armOf(report, "planner")?.ledgerRecoveredShare ?? Number.NaN;
}

function figuresOf(result: Result): object {
  const arms = result.report.arms.map(({ arm, ledger, atStake, together }) => ({ arm, ledger, atStake, together }));
  return { seed: result.seed, seconds: result.seconds, recovered: recoveredOf(result), arms };
}

function rowOf(result: Result): string {
  const figures = result.report.arms.map(
    ({ arm, ledger, atStake }) => `${arm} ${ledger.toFixed(0)} + ${atStake.toFixed(0)}`,
  );
  return `seed ${result.seed}: recovered ${percent(recoveredOf(result))} (ledger ${percent(ledgerRecoveredOf(result))}); ${figures.join(", ")}; ${result.seconds.toFixed(0)} s`;
}

function summary(name: string, shares: readonly number[]): string {
  const known = shares.filter((share) => !Number.isNaN(share)).sort((a, b) => a - b);
  if (known.length === 0) return `recovered, ${name}: nothing to recover in any season`;
  const middle =
    ((known[Math.floor((known.length - 1) / 2)] ?? 0) + (known[Math.ceil((known.length - 1) / 2)] ?? 0)) / 2;
  return `recovered, ${name}: median ${percent(middle)}, mean ${percent(mean(known))}, least ${percent(known[0] ?? 0)} over ${known.length} of ${shares.length} seasons`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function percent(share: number): string {
  return Number.isNaN(share) ? "-" : `${(100 * share).toFixed(0)} %`;
}

function numberAfter(option: string): number | undefined {
  const at = process.argv.indexOf(option);
  return at < 0 ? undefined : Number(process.argv[at + 1]);
}
