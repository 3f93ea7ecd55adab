import type { ProcessIdentity } from "./process-identity.ts";

/** Where the server that holds a folder answers, and what lets its owner in. */
export interface HoldingServer {
  readonly address: string;
  readonly token: string;
}

/** Who wrote a lock. */
export interface LockHolder extends ProcessIdentity {
  /** Tells this taking of the folder from every other, also of the same process; null in locks that do not say. */
  readonly token: string | null;
  /** Name of its machine; null in locks that do not say. */
  readonly host: string | null;
  /** When it took the folder. */
  readonly started: string | null;
  readonly server: HoldingServer | null;
}

/** What stands in the file of a lock. */
export function textOfLock(holder: LockHolder): string {
  return `${JSON.stringify(holder)}\n`;
}

/** Null if the text is no lock of ours. */
export function lockFrom(text: string): LockHolder | null {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || !("pid" in value) || !("incarnation" in value)) return null;
  const { pid, incarnation } = value;
  if (typeof pid !== "number" || !Number.isInteger(pid) || pid <= 0) return null;
  if (incarnation !== null && typeof incarnation !== "string") return null;
  return {
    pid,
    incarnation,
    token: "token" in value && typeof value.token === "string" ? value.token : null,
    host: "host" in value && typeof value.host === "string" ? value.host : null,
    started: "started" in value && typeof value.started === "string" ? value.started : null,
    server: "server" in value ? serverFrom(value.server) : null,
  };
}

function serverFrom(value: unknown): HoldingServer | null {
  if (typeof value !== "object" || value === null || !("address" in value) || !("token" in value)) return null;
  const { address, token } = value;
  return typeof address === "string" && typeof token === "string" ? { address, token } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
