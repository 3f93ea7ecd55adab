import type { ImportDiagnosis, ImportMapping, ImportRole } from "@springtide/contracts";

/** What a table can tell, in the order of the form; what must be told comes first. */
export const FORM_ROLES = [
  "start",
  "time",
  "queue",
  "offered",
  "handled",
  "abandoned",
  "aht",
  "talk",
  "hold",
  "wrap",
] as const satisfies readonly ImportRole[];

type FormRole = (typeof FORM_ROLES)[number];

/** What somebody chose in the form, as text; "" where nothing is said. */
export interface MappingFields {
  readonly layout: ImportMapping["layout"];
  readonly columns: Readonly<Record<FormRole, string>>;
  /** The queue of every row, where no column names it. */
  readonly queue: string;
  readonly zone: string;
  readonly dateOrder: ImportMapping["dateOrder"];
  readonly decimal: ImportMapping["decimal"];
  readonly unit: ImportMapping["unit"];
}

export function fieldsOf(mapping: ImportMapping): MappingFields {
  const { layout, columns, queue = "", zone = "", dateOrder, decimal, unit } = mapping;
  const of = (role: FormRole): string => columns[role] ?? "";
  return {
    ...{ layout, queue, zone, dateOrder, decimal, unit },
    columns: {
      start: of("start"),
      time: of("time"),
      queue: of("queue"),
      offered: of("offered"),
      handled: of("handled"),
      abandoned: of("abandoned"),
      aht: of("aht"),
      talk: of("talk"),
      hold: of("hold"),
      wrap: of("wrap"),
    },
  };
}

/** The mapping with what the form says; what the form does not show stays. */
export function mappingWithFields(mapping: ImportMapping, fields: MappingFields): ImportMapping {
  const { columns, queue, zone, dateOrder, ...rest } = fields;
  const kept = Object.entries(mapping.columns).filter(([role]) => !FORM_ROLES.some((one) => one === role));
  const said = Object.entries(columns).filter(([, name]) => name !== "");
  const counts = columns.offered !== "" || columns.handled !== "";
  return {
    ...mapping,
    ...rest,
    dateOrder,
    datesClear: mapping.datesClear || dateOrder !== mapping.dateOrder,
    columns: Object.fromEntries([...kept, ...said]),
    // A column that counts contacts of all queues and columns for each of them are not read beside one another.
    ...(counts ? { queueColumns: {} } : {}),
    queue: queue === "" || columns.queue !== "" ? undefined : queue,
    zone: zone === "" ? undefined : zone,
  };
}

/** A column with what stands in its first rows: "Calls (12, 9, 14)". */
export function columnLabel({ columns, head }: Pick<ImportDiagnosis, "columns" | "head">, name: string): string {
  const at = columns.indexOf(name);
  const cells = head.slice(0, 3).flatMap((row) => (row[at] === undefined || row[at] === "" ? [] : [row[at]]));
  return cells.length === 0 ? name : `${name} (${cells.join(", ")})`;
}
