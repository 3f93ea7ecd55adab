import type { PartnerOutlook } from "@springtide/contracts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";

/** Contacts expected by day of the skills that the agreement serves, with their spread. */
export function ForecastTable({ forecast }: { readonly forecast: PartnerOutlook["forecast"] }) {
  const words = usePortalWords();
  const { say } = words;
  const shown = forecast.filter(({ days }) => days.length > 0);
  if (shown.length === 0) return null;
  return (
    <details className="part">
      <summary>
        <h2>{say("portal.forecast.title")}</h2>
      </summary>
      <p className="note">{say("portal.forecast.note")}</p>
      {shown.map(({ skill, days }) => {
        const most = Math.max(1, ...days.map(({ p90 }) => p90));
        const part = (value: number): string => `${String((100 * value) / most)}%`;
        return (
          <div key={skill} className="table-frame tall" tabIndex={0} role="region" aria-label={skill}>
            <table>
              <caption>{skill}</caption>
              <thead>
                <tr>
                  <th scope="col">{say("portal.column.day")}</th>
                  <th scope="col" className="number">
                    {say("portal.forecast.low")}
                  </th>
                  <th scope="col" className="number">
                    {say("portal.forecast.middle")}
                  </th>
                  <th scope="col" className="number">
                    {say("portal.forecast.high")}
                  </th>
                  <td className="bar-column" />
                </tr>
              </thead>
              <tbody>
                {days.map(({ day, p10, p50, p90 }) => (
                  <tr key={day}>
                    <th scope="row">{words.day(`${day}T12:00:00Z`, "UTC")}</th>
                    <td className="number">{words.count(p10)}</td>
                    <td className="number">{words.count(p50)}</td>
                    <td className="number">{words.count(p90)}</td>
                    <td className="bar-column" aria-hidden="true">
                      <span className="spread" style={{ left: part(p10), width: part(p90 - p10) }} />
                      <span className="middle" style={{ left: part(p50) }} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
    </details>
  );
}
