import type { Shop } from "@springtide/contracts";
import { nearNames } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { CellFault, Reading } from "./weather-cells.ts";
import type { WeatherLayout } from "./weather-layout.ts";

export interface MarketQuestion {
  readonly shop: Shop;
  readonly layout: WeatherLayout;
  readonly file: string;
  readonly market?: string;
}

/**
 * How the market of a row is found: in its own column, or the same for the whole file.
 * @throws Refusal if the file has no such column and it is not clear which market is meant
 */
export function marketReader({ shop, layout, file, market }: MarketQuestion): (text: string) => Reading<string> {
  const markets = shop.markets.map(({ id }) => id);
  const [sole] = markets;
  if (layout.columns.market?.header.toLowerCase() === "station" && market === undefined && sole !== undefined)
    return stationReader(markets, markets.length === 1 ? sole : null);
  if (layout.columns.market !== undefined && market === undefined)
    return (text) => (markets.includes(text) ? { value: text } : { fault: unknownMarket(text, markets) });
  const [only] = markets;
  const meant = market ?? (markets.length === 1 ? only : undefined);
  if (meant === undefined)
    throw new Refusal({
      code: "market-unclear",
      place: { file, row: 1 },
      found: `no market column, and a shop with the markets ${markets.join(", ")}`,
      rule: "it must be clear in which market this weather was",
      remedy: "Add a column named market with these ids, or say which market the file is of.",
    });
  if (!markets.includes(meant))
    throw new Refusal({ ...unknownMarket(meant, markets), place: { file }, found: `the market "${meant}"` });
  return () => ({ value: meant });
}

/** A column of stations names markets, or is all of one weather station, which then stands for the shop's only market. */
function stationReader(markets: readonly string[], only: string | null): (text: string) => Reading<string> {
  let station: string | null = null;
  return (text) => {
    if (markets.includes(text)) return { value: text };
    if (only === null) return { fault: unknownMarket(text, markets) };
    station ??= text;
    return text === station ? { value: only } : { fault: SECOND_STATION };
  };
}

const SECOND_STATION: CellFault = {
  code: "second-station",
  rule: "a file of one market is of one weather station",
  remedy:
    "Keep the rows of the station nearest to the customers, or name the column market and write the ids of markets.",
};

function unknownMarket(text: string, markets: readonly string[]): CellFault {
  const near = nearNames(text, markets);
  return {
    code: "unknown-market",
    rule: "it must be the id of a market of the shop",
    remedy: near.length > 0 ? `Did you mean ${near.join(", or ")}?` : `Known are: ${markets.join(", ")}.`,
  };
}
