import type { StatementRemark } from "@springtide/contracts";

/** A remark as files and the API say it, in English. */
export function remarkInWords(remark: StatementRemark, currency: string): string {
  switch (remark.code) {
    case "terms-outdated":
      return `The shop file has other terms by now; this month stays with those by which it was final on ${remark.finalOn}.`;
    case "differs-from-sealed": {
      const [then, now] = [remark.sealedCents, remark.netCents].map(
        (cents) => `${(cents / 100).toFixed(2)} ${currency}`,
      );
      return `When it was final for the first time, on ${remark.finalOn}, it came to ${then ?? ""}; by what was recorded since it comes to ${now ?? ""}.`;
    }
    case "month-not-over":
      return "The month is not over: what is yet to come is not in it.";
    case "delivery-unknown":
      return `Of ${counted(remark.lines, "confirmed line")} nobody recorded what came; nothing is billed for them yet.`;
    case "contacts-reckoned":
      return `Of ${counted(remark.lines, "line")} nobody counted the contacts; they are reckoned from handled time by the AHT of the queue.`;
    case "handled-time-reckoned":
      return `Of ${counted(remark.lines, "line")} nobody measured handled time; it is reckoned as if no seat was ever idle, the most it can be.`;
    case "nothing-locked":
    case "published-plan-locked":
    case "stored-plan-locked":
    case "forecasts-locked":
    case "least-of-requests":
      return lockInWords(remark);
    case "malus-held-back":
      return "Nothing is taken off for service where far more came than was locked, or where it is not known yet what came.";
    case "service-unknown":
      return `No service level is recorded for ${daysOf(remark)}, so nothing is added or taken off for it: send deliveries with contacts_offered and contacts_in_time, or record it by hand.`;
    case "service-known-in-part":
      return `The service level of ${daysOf(remark)} is that of ${Math.round(remark.knownShare * 1000) / 10} % of the time with seats agreed: of the rest nobody recorded contacts.`;
    case "dispute-open":
      return "A dispute is open: the total may change by it.";
    case "net-of-vat":
      return "All amounts are net of VAT. The legal invoice comes from the partner's own system.";
  }
}

function lockInWords(remark: Extract<StatementRemark, { readonly lockBy: string }>): string {
  const { code, lockBy } = remark;
  const days = daysOf(remark);
  const held = (what: string): string =>
    `The forecast of ${days} is that of ${what}, which held when it was locked on ${lockBy}. Later versions do not count.`;
  switch (code) {
    case "nothing-locked":
      return `No forecast was locked for ${days}: none was there when its deadline passed on ${lockBy}.`;
    case "published-plan-locked":
      return held(`the published plan of version ${remark.version}, of ${remark.at}`);
    case "stored-plan-locked":
      return held(`the plan of version ${remark.version}, of ${remark.at}`);
    case "forecasts-locked":
      return held(
        remark.forecasts
          .map((one) => `the forecast of ${one.queue} published as version ${one.version}, of ${one.at}`)
          .join(" and "),
      );
    case "least-of-requests":
      return `The least volume of ${days} is a share of the seats asked for by ${lockBy}, as no plan told of it then: ${remark.requests.join(", ")}.`;
  }
}

function daysOf({ firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string }): string {
  return `${firstDay} to ${lastDay}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
