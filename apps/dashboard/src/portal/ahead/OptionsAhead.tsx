import type { ConfirmChance, PartnerOutlook } from "@springtide/contracts";
import { useState } from "react";
import { cityOf } from "../requests/city.ts";
import { spanSaid } from "../request/zones.ts";
import { usePortalMinute } from "../shell/PortalClock.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { linkTo } from "../usePortalAddress.ts";

/** A season has hundreds; the next ones come first. */
const SHOWN_FIRST = 15;

/** Options that are open and seats that the plan foretells, each with the chance that it is confirmed and until when that is decided. */
export function OptionsAhead({ outlook: { lines, foretold, terms } }: { readonly outlook: PartnerOutlook }) {
  const words = usePortalWords();
  const { say } = words;
  const zone = terms.partnerZone;
  const nowMs = usePortalMinute();
  const open = lines.flatMap(({ chance, ...line }) => (chance === null ? [] : [{ ...line, chance }]));
  const [isWhole, showWhole] = useState(false);
  const count = open.length + foretold.length;
  if (count === 0) return null;
  const shown = isWhole ? count : SHOWN_FIRST;
  return (
    <section className="sheet" aria-labelledby="options-title">
      <h2 id="options-title">{say("portal.ahead.options")}</h2>
      <p className="note">{say("portal.ahead.options-note", { city: cityOf(zone) })}</p>
      <ul className="rows">
        {open.slice(0, shown).map((line) => (
          <li key={`${line.request} ${line.line}`}>
            <a {...linkTo({ request: line.request })}>
              {say("portal.ahead.line", { request: line.request, line: line.line })}
            </a>{" "}
            <strong>
              {say("portal.day-span", { day: words.day(line.start, zone), span: spanSaid(line, zone, words) })}
            </strong>{" "}
            {line.skill} <span className={`tier tier-${line.tier}`}>{say(`portal.tier.${line.tier}`)}</span>
            <Chance chance={line.chance} of={line.positionsLoggedIn} />
            <p className="note">
              {line.finalFrom === null
                ? null
                : say("portal.ahead.final", {
                    moment: words.moment(line.finalFrom.at, zone),
                    away: words.fromNow(line.finalFrom.at, nowMs),
                  })}{" "}
              {line.contacts === null
                ? null
                : say("portal.ahead.contacts", {
                    mean: words.count(line.contacts.mean),
                    low: words.count(line.contacts.p10),
                    high: words.count(line.contacts.p90),
                  })}
            </p>
          </li>
        ))}
        {foretold.slice(0, Math.max(0, shown - open.length)).map((stretch) => (
          <li key={`${stretch.skill} ${stretch.tier} ${stretch.start} ${stretch.end}`}>
            <strong>
              {say("portal.day-span", { day: words.day(stretch.start, zone), span: spanSaid(stretch, zone, words) })}
            </strong>{" "}
            {stretch.skill} <span className={`tier tier-${stretch.tier}`}>{say(`portal.tier.${stretch.tier}`)}</span>{" "}
            <span className="state">{say("portal.ahead.not-asked")}</span>
            <Chance chance={stretch.chance} of={stretch.positions} />
            <p className="note">
              {stretch.decidedBy === null
                ? null
                : say("portal.ahead.decided", {
                    moment: words.moment(stretch.decidedBy, zone),
                    away: words.fromNow(stretch.decidedBy, nowMs),
                  })}
            </p>
          </li>
        ))}
      </ul>
      {shown >= count ? null : (
        <button
          type="button"
          onClick={() => {
            showWhole(true);
          }}
        >
          {say("portal.ahead.all", { count: words.count(count) })}
        </button>
      )}
    </section>
  );
}

function Chance({ chance, of }: { readonly chance: ConfirmChance; readonly of: number }) {
  const words = usePortalWords();
  return (
    <div className="chance">
      <div className="meter" aria-hidden="true">
        <span className="meter-any" style={{ width: `${String(100 * chance.any)}%` }} />
        <span style={{ width: `${String(100 * chance.all)}%` }} />
      </div>
      <p>
        {words.say("portal.ahead.chance", {
          count: of,
          all: words.share(chance.all),
          any: words.share(chance.any),
          mean: words.hours(chance.positions.mean),
          low: words.hours(chance.positions.p10),
          high: words.hours(chance.positions.p90),
        })}
      </p>
    </div>
  );
}
