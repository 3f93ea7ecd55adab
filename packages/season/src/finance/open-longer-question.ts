import {
  type AskedColumn,
  type AskedQuestion,
  type FinanceQuestion,
  type FinanceRemark,
  type Plan,
  WindowText,
} from "@springtide/contracts";
import { presetColumn } from "./asked-columns.ts";
import {
  closedWindows,
  needsOfClosedHour,
  staffOfWindow,
  type WindowStaff,
  writtenDay,
  writtenWindow,
} from "./closed-window.ts";

type OpenLonger = Extract<FinanceQuestion, { question: "open-longer" }>;

/** A queue with hours that somebody could work, and who. */
export interface WorkableQueue {
  readonly id: string;
  readonly name: string;
  readonly hours: string;
  readonly staff: readonly WindowStaff[];
}

/** Queues that are closed on a weekday, and could be worked by somebody. */
export function workableQueues(plan: Plan, { weekday, hours }: Pick<OpenLonger, "weekday" | "hours">): WorkableQueue[] {
  const wished = hours === undefined ? undefined : WindowText.parse(hours);
  return closedWindows(plan, weekday, wished)
    .map((queue) => ({
      ...{ id: queue.id, name: queue.name, hours: writtenWindow(queue.window) },
      staff: staffOfWindow(plan, queue, weekday),
    }))
    .filter(({ staff }) => staff.length > 0);
}

/** Hours of a queue opened, by everybody who could work them: one's own people, and partners. */
export function openedBy(
  plan: Plan,
  { id, hours, staff }: WorkableQueue,
  { weekday, needsPerHour }: OpenLonger,
): {
  readonly columns: AskedColumn[];
  readonly cases: AskedQuestion["cases"];
  readonly notes: FinanceRemark[];
  readonly isGuessed: boolean;
} {
  const needs = needsPerHour ?? needsOfClosedHour(plan, id);
  const window = { queue: id, days: writtenDay(weekday), hours, needsPerHour: needs };
  const ways = staff.map((who) => ({
    who,
    column: presetColumn(`open-longer-${who.by}`, {
      hours: [who.by === "team" ? { ...window, team: who.id } : window],
    }),
  }));
  const isGuessed = needsPerHour === undefined;
  return {
    isGuessed,
    columns: ways.map(({ column }) => column),
    cases: ways.map(({ who, column }) => ({
      ...{ scenario: column.of.id, value: hours, subjects: [id], staffedBy: who },
    })),
    notes: [
      ...(isGuessed ? [{ code: "needs-guessed", queue: id, needsPerHour: needs } as const] : []),
      ...staff.flatMap((who) => (who.by === "team" ? [noteOfTeam(plan, who.id, weekday)] : [])),
    ],
  };
}

function noteOfTeam({ shop }: Plan, id: string, weekday: number): FinanceRemark {
  const team = shop.teams.find((one) => one.id === id);
  const hasDayPremium = team?.premiums.some(({ weekdays }) => weekdays.includes(weekday)) === true;
  const of = { team: team?.name ?? id, hasDayPremium };
  const extra = team?.extraHours ?? null;
  return extra === null
    ? { code: "team-opens-at-wage", ...of }
    : { code: "team-opens-in-extra-hours", ...of, premiumShare: extra.premium, hoursAWeek: extra.hoursAWeek };
}
