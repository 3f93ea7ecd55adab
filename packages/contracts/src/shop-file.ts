import { z } from "zod";
import { ClockTime, Day, Duration, Id, Share } from "./units.ts";
import { OpeningHoursText, Weekdays } from "./weekly-hours.ts";
import { ServiceTargetText } from "./service-target.ts";
import { TriggerText } from "./trigger.ts";
import { ContactMapping } from "./contact-file.ts";
import { PatienceSegmentsText } from "./patience.ts";
import { AdjustmentText } from "./adjustment.ts";
import { AhtBasis } from "./handle-times.ts";
import { ForecastChoiceText } from "./forecast-choice.ts";
import { Channel } from "./channel.ts";
import { PlanModel } from "./plan-model.ts";
import { LabourRulesChoice } from "./labour-rules.ts";
import { PermittedHoursText } from "./permitted-hours.ts";
import { PersonText } from "./person.ts";
import { RosterSettingsText } from "./roster-settings.ts";
import { ShiftPatternText } from "./shift-pattern.ts";
import { WorkContractText } from "./work-contract.ts";
import { AgreementText } from "./agreement-text.ts";
import { CustomerValueText, PreSaleText } from "./customer-value.ts";
import { DeflectionText, LongerHoursText } from "./levers.ts";
import { ExtraHoursText, HiringText } from "./staff-resources.ts";
import { PremiumsText } from "./premiums.ts";
import { WagesText } from "./wages.ts";
import { WorkUnit } from "./opening-backlog.ts";

const zone = z
  .string()
  .min(1)
  .meta({ description: "IANA time zone, such as Europe/Berlin.", examples: ["Europe/Berlin"] });
const country = z
  .string()
  .regex(/^[A-Z]{2}$/, "a country is two capital letters (ISO 3166), such as DE")
  .meta({ description: "ISO 3166 country, such as DE.", examples: ["DE"] });
const subdivision = z
  .string()
  .min(1)
  .meta({ description: "Part of the country whose holidays differ, such as BY or WA.", examples: ["BY"] });
/** Far beyond any operation; a larger number is a slip, and plans count people in 16 bits. */
const people = z.int().nonnegative().max(10_000);
/** Enough for an hour in every currency; a larger number is a slip. */
const money = z.number().nonnegative().max(1_000_000_000);
const shown = z.string().meta({ description: "What people call it; the id if not given." });

const SiteText = z.strictObject({
  id: Id,
  name: shown.optional(),
  zone,
  country: country.optional(),
  subdivision: subdivision.optional(),
  openingHours: OpeningHoursText,
  labourRules: LabourRulesChoice.optional().meta({
    description:
      "Whose rules of working time hold for people rostered by name: a country such as DE, your own rules written as a file of " +
      "data/labour-rules is, or none. Those of the site's country if not given.",
  }),
  desks: people.optional().meta({
    description:
      "Desks, headsets or licences, whichever are fewest: no more people work here at one time. No limit if not given.",
  }),
});

const MarketText = z.strictObject({
  id: Id,
  name: shown.optional(),
  latitude: z.number().min(-90).max(90).meta({ description: "Degrees north; south is negative." }),
  longitude: z.number().min(-180).max(180).meta({ description: "Degrees east; west is negative." }),
  country: country.optional(),
  subdivision: subdivision.optional(),
  orderShare: Share.prefault("100%").meta({
    description: "Share of the shop's orders; the markets' shares add up to 100%.",
  }),
});

