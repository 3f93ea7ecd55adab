import { useEffect, useMemo } from "react";
import type { StartTrialWorker } from "./trial-desk.ts";
import { TrialDesk } from "./trial-desk.ts";
import type { FromTrial, TrialGround } from "./trial-messages.ts";

/** A desk on which triggers are tried, for as long as what is edited is open. */
export function useTrialDesk(ground: TrialGround): TrialDesk {
  const desk = useMemo(() => new TrialDesk(ground, startWorker), [ground]);
  useEffect(
    () => () => {
      desk.end();
    },
    [desk],
  );
  return desk;
}

const startWorker: StartTrialWorker = (hear, fail) => {
  const worker = new Worker(new URL("./trial.worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<FromTrial>) => {
    hear(data);
  };
  worker.onerror = ({ message }) => {
    fail(message);
  };
  return worker;
};
