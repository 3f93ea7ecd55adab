import { timeZone } from "@springtide/calendar";
import type { ContactHistory } from "@springtide/contracts";
import { guessShop } from "@springtide/season";
import { expect, it } from "vitest";

const ZONE = "Europe/Berlin";

/** Half hours of eight weeks from Monday, 5 January 2026: so many contacts at an hour of the local clock on a weekday, 0 = Monday. */
function history(
  queue: string,
  contacts: (weekday: number, hour: number) => number,
  ahtSeconds: number,
): ContactHistory {
  const clock = timeZone(ZONE);
  const first = Date.UTC(2026, 0, 4, 23);
  const rows = Array.from({ length: 56 * 48 }, (_, at) => first + at * 1_800_000);
  const offered = rows.map((ms, at) => contacts(Math.floor(at / 48) % 7, clock.minuteOfDayAt(ms) / 60));
  const none = new Float64Array(rows.length).fill(Number.NaN);
  return {
    ...{ queue, minutes: 30, startMs: Float64Array.from(rows), offered: Float64Array.from(offered) },
    ...{ handled: none, abandoned: none, ahtSeconds: none.map(() => ahtSeconds) },
  };
}

it("guesses a shop from its contacts: queues by their names, hours by when people call, heads by the work", () => {
  // Ten calls each half hour from eight to six on weekdays, nine to one on Saturdays; mail comes at night too.
  const calls = history(
    "Kundenhotline",
    (day, hour) => (day < 5 ? (hour >= 8 && hour < 18 ? 10 : 0) : day === 5 && hour >= 9 && hour < 13 ? 10 : 0),
    360,
  );
  const mails = history("E-Mail Service", () => 1, Number.NaN);
  const guess = guessShop([calls, mails], ZONE);
  expect(guess).toMatchObject({
    ...{ zone: ZONE, intervalMinutes: 30, firstDay: "2026-01-05", lastDay: "2026-03-01" },
    ...{ hoursFrom: "contacts", hoursShare: 1 },
  });
  expect(guess?.queues).toMatchObject([
    {
      name: "Kundenhotline",
      id: "kundenhotline",
      channel: "phone",
      channelFrom: "name",
      ahtSeconds: 360,
      ahtFrom: "file",
    },
    { name: "E-Mail Service", id: "e-mail-service", channel: "email", ahtFrom: "usual", targetWithinSeconds: 86_400 },
  ]);
  const weekdays = [{ fromMinute: 480, toMinute: 1080 }];
  expect(guess?.week).toEqual([...Array.from({ length: 5 }, () => weekdays), [{ fromMinute: 540, toMinute: 780 }], []]);
  // Calls make 10 x 360 s in 1800 s: 2 erlangs. 48 mails of 420 s over 20 half hours are 0.56, over Saturday's 8 they are 1.4.
  // 3.4 erlangs are the busy time, 3.4 + 1.05 to 1.1 sqrt(3.4) agents 5.4, and with a shrinkage of 30 % 8 heads; 2.56 make 7.
  expect([7, 8]).toContain(guess?.heads);
});

it("guesses nothing of a file without contacts, and ids that no two queues share", () => {
  expect(guessShop([history("calls", () => 0, 300)], ZONE)).toBeNull();
  const one = (name: string): ContactHistory => history(name, () => 1, 300);
  expect(guessShop([one("Łódź Süd"), one("lodz sud"), one("电话")], ZONE)?.queues.map(({ id }) => id)).toEqual([
    "lodz-sud",
    "lodz-sud-2",
    "queue-3",
  ]);
});
