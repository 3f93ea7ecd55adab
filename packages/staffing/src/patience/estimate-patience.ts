import { gammaQuantile } from "@springtide/probability";
import {
  ENOUGH_ABANDONMENTS,
  patienceTotals,
  type PatienceAggregates,
  type PatienceObservations,
  type PatienceTotals,
} from "./patience-observations.ts";

/** A mean patience with what it rests on. */
export interface PatienceEstimate extends PatienceTotals {
  /** Share of those waiting that gives up in a second. */
  readonly hazardPerSecond: number;
  /** 95 % interval of the hazard. */
  readonly hazardLowPerSecond: number;
  readonly hazardHighPerSecond: number;
  /** One over the hazard; null where nobody gave up. */
  readonly meanSeconds: number | null;
  /** 95 % interval of the mean; its upper end is null where nobody gave up. */
  readonly meanLowSeconds: number;
  readonly meanHighSeconds: number | null;
  /** Whether it rests on 200 abandonments or more, which leave a margin of 14 %. */
  readonly enough: boolean;
}

const TAIL = 0.025;

/**
 * How patient customers are, from contacts that were served before their patience ended as well as from those that gave
 * up:
 *
 *     hazard = abandonments / (total waiting time of everybody),   mean patience = 1 / hazard
 *
 * This is the maximum-likelihood estimate for exponential patience when waits are cut off by being served, and for any
 * law the mean rate of giving up over the waits that occurred, which is what decides service levels: an exponential with
 * this hazard does far better than one with the true mean. The mean wait of those who abandoned is no estimate of
 * patience at all: it is several times too short, since the patient ones were served first.
 * The interval is that of a Poisson count (Garwood) over the time waited. Blocked contacts do not belong into the data;
 * contacts served at once do no harm. Give single contacts, or sums by interval.
 * Without any waiting the hazard is 0 and its upper end infinite.
 * Source: Mandelbaum & Zeltyn (2007), Service engineering in action: the Palm/Erlang-A queue; Garwood (1936),
 * Biometrika 28, 437-442. Cost: O(data).
 * @throws Refusal for lists of unequal length, a negative wait or count, more abandonments than contacts
 * @example estimatePatience({ contacts: [900, 1100], abandoned: [90, 160], totalWaitSeconds: [12000, 18000] }).meanSeconds // => 120
 */
export function estimatePatience(data: PatienceObservations | PatienceAggregates): PatienceEstimate {
  const totals = patienceTotals(data);
  const { abandonments, totalWaitSeconds } = totals;
  const perWait = (count: number): number => (count === 0 ? 0 : count / totalWaitSeconds);
  const hazardPerSecond = perWait(abandonments);
  const hazardLowPerSecond = abandonments === 0 ? 0 : perWait(gammaQuantile(TAIL, abandonments));
  const hazardHighPerSecond = perWait(gammaQuantile(1 - TAIL, abandonments + 1));
  return {
    ...totals,
    hazardPerSecond,
    hazardLowPerSecond,
    hazardHighPerSecond,
    meanSeconds: hazardPerSecond === 0 ? null : 1 / hazardPerSecond,
    meanLowSeconds: 1 / hazardHighPerSecond,
    meanHighSeconds: hazardLowPerSecond === 0 ? null : 1 / hazardLowPerSecond,
    enough: abandonments >= ENOUGH_ABANDONMENTS,
  };
}
