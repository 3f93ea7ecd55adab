import { z } from "zod";
import { Channel } from "./channel.ts";
import { Id } from "./units.ts";
import { OpeningHours, Window } from "./weekly-hours.ts";
import { ServiceTarget } from "./service-target.ts";
import { Trigger } from "./trigger.ts";
import { ContactMapping } from "./contact-file.ts";
import { QueuePatience } from "./patience.ts";
import { Adjustment } from "./adjustment.ts";
import { AhtBasis } from "./handle-times.ts";
import { ForecastChoice } from "./forecast-choice.ts";
import { LabourRulesChoice } from "./labour-rules.ts";
import { PermittedHours } from "./permitted-hours.ts";
import { Person } from "./person.ts";
import { PlanModel } from "./plan-model.ts";
import { RosterSettings } from "./roster-settings.ts";
import { ShiftPattern } from "./shift-pattern.ts";
import { WorkContract } from "./work-contract.ts";
import { Agreement } from "./agreement.ts";
import { ShopCustomerValue } from "./customer-value.ts";
import { Deflection, LongerHoursChoice } from "./levers.ts";
import { ExtraHours, Hiring } from "./staff-resources.ts";
import { Premiums } from "./premiums.ts";
import { DatedWages } from "./wages.ts";
import { QueueBacklog, WorkUnit } from "./opening-backlog.ts";

/** Where people work. */
export const Site = z.strictObject({
  id: Id,
  name: z.string(),
  zone: z.string().meta({ description: "IANA time zone." }),
  country: z.string().nullable(),
  subdivision: z.string().nullable(),
  openingHours: OpeningHours,
  labourRules: LabourRulesChoice.nullable().meta({ description: "Those of the site's country if null." }),
  desks: z.int().nonnegative().nullable().meta({ description: "Most people at work at one time; no limit if null." }),
});
export type Site = z.infer<typeof Site>;

/** Where customers live: weather triggers and customers' holidays are evaluated here, and combined by share of orders. */
export const Market = z.strictObject({
  id: Id,
  name: z.string(),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  country: z.string().nullable(),
  subdivision: z.string().nullable(),
  orderShare: z.number().min(0).max(1),
});
export type Market = z.infer<typeof Market>;

/** A kind of work: channel x skill x language, with its hours, promise, handling time and patience. */
export const Queue = z.strictObject({
  id: Id,
  name: z.string(),
  channel: Channel,
  skill: z.string(),
  language: z.string(),
  site: Id,
  zone: z.string().meta({ description: "IANA time zone of its opening hours: that of its site." }),
  openingHours: OpeningHours,
  staffedBy: z.array(PermittedHours).meta({
    description: "Hours in which only some may work it; at other times everybody who serves it.",
  }),
  target: ServiceTarget,
  ahtSeconds: z.number().positive().meta({
    description:
      "Average handling time of a contact: talk, hold and wrap-up; of a queue of cases, all touches of a case.",
  }),
  unit: WorkUnit.optional().meta({ description: "What deferred work is counted in; messages where it is not said." }),
  touchesPerCase: z.number().min(1).optional().meta({
    description: "How often a case is handled until it is closed, on average; not there where nobody said.",
  }),
  ahtFrom: AhtBasis.meta({ description: "Whether handling times are learned where they can be, or as given." }),
  patience: QueuePatience.meta({
    description: "How long customers wait before giving up; work kept over hours has no use for it.",
  }),
  shrinkage: z
    .number()
    .min(0)
    .lt(1)
    .meta({ description: "Share of rostered time in which people do not take contacts." }),
  forecast: ForecastChoice,
  preSale: z
    .strictObject({ conversionShare: z.number().min(0).max(1), orderMargin: z.number().nonnegative() })
    .nullable(),
  penaltyPerLate: z.number().nonnegative(),
});
export type Queue = z.infer<typeof Queue>;

/** People of one's own who work the same queues. `serves` is in order of priority. */
export const Team = z.strictObject({
  id: Id,
  name: z.string(),
  site: Id,
  serves: z.array(Id).min(1),
  costPerHour: z.number().nonnegative(),
  wages: DatedWages.default([]).meta({ description: "From each day on; costPerHour holds before the first." }),
  premiums: Premiums.default([]).meta({ description: "By the clock of the site, on top of wages; they add up." }),
  roster: z.array(
    z.strictObject({
      weekdays: z.array(z.int().min(1).max(7)),
      window: Window,
      heads: z.int().nonnegative(),
      fromDay: z.iso.date().nullable(),
      untilDay: z.iso.date().nullable(),
    }),
  ),
  people: z.array(Person).meta({ description: "By name; rostered in the weeks of plan.roster." }),
  hiring: Hiring.nullable(),
  extraHours: ExtraHours.nullable(),
});
export type Team = z.infer<typeof Team>;

/** Which season is planned, and how safely. */
export const PlanSettings = z.strictObject({
  firstDay: z.iso.date().nullable().meta({ description: "First day planned; the day after the history if null." }),
  days: z.int().min(1).max(800),
  readySeasons: z.number().gt(0).lt(1).meta({ description: "Share of possible seasons the plan is ready for." }),
  model: PlanModel,
  paths: z.int().min(20).max(2000),
  seed: z.int().nonnegative(),
  roster: RosterSettings,
});
export type PlanSettings = z.infer<typeof PlanSettings>;

/** A shop, resolved: every default filled in, every duration in seconds, minutes or days, every reference checked. */
export const Shop = z.strictObject({
  id: Id,
  name: z.string(),
  currency: z.string().length(3),
  zone: z.string().meta({ description: "IANA zone of the plan's days: that of the first site." }),
  intervalMinutes: z.union([z.literal(5), z.literal(10), z.literal(15), z.literal(30), z.literal(60)]),
  sites: z.array(Site).min(1),
  markets: z.array(Market).min(1),
  queues: z.array(Queue).min(1),
  triggers: z.array(Trigger),
  contracts: z.array(WorkContract),
  shiftPatterns: z.array(ShiftPattern),
  teams: z.array(Team),
  agreements: z.array(Agreement),
  customerValue: ShopCustomerValue.nullable().meta({ description: "Not counted if null." }),
  longerHours: z.array(LongerHoursChoice),
  deflection: z.array(Deflection),
  extraHolidays: z.array(z.strictObject({ day: z.iso.date(), name: z.string() })),
  adjustments: z.array(Adjustment),
  plan: PlanSettings,
  contacts: ContactMapping.nullable(),
  openingBacklog: z.array(QueueBacklog).optional().meta({
    description: "What was open in queues of deferred work when they were last counted; not there where nobody said.",
  }),
});
export type Shop = z.infer<typeof Shop>;
