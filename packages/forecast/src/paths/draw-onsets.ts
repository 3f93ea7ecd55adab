import { drawNormal, normalCdf, randomStream } from "@springtide/probability";
import { drawComposed, partsFirst } from "../triggers/composed/draw-composed.ts";
import { partsOf } from "../triggers/composed/composition.ts";
import { NEVER } from "../triggers/onset.ts";
import type { OnsetDistribution, PlannedTrigger } from "../triggers/onset.ts";

/** Correlation between markets of the season's earliness, on the normal scale: neighbours share most of their weather. */
const MARKETS_TOGETHER = 0.6;
/** So many past years speak for how markets go together as much as that belief. */
const YEARS_LIKE_BELIEF = 5;

/**
 * Draws the day on which each trigger fires in each path: for each trigger and each of its distributions, one day a path, `NEVER`
 * where it does not fire. All queues share them. A path takes one year of the past for its weather, the same in all markets and for
 * all triggers, and each date as early or late in its own distribution as it was in that year (the Schaake shuffle, Clark et al. 2004,
 * Journal of Hydrometeorology 5(1)); n years weigh n / (n + 5). Else, and where past years are not given, the k-th seasons of all
 * markets of a trigger are drawn together through a normal copula with correlation 0.6. Composed triggers follow from the draws of
 * their parts. Path numbers do not depend on each other.
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
  const drawn = new Map<string, readonly Int32Array[]>();
  for (const trigger of partsFirst(triggers)) {
    const { composed } = trigger;
    if (composed === undefined) drawn.set(trigger.id, drawAlone(trigger, paths, seed));
    else {
      const ids = partsOf(composed);
      const parts = triggers.filter(({ id }) => ids.includes(id));
      drawn.set(trigger.id, drawComposed(trigger, { composition: composed, parts, drawn, paths }));
    }
  }
  return drawn;
}

function drawAlone({ id, nextOnsets }: PlannedTrigger, paths: number, seed: number): readonly Int32Array[] {
  const places = placesOf(nextOnsets);
  return nextOnsets.map((distribution, k) => {
    const { season, first } = places[k] ?? { season: 0, first: k };
    const [only] = distribution.days;
    if (only !== undefined && only.probability >= 1) return new Int32Array(paths).fill(only.day);
    return Int32Array.from({ length: paths }, (_, path) => {
      const asInYear = earlinessOfYear(distribution, { seed, trigger: id, path, distribution: first });
      return dayAt(distribution, asInYear ?? earliness({ seed, trigger: id, path, season, distribution: first }));
    });
  });
}

/** As early as in a year of the past that the whole path shares; null where past years are not given or not drawn. */
function earlinessOfYear(
  { pastYears = [] }: OnsetDistribution,
  of: { seed: number; trigger: string; path: number; distribution: number },
): number | null {
  if (pastYears.length === 0) return null;
  const weather = randomStream(of.seed, "weather year", of.path);
  if (weather.uniform() >= pastYears.length / (pastYears.length + YEARS_LIKE_BELIEF)) return null;
  const year = pastYears[Math.floor(weather.uniform() * pastYears.length)];
  if (year === undefined) return null;
  const within = randomStream(of.seed, `within the year of ${of.trigger}`, of.path, of.distribution).uniform();
  return year.from + (year.to - year.from) * within;
}

/** Uniform on (0, 1), shared in part by the distributions of one season. */
function earliness(of: { seed: number; trigger: string; path: number; season: number; distribution: number }): number {
  const shared = drawNormal(randomStream(of.seed, `season of ${of.trigger}`, of.path, of.season));
  const own = drawNormal(randomStream(of.seed, `market of ${of.trigger}`, of.path, of.distribution));
  return normalCdf(Math.sqrt(MARKETS_TOGETHER) * shared + Math.sqrt(1 - MARKETS_TOGETHER) * own);
}

/**
 * The place of each distribution among those of its market: the season it belongs to, and the first distribution of that season.
 * The first, second, third firing of one season are drawn equally early, so that the second never comes before the first.
 */
function placesOf(distributions: readonly OnsetDistribution[]): { season: number; first: number }[] {
  const last = new Map<string | null, { season: number; first: number; year: number | undefined }>();
  return distributions.map(({ market, season: year }, k) => {
    const before = last.get(market);
    const sameSeason = before !== undefined && year !== undefined && year === before.year;
    const place = sameSeason ? before : { season: before === undefined ? 0 : before.season + 1, first: k, year };
    last.set(market, place);
    return place;
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
