import type { SeriesForecast } from "@springtide/contracts";

/** A forecast of a plain series in lines for a reader. */
export function seriesLines(answer: SeriesForecast): string[] {
  const { layout, kind, asOf, history, weather, triggers, bands, intraday, caveats, forecast, hasZone, zone } = answer;
  const unit = layout === "days" ? "days" : "intervals";
  const known = history.unknown === 0 ? "" : `, ${history.unknown} not known`;
  const first = forecast[0];
  const last = forecast.at(-1);
  return [
    `${history.known} known ${unit} from ${history.from} to ${history.to}${known}; ${kind}${hasZone && layout === "intervals" ? `, by the clock of ${zone}` : ""}`,
    `Everything up to and including ${asOf} is known; ${forecast.length} ${unit} forecast, from ${first?.at ?? "-"} to ${last?.at ?? "-"}`,
    ...bands
      .filter((_, b) => b < shownBands(answer))
      .map(({ fromDay, toDay, reason }) => `  ${daysAhead(fromDay, toDay)}: ${reason}`),
    ...(intraday === null ? [] : [`  ${intraday}`]),
    ...(weather === null ? [] : [`  ${weather.reason}`]),
    ...triggers.map(
      ({ name, lift, low, high, learnedFrom }) =>
        `  ${name}: ${percent(lift)} at its peak (${percent(low)} to ${percent(high)}), learned from ${learnedFrom} ${learnedFrom === 1 ? "firing" : "firings"}`,
    ),
    ...caveats,
  ];
}

/** Bands of days ahead that the forecast reaches. */
function shownBands({ bands, forecast, intervalMinutes }: SeriesForecast): number {
  const days = intervalMinutes === null ? forecast.length : (forecast.length * intervalMinutes) / 1440;
  return bands.filter(({ fromDay }) => fromDay <= days).length;
}

function daysAhead(from: number, to: number): string {
  return from === to ? `${from} day ahead` : `${from}-${to} days ahead`;
}

function percent(lift: number): string {
  return `${lift < 0 ? "" : "+"}${Math.round(100 * lift)} %`;
}
