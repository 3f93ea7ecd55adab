import type { DecisionDeadline, DecisionPeriod, Plan } from "@springtide/contracts";
import { blockWords, dayWords, inOrderOfTime, momentWords, percentWords } from "./decision-words.ts";
import { committedWords } from "./standing-of-period.ts";
import { twoAnswers } from "./two-answers.ts";

/** The summary tells of so many periods and deadlines; plan.json and decisions.csv have all. */
const PERIODS = 4;
const DEADLINES = 6;
/** Rules of more letters are told without the days and stretches that each step confirms. */
const LONGEST_RULE = 500;

/** What a plan decides on partners and hires, as a manager reads it; nothing where it decides nothing. */
export function decisionLines(plan: Plan): string[] {
  const { decisions } = plan;
  if (decisions === null) return [];
  const { periods, hires, extraHours, deadlines, remarks } = decisions;
  const why = twoAnswers(plan);
  const told =
    periods.length + hires.length + extraHours.length + deadlines.length === 0
      ? ["nothing is worth buying or hiring for"]
      : [
          ...costLines(plan),
          ...deadlineLines(plan),
          ...weekLines(plan),
          ...extraHoursLines(plan),
          ...hires.map(({ words }) => words),
        ];
  return [
    "",
    "Reserve and confirm",
    ...[...(why === null ? [] : [why]), ...told, ...remarks].map((line) => `  ${line}`),
  ];
}

function costLines({ decisions, shop }: Plan): string[] {
  if (decisions === null) return [];
  const { expected, proof } = decisions;
  const money = wholeMoney(shop.currency);
  const together = expected.ledger + expected.atStake;
  const give = ({ mean, halfWidth }: { readonly mean: number; readonly halfWidth: number }): string =>
    halfWidth < 0.5 ? money(mean) : `${money(mean)} ± ${money(halfWidth)}`;
  const { committed, hires } = expected;
  const extra = decisions.extraHours.reduce((sum, { cost }) => sum + cost, 0);
  const own = extra === 0 ? "" : hires === undefined ? " and extra hours" : ", extra hours";
  const who = `partners${own}${hires === undefined ? "" : " and new people"}`;
  const parts = [
    ...(committed === undefined ? [] : [`${money(committed)} agreed on already`]),
    ...(extra === 0 ? [] : [`${money(extra)} for extra hours of one's own people`]),
    ...(hires === undefined ? [] : [`${money(hires)} for new people over their contracts`]),
  ];
  const ofIt = parts.length === 0 ? "" : ` (of it ${parts.join(", ")})`;
  const further = committed === undefined ? "" : " further";
  return [
    `${who} are expected to cost ${money(expected.ledger)}${ofIt}, with ${give({ mean: expected.atStake, halfWidth: expected.atStakeHalfWidth ?? 0 })} at stake beside it`,
    `cost and loss together ${money(together)}: ${lessThan(expected.withoutPartners - together, money)} than if nothing${further} is bought${hires === undefined ? "" : " of partners"}, ${lessThan(expected.withoutStandBy - together, money)} than if all is ordered firmly; ${money(expected.worstTenth)} on average in the dearest tenth of seasons`,
    ...(proof === null
      ? []
      : [
          `the rules followed on ${proof.seasons} fresh seasons: ${give(proof.ledger)} paid, ${give(proof.atStake)} at stake${proof.saved === undefined ? "" : `; there they save ${give(proof.saved)} of both together against buying nothing${further}`}`,
        ]),
  ];
}

/** The dearest weeks of extra hours, each with its rule. */
function extraHoursLines({ decisions }: Plan): string[] {
  const all = decisions?.extraHours ?? [];
  const dearest = all.toSorted((a, b) => b.cost - a.cost).slice(0, PERIODS);
  const told = all.filter((plan) => dearest.includes(plan));
  const which =
    told.length === all.length
      ? "Extra hours of one's own people"
      : `The ${told.length} dearest of ${all.length} weeks with extra hours of one's own people`;
  return told.length === 0
    ? []
    : [`${which} (all stretches in decisions.csv)`, ...told.map(({ words }) => `  ${words}`)];
}

function lessThan(saved: number, money: (amount: number) => string): string {
  if (Math.round(saved) === 0) return "no less";
  return saved > 0 ? `${money(saved)} less` : `${money(-saved)} more`;
}

