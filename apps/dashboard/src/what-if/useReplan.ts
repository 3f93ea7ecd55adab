import type { Plan } from "@springtide/contracts";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Change } from "./change.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

/** How far a recomputation is. */
export type Replanning =
  | { readonly state: "idle" }
  | { readonly state: "under-way"; readonly done: number; readonly total: number; readonly label: string }
  | { readonly state: "failed"; readonly reason: string };

/**
 * Works out changes of one plan in a worker. The worker stays for the next change, since it has the seasons drawn; one that is
 * still busy is ended, which is also how a change is cancelled.
 */
export function useReplan(plan: Plan, onResult: (plan: Plan) => void) {
  const worker = useRef<Worker | null>(null);
  const busy = useRef(false);
  const [replanning, setReplanning] = useState<Replanning>({ state: "idle" });

  const end = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
    busy.current = false;
  }, []);
  useEffect(() => end, [end, plan]);

  const cancel = useCallback(() => {
    if (busy.current) end();
    setReplanning({ state: "idle" });
  }, [end]);

  /** Lets the worker draw the seasons before the first change is asked for. */
  const prepare = useCallback(() => {
    worker.current ??= startWorker(plan);
  }, [plan]);

  const start = useCallback(
    (change: Change) => {
      if (busy.current) end();
      const desk = worker.current ?? startWorker(plan);
      worker.current = desk;
      busy.current = true;
      setReplanning({ state: "under-way", done: 0, total: 1, label: "Starting" });
      const fail = (reason: string): void => {
        end();
        setReplanning({ state: "failed", reason });
      };
      desk.onerror = ({ message }) => {
        fail(message || "the worker could not be started");
      };
      desk.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === "failed") fail(data.reason);
        else if (data.kind === "progress") setReplanning({ ...data, state: "under-way" });
        else {
          busy.current = false;
          setReplanning({ state: "idle" });
          onResult(data.plan);
        }
      };
      tell(desk, { kind: "change", change });
    },
    [end, onResult, plan],
  );
  return { replanning, prepare, start, cancel };
}

function startWorker(plan: Plan): Worker {
  const worker = new Worker(new URL("./replan.worker.ts", import.meta.url), { type: "module" });
  tell(worker, { kind: "open", plan });
  return worker;
}

function tell(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}
