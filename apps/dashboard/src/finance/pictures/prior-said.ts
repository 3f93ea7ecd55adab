import type { Words } from "../../words/words.ts";

const KNOWN = ["statedLeave", "leaversWhoLeave", "tryAgain"] as const;

/**
 * What a survey, or a first guess, is taken to say of customers; null for what has no words yet.
 * @param field JSON pointer to the figure in the shop file that it stands in for
 * @param leavers of those who say that they leave, the share that is counted
 */
export function priorSaid(field: string, leavers: number, { say, share }: Pick<Words, "say" | "share">): string | null {
  const known = KNOWN.find((one) => field === `/customerValue/${one}`);
  return known === undefined ? null : say(`finance.prior-${known}`, { counted: share(leavers) });
}
