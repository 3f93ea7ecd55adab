import { z } from "zod";
import { FindingShape } from "../problem.ts";
import { Scenario, type ScenarioChanges } from "../scenario.ts";
import { Id } from "../units.ts";

/** Changes as people wrote them: `+10%`, `6m`; kept so, and read by `Scenario` wherever they are reckoned with. */
export const WrittenChanges = z
  .custom<z.input<typeof ScenarioChanges>>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    "changes are an object, as under `changes` in a file of scenarios",
  )
  .meta({ description: "As under `changes` in a file of scenarios: see how to compare scenarios." });

/** A scenario as it is written in a file. */
export type WrittenScenario = z.input<typeof Scenario>;

/** A scenario to be stored. Its id stands in the address. */
export const ScenarioDraft = z.strictObject({
  name: z.string().trim().min(1, "a scenario has a name").max(120),
  note: z.string().max(4000).default("").meta({ description: "Why it is looked at, and what was agreed on it." }),
  from: Id.nullable().default(null).meta({ description: "The scenario it goes on from; null for the plan itself." }),
  people: Scenario.shape.people,
  changes: WrittenChanges.prefault({}),
});
export type ScenarioDraft = z.output<typeof ScenarioDraft>;

/** A scenario as it is stored. */
export const StoredScenario = z.object({
  id: Id,
  ...ScenarioDraft.shape,
  revision: z.int().positive().meta({ description: "Counts from 1; its ETag." }),
  isLocked: z.boolean().meta({ description: "A locked one never changes again." }),
  savedAt: z.iso.datetime(),
  savedBy: z.string().meta({ description: "Pseudonym of who saved it." }),
  problems: z
    .array(FindingShape)
    .readonly()
    .meta({ description: "Why it cannot be reckoned beside the newest plan; empty where it can." }),
});
export type StoredScenario = z.output<typeof StoredScenario>;

/** All scenarios of a shop. */
export const StoredScenarios = z.object({
  planVersion: z
    .int()
    .positive()
    .nullable()
    .meta({ description: "The newest plan, which they are held against; null where there is none." }),
  scenarios: z.array(StoredScenario).meta({ description: "In order of their ids." }),
});
