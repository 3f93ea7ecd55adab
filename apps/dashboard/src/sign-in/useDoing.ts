import { useState } from "react";
import { hearProblem } from "./session-state.ts";

/** One thing that is done at a time: whether it is under way, and what was wrong with it. */
export interface Doing {
  readonly isUnderWay: boolean;
  readonly problem: Error | null;
  readonly run: (work: () => Promise<void>) => void;
}

export function useDoing(): Doing {
  const [isUnderWay, setUnderWay] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const run = (work: () => Promise<void>): void => {
    setUnderWay(true);
    setProblem(null);
    work()
      .catch((error: unknown) => {
        const problem = error instanceof Error ? error : new Error(String(error));
        hearProblem(problem);
        setProblem(problem);
      })
      .finally(() => {
        setUnderWay(false);
      });
  };
  return { isUnderWay, problem, run };
}
