import type { SeriesForecast } from "@springtide/contracts";

/**
 * Agent-hours of handling that each row of a plain forecast brings on average: its mean times the AHT. What is open already is work of the
 * first row in which anything is expected, of the first of all where nothing is.
 */
export function seriesWorkload(
  { forecast }: Pick<SeriesForecast, "forecast">,
  { ahtSeconds, openItems }: { readonly ahtSeconds: number; readonly openItems: number },
): number[] {
  const begins = Math.max(
    0,
    forecast.findIndex(({ mean }) => mean > 0),
  );
  return forecast.map(({ mean }, row) => {
    const hours = ((mean + (row === begins ? openItems : 0)) * ahtSeconds) / 3600;
    return Math.round(hours * 1000) / 1000;
  });
}
