import { Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { MonthEnd } from "@springtide/contracts";
import { Trouble } from "../../data/Trouble.tsx";
import { Sheet } from "../../shell/Section.tsx";
import { PageOutline } from "../../states/States.tsx";
import type { Words } from "../../words/words.ts";
import { FileButtons } from "../FileButtons.tsx";
import { Remarks } from "../Remarks.tsx";
import { financeApi } from "../finance-api.ts";
import { idAsName } from "../subject-names.ts";
import { type MoneyColumns, moneyColumns } from "./money-columns.ts";
import { accrualRows, accrualTotals, monthEndSentences, provisionRows } from "./accrual-rows.ts";

/** What is to be booked at the end of a month: delivered and not invoiced, and hours that people are owed. */
export function AccrualSheet({ month, words }: { readonly month: string; readonly words: Words }) {
  const { say } = words;
  const { data, error } = useQuery({
    queryKey: ["finance", "month-end", month],
    queryFn: ({ signal }) => financeApi.monthEnd({ query: { month }, signal }),
  });
  return (
    <Sheet
      title={say("finance.accruals")}
      note={say("finance.accruals-note")}
      aside={
        <FileButtons
          text="finance.month-as"
          fetchAs={(format) => financeApi.exportMonthEnd({ query: { month, format } })}
          fallbackName={`month-end-${month}`}
          words={words}
        />
      }
    >
      <Trouble error={error} />
      {data === undefined ? error === null ? <PageOutline /> : null : <MonthTables end={data} words={words} />}
    </Sheet>
  );
}

/** Columns of money. */
const AMOUNTS: ReadonlySet<string> = new Set([...["earned", "invoiced", "accrual", "lost-tax", "total", "an-hour"]]);

function moneyOf(lines: readonly { readonly currency: string }[], words: Words): MoneyColumns {
  return moneyColumns(
    lines.map(({ currency }) => currency),
    words,
  );
}

function MonthTables({ end, words }: { readonly end: MonthEnd; readonly words: Words }) {
  const { say } = words;
  const [owed, provided] = [moneyOf(end.lines, words), moneyOf(end.provisions, words)];
  const provisions = provisionRows(end.provisions, provided, words);
  const heads = [
    "supplier",
    "centre",
    "kind",
    "units",
    "earned",
    "invoiced",
    "accrual",
    "lost-tax",
    "total",
    "reverses",
  ] as const;
  return (
    <>
      {monthEndSentences(end, words).map((sentence) => (
        <p key={sentence} className="finance-answer">
          {sentence}
        </p>
      ))}
      {end.isOver ? null : <p className="finance-old">{say("finance.month-not-over")}</p>}
      {end.lines.length === 0 ? null : (
        <div className="table-scroll" role="region" aria-label={say("finance.accruals")} tabIndex={0}>
          <Table className="figures finance-dense" verticalSpacing={5}>
            <Table.Thead>
              <Table.Tr>
                {heads.map((head, i) => (
                  <Table.Th key={head} scope="col" className={i > 2 ? "number" : undefined}>
                    {AMOUNTS.has(head) ? owed.head(say(`finance.month-${head}`)) : say(`finance.month-${head}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {accrualRows(end.lines, owed, words).map((row) => (
                <Table.Tr key={row.key}>
                  <Table.Th scope="row" className="finance-wrapping">
                    {row.supplier}
                    <span className="note finance-below">{row.agreement}</span>
                  </Table.Th>
                  <Table.Td className="finance-centre">{row.costCentre}</Table.Td>
                  <Table.Td>
                    {row.kind}
                    <span className="note finance-below">{row.basis}</span>
                  </Table.Td>
                  {[row.units, row.earned, row.invoiced, row.accrual, row.tax, row.total, row.reverses].map(
                    (cell, i) => (
                      <Table.Td key={i} className="number">
                        {cell}
                      </Table.Td>
                    ),
                  )}
                </Table.Tr>
              ))}
              {accrualTotals(end, owed).map(({ key, cells }) => (
                <Table.Tr key={key} className="finance-total">
                  <Table.Th scope="row">{say("finance.total")}</Table.Th>
                  {["", "", ...cells, ""].map((cell, i) => (
                    <Table.Td key={i} className="number">
                      {cell}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {provisions.length === 0 ? null : (
        <div className="table-scroll" role="region" aria-label={say("finance.provisions")} tabIndex={0}>
          <h4>{say("finance.provisions")}</h4>
          <Table className="figures finance-dense" verticalSpacing={5}>
            <Table.Thead>
              <Table.Tr>
                {(["team", "centre", "kind", "hours", "an-hour", "total", "reverses"] as const).map((head, i) => (
                  <Table.Th key={head} scope="col" className={i > 2 ? "number" : undefined}>
                    {AMOUNTS.has(head) ? provided.head(say(`finance.month-${head}`)) : say(`finance.month-${head}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {provisions.map((row) => (
                <Table.Tr key={row.key}>
                  <Table.Th scope="row">{row.team}</Table.Th>
                  <Table.Td className="finance-centre">{row.costCentre}</Table.Td>
                  <Table.Td>{row.kind}</Table.Td>
                  {[row.hours, row.price, row.amount, row.reverses].map((cell, i) => (
                    <Table.Td key={i} className="number">
                      {cell}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <Remarks
        // That the period is not over is said above.
        facts={end.remarkFacts.filter(({ code }) => code !== "period-not-over")}
        english={[]}
        names={idAsName}
        words={words}
      />
    </>
  );
}
