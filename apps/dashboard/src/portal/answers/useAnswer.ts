import { useEffect, useSyncExternalStore } from "react";
import { pageConnection } from "../../connection/page-connection.ts";
import type { Known, Question } from "./question.ts";

/** What is known of a question; it is asked when it is first shown, whenever somebody comes back to the page, and when the server is back. */
export function useAnswer<T>(question: Question<T>): Known<T> {
  const isLost = useSyncExternalStore(pageConnection.subscribe, pageConnection.isLost);
  useEffect(() => {
    if (!isLost) question.askIfOld(performance.now());
  }, [question, isLost]);
  useEffect(() => {
    const again = (): void => {
      if (document.visibilityState === "visible") void question.ask();
    };
    document.addEventListener("visibilitychange", again);
    return () => {
      document.removeEventListener("visibilitychange", again);
    };
  }, [question]);
  return useSyncExternalStore(question.subscribe, question.known);
}
