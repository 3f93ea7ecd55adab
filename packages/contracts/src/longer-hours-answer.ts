import { z } from "zod";
import { PathQuantiles } from "./queue-forecast.ts";
import { Id } from "./units.ts";
import { Window } from "./weekly-hours.ts";

const share = z.number().min(0).max(1);
const money = z.number();
const contacts = PathQuantiles;

/** How something about the hours in which nobody answers is known. */
export const NeedsBasis = z.enum(["given", "before-after", "closed-days", "prior"]).meta({
  description:
    "given: by the shop file; before-after: from a past in which hours were longer for a time; closed-days: from days after weekends and holidays; prior: a first guess of ours.",
});
export type NeedsBasis = z.infer<typeof NeedsBasis>;

/** A figure, the range in which it likely lies, and how it is known. */
const Known = z.strictObject({ value: z.number(), low: z.number(), high: z.number(), basis: NeedsBasis });

/** Needs that arise in a window while it is closed, and what becomes of them. */
export const WindowNeeds = z.strictObject({
  perHour: Known.meta({ description: "Needs in an hour of the window, on average over the days planned." }),
  byHour: z
    .array(z.strictObject({ fromMinute: z.int(), perHour: z.number().nonnegative() }))
    .meta({ description: "The same by the clock: from each hour or part of one." }),
  waitShare: Known,
  elsewhereShare: Known,
  lostShare: Known,
  preferShare: Known,
  waitingPerHour: z
    .strictObject({ value: z.number(), low: z.number(), high: z.number() })
    .nullable()
    .meta({ description: "Where only needs times the share that waits could be learned: that product, in an hour." }),
});
export type WindowNeeds = z.infer<typeof WindowNeeds>;

/** One way of having people in a window. */
export const WindowStaffing = z.strictObject({
  by: z.enum(["team", "partner"]),
  id: Id,
  mostHeads: z.int().nonnegative(),
  hours: z.number().nonnegative().meta({ description: "People-hours paid, those of shortest blocks included." }),
  cost: money,
  shortHours: z.number().nonnegative().meta({ description: "People-hours that cannot be had so." }),
});
export type WindowStaffing = z.infer<typeof WindowStaffing>;

/** A window alone, or several together, against hours as they are, on the same possible seasons. */
const Weighed = {
  demand: z.strictObject({
    inWindow: contacts,
    captured: contacts.meta({ description: "Needs answered when they arise." }),
    preferred: contacts.meta({ description: "Contacts of the day that come in the window instead." }),
    nextOpening: contacts.meta({ description: "Below zero: those who no longer wait for the next opening." }),
    elsewhere: contacts.meta({ description: "Below zero: those who no longer turn to another channel." }),
    newlyWon: contacts.meta({ description: "Needs that would never have been heard of." }),
  }),
  ledger: z.strictObject({
    window: money.meta({ description: "People in the window." }),
    overflow: money.meta({ description: "Change in what partners are paid outside the window; below zero is saved." }),
    total: money,
  }),
  freedHours: z
    .number()
    .meta({ description: "People-hours that the other hours need less, in the ledger only where bought." }),
  fewerAbandoned: contacts.meta({
    description: "Contacts that give up, fewer than now; those in the window count against.",
  }),
  atStake: z.strictObject({ newlyWon: PathQuantiles, service: PathQuantiles, total: PathQuantiles }).nullable().meta({
    description: "Value kept: customers newly won, and fewer let down; null where no customer value is given.",
  }),
  net: PathQuantiles.nullable().meta({ description: "Value kept less ledger cost, season by season." }),
  breakEven: z
    .number()
    .nonnegative()
    .nullable()
    .meta({ description: "It pays if a customer won is worth more than this; null where nobody is won." }),
};

/** A window that might be opened, weighed. */
export const WeighedWindow = z.strictObject({
  id: Id,
  queue: Id,
  weekdays: z.array(z.int().min(1).max(7)),
  window: Window,
  openings: z.int().nonnegative(),
  hours: z.number().nonnegative(),
  needs: WindowNeeds,
  ...Weighed,
  breakEvenRange: z
    .strictObject({ low: z.number().nonnegative().nullable(), high: z.number().nonnegative().nullable() })
    .meta({
      description: "The least and the most of it over the likely range of needs; no most where it may never pay.",
    }),
  staffing: z.array(WindowStaffing).meta({ description: "Cheapest first; the first is the one counted." }),
  occupancy: share.nullable().meta({ description: "Share of the agents' time in the window that they are busy." }),
  morningStaff: z
    .strictObject({ heads: z.number(), hours: z.number(), fewerAbandoned: z.number(), atStake: z.number().nullable() })
    .nullable()
    .meta({ description: "The same money spent on people in the first hours of the next openings instead." }),
  verdict: z.enum(["open", "keep-closed", "depends"]),
  caveats: z.array(z.string()),
});
export type WeighedWindow = z.infer<typeof WeighedWindow>;

/** Windows that might be opened, each alone, and the best of them together. */
export const LongerHoursAnswer = z.strictObject({
  shop: z.string(),
  currency: z.string().length(3),
  firstDay: z.iso.date(),
  days: z.int().positive(),
  paths: z.int().positive(),
  customerWon: z
    .array(z.strictObject({ queue: Id, value: money.nullable() }))
    .meta({ description: "What a customer newly won is worth; null where the shop file does not say." }),
  windows: z.array(WeighedWindow),
  together: z
    .strictObject({
      windows: z.array(Id),
      method: z.enum(["every-set", "one-by-one"]),
      ledger: money,
      net: PathQuantiles.nullable(),
    })
    .nullable()
    .meta({ description: "The set worth most; null where there is one window only." }),
  caveats: z.array(z.string()),
});
export type LongerHoursAnswer = z.infer<typeof LongerHoursAnswer>;
