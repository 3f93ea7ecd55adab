import pg from "pg";

/** What other processes announce on a channel of a database. */
export interface Notices {
  /** Whether they would be heard now. Those that came while the connection was lost are made up for by one without text. */
  isHeard(): boolean;
  close(): Promise<void>;
}

const PATIENCE_MS = 10_000;
const TRY_AGAIN_MS = 1_000;

/** Listens on a connection of its own, and connects again and again where that is lost. */
export function listenOn(address: string, channel: string, hear: (text: string) => void): Notices {
  let client: pg.Client | null = null;
  let heard = false;
  let again: NodeJS.Timeout | null = null;
  let closed = false;
  const later = (): void => {
    heard = false;
    client = null;
    if (closed || again !== null) return;
    again = setTimeout(() => {
      again = null;
      connecting = connect();
    }, TRY_AGAIN_MS);
    again.unref();
  };
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: address,
      application_name: "springtide notices",
      connectionTimeoutMillis: PATIENCE_MS,
      keepAlive: true,
    });
    client = fresh;
    fresh.on("error", () => undefined);
    fresh.on("end", later);
    fresh.on("notification", ({ payload = "" }) => {
      hear(payload);
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${fresh.escapeIdentifier(channel)}`);
      heard = true;
      hear("");
    } catch {
      await fresh.end().catch(() => undefined);
      later();
    }
  };
  let connecting = connect();
  return {
    isHeard: () => heard,
    async close() {
      closed = true;
      if (again !== null) clearTimeout(again);
      await connecting;
      await client?.end().catch(() => undefined);
    },
  };
}
