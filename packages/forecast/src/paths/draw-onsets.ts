import { drawNormal, normalCdf, randomStream } from "@springtide/probability";
import { NEVER } from "../triggers/onset.ts";
import type { OnsetDistribution, PlannedTrigger } from "../triggers/onset.ts";

/** Correlation between markets of the season's earliness, on the normal scale: neighbours share most of their weather. */
const MARKETS_TOGETHER = 0.6;

/**
 * Draws the day on which each trigger fires in each path: for each trigger and each of its distributions, one day a path, `NEVER`
 * where it does not fire. All queues share them. The k-th seasons of all markets of a trigger are drawn together through a normal
 * copula with correlation 0.6, so that an early spring tends to be early everywhere. Path numbers do not depend on each other.
 */
export function drawOnsets({
  triggers,
  paths,
  seed,
}: {
  readonly triggers: readonly PlannedTrigger[];
  readonly paths: number;
  readonly seed: number;
}): ReadonlyMap<string, readonly Int32Array[]> {
  return new Map(
    triggers.map((trigger) => {
      const seasons = seasonNumbers(trigger.nextOnsets);
      const draws = trigger.nextOnsets.map((distribution, k) =>
        Int32Array.from({ length: paths }, (_, path) =>
          dayAt(distribution, earliness({ seed, trigger: trigger.id, path, season: seasons[k] ?? 0, distribution: k })),
        ),
      );
      return [trigger.id, draws];
    }),
  );
}

/** Uniform on (0, 1), shared in part by the distributions of one season. */
function earliness(of: { seed: number; trigger: string; path: number; season: number; distribution: number }): number {
  const shared = drawNormal(randomStream(of.seed, `season of ${of.trigger}`, of.path, of.season));
  const own = drawNormal(randomStream(of.seed, `market of ${of.trigger}`, of.path, of.distribution));
  return normalCdf(Math.sqrt(MARKETS_TOGETHER) * shared + Math.sqrt(1 - MARKETS_TOGETHER) * own);
}

/** The place of each distribution among those of its market: the season it belongs to. */
function seasonNumbers(distributions: readonly OnsetDistribution[]): number[] {
  const seen = new Map<string | null, number>();
  return distributions.map(({ market }) => {
    const season = seen.get(market) ?? 0;
    seen.set(market, season + 1);
    return season;
  });
}

function dayAt({ days, never }: OnsetDistribution, uniform: number): number {
  let left = uniform * (never + days.reduce((sum, { probability }) => sum + probability, 0));
  for (const { day, probability } of days) {
    if (left < probability) return day;
    left -= probability;
  }
  return never > 0 ? NEVER : (days.at(-1)?.day ?? NEVER);
}
