import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NoticeText, noticeInWords, type Notice } from "../src/notice.ts";

describe("a notice", () => {
  it.each<[string, Notice]>([
    ["48h", { unit: "hours", hours: 48 }],
    ["14d", { unit: "days", days: 14, byMinute: 720 }],
    ["2w", { unit: "days", days: 14, byMinute: 720 }],
    ["3d by 15:30", { unit: "days", days: 3, byMinute: 930 }],
    ["1 working day", { unit: "working-days", days: 1, byMinute: 720 }],
    ["5 working days by 09:00", { unit: "working-days", days: 5, byMinute: 540 }],
  ])("is read from %s", (text, notice) => {
    expect(NoticeText.parse(text)).toEqual(notice);
  });

  it.each(["", "3", "3 days", "-1d", "1.5d", "3d by 24:00", "48h by 12:00", "3d by 9:00", "5 workingdays"])(
    "is not read from %j",
    (text) => {
      expect(NoticeText.safeParse(text).success).toBe(false);
    },
  );

  it("is written as it is read", () => {
    const notice = fc.oneof(
      fc.record({ unit: fc.constant("hours" as const), hours: fc.nat(1000) }),
      fc.record({
        unit: fc.constantFrom("days" as const, "working-days" as const),
        days: fc.nat(400),
        byMinute: fc.nat(1439),
      }),
    );
    fc.assert(
      fc.property(notice, (each) => {
        expect(NoticeText.parse(noticeInWords(each))).toEqual(each);
      }),
    );
  });
});
