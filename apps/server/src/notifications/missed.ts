import type { Store } from "@springtide/store";
import { EVERY_ORGANISATION } from "@springtide/store";
import { missedNights } from "../nightly/missed-nights.ts";

const LISTED = 20;

/**
 * What the log says first when a server starts: nightly runs that were missed while nothing ran, and notices that nobody acknowledged whose
 * deadline has passed, or that were of something that was missed. Subjects only; none where there is nothing.
 */
export async function missedLines(store: Store, now: Date): Promise<string[]> {
  const notices = await store.within(EVERY_ORGANISATION).connections.notices({ all: false, limit: 1000 });
  const missed = notices.filter(
    ({ missed: was, deadlineAt }) => was || (deadlineAt !== null && Date.parse(deadlineAt) <= now.getTime()),
  );
  return [
    ...listed(
      "Nightly runs missed while nothing ran, to be made up for now",
      (await missedNights(store, now)).map(({ shop, nights, since }) => `${nights} of ${shop}, since ${since}`),
    ),
    ...listed(
      "Missed, and acknowledged by nobody",
      missed.map(({ subject, deadlineAt }) => `${subject}${deadlineAt === null ? "" : ` (deadline ${deadlineAt})`}`),
    ),
  ];
}

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [
    `${title}: ${lines.length}.`,
    ...lines.slice(0, LISTED).map((line) => `  ${line}`),
    ...(lines.length > LISTED ? [`  and ${lines.length - LISTED} more`] : []),
  ];
}
