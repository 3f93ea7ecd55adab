import { createHash } from "node:crypto";
import { sql } from "kysely";

/**
 * Stands before a statement that is sent again and again: the database reads and plans it once in each session. It is for statements of
 * which planning is most of the work, and whose best plan does not depend on their values.
 */
export const KEPT = sql.raw("/* kept */ ");

/** The name that a statement is kept by, and is to be sent by from then on; null for those that are not kept. */
export function keptName(statement: string): string | null {
  const text = statement.trimStart();
  return text.startsWith("/* kept */") ? `kept_${createHash("sha256").update(text).digest("hex").slice(0, 32)}` : null;
}
