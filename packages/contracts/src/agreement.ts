import { z } from "zod";
import { Notice, NoticeText } from "./notice.ts";
import { AgreementTariff, resolveTariff, TariffText } from "./tariff.ts";
import { Day, Duration, Id, Share } from "./units.ts";
import { OpeningHours, OpeningHoursText, Weekdays } from "./weekly-hours.ts";

/** Enough for an hour in every currency; a larger number is a slip. */
const money = z.number().nonnegative().max(1_000_000_000);
/** Far beyond any operation; a larger number is a slip, and plans count people in 16 bits. */
const people = z.int().nonnegative().max(10_000);

const paymentDays = z.int().min(0).max(365).meta({
  description: "Days after the end of a month in which its bill is due; 30 if not given.",
});

const StandByText = z
  .strictObject({
    reserve: NoticeText.meta({ description: "By when seats are reserved, before the day of the shift." }),
    confirm: NoticeText.meta({ description: "By when reserved seats are confirmed." }),
    release: NoticeText.optional().meta({
      description: "By when reserved seats can be given back; as for confirm if not given.",
    }),
    silence: z.enum(["released", "confirmed"]).default("released").meta({
      description: "What becomes of reserved seats of which nobody says anything until the deadline.",
    }),
    feePerSeatHour: money.default(0).meta({ description: "Paid for each hour of a seat reserved, used or not." }),
  })
  .meta({ description: "Seats kept free at a fee, and confirmed or released when more is known." });

const CancelText = z.strictObject({
  notice: NoticeText.meta({ description: "By when seats that were ordered or confirmed can still be cancelled." }),
  feePerSeatHour: money.meta({ description: "Paid for each hour of a seat cancelled." }),
});

const FillText = z.strictObject({
  notice: Duration.meta({ description: "Seats asked for at least so long before, such as 14d." }),
  share: Share.meta({ description: "Share of them that come." }),
});

