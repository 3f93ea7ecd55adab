import { describe, expect, it } from "vitest";
import { Refusal } from "@springtide/refusal";
import { resolveShop } from "../src/index.ts";
import { smallShop } from "./small-shop.ts";

const desk = { id: "desk", serves: ["phone"], costPerHour: 20 };
const partner = {
  id: "partner",
  partner: "Partner",
  serves: ["phone"],
  seats: 5,
  minimumBlock: "2h",
  pricePerHour: 30,
  openingHours: { week: [{ days: "mon-fri", hours: "09:00-16:00" }] },
};

function withHours(staffedBy: unknown, agreement: Record<string, unknown> = partner) {
  const phone = { id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m", staffedBy };
  return smallShop({ queues: [phone], teams: [desk], agreements: [agreement] });
}

function findingsOf(staffedBy: unknown, agreement?: Record<string, unknown>) {
  try {
    resolveShop(withHours(staffedBy, agreement));
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.findings.map(({ code, place, found }) => ({ code, field: place.field, found }));
  }
}

describe("hours in which only some may work a queue", () => {
  it("are kept with the queue: weekdays, stretches, and who", () => {
    const { queues } = resolveShop(withHours([{ days: "mon,tue", hours: "08:00-12:00", by: ["desk"] }]));
    expect(queues[0]?.staffedBy).toEqual([
      { weekdays: [1, 2], windows: [{ fromMinute: 480, toMinute: 720 }], by: ["desk"] },
    ]);
  });

  it("are none where the file says nothing", () => {
    expect(resolveShop(smallShop()).queues[0]?.staffedBy).toEqual([]);
  });

  it.each([
    {
      name: "staff that nobody described",
      staffedBy: [{ days: "mon", hours: "08:00-12:00", by: ["desks"] }],
      finding: { code: "unknown-staff", field: "/queues/0/staffedBy/0/by/0", found: '"desks"' },
    },
    {
      name: "hours without contacts",
      staffedBy: [{ days: "sun", hours: "08:00-12:00", by: ["desk"] }],
      finding: {
        code: "permitted-when-closed",
        field: "/queues/0/staffedBy/0/hours",
        found: "08:00-12:00 on Sundays, when phone is closed",
      },
    },
    {
      name: "an hour told twice",
      staffedBy: [
        { days: "mon-fri", hours: "08:00-12:00", by: ["desk"] },
        { days: "fri", hours: "11:00-14:00", by: ["desk"] },
      ],
      finding: {
        code: "permitted-hours-overlap",
        field: "/queues/0/staffedBy",
        found: "08:00-12:00 and 11:00-14:00 on Fridays",
      },
    },
    {
      name: "a window that nobody is named for",
      staffedBy: [{ days: "thu,fri", hours: "17:00-20:00", by: [] }],
      finding: {
        code: "window-without-staff",
        field: "/queues/0/staffedBy/0/by",
        found: "phone open 17:00-18:00 on Thursdays, Fridays, with nobody permitted to work it",
      },
    },
    {
      name: "a window whose partner has gone home",
      staffedBy: [{ days: "mon-fri", hours: "14:00-18:00", by: ["partner"] }],
      finding: {
        code: "window-without-staff",
        field: "/queues/0/staffedBy/0/by",
        found:
          "phone open 16:00-18:00 on Mondays, Tuesdays, Wednesdays, Thursdays, Fridays, with nobody permitted to work it",
      },
    },
  ])("are refused: $name", ({ staffedBy, finding }) => {
    expect(findingsOf(staffedBy)).toEqual(expect.arrayContaining([finding]));
  });

  it("are refused for a partner that does not serve the queue", () => {
    const other = { ...partner, serves: ["phone"] };
    const phone = { id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" };
    const chat = { ...phone, id: "chat", staffedBy: [{ days: "mon", hours: "10:00-11:00", by: ["partner"] }] };
    expect(() => resolveShop(smallShop({ queues: [phone, chat], teams: [desk], agreements: [other] }))).toThrow(
      "which does not serve chat",
    );
  });

  it("may be a partner's alone within its hours, and always where its hours are not given", () => {
    expect(findingsOf([{ days: "mon-fri", hours: "09:00-16:00", by: ["partner"] }])).toEqual([]);
    const always = { ...partner, openingHours: undefined };
    expect(findingsOf([{ days: "mon-fri", hours: "14:00-18:00", by: ["partner"] }], always)).toEqual([]);
  });
});
