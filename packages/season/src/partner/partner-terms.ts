import {
  type Agreement,
  noticeInWords,
  type PartnerTerms,
  type ReadinessTerms,
  type Shop,
} from "@springtide/contracts";
import { countingOf } from "../requests/counting-words.ts";
import { decimalOf } from "./decimal.ts";

/** An agreement as its partner may know it, in the agreement's currency: nothing of the client but its name and clock. */
export function partnerTermsOf(shop: Shop, agreement: Agreement, partner: string): PartnerTerms {
  const { standBy, cancel, currency, tariff, forecastLock } = agreement;
  const theirs = (amount: number): string => decimalOf(amount / (currency?.rate ?? 1));
  return {
    shop: shop.id,
    client: shop.name,
    agreement: agreement.id,
    partner,
    partnerName: agreement.partner,
    clientZone: shop.zone,
    partnerZone: agreement.zone,
    serves: agreement.serves,
    seats: agreement.seats,
    fromDay: agreement.fromDay,
    untilDay: agreement.untilDay,
    blocks: {
      minimumMinutes: agreement.minimumBlockMinutes,
      maximumMinutes: agreement.maximumBlockMinutes,
      stepMinutes: agreement.blockStepMinutes,
      startEveryMinutes: agreement.startEveryMinutes,
    },
    orderNotice: noticeInWords(agreement.orderNotice),
    countings: {
      order: countingOf(agreement, agreement.orderNotice),
      reserve: standBy === null ? null : countingOf(agreement, standBy.reserveNotice),
      confirm: standBy === null ? null : countingOf(agreement, standBy.confirmNotice),
    },
    standBy:
      standBy === null
        ? null
        : {
            reserve: noticeInWords(standBy.reserveNotice),
            confirm: noticeInWords(standBy.confirmNotice),
            release: noticeInWords(standBy.releaseNotice),
            silence: standBy.silence,
            feePerSeatHour: theirs(standBy.feePerSeatHour),
          },
    cancel:
      cancel === null ? null : { notice: noticeInWords(cancel.notice), feePerSeatHour: theirs(cancel.feePerSeatHour) },
    currency: currency?.code ?? shop.currency,
    tariff: { ...tariff, tiers: tariff.tiers.map(({ from, price }) => ({ from, price: decimalOf(price) })) },
    roundMinutes: agreement.roundMinutes,
    breaksPaidBy: agreement.breaksPaidBy,
    lock:
      forecastLock === null
        ? null
        : {
            before: noticeInWords(forecastLock.notice),
            band: forecastLock.band,
            leastShare: forecastLock.leastShare,
          },
    settlementTolerance: agreement.settlementTolerance ?? 0,
    readiness: readinessTermsOf(agreement),
  };
}

/** What records of an agreement's seats are held to. */
export function readinessTermsOf({ training, readiness }: Agreement): ReadinessTerms {
  return {
    trainingDays: training?.days ?? 0,
    accessDays: readiness?.accessDays ?? 0,
    refresherDays: readiness?.refresherDays ?? null,
  };
}
