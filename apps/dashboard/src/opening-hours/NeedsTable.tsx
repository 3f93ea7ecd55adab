import { Table } from "@mantine/core";
import type { WeighedWindow } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

type Needs = WeighedWindow["needs"];

const SHARES = ["waitShare", "elsewhereShare", "lostShare", "preferShare"] as const;

/** What happens to needs while the window is closed, and how that is known. */
export function NeedsTable({ needs, words }: { readonly needs: Needs; readonly words: Words }) {
  const { say } = words;
  const row = (name: string, known: Needs["waitShare"], write: (value: number) => string) => (
    <Table.Tr key={name}>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td className="number">{write(known.value)}</Table.Td>
      <Table.Td className="number">
        {known.low === known.high ? "–" : say("hours.range", { low: write(known.low), high: write(known.high) })}
      </Table.Td>
      <Table.Td>{say(`hours.basis-${known.basis}`)}</Table.Td>
    </Table.Tr>
  );
  return (
    <div>
      <h4>{say("hours.needs")}</h4>
      <div className="table-scroll" role="region" aria-label={say("hours.needs")} tabIndex={0}>
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say("hours.needs-while-closed")}</Table.Th>
              <Table.Th className="number">{say("hours.likely")}</Table.Th>
              <Table.Th className="number">{say("hours.needs-range")}</Table.Th>
              <Table.Th>{say("hours.known-how")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {row(say("hours.needs-per-hour"), needs.perHour, words.hours)}
            {SHARES.map((key) => row(say(`hours.share-${key}`), needs[key], words.share))}
          </Table.Tbody>
        </Table>
      </div>
      {needs.waitingPerHour === null ? null : (
        <p className="note">
          {say("hours.waiting-only", {
            value: words.hours(needs.waitingPerHour.value),
            low: words.hours(needs.waitingPerHour.low),
            high: words.hours(needs.waitingPerHour.high),
          })}
        </p>
      )}
    </div>
  );
}
