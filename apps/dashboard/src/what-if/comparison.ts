import type { Plan } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { waitInWords } from "../words/words.ts";

/** One line of before and after. `better` says which way the change points for the shop; null where nothing changed. */
export interface ComparisonLine {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly better: boolean | null;
}

/** What is compared, and how it is written. */
export interface Quantity<Of> {
  readonly name: string;
  readonly of: (whole: Of) => number;
  readonly write: (value: number) => string;
  /** How a difference is written where it is not in the quantity's own unit. */
  readonly writeChange?: (value: number) => string;
  readonly goodWhen: "less" | "more";
}

/** What a change of promise, level or model does to hours, money, readiness and service. */
export function comparison(before: Plan, after: Plan, words: Words): readonly ComparisonLine[] {
  return [
    ...seasonQuantities(words).map((quantity) => comparisonLine(quantity, before, after, words)),
    readyLine(before, after, words),
    ...before.staffing.flatMap(({ queue }) => serviceLine(queue, before, after, words)),
  ];
}

/** Head-hours that a plan asks for at its level, interval by interval. */
export function requiredHoursAtLevel({ staffing, grid }: Plan): number {
  const heads = staffing.reduce((sum, { required }) => sum + required.reduce((all, here) => all + here, 0), 0);
  return (heads * grid.intervalMinutes) / 60;
}

/** Shares that different models have judged are not told apart by their difference. */
const OTHER_MODEL = "by another model";

function modelsDiffer(before: Plan, after: Plan): boolean {
  return before.shop.plan.model !== after.shop.plan.model;
}

function readyLine(before: Plan, after: Plan, words: Words): ComparisonLine {
  const line = comparisonLine(
    {
      name: "Ready, share of drawn seasons",
      of: ({ level }) => level.readyShare,
      write: words.finely,
      writeChange: words.points,
      goodWhen: "more",
    },
    before,
    after,
    words,
  );
  return modelsDiffer(before, after) ? { ...line, change: OTHER_MODEL, better: null } : line;
}

/** One quantity before and after a change. */
export function comparisonLine<Of>(
  { name, of, write, writeChange, goodWhen }: Quantity<Of>,
  before: Of,
  after: Of,
  words: Words,
): ComparisonLine {
  const [old, now] = [of(before), of(after)];
  const change = words.signed(now - old, writeChange ?? write);
  const better = change.startsWith("±") ? null : goodWhen === "less" ? now < old : now > old;
  return { name, before: write(old), after: write(now), change, better };
}

function seasonQuantities(words: Words): readonly Quantity<Plan>[] {
  const hours = (value: number): string => `${words.hours(value)} h`;
  return [
    { name: "Heads required", of: requiredHoursAtLevel, write: hours, goodWhen: "less" },
    { name: "Overflow to buy", of: ({ totals }) => totals.overflowHours, write: hours, goodWhen: "less" },
    {
      name: "Needed, were the season known",
      of: ({ totals }) => totals.shortHours.p50,
      write: hours,
      goodWhen: "less",
    },
    { name: "Gap left", of: ({ totals }) => totals.gapHours, write: hours, goodWhen: "less" },
    { name: "Overflow cost", of: ({ totals }) => totals.overflowCost, write: words.money, goodWhen: "less" },
    { name: "Total cost", of: ({ totals }) => totals.cost, write: words.money, goodWhen: "less" },
  ];
}

/** Shares answered within different times are shares of different things: their difference says nothing. */
function serviceLine(queue: string, before: Plan, after: Plan, words: Words): ComparisonLine[] {
  const service = ({ staffing, shop }: Plan) => ({
    name: shop.queues.find(({ id }) => id === queue)?.name ?? queue,
    withinSeconds: shop.queues.find(({ id }) => id === queue)?.target.withinSeconds ?? 0,
    share: staffing.find((candidate) => candidate.queue === queue)?.expectedServiceLevel ?? null,
  });
  const [old, now] = [service(before), service(after)];
  if (old.share === null || now.share === null) return [];
  const name = `Service expected, ${old.name}`;
  if (old.withinSeconds !== now.withinSeconds) {
    const written = ({ share, withinSeconds }: typeof old): string =>
      `${words.finely(share ?? 0)} in ${waitInWords(withinSeconds)}`;
    return [{ name, before: written(old), after: written(now), change: "another time", better: null }];
  }
  const of = (plan: Plan): number => service(plan).share ?? 0;
  const quantity: Quantity<Plan> = { name, of, write: words.finely, writeChange: words.points, goodWhen: "more" };
  const line = comparisonLine(quantity, before, after, words);
  const onTheLine = after.staffing.some((one) => one.queue === queue && one.model !== "workload");
  return [onTheLine && modelsDiffer(before, after) ? { ...line, change: OTHER_MODEL, better: null } : line];
}

/** The comparison in one sentence, also for those who do not see the table. */
export function comparisonInWords(before: Plan, after: Plan, words: Words): string {
  const change = (of: (plan: Plan) => number, write: (value: number) => string): string =>
    words.signed(of(after) - of(before), write);
  const hours = change(({ totals }) => totals.overflowHours, words.hours);
  const cost = change(({ totals }) => totals.cost, words.money);
  const gap = change(({ totals }) => totals.gapHours, words.hours);
  const ready = modelsDiffer(before, after) ? OTHER_MODEL : change(({ level }) => level.readyShare, words.points);
  return `Against the stored plan: overflow ${hours} h, cost ${cost}, gap ${gap} h, readiness ${ready}.`;
}
