import type { SeatReadiness } from "@springtide/contracts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";

/** Usable seats against those asked for, day by day; where there are too few is said and marked. */
export function ReadyDays({ days }: { readonly days: SeatReadiness["days"] }) {
  const words = usePortalWords();
  const { say } = words;
  const asked = days.filter((day) => day.asked > 0);
  if (asked.length === 0) return null;
  const short = asked.filter((day) => day.usable < day.asked).length;
  return (
    <section className="sheet" aria-labelledby="ready-title">
      <h2 id="ready-title">{say("portal.ready.title")}</h2>
      <p>{say("portal.ready.short", { short, days: asked.length })}</p>
      <div className="table-frame tall" tabIndex={0} role="region" aria-label={say("portal.ready.title")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("portal.column.day")}</th>
              <th scope="col" className="number">
                {say("portal.column.asked")}
              </th>
              <th scope="col" className="number">
                {say("portal.column.usable")}
              </th>
              <th scope="col" className="number">
                {say("portal.column.short")}
              </th>
            </tr>
          </thead>
          <tbody>
            {asked.map((day) => (
              <tr key={day.day}>
                <th scope="row">{words.day(`${day.day}T12:00:00Z`, "UTC")}</th>
                <td className="number">{words.count(day.asked)}</td>
                <td className="number">{words.count(day.usable)}</td>
                <td className={day.usable < day.asked ? "number short" : "number"}>
                  {day.usable < day.asked ? words.count(day.asked - day.usable) : "–"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
