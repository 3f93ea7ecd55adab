import { timeZone } from "@springtide/calendar";
import type { OpeningBacklog, Shop } from "@springtide/contracts";
import { readBacklog } from "@springtide/exchange";
import { withOpeningBacklog } from "@springtide/season";
import type { Given, OptionSpec } from "../command.ts";

/** The option of commands whose answer begins with what is open. */
export const BACKLOG_OPTION: Readonly<Record<string, OptionSpec>> = {
  backlog: {
    type: "string",
    value: "<backlog.csv>",
    description:
      "What is open in queues of deferred work when the plan begins: as_of, queue, open_items; ages such as 0-4h, 4-24h, 1-3d, 3d+ and unit (case or message) if known.",
  },
};

/** The backlog file that was named, if any. */
export function backlogPaths(given: Given): string[] {
  const path = given.text("backlog");
  return path === undefined ? [] : [path];
}

/** What the named file says is open; null without one. @throws Refusal for what is no backlog of the shop */
export async function backlogOf(shop: Shop, given: Given): Promise<readonly OpeningBacklog[] | null> {
  const [path] = backlogPaths(given);
  if (path === undefined) return null;
  return readBacklog(path, { queues: shop.queues.map(({ id }) => id), zone: timeZone(shop.zone) });
}

/** The shop with what the named file says is open; as it is without one. @throws Refusal for what is no backlog of the shop */
export async function withBacklogFile(shop: Shop, given: Given): Promise<Shop> {
  const open = await backlogOf(shop, given);
  return open === null ? shop : withOpeningBacklog(shop, open, Date.now());
}
