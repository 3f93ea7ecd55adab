import { useEffect, useMemo, useRef, useState } from "react";
import { useAddress } from "../address/useAddress.ts";
import type { FieldFindings } from "./read-question.ts";
import { askedOrRefused, readQuestion } from "./read-question.ts";
import type { QuickAnswer } from "./quick-answer.ts";
import { quickAnswer } from "./quick-answer.ts";
import type { Typed, TypedKey } from "./typed.ts";
import { typedOf, withTyped } from "./typed.ts";

/** The address follows what is typed after so long: browsers count how often a page writes it. */
const ADDRESS_AFTER_MS = 300;

/** What is typed, what is wrong with it, and the answer to the last question that could be asked. */
export interface TypedState {
  readonly typed: Typed;
  readonly findings: FieldFindings | null;
  readonly answer: QuickAnswer | null;
  readonly change: (key: TypedKey, text: string) => void;
}

interface Asked {
  readonly typed: Typed;
  readonly findings: FieldFindings | null;
  readonly answer: QuickAnswer | null;
}

/** The question of the page: begun by its address, answered as it is typed, and kept in the address. */
export function useTyped(): TypedState {
  const [address, move] = useAddress();
  const [asked, setAsked] = useState<Asked>(() => askedWith(typedOf(address.own), null));
  const writing = useRef<ReturnType<typeof setTimeout> | null>(null);
  const own = useRef(address.own);
  useEffect(() => {
    own.current = address.own;
  }, [address.own]);
  useEffect(
    () => () => {
      if (writing.current !== null) clearTimeout(writing.current);
    },
    [],
  );
  const { typed, answer } = asked;
  return useMemo(
    () => ({
      ...asked,
      change(key, text) {
        const next = { ...typed, [key]: text };
        setAsked(askedWith(next, answer));
        if (writing.current !== null) clearTimeout(writing.current);
        writing.current = setTimeout(() => {
          move({ own: withTyped(own.current, next) });
        }, ADDRESS_AFTER_MS);
      },
    }),
    [asked, typed, answer, move],
  );
}

function askedWith(typed: Typed, before: QuickAnswer | null): Asked {
  const { request, findings } = readQuestion(typed);
  if (request === null) return { typed, findings, answer: before };
  const found = askedOrRefused(() => quickAnswer(request));
  return "answer" in found
    ? { typed, findings: null, answer: found.answer }
    : { typed, findings: found.findings, answer: before };
}
