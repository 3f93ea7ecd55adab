import { describe, expect, it } from "vitest";
import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import { withBorrowedProfiles } from "../../src/forecast/borrowed-profiles.ts";
import { smallShop } from "../small-shop.ts";

const GRID = intervalGrid({
  zone: timeZone("Europe/Berlin"),
  firstDay: civilDay("2026-01-05"),
  days: 28,
  intervalMinutes: 60,
});
const target = { share: "80%", within: "20s" };
const shop = smallShop({
  queues: ["phone", "repairs", "chat"].map((id) => ({
    id,
    channel: id === "chat" ? "chat" : "phone",
    target,
    aht: "5m",
  })),
  teams: [],
  agreements: [],
});

/** Open from 8 to 20, `atHour` contacts in each of its hours, every day. */
function queue(id: string, atHour: (hour: number) => number, profile = even(8, 20)) {
  const contacts = Float64Array.from(GRID.startsMs, (_, i) => (i % 24 >= 8 && i % 24 < 20 ? atHour(i % 24) : 0));
  return {
    queue: id,
    history: { grid: GRID, contacts },
    profile: Array.from({ length: 7 }, () => profile),
    caveats: [],
  };
}

function even(from: number, to: number): number[] {
  return Array.from({ length: 24 }, (_, hour) => (hour >= from && hour < to ? 1 / (to - from) : 0));
}

const morning = (hour: number): number => (hour < 14 ? 30 : 10);

describe("the profile of a tiny queue", () => {
  it("is drawn to that of the other queues of its channel, within its own hours", () => {
    const tiny = queue("repairs", (hour) => Number(hour === 9), even(8, 16));
    const chat = queue("chat", (hour) => (hour < 14 ? 1 : 90));
    const [, repairs] = withBorrowedProfiles([queue("phone", morning), tiny, chat], shop);
    const monday = repairs?.profile[0] ?? [];
    expect(monday.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(monday.slice(16)).toEqual(Array(8).fill(0));
    // Of the phone 30 come in each hour before 14, and 10 after: three times as many, whatever its own four Mondays at 9 say.
    expect((monday[10] ?? 0) / (monday[15] ?? 1)).toBeCloseTo(3, 12);
    expect(monday[9]).toBeGreaterThan(monday[10] ?? 1);
    expect(repairs?.caveats).toEqual([
      'With 1.0 contacts a day, how they spread over the day is drawn towards that of "phone".',
    ]);
  });

  it("is drawn to all others where none has its channel, and is its own where it is large or alone", () => {
    const tiny = queue("chat", (hour) => Number(hour === 9));
    const [phone, chat] = withBorrowedProfiles([queue("phone", morning), tiny], shop);
    expect(phone?.profile[0]).toEqual(even(8, 20));
    expect(chat?.caveats).toHaveLength(1);
    expect(withBorrowedProfiles([tiny], shop)).toEqual([tiny]);
  });

  it("is its own where no interval is known", () => {
    const daily = { ...queue("chat", morning), history: { grid: GRID, contacts: null } };
    expect(withBorrowedProfiles([queue("phone", morning), daily], shop)[1]).toEqual(daily);
  });
});
