import { z } from "zod";

const Instant = z.iso.datetime({ offset: true });
const heads = z.number().nonnegative();
const hours = z.number().nonnegative();

const FileRow = z.strictObject({
  file: z.string(),
  row: z.int(),
  column: z.string().optional().meta({ description: "As the header names it; of sheets with days across." }),
});

const IntervalCover = z.strictObject({
  start: Instant,
  end: Instant,
  queue: z.string().nullable().meta({ description: "Null for all queues together." }),
  required: heads,
  atWork: heads.meta({
    description: "People at work; of one queue, those put to it. A part of an interval counts as such.",
  }),
  gap: heads,
  surplus: heads.meta({ description: "People at work and not needed; told of all queues together." }),
});
export type IntervalCover = z.infer<typeof IntervalCover>;

/** People at work against heads required. */
const RosterCover = z.strictObject({
  gapHours: hours,
  surplusHours: hours,
  queues: z
    .array(z.strictObject({ queue: z.string(), gapHours: hours }))
    .meta({ description: "Gaps queue by queue, where roster and requirement tell them apart." }),
  worst: z.array(z.strictObject({ start: Instant, end: Instant, required: heads, atWork: heads })),
  intervals: z.array(IntervalCover),
});
export type RosterCover = z.infer<typeof RosterCover>;

/** One shift changed by a mend. */
const RosterChange = z.strictObject({
  kind: z.enum(["times", "breaks", "person", "open"]),
  person: z.string().meta({ description: "Whose shift it was." }),
  place: FileRow,
  from: z.strictObject({ start: Instant, end: Instant }),
  to: z
    .strictObject({
      person: z.string(),
      start: Instant,
      end: Instant,
      breaks: z.array(z.strictObject({ start: Instant, end: Instant })),
    })
    .nullable()
    .meta({ description: "Null where nobody can work it: an open shift." }),
  minutes: z.number().nonnegative(),
  rule: z.string().nullable().meta({ description: "What it broke; null where it makes room for another." }),
  sentence: z.string(),
});
export type RosterChange = z.infer<typeof RosterChange>;

const ChangeCount = z.strictObject({
  open: z.int().nonnegative().meta({ description: "Shifts left open." }),
  changed: z.int().nonnegative().meta({ description: "Shifts changed, those left open among them." }),
  minutes: z.number().nonnegative().meta({ description: "Person-minutes of work that are elsewhere than before." }),
});

/** The fewest changes after which a roster breaks no rule. */
export const MendedRoster = z.strictObject({
  changes: z.array(RosterChange),
  count: ChangeCount,
  bound: ChangeCount.meta({ description: "No mend by the changes considered needs less; the first figure first." }),
  proven: z.boolean().meta({ description: "Whether count and bound are the same." }),
  keepsCover: z.boolean().meta({ description: "Whether no interval is covered worse than before." }),
  cover: z
    .strictObject({ gapHours: hours, surplusHours: hours })
    .nullable()
    .meta({ description: "Of the mended roster; null without a requirement." }),
});
export type MendedRoster = z.infer<typeof MendedRoster>;

/** What is wrong with a roster: every rule of working time that it breaks, what does not fit together, and where it covers too little. */
export const CheckedRoster = z.strictObject({
  rules: z.strictObject({ country: z.string(), name: z.string(), from: z.iso.date() }),
  people: z.int().nonnegative(),
  shifts: z.int().nonnegative(),
  hours: hours.meta({ description: "Hours of work, breaks taken off." }),
  notes: z.array(z.string()).meta({ description: "What was taken for granted in reading it." }),
  breaches: z.array(
    z.strictObject({
      rule: z.string(),
      source: z.string(),
      person: z.string(),
      from: Instant,
      to: Instant,
      found: z.number(),
      limit: z.number(),
      unit: z.enum(["hours", "minutes", "days", "Sundays", "shifts"]),
      sentence: z.string(),
      rows: z.array(FileRow),
    }),
  ),
  findings: z
    .array(
      z.strictObject({
        code: z.enum(["leave-over-published", "two-contracts", "not-among-people", "nobody-at-work"]),
        person: z.string().nullable(),
        sentence: z.string(),
        rows: z.array(FileRow),
      }),
    )
    .meta({ description: "What does not fit together, beside the rules." }),
  cover: RosterCover.nullable().meta({ description: "Null where nothing is known of what is required." }),
  mend: MendedRoster.nullable().meta({ description: "Null where no mend was asked for." }),
});
export type CheckedRoster = z.infer<typeof CheckedRoster>;
