import { Table } from "@mantine/core";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import type { MatrixCell, MatrixRow, SeasonMatrix } from "./season-matrix.ts";

/** Ledger cost and value at stake by season and target, each in a table of its own. */
export function MatrixTables({ matrix, words }: { readonly matrix: SeasonMatrix; readonly words: Words }) {
  const { say } = words;
  return (
    <div className="halves finance-matrix">
      <Sheet title={say("finance.ledger")} note={say("finance.ledger-note")}>
        <MatrixTable title={say("finance.ledger")} rows={matrix.ledger} words={words} />
      </Sheet>
      <Sheet title={say("finance.at-stake")} note={say("finance.at-stake-note")}>
        {matrix.atStake === null ? (
          <p className="empty">{say("finance.not-valued")}</p>
        ) : (
          <MatrixTable title={say("finance.at-stake")} rows={matrix.atStake} words={words} />
        )}
      </Sheet>
    </div>
  );
}

function MatrixTable(props: { readonly title: string; readonly rows: readonly MatrixRow[]; readonly words: Words }) {
  const { title, rows, words } = props;
  const { say } = words;
  return (
    <div className="table-scroll" role="region" aria-label={title} tabIndex={0}>
      <Table className="figures finance-dense" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say("finance.season")}</Table.Th>
            <Table.Th scope="col" className="number">
              {say("finance.in-currency", { figure: say("finance.target-now"), currency: words.currencySign })}
            </Table.Th>
            <Table.Th scope="col" className="number">
              {say("finance.in-currency", { figure: say("finance.target-proposed"), currency: words.currencySign })}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ season, dates, current, proposed }) => (
            <Table.Tr key={season}>
              <Table.Th scope="row" className="finance-wrapping">
                {say(`finance.season-${season}`)}
                <span className="note finance-below">{dates}</span>
              </Table.Th>
              <AmountCell cell={current} />
              <AmountCell cell={proposed} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function AmountCell({ cell: { amount, more } }: { readonly cell: MatrixCell }) {
  return (
    <Table.Td className="number">
      <strong>{amount}</strong>
      <span className="note finance-below">{more}</span>
    </Table.Td>
  );
}
