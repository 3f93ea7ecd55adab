import type { EconomicsBasis, PricedEconomics } from "@springtide/contracts";
import { needValue, roundMoney } from "@springtide/planning";
import { needsOf } from "./needs-of.ts";

/** The part of a lost need that a recovered one counts for where the shop says nothing: a third (science 12). */
const RECOVERED_PART = 1 / 3;
/** Share of those who give up and try again where the shop says nothing: a survey's. */
const TRY_AGAIN = 0.54;

/**
 * From which value of a lost need on what is bought pays for itself: its cost, less the penalties it saves, over the needs lost fewer than if
 * nothing were bought. Null where nothing is bought.
 * @param known what a lost need is worth, where the shop says so
 */
export function breakEvenOf(
  { frontier, queues, customerValue }: EconomicsBasis,
  known: number | null,
): PricedEconomics["breakEven"] {
  const plan = frontier.find(({ isPlan }) => isPlan);
  const without = frontier.find(({ intervalQuantile }) => intervalQuantile === null);
  if (plan === undefined || without === undefined || plan.partners.length === 0) return null;
  const tryAgain = customerValue?.tryAgainShare ?? TRY_AGAIN;
  const part = customerValue?.recoveredPart ?? RECOVERED_PART;
  const totalsOf = (point: EconomicsBasis["frontier"][number]): { lost: number; penalties: number } => {
    let [lost, penalties] = [0, 0];
    for (const { queue: name, ...failed } of point.queues) {
      const queue = queues.find((candidate) => candidate.queue === name);
      const needs = needsOf(failed, queue?.isDeferred ?? false, tryAgain);
      lost += needs.lost + part * needs.recovered;
      penalties += failed.late * (queue?.penaltyPerLate ?? 0);
    }
    return { lost, penalties };
  };
  const [bought, unbought] = [totalsOf(plan), totalsOf(without)];
  const cost = roundMoney(
    plan.partners.reduce((sum, { amount }) => sum + amount, 0) - (unbought.penalties - bought.penalties),
  );
  const lostFewer = Math.max(0, unbought.lost - bought.lost);
  const perLostNeed = lostFewer > 0 ? Math.max(0, cost) / lostFewer : null;
  const perMargin =
    customerValue === null || customerValue.marginAYear === 0
      ? null
      : needValue({ ...customerValue, preSale: null }).ofLost / customerValue.marginAYear;
  const marginAYear = perLostNeed === null || perMargin === null || perMargin === 0 ? null : perLostNeed / perMargin;
  return { cost, lostFewer, perLostNeed, marginAYear, words: wordsOf(perLostNeed, cost, known) };
}

function wordsOf(perLostNeed: number | null, cost: number, known: number | null): string {
  if (cost <= 0) return "What is bought pays for itself by the penalties it saves alone.";
  if (perLostNeed === null)
    return "What is bought keeps no customer who would be lost: it pays at no value of a customer.";
  const from = `What is bought pays if a customer lost for good costs more than ${perLostNeed.toFixed(2)}`;
  if (known === null) return `${from}; the shop does not say what one is worth.`;
  const verdict = known >= perLostNeed ? "it pays" : "it does not pay by customers alone";
  return `${from}; by the shop's figures one costs ${known.toFixed(2)}: ${verdict}.`;
}
