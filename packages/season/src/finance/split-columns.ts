import type { AskedColumn } from "@springtide/contracts";
import { pricesOnly } from "./price-only.ts";
import { readChain } from "./work-out-columns.ts";

/**
 * Columns shared out among threads: the plan, and what is priced or met by its people, in the first, as those need the plan's own quantities; the
 * others to whichever has the least to do. Empty shares are left out.
 */
export function splitColumns(columns: readonly AskedColumn[], threads: number): AskedColumn[][] {
  const shares = Array.from({ length: Math.max(1, threads) }, (): { columns: AskedColumn[]; seasons: number } => ({
    columns: [],
    seasons: 0,
  }));
  const [first] = shares;
  for (const column of columns) {
    const isPriced = column.chain.length > 0 && pricesOnly(readChain(column.chain));
    const needsPlan = column.chain.length === 0 || isPriced || column.of.people === "as-planned";
    const least = shares.reduce((one, other) => (other.seasons < one.seasons ? other : one));
    const share = needsPlan ? (first ?? least) : least;
    share.columns.push(column);
    share.seasons += isPriced ? 0 : 1;
  }
  return shares.map((share) => share.columns).filter((share) => share.length > 0);
}
