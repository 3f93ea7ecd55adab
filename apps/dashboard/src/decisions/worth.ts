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
  const { say } = words;
  return [
    { name: say("decisions.worth.ledger"), figure: words.money(expected.ledger), words: say("decisions.worth.paid") },
    {
      name: say("decisions.worth.at-stake"),
      figure: words.money(expected.atStake),
      words: say("decisions.worth.lost"),
    },
    {
      name: say("decisions.worth.dearest"),
      figure: words.money(expected.worstTenth),
      words: say("decisions.worth.dearest-meaning"),
    },
  ];
}

/** What it is worth to wait, to look, to know, and to be asked a day later; dearest possible bar first in the order of the decision. */
export function valueBars({ values }: Pick<DecisionPeriod, "values">, words: Words): readonly ValueBar[] {
  const { say } = words;
  const { standBy, signal, perfectSignal, oneDayLessNotice } = values;
  const named = [
    { name: say("decisions.values.stand-by"), meaning: say("decisions.values.stand-by-meaning"), value: standBy },
    { name: say("decisions.values.forecast"), meaning: say("decisions.values.forecast-meaning"), value: signal },
    { name: say("decisions.values.notice"), meaning: say("decisions.values.notice-meaning"), value: oneDayLessNotice },
    { name: say("decisions.values.perfect"), meaning: say("decisions.values.perfect-meaning"), value: perfectSignal },
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
  if (solved.gap <= 0) return words.say("decisions.worth.solved");
  return words.say("decisions.worth.solved-nearly", {
    size: solved.gap < 0.001 ? "tiny" : "some",
    share: words.finely(Math.max(0.001, solved.gap)),
  });
}

/** The whole season of decisions: what is paid and what is at stake, and what reserving and buying save. */
export function seasonFacts({ expected, proof }: PlanDecisions, words: Words): readonly WorthFact[] {
  const together = expected.ledger + expected.atStake;
  const { say } = words;
  const proven = (what: "ledger" | "atStake"): readonly string[] =>
    proof === null ? [] : [provenInWords(proof.seasons, proof[what], words.money, words)];
  return [
    {
      name: say("decisions.worth.ledger"),
      figure: words.money(expected.ledger),
      words: [...paidFor(expected, words), ...proven("ledger")].join(" "),
    },
    {
      name: say("decisions.worth.at-stake"),
      figure: words.money(expected.atStake),
      words: [say("decisions.worth.lost-short"), ...byChance(expected, words), ...proven("atStake")].join(" "),
    },
    {
      name: say("decisions.worth.saved-reserving"),
      figure: saved(expected.withoutStandBy - together, words),
      words: say("decisions.worth.against-firm"),
    },
    {
      name: say("decisions.worth.saved-partners"),
      figure: saved(expected.withoutPartners - together, words),
      words: [
        say(
          expected.committed === undefined
            ? "decisions.worth.against-nothing"
            : "decisions.worth.against-nothing-further",
        ),
        ...savedAfresh(proof, words),
      ].join(" "),
    },
  ];
}

/** How far chance may have moved what is at stake. */
function byChance({ atStakeHalfWidth = 0 }: PlanDecisions["expected"], words: Words): readonly string[] {
  return atStakeHalfWidth < 0.5
    ? []
    : [words.say("decisions.worth.by-chance", { amount: words.money(atStakeHalfWidth) })];
}

/** What following the rules saves on seasons that they were not made for. */
function savedAfresh(proof: PlanDecisions["proof"], words: Words): readonly string[] {
  return proof?.saved === undefined
    ? []
    : [provenInWords(proof.seasons, proof.saved, (mean) => saved(mean, words), words)];
}

/** A mean on seasons that the rules were not made for, with how far chance may have moved it. */
function provenInWords(
  seasons: number,
  { mean, halfWidth }: { readonly mean: number; readonly halfWidth: number },
  write: (mean: number) => string,
  words: Words,
): string {
  const amount = halfWidth < 0.5 ? write(mean) : `${write(mean)} ± ${words.money(halfWidth)}`;
  return words.say("decisions.worth.proven", { count: seasons, amount });
}

/** What the ledger cost is for, and how much of it stands already. */
function paidFor({ committed = 0 }: PlanDecisions["expected"], words: Words): readonly string[] {
  const stands =
    Math.round(committed) === 0 ? [] : [words.say("decisions.worth.stands", { amount: words.money(committed) })];
  return [words.say("decisions.worth.spent-on"), ...stands];
}

/** An amount saved, with a minus where it costs more. */
function saved(amount: number, words: Words): string {
  return words.signed(amount, words.money).replace(/^[+±]/, "");
}
