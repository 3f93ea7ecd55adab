import type { ComparedPartner } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** A partner in the picture; places in shares of its sides, from the left and from below. */
interface PricePoint {
  readonly partner: string;
  readonly x: number;
  readonly y: number;
  /** Names stand to the left of points that are far to the right. */
  readonly isRight: boolean;
  /** Where its name stands, from below: beside its point, or as far off as the names around it need. */
  readonly nameY: number;
}

/** Price against delivery: the better a partner, the further up and to the left it stands. */
export interface PricePicture {
  readonly points: readonly PricePoint[];
  readonly prices: { readonly low: string; readonly high: string };
  readonly shares: { readonly low: string; readonly high: string };
}

const STEP = 0.05;

/** @returns null where fewer than two partners have a past: there is nothing to be seen beside each other */
export function pricePicture(partners: readonly ComparedPartner[], words: Words): PricePicture | null {
  const known = partners.flatMap(({ partner, pricePerPositionHour, delivery: { share } }) =>
    share === null ? [] : [{ partner, price: Number(pricePerPositionHour), share }],
  );
  if (known.length < 2) return null;
  const [cheap, dear] = spanOf(known.map(({ price }) => price));
  const margin = Math.max(0.5, (dear - cheap) * 0.15);
  const prices = { low: Math.max(0, cheap - margin), high: dear + margin };
  const [worst, best] = spanOf(known.map(({ share }) => share));
  const shares = {
    low: Math.max(0, Math.floor((worst - STEP / 2) / STEP) * STEP),
    high: Math.ceil((best + STEP / 4) / STEP) * STEP,
  };
  const place = (value: number, { low, high }: { low: number; high: number }): number => (value - low) / (high - low);
  const points = known.map(({ partner, price, share }) => {
    const x = place(price, prices);
    return { partner, x, y: place(share, shares), isRight: x > 0.6 };
  });
  const names = apart(points.map(({ y }) => y));
  return {
    points: points.map((point, i) => ({ ...point, nameY: names[i] ?? point.y })),
    prices: { low: words.price(prices.low), high: words.price(prices.high) },
    shares: { low: words.share(shares.low), high: words.share(shares.high) },
  };
}

/** A line of text, as a share of the height. */
const NAME_HEIGHT = 0.12;

/** The same heights, moved so far that none is closer to another than a name is high. */
function apart(heights: readonly number[]): readonly number[] {
  const order = heights.map((_, i) => i).toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const moved = [...heights];
  let least = NAME_HEIGHT / 2;
  for (const i of order) {
    moved[i] = Math.max(least, heights[i] ?? 0);
    least = (moved[i] ?? 0) + NAME_HEIGHT;
  }
  // What was pushed beyond the top comes down again, one after the other.
  let most = 1 - NAME_HEIGHT / 2;
  for (const i of order.toReversed()) {
    moved[i] = Math.min(most, moved[i] ?? 0);
    most = (moved[i] ?? 0) - NAME_HEIGHT;
  }
  return moved;
}

function spanOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
