import { useState } from "react";
import { ApiProblem } from "@springtide/client";
import { hearProblem } from "./session-state.ts";

/** One thing that is done at a time: whether it is under way, and what was wrong with it. */
export interface Doing {
  readonly isUnderWay: boolean;
  readonly problem: string | null;
  readonly run: (work: () => Promise<void>) => void;
}

export function useDoing(): Doing {
  const [isUnderWay, setUnderWay] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = (work: () => Promise<void>): void => {
    setUnderWay(true);
    setProblem(null);
    work()
      .catch((error: unknown) => {
        if (error instanceof Error) hearProblem(error);
        setProblem(problemInWords(error));
      })
      .finally(() => {
        setUnderWay(false);
      });
  };
  return { isUnderWay, problem, run };
}

/** What was wrong, as a sentence or two. */
export function problemInWords(error: unknown): string {
  if (!(error instanceof ApiProblem)) return "Something went wrong on this page. Reload it and try again.";
  const { detail, errors } = error.problem;
  const [first] = errors;
  return first === undefined ? detail : `Found ${first.found}, but ${first.rule}. ${first.remedy}`;
}
