import { Table } from "@mantine/core";
import type { Words } from "../../words/words.ts";
import type { LeadPicture } from "./lead-picture.ts";
import { PROMISED } from "./lead-picture.ts";

/** Errors and the bands' coverage by lead. */
export function LeadTable({ picture, words }: { readonly picture: LeadPicture; readonly words: Words }) {
  const { say } = words;
  const share = (value: number | null | undefined): string =>
    value === null || value === undefined ? "–" : words.finely(value);
  return (
    <div className="table-scroll" role="region" aria-label={say("proof.error-by-lead")} tabIndex={0}>
      <Table className="figures">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("proof.days-ahead")}</Table.Th>
            <Table.Th className="number">{say("proof.judged-days")}</Table.Th>
            <Table.Th className="number">{say("proof.this-forecast")}</Table.Th>
            {picture.yardsticks.map((name) => (
              <Table.Th key={name} className="number">
                {name}
              </Table.Th>
            ))}
            <Table.Th className="number">{say("proof.bias")}</Table.Th>
            {PROMISED.map((promised) => (
              <Table.Th key={promised} className="number">
                {say("proof.band-held", { share: words.share(promised) })}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {picture.rows.map((row) => (
            <Table.Tr key={row.label}>
              <Table.Th scope="row">{row.label}</Table.Th>
              <Table.Td className="number">{words.count(row.days)}</Table.Td>
              <Table.Td className="number">{share(row.error)}</Table.Td>
              {picture.yardsticks.map((name, i) => (
                <Table.Td key={name} className="number">
                  {share(row.yardsticks[i])}
                </Table.Td>
              ))}
              <Table.Td className="number">{row.bias === null ? "–" : words.signed(row.bias, words.finely)}</Table.Td>
              {PROMISED.map((promised, i) => (
                <Table.Td key={promised} className="number">
                  {share(row.coverage[i])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
