import type { Reweighed } from "@springtide/season";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Desk } from "../desk/desk.ts";
import type { CauseMoves } from "./cause-moves.ts";
import { movesAsked } from "./cause-moves.ts";

/** What came of moved causes. */
export interface Reweighing {
  /** The newest answer, kept while a newer one is worked out; null where nothing is moved or the first is under way. */
  readonly season: Reweighed | null;
  readonly failed: string | null;
}

const NOTHING: Reweighing = { season: null, failed: null };

/** The forecast for causes as they are moved, as fast as the desk gives it. @param day the day in view, as "2027-04-12" */
export function useReweigh(desk: Desk, moves: CauseMoves, day: string): Reweighing {
  const triggers = useMemo(() => movesAsked(moves), [moves]);
  const [answer, setAnswer] = useState<Reweighing>(NOTHING);
  const life = useRef<AbortController>(null);
  useEffect(() => {
    const controller = new AbortController();
    life.current = controller;
    return () => {
      controller.abort();
    };
  }, [desk]);
  useEffect(() => {
    const signal = life.current?.signal;
    if (triggers === null || signal === undefined) return;
    // An older question is not broken off: its answer is on the way, and the next one replaces it.
    desk.reweigh({ triggers, day }, signal).then(
      (season) => {
        setAnswer({ season, failed: null });
      },
      (cause: unknown) => {
        if (cause instanceof DOMException && cause.name === "AbortError") return;
        setAnswer({ season: null, failed: cause instanceof Error ? cause.message : String(cause) });
      },
    );
  }, [desk, triggers, day]);
  return triggers === null ? NOTHING : answer;
}
