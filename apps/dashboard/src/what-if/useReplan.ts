import type { Plan } from "@springtide/contracts";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Desk } from "../desk/desk.ts";
import type { Change } from "./change.ts";

/** How a recomputation stands; how far it is, the desk says. */
export type Replanning =
  { readonly state: "idle" } | { readonly state: "under-way" } | { readonly state: "failed"; readonly reason: string };

/** So many changed plans are kept, for going back and forth at once. */
const MOST_KEPT = 4;

/**
 * Works out changes of a desk's plan, the newest only.
 * @param first the change that the page's address asks for when it opens
 */
export function useReplan(desk: Desk, first: Change | null, onResult: (plan: Plan) => void) {
  const [replanning, setReplanning] = useState<Replanning>({ state: first === null ? "idle" : "under-way" });
  const [made] = useState(() => new Map<string, Plan>());
  const asked = useRef<AbortController | null>(null);

  const work = useCallback(
    async (change: Change): Promise<void> => {
      asked.current?.abort();
      const mine = new AbortController();
      asked.current = mine;
      const key = JSON.stringify(change);
      try {
        const plan = made.get(key) ?? (await desk.replan(change, mine.signal));
        made.delete(key);
        made.set(key, plan);
        for (const oldest of [...made.keys()].slice(0, -MOST_KEPT)) made.delete(oldest);
        setReplanning({ state: "idle" });
        onResult(plan);
      } catch (cause) {
        if (mine.signal.aborted) return;
        setReplanning({ state: "failed", reason: cause instanceof Error ? cause.message : String(cause) });
      }
    },
    [desk, made, onResult],
  );
  useEffect(() => {
    if (first !== null) void work(first);
    return () => {
      asked.current?.abort();
    };
  }, [first, work]);

  const start = (change: Change): void => {
    setReplanning({ state: "under-way" });
    void work(change);
  };
  const cancel = (): void => {
    asked.current?.abort();
    setReplanning({ state: "idle" });
  };
  return { replanning, start, cancel };
}