const QueueText = z.strictObject({
  id: Id,
  name: shown.optional(),
  channel: Channel,
  skill: z.string().default("general").meta({ description: "What these contacts are about." }),
  language: z.string().default("en").meta({ description: "Language of these contacts." }),
  site: Id.optional().meta({ description: "The first site if not given." }),
  openingHours: OpeningHoursText.optional().meta({ description: "Those of the site if not given." }),
  staffedBy: z.array(PermittedHoursText).default([]).meta({
    description:
      "Hours in which only some may work the queue, such as evenings that a partner takes; at other times everybody who serves it.",
  }),
  target: ServiceTargetText,
  aht: Duration.meta({ description: "Average handling time: talk, hold and wrap-up, such as 5m." }),
  unit: WorkUnit.optional().meta({
    description:
      "Of deferred work: what its contacts are, in the contact file, in forecasts and in the service promised. " +
      "case: a customer's matter until it is closed. message: each message that needs an answer; so if not given.",
  }),
  touchesPerCase: z
    .number()
    .min(1)
    .max(100)
    .optional()
    .meta({
      description:
        "Of deferred work: how often a case is handled until it is closed, on average, such as 1.8; 1 for a queue of cases if not given. " +
        "aht is that of one touch: of a queue of cases, a contact takes aht x touchesPerCase. Where contacts are messages, it turns a backlog of cases into messages.",
    }),
  ahtFrom: AhtBasis.default("history").meta({
    description:
      "history: handling times are learned by hour, weekday and trigger where the contacts bring enough of them. " +
      "given: aht holds in every interval.",
  }),
  patience: Duration.optional().meta({
    description:
      "Mean time a customer waits before giving up, such as 2m; a survey's figures if neither this nor patienceSegments is given.",
  }),
  patienceSegments: PatienceSegmentsText.optional(),
  shrinkage: Share.pipe(z.number().lt(1, "with a shrinkage of 100% nobody ever takes a contact"))
    .prefault("30%")
    .meta({ description: "Share of rostered time in which people take no contacts: breaks, training, illness." }),
  forecast: ForecastChoiceText.prefault({}).meta({
    description: "How its contacts are forecast, where you know better than past forecasts.",
  }),
  preSale: PreSaleText.optional().meta({ description: "Where these contacts come before an order: what it brings." }),
  penaltyPerLate: money.default(0).meta({
    description: "Paid to somebody for each contact that misses the target, such as by a service contract.",
  }),
});

const TeamText = z.strictObject({
  id: Id,
  name: shown.optional(),
  site: Id.optional().meta({ description: "Where they work; the first site if not given." }),
  serves: z.array(Id).min(1).meta({ description: "Queues these people work, in order of priority." }),
  costPerHour: money.meta({ description: "Full cost of a paid hour in the shop's currency." }),
  wages: WagesText.default([]).meta({
    description:
      "Where the cost of an hour changes: from each of these days on it is another, such as after a pay round. " +
      "costPerHour holds before the first. People and hires without a cost of their own follow it.",
  }),
  premiums: PremiumsText.default([]).meta({
    description:
      "What the clock adds to the wage of everybody of the team: nights, Sundays, public holidays. Several that meet add up. " +
      "They are in the cost of rosters by week and by name; which shifts are chosen, and what hires and extra hours cost, is reckoned without them.",
  }),
  roster: z
    .array(
      z.strictObject({
        days: Weekdays,
        from: ClockTime.meta({ description: "When they start, in the site's local time, such as 08:00." }),
        to: ClockTime.meta({ description: "When they stop; 24:00 is the end of the day." }),
        heads: people.meta({ description: "People rostered, shrinkage not yet taken off." }),
        starting: Day.optional().meta({ description: "First day this row holds." }),
        until: Day.optional().meta({ description: "Last day this row holds." }),
      }),
    )
    .default([])
    .meta({
      description: "How many are there when, week by week; in weeks that are rostered by name, the people are.",
    }),
  patterns: z.array(Id).default([]).meta({ description: "Shift patterns that its people may be given." }),
  people: z.array(PersonText).default([]).meta({
    description: "Its people by name; plan.roster says which weeks they are rostered.",
  }),
  hiring: HiringText.optional(),
  extraHours: ExtraHoursText.optional(),
});

