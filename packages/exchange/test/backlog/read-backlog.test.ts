import { timeZone } from "@springtide/calendar";
import { backlogOfText } from "@springtide/exchange";
import { expect, it } from "vitest";

const reading = { queues: ["email", "social"], zone: timeZone("Europe/Berlin") };
const read = (text: string): ReturnType<typeof backlogOfText> => backlogOfText(text, "backlog.csv", reading);

it("reads what is open in each queue, by age where that is told", () => {
  const text =
    "as_of;queue;open_items;0-4h;4-24h;1-3d;3d+\n2026-11-02 08:00;email;120;40;50;20;10\n2026-11-02T08:00+01:00;social;3;3;;;\n";
  expect(read(text)).toMatchObject([
    // 8:00 in Berlin in November is 7:00 in UTC.
    {
      queue: "email",
      asOf: "2026-11-02T08:00:00+01:00",
      openItems: 120,
      byAge: [
        { fromHours: 0, toHours: 4, items: 40 },
        { fromHours: 4, toHours: 24, items: 50 },
        { fromHours: 24, toHours: 72, items: 20 },
        { fromHours: 72, toHours: null, items: 10 },
      ],
    },
    {
      queue: "social",
      asOf: "2026-11-02T08:00:00+01:00",
      openItems: 3,
      unit: null,
      place: { file: "backlog.csv", row: 3 },
    },
  ]);
});

it.each([
  ["2026-11-02 08:00,mail,1", "unknown-queue"],
  ["2026-11-02 08:00,email,-1", "not-a-count"],
  ["yesterday,email,1", "not-a-time"],
  // The clocks go back at three: which of the two?
  ["2026-10-25 02:30,email,1", "not-a-time"],
  ["2026-11-02 08:00,email,1\n2026-11-02 08:00,email,2", "backlog-twice"],
])("refuses %s with %s", (rows, code) => {
  expect(() => read(`as_of,queue,open_items\n${rows}\n`)).toThrow(
    expect.objectContaining({ findings: [expect.objectContaining({ code })] }),
  );
});

it("refuses ages that do not add up", () => {
  expect(() => read("as_of,queue,open_items,0-4h,4h+\n2026-11-02 08:00,email,10,4,5\n")).toThrow(
    "its ages add up to 9",
  );
});
