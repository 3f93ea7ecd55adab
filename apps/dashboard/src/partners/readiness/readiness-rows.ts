import type { PartnerSeat, SeatReadiness, SeatTask } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import { daySaid } from "../on-clock.ts";

/** What the client itself has to do. */
export function ownTasks(tasks: readonly SeatTask[]): readonly SeatTask[] {
  return tasks.filter(({ side }) => side === "client");
}

/** "3 of 5 seats are usable today", and whether that is enough for what is asked for. */
export function readinessSentences({ seats, days }: SeatReadiness, partner: string, words: Words): readonly string[] {
  const { say } = words;
  if (seats.length === 0) return [say("partners.no-seats", { partner })];
  const asked = days.filter((day) => day.asked > 0);
  const short = asked.filter((day) => day.usable < day.asked);
  const [first] = short;
  const usable = days[0]?.usable ?? seats.filter(({ lacks }) => lacks.length === 0).length;
  return [
    say("partners.usable", { usable, seats: seats.length, partner }),
    first === undefined
      ? say("partners.enough-seats", { days: asked.length })
      : say("partners.short-seats", {
          ...{ count: short.length, days: asked.length, first: daySaid(first.day, words) },
          ...{ usable: first.usable, asked: first.asked },
        }),
  ];
}

/** Seats that cannot be used today, with what they wait for. */
export function unusableSeats({ seats, days }: SeatReadiness, words: Words): readonly { seat: string; why: string }[] {
  const today = days[0]?.day ?? null;
  return seats.flatMap((seat) => {
    const why = whyUnusable(seat, today, words);
    return why === null ? [] : [{ seat: seat.seat, why }];
  });
}

function whyUnusable(
  { lacks, usableFrom, usableUntil }: PartnerSeat,
  today: string | null,
  words: Words,
): string | null {
  const { say } = words;
  if (lacks.length > 0)
    return say("partners.seat-lacks", { lacks: words.list(lacks.map((lack) => say(`partners.lack-${lack}`))) });
  if (today === null) return null;
  if (usableFrom !== null && usableFrom > today) return say("partners.seat-from", { day: daySaid(usableFrom, words) });
  return usableUntil !== null && usableUntil < today
    ? say("partners.seat-until", { day: daySaid(usableUntil, words) })
    : null;
}

export function taskSaid({ what, isLate, beginBy, doneBy }: SeatTask, words: Words): string {
  return words.say(isLate ? "partners.task-late" : "partners.task-by", {
    ...{ what: words.say(`partners.lack-${what}`), begin: daySaid(beginBy, words), done: daySaid(doneBy, words) },
  });
}
