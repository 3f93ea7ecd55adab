import { Table } from "@mantine/core";
import type { PlanFigures } from "@springtide/contracts";
import { useMemo } from "react";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { changedLines, changesInWords } from "./plan-changes.ts";

/** What the newest plan says otherwise than the plan before it. @param madeOn when that one was made, written */
export function ChangesSheet(props: {
  readonly now: PlanFigures;
  readonly before: PlanFigures | null;
  readonly madeOn: string;
  readonly words: Words;
}) {
  const { now, before, madeOn, words } = props;
  const { say } = words;
  const lines = useMemo(() => (before === null ? [] : changedLines(before, now, words)), [before, now, words]);
  return (
    <Sheet
      title={say("changes.title")}
      note={before === null ? say("changes.first") : changesInWords(before, now, madeOn, words)}
    >
      {lines.length === 0 ? null : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={say("changes.table")}>
          <Table className="figures wrapped">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say("changes.figure")}</Table.Th>
                <Table.Th className="number">{say("changes.difference")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map(({ name, before: then, after, change, better }) => (
                <Table.Tr key={name}>
                  <Table.Th scope="row">
                    {name}
                    <span className="note entry-line">{say("changes.then-now", { then, now: after })}</span>
                  </Table.Th>
                  <Table.Td className={`number ${better === null ? "" : better ? "better" : "worse"}`}>
                    {change}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Sheet>
  );
}
