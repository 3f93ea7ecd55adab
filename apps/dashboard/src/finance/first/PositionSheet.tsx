import { Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { momentSaid } from "../../data/moment.ts";
import { Trouble } from "../../data/Trouble.tsx";
import { Sheet } from "../../shell/Section.tsx";
import { PageOutline } from "../../states/States.tsx";
import type { Words } from "../../words/words.ts";
import { positionQuestion } from "../finance-questions.ts";
import type { SubjectNames } from "../subject-names.ts";
import { lapsedSaid, positionLines, positionSaid } from "./position-rows.ts";

/** What of the plan's cost is unavoidable, can be cancelled until when at what cost, and is free, by month and agreement. */
export function PositionSheet(props: { readonly shop: string; readonly names: SubjectNames; readonly words: Words }) {
  const { shop, names, words } = props;
  const { say } = words;
  const { data, error } = useQuery(positionQuestion(shop));
  if (error !== null) return <Trouble error={error} />;
  if (data === undefined) return <PageOutline />;
  const lines = positionLines(data.rows, names, words);
  const lapsed = lapsedSaid(data.rows, words);
  const heads = ["planned-amount", "unavoidable", "cancellable", "free"] as const;
  return (
    <Sheet title={say("finance.position")} note={say("finance.position-note")}>
      <p className="finance-answer">
        {positionSaid(data.rows, words)} {lapsed}
      </p>
      <div className="table-scroll" role="region" aria-label={say("finance.position")} tabIndex={0}>
        <Table className="figures" verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say("finance.month")}</Table.Th>
              <Table.Th scope="col">{say("finance.with-whom")}</Table.Th>
              {[...heads, ...(lapsed === null ? [] : ["lapsed" as const])].map((head) => (
                <Table.Th key={head} scope="col" className="number">
                  {say("finance.in-currency", { figure: say(`finance.${head}`), currency: words.currencySign })}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.key} className={line.isTotal ? "finance-total" : undefined}>
                <Table.Th scope="row">
                  <span className={line.isMonthSaid ? "hidden-visually" : undefined}>{line.month}</span>
                </Table.Th>
                <Table.Td>{line.subject}</Table.Td>
                <Table.Td className="number">{line.amount}</Table.Td>
                <Table.Td className="number">{line.unavoidable}</Table.Td>
                <Table.Td className="number">
                  {line.cancellable}
                  {line.until.map((until) => (
                    <span key={until} className="note finance-below finance-wrapping">
                      {until}
                    </span>
                  ))}
                </Table.Td>
                <Table.Td className="number">{line.free}</Table.Td>
                {lapsed === null ? null : <Table.Td className="number">{line.lapsed}</Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <p className="note">
        {say("finance.position-basis", { plan: String(data.planVersion), when: momentSaid(data.asOf, words) })}
      </p>
    </Sheet>
  );
}
