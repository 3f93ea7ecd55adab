import type { DecisionDeadline, DecisionPeriod, Plan } from "@springtide/contracts";
import { blockWords, moneyWords, momentWords, percentWords } from "./decision-words.ts";

/** The summary tells of so many periods and deadlines; plan.json and decisions.csv have all. */
const PERIODS = 4;
const DEADLINES = 6;
/** Rules of more letters are told without the days and stretches that each step confirms. */
const LONGEST_RULE = 500;

/** What a plan decides on partners and hires, as a manager reads it; nothing where it decides nothing. */
export function decisionLines({ decisions, shop }: Plan): string[] {
  if (decisions === null) return [];
  const { periods, deadlines, expected, proof, hires, remarks } = decisions;
  const money = (amount: number): string => moneyWords(Math.round(amount), shop.currency);
  if (periods.length + hires.length === 0)
    return [
      "",
      "Reserve and confirm",
      "  nothing is worth buying or hiring for",
      ...remarks.map((line) => `  ${line}`),
    ];
  const dearest = periods.toSorted((a, b) => b.expected.ledger - a.expected.ledger).slice(0, PERIODS);
  const told = periods.filter((period) => dearest.includes(period));
  const orderBy = (id: string): string | null =>
    deadlines.find(({ kind, subject }) => kind === "order" && subject === id)?.at ?? null;
  return [
    "",
    "Reserve and confirm",
    `  partners are expected to cost ${money(expected.ledger)}, with ${money(expected.atStake)} at stake beside it`,
    `  cost and loss together: ${money(expected.ledger + expected.atStake)}; ${money(expected.withoutStandBy)} if all is ordered firmly, ${money(expected.withoutPartners)} if nothing is bought; ${money(expected.worstTenth)} in the dearest tenth of seasons`,
    ...(proof === null
      ? []
      : [
          `  the rules followed on ${proof.seasons} fresh seasons: ${money(proof.ledger.mean)} ± ${money(proof.ledger.halfWidth)} paid, ${money(proof.atStake.mean)} ± ${money(proof.atStake.halfWidth)} at stake`,
        ]),
    ...(deadlines.length === 0 ? [] : ["  Next deadlines (a block is one seat for one stretch)"]),
    ...deadlines.slice(0, DEADLINES).map((deadline) => `    ${deadlineWords(deadline)}`),
    ...(periods.length === 0
      ? []
      : [
          `  The ${told.length} dearest of ${periods.length} weeks with a partner (all stretches in decisions.csv, whole rules in plan.json)`,
        ]),
    ...told.flatMap((period) => periodLines(period, orderBy(period.id), money)),
    ...hires.map(({ words }) => `  ${words}`),
    ...remarks.map((line) => `  ${line}`),
  ];
}

function deadlineWords({ at, words, silence }: DecisionDeadline): string {
  return `${momentWords(at)}: ${words}. If nobody says anything: ${silence.charAt(0).toLowerCase()}${silence.slice(1)}`;
}

function periodLines(period: DecisionPeriod, orderBy: string | null, money: (amount: number) => string): string[] {
  const { id, words, expected, values, steps, breakEven } = period;
  const later = values.oneDayLessNotice === null ? "" : `, confirming a day later ${money(values.oneDayLessNotice)}`;
  const chances = steps.map(({ chance }) => percentWords(chance)).join(", ");
  return [
    `    ${id}: ${money(expected.ledger)} expected, ${money(expected.atStake)} at stake`,
    `      ${words.length <= LONGEST_RULE ? words : ruleInShort(period, orderBy)}`,
    ...(steps.length < 2
      ? []
      : [
          `      chance of each step, in this order: ${chances}`,
          `      worth in this week: deciding late ${money(values.standBy)}, the forecast ${money(values.signal)}, knowing for certain ${money(values.perfectSignal)}${later}`,
        ]),
    `      ${breakEven.words}`,
  ];
}

/** How much is ordered, reserved and confirmed, without the hours. */
function ruleInShort({ ordered, reserved, reserveBy, signal, steps }: DecisionPeriod, orderBy: string | null): string {
  return [
    ...(orderBy === null ? [] : [`Order firmly by ${momentWords(orderBy)}: ${blockWords(ordered)}.`]),
    ...(reserveBy === null ? [] : [`Reserve by ${momentWords(reserveBy)}: ${blockWords(reserved)}.`]),
    ...(signal === null ? [] : [signal.words]),
    ...steps.map(({ words }) => words),
  ].join(" ");
}
