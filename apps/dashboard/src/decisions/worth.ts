import type { DecisionPeriod, PlanDecisions } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

/** A figure with what it means. */
export interface WorthFact {
  readonly name: string;
  readonly figure: string;
  readonly words: string;
}

/** An amount of money as a bar beside others; `share` of the longest. */
export interface ValueBar {
  readonly name: string;
  readonly meaning: string;
  readonly written: string;
  readonly share: number;
  readonly isLoss: boolean;
}

/** What a period is expected to cost: the two totals side by side, never added, and how bad it may become. */
export function costFacts({ expected }: Pick<DecisionPeriod, "expected">, words: Words): readonly WorthFact[] {
  return [
    { name: "Ledger cost, expected", figure: words.money(expected.ledger), words: "Fees and seats: what is paid." },
    {
      name: "Value at stake, expected",
      figure: words.money(expected.atStake),
      words: "Lost with customers not served as promised: not paid by anybody, and never added to the cost.",
    },
    {
      name: "The dearest tenth of seasons",
      figure: words.money(expected.worstTenth),
      words: "Mean of cost and loss together over the worst of ten.",
    },
  ];
}

/** What it is worth to wait, to look, to know, and to be asked a day later; dearest possible bar first in the order of the decision. */
export function valueBars({ values }: Pick<DecisionPeriod, "values">, words: Words): readonly ValueBar[] {
  const { standBy, signal, perfectSignal, oneDayLessNotice } = values;
  const named = [
    { name: "Stand-by", meaning: "saved against ordering firmly or not at all", value: standBy },
    { name: "The forecast", meaning: "saved against confirming blindly", value: signal },
    { name: "A day’s notice less", meaning: "saved were it confirmed a day later", value: oneDayLessNotice },
    { name: "A perfect forecast", meaning: "saved beyond that were it certain", value: perfectSignal },
  ].flatMap(({ value, ...rest }) => (value === null ? [] : [{ ...rest, value }]));
  const longest = Math.max(1e-9, ...named.map(({ value }) => Math.abs(value)));
  return named.map(({ name, meaning, value }) => ({
    ...{ name, meaning },
    written: saved(value, words),
    share: Math.abs(value) / longest,
    isLoss: value < 0,
  }));
}

/** How near to the best possible rule this one is proven to be. */
export function solvedInWords({ solved }: Pick<DecisionPeriod, "solved">, words: Words): string {
  if (solved.gap <= 0) return "No rule of this form is cheaper.";
  const most = solved.gap < 0.001 ? `less than ${words.finely(0.001)}` : `at most ${words.finely(solved.gap)}`;
  return `A better rule of this form could be cheaper by ${most}, in the hours in which seats were weighed.`;
}

/** The whole season of decisions: what is paid and what is at stake, and what reserving and buying save. */
export function seasonFacts({ expected, proof }: PlanDecisions, words: Words): readonly WorthFact[] {
  const together = expected.ledger + expected.atStake;
  const proven = (what: "ledger" | "atStake"): string =>
    proof === null
      ? ""
      : ` On ${words.count(proof.seasons)} fresh seasons: ${words.money(proof[what].mean)}${proof[what].halfWidth < 0.5 ? "" : ` ± ${words.money(proof[what].halfWidth)}`}.`;
  return [
    {
      name: "Ledger cost, expected",
      figure: words.money(expected.ledger),
      words: `${paidFor(expected, words)}${proven("ledger")}`,
    },
    {
      name: "Value at stake, expected",
      figure: words.money(expected.atStake),
      words: `Lost with customers not served as promised; never added to the cost.${byChance(expected, words)}${proven("atStake")}`,
    },
    {
      name: "Saved by reserving",
      figure: saved(expected.withoutStandBy - together, words),
      words: "Of cost and loss, against ordering everything firmly.",
    },
    {
      name: "Saved by partners",
      figure: saved(expected.withoutPartners - together, words),
      words: `Of cost and loss, against buying nothing${expected.committed === undefined ? "" : " further"}.${savedAfresh(proof, words)}`,
    },
  ];
}

/** How far chance may have moved what is at stake. */
function byChance({ atStakeHalfWidth = 0 }: PlanDecisions["expected"], words: Words): string {
  return atStakeHalfWidth < 0.5 ? "" : ` ± ${words.money(atStakeHalfWidth)} by chance of the seasons drawn.`;
}

/** What following the rules saves on seasons that they were not made for. */
function savedAfresh(proof: PlanDecisions["proof"], words: Words): string {
  if (proof?.saved === undefined) return "";
  const { mean, halfWidth } = proof.saved;
  const width = halfWidth < 0.5 ? "" : ` ± ${words.money(halfWidth)}`;
  return ` On ${words.count(proof.seasons)} fresh seasons: ${saved(mean, words)}${width}.`;
}

/** What the ledger cost is for, and how much of it stands already. */
function paidFor({ committed = 0 }: PlanDecisions["expected"], words: Words): string {
  const stands = Math.round(committed) === 0 ? "" : ` ${words.money(committed)} of it stands already.`;
  return `Fees, seats, extra hours and hires.${stands}`;
}

/** An amount saved, with a minus where it costs more. */
function saved(amount: number, words: Words): string {
  return words.signed(amount, words.money).replace(/^[+±]/, "");
}
