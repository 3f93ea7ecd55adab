import type { ComparedPartner } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** A partner in the picture; places in shares of its sides, from the left and from below. */
interface PricePoint {
  readonly partner: string;
  readonly x: number;
  readonly y: number;
  /** Names stand to the left of points that are far to the right. */
  readonly isRight: boolean;
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
  return {
    points: known.map(({ partner, price, share }) => {
      const x = place(price, prices);
      return { partner, x, y: place(share, shares), isRight: x > 0.6 };
    }),
    prices: { low: words.price(prices.low), high: words.price(prices.high) },
    shares: { low: words.share(shares.low), high: words.share(shares.high) },
  };
}

function spanOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
