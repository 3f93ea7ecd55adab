import { type AuditNote, Dispute, Shop, ShopHolidays, Statement } from "@springtide/contracts";
import type { Selectable } from "kysely";
import { recordAudit } from "../audit/record-audit.ts";
import type { InScope } from "../database/scope.ts";
import type { Tables } from "../database/tables.ts";

/** A month under an agreement. */
interface StatementKey {
  readonly shop: string;
  readonly agreement: string;
  readonly month: string;
}

type NewDispute = Omit<Dispute, "dispute">;

/** A service level as somebody records it; an empty period stands for every one of the month. */
interface NewServiceLevel {
  readonly period: string;
  readonly serviceLevel: number | null;
  readonly basis: string;
  readonly by: string;
}

/** A service level that somebody recorded; who and when is not known of the oldest. */
interface TypedServiceLevel {
  readonly month: string;
  readonly period: string;
  readonly level: number;
  readonly basis: string;
  readonly at: string | null;
  readonly by: string | null;
}

/** By which terms a month became final, and what it came to then. */
export interface StatementSeal {
  readonly at: string;
  readonly terms: { readonly shop: Shop; readonly holidays: ShopHolidays };
  readonly statement: Statement;
}

/** Disputes, service levels and seals of statements. A partner's own scope shows nothing of it. */
export interface SettlementStore {
  /** The newest first. */
  disputes(of: { readonly [Part in keyof StatementKey]?: string | undefined }): Promise<Dispute[]>;
  dispute(number: number): Promise<Dispute | null>;
  /** Null, and nothing done, where the line is disputed already. */
  open(dispute: NewDispute, note: (made: Dispute) => AuditNote): Promise<Dispute | null>;
  /** Closes one that is open; null, and nothing done, where it is not. */
  close(dispute: Dispute, note: AuditNote): Promise<Dispute | null>;
  /** Recorded by hand of an agreement, the oldest first. */
  serviceLevels(of: Omit<StatementKey, "month">): Promise<TypedServiceLevel[]>;
  /** A level of null takes it back. */
  putServiceLevel(of: StatementKey, told: NewServiceLevel, note: AuditNote): Promise<void>;
  /** Null while a month is not final. */
  seal(of: StatementKey): Promise<StatementSeal | null>;
  /** Keeps the first for ever; false where a month is sealed already. */
  keepSeal(of: StatementKey, seal: StatementSeal): Promise<boolean>;
}

/** The sub-store of settlements. */
export function settlementStore(inScope: InScope, now: () => Date): SettlementStore {
  return {
    disputes: ({ shop, agreement, month }) =>
      inScope(async (database) => {
        let query = database.selectFrom("settlement_disputes").selectAll();
        if (shop !== undefined) query = query.where("shop", "=", shop);
        if (agreement !== undefined) query = query.where("agreement", "=", agreement);
        if (month !== undefined) query = query.where("month", "=", month);
        return (await query.orderBy("id", "desc").execute()).map(disputeOf);
      }),
    dispute: (number) =>
      inScope(async (database) => {
        const row = await database
          .selectFrom("settlement_disputes")
          .selectAll()
          .where("id", "=", number)
          .executeTakeFirst();
        return row === undefined ? null : disputeOf(row);
      }),
    open: (dispute, note) =>
      inScope(async (database) => {
        const { shop, agreement, month, line, state } = dispute;
        const row = await database
          .insertInto("settlement_disputes")
          .values({ shop, agreement, month, line, state, document: JSON.stringify(dispute) })
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) return null;
        const made = disputeOf(row);
        await recordAudit(database, note(made), now());
        return made;
      }),
    close: ({ dispute: id, ...dispute }, note) =>
      inScope(async (database) => {
        const row = await database
          .updateTable("settlement_disputes")
          .set({ state: dispute.state, document: JSON.stringify(dispute) })
          .where("id", "=", id)
          .where("state", "=", "open")
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) return null;
        await recordAudit(database, note, now());
        return disputeOf(row);
      }),
    serviceLevels: ({ shop, agreement }) =>
      inScope(async (database) => {
        const rows = await database
          .selectFrom("settlement_service_levels")
          .select(["month", "period", "service_level as level", "basis", "recorded_at as at", "recorded_by as by"])
          .where("shop", "=", shop)
          .where("agreement", "=", agreement)
          .orderBy("recorded_at", (order) => order.asc().nullsFirst())
          .orderBy("month")
          .execute();
        return rows.flatMap(({ level, at, ...row }) =>
          level === null ? [] : [{ ...row, level, at: at === null ? null : new Date(at).toISOString() }],
        );
      }),
    putServiceLevel: ({ shop, agreement, month }, { period, serviceLevel, basis, by }, note) =>
      inScope(async (database) => {
        const told = { service_level: serviceLevel, basis, recorded_at: now().toISOString(), recorded_by: by };
        await database
          .insertInto("settlement_service_levels")
          .values({ shop, agreement, month, period, ...told })
          .onConflict((conflict) =>
            conflict.columns(["shop", "agreement", "month", "period", "organisation"]).doUpdateSet(told),
          )
          .execute();
        await recordAudit(database, note, now());
      }),
    seal: ({ shop, agreement, month }) =>
      inScope(async (database) => {
        const row = await database
          .selectFrom("settlement_seals")
          .select(["sealed_at", "definition", "holidays", "statement"])
          .where("shop", "=", shop)
          .where("agreement", "=", agreement)
          .where("month", "=", month)
          .executeTakeFirst();
        if (row === undefined) return null;
        const terms = { shop: Shop.parse(row.definition), holidays: ShopHolidays.parse(row.holidays) };
        return { at: new Date(row.sealed_at).toISOString(), terms, statement: Statement.parse(row.statement) };
      }),
    keepSeal: ({ shop, agreement, month }, { at, terms, statement }) =>
      inScope(async (database) => {
        const kept = await database
          .insertInto("settlement_seals")
          .values({
            ...{ shop, agreement, month, sealed_at: at },
            ...{ definition: JSON.stringify(terms.shop), holidays: JSON.stringify(terms.holidays) },
            statement: JSON.stringify(statement),
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning("month")
          .executeTakeFirst();
        return kept !== undefined;
      }),
  };
}

function disputeOf({ id, document }: Selectable<Tables["settlement_disputes"]>): Dispute {
  return Dispute.parse({ ...(typeof document === "object" ? document : {}), dispute: id });
}
