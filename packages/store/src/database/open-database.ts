import type { Kysely } from "kysely";
import { lockFolder } from "../folder/folder-lock.ts";
import type { HoldingServer } from "../folder/lock-file.ts";
import { prepareFolder } from "../folder/prepare-folder.ts";
import { embeddedDatabase } from "./embedded-database.ts";
import type { Notices } from "./notices.ts";
import { listenOn } from "./notices.ts";
import { serverDatabase } from "./server-database.ts";
import { shownAddress } from "./server-refusals.ts";
import type { Tables } from "./tables.ts";

/** Where a database is: on a server where there is an address, else in a folder. */
export interface DatabasePlace {
  readonly folder: string;
  readonly databaseUrl: string | null;
  /** What time it is: for the signs of life of whoever holds a folder, and the dates kept with imports and plans. */
  readonly now: () => Date;
}

export interface OpenDatabase {
  readonly database: Kysely<Tables>;
  /** Folder or address, without a password. */
  readonly where: string;
  readonly announce: (server: HoldingServer) => Promise<void>;
  /** Whether other processes may be at work on it. */
  readonly isShared: boolean;
  /** Has a function called with what other processes announce on a channel; null where there can be no other process. */
  readonly listen: (channel: string, hear: (text: string) => void) => Notices | null;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database as it is, a folder's for this process alone.
 * @throws Refusal `data-folder-not-writable`, `data-folder-in-use`, and those of `serverDatabase`
 */
export async function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
  return place.databaseUrl === null ? openFolder(place.folder, place.now) : openServer(place.databaseUrl);
}

async function openServer(databaseUrl: string): Promise<OpenDatabase> {
  const database = await serverDatabase(databaseUrl);
  return {
    database,
    where: shownAddress(new URL(databaseUrl)),
    announce: () => Promise.resolve(),
    isShared: true,
    listen: (channel, hear) => listenOn(databaseUrl, channel, hear),
    close: () => database.destroy(),
  };
}

async function openFolder(folder: string, now: () => Date): Promise<OpenDatabase> {
  await prepareFolder(folder);
  const lock = await lockFolder(folder, now);
  try {
    const database = await embeddedDatabase(folder);
    return {
      database,
      where: folder,
      announce: (server) => lock.announce(server),
      isShared: false,
      listen: () => null,
      async close() {
        await database.destroy();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