/** Which season is planned and how safely, as written in a shop file. */
export const PlanText = z.strictObject({
  firstDay: Day.optional().meta({ description: "First day planned; the day after the history if not given." }),
  horizon: Duration.prefault("26w").meta({ description: "How far to plan, such as 26w." }),
  readyFor: z
    .string()
    .regex(/^\d+ of \d+$/, "a plan level is written 8 of 10")
    .default("8 of 10")
    .meta({ description: "How many of so many possible seasons the plan must be ready for.", examples: ["8 of 10"] }),
  model: PlanModel.default("patience").meta({
    description:
      "How agents are found where customers wait on the line. patience: customers hang up, and intervals hang together. " +
      "erlang-c: nobody hangs up and each interval stands alone, as most tools compute.",
  }),
  paths: z.int().min(20).max(2000).default(200).meta({ description: "Possible seasons drawn." }),
  seed: z.int().nonnegative().default(1).meta({ description: "Seed of the draws: the same seed gives the same plan." }),
  roster: RosterSettingsText.prefault({}).meta({
    description: "Which weeks are rostered by name, where teams have people, and how well.",
  }),
});

/** A shop description as people write it (`shop.yaml`). Unknown keys are refused, so that a misspelt one never passes in silence. */
export const ShopFile = z
  .strictObject({
    springtide: z
      .literal(1, "this Springtide reads version 1 of the shop file")
      .meta({ description: "Version of this file's form: 1." }),
    id: Id,
    name: z.string().min(1).meta({ description: "What people call the shop." }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "a currency is three capital letters (ISO 4217), such as EUR")
      .meta({ description: "Currency of every price and cost (ISO 4217), such as EUR." }),
    interval: z
      .enum(["5m", "10m", "15m", "30m", "60m", "1h"])
      .default("15m")
      .meta({ description: "Length of the planning interval." }),
    sites: z.array(SiteText).min(1).meta({ description: "Where people work. The first gives the plan its time zone." }),
    markets: z
      .array(MarketText)
      .min(1)
      .meta({ description: "Where customers live: their weather and their holidays move demand." }),
    queues: z
      .array(QueueText)
      .min(1)
      .meta({ description: "Kinds of work: channel, skill and language, with hours, promise and handling time." }),
    triggers: z
      .array(TriggerText)
      .default([])
      .meta({ description: "What causes peaks, and what each does to the queues." }),
    contracts: z.array(WorkContractText).default([]).meta({
      description: "Hours and days that people and the house have agreed on.",
    }),
    shiftPatterns: z.array(ShiftPatternText).default([]).meta({
      description: "Kinds of shift that people may be given: starts, lengths and breaks.",
    }),
    teams: z.array(TeamText).default([]).meta({ description: "One's own people and their roster." }),
    agreements: z.array(AgreementText).default([]).meta({ description: "Terms with partners who can take overflow." }),
    customerValue: CustomerValueText.optional(),
    longerHours: z.array(LongerHoursText).default([]).meta({ description: "Hours that might be opened." }),
    deflection: z.array(DeflectionText).default([]).meta({ description: "Self-service and bots, with their price." }),
    extraHolidays: z
      .array(z.strictObject({ date: Day, name: z.string().meta({ description: "Name of the holiday." }) }))
      .default([])
      .meta({ description: "Days that act like public holidays here, besides those of the country." }),
    adjustments: z.array(AdjustmentText).default([]).meta({
      description:
        "Changes that people make to the forecast, each with who made it and why. They work in the order of the list; the model's own numbers stay beside them.",
    }),
    plan: PlanText.prefault({}).meta({ description: "Which season to plan, and how safely." }),
    contacts: ContactMapping.optional(),
  })
  .meta({
    title: "Springtide shop",
    description:
      "A customer-service operation: where people work, where customers live, what reaches it, and who answers.",
  });
export type ShopFile = z.infer<typeof ShopFile>;
