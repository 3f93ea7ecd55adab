import type { Plan } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

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

const SEASON = ["heads-required", "overflow", "known", "gap", "overflow-cost", "cost"] as const;

/** Hours and money of a whole season, by name. */
type SeasonQuantity = (typeof SEASON)[number];

/** What a change of promise, level or model does to hours, money, readiness and service. */
export function comparison(before: Plan, after: Plan, words: Words): readonly ComparisonLine[] {
  return [
    ...seasonLines(SEASON, before, after, words),
    readyLine(before, after, words),
    ...before.staffing.flatMap(({ queue }) => serviceLine(queue, before, after, words)),
  ];
}

/** Hours and money before and after. */
export function seasonLines(
  which: readonly SeasonQuantity[],
  before: Plan,
  after: Plan,
  words: Words,
): readonly ComparisonLine[] {
  return which.map((name) => {
    const quantity = { name: words.say(`what-if.${name}`), of: OF_SEASON[name], goodWhen: "less" as const };
    const write = name === "cost" || name === "overflow-cost" ? words.money : words.inHours;
    return comparisonLine({ ...quantity, write }, before, after, words);
  });
}

/** Head-hours that a plan asks for at its level, interval by interval. */
export function requiredHoursAtLevel({ staffing, grid }: Plan): number {
  const heads = staffing.reduce((sum, { required }) => sum + required.reduce((all, here) => all + here, 0), 0);
  return (heads * grid.intervalMinutes) / 60;
}

const OF_SEASON: Readonly<Record<SeasonQuantity, (plan: Plan) => number>> = {
  "heads-required": requiredHoursAtLevel,
  overflow: ({ totals }) => totals.overflowHours,
  known: ({ totals }) => totals.shortHours.p50,
  gap: ({ totals }) => totals.gapHours,
  "overflow-cost": ({ totals }) => totals.overflowCost,
  cost: ({ totals }) => totals.cost,
};

/** Shares that different models have judged are not told apart by their difference. */
function modelsDiffer(before: Plan, after: Plan): boolean {
  return before.shop.plan.model !== after.shop.plan.model;
}

/** In how many of the drawn seasons the plan keeps its targets, before and after. */
export function readyLine(before: Plan, after: Plan, words: Words): ComparisonLine {
  const quantity: Quantity<Plan> = {
    name: words.say("what-if.ready-share"),
    of: ({ level }) => level.readyShare,
    write: words.finely,
    writeChange: words.points,
    goodWhen: "more",
  };
  const line = comparisonLine(quantity, before, after, words);
  return modelsDiffer(before, after) ? byAnotherModel(line, words) : line;
}

function byAnotherModel(line: ComparisonLine, { say }: Words): ComparisonLine {
  return { ...line, change: say("what-if.another-model"), better: null };
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

/** Shares answered within different times are shares of different things: their difference says nothing. */
function serviceLine(queue: string, before: Plan, after: Plan, words: Words): ComparisonLine[] {
  const { say } = words;
  const [old, now] = [serviceOf(queue, before), serviceOf(queue, after)];
  if (old.share === null || now.share === null) return [];
  const name = say("what-if.service-of", { queue: old.name });
  if (old.withinSeconds !== now.withinSeconds) {
    const written = ({ share, withinSeconds }: typeof old): string =>
      say("what-if.share-in", { share: words.finely(share ?? 0), within: words.wait(withinSeconds) });
    return [{ name, before: written(old), after: written(now), change: say("what-if.another-time"), better: null }];
  }
  const of = (plan: Plan): number => serviceOf(queue, plan).share ?? 0;
  const quantity: Quantity<Plan> = { name, of, write: words.finely, writeChange: words.points, goodWhen: "more" };
  const line = comparisonLine(quantity, before, after, words);
  const onTheLine = after.staffing.some((one) => one.queue === queue && one.model !== "workload");
  return [onTheLine && modelsDiffer(before, after) ? byAnotherModel(line, words) : line];
}

function serviceOf(queue: string, { staffing, shop }: Plan) {
  const known = shop.queues.find(({ id }) => id === queue);
  return {
    name: known?.name ?? queue,
    withinSeconds: known?.target.withinSeconds ?? 0,
    share: staffing.find((candidate) => candidate.queue === queue)?.expectedServiceLevel ?? null,
  };
}

/** The comparison in one sentence, also for those who do not see the table. */
export function comparisonInWords(before: Plan, after: Plan, words: Words): string {
  const change = (of: (plan: Plan) => number, write: (value: number) => string): string =>
    words.signed(of(after) - of(before), write);
  return words.say("what-if.sentence", {
    overflow: change(OF_SEASON.overflow, words.hours),
    cost: change(OF_SEASON.cost, words.money),
    gap: change(OF_SEASON.gap, words.hours),
    ready: modelsDiffer(before, after)
      ? words.say("what-if.another-model")
      : change(({ level }) => level.readyShare, words.points),
  });
}
