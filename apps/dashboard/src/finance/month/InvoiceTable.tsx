import { Table } from "@mantine/core";
import type { MatchedInvoiceLine } from "@springtide/contracts";
import { centsIn } from "../money-said.ts";
import { invoiceSaid } from "./invoice-said.ts";
import { datesSaid } from "../month-said.ts";
import type { Words } from "../../words/words.ts";

/** Lines of invoices beside what was ordered and delivered. */
export function InvoiceTable({
  lines,
  words,
}: {
  readonly lines: readonly MatchedInvoiceLine[];
  readonly words: Words;
}) {
  const { say } = words;
  return (
    <div className="table-scroll" role="region" aria-label={say("finance.invoices")} tabIndex={0}>
      <Table className="figures" verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say("finance.invoice")}</Table.Th>
            <Table.Th scope="col">{say("finance.invoice-status")}</Table.Th>
            <Table.Th scope="col">{say("finance.invoice-days")}</Table.Th>
            {(["ordered", "delivered", "billed", "difference"] as const).map((head) => (
              <Table.Th key={head} scope="col" className="number">
                {say(`finance.invoice-${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line, i) => {
            const cents = centsIn(line.shopCurrency, words);
            return (
              <Table.Tr key={line.number ?? `new ${String(i)}`}>
                <Table.Th scope="row" className="finance-wrapping">
                  {line.line === null
                    ? line.invoice
                    : say("finance.invoice-line", { invoice: line.invoice, line: line.line })}
                  <span className="note finance-below">
                    {say("finance.agreement-in", { agreement: line.agreement, shop: line.shop })},{" "}
                    {say(`finance.owed-${line.kind}`)}
                  </span>
                </Table.Th>
                <Table.Td className="finance-wrapping">
                  <span className={line.status === "matched" ? "tag" : "tag finance-tag-problem"}>
                    {say(`finance.status-${line.status}`)}
                  </span>
                  <span className="note finance-below">{invoiceSaid(line, words)}</span>
                </Table.Td>
                <Table.Td>{datesSaid(line.from, line.until, words)}</Table.Td>
                {[line.ordered, line.delivered, line.billed, line.difference].map((amount, j) => (
                  <Table.Td key={j} className="number">
                    {j === 3 ? words.signed(amount, cents) : cents(amount)}
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
