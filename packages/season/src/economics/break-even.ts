import type { EconomicsBasis, PricedEconomics, ShopCustomerValue } from "@springtide/contracts";
import { needValue, roundMoney } from "@springtide/planning";
import { moneyWords } from "../decisions/decision-words.ts";
import { needsOf } from "./needs-of.ts";

/** The part of a lost need that a recovered one counts for where the shop says nothing: a third (science 12). */
const RECOVERED_PART = 1 / 3;
/** Share of those who give up and try again where the shop says nothing: a survey's. */
const TRY_AGAIN = 0.54;

/**
 * From which value of a lost need on what is bought pays for itself: its cost, less the penalties it saves, over the needs lost fewer than if
 * nothing were bought. Where the shop says what a need is worth, orders at hand included, all values are scaled by one number until they make
 * up the cost, as decisions break even; the value told is that of the needs saved, on average over queues. Null where nothing is bought.
 * @param currency for the words
 */
export function breakEvenOf(basis: EconomicsBasis, currency: string): PricedEconomics["breakEven"] {
  const plan = basis.frontier.find(({ isPlan }) => isPlan);
  const without = basis.frontier.find(({ intervalQuantile }) => intervalQuantile === null);
  if (plan === undefined || without === undefined || plan.partners.length === 0) return null;
  const saved = savedIn(basis, plan, without);
  const paid = plan.partners.reduce((sum, { amount }) => sum + amount, 0);
  const cost = roundMoney(paid - saved.reduce((sum, { penalties }) => sum + penalties, 0));
  const lostFewer = Math.max(0, sumOf(saved, "lost") + sumOf(saved, "recovered"));
  const worth = basis.customerValue === null ? null : worthOf(saved, basis.customerValue);
  const perLostNeed = perNeed(Math.max(0, cost), lostFewer, worth);
  return {
    ...{ cost, lostFewer, perLostNeed, worthPerNeed: worth?.perLostNeed ?? null },
    marginAYear: perLostNeed === null ? null : marginAt(Math.max(0, cost), lostFewer, worth),
    words: wordsOf(perLostNeed, cost, worth, currency),
  };
}

/** What fails less on one queue than if nothing were bought. */
interface SavedOnQueue {
  readonly lost: number;
  /** As their part of a lost need. */
  readonly recovered: number;
  /** Money. */
  readonly penalties: number;
  readonly preSale: EconomicsBasis["queues"][number]["preSale"];
}

type FrontierPoint = EconomicsBasis["frontier"][number];

function savedIn(
  { queues, customerValue }: EconomicsBasis,
  plan: FrontierPoint,
  without: FrontierPoint,
): readonly SavedOnQueue[] {
  const tryAgain = customerValue?.tryAgainShare ?? TRY_AGAIN;
  const part = customerValue?.recoveredPart ?? RECOVERED_PART;
  return queues.map(({ queue, isDeferred, penaltyPerLate, preSale }) => {
    const failedAt = (point: FrontierPoint): Omit<SavedOnQueue, "preSale"> => {
      const failed = point.queues.find((of) => of.queue === queue) ?? { contacts: 0, abandoned: 0, late: 0 };
      const { lost, recovered } = needsOf(failed, isDeferred, tryAgain);
      return { lost, recovered: part * recovered, penalties: failed.late * penaltyPerLate };
    };
    const [bought, unbought] = [failedAt(plan), failedAt(without)];
    return {
      lost: unbought.lost - bought.lost,
      recovered: unbought.recovered - bought.recovered,
      penalties: unbought.penalties - bought.penalties,
      preSale,
    };
  });
}

function sumOf(saved: readonly SavedOnQueue[], of: "lost" | "recovered"): number {
  return saved.reduce((sum, queue) => sum + queue[of], 0);
}

/** What the needs saved are worth by the shop's figures. */
interface SavedWorth {
  /** All of them. */
  readonly value: number;
  /** Orders at hand that are in it. */
  readonly orders: number;
  /** One lost need, on average over the queues by the needs that are saved on them. */
  readonly perLostNeed: number;
  /** What a lost need is worth without its order, for each unit of margin a year. */
  readonly perMargin: number | null;
}

function worthOf(saved: readonly SavedOnQueue[], customerValue: ShopCustomerValue): SavedWorth {
  const leaving = needValue({ ...customerValue, preSale: null }).ofLost;
  const orders = saved.reduce((sum, { lost, preSale }) => {
    return sum + lost * needValue({ ...customerValue, preSale }).ofOrder;
  }, 0);
  const lost = sumOf(saved, "lost");
  return {
    value: leaving * (lost + sumOf(saved, "recovered")) + orders,
    orders,
    perLostNeed: leaving + (lost > 0 ? orders / lost : 0),
    perMargin: customerValue.marginAYear === 0 ? null : leaving / customerValue.marginAYear,
  };
}

function perNeed(cost: number, lostFewer: number, worth: SavedWorth | null): number | null {
  if (lostFewer <= 0) return null;
  // Values of nothing cannot be scaled: then all needs count alike.
  return worth === null || worth.value <= 0 ? cost / lostFewer : (worth.perLostNeed * cost) / worth.value;
}

/** At which margin a year it pays, orders at hand staying what they are; 0 where these alone make up the cost. */
function marginAt(cost: number, lostFewer: number, worth: SavedWorth | null): number | null {
  if (worth === null || worth.perMargin === null || worth.perMargin === 0) return null;
  return Math.max(0, cost - worth.orders) / (lostFewer * worth.perMargin);
}

function wordsOf(perLostNeed: number | null, cost: number, worth: SavedWorth | null, currency: string): string {
  if (cost <= 0) return "What is bought pays for itself by the penalties it saves alone.";
  if (perLostNeed === null)
    return "What is bought keeps no customer who would be lost: it pays at no value of a customer.";
  const from = `What is bought pays if a need lost for good costs more than ${moneyWords(perLostNeed, currency)}`;
  if (worth === null) return `${from}; the shop does not say what one is worth.`;
  const known = `${moneyWords(worth.perLostNeed, currency)} where the seats serve${worth.orders > 0 ? ", its order at hand included" : ""}`;
  const verdict = worth.perLostNeed >= perLostNeed ? "it pays" : "it does not pay by customers alone";
  return `${from}; by the shop's figures one costs ${known}: ${verdict}.`;
}
