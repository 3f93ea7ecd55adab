import type { RequestDelivery, RequestLine } from "@springtide/contracts";
import { spanSaid } from "../request/zones.ts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";

/** Delivered against confirmed, line by line, in position-hours. */
export function DeliveryTable(props: {
  readonly asked: readonly RequestLine[];
  readonly delivered: RequestDelivery["lines"];
  readonly zone: string;
}) {
  const { asked, delivered, zone } = props;
  const words = usePortalWords();
  const { say } = words;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={say("portal.delivery.table")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("portal.line")}</th>
            <th scope="col">{say("portal.column.when")}</th>
            <th scope="col" className="number">
              {say("portal.column.confirmed")}
            </th>
            <th scope="col" className="number">
              {say("portal.column.delivered")}
            </th>
          </tr>
        </thead>
        <tbody>
          {delivered.map(({ line, confirmedHours, deliveredHours }) => {
            const of = asked.find(({ id }) => id === line);
            return (
              <tr key={line}>
                <th scope="row">{line}</th>
                <td>
                  {of === undefined
                    ? null
                    : say("portal.day-span", { day: words.day(of.start, zone), span: spanSaid(of, zone, words) })}
                </td>
                <td className="number">{words.hours(confirmedHours)}</td>
                <td className="number">
                  {deliveredHours === null ? say("portal.delivery.not-recorded") : words.hours(deliveredHours)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
