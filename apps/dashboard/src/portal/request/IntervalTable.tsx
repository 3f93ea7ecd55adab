import type { RequestLine } from "@springtide/contracts";
import { intervalsOfDay } from "../requests/lines.ts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import type { Zones } from "./zones.ts";
import { cityOf } from "../requests/city.ts";

/** Positions of a day, interval by interval, on both clocks. */
export function IntervalTable(props: {
  readonly lines: readonly RequestLine[];
  readonly zones: Zones;
  readonly label: string;
}) {
  const { lines, zones, label } = props;
  const words = usePortalWords();
  const { say } = words;
  const rows = intervalsOfDay(lines);
  const sum = ({ firm, flexible, option }: (typeof rows)[number]): number => firm + flexible + option;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={say("portal.intervals.of", { day: label })}>
      <table>
        <thead>
          <tr>
            <th scope="col">{cityOf(zones.partner)}</th>
            {zones.client === zones.partner ? null : <th scope="col">{cityOf(zones.client)}</th>}
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
              {say("portal.intervals.sum")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.start}>
              <th scope="row">{words.time(row.start, zones.partner)}</th>
              {zones.client === zones.partner ? null : <td>{words.time(row.start, zones.client)}</td>}
              <td className="number">{words.count(row.firm)}</td>
              <td className="number">{words.count(row.flexible)}</td>
              <td className="number">{words.count(row.option)}</td>
              <td className="number">{words.count(sum(row))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
