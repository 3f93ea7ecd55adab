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

function unknownMarket(text: string, markets: readonly string[]): CellFault {
  const near = nearNames(text, markets);
  return {
    code: "unknown-market",
    rule: "it must be the id of a market of the shop",
    remedy: near.length > 0 ? `Did you mean ${near.join(", or ")}?` : `Known are: ${markets.join(", ")}.`,
  };
}