/** A partner's terms as written in a shop file. */
export const AgreementText = z.strictObject({
  id: Id,
  partner: z.string().meta({ description: "The partner's name." }),
  zone: z.string().min(1).optional().meta({
    description: "IANA time zone of its hours and deadlines; that of the first site if not given.",
  }),
  serves: z.array(Id).min(1).meta({ description: "Queues the partner can work, in order of priority." }),
  seats: people.meta({ description: "Most people at one time." }),
  starting: Day.optional().meta({ description: "First day on which these terms hold; always if not given." }),
  until: Day.optional().meta({ description: "Last day on which these terms hold." }),
  minimumBlock: Duration.meta({ description: "Shortest stretch that can be bought, such as 4h." }),
  maximumBlock: Duration.optional().meta({ description: "Longest stretch of one seat, such as 9h; any if not given." }),
  blockStep: Duration.optional().meta({
    description: "Lengths between shortest and longest go in such steps; any length if not given.",
  }),
  startEvery: Duration.optional().meta({
    description: "Blocks begin at such steps from midnight on the partner's clock; at any interval if not given.",
  }),
  blockBreak: z
    .strictObject({
      after: Duration.meta({ description: "In blocks longer than this." }),
      length: Duration.meta({ description: "Length of the break, taken within the block." }),
    })
    .optional()
    .meta({ description: "A break that the partner's people take; none if not given." }),
  notice: NoticeText.prefault("0d by 00:00").meta({
    description: "How long before the day of the shift it must be ordered firmly, such as 14d.",
  }),
  standBy: StandByText.optional(),
  cancel: CancelText.optional().meta({ description: "Whether seats ordered can be cancelled; never if not given." }),
  workingDays: z
    .strictObject({
      days: Weekdays,
      holidaysOf: Id.optional().meta({ description: "The site whose holidays are free; none if not given." }),
      free: z.array(Day).default([]).meta({ description: "Further days that do not count." }),
    })
    .optional()
    .meta({ description: "Days that count where a notice is in working days; Monday to Friday if not given." }),
  pricePerHour: money.optional().meta({
    description: "Price of one seat for an hour in the agreement's currency. Either this or tariff.",
  }),
  priceBasis: z.enum(["rostered", "logged-in"]).optional().meta({
    description:
      "Of pricePerHour. logged-in, as usual: only the time a seat takes contacts is billed; rostered: all of it.",
  }),
  tariff: TariffText.optional().meta({ description: "Prices by quantity, commitments, bonus and malus." }),
  currency: z
    .strictObject({
      code: z
        .string()
        .regex(/^[A-Z]{3}$/, "a currency is three capital letters (ISO 4217), such as EUR")
        .meta({ description: "Currency of the prices (ISO 4217), such as PLN." }),
      rate: z.number().positive().meta({ description: "What one of it is worth in the shop's currency." }),
    })
    .optional()
    .meta({ description: "Of its prices; the shop's currency if not given." }),
  paymentDays: paymentDays.optional(),
  roundTo: Duration.optional().meta({ description: "Billed time is rounded up to such steps for each block." }),
  breaksPaidBy: z.enum(["client", "partner"]).optional().meta({
    description: "Who bears breaks and absence of the partner's people; what the billing unit says if not given.",
  }),
  shrinkage: Share.optional().meta({
    description: "Share of a seat's time in which it takes no contacts; that of the queue if not given.",
  }),
  fill: z.array(FillText).default([]).meta({
    description: "Share of the seats asked for that really come, by how long before; all of them if not given.",
  }),
  fillOnTriggers: z.record(Id, Share).optional().meta({
    description: "Further share that comes on days of a trigger on which the partner's other clients peak too.",
  }),
  forecastLock: z
    .strictObject({
      before: NoticeText.meta({ description: "When the forecast is locked." }),
      band: Share.meta({ description: "Above the locked volume by more than this penalties are suspended." }),
      leastShare: Share.meta({ description: "Share of the locked volume billed at least." }),
    })
    .optional()
    .meta({ description: "What holds of the forecast that the partner staffs by; nothing is locked if not given." }),
  training: z
    .strictObject({
      length: Duration.meta({ description: "Training before a new seat takes contacts." }),
      costPerSeat: money.default(0).meta({ description: "Paid once for each new seat." }),
      slower: z.number().min(0).max(5).default(0).meta({ description: "Handling takes so much longer at first: 0.2." }),
      slowerFor: Duration.prefault("0d").meta({ description: "How long it does." }),
    })
    .optional()
    .meta({ description: "What a new seat of the partner needs before it works; nothing if not given." }),
  readiness: z
    .strictObject({
      access: Duration.prefault("0d").meta({ description: "Time needed to open the systems to a new seat." }),
      refresher: Duration.optional().meta({ description: "A seat is trained again so often, such as 180d." }),
    })
    .optional()
    .meta({ description: "What a seat of the partner needs to be usable, beside its training." }),
  settlementTolerance: Share.optional().meta({
    description:
      "Where what came differs from what was confirmed by no more than this share, all that was confirmed is billed; 0 if not given.",
  }),
  openingHours: OpeningHoursText.optional().meta({
    description: "When seats can be had, Sundays and holidays included; always if not given.",
  }),
});
export type AgreementText = z.infer<typeof AgreementText>;

const shareByNotice = z.array(
  z.strictObject({ noticeDays: z.number().nonnegative(), share: z.number().min(0).max(1) }),
);

/** What a partner delivered of the seats confirmed to it, and what was believed of it before. */
const DeliveredSoFar = z.strictObject({
  days: z.int().positive(),
  confirmedSeatHours: z.number().positive(),
  deliveredSeatHours: z.number().nonnegative(),
  believed: shareByNotice.meta({ description: "As the shop file says, or a first guess where it says nothing." }),
  onTriggers: z.array(
    z.strictObject({
      trigger: Id,
      days: z.int().nonnegative(),
      believed: z.number().min(0).max(1),
      shifts: z.number().nonnegative().meta({ description: "How well its further share is known." }),
    }),
  ),
  likeness: z.number().min(0).max(1).meta({
    description:
      "How much seats of one day are alike: 0 where each comes or stays away for itself, 1 where all or none come.",
  }),
});
export type DeliveredSoFar = z.infer<typeof DeliveredSoFar>;

