import type { AuditNote } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { recordAudit } from "../audit/record-audit.ts";
import type { InScope } from "../database/scope.ts";
import type { Tables } from "../database/tables.ts";

/** A scenario as it is kept. */
export interface KeptScenario {
  readonly id: string;
  readonly revision: number;
  readonly isLocked: boolean;
  readonly savedAt: string;
  readonly pseudonym: string;
  /** As it was written; not yet trusted. */
  readonly document: unknown;
}

/** What is to become of a scenario. */
interface ScenarioChange {
  readonly shop: string;
  readonly id: string;
  readonly state: "open" | "locked" | "deleted";
  /** JSON. */
  readonly document: string;
}

/** What is kept after a look at all scenarios of the shop. */
interface DecidedScenarios {
  readonly changes: readonly Omit<ScenarioChange, "shop">[];
  readonly note: AuditNote;
}

/** Scenarios of shops. */
export interface ScenarioStore {
  /** In order of their ids. */
  list(shop: string): Promise<KeptScenario[]>;
  /**
   * Changes scenarios of a shop and notes it, or nothing; changes of one shop follow one another.
   * @param decide told what there is; what it throws undoes all
   * @returns what there is afterwards
   */
  change(
    shop: string,
    decide: (present: readonly KeptScenario[]) => DecidedScenarios | Promise<DecidedScenarios>,
  ): Promise<KeptScenario[]>;
}

/** The sub-store of scenarios. */
export function scenarioStore(inScope: InScope, now: () => Date): ScenarioStore {
  return {
    list: (shop) => inScope((database) => selectScenarios(database, shop)),
    change: (shop, decide) =>
      inScope(async (database) => {
        await database.selectFrom("shops").select("id").where("id", "=", shop).forUpdate().execute();
        const { changes, note } = await decide(await selectScenarios(database, shop));
        const savedAt = now().toISOString();
        for (const change of changes)
          await writeScenario(database, { ...change, shop }, { savedAt, pseudonym: note.who.pseudonym });
        await recordAudit(database, note, now());
        return selectScenarios(database, shop);
      }),
  };
}

async function selectScenarios(database: Transaction<Tables>, shop: string): Promise<KeptScenario[]> {
  const rows = await database
    .selectFrom("scenarios")
    .select(["id", "revision", "state", "saved_at as savedAt", "pseudonym", "document"])
    .where("shop", "=", shop)
    .where("state", "<>", "deleted")
    .orderBy("id")
    .execute();
  return rows.map(({ state, ...row }) => ({ ...row, isLocked: state === "locked" }));
}

async function writeScenario(
  database: Transaction<Tables>,
  { shop, id, state, document }: ScenarioChange,
  { savedAt, pseudonym }: { readonly savedAt: string; readonly pseudonym: string },
): Promise<void> {
  const values = { state, document, saved_at: savedAt, pseudonym };
  await database
    .insertInto("scenarios")
    .values({ shop, id, revision: 1, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(["shop", "id", "organisation"])
        .doUpdateSet((expression) => ({ ...values, revision: expression("scenarios.revision", "+", 1) })),
    )
    .execute();
}
