import type { PlanDecisions } from "@springtide/contracts";
import { useEffect, useRef, useState } from "react";
import type { TrialChanges } from "../api/try-plan.ts";
import { tryPlan } from "../api/try-plan.ts";

/** How a plan for other terms stands. */
export type TrialState =
  | { readonly state: "idle" }
  | { readonly state: "under-way"; readonly done: number; readonly total: number; readonly label: string }
  | { readonly state: "ready"; readonly decisions: PlanDecisions | null }
  | { readonly state: "failed"; readonly reason: string };

/** Makes plans for other terms, one after the other; leaving the page ends the work. @param asking what is said until the server tells how far it is */
export function useTrial(shop: string, asking: string) {
  const [trial, setTrial] = useState<TrialState>({ state: "idle" });
  const asked = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      asked.current?.abort();
    },
    [],
  );
  const make = async (changes: TrialChanges): Promise<void> => {
    asked.current?.abort();
    const mine = new AbortController();
    asked.current = mine;
    setTrial({ state: "under-way", done: 0, total: 1, label: asking });
    try {
      await tryPlan(shop, changes, setTrial, mine.signal);
    } catch (cause) {
      if (!mine.signal.aborted)
        setTrial({ state: "failed", reason: cause instanceof Error ? cause.message : String(cause) });
    }
  };
  const forget = (): void => {
    asked.current?.abort();
    setTrial({ state: "idle" });
  };
  return { trial, make, forget };
}
