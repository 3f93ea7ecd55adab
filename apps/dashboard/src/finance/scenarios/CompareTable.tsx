import { Table } from "@mantine/core";
import type { FinanceOutcome } from "@springtide/contracts";
import type { SubjectNames } from "../subject-names.ts";
import type { Words } from "../../words/words.ts";
import { outcomeName } from "../outcome-name.ts";
import { compareRows } from "./compare-rows.ts";

/** Scenarios side by side on the same seasons, with differences to the plan and their confidence. */
export function CompareTable(props: {
  readonly outcomes: readonly FinanceOutcome[];
  readonly names: SubjectNames;
  readonly words: Words;
}) {
  const { outcomes, names, words } = props;
  const { say } = words;
  return (
    <>
      <div className="table-scroll" role="region" aria-label={say("finance.side-by-side")} tabIndex={0}>
        <Table className="figures finance-compare" verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say("finance.figure")}</Table.Th>
              {outcomes.map((one) => (
                <Table.Th key={one.id} scope="col" className="number">
                  {outcomeName(one, words)}
                  {one.isPriced && one.difference !== null ? (
                    <span className="note finance-below">{say("finance.only-priced")}</span>
                  ) : null}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {compareRows(outcomes, names, words).map((row) => (
              <Table.Tr key={row.key}>
                <Table.Th scope="row" className="finance-wrapping">
                  {row.name}
                </Table.Th>
                {row.cells.map(({ value, more, isSure }, i) => (
                  <Table.Td key={outcomes[i]?.id} className="number">
                    {value}
                    {more === "" ? null : (
                      <span className={`note finance-below ${isSure === false ? "finance-chance" : ""}`}>
                        {more}
                        {isSure === false ? <span> · {say("finance.within-chance")}</span> : null}
                      </span>
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <p className="note">{say("finance.compare-note")}</p>
    </>
  );
}
