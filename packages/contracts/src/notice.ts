import { z } from "zod";

const NOTICE_RULE =
  "a notice is a number of hours, days, weeks or working days, and a time of day where it counts days: 48h, 14d, 2w, 5 working days, 3d by 15:00";
const WRITTEN = /^(\d+)(h|d|w| working days?)( by ((?:[01]\d|2[0-3]):[0-5]\d))?$/;
const NOON = 720;

/** How long before the work something must be said. Days end at a time on the partner's clock; hours pass as they pass. */
export const Notice = z.discriminatedUnion("unit", [
  z.strictObject({ unit: z.literal("hours"), hours: z.int().nonnegative() }),
  z.strictObject({
    unit: z.enum(["days", "working-days"]),
    days: z.int().nonnegative(),
    byMinute: z.int().min(0).max(1439).meta({ description: "Minutes after midnight, in the agreement's zone." }),
  }),
]);
export type Notice = z.infer<typeof Notice>;

/** A notice as people write it: `48h`, `14d`, `2w`, `5 working days`; days end at noon unless `by 15:00` says otherwise. */
export const NoticeText = z
  .string(NOTICE_RULE)
  .regex(WRITTEN, NOTICE_RULE)
  .refine((text) => !(/^\d+h/.test(text) && text.includes(" by ")), "hours pass as they pass: only days end by a time")
  .transform(readNotice)
  .pipe(Notice)
  .meta({
    description: "How long before: 48h, 14d, 2w, 5 working days, 3d by 15:00.",
    examples: ["14d", "3d by 12:00"],
  });

function readNotice(text: string): Notice {
  const [, number = "0", unit = "d", , by] = WRITTEN.exec(text) ?? [];
  const count = Number(number);
  if (unit === "h") return { unit: "hours", hours: count };
  const byMinute = by === undefined ? NOON : Number(by.slice(0, 2)) * 60 + Number(by.slice(3));
  if (unit === "d" || unit === "w") return { unit: "days", days: unit === "w" ? 7 * count : count, byMinute };
  return { unit: "working-days", days: count, byMinute };
}

/** Days of a notice, the hours of the last one left out; working days taken as five in seven. For comparing, never for deadlines. */
export function noticeDaysOf(notice: Notice): number {
  if (notice.unit === "hours") return notice.hours / 24;
  return notice.unit === "days" ? notice.days : (notice.days * 7) / 5;
}

/** A notice as a shop file writes it: `48h`, `14d by 12:00`. */
export function noticeInWords(notice: Notice): string {
  if (notice.unit === "hours") return `${notice.hours}h`;
  const time = [Math.floor(notice.byMinute / 60), notice.byMinute % 60].map((part) => String(part).padStart(2, "0"));
  const days = notice.unit === "days" ? `${notice.days}d` : `${notice.days} working day${notice.days === 1 ? "" : "s"}`;
  return `${days} by ${time.join(":")}`;
}
