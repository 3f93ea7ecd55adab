import type { RequestFill } from "@springtide/contracts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import type { Zones } from "../request/zones.ts";
import { spanSaid } from "../request/zones.ts";
import { shortStretches } from "./short-stretches.ts";

/** How the partner's own roster fills a request, and where people are missing. */
export function FillPart({ fill, zones }: { readonly fill: RequestFill; readonly zones: Zones }) {
  const words = usePortalWords();
  const { say } = words;
  const short = shortStretches(fill.intervals);
  return (
    <>
      <p className="lead">
        {say("portal.fill.said", {
          share: words.share(fill.share),
          filled: words.hours(fill.filledHours),
          asked: words.hours(fill.askedHours),
          version: fill.version,
        })}
      </p>
      <div className="meter" aria-hidden="true">
        <span style={{ width: `${String(Math.min(100, 100 * fill.share))}%` }} />
      </div>
      {short.length === 0 ? (
        <p className="good">{say("portal.fill.complete")}</p>
      ) : (
        <div className="table-frame fill" tabIndex={0} role="region" aria-label={say("portal.fill.short-title")}>
          <table>
            <caption>{say("portal.fill.short-title")}</caption>
            <thead>
              <tr>
                <th scope="col">{say("portal.column.when")}</th>
                <th scope="col">{say("portal.column.skill")}</th>
                <th scope="col" className="number">
                  {say("portal.column.asked")}
                </th>
                <th scope="col" className="number">
                  {say("portal.column.there")}
                </th>
                <th scope="col" className="number">
                  {say("portal.column.short")}
                </th>
              </tr>
            </thead>
            <tbody>
              {short.map(({ start, end, skill, asked, there, short: missing }) => (
                <tr key={`${start} ${skill}`}>
                  <th scope="row">
                    {say("portal.day-span", {
                      day: words.day(start, zones.partner),
                      span: spanSaid({ start, end }, zones.partner, words),
                    })}
                  </th>
                  <td>{skill}</td>
                  <td className="number">{words.hours(asked)}</td>
                  <td className="number">{words.hours(there)}</td>
                  <td className="number short">{words.hours(missing)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
