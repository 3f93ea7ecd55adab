/** A sentence, and its language where that is not the reader's: what the page has no words for stays as the plan says it. */
export interface Sentence {
  readonly text: string;
  readonly language: "en" | undefined;
}

/** In the reader's language. */
export function ours(text: string): Sentence {
  return { text, language: undefined };
}

/** As the plan says it. */
export function asPlanned(text: string): Sentence {
  return { text, language: "en" };
}
