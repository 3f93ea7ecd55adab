import type { RequestLine } from "@springtide/contracts";
import { intervalsOfDay } from "../requests/lines.ts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";

/** The positions of a day as bars over its hours, firm ones below; a table beside it says the same. */
export function DayStrip({ lines, zone }: { readonly lines: readonly RequestLine[]; readonly zone: string }) {
  const words = usePortalWords();
  const rows = intervalsOfDay(lines);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const most = Math.max(1, ...rows.map(({ firm, flexible, option }) => firm + flexible + option));
  const part = (value: number): string => `${String((100 * value) / most)}%`;
  return (
    <figure className="strip">
      <div className="strip-bars" aria-hidden="true">
        {rows.map((row) => (
          <span key={row.start} className="strip-bar">
            <span className="bar-option" style={{ height: part(row.option) }} />
            <span className="bar-flexible" style={{ height: part(row.flexible) }} />
            <span className="bar-firm" style={{ height: part(row.firm) }} />
          </span>
        ))}
      </div>
      <figcaption className="note">
        {words.say("portal.request.strip", {
          from: words.time(first.start, zone),
          to: words.time(last.end, zone),
          most,
        })}
      </figcaption>
    </figure>
  );
}
