import type { FinanceFigures } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import type { BarPicture, Tone } from "./picture.ts";

const BINS = 20;

/** One stretch of season cost, and how many seasons fall in it. */
interface Bin {
  readonly from: number;
  readonly to: number;
  readonly seasons: number;
}

/** Seasons by what they cost: even stretches from the cheapest to the dearest. */
export function costBins(byPath: readonly number[]): readonly Bin[] {
  const [least, most] = [Math.min(...byPath), Math.max(...byPath)];
  if (byPath.length === 0) return [];
  if (least === most) return [{ from: least, to: most, seasons: byPath.length }];
  const width = (most - least) / BINS;
  const counts = Array.from({ length: BINS }, () => 0);
  for (const cost of byPath) {
    const at = Math.min(BINS - 1, Math.floor((cost - least) / width));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((seasons, i) => ({ from: least + i * width, to: least + (i + 1) * width, seasons }));
}

/** What seasons cost: the middle one, the one that nine of ten stay below, and the mean of the dearest tenth. */
export function spreadPicture(season: NonNullable<FinanceFigures["season"]>, words: Words): BarPicture {
  const { say, money, count } = words;
  const { p50, p90, worstTenth } = season.spread;
  const bins = costBins(season.byPath);
  const holds = ({ from, to }: Bin, value: number): boolean => value >= from && value <= to;
  const tones = bins.map((bin): Tone => (bin.from >= p90 ? "hatched" : holds(bin, p50) ? "tide" : "own"));
  return {
    sentence: say("finance.spread-said", { p50: money(p50), p90: money(p90), worst: money(worstTenth) }),
    labels: bins.map(({ from }) => money(from)),
    isHorizontal: false,
    isStacked: false,
    unit: "count",
    series: [{ name: say("finance.seasons"), tone: "own", values: bins.map(({ seasons }) => seasons), tones }],
    table: {
      head: [say("finance.season-cost"), say("finance.up-to"), say("finance.seasons")],
      rows: bins.map(({ from, to, seasons }) => [money(from), money(to), count(seasons)]),
    },
  };
}
