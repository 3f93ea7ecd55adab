import { useCallback, useState } from "react";
import type { AnswerDraft, LineAnswer } from "./answer-draft.ts";
import { NO_ANSWERS } from "./answer-draft.ts";
import { keepDraft, readDraft } from "./kept-draft.ts";

/** Answers that were not sent yet; this browser keeps them whatever becomes of page and connection. */
export interface KeptDraft {
  readonly draft: AnswerDraft;
  /** Null takes the answer to a line away. */
  readonly answer: (line: string, answer: LineAnswer | null) => void;
  readonly add: (answers: AnswerDraft) => void;
  readonly replace: (draft: AnswerDraft) => void;
}

/** @param key what this browser keeps them under */
export function useAnswerDraft(key: string): KeptDraft {
  const [draft, setDraft] = useState(() => readDraft(key));
  const change = useCallback(
    (next: (before: AnswerDraft) => AnswerDraft) => {
      setDraft((before) => {
        const after = next(before);
        keepDraft(key, after);
        return after;
      });
    },
    [key],
  );
  const answer = useCallback(
    (line: string, given: LineAnswer | null) => {
      change((before) => {
        const others = Object.fromEntries(Object.entries(before).filter(([id]) => id !== line));
        return given === null ? others : { ...others, [line]: given };
      });
    },
    [change],
  );
  const add = useCallback(
    (answers: AnswerDraft) => {
      change((before) => ({ ...before, ...answers }));
    },
    [change],
  );
  const replace = useCallback(
    (next: AnswerDraft) => {
      change(() => (Object.keys(next).length === 0 ? NO_ANSWERS : next));
    },
    [change],
  );
  return { draft, answer, add, replace };
}
