import type { TypicalDays } from "@springtide/contracts";
import type { WorkQuestion } from "@springtide/season";
import { IntervalStaffer } from "@springtide/season";
import type { Words } from "../../words/words.ts";

/** One interval of a day plan. */
interface DayPlanRow {
  readonly startMinute: number;
  /** "09:30" */
  readonly label: string;
  readonly contacts: number;
  readonly agents: number;
  readonly heads: number;
  /** By the target's definition; null without contacts. */
  readonly serviceLevel: number | null;
}

/** Agents for a typical day of a log. */
export interface DayPlan {
  /** From the first interval with contacts to the last. */
  readonly rows: readonly DayPlanRow[];
  readonly intervalMinutes: number;
  /** Whether intervals are longer than asked for, because those of the file are. */
  readonly lengthOfFile: boolean;
  readonly contacts: number;
  readonly days: number;
  readonly mostAgents: number;
  readonly agentHours: number;
  readonly headHours: number;
}

/**
 * Staffs the typical day of a weekday by the terms of a question.
 * @throws Refusal for work that no team can do
 */
export function dayPlan(typical: TypicalDays, weekday: number, request: WorkQuestion, ahtSeconds: number): DayPlan {
  const asked = request.intervalSeconds / 60;
  const intervalMinutes = lengthFor(typical.intervalMinutes, asked);
  const day = typical.weekdays.find((each) => each.weekday === weekday);
  const counts = joined(day?.contacts ?? [], intervalMinutes / typical.intervalMinutes);
  const staffer = new IntervalStaffer({ ...request, intervalSeconds: intervalMinutes * 60 });
  const into = { agents: 0, heads: 0, serviceLevel: Number.NaN, occupancy: Number.NaN };
  const [from, to] = [counts.findIndex((count) => count > 0), counts.findLastIndex((count) => count > 0)];
  const rows =
    from === -1
      ? []
      : counts.slice(from, to + 1).map((contacts, i): DayPlanRow => {
          staffer.staff(contacts, ahtSeconds, into);
          const { agents, heads, serviceLevel } = into;
          const startMinute = (from + i) * intervalMinutes;
          return {
            ...{ startMinute, label: clock(startMinute), contacts, agents, heads },
            serviceLevel: Number.isNaN(serviceLevel) ? null : serviceLevel,
          };
        });
  const { totals } = staffer;
  return {
    rows,
    intervalMinutes,
    lengthOfFile: intervalMinutes !== asked,
    contacts: totals.contacts,
    days: day?.days ?? 0,
    mostAgents: totals.peakAgents,
    agentHours: totals.agentHours,
    headHours: totals.headHours,
  };
}

/** The length asked for, where intervals of the file add up to it; else that of the file. */
function lengthFor(fileMinutes: number, askedMinutes: number): number {
  return askedMinutes % fileMinutes === 0 ? askedMinutes : fileMinutes;
}

function joined(counts: readonly number[], together: number): number[] {
  return Array.from({ length: Math.ceil(counts.length / together) }, (_, i) =>
    counts.slice(i * together, (i + 1) * together).reduce((sum, count) => sum + count, 0),
  );
}

function clock(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The weekday with the most contacts: where one begins to look. */
export function busiestWeekday({ weekdays }: TypicalDays): number {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  return weekdays.reduce((best, each) => (sum(each.contacts) > sum(best.contacts) ? each : best), {
    weekday: 1,
    days: 0,
    contacts: [],
  }).weekday;
}

/** "Monday" */
export function weekdayName(weekday: number, { locale }: Words, width: "long" | "short"): string {
  // 5 January 1970 was a Monday.
  const format = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: "UTC" });
  return format.format(new Date(Date.UTC(1970, 0, 4 + weekday)));
}

/** What the plan says in a sentence. */
export function dayPlanInWords(plan: DayPlan, weekday: number, words: Words): string {
  const name = weekdayName(weekday, words, "long");
  if (plan.rows.length === 0) return words.say("staffing.day-none", { weekday: name });
  return words.say("staffing.day-sentence", {
    weekday: name,
    contacts: words.count(plan.contacts),
    days: plan.days,
    most: plan.mostAgents,
    at: plan.rows.find(({ agents }) => agents === plan.mostAgents)?.label ?? "",
    hours: words.hours(plan.agentHours),
    headHours: words.hours(plan.headHours),
  });
}

/** The plan as a file that any spreadsheet and `springtide staff --from` read. */
export function dayPlanCsv({ rows }: DayPlan, ahtSeconds: number): string {
  const lines = rows.map(({ label, contacts, agents, heads, serviceLevel }) =>
    [
      label,
      rounded(contacts, 2),
      rounded(ahtSeconds, 1),
      agents,
      heads,
      serviceLevel === null ? "" : rounded(serviceLevel, 4),
    ].join(","),
  );
  return ["interval_start,contacts,aht_seconds,agents,heads,service_level", ...lines, ""].join("\n");
}

function rounded(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
