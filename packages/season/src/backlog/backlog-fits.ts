import { isoDay } from "@springtide/calendar";
import type { QueueBacklog } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import { type Opened, queueOpenings } from "./queue-openings.ts";

/**
 * Refuses an opening backlog that was not counted between a queue's last close before the plan and its first opening in it, give or take one
 * interval of the plan: in between nobody works it, so nothing has to be guessed.
 * @param field where the list stands, as a JSON pointer
 * @throws Refusal with a finding for each, codes backlog-too-old, backlog-after-start
 */
export function requireFittingBacklog(
  opened: Opened,
  backlog: readonly QueueBacklog[],
  field = "/openingBacklog",
): void {
  const findings = backlog.flatMap((one, at) => fitFindings(opened, one, `${field}/${at}/asOf`));
  if (findings.length > 0) throw new Refusal(findings);
}

/** Why a backlog does not fit a plan; empty where it does. */
export function fitFindings(opened: Opened, { queue, asOf, openItems }: QueueBacklog, field: string): Finding[] {
  const { zone, firstDay, intervalMinutes } = opened.grid;
  const { firstOpenMs, lastCloseMs } = queueOpenings(opened, queue);
  const slackMs = intervalMinutes * 60_000;
  const asOfMs = Date.parse(asOf);
  const place = { field };
  const found = `the backlog of "${queue}", ${openItems} items as of ${asOf}`;
  const [close, open] = [zone.formatInstant(lastCloseMs), zone.formatInstant(firstOpenMs)];
  const rule = `it is counted after the last close before the plan, ${close}, and before the plan first opens, ${open}`;
  if (asOfMs < lastCloseMs - slackMs)
    return [
      {
        ...{ code: "backlog-too-old", place, found: `${found}, and the plan begins on ${isoDay(firstDay)}` },
        ...{
          rule,
          remedy: "Count it again after that close, leave it out, or let the plan begin on the day it was counted for.",
        },
      },
    ];
  if (asOfMs > firstOpenMs + slackMs)
    return [
      {
        ...{ code: "backlog-after-start", place, found: `${found}, and the plan begins on ${isoDay(firstDay)}` },
        ...{
          rule,
          remedy: "Let the plan begin on the next day that opens after the count, or count before the opening.",
        },
      },
    ];
  return [];
}
