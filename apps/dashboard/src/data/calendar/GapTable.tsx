import { Table } from "@mantine/core";
import type { Words } from "../../words/words.ts";
import type { CalendarGap, HistoryCalendar } from "./history-calendar.ts";

/** The stretches of which something is missing or doubtful, as a table. */
export function GapTable({ calendar, words }: { readonly calendar: HistoryCalendar; readonly words: Words }) {
  const { gaps, name } = calendar;
  const { say } = words;
  if (gaps.length === 0) return null;
  return (
    <details className="more">
      <summary>{say("data.gaps", { count: gaps.length })}</summary>
      <div className="table-scroll table-tall" role="region" aria-label={say("data.gaps-of", { name })} tabIndex={0}>
        <Table className="figures data-table" verticalSpacing={3}>
          <caption>{say("data.gaps-of", { name })}</caption>
          <thead>
            <tr>
              <th scope="col">{say("data.from")}</th>
              <th scope="col">{say("data.to")}</th>
              <th scope="col" className="number">
                {say("data.days")}
              </th>
              <th scope="col">{say("data.what")}</th>
            </tr>
          </thead>
          <tbody>
            {gaps.map((gap) => (
              <tr key={gap.from}>
                <td>{words.day(gap.from)}</td>
                <td>{words.day(gap.to)}</td>
                <td className="number">{words.count(gap.to - gap.from + 1)}</td>
                <td>{stateSaid(gap, words)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </details>
  );
}

function stateSaid({ state }: CalendarGap, { say }: Words): string {
  return state === "counted" || state === "outside" ? "" : say(`data.legend-${state}`);
}
