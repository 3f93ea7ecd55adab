import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";
import { sealedWith } from "./sealed-text.ts";

/** Takes away what is worth nothing without its secrets: settings of connections, and webhooks with the log of their deliveries. */
export async function forgetSecrets(database: Transaction<Tables>): Promise<void> {
  await database.deleteFrom("connection_settings").execute();
  await database.deleteFrom("webhook_subscriptions").execute();
  await database.deleteFrom("secret_keys").execute();
}

/** Ids of the keys that stored secrets are sealed with. */
export async function keysOfSecrets(database: Transaction<Tables>): Promise<string[]> {
  const settings = await database.selectFrom("connection_settings").select("document").execute();
  const signing = await database.selectFrom("webhook_subscriptions").select("secret").execute();
  const texts = [...settings.map(({ document }) => document), ...signing.map(({ secret }) => secret)];
  return [...new Set(texts.flatMap((text) => (typeof text === "string" ? (sealedWith(text) ?? []) : [])))].sort();
}
