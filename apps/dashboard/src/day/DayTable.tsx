import { Table } from "@mantine/core";
import type { Words } from "../words/words.ts";
import type { DayPicture } from "./day-picture.ts";

/** The day's figures as a table, one row an interval; a row that can be explained is opened by its time. */
export function DayTable(props: {
  readonly picture: DayPicture;
  readonly explained: ReadonlySet<number>;
  readonly onWhy: (interval: number, opener: HTMLElement) => void;
  readonly words: Words;
}) {
  const { picture, explained, onWhy, words } = props;
  const { say } = words;
  return (
    <div className="table-scroll table-tall" tabIndex={0} role="region" aria-label={say("day.by-interval")}>
      <Table className="figures" stickyHeader>
        <Table.Caption>{picture.sentence}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("day.from")}</Table.Th>
            <Table.Th className="number">{say("day.required")}</Table.Th>
            <Table.Th className="number">{say("day.own")}</Table.Th>
            <Table.Th className="number">{say("day.overflow")}</Table.Th>
            <Table.Th className="number">{say("day.short")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {picture.rows.map(({ interval, label, required, own, overflow, gap }) => (
            <Table.Tr key={interval}>
              <Table.Th scope="row">
                {explained.has(interval) ? (
                  <button
                    type="button"
                    className="link"
                    aria-label={say("day.why-at", { label })}
                    onClick={({ currentTarget }) => {
                      onWhy(interval, currentTarget);
                    }}
                  >
                    {label}
                  </button>
                ) : (
                  label
                )}
              </Table.Th>
              <Table.Td className="number">{words.count(required)}</Table.Td>
              <Table.Td className="number">{words.count(own)}</Table.Td>
              <Table.Td className="number">{words.count(overflow)}</Table.Td>
              <Table.Td className={gap > 0 ? "number short" : "number"}>
                {gap > 0 ? `−${words.count(gap)}` : "0"}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
