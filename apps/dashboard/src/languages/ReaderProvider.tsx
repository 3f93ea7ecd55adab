import type { ReactNode } from "react";
import { createContext, use, useMemo } from "react";
import type { Language, Reader } from "./languages.ts";
import type { Say, SayMarked } from "./say.ts";
import { speaker } from "./say.ts";
import type { Texts } from "./texts.ts";

/** Who reads the page, and what it says to them. */
export interface Speaking extends Reader {
  readonly say: Say;
  readonly sayMarked: SayMarked;
  readonly chooseLanguage: (language: Language) => void;
}

const Speaker = createContext<Speaking | null>(null);

export function ReaderProvider(props: {
  readonly reader: Reader;
  readonly texts: Texts;
  readonly onLanguage: (language: Language) => void;
  readonly children: ReactNode;
}) {
  const { reader, texts, onLanguage, children } = props;
  const speaking = useMemo(
    () => ({ ...reader, ...speaker(reader.locale, texts), chooseLanguage: onLanguage }),
    [reader, texts, onLanguage],
  );
  return <Speaker value={speaking}>{children}</Speaker>;
}

/** What the page says, in the reader's language. */
export function useSpeaking(): Speaking {
  const speaking = use(Speaker);
  if (speaking === null) throw new Error("a text was asked for outside of ReaderProvider");
  return speaking;
}

/** `say` alone: most parts of the page need no more. */
export function useSay(): Say {
  return useSpeaking().say;
}
