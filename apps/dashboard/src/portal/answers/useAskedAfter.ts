import { useEffect } from "react";
import { usePortalMinute } from "../shell/PortalClock.tsx";
import type { Question } from "./question.ts";

/**
 * Asks anew once an instant has passed while the page is open, each minute until the answer no longer names it: what silence means comes about
 * a moment later.
 * @param instants at which silence changes something
 */
export function useAskedAfter<T>(question: Question<T>, instants: readonly string[]): void {
  const nowMs = usePortalMinute();
  const dueMs = instants.some((at) => Date.parse(at) <= nowMs) ? nowMs : null;
  useEffect(() => {
    if (dueMs !== null) question.askIfOld(performance.now());
  }, [question, dueMs]);
}
