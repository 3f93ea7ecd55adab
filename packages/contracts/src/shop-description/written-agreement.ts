import type { z } from "zod";
import type { Agreement } from "../agreement.ts";
import type { AgreementText } from "../agreement-text.ts";
import type { Notice } from "../notice.ts";
import { noticeInWords } from "../notice.ts";
import type { Shop } from "../shop.ts";
import { writtenHours, writtenWeekdays } from "./written-hours.ts";
import { isSame, unless, withoutNoise, writtenDays, writtenMinutes, writtenShare } from "./written-units.ts";

type AgreementInput = z.input<typeof AgreementText>;

/** Blocks of any length at any start. */
const ANY_STEP = 1;
const EVERY_DAY_ALL_DAY = Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: 1440 }]);

/** A partner's terms as a shop file writes them. */
export function writtenAgreement(agreement: Agreement, { zone }: Pick<Shop, "zone">): AgreementInput {
  const { maximumBlockMinutes, roundMinutes, shrinkage, fill, fillOnTriggers, openingHours } = agreement;
  const isAlwaysOpen =
    isSame(openingHours.week, EVERY_DAY_ALL_DAY) &&
    openingHours.exceptions.length === 0 &&
    openingHours.onHolidays === "open";
  return {
    id: agreement.id,
    partner: agreement.partner,
    zone: unless(agreement.zone, zone),
    serves: agreement.serves,
    seats: agreement.seats,
    starting: agreement.fromDay ?? undefined,
    until: agreement.untilDay ?? undefined,
    minimumBlock: writtenMinutes(agreement.minimumBlockMinutes),
    maximumBlock: maximumBlockMinutes === null ? undefined : writtenMinutes(maximumBlockMinutes),
    blockStep: stepOf(agreement.blockStepMinutes),
    startEvery: stepOf(agreement.startEveryMinutes),
    ...writtenTerms(agreement),
    ...writtenPrices(agreement),
    currency: agreement.currency ?? undefined,
    paymentDays: agreement.paymentDays,
    roundTo: roundMinutes === null ? undefined : writtenMinutes(roundMinutes),
    shrinkage: shrinkage === null ? undefined : writtenShare(shrinkage),
    fill:
      fill.length === 0
        ? undefined
        : fill.map(({ noticeDays, share }) => ({ notice: writtenDays(noticeDays), share: writtenShare(share) })),
    fillOnTriggers:
      Object.keys(fillOnTriggers).length === 0
        ? undefined
        : Object.fromEntries(Object.entries(fillOnTriggers).map(([trigger, share]) => [trigger, writtenShare(share)])),
    ...writtenSettling(agreement),
    openingHours: isAlwaysOpen ? undefined : writtenHours(openingHours),
  };
}

function stepOf(minutes: number): string | undefined {
  return minutes === ANY_STEP ? undefined : writtenMinutes(minutes);
}

/** Notices, stand-by and training: what is said when, and what it costs. */
function writtenTerms({
  currency,
  blockBreak,
  orderNotice,
  standBy,
  cancel,
  workingDays,
  forecastLock,
  training,
}: Agreement): Partial<AgreementInput> {
  const inItsCurrency = (amount: number): number => withoutNoise(amount / (currency?.rate ?? 1));
  return {
    blockBreak:
      blockBreak === null
        ? undefined
        : { after: writtenMinutes(blockBreak.afterMinutes), length: writtenMinutes(blockBreak.minutes) },
    notice: isSame(orderNotice, { unit: "days", days: 0, byMinute: 0 }) ? undefined : writtenNotice(orderNotice),
    standBy:
      standBy === null
        ? undefined
        : {
            reserve: writtenNotice(standBy.reserveNotice),
            confirm: writtenNotice(standBy.confirmNotice),
            release: isSame(standBy.releaseNotice, standBy.confirmNotice)
              ? undefined
              : writtenNotice(standBy.releaseNotice),
            silence: unless(standBy.silence, "released"),
            feePerSeatHour: unless(inItsCurrency(standBy.feePerSeatHour), 0),
          },
    cancel:
      cancel === null
        ? undefined
        : { notice: writtenNotice(cancel.notice), feePerSeatHour: inItsCurrency(cancel.feePerSeatHour) },
    workingDays: isSame(workingDays, { weekdays: [1, 2, 3, 4, 5], holidaysOf: null, freeDays: [] })
      ? undefined
      : {
          days: writtenWeekdays(workingDays.weekdays),
          holidaysOf: workingDays.holidaysOf ?? undefined,
          free: workingDays.freeDays.length === 0 ? undefined : workingDays.freeDays,
        },
    forecastLock:
      forecastLock === null
        ? undefined
        : {
            before: writtenNotice(forecastLock.notice),
            band: writtenShare(forecastLock.band),
            leastShare: writtenShare(forecastLock.leastShare),
          },
    training:
      training === null
        ? undefined
        : {
            length: writtenDays(training.days),
            costPerSeat: unless(inItsCurrency(training.costPerSeat), 0),
            slower: unless(training.slower, 0),
            slowerFor: unless(writtenDays(training.slowerDays), "0d"),
          },
  };
}

/** What a seat needs to be usable, and by how much deliveries may be off. */
function writtenSettling({ readiness, settlementTolerance }: Agreement): Partial<AgreementInput> {
  return {
    readiness:
      readiness === undefined
        ? undefined
        : {
            access: unless(writtenDays(readiness.accessDays), "0d"),
            refresher: readiness.refresherDays === null ? undefined : writtenDays(readiness.refresherDays),
          },
    settlementTolerance: settlementTolerance === undefined ? undefined : writtenShare(settlementTolerance),
  };
}

/** One price where there is no more to it, else the tariff. */
function writtenPrices({
  tariff,
  breaksPaidBy,
}: Agreement): Pick<AgreementInput, "pricePerHour" | "priceBasis" | "tariff" | "breaksPaidBy"> {
  const { unit, tiers, service, ...rest } = tariff;
  const [first] = tiers;
  const borne = unless(breaksPaidBy, unit === "scheduled-hours" ? "client" : "partner");
  const isOnePrice =
    tiers.length === 1 &&
    first?.from === 0 &&
    service.length === 0 &&
    rest.reach === "incremental" &&
    rest.period === "month" &&
    rest.leastUnits === 0;
  if (isOnePrice && (unit === "scheduled-hours" || unit === "logged-in-hours"))
    return {
      pricePerHour: first.price,
      priceBasis: unit === "scheduled-hours" ? "rostered" : undefined,
      breaksPaidBy: borne,
    };
  return {
    tariff: {
      per: unit,
      tiers,
      reach: unless(rest.reach, "incremental"),
      period: unless(rest.period, "month"),
      leastUnits: unless(rest.leastUnits, 0),
      service:
        service.length === 0
          ? undefined
          : service.map(({ atLeast, share }) => ({ atLeast: writtenShare(atLeast), adds: share })),
    },
    breaksPaidBy: borne,
  };
}

/** Days end at noon where nothing is said. */
function writtenNotice(notice: Notice): string {
  return noticeInWords(notice).replace(/ by 12:00$/, "");
}
