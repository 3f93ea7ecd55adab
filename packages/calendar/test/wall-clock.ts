import { dayFrom } from "@springtide/calendar";

/** What a clock on the wall shows, read from the text the runtime prints: the other way to local time. */
export interface WallClock {
  readonly day: number;
  readonly secondOfDay: number;
}

export function wallClock(name: string): (ms: number) => WallClock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  return (ms) => {
    const text = format.format(ms); // 10/25/2026, 02:00:00
    const number = (from: number, to?: number) => Number(text.slice(from, to));
    return {
      day: dayFrom(number(6, 10), number(0, 2), number(3, 5)),
      secondOfDay: number(12, 14) * 3600 + number(15, 17) * 60 + number(18),
    };
  };
}
