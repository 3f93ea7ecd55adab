import { Table } from "@mantine/core";
import { civilDay } from "@springtide/calendar";
import type { ForecastLock } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { localTime } from "./local-time.ts";

/** The forecasts that partners staff by: what to give by when, and how likely it is to be far off. Nothing where none is locked. */
export function LockSheet(props: {
  readonly index: PlanIndex;
  readonly locks: readonly ForecastLock[];
  readonly words: Words;
}) {
  const { index, locks, words } = props;
  if (locks.length === 0) return null;
  const partner = (id: string) => index.plan.shop.agreements.find((agreement) => agreement.id === id);
  const { say } = words;
  return (
    <Sheet title={say("decisions.lock.title")} note={say("decisions.lock.note")}>
      <div className="table-scroll" role="region" aria-label={say("decisions.lock.title")} tabIndex={0}>
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say("decisions.lock.partner-days")}</Table.Th>
              <Table.Th>{say("decisions.lock.give-by")}</Table.Th>
              <Table.Th className="number">{say("decisions.lock.contacts")}</Table.Th>
              <Table.Th className="number">{say("decisions.lock.chance-above")}</Table.Th>
              <Table.Th className="number">{say("decisions.lock.chance-below")}</Table.Th>
              <Table.Th className="number">{say("decisions.lock.short-cost")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {locks.map(({ agreement, firstDay, lastDay, lockBy, contacts, chanceAbove, chanceBelow, shortCost }) => (
              <Table.Tr key={`${agreement} ${firstDay}`}>
                <Table.Th scope="row">
                  {partner(agreement)?.partner ?? agreement}, {words.dayRange(civilDay(firstDay), civilDay(lastDay))}
                </Table.Th>
                <Table.Td>
                  <strong>
                    {
                      localTime(index, Date.parse(lockBy), partner(agreement)?.zone ?? index.plan.grid.zone, words)
                        .theirs
                    }
                  </strong>
                </Table.Td>
                <Table.Td className="number">{words.count(contacts)}</Table.Td>
                <Table.Td className="number">{words.share(chanceAbove)}</Table.Td>
                <Table.Td className="number">{words.share(chanceBelow)}</Table.Td>
                <Table.Td className="number">{words.money(shortCost)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Sheet>
  );
}
