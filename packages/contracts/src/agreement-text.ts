import { z } from "zod";
import { NoticeText } from "./notice.ts";
import { TariffText } from "./tariff.ts";
import { Day, Duration, Id, Share } from "./units.ts";
import { OpeningHoursText, Weekdays } from "./weekly-hours.ts";

/** Enough for an hour in every currency; a larger number is a slip. */
const money = z.number().nonnegative().max(1_000_000_000);
/** Far beyond any operation; a larger number is a slip, and plans count people in 16 bits. */
const people = z.int().nonnegative().max(10_000);

/** Written and resolved alike. */
export const PaymentDays = z.int().min(0).max(365).meta({
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
  paymentDays: PaymentDays.optional(),
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
