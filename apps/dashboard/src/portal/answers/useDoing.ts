import { useState } from "react";

/** One thing that is done at a time: whether it is under way, and what was wrong with it. */
export interface Doing {
  readonly isUnderWay: boolean;
  readonly problem: Error | null;
  readonly run: (work: () => Promise<void>) => void;
  readonly forget: () => void;
}

export function useDoing(): Doing {
  const [isUnderWay, setUnderWay] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const run = (work: () => Promise<void>): void => {
    setUnderWay(true);
    setProblem(null);
    work()
      .catch((error: unknown) => {
        setProblem(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => {
        setUnderWay(false);
      });
  };
  const forget = (): void => {
    setProblem(null);
  };
  return { isUnderWay, problem, run, forget };
}
