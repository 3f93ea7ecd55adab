import type { PartnerOutlook } from "@springtide/contracts";
import type { Zones } from "../request/zones.ts";
import { cityOf } from "../requests/city.ts";
import { sameClock, spanSaid } from "../request/zones.ts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";

const TIERS = ["firm", "flexible", "option", "foretold"] as const;

/** One day ahead, stretch by stretch: what is held, what is foretold, and how many will probably be wanted. */
export function AheadDay({ day, zones }: { readonly day: PartnerOutlook["days"][number]; readonly zones: Zones }) {
  const words = usePortalWords();
  const { say } = words;
  const title = words.dayInFull(`${day.day}T12:00:00Z`, "UTC");
  const number = (value: number): string => (value === 0 ? "–" : words.hours(value));
  // On a phone there is room for what the day has, and for no empty columns.
  const tiers = TIERS.filter((tier) => day.stretches.some((stretch) => stretch[tier] > 0));
  return (
    <div className="sheet day ahead-days">
      <h3>{title}</h3>
      <div className="table-frame" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("portal.column.when")}</th>
              {tiers.map((tier) => (
                <th key={tier} scope="col" className="number">
                  {say(tier === "foretold" ? "portal.ahead.foretold" : `portal.tier.${tier}`)}
                </th>
              ))}
              <th scope="col" className="number">
                {say("portal.ahead.expected")}
              </th>
            </tr>
          </thead>
          <tbody>
            {day.stretches.map((stretch) => (
              <tr key={`${stretch.skill} ${stretch.start}`}>
                <th scope="row">
                  {spanSaid(stretch, zones.partner, words)} {stretch.skill}
                  {sameClock(stretch, zones, words) ? null : (
                    <p className="note">
                      {say("portal.line.theirs", {
                        span: spanSaid(stretch, zones.client, words),
                        city: cityOf(zones.client),
                      })}
                    </p>
                  )}
                </th>
                {tiers.map((tier) => (
                  <td key={tier} className="number">
                    {number(stretch[tier])}
                  </td>
                ))}
                <td className="number">
                  {stretch.expected.p10 === stretch.expected.p90
                    ? words.hours(stretch.expected.p50)
                    : say("portal.ahead.spread", {
                        middle: words.hours(stretch.expected.p50),
                        low: words.hours(stretch.expected.p10),
                        high: words.hours(stretch.expected.p90),
                      })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
