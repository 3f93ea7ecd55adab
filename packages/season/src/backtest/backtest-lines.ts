import type { BacktestReport } from "@springtide/contracts";

/** What a backtest found, in lines for a reader. */
export function backtestLines({
  origins,
  horizonDays,
  weather,
  queues,
  triggers,
  events,
  subject,
  caveats,
}: BacktestReport): string[] {
  return [
    `${origins.length} ${origins.length === 1 ? "forecast" : "forecasts"} of ${horizonDays} days, from ${origins[0] ?? ""} to ${origins.at(-1) ?? ""}, each from what was known before it.`,
    weather.words,
    "",
    ...queues.flatMap(({ name, overall: { forecast, yardsticks }, peaks }) => [
      `${name}: error ${percent(forecast.wape)} of contacts (${yardsticks.map((yardstick) => `${yardstick.name} ${percent(yardstick.wape)}`).join(", ")})`,
      `  bias ${signed(forecast.bias)}; 80 % band held ${percent(forecast.coverage80)} of ${forecast.days} days; ${peaks.filter(({ foreseen }) => foreseen).length} of ${peaks.length} peak days foreseen`,
      ...staffingLine(forecast.staffing, subject.currency),
    ]),
    ...dateLine(triggers),
    ...events.map(
      ({ name, onset, expected }) =>
        `${name} fired on ${onset}, ${expected === null ? "not expected within the horizon" : `expected ${expected}`}.`,
    ),
    ...caveats.map((caveat) => `Note: ${caveat}`),
  ];
}

function staffingLine(
  staffing: BacktestReport["queues"][number]["overall"]["forecast"]["staffing"],
  currency: string | null,
): string[] {
  if (staffing === null) return [];
  const cost = staffing.cost === null ? "" : `, which cost ${whole(staffing.cost)} ${currency ?? ""}`.trimEnd();
  return [
    `  ${whole(staffing.overHours)} hours too many, ${whole(staffing.underHours)} too few of ${whole(staffing.neededHours)} needed${cost}`,
  ];
}

function dateLine(triggers: BacktestReport["triggers"]): string[] {
  const uncertain = triggers.filter(({ basis }) => basis !== "known");
  if (uncertain.length === 0) return [];
  const score = uncertain.reduce((sum, { crpsDays }) => sum + (crpsDays ?? 0), 0) / uncertain.length;
  return [
    `Dates of triggers: ${uncertain.filter(({ happened }) => happened !== null).length} of ${uncertain.length} predicted came within their horizon; off by ${score.toFixed(1)} days on average (CRPS).`,
  ];
}

function percent(share: number | null): string {
  return share === null ? "unknown" : `${(100 * share).toFixed(1)} %`;
}

function signed(share: number | null): string {
  return share === null ? "unknown" : `${share >= 0 ? "+" : "-"}${percent(Math.abs(share))}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}
