import type { LongerHoursProgress } from "@springtide/contracts";
import { useEffect, useRef, useState } from "react";
import type { TriedWindow } from "./hours-draft.ts";
import { windowsAsText } from "./hours-draft.ts";
import { weighWindows } from "./hours-questions.ts";

/** How far the weighing is; `of` names what was weighed. */
export type Weighing =
  | { readonly state: "idle" }
  | { readonly state: "refused"; readonly error: Error }
  | (LongerHoursProgress & { readonly of: string });

/** Weighs windows, one question after the other; leaving the page, or asking anew, ends the work. */
export function useWeighing(shop: string) {
  const [weighing, setWeighing] = useState<Weighing>({ state: "idle" });
  const asked = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      asked.current?.abort();
    },
    [],
  );
  const weigh = async (windows: readonly TriedWindow[], horizon: string | null): Promise<void> => {
    asked.current?.abort();
    const mine = new AbortController();
    asked.current = mine;
    const of = weighedFrom(windows, horizon);
    setWeighing({ state: "under-way", done: 0, total: 1, label: "", of });
    try {
      const tell = (progress: LongerHoursProgress): void => {
        setWeighing({ ...progress, of });
      };
      await weighWindows(shop, { windows, horizon }, tell, mine.signal);
    } catch (cause) {
      if (!mine.signal.aborted)
        setWeighing({ state: "refused", error: cause instanceof Error ? cause : new Error(String(cause)) });
    }
  };
  const stop = (): void => {
    asked.current?.abort();
    setWeighing({ state: "idle" });
  };
  return { weighing, weigh, stop };
}

/** Names what was weighed, so that an answer about other windows is known to be one. */
export function weighedFrom(windows: readonly TriedWindow[], horizon: string | null): string {
  return `${windowsAsText(windows)} ${horizon ?? ""}`;
}