/** A partner's terms: seats, shapes of blocks, notice, stand-by, price. */
export const Agreement = z.strictObject({
  id: Id,
  partner: z.string(),
  zone: z.string(),
  serves: z.array(Id).min(1),
  seats: z.int().nonnegative(),
  fromDay: z.iso.date().nullable(),
  untilDay: z.iso.date().nullable(),
  minimumBlockMinutes: z.int().positive(),
  maximumBlockMinutes: z.int().positive().nullable().meta({ description: "As long as seats can be had if null." }),
  blockStepMinutes: z.int().positive(),
  startEveryMinutes: z.int().positive().meta({ description: "From midnight in the agreement's zone." }),
  blockBreak: z.strictObject({ afterMinutes: z.int().nonnegative(), minutes: z.int().positive() }).nullable(),
  orderNotice: Notice.meta({ description: "For firm orders." }),
  standBy: z
    .strictObject({
      reserveNotice: Notice,
      confirmNotice: Notice,
      releaseNotice: Notice,
      silence: z.enum(["released", "confirmed"]),
      feePerSeatHour: z.number().nonnegative(),
    })
    .nullable(),
  cancel: z.strictObject({ notice: Notice, feePerSeatHour: z.number().nonnegative() }).nullable(),
  workingDays: z.strictObject({
    weekdays: z.array(z.int().min(1).max(7)).min(1),
    holidaysOf: Id.nullable(),
    freeDays: z.array(z.iso.date()),
  }),
  pricePerHour: z.number().nonnegative().meta({
    description:
      "In the shop's currency, of the first tier; what a seat is weighed by. Where contacts are billed: of an hour of handling.",
  }),
  priceBasis: z.enum(["rostered", "logged-in"]),
  tariff: AgreementTariff.meta({ description: "Prices in the agreement's currency." }),
  currency: z.strictObject({ code: z.string().length(3), rate: z.number().positive() }).nullable(),
  paymentDays: paymentDays.optional(),
  roundMinutes: z.int().positive().nullable(),
  breaksPaidBy: z.enum(["client", "partner"]),
  shrinkage: z.number().min(0).lt(1).nullable().meta({ description: "That of the queue if null." }),
  fill: z.array(
    z.strictObject({
      noticeDays: z.number().nonnegative(),
      share: z.number().min(0).max(1),
      shifts: z.number().nonnegative().optional().meta({
        description: "How well the share is known: as well as so many shifts would tell. Certain if not given.",
      }),
    }),
  ),
  fillOnTriggers: z.record(Id, z.number().min(0).max(1)),
  delivered: DeliveredSoFar.optional().meta({
    description: "What fill and fillOnTriggers were learned from; nothing was delivered, or told, if not given.",
  }),
  forecastLock: z
    .strictObject({ notice: Notice, band: z.number().min(0).max(1), leastShare: z.number().min(0).max(1) })
    .nullable(),
  training: z
    .strictObject({
      days: z.number().nonnegative(),
      costPerSeat: z.number().nonnegative(),
      slower: z.number().nonnegative(),
      slowerDays: z.number().nonnegative(),
    })
    .nullable(),
  readiness: z
    .strictObject({ accessDays: z.number().nonnegative(), refresherDays: z.number().positive().nullable() })
    .optional()
    .meta({ description: "What a seat needs to be usable beside its training; nothing if not given." }),
  settlementTolerance: z.number().min(0).max(1).optional().meta({
    description: "Share by which what came may differ from what was confirmed; 0 if not given.",
  }),
  openingHours: OpeningHours,
});
export type Agreement = z.infer<typeof Agreement>;

const ALWAYS: OpeningHours = {
  week: Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: 1440 }]),
  exceptions: [],
  onHolidays: "open",
};

/** Every interval begins and ends on a minute of every clock. */
const ANY_STEP = 1;

