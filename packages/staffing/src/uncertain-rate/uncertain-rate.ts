import { gammaQuantile, normalQuantile } from "@springtide/probability";
import { refuse, requireRate, requireShare } from "../domain.ts";

/**
 * A rate of contacts that is not known when agents are planned: an interval has one rate, drawn once, and contacts
 * arrive at random around it.
 * gamma: mean and coefficient of variation (standard deviation / mean) of the rate, 0 where it is known. Counts are
 * then negative binomial with variance m + (cv m)^2.
 * paths: rates as they stand in sample paths of a forecast, each with its weight; equal weights if not given.
 */
export type UncertainRate =
  | { readonly kind: "gamma"; readonly meanPerHour: number; readonly cv: number }
  | { readonly kind: "paths"; readonly ratesPerHour: readonly number[]; readonly weights?: readonly number[] };

/** The widest law taken: a standard deviation of ten means. */
const WIDEST_CV = 10;
/** What a spread this small changes is of the order of its square: nothing in a double. */
const KNOWN_BELOW_CV = 1e-9;
/** Below this the series of a quantile is exact to a double; above it the gamma function is quick. */
const SERIES_BELOW_CV = 1e-4;

/** Refuses a coefficient of variation that is negative, no number, or beyond 10. */
export function requireCv(cv: number, field = "/rate/cv"): void {
  if (!(cv >= 0 && cv <= WIDEST_CV)) {
    refuse(
      "cv-out-of-range",
      field,
      cv,
      `a coefficient of variation lies between 0 and ${WIDEST_CV}`,
      "It is the standard deviation of the rate over its mean, such as 0.1.",
    );
  }
}

/** Refuses rates that are none: negative or infinite ones, no paths, weights that do not fit. */
export function requireUncertainRate(rate: UncertainRate, field = "/rate"): void {
  if (rate.kind === "gamma") {
    requireRate(rate.meanPerHour, `${field}/meanPerHour`);
    requireCv(rate.cv, `${field}/cv`);
    return;
  }
  const { ratesPerHour, weights } = rate;
  if (ratesPerHour.length === 0) {
    refuse(
      "paths-missing",
      `${field}/ratesPerHour`,
      "none",
      "there is at least one path",
      "Give a rate for each path.",
    );
  }
  for (const [index, perHour] of ratesPerHour.entries()) requireRate(perHour, `${field}/ratesPerHour/${index}`);
  if (weights !== undefined) requireWeights(weights, ratesPerHour.length, `${field}/weights`);
}

function requireWeights(weights: readonly number[], paths: number, field: string): void {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.length !== paths || !weights.every((weight) => weight >= 0) || !(total > 0 && total < Infinity)) {
    refuse(
      "weights-do-not-fit",
      field,
      `${weights.length} weights that add up to ${total}`,
      `there is one weight for each of the ${paths} paths, none negative, not all 0`,
      "Leave them out where all paths are equally likely.",
    );
  }
}

/** True where there is but one rate, or as good as one. */
export function isKnown(rate: UncertainRate): boolean {
  return rate.kind === "gamma" && (rate.cv < KNOWN_BELOW_CV || rate.meanPerHour === 0);
}

/** Paths as pairs of rate and share, the shares adding up to 1. Unchecked. */
export function pathShares(rate: UncertainRate & { readonly kind: "paths" }): { perHour: number; share: number }[] {
  const weights = rate.weights ?? rate.ratesPerHour.map(() => 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return rate.ratesPerHour.map((perHour, index) => ({ perHour, share: (weights[index] ?? 0) / total }));
}

/**
 * Mean and coefficient of variation of an uncertain rate; without contacts on any path the latter is 0.
 * Cost: O(paths).
 * @throws Refusal for a rate that is none
 * @example rateMoments({ kind: "paths", ratesPerHour: [80, 100, 120] }).cv // about 0.1633
 */
export function rateMoments(rate: UncertainRate): { readonly meanPerHour: number; readonly cv: number } {
  requireUncertainRate(rate);
  if (rate.kind === "gamma") return { meanPerHour: rate.meanPerHour, cv: rate.cv };
  const paths = pathShares(rate);
  const meanPerHour = paths.reduce((sum, { perHour, share }) => sum + share * perHour, 0);
  if (meanPerHour === 0) return { meanPerHour, cv: 0 };
  const variance = paths.reduce((sum, { perHour, share }) => sum + share * (perHour - meanPerHour) ** 2, 0);
  return { meanPerHour, cv: Math.sqrt(variance) / meanPerHour };
}

/**
 * The rate that a share of all intervals does not exceed: contacts an hour at that quantile. Of paths it is the least
 * rate whose paths, with all lower ones, have at least this share.
 * Cost: a few incomplete gamma functions, or a sort of the paths.
 * @throws Refusal for a rate that is none, or a share outside [0, 1)
 * @example rateQuantile({ kind: "gamma", meanPerHour: 600, cv: 0.2 }, 0.8) // about 697.97
 */
export function rateQuantile(rate: UncertainRate, share: number): number {
  requireUncertainRate(rate);
  requireShare(share, "/share");
  if (rate.kind === "gamma") return rate.meanPerHour * gammaFactorQuantile(rate.cv, share);
  const sorted = pathShares(rate).sort((one, other) => one.perHour - other.perHour);
  let reached = 0;
  for (const { perHour, share: weight } of sorted) {
    reached += weight;
    // Shares that are sums of thirds miss a round share by a rounding.
    if (weight > 0 && reached >= share - 1e-12) return perHour;
  }
  return sorted.at(-1)?.perHour ?? 0;
}

/** Quantile of a gamma variable of mean 1. Close to certainty Cornish and Fisher's series stands for it. */
function gammaFactorQuantile(cv: number, share: number): number {
  if (cv >= SERIES_BELOW_CV) return gammaQuantile(share, 1 / (cv * cv)) * cv * cv;
  if (cv === 0) return 1;
  if (share === 0) return 0;
  const z = normalQuantile(share);
  return 1 + cv * (z + cv * ((z * z - 1) / 3 + (cv * z * (z * z - 7)) / 36));
}
