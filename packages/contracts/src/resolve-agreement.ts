import type { Agreement } from "./agreement.ts";
import type { AgreementText } from "./agreement-text.ts";
import { type AgreementTariff, resolveTariff } from "./tariff.ts";
import type { OpeningHours } from "./weekly-hours.ts";

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
