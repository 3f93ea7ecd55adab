import type { Sentence } from "./sentence.ts";

/** A sentence, marked where its language is not the reader's. */
export function SentenceText({ said }: { readonly said: Sentence }) {
  return <span lang={said.language}>{said.text}</span>;
}
