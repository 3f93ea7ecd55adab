import { z } from "zod";
import { FindingShape } from "./problem.ts";
import { Day, Id } from "./units.ts";

/** What a table about people tells: when they are away, when they can come, or what is agreed on with them. */
export const PeopleTableKind = z.enum(["leave", "availability", "contracts"]);
export type PeopleTableKind = z.infer<typeof PeopleTableKind>;

/** What a column of such a table can tell. */
export const PeopleRole = z.enum([
  "person",
  "from",
  "until",
  "kind",
  "days",
  "hours",
  "contract",
  "hoursAWeek",
  "leave",
]);
export type PeopleRole = z.infer<typeof PeopleRole>;

const Name = z.string().min(1).max(200);

const CHOICES = {
  dateOrder: z.enum(["ymd", "dmy", "mdy"]),
  datesClear: z.boolean().meta({ description: "Somebody has said which figure of a date is the day." }),
  persons: z.record(Name, Id).meta({ description: "Names in the file and the people of the shop they mean." }),
  ignorePersons: z.array(Name).max(10_000).meta({ description: "Names whose rows are left out." }),
  badRows: z.enum(["refuse", "leave-out"]).meta({ description: "Rows that cannot be read." }),
};

/** What a mend changes in such a mapping. */
const PeopleMappingChange = z.strictObject(CHOICES).partial();

/** How a table about people is read, with the mends that were accepted. */
export const PeopleMapping = z
  .strictObject({
    kind: PeopleTableKind,
    columns: z.partialRecord(PeopleRole, Name).meta({ description: "What each column tells, and its name." }),
    dateOrder: CHOICES.dateOrder.default("ymd"),
    datesClear: CHOICES.datesClear.default(false),
    persons: CHOICES.persons.default({}),
    ignorePersons: CHOICES.ignorePersons.default([]),
    badRows: CHOICES.badRows.default("refuse"),
  })
  .meta({ description: "How a table of leave, availability or contracts is read." });
export type PeopleMapping = z.infer<typeof PeopleMapping>;

/** A mend that is proposed: what it does, in words and as a change of the mapping. */
export const PeopleMend = z.strictObject({ id: z.string(), words: z.string(), change: PeopleMappingChange });
export type PeopleMend = z.infer<typeof PeopleMend>;

/** One thing that was found in a table about people. */
export const PeopleFinding = z.strictObject({
  ...FindingShape.shape,
  weight: z.enum(["blocks", "doubt", "note"]),
  rows: z.int(),
  sample: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()) })),
  mends: z.array(PeopleMend).meta({ description: "The first is the one proposed." }),
});
export type PeopleFinding = z.infer<typeof PeopleFinding>;

/** Everything that is found of a table about people, and what it would change in the shop. */
export const PeopleDiagnosis = z
  .strictObject({
    file: z.string(),
    recognised: z.strictObject({ kind: PeopleTableKind, why: z.string() }),
    columns: z.array(z.string()),
    mapping: PeopleMapping,
    rowsRead: z.int(),
    rowsLeftOut: z.int(),
    firstDay: Day.nullable().meta({ description: "First day of leave that the file names; null without any." }),
    findings: z.array(PeopleFinding),
    changes: z
      .array(z.strictObject({ person: Id, what: PeopleTableKind, before: z.string(), after: z.string() }))
      .meta({ description: "What would be other than it is, person by person." }),
    ready: z.boolean().meta({ description: "Whether nothing blocks." }),
  })
  .meta({ description: "What was found of a table of leave, availability or contracts." });
export type PeopleDiagnosis = z.infer<typeof PeopleDiagnosis>;
