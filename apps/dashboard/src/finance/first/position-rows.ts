import { momentSaid } from "../../data/moment.ts";
import { monthSaid } from "../month-said.ts";
import type { SubjectNames } from "../subject-names.ts";
import type { PositionRow } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** Money of one month with one partner, or on one team, as it is written. */
interface PositionLine {
  readonly key: string;
  readonly month: string;
  /** Whether the line above is of the same month. */
  readonly isMonthSaid: boolean;
  readonly subject: string;
  readonly isTotal: boolean;
  readonly amount: string;
  readonly unavoidable: string;
  readonly cancellable: string;
  /** By when how much of it is given back, and what that costs. */
  readonly until: readonly string[];
  readonly free: string;
  readonly lapsed: string;
}

interface Sum {
  readonly amount: number;
  readonly unavoidable: number;
  readonly cancellable: number;
  readonly free: number;
  readonly lapsed: number;
}

/** What is bound already and what is not, line by line with the sum of all last; amounts to the cent. */
export function positionLines(rows: readonly PositionRow[], names: SubjectNames, words: Words): PositionLine[] {
  const sum = positionSum(rows);
  const lines = rows.map((row, i): PositionLine => ({
    key: `${row.month} ${row.kind} ${row.subject}`,
    month: monthSaid(row.month, words),
    isMonthSaid: rows[i - 1]?.month === row.month,
    subject: names(row.subject),
    isTotal: false,
    ...written({ ...row, cancellable: cents(row.cancellable.map(({ amount }) => amount)) }, words),
    until: row.cancellable.map(({ until, amount, fee }) =>
      words.say("finance.cancel-until", {
        amount: words.price(amount),
        when: momentSaid(until, words),
        fee: words.price(fee),
      }),
    ),
  }));
  if (rows.length < 2) return lines;
  const total = {
    key: "total",
    month: words.say("finance.total"),
    subject: "",
    isTotal: true,
    isMonthSaid: false,
    until: [],
  };
  return [...lines, { ...total, ...written(sum, words) }];
}

/** "Of US$120,000, US$90,000 is unavoidable, …" */
export function positionSaid(rows: readonly PositionRow[], words: Words): string {
  const sum = positionSum(rows);
  const deadlines = rows.flatMap(({ cancellable }) => cancellable.map(({ until }) => until)).toSorted(byInstant);
  const [first] = deadlines;
  return words.say(first === undefined ? "finance.position-said" : "finance.position-said-until", {
    amount: words.money(sum.amount),
    unavoidable: words.money(sum.unavoidable),
    cancellable: words.money(sum.cancellable),
    free: words.money(sum.free),
    ...(first === undefined ? {} : { first: momentSaid(first, words) }),
  });
}

/** What was planned and is too late to order; null where nothing is, as of most plans. */
export function lapsedSaid(rows: readonly PositionRow[], words: Words): string | null {
  const { lapsed } = positionSum(rows);
  return lapsed === 0 ? null : words.say("finance.position-lapsed", { lapsed: words.money(lapsed) });
}

function positionSum(rows: readonly PositionRow[]): Sum {
  return {
    amount: cents(rows.map(({ amount }) => amount)),
    unavoidable: cents(rows.map(({ unavoidable }) => unavoidable)),
    cancellable: cents(rows.flatMap(({ cancellable }) => cancellable.map(({ amount }) => amount))),
    free: cents(rows.map(({ free }) => free)),
    lapsed: cents(rows.map(({ lapsed }) => lapsed)),
  };
}

function written({ amount, unavoidable, cancellable, free, lapsed }: Sum, words: Words) {
  const write = (value: number): string => (value === 0 ? "–" : words.cents(value));
  return {
    amount: write(amount),
    unavoidable: write(unavoidable),
    cancellable: write(cancellable),
    free: write(free),
    lapsed: write(lapsed),
  };
}

/** A sum of amounts in whole cents has no fractions of them. */
function cents(amounts: readonly number[]): number {
  return Math.round(100 * amounts.reduce((sum, amount) => sum + amount, 0)) / 100;
}

function byInstant(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}
