import { Table } from "@mantine/core";
import type { Words } from "../words/words.ts";
import type { ServicePicture } from "./service-picture.ts";

/** What customers meet, one row an interval. */
export function ServiceTable({ picture, words }: { readonly picture: ServicePicture; readonly words: Words }) {
  const { say } = words;
  const share = (value: number | null): string => (value === null ? "–" : words.share(value));
  return (
    <div className="table-scroll table-tall" tabIndex={0} role="region" aria-label={say("service.table")}>
      <Table className="figures" stickyHeader>
        <Table.Caption>{picture.sentence}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("service.from")}</Table.Th>
            <Table.Th className="number only-wide">{say("service.contacts")}</Table.Th>
            <Table.Th className="number">{say("service.agents")}</Table.Th>
            <Table.Th className="number">{say("service.in", { within: picture.within })}</Table.Th>
            <Table.Th className="number">{say("service.ready-seasons")}</Table.Th>
            <Table.Th className="number">{say("service.hang-up-column")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {picture.rows.map(({ interval, label, contacts, agents, serviceLevel, low, high, abandonShare }) => (
            <Table.Tr key={interval}>
              <Table.Th scope="row">{label}</Table.Th>
              <Table.Td className="number only-wide">{words.hours(contacts)}</Table.Td>
              <Table.Td className="number">{words.count(agents)}</Table.Td>
              <Table.Td className={serviceLevel !== null && serviceLevel < picture.target ? "number short" : "number"}>
                {share(serviceLevel)}
              </Table.Td>
              <Table.Td className="number">
                {low === null ? "–" : say("service.range", { low: share(low), high: share(high) })}
              </Table.Td>
              <Table.Td className="number">{abandonShare === null ? "–" : words.finely(abandonShare)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
