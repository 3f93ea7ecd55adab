import { Table } from "@mantine/core";
import type { Statement } from "@springtide/contracts";
import { Sheet } from "../../shell/Section.tsx";
import type { PartProps } from "../part-props.ts";
import { RecordForm } from "./RecordForm.tsx";
import { workRow } from "./statement-rows.ts";

const HOURS = ["ordered", "confirmed", "delivered", "billable"] as const;

/** Work line by line: ordered, confirmed, delivered, billable, and what it comes to. */
export function WorkSheet(props: PartProps & { readonly statement: Statement }) {
  const { statement, names, zone, words } = props;
  const { say } = words;
  return (
    <Sheet title={say("partners.work")} note={say("partners.work-note")}>
      {statement.lines.length === 0 ? (
        <p className="empty">{say("partners.no-work")}</p>
      ) : (
        <div className="table-scroll partners-tall" role="region" aria-label={say("partners.work")} tabIndex={0}>
          <Table className="figures partners-figures" stickyHeader verticalSpacing={5}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{say("partners.head-line")}</Table.Th>
                {HOURS.map((head) => (
                  <Table.Th key={head} scope="col" className="number">
                    {say(`partners.work-${head}`)}
                  </Table.Th>
                ))}
                <Table.Th scope="col" className="number">
                  {say("partners.head-amount")}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {statement.lines.map((line) => {
                const row = workRow(line, statement, { names, zone }, words);
                return (
                  <Table.Tr key={row.id}>
                    <Table.Th scope="row" className="partners-whole">
                      {row.id}
                      <span className="note partners-below">{row.when}</span>
                      <span className="note partners-below">{row.what}</span>
                      {row.isPlain ? null : (
                        <span className={`partners-below partners-tolerance ${row.isOff ? "partners-off" : "note"}`}>
                          {row.tolerance}
                        </span>
                      )}
                    </Table.Th>
                    {HOURS.map((head) => (
                      <Table.Td key={head} className="number">
                        {row[head]}
                      </Table.Td>
                    ))}
                    <Table.Td className="number">
                      {row.amount}
                      {row.parts.map((part) => (
                        <span key={part} className="note partners-below">
                          {part}
                        </span>
                      ))}
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {statement.lines.length === 0 ? null : (
        <p className="caption">
          {say("partners.work-unit", { unit: say(`settlement.unit.${statement.tariff.unit}`) })}
        </p>
      )}
      <RecordForm {...props} />
    </Sheet>
  );
}
