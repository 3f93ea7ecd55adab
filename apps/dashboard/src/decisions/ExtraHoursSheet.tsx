import { Table } from "@mantine/core";
import type { ExtraHoursPlan } from "@springtide/contracts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { ExtraHoursRule } from "./ExtraHoursRule.tsx";
import { extraHoursRows } from "./extra-hours-rows.ts";

/** Extra hours to ask one's own people for: how many, by when, and from which told probability on. Nothing where none are worth it. */
export function ExtraHoursSheet(props: {
  readonly index: PlanIndex;
  readonly extraHours: readonly ExtraHoursPlan[];
  readonly words: Words;
}) {
  const { index, extraHours, words } = props;
  if (extraHours.length === 0) return null;
  const { say } = words;
  return (
    <Sheet title={say("decisions.extra.title")} note={say("decisions.extra.note")}>
      <div className="table-scroll" role="region" aria-label={say("decisions.extra.region")} tabIndex={0}>
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say("decisions.extra.week-team")}</Table.Th>
              <Table.Th>{say("decisions.extra.ask-by")}</Table.Th>
              <Table.Th className="number">{say("decisions.hours")}</Table.Th>
              <Table.Th className="number">{say("decisions.cost")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {extraHoursRows(index, extraHours, words).map(({ id, name, askBy, hours, cost }) => (
              <Table.Tr key={id}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td>
                  <strong>{askBy}</strong>
                </Table.Td>
                <Table.Td className="number">{hours}</Table.Td>
                <Table.Td className="number">{cost}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <details className="more">
        <summary>{say("decisions.extra.rules")}</summary>
        {extraHours.map((asked) => (
          <ExtraHoursRule key={asked.id} index={index} asked={asked} words={words} />
        ))}
      </details>
    </Sheet>
  );
}
