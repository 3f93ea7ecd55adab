import type { StatementRemark } from "@springtide/contracts";
import type { SettlementSpeech } from "./settlement-speech.ts";

/** A remark of a statement in the reader's language, from its record; a remark without a text does not compile. */
export function remarkSaid(remark: StatementRemark, speech: SettlementSpeech): string {
  return speech.say(`settlement.remark.${remark.code}`, valuesOf(remark, speech));
}

function valuesOf(remark: StatementRemark, speech: SettlementSpeech): Record<string, string | number> {
  switch (remark.code) {
    case "terms-outdated":
      return { day: speech.day(remark.finalOn) };
    case "differs-from-sealed":
      return {
        day: speech.day(remark.finalOn),
        ...{ then: speech.cents(remark.sealedCents), now: speech.cents(remark.netCents) },
      };
    case "delivery-unknown":
    case "contacts-reckoned":
    case "handled-time-reckoned":
      return { lines: remark.lines };
    case "nothing-locked":
      return locked(remark, speech);
    case "published-plan-locked":
    case "stored-plan-locked":
      return { ...locked(remark, speech), version: String(remark.version), at: speech.moment(remark.at) };
    case "forecasts-locked": {
      const forecasts = remark.forecasts.map(({ queue, version, at }) =>
        speech.say("settlement.forecast-version", { queue, version: String(version), at: speech.moment(at) }),
      );
      return { ...locked(remark, speech), forecasts: speech.list(forecasts) };
    }
    case "least-of-requests":
      return { ...locked(remark, speech), requests: remark.requests.join(", ") };
    case "service-unknown":
      return days(remark, speech);
    case "service-known-in-part":
      return { ...days(remark, speech), share: speech.share(Math.round(remark.knownShare * 1000) / 1000) };
    case "month-not-over":
    case "malus-held-back":
    case "dispute-open":
    case "net-of-vat":
      return {};
  }
}

interface Days {
  readonly firstDay: string;
  readonly lastDay: string;
}

function days({ firstDay, lastDay }: Days, { day }: SettlementSpeech) {
  return { from: day(firstDay), to: day(lastDay) };
}

function locked(of: Days & { readonly lockBy: string }, speech: SettlementSpeech) {
  return { ...days(of, speech), moment: speech.moment(of.lockBy) };
}
