import type { PartnerOutlook, PartnerTerms } from "@springtide/contracts";
import type { ReactNode } from "react";
import { countingSaid } from "../request/counting-said.ts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";

/** The terms as both sides hold them, and what the forecast would lock. */
export function TermsPart({ terms, locks }: { readonly terms: PartnerTerms; readonly locks: PartnerOutlook["locks"] }) {
  const words = usePortalWords();
  const { say } = words;
  const { order, reserve, confirm } = terms.countings;
  const price = (value: string): string =>
    new Intl.NumberFormat(words.locale, {
      style: "currency",
      currency: terms.currency,
      maximumFractionDigits: 6,
    }).format(Number(value));
  const day = (iso: string): string => words.day(`${iso}T12:00:00Z`, "UTC");
  const fact = (label: string, value: ReactNode) => (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
  return (
    <details className="part">
      <summary>
        <h2>{say("portal.terms.title")}</h2>
      </summary>
      <dl className="facts">
        {fact(say("portal.terms.seats"), words.count(terms.seats))}
        {fact(say("portal.terms.serves"), words.list(terms.serves))}
        {fact(say("portal.terms.order"), countingSaid(order, words))}
        {terms.standBy === null || reserve === null || confirm === null ? null : (
          <>
            {fact(say("portal.terms.reserve"), countingSaid(reserve, words))}
            {fact(say("portal.terms.confirm"), countingSaid(confirm, words))}
            {fact(say("portal.terms.fee"), price(terms.standBy.feePerSeatHour))}
          </>
        )}
        {fact(
          say("portal.terms.price"),
          terms.tariff.tiers
            .map(({ from, price: of }) => say("portal.terms.tier", { from: words.count(from), price: price(of) }))
            .join("; "),
        )}
        {fact(say("portal.terms.tolerance"), words.share(terms.settlementTolerance))}
      </dl>
      {locks.map((lock) => (
        <p key={`${lock.firstDay} ${lock.lastDay}`}>
          {say("portal.terms.lock", {
            from: day(lock.firstDay),
            to: day(lock.lastDay),
            moment: words.moment(lock.lockBy, terms.partnerZone),
            contacts: words.count(lock.contacts),
            most: words.count(lock.mostContacts),
          })}
        </p>
      ))}
    </details>
  );
}
