import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ClockTime, Day, Duration, Id, Lift, MonthDay, Share } from "../src/index.ts";

describe("Duration", () => {
  it.each([
    ["20s", 20],
    ["15m", 900],
    ["4h", 14_400],
    ["28d", 28 * 86_400],
    ["12w", 84 * 86_400],
    ["1.5h", 5400],
    ["0d", 0],
  ])("reads %s as %d seconds", (text, seconds) => {
    expect(Duration.parse(text)).toBe(seconds);
  });

  it.each(["", "5", "5 m", "m", "-5m", "5M", "1e3s", ".5h", "5min", 5, null, "9".repeat(400) + "d"])(
    "does not read %j",
    (text) => {
      expect(Duration.safeParse(text).success).toBe(false);
    },
  );

  it("reads whole seconds back for any whole number and unit", () => {
    const units = fc.constantFrom(["s", 1], ["m", 60], ["h", 3600], ["d", 86_400], ["w", 604_800] as const);
    fc.assert(
      fc.property(fc.nat(1_000_000), units, (count, [unit, seconds]) => {
        expect(Duration.parse(`${count}${unit}`)).toBe(count * seconds);
      }),
    );
  });
});

describe("Share and Lift", () => {
  it.each([
    ["80%", 0.8],
    ["80 %", 0.8],
    ["33.3%", 0.333],
    ["0%", 0],
    ["100%", 1],
    [0.25, 0.25],
  ])("reads the share %j as %d", (written, share) => {
    expect(Share.parse(written)).toBeCloseTo(share, 15);
  });

  it.each(["140%", "-1%", 1.01, -0.1, "80", "eighty", "12,5%", Number.NaN, Number.POSITIVE_INFINITY, null])(
    "does not read %j as a share",
    (written) => {
      expect(Share.safeParse(written).success).toBe(false);
    },
  );

  it("reads a percentage and its fraction as the same share", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (percent) => {
        expect(Share.parse(`${percent}%`)).toBe(Share.parse(percent / 100));
      }),
    );
  });

  it.each([
    ["+150%", 1.5],
    ["150%", 1.5],
    ["-30%", -0.3],
    [2, 2],
  ])("reads the lift %j as %d", (written, lift) => {
    expect(Lift.parse(written)).toBe(lift);
  });

  it.each(["-100%", "5001%", "x%", -1])("does not read %j as a lift", (written) => {
    expect(Lift.safeParse(written).success).toBe(false);
  });
});

describe("days and clock times", () => {
  it.each([
    ["00:00", 0],
    ["08:30", 510],
    ["23:59", 1439],
    ["24:00", 1440],
  ])("reads %s as minute %d of the day", (text, minute) => {
    expect(ClockTime.parse(text)).toBe(minute);
  });

  it.each(["8:00", "24:01", "12:60", "0800", 800])("does not read %j as a clock time", (text) => {
    expect(ClockTime.safeParse(text).success).toBe(false);
  });

  it("knows which days exist", () => {
    expect(Day.safeParse("2028-02-29").success).toBe(true);
    expect(Day.safeParse("2027-02-29").success).toBe(false);
    expect(Day.safeParse("2027-4-1").success).toBe(false);
  });

  it("takes every day of a leap year, and no other, as a day of the year", () => {
    const twoDigits = (number: number): string => String(number).padStart(2, "0");
    for (let month = 0; month <= 13; month += 1)
      for (let day = 0; day <= 32; day += 1) {
        const text = `${twoDigits(month)}-${twoDigits(day)}`;
        expect([text, MonthDay.safeParse(text).success]).toEqual([text, Day.safeParse(`2028-${text}`).success]);
      }
  });
});

describe("Id", () => {
  it.each(["phone", "phone-de", "a1", "0"])("takes %s", (id) => {
    expect(Id.parse(id)).toBe(id);
  });
  it.each(["", "Phone", "phone_de", "-phone", "phone-", "a--b", "ünits", "a".repeat(65), 7])(
    "does not take %j",
    (id) => {
      expect(Id.safeParse(id).success).toBe(false);
    },
  );
});
