import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import {
  type Agreement,
  type AskedLine,
  askedOfSeats,
  type Plan,
  positionsOfHeads,
  type SeatStretch,
} from "@springtide/contracts";

/** Part of a plan: what begins in it. */
export interface PlanRange {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * What a plan recommends to ask of one partner, as lines of a request: orders as firm lines, reservations as options, its seats told as
 * `askedOfSeats` says. A plan without decisions asks for its blocks, all firm.
 */
export function linesOfPlan(
  plan: Pick<Plan, "shop" | "decisions" | "blocks">,
  agreement: Agreement,
  range: PlanRange,
): AskedLine[] {
  const lines = (stretches: readonly SeatStretch[], tier: AskedLine["tier"]): AskedLine[] =>
    stretches
      .filter((stretch) => isIn(stretch.start, range))
      .map(({ start, end, seats }) => ({ start, end, tier, ...askedOfSeats({ shop: plan.shop, agreement }, seats) }));
  if (plan.decisions === null)
    return lines(
      plan.blocks.filter((block) => block.agreement === agreement.id && block.isAgreed !== true),
      "firm",
    );
  return plan.decisions.periods
    .filter((period) => period.agreement === agreement.id)
    .flatMap(({ ordered, reserved }) => [...lines(ordered, "firm"), ...lines(reserved, "option")]);
}

/**
 * The heads that a plan still misses for one queue, as firm lines of the people missing who would be logged in: each a stretch of one number
 * of them, the higher ones upon the lower. Stretches shorter than the agreement's least block are asked for that long.
 */
export function linesOfGap(plan: Plan, agreement: Agreement, skill: string, range: PlanRange): AskedLine[] {
  const { zone: name, firstDay, days, intervalMinutes } = plan.grid;
  const grid = intervalGrid({ zone: timeZone(name), firstDay: civilDay(firstDay), days, intervalMinutes });
  const queue = plan.shop.queues.find(({ id }) => id === skill);
  const zone = timeZone(queue?.zone ?? name);
  const heads = plan.staffing.find((staffing) => staffing.queue === skill)?.gap ?? [];
  const gap = heads.map((missing) => positionsOfHeads(missing, queue?.shrinkage ?? 0));
  const endOf = (t: number): number => (grid.startsMs[t] ?? 0) + (grid.seconds[t] ?? 0) * 1000;
  const found = new Map<string, AskedLine>();
  for (let level = 1; level <= Math.max(0, ...gap); level += 1)
    for (const [first, last] of runs(gap, level)) {
      const startMs = grid.startsMs[first] ?? 0;
      const endMs = Math.max(endOf(last), startMs + agreement.minimumBlockMinutes * 60_000);
      const [start, end] = [zone.formatInstant(startMs), zone.formatInstant(endMs)];
      if (!isIn(start, range)) continue;
      const positionsLoggedIn = (found.get(`${start} ${end}`)?.positionsLoggedIn ?? 0) + 1;
      found.set(`${start} ${end}`, { skill, start, end, tier: "firm", positionsLoggedIn });
    }
  return [...found.values()].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

function isIn(start: string, { from, until }: PlanRange): boolean {
  const at = Date.parse(start);
  return (from === undefined || at >= Date.parse(from)) && (until === undefined || at < Date.parse(until));
}

/** First and last places of each run of at least so many. */
function runs(values: readonly number[], least: number): [number, number][] {
  const found: [number, number][] = [];
  values.forEach((value, t) => {
    if (value < least) return;
    const last = found.at(-1);
    if (last?.[1] === t - 1) last[1] = t;
    else found.push([t, t]);
  });
  return found;
}
