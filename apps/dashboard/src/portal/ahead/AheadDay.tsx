import type { PartnerOutlook } from "@springtide/contracts";
import type { Zones } from "../request/zones.ts";
import { cityOf, spanSaid } from "../request/zones.ts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";

/** One day ahead, stretch by stretch: what is held, what is foretold, and how many will probably be wanted. */
export function AheadDay({ day, zones }: { readonly day: PartnerOutlook["days"][number]; readonly zones: Zones }) {
  const words = usePortalWords();
  const { say } = words;
  const title = words.dayInFull(`${day.day}T12:00:00Z`, "UTC");
  const number = (value: number): string => (value === 0 ? "–" : words.hours(value));
  return (
    <div className="sheet day">
      <h3>{title}</h3>
      <div className="table-frame" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{cityOf(zones.partner)}</th>
              {zones.client === zones.partner ? null : <th scope="col">{cityOf(zones.client)}</th>}
              <th scope="col">{say("portal.column.skill")}</th>
              <th scope="col" className="number">
                {say("portal.tier.firm")}
              </th>
              <th scope="col" className="number">
                {say("portal.tier.flexible")}
              </th>
              <th scope="col" className="number">
                {say("portal.tier.option")}
              </th>
              <th scope="col" className="number">
                {say("portal.ahead.foretold")}
              </th>
              <th scope="col" className="number">
                {say("portal.ahead.expected")}
              </th>
            </tr>
          </thead>
          <tbody>
            {day.stretches.map((stretch) => (
              <tr key={`${stretch.skill} ${stretch.start}`}>
                <th scope="row">{spanSaid(stretch, zones.partner, words)}</th>
                {zones.client === zones.partner ? null : <td>{spanSaid(stretch, zones.client, words)}</td>}
                <td>{stretch.skill}</td>
                <td className="number">{number(stretch.firm)}</td>
                <td className="number">{number(stretch.flexible)}</td>
                <td className="number">{number(stretch.option)}</td>
                <td className="number">{number(stretch.foretold)}</td>
                <td className="number">
                  {say("portal.ahead.spread", {
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
