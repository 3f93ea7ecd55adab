import type { Trigger } from "@springtide/contracts";
import type { TriedTriggers } from "@springtide/season";
import { useEffect, useRef, useState } from "react";
import type { TrialDesk } from "./trial-desk.ts";

/** How far learning is; `of` names the triggers that were learned with. */
export type Learning =
  | { readonly state: "idle" }
  | { readonly state: "under-way"; readonly done: number; readonly total: number; readonly label: string }
  | { readonly state: "ready"; readonly tried: TriedTriggers; readonly of: string }
  | { readonly state: "failed"; readonly reason: string };

/** Learns with other triggers, one after the other; leaving the page, or asking anew, ends the work. */
export function useLearning(desk: TrialDesk) {
  const [learning, setLearning] = useState<Learning>({ state: "idle" });
  const asked = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      asked.current?.abort();
    },
    [desk],
  );
  const learn = async (triggers: readonly Trigger[]): Promise<void> => {
    asked.current?.abort();
    const mine = new AbortController();
    asked.current = mine;
    setLearning({ state: "under-way", done: 0, total: 1, label: "" });
    try {
      const tell = (done: number, total: number, label: string): void => {
        setLearning({ state: "under-way", done, total, label });
      };
      const tried = await desk.learn(triggers, tell, mine.signal);
      setLearning({ state: "ready", tried, of: learnedWith(triggers) });
    } catch (cause) {
      if (!mine.signal.aborted)
        setLearning({ state: "failed", reason: cause instanceof Error ? cause.message : String(cause) });
    }
  };
  const stop = (): void => {
    asked.current?.abort();
    setLearning({ state: "idle" });
  };
  return { learning, learn, stop };
}

/** Names triggers by all that they say, so that an answer of others is known to be one. */
export function learnedWith(triggers: readonly Trigger[]): string {
  return JSON.stringify(triggers);
}
