import { Table } from "@mantine/core";
import type { RosterTotals } from "@springtide/season/roster-edit";
import type { TextId } from "../languages/texts.ts";
import type { Words } from "../words/words.ts";

/** Two rosters figure by figure, and what is between them. */
export function CompareTable(props: {
  readonly before: RosterTotals;
  readonly after: RosterTotals;
  readonly words: Words;
}) {
  const { before, after, words } = props;
  const { say } = words;
  const rows: readonly (readonly [TextId, keyof RosterTotals, (value: number) => string])[] = [
    ["roster-edit.total-short", "shortHours", words.hours],
    ["roster-edit.total-broken", "brokenRules", words.count],
    ["roster-edit.total-cost", "cost", words.money],
    ["roster-edit.total-hours", "hours", words.hours],
    ["roster-edit.total-overtime", "overtimeHours", words.hours],
    ["roster-edit.total-wishes", "wishesKept", words.count],
    ["roster-edit.total-spread", "unpopularSpreadHours", words.hours],
    ["roster-edit.total-shifts", "shifts", words.count],
  ];
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={say("roster-edit.compare")}>
      <Table className="figures">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("roster-edit.compare")}</Table.Th>
            <Table.Th className="number">{say("roster-edit.before")}</Table.Th>
            <Table.Th className="number">{say("roster-edit.after")}</Table.Th>
            <Table.Th className="number">{say("roster-edit.difference")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([id, figure, write]) => (
            <Table.Tr key={figure}>
              <Table.Th scope="row">{say(id)}</Table.Th>
              <Table.Td className="number">{write(before[figure])}</Table.Td>
              <Table.Td className="number">{write(after[figure])}</Table.Td>
              <Table.Td className="number">{words.signed(after[figure] - before[figure], write)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