function deadlineLines({ decisions, shop, grid }: Plan): string[] {
  const deadlines = decisions?.deadlines ?? [];
  const shown = deadlines.slice(0, DEADLINES);
  const years = new Set([grid.firstDay, ...deadlines.map(({ at }) => at)].map((at) => at.slice(0, 4))).size > 1;
  return [
    ...(shown.length === 0
      ? []
      : [
          shown.length < deadlines.length
            ? `The next ${shown.length} of ${deadlines.length} deadlines (a block is one seat for one stretch)`
            : "Deadlines (a block is one seat for one stretch)",
        ]),
    ...shown.map((deadline, i) => {
      const when = years ? momentInYear(deadline.at) : momentWords(deadline.at);
      const where = deadline.zone === shop.zone ? "" : ` in ${deadline.zone.replaceAll("_", " ")}`;
      return `  ${when}${where}: ${deadline.words}.${silenceWords(deadline, shown.slice(0, i))}`;
    }),
  ];
}

/** "Mon 11 Oct 2027 12:00", on the clock that the instant is written in. */
function momentInYear(at: string): string {
  return `${dayWords(at)} ${at.slice(0, 4)} ${at.slice(11, 16)}`;
}

/** What silence means, told once for each kind of deadline. */
function silenceWords({ kind, silence }: DecisionDeadline, before: readonly DecisionDeadline[]): string {
  if (before.some((other) => other.kind === kind && other.silence === silence)) return "";
  return ` If nobody says anything: ${silence.charAt(0).toLowerCase()}${silence.slice(1)}`;
}

function weekLines(plan: Plan): string[] {
  const { periods = [], deadlines = [] } = plan.decisions ?? {};
  const dearest = periods.toSorted((a, b) => b.expected.ledger - a.expected.ledger).slice(0, PERIODS);
  const told = periods.filter((period) => dearest.includes(period));
  const which =
    told.length === periods.length
      ? "Weeks with a partner"
      : `The ${told.length} dearest of ${periods.length} weeks with a partner`;
  return [
    ...(told.length === 0 ? [] : [`${which} (all stretches in decisions.csv, whole rules in plan.json)`]),
    ...told.flatMap((period) => {
      const orderBy = deadlines.find(({ kind, subject }) => kind === "order" && subject === period.id)?.at ?? null;
      return periodLines(period, orderBy, plan).map((line) => `  ${line}`);
    }),
  ];
}

function periodLines(period: DecisionPeriod, orderBy: string | null, { shop }: Plan): string[] {
  const { id, agreement, firstDay, lastDay, words, expected, steps, breakEven } = period;
  const money = wholeMoney(shop.currency);
  const partner = shop.agreements.find((terms) => terms.id === agreement)?.partner ?? agreement;
  return [
    `${partner}, ${dayWords(firstDay)} to ${dayWords(lastDay)} ${lastDay.slice(0, 4)} (${id}): ${money(expected.ledger)} expected, ${money(expected.atStake)} at stake in these days`,
    `  ${words.length <= LONGEST_RULE ? words : ruleInShort(period, orderBy)}`,
    ...(steps.length < 2
      ? []
      : [
          `  chance of each step, in this order: ${steps.map(({ chance }) => percentWords(chance)).join(", ")}`,
          `  ${worthWords(period, money)}`,
        ]),
    `  ${breakEven.words}`,
  ];
}

function worthWords({ values }: DecisionPeriod, money: (amount: number) => string): string {
  const { standBy, signal, perfectSignal, oneDayLessNotice: later } = values;
  const worth = (amount: number): string => (Math.round(amount) === 0 ? "nothing" : money(amount));
  const day =
    later === null
      ? ""
      : Math.round(later) < 0
        ? `; a day's notice less would cost ${money(-later)} more`
        : `; a day's notice less would save ${worth(later)}`;
  return `deciding late saves ${worth(standBy)} this week, looking at the forecast ${worth(signal)}; knowing for certain would save ${worth(perfectSignal)} more${day}`;
}

/** How much is ordered, reserved and confirmed, without the hours. */
function ruleInShort(
  { committed, dueNow, ordered, reserved, reserveBy, signal, steps }: DecisionPeriod,
  orderBy: string | null,
): string {
  return [
    ...(committed === undefined ? [] : [committedWords(committed)]),
    ...(dueNow === undefined ? [] : [dueNow.words]),
    ...inOrderOfTime([
      { at: orderBy, what: "Order firmly", seats: blockWords(ordered) },
      { at: reserveBy, what: "Reserve", seats: blockWords(reserved) },
    ]),
    ...(signal === null ? [] : [signal.words]),
    ...steps.map(({ words }) => words),
  ].join(" ");
}

/** "USD 2,052": nobody decides on cents. */
function wholeMoney(currency: string): (amount: number) => string {
  return (amount) => `${currency} ${(Math.round(amount) + 0).toLocaleString("en-GB")}`;
}
