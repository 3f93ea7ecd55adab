import type { Store } from "@springtide/store";
import { EVERY_ORGANISATION } from "@springtide/store";

const LISTED = 20;

/**
 * What the log says first when a server starts: notices that nobody acknowledged whose deadline has passed, or that were of something
 * that was missed. Subjects only; none where there is nothing.
 */
export async function missedLines(store: Store, now: Date): Promise<string[]> {
  const notices = await store.within(EVERY_ORGANISATION).connections.notices({ all: false, limit: 1000 });
  const missed = notices.filter(
    ({ missed: was, deadlineAt }) => was || (deadlineAt !== null && Date.parse(deadlineAt) <= now.getTime()),
  );
  if (missed.length === 0) return [];
  const shown = missed.slice(0, LISTED).map(({ subject, deadlineAt }) => {
    const since = deadlineAt === null ? "" : ` (deadline ${deadlineAt})`;
    return `  ${subject}${since}`;
  });
  return [
    `Missed, and acknowledged by nobody: ${missed.length}.`,
    ...shown,
    ...(missed.length > LISTED ? [`  and ${missed.length - LISTED} more`] : []),
  ];
}
