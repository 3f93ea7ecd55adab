import { Table } from "@mantine/core";
import { useSay } from "../languages/ReaderProvider.tsx";
import type { ComparisonLine } from "./comparison.ts";

/** Before and after, line by line. @param sentence says the same to those who do not see the table */
export function ComparisonTable(props: { readonly lines: readonly ComparisonLine[]; readonly sentence: string }) {
  const { lines, sentence } = props;
  const say = useSay();
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={say("what-if.before-and-after")}>
      <Table className="figures">
        <Table.Caption aria-live="polite">{sentence}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <span className="hidden-visually">{say("what-if.figure")}</span>
            </Table.Th>
            <Table.Th className="number only-wide">{say("what-if.stored")}</Table.Th>
            <Table.Th className="number">{say("what-if.changed")}</Table.Th>
            <Table.Th className="number">{say("what-if.difference")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ name, before: old, after: now, change, better }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td className="number only-wide">{old}</Table.Td>
              <Table.Td className="number">{now}</Table.Td>
              <Table.Td className={`number ${better === null ? "" : better ? "better" : "worse"}`}>{change}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
