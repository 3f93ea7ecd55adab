import type { CampaignDay, Shop } from "@springtide/contracts";
import { nearNames } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { DayTable } from "../orders/day-rows.ts";
import { readDayRows } from "../orders/day-rows.ts";

/** A file of campaigns to be read, and the shop whose triggers follow them. */
export interface CampaignsRequest extends Pick<DayTable, "path" | "note" | "progress" | "cancel"> {
  readonly shop: Pick<Shop, "triggers">;
}

const AMOUNT = { names: ["spend", "amount", "cost"] } as const;
const CAMPAIGN = { names: ["campaign", "trigger"] } as const;
const MOST_SPEND = 1_000_000_000;

/**
 * Reads what is spent on campaigns by day from a CSV file (gzipped or not) with the columns `date`, `spend` and `campaign`, the id of the shop's
 * trigger that follows it; without that column where the shop has one such trigger. Rows of one day are added up; a day on which nothing is
 * spent is left out, as is one whose spend is not known.
 * @returns by trigger, days ascending
 * @throws Refusal with the row and column of every impossible value or unknown campaign; `campaign-unclear`, `no-rows`
 */
export async function readCampaigns({
  shop,
  ...table
}: CampaignsRequest): Promise<ReadonlyMap<string, readonly CampaignDay[]>> {
  const ids = shop.triggers.flatMap(({ kind, id }) => (kind === "campaign" ? [id] : []));
  const rows = await readDayRows({ ...table, what: "spend", amount: AMOUNT, most: MOST_SPEND, subject: CAMPAIGN });
  const [only] = ids;
  if (ids.length !== 1 && rows.some(({ subject }) => subject === null)) throw campaignUnclear(table.path, ids);
  const findings: Finding[] = [];
  const spend = new Map<string, Map<string, number>>();
  for (const { row, day, amount, subject } of rows) {
    const id = subject ?? only ?? "";
    if (!ids.includes(id)) findings.push(unknownCampaign(table.path, row, id, ids));
    const days = spend.get(id) ?? new Map<string, number>();
    spend.set(id, amount === 0 ? days : days.set(day, (days.get(day) ?? 0) + amount));
  }
  if (findings.length > 0) throw new Refusal(findings.slice(0, 100), findings.length);
  const empty = [...spend].find(([, days]) => days.size === 0);
  if (empty !== undefined) throw nothingSpent(table.path, empty[0]);
  return new Map(
    [...spend].map(([id, days]) => [
      id,
      [...days].map(([date, amount]) => ({ date, amount })).sort((a, b) => (a.date < b.date ? -1 : 1)),
    ]),
  );
}

/** A shop whose campaign triggers follow this spend instead of what its file says; others stay as they are. */
export function withCampaigns(shop: Shop, spend: ReadonlyMap<string, readonly CampaignDay[]>): Shop {
  const triggers = shop.triggers.map((trigger) => {
    const days = trigger.kind === "campaign" ? spend.get(trigger.id) : undefined;
    return trigger.kind === "campaign" && days !== undefined ? { ...trigger, spend: [...days] } : trigger;
  });
  return { ...shop, triggers };
}

function unknownCampaign(file: string, row: number, id: string, ids: readonly string[]): Finding {
  const near = nearNames(id, ids);
  return {
    code: "no-such-campaign",
    place: { file, row, column: "campaign" },
    found: id === "" ? "an empty cell" : JSON.stringify(id),
    rule: "it is the id of a trigger of kind campaign in the shop file",
    remedy: near.length > 0 ? `Did you mean ${near.join(", or ")}?` : knownWords(ids),
  };
}

function campaignUnclear(file: string, ids: readonly string[]): Refusal {
  return new Refusal({
    code: "campaign-unclear",
    place: { file, row: 1 },
    found: "no column campaign",
    rule:
      ids.length === 0
        ? "spend is followed by a trigger of kind campaign, and the shop has none"
        : "the shop has several triggers of kind campaign",
    remedy: knownWords(ids),
  });
}

function knownWords(ids: readonly string[]): string {
  return ids.length === 0
    ? "Add a trigger of kind campaign to the shop file."
    : `Write one of ${ids.join(", ")} in a column campaign.`;
}

function nothingSpent(file: string, id: string): Refusal {
  return new Refusal({
    code: "nothing-spent",
    place: { file },
    found: `no day on which anything is spent on ${id}`,
    rule: "a campaign has at least one",
    remedy: "Leave its rows out to keep what the shop file says.",
  });
}
