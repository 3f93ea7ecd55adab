import type { Plan } from "@springtide/contracts";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Change } from "./change.ts";
import type { FromWorker } from "./messages.ts";

/** How far a recomputation is. */
export type Replanning =
  | { readonly state: "idle" }
  | { readonly state: "under-way"; readonly done: number; readonly total: number; readonly label: string }
  | { readonly state: "failed"; readonly reason: string };

/** Works out changes of one plan in a worker of its own; a new change or a cancel ends the one under way. */
export function useReplan(plan: Plan, onResult: (plan: Plan) => void) {
  const worker = useRef<Worker | null>(null);
  const [replanning, setReplanning] = useState<Replanning>({ state: "idle" });

  const end = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  const cancel = useCallback(() => {
    end();
    setReplanning({ state: "idle" });
  }, [end]);
  useEffect(() => end, [end, plan]);

  const start = useCallback(
    (change: Change) => {
      end();
      const started = startWorker(plan);
      worker.current = started;
      setReplanning({ state: "under-way", done: 0, total: 1, label: "Starting" });
      started.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (worker.current !== started) return;
        if (data.kind === "progress") {
          setReplanning({ state: "under-way", done: data.done, total: data.total, label: data.label });
          return;
        }
        end();
        setReplanning(data.kind === "plan" ? { state: "idle" } : { state: "failed", reason: data.reason });
        if (data.kind === "plan") onResult(data.plan);
      };
      started.onerror = ({ message }) => {
        end();
        setReplanning({ state: "failed", reason: message || "The worker could not be started." });
      };
      started.postMessage({ change });
    },
    [end, onResult, plan],
  );
  return { replanning, start, cancel };
}

function startWorker(plan: Plan): Worker {
  const worker = new Worker(new URL("./replan.worker.ts", import.meta.url), { type: "module" });
  worker.postMessage({ plan });
  return worker;
}
