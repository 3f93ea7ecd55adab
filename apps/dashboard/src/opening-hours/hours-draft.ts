import type { Shop } from "@springtide/contracts";

type Choice = Shop["longerHours"][number];

/** A window that is tried: hours of some weekdays in which a queue would be open. */
export interface TriedWindow {
  readonly id: string;
  readonly queue: string;
  /** ISO weekdays, ascending. */
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
  /** Paid on top of the wage, percent. */
  readonly premiumPercent: number;
  readonly leastHeads: number;
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const BETWEEN = ";";
const WITHIN = "~";

/** A window of the shop file, to begin with. */
export function windowOfChoice({ id, queue, weekdays, window, premium, leastHeads }: Choice): TriedWindow {
  return { id, queue, weekdays, ...window, premiumPercent: Math.round(premium * 1000) / 10, leastHeads };
}

/** Windows as an address keeps them, so that what is tried can be sent to somebody. */
export function windowsAsText(windows: readonly TriedWindow[]): string {
  return windows
    .map(({ id, queue, weekdays, premiumPercent, leastHeads, ...hours }) =>
      [id, queue, daysText(weekdays), hoursText(hours), String(premiumPercent), String(leastHeads)].join(WITHIN),
    )
    .join(BETWEEN);
}

/** The way back; what cannot be read is left out. */
export function windowsOfText(text: string): readonly TriedWindow[] {
  return text.split(BETWEEN).flatMap((one): TriedWindow[] => {
    const [id = "", queue = "", days = "", hours = "", premium = "", heads = ""] = one.split(WITHIN);
    const weekdays = days.split(",").flatMap((day) => (DAYS.includes(day) ? [DAYS.indexOf(day) + 1] : []));
    const [from, to] = hours.split("-").map(minuteOf);
    if (id === "" || queue === "" || from === undefined || to === undefined || Number.isNaN(from + to)) return [];
    const [premiumPercent, leastHeads] = [Number(premium), Number(heads)];
    return [
      {
        ...{ id, queue, weekdays, fromMinute: from, toMinute: to },
        premiumPercent: Number.isFinite(premiumPercent) ? premiumPercent : 0,
        leastHeads: Number.isInteger(leastHeads) ? leastHeads : 2,
      },
    ];
  });
}

/** What the API is asked, in the words of a shop file. */
export function callOf(window: TriedWindow) {
  const { id, queue, weekdays, premiumPercent, leastHeads } = window;
  return {
    id,
    queue,
    days: daysText(weekdays),
    hours: hoursText(window),
    premium: `${String(premiumPercent)}%`,
    leastHeads,
  };
}

function daysText(weekdays: readonly number[]): string {
  return weekdays.map((day) => DAYS[day - 1] ?? "").join(",");
}

function hoursText({ fromMinute, toMinute }: Pick<TriedWindow, "fromMinute" | "toMinute">): string {
  return `${clockText(fromMinute)}-${clockText(toMinute)}`;
}

function clockText(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function minuteOf(text: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = text.split(":").map(Number);
  return hours * 60 + minutes;
}

/** An id that no window has yet. */
export function freeId(windows: readonly TriedWindow[]): string {
  const used = new Set(windows.map(({ id }) => id));
  const numbers = Array.from({ length: used.size + 1 }, (_, i) => `window-${String(i + 1)}`);
  return numbers.find((id) => !used.has(id)) ?? "window";
}
