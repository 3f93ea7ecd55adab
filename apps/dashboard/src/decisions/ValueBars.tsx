import { Table } from "@mantine/core";
import type { DecisionPeriod } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { valueBars } from "./worth.ts";

/** What waiting, looking, knowing and a day's notice are worth, as bars of one scale. */
export function ValueBars({ period, words }: { readonly period: DecisionPeriod; readonly words: Words }) {
  return (
    <Table className="figures value-bars" captionSide="top">
      <Table.Caption>{words.say("decisions.values.caption")}</Table.Caption>
      <Table.Tbody>
        {valueBars(period, words).map(({ name, meaning, written, share, isLoss }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">
              {name} <span className="note entry-line">{meaning}</span>
            </Table.Th>
            <Table.Td className="value-bar-cell">
              <span
                className={isLoss ? "origin-bar origin-bar-less" : "origin-bar"}
                style={{ width: `${(share * 100).toFixed(1)}%` }}
              />
            </Table.Td>
            <Table.Td className="number">{written}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