/** An agreement with every default filled in. @param defaults the zone of the first site, AHT of the first queue it serves */
export function resolveAgreement(
  text: AgreementText,
  defaults: { readonly zone: string; readonly ahtSeconds: number },
): Agreement {
  const { standBy, cancel, workingDays, blockBreak, training, forecastLock, readiness, settlementTolerance } = text;
  const priced = pricesOf(text, defaults.ahtSeconds);
  return {
    id: text.id,
    partner: text.partner,
    zone: text.zone ?? defaults.zone,
    serves: text.serves,
    seats: text.seats,
    fromDay: text.starting ?? null,
    untilDay: text.until ?? null,
    minimumBlockMinutes: minutesOf(text.minimumBlock),
    maximumBlockMinutes: text.maximumBlock === undefined ? null : minutesOf(text.maximumBlock),
    blockStepMinutes: text.blockStep === undefined ? ANY_STEP : minutesOf(text.blockStep),
    startEveryMinutes: text.startEvery === undefined ? ANY_STEP : minutesOf(text.startEvery),
    blockBreak:
      blockBreak === undefined
        ? null
        : { afterMinutes: minutesOf(blockBreak.after), minutes: minutesOf(blockBreak.length) },
    orderNotice: text.notice,
    standBy:
      standBy === undefined
        ? null
        : {
            reserveNotice: standBy.reserve,
            confirmNotice: standBy.confirm,
            releaseNotice: standBy.release ?? standBy.confirm,
            silence: standBy.silence,
            feePerSeatHour: standBy.feePerSeatHour * rateOf(text),
          },
    cancel:
      cancel === undefined ? null : { notice: cancel.notice, feePerSeatHour: cancel.feePerSeatHour * rateOf(text) },
    workingDays: {
      weekdays: workingDays?.days ?? [1, 2, 3, 4, 5],
      holidaysOf: workingDays?.holidaysOf ?? null,
      freeDays: workingDays?.free ?? [],
    },
    ...priced,
    currency: text.currency ?? null,
    ...(text.paymentDays === undefined ? {} : { paymentDays: text.paymentDays }),
    roundMinutes: text.roundTo === undefined ? null : minutesOf(text.roundTo),
    breaksPaidBy: text.breaksPaidBy ?? (priced.tariff.unit === "scheduled-hours" ? "client" : "partner"),
    shrinkage: text.shrinkage ?? null,
    fill: text.fill.map(({ notice, share }) => ({ noticeDays: notice / 86_400, share })),
    fillOnTriggers: text.fillOnTriggers ?? {},
    forecastLock:
      forecastLock === undefined
        ? null
        : { notice: forecastLock.before, band: forecastLock.band, leastShare: forecastLock.leastShare },
    training:
      training === undefined
        ? null
        : {
            days: training.length / 86_400,
            costPerSeat: training.costPerSeat * rateOf(text),
            slower: training.slower,
            slowerDays: training.slowerFor / 86_400,
          },
    ...(readiness === undefined
      ? {}
      : {
          readiness: {
            accessDays: readiness.access / 86_400,
            refresherDays: readiness.refresher === undefined ? null : readiness.refresher / 86_400,
          },
        }),
    ...(settlementTolerance === undefined ? {} : { settlementTolerance }),
    openingHours: text.openingHours ?? ALWAYS,
  };
}

function rateOf({ currency }: AgreementText): number {
  return currency?.rate ?? 1;
}

function minutesOf(seconds: number): number {
  return Math.round(seconds / 60);
}

/** The tariff, and what an hour of a seat is weighed by. */
function pricesOf(text: AgreementText, ahtSeconds: number): Pick<Agreement, "pricePerHour" | "priceBasis" | "tariff"> {
  const { pricePerHour = 0, priceBasis = "logged-in", tariff } = text;
  if (tariff === undefined)
    return {
      pricePerHour: pricePerHour * rateOf(text),
      priceBasis,
      tariff: {
        unit: priceBasis === "rostered" ? "scheduled-hours" : "logged-in-hours",
        tiers: [{ from: 0, price: pricePerHour }],
        reach: "incremental",
        period: "month",
        leastUnits: 0,
        service: [],
      },
    };
  const perUnit = (tariff.tiers[0]?.price ?? 0) * rateOf(text);
  return {
    pricePerHour: perUnit * unitsAnHour(tariff.per, ahtSeconds),
    priceBasis: tariff.per === "scheduled-hours" ? "rostered" : "logged-in",
    tariff: resolveTariff(tariff),
  };
}

/** Of the unit a tariff counts, in an hour without a pause. */
function unitsAnHour(unit: AgreementTariff["unit"], ahtSeconds: number): number {
  if (unit === "handled-contacts") return 3600 / ahtSeconds;
  return unit === "handled-minutes" ? 60 : 1;
}
