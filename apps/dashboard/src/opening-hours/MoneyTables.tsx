import { Table } from "@mantine/core";
import type { PathQuantiles, WeighedWindow } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

/** What it costs the ledger, and what value it keeps: two tables, since the two are never added. */
export function MoneyTables({ window, words }: { readonly window: WeighedWindow; readonly words: Words }) {
  const { say } = words;
  const { ledger, atStake, fewerAbandoned, freedHours } = window;
  return (
    <div className="halves hours-money">
      <MoneyTable
        title={say("hours.ledger")}
        rows={[
          { name: say("hours.ledger-window"), amount: ledger.window },
          { name: say("hours.ledger-overflow"), amount: ledger.overflow },
          { name: say("hours.ledger-total"), amount: ledger.total, isTotal: true },
        ]}
        words={words}
      />
      <div>
        {atStake === null ? (
          <>
            <h4>{say("hours.at-stake")}</h4>
            <p className="note">{say("hours.no-value")}</p>
          </>
        ) : (
          <MoneyTable
            title={say("hours.at-stake")}
            rows={[
              { name: say("hours.stake-won"), amount: atStake.newlyWon },
              { name: say("hours.stake-service"), amount: atStake.service },
              { name: say("hours.stake-total"), amount: atStake.total, isTotal: true },
            ]}
            words={words}
          />
        )}
        <p className="note">
          {say("hours.beside", {
            abandoned: words.signed(-fewerAbandoned.mean, words.count),
            hours: words.signed(-freedHours, words.count),
          })}
        </p>
      </div>
    </div>
  );
}

interface MoneyRow {
  readonly name: string;
  readonly amount: number | PathQuantiles;
  readonly isTotal?: boolean;
}

function MoneyTable(props: { readonly title: string; readonly rows: readonly MoneyRow[]; readonly words: Words }) {
  const { title, rows, words } = props;
  const { say, money } = words;
  return (
    <div>
      <div className="table-scroll" role="region" aria-label={title} tabIndex={0}>
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{title}</Table.Th>
              <Table.Th className="number">{say("hours.mean")}</Table.Th>
              <Table.Th className="number">{say("hours.eight-of-ten")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ name, amount, isTotal }) => (
              <Table.Tr key={name} className={isTotal === true ? "hours-total" : ""}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td className="number">{money(typeof amount === "number" ? amount : amount.mean)}</Table.Td>
                <Table.Td className="number">
                  {typeof amount === "number"
                    ? "–"
                    : say("hours.range", { low: money(amount.p10), high: money(amount.p90) })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}
