import { LineState, type Me } from "@springtide/contracts";
import { z } from "zod";
import type { AnswerDraft } from "./answer-draft.ts";
import { NO_ANSWERS } from "./answer-draft.ts";

const stretch = { start: z.string(), end: z.string(), positionsLoggedIn: z.number() };
const KeptDraft = z.record(
  z.string(),
  z.object({
    ...stretch,
    isRefused: z.boolean(),
    reason: z.string(),
    seen: z.object({ ...stretch, state: LineState }),
  }),
);

/** Where the answers of one person to one request are kept in this browser until they are sent: each client numbers requests of its own. */
export function draftKey(request: string, { person, organisation }: Pick<Me, "person" | "organisation">): string {
  return `springtide-portal-answer-${String(organisation.id)}-${String(person)}-${request}`;
}

/** Answers that were typed and not sent; none where the browser keeps nothing. */
export function readDraft(key: string): AnswerDraft {
  try {
    const parsed = KeptDraft.safeParse(JSON.parse(window.localStorage.getItem(key) ?? "{}"));
    return parsed.success ? parsed.data : NO_ANSWERS;
  } catch {
    return NO_ANSWERS;
  }
}

/** Keeps them, whatever becomes of page and connection; where the browser keeps nothing, they hold while the page is open. */
export function keepDraft(key: string, draft: AnswerDraft): void {
  try {
    if (Object.keys(draft).length === 0) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    return;
  }
}
