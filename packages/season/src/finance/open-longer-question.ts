import {
  type AskedColumn,
  type AskedQuestion,
  type FinanceQuestion,
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
  readonly notes: string[];
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
      ...(isGuessed
        ? [
            `Nothing says how many customers want something while ${id} is closed: ${needs} an hour are taken, half of an open hour. Half or double of that is as likely; what is earned moves with it. springtide hours learns it from the past.`,
          ]
        : []),
      ...staff.flatMap((who) => (who.by === "team" ? [noteOfTeam(plan, who.id, weekday)] : [])),
    ],
  };
}

function noteOfTeam({ shop }: Plan, id: string, weekday: number): string {
  const team = shop.teams.find((one) => one.id === id);
  const isDearer = team?.premiums.some(({ weekdays }) => weekdays.includes(weekday)) === true;
  const name = team?.name ?? id;
  const extra = team?.extraHours ?? null;
  const paid = [
    extra === null
      ? `${name} work these hours besides their rosters, at their wage`
      : `${name} work these hours as extra hours at a premium of ${Math.round(extra.premium * 100)} %, ${extra.hoursAWeek} a week at most, and beyond them as people hired for it`,
    isDearer ? "with its premium for the day" : "and the shop file has no premium for the day",
  ].join(", ");
  return `${paid}. Whether contracts and rules of work allow it is not looked at, nor what it takes to find them.`;
}
