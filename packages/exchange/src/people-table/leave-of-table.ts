import { Refusal } from "@springtide/refusal";
import { RefusedRows } from "../contacts/refused-rows.ts";
import { dateOrderFinding } from "./people-findings.ts";
import { PeopleRows } from "./read-people-rows.ts";
import type { PeopleTable } from "./recognise-people.ts";

/** A stretch of leave as a table names it. */
interface ToldLeave {
  readonly name: string;
  /** The first row that tells of this person. */
  readonly row: number;
  readonly fromDay: string;
  readonly untilDay: string;
}

/**
 * Every stretch of leave of a table, for whoever has no list of people to hold it against.
 * @throws Refusal with each row that cannot be read, and where it is not clear which figure of a date is the day
 */
export function leaveOfTable({ header, rows, mapping }: PeopleTable, file: string): ToldLeave[] {
  const reader = new PeopleRows(mapping, header.cells);
  for (const row of rows) reader.read(row);
  const refused = new RefusedRows(file, false);
  for (const { row, column, found, trouble } of reader.bad) refused.add(row.row, column, found, trouble);
  if (refused.total > 0) throw refused.refusal();
  const at = header.cells.indexOf(mapping.columns.from ?? "");
  const texts = rows.map(({ cells }) => cells[at] ?? "");
  const [unclear] = dateOrderFinding(texts, mapping, file);
  if (unclear !== undefined) {
    const { code, found, rule } = unclear;
    throw new Refusal({ code, place: { file }, found, rule, remedy: "Write dates as 2026-12-24, or with points." });
  }
  return [...reader.told.values()].flatMap(({ name, rows: told, leave }) =>
    leave.map(({ fromDay, untilDay }) => ({ name, row: told[0] ?? 1, fromDay, untilDay })),
  );
}
