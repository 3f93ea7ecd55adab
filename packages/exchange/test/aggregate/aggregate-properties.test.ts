import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, it } from "vitest";
import { countLog } from "./log-file.ts";

/** Zones with whole and half-hour changes, none at all, and one whose clocks change near midnight. */
const ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Asuncion"];

interface Contact {
  readonly ms: number;
  readonly channel: string;
  readonly handle: number | null;
  readonly wait: number;
  readonly abandoned: boolean;
}

/** Start of the interval on the local clock, by luxon: back to the interval's minute, but not over a change of the clocks. */
function startOf(ms: number, zone: string, minutes: number): DateTime {
  const at = DateTime.fromMillis(ms, { zone }).startOf("minute");
  let start = at.minus({ minutes: at.minute % minutes });
  while (start.offset !== at.offset) start = start.plus({ minutes: 1 });
  return start;
}

/** The cells, counted one row after another in a plain map. */
function countedByHand(contacts: readonly Contact[], zone: string, minutes: number): string[] {
  const cells = new Map<string, number[]>();
  for (const { ms, channel, handle, wait, abandoned } of contacts) {
    const start = startOf(ms, zone, minutes);
    const key = `${start.toMillis()}~${channel}~${start.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")}`;
    const [count = 0, handled = 0, gone = 0, timed = 0, seconds = 0, waited = 0] = cells.get(key) ?? [];
    const counts = !abandoned && handle !== null;
    cells.set(key, [
      count + 1,
      handled + (abandoned ? 0 : 1),
      gone + (abandoned ? 1 : 0),
      timed + (counts ? 1 : 0),
      seconds + (counts ? handle : 0),
      waited + wait,
    ]);
  }
  return [...cells]
    .map(([key, values]) => ({ key: key.split("~"), values }))
    .sort((a, b) => Number(a.key[0]) - Number(b.key[0]) || ((a.key[1] ?? "") < (b.key[1] ?? "") ? -1 : 1))
    .map(({ key: [, channel, start], values: [count, handled, gone, timed = 0, seconds = 0, waited] }) => {
      const aht = timed > 0 ? Math.round((seconds / timed) * 1000) / 1000 : "";
      return [start, channel, count, handled, gone, aht, seconds, waited].join(",");
    });
}

/** Ways of writing a moment with its offset. */
const MOMENTS: readonly ((at: DateTime) => string)[] = [
  (at) => at.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ"),
  (at) => at.toUTC().toFormat("yyyy-MM-dd HH:mm:ss'Z'"),
  (at) => at.toFormat("yyyy-MM-dd HH:mm:ss.SSSZZZ"),
  (at) => at.toFormat("yyyy-MM-dd h:mm:ss a ZZ"),
  (at) => String(at.toMillis() / 1000),
];

const contact = (aroundMs: number): fc.Arbitrary<Contact> =>
  fc.record({
    ms: fc.integer({ min: -3 * 86_400, max: 3 * 86_400 }).map((seconds) => aroundMs + seconds * 1000),
    channel: fc.constantFrom("voice", "e mail", "Rückruf", 'the "loud", one'),
    handle: fc.option(fc.integer({ min: 0, max: 5000 }), { freq: 8 }),
    wait: fc.integer({ min: 0, max: 90_000 }),
    abandoned: fc.boolean(),
  });

/** Logs around both changes of the clocks in 2026, and far from them. */
const log = fc
  .constantFrom(Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25), Date.UTC(2026, 3, 5), Date.UTC(2026, 6, 1))
  .chain((aroundMs) => fc.array(contact(aroundMs), { minLength: 1, maxLength: 60 }));

const dialect = fc.record({
  zone: fc.constantFrom(...ZONES),
  minutes: fc.constantFrom(5, 15, 30, 60),
  moment: fc.constantFrom(...MOMENTS),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
  separator: fc.constantFrom(",", ";", "\t", "|"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  /** Quotes around every so many-th cell: 0 is where they are needed alone. */
  quotes: fc.constantFrom(0, 1, 3),
});

it("counts as a slow count row by row with luxon does, however the log is written", async () => {
  await fc.assert(
    fc.asyncProperty(log, dialect, async (contacts, { zone, minutes, moment, order, separator, lineEnd, quotes }) => {
      let cells = 0;
      const cell = (text: string): string => {
        cells += 1;
        const needed = /[",;\t|\r\n]/.test(text) || (quotes > 0 && cells % quotes === 0);
        return needed ? `"${text.replaceAll('"', '""')}"` : text;
      };
      const line = (texts: readonly string[]): string => order.map((at) => cell(texts[at] ?? "")).join(separator);
      const rows = contacts.map(({ ms, channel, handle, wait, abandoned }) =>
        line([
          moment(DateTime.fromMillis(ms, { zone })),
          channel,
          handle === null ? "" : String(handle),
          String(wait),
          abandoned ? "1" : "0",
        ]),
      );
      const text = [line(["ts", "channel", "handle_s", "wait_s", "abandoned"]), ...rows].join(lineEnd);
      const { lines, report } = await countLog(text, { zone, intervalMinutes: minutes });
      const expected = countedByHand(contacts, zone, minutes);
      expect(lines.slice(1).map((row) => row.replace('"the ""loud"", one"', 'the "loud", one'))).toEqual(expected);
      expect(report.totals.contacts).toBe(contacts.length);
    }),
    { numRuns: 60 },
  );
});

/** When clocks go back in 2026: the last Sunday of October, the first of November, the first of April (by half an hour). */
const GOING_BACK = [
  { zone: "Europe/Berlin", backMs: Date.UTC(2026, 9, 25, 1) },
  { zone: "America/New_York", backMs: Date.UTC(2026, 10, 1, 6) },
  { zone: "Australia/Lord_Howe", backMs: Date.UTC(2026, 3, 4, 15) },
];

it("tells the hour that comes twice apart where the log has the local clock alone", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...GOING_BACK),
      fc.integer({ min: 5, max: 14 }),
      fc.constantFrom("dd.MM.yyyy HH:mm:ss", "yyyy-MM-dd HH:mm", "MM/dd/yyyy h:mm a", "d MMM yyyy HH:mm"),
      fc.boolean(),
      async ({ zone, backMs }, everyMinutes, format, newestFirst) => {
        const contacts: Contact[] = [];
        const add = (ms: number): number =>
          contacts.push({ ms, channel: "voice", handle: 60, wait: 5, abandoned: false });
        // A day above 12 tells the order of day and month.
        add(Date.UTC(2026, 0, 20, 12));
        for (let at = backMs - 7_200_000; at < backMs + 7_200_000; at += everyMinutes * 60_000) add(at);
        const rows = contacts.map(({ ms, channel, handle, wait }) =>
          [DateTime.fromMillis(ms, { zone, locale: "en" }).toFormat(format), channel, handle, wait, 0].join(";"),
        );
        if (newestFirst) rows.reverse();
        const { lines } = await countLog(["Date;channel;handle_s;wait_s;abandoned", ...rows].join("\n"), { zone });
        expect(lines.slice(1)).toEqual(countedByHand(contacts, zone, 15));
      },
    ),
    { numRuns: 16 },
  );
});
