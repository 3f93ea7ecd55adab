import { Switch, Table } from "@mantine/core";
import type { FinanceFigures } from "@springtide/contracts";
import { useState } from "react";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { priorSaid } from "./prior-said.ts";

/** Customers lost and what they are worth, with what surveys assume of it and the switch that leaves it out. */
export function LostSheet(props: {
  readonly lost: NonNullable<FinanceFigures["lost"]>;
  /** Of customers who say that they leave, the share that is counted. */
  readonly leavers: number;
  readonly words: Words;
}) {
  const { lost, leavers, words } = props;
  const { say, hours, price, money } = words;
  const [isCounted, setCounted] = useState(true);
  const { needs, value, perLostCustomer, priors } = lost;
  return (
    <Sheet
      title={say("finance.lost")}
      note={say("finance.lost-note")}
      aside={
        <Switch
          label={say("finance.driver-counted")}
          checked={isCounted}
          onChange={({ currentTarget }) => {
            setCounted(currentTarget.checked);
          }}
        />
      }
    >
      <p className="finance-answer" role="status">
        {isCounted
          ? say("finance.lost-said", {
              ...{ needs: hours(needs), lost: hours(lost.lost), value: money(value.mean) },
              ...{ from: money(value.p10), to: money(value.p90), each: price(perLostCustomer) },
            })
          : say("finance.lost-not-counted", { needs: hours(needs), lost: hours(lost.lost) })}
      </p>
      {priors.length === 0 ? null : (
        <div className="table-scroll" role="region" aria-label={say("finance.assumptions")} tabIndex={0}>
          <Table className="figures" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{say("finance.assumptions")}</Table.Th>
                <Table.Th scope="col" className="number">
                  {say("finance.value")}
                </Table.Th>
                <Table.Th scope="col">{say("finance.source")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {priors.map(({ field, value: assumed, survey, words: said }) => (
                <Table.Tr key={field} className={isCounted ? undefined : "finance-left-out"}>
                  <Table.Th scope="row" className="finance-wrapping">
                    {priorSaid(field, leavers, words) ?? <span lang="en">{said}</span>}
                  </Table.Th>
                  <Table.Td className="number">{words.share(assumed)}</Table.Td>
                  <Table.Td lang={survey === null ? undefined : "en"}>{survey ?? say("finance.first-guess")}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Sheet>
  );
}
