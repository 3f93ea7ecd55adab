import type { ContactHistory } from "@springtide/contracts";
import fc from "fast-check";

/** Days around clock changes, one of half an hour and one at midnight among them, and an ordinary one. */
const places = [
  { zone: "Europe/Berlin", fromMs: Date.parse("2026-03-27T23:00Z") },
  { zone: "Europe/Berlin", fromMs: Date.parse("2026-10-23T22:00Z") },
  { zone: "America/New_York", fromMs: Date.parse("2026-10-31T04:00Z") },
  { zone: "Australia/Lord_Howe", fromMs: Date.parse("2026-04-03T13:00Z") },
  { zone: "America/Sao_Paulo", fromMs: Date.parse("2018-11-03T03:00Z") },
  { zone: "Asia/Kathmandu", fromMs: Date.parse("2026-06-30T18:15Z") },
] as const;

const DAYS = 3;
const DAY_MS = 86_400_000;
const count = fc.oneof(fc.nat(500), fc.constant(Number.NaN), fc.double({ min: 0, max: 1e9, noNaN: true }));

/** Any history of a few days: intervals missing, values unknown, now and then an interval off the rhythm. */
export function anyHistory(queue: string): fc.Arbitrary<{ history: ContactHistory; zone: string }> {
  return fc
    .record({
      place: fc.constantFrom(...places),
      minutes: fc.constantFrom(5, 10, 15, 30, 60, "day" as const),
      picks: fc.array(fc.record({ slot: fc.nat(DAYS * 288), off: fc.constantFrom(0, 0, 0, 0, 60_000) }), {
        maxLength: 300,
      }),
      values: fc.array(fc.record({ offered: count, handled: count, abandoned: count, ahtSeconds: count }), {
        minLength: 1,
        maxLength: 50,
      }),
      sparse: fc.boolean(),
    })
    .map(({ place, minutes, picks, values, sparse }) => {
      const stepMs = minutes === "day" ? DAY_MS : minutes * 60_000;
      const starts = picks.map(({ slot, off }) => place.fromMs + ((slot * stepMs) % (DAYS * DAY_MS)) + off);
      const startMs = Float64Array.from(new Set(starts)).sort();
      const column = (name: "offered" | "handled" | "abandoned" | "ahtSeconds", unknown: boolean) =>
        startMs.map((_, index) => (unknown ? Number.NaN : (values[index % values.length]?.[name] ?? Number.NaN)));
      const history: ContactHistory = {
        queue,
        minutes,
        startMs,
        offered: column("offered", false),
        handled: column("handled", sparse),
        abandoned: column("abandoned", sparse),
        ahtSeconds: column("ahtSeconds", false),
      };
      return { history, zone: place.zone };
    });
}
