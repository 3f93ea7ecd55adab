import type { CivilDay } from "@springtide/calendar";
import { civilDay, isoWeek, timeZone, weekday } from "@springtide/calendar";
import type { DecisionPeriod, PlanDecisions } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { triggerName } from "./decision-names.ts";
import { mostSeats } from "./rule-steps.ts";
import { openSeats, standingSeats } from "./standing.ts";

/** One week of the axis. Seats are the most at one time, summed over partners. */
export interface AxisWeek {
  readonly monday: CivilDay;
  readonly week: number;
  /** Agreed on before, firm or confirmed, and to be confirmed today. */
  readonly standing: number;
  readonly ordered: number;
  readonly reserved: number;
  /** What the rules are expected to confirm of the seats reserved. */
  readonly confirmed: number;
  /** Chance, as seen now, that each trigger reaches the week, in the order of `triggers`; null where no rule looks at it. */
  readonly probabilities: readonly (number | null)[];
  readonly deadlines: number;
  /** Of these, deadlines that are past. */
  readonly past: number;
}

/** The season of decisions, a week at a time. */
export interface SeasonAxis {
  readonly weeks: readonly AxisWeek[];
  readonly triggers: readonly { readonly id: string; readonly name: string }[];
  readonly sentence: string;
}

/** From the first deadline or the first week of the season, whichever is earlier, to the season's last week. @param fromMs deadlines before it are past */
export function seasonAxis(
  index: PlanIndex,
  { deadlines, periods }: PlanDecisions,
  fromMs: number,
  words: Words,
): SeasonAxis {
  const due = deadlines.map(({ at, zone }) => ({
    monday: mondayOf(timeZone(zone).dayAt(Date.parse(at))),
    isPast: Date.parse(at) < fromMs,
  }));
  const deadlineWeeks = due.map(({ monday }) => monday);
  const first = Math.min(mondayOf(index.firstDay), ...deadlineWeeks);
  const last = Math.max(mondayOf(index.firstDay + index.days - 1), ...deadlineWeeks);
  const ids = [...new Set(periods.flatMap(({ signal }) => signal?.trigger ?? []))];
  const weeks = Array.from({ length: (last - first) / 7 + 1 }, (_, i): AxisWeek => {
    const monday = first + 7 * i;
    const here = periods.filter(({ firstDay }) => mondayOf(civilDay(firstDay)) === monday);
    return {
      monday,
      week: isoWeek(monday).week,
      ordered: sum(here, ({ ordered }) => mostSeats(ordered)),
      standing: sum(here, (period) => mostSeats(standingSeats(period))),
      reserved: sum(here, (period) => mostSeats(openSeats(period))),
      confirmed: sum(here, expectedSeats),
      probabilities: ids.map((id) => probabilityOf(here, id)),
      deadlines: due.filter((one) => one.monday === monday).length,
      past: due.filter((one) => one.monday === monday && one.isPast).length,
    };
  });
  const triggers = ids.map((id) => ({ id, name: triggerName(index.plan, id) }));
  return { weeks, triggers, sentence: inWords(weeks, triggers, words) };
}

function mondayOf(day: CivilDay): CivilDay {
  return day - (weekday(day) - 1);
}

function sum(periods: readonly DecisionPeriod[], pick: (period: DecisionPeriod) => number): number {
  return periods.reduce((total, period) => total + pick(period), 0);
}

function expectedSeats({ steps }: DecisionPeriod): number {
  return steps.reduce((total, { chance, seats }) => total + chance * seats, 0);
}

function probabilityOf(periods: readonly DecisionPeriod[], trigger: string): number | null {
  const told = periods.flatMap(({ signal }) => (signal?.trigger === trigger ? signal.probability : []));
  return told.length === 0 ? null : Math.max(...told);
}

function inWords(weeks: readonly AxisWeek[], triggers: SeasonAxis["triggers"], words: Words): string {
  const top = weeks.reduce((most, week) => (heldIn(week) > heldIn(most) ? week : most), weeks[0] ?? NO_WEEK);
  const due = weeks.filter(({ deadlines }) => deadlines > 0);
  const total = due.reduce((all, { deadlines }) => all + deadlines, 0);
  const past = due.reduce((all, week) => all + week.past, 0);
  const [first, last] = [due[0], due.at(-1)];
  const held = heldIn(top);
  if (held === 0 || first === undefined || last === undefined) return words.say("decisions.axis.no-seats");
  const likely = triggers.flatMap(({ name }, i) => {
    const probability = top.probabilities[i] ?? null;
    return probability === null
      ? []
      : [words.say("decisions.axis.reaches", { trigger: name, probability: words.share(probability) })];
  });
  const most = words.say("decisions.axis.most", {
    day: words.day(top.monday),
    held: words.count(held),
    used: top.reserved === 0 ? "none" : words.hours(top.standing + top.ordered + top.confirmed),
    triggers: likely.join(""),
  });
  const when = words.say("decisions.axis.when", {
    count: total,
    weeks: first === last ? "one" : "several",
    first: String(first.week),
    last: String(last.week),
    past: pastOf(past, total, words),
  });
  return `${most} ${when}`;
}

/** How many of some deadlines are past, as texts choose by it: "none", "all", or the number. */
export function pastOf(past: number, all: number, words: Words): string {
  if (past === 0) return "none";
  return past === all ? "all" : words.count(past);
}

function heldIn({ standing, ordered, reserved }: AxisWeek): number {
  return standing + ordered + reserved;
}

const NO_WEEK: AxisWeek = {
  monday: 0,
  week: 0,
  standing: 0,
  ordered: 0,
  reserved: 0,
  confirmed: 0,
  probabilities: [],
  deadlines: 0,
  past: 0,
};
