import type { AuditEntry, AuditFilter, AuditNote, AuditVerification } from "@springtide/contracts";
import type { InScope } from "../database/scope.ts";
import { selectEntries } from "./list-audit.ts";
import { recordAudit } from "./record-audit.ts";
import { verifyTrail } from "./verify-audit.ts";

const ENTRIES_AT_ONCE = 500;

/** The audit trail of one organisation: added to, read, never changed. */
export interface AuditStore {
  /** Adds an entry in a transaction of its own; with a change that is stored, use `recordAudit` in its transaction. */
  record(note: AuditNote): Promise<AuditEntry>;
  /** Entries in their order, `number` above `after`. */
  list(filter: AuditFilter, page: { readonly after: number; readonly limit: number }): Promise<AuditEntry[]>;
  /** All entries that a filter asks for, page by page, as of each page's instant. */
  all(filter: AuditFilter): AsyncIterable<AuditEntry>;
  /** Whether the trail holds, read again from its first entry. */
  verify(): Promise<AuditVerification>;
}

/** The audit trail in a scope. @param now for the time of entries */
export function auditStore(inScope: InScope, now: () => Date): AuditStore {
  const list: AuditStore["list"] = (filter, page) => inScope((database) => selectEntries(database, filter, page));
  return {
    record: (note) => inScope((database) => recordAudit(database, note, now())),
    list,
    async *all(filter) {
      let after = 0;
      for (;;) {
        const page = await list(filter, { after, limit: ENTRIES_AT_ONCE });
        yield* page;
        const last = page.at(-1);
        if (last === undefined || page.length < ENTRIES_AT_ONCE) return;
        after = last.number;
      }
    },
    verify: () => inScope(verifyTrail),
  };
}
