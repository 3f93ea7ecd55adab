import type { Plan } from "@springtide/contracts";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { DeskProgress, StartWorker } from "./desk.ts";
import { Desk } from "./desk.ts";
import type { FromWorker } from "./messages.ts";

/** A plan's desk for as long as its page is open. */
export function useDesk(plan: Plan): Desk {
  const desk = useMemo(() => new Desk(plan, startWorker), [plan]);
  useEffect(
    () => () => {
      desk.end();
    },
    [desk],
  );
  return desk;
}

/** How far the desk is with what it is at; null while it rests. */
export function useDeskProgress(desk: Desk): DeskProgress | null {
  return useSyncExternalStore(desk.subscribe, desk.progress);
}

const startWorker: StartWorker = (hear, fail) => {
  const worker = new Worker(new URL("./desk.worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    hear(data);
  };
  worker.onerror = ({ message }) => {
    fail(message || "the worker could not be started");
  };
  return worker;
};
