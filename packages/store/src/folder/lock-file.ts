import type { ProcessIdentity } from "./process-identity.ts";

/** Who wrote a lock; null if the text is no lock of ours. */
export function lockFrom(text: string): ProcessIdentity | null {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || !("pid" in value) || !("incarnation" in value)) return null;
  const { pid, incarnation } = value;
  if (typeof pid !== "number" || !Number.isInteger(pid) || pid <= 0) return null;
  if (incarnation !== null && typeof incarnation !== "string") return null;
  return { pid, incarnation };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
