import type { ReactNode } from "react";
import { startTransition, useCallback, useEffect, useState } from "react";
import { keepLanguage } from "./kept-language.ts";
import type { Language, Reader } from "./languages.ts";
import { readerOf } from "./languages.ts";
import { ReaderProvider } from "./ReaderProvider.tsx";
import type { Texts } from "./texts.ts";
import { textsInUse } from "./texts-in-use.ts";
import { fetchTexts } from "./texts.ts";

/** A reader and the texts in their language, which were fetched for them. */
interface Heard {
  readonly reader: Reader;
  readonly texts: Texts;
}

/** The page in the reader's language; another language is shown as soon as its texts are there, and nothing on the page is lost. */
export function Spoken({ first, children }: { readonly first: Heard; readonly children: ReactNode }) {
  const [heard, hear] = useState(first);
  const choose = useCallback((language: Language) => {
    keepLanguage(language);
    const reader = readerOf(language, navigator.languages);
    fetchTexts(language, "all").then(
      (texts) => {
        textsInUse.speak(language);
        startTransition(() => {
          hear({ reader, texts });
        });
      },
      () => undefined,
    );
  }, []);
  useEffect(() => {
    document.documentElement.lang = heard.reader.language;
  }, [heard]);
  return (
    <ReaderProvider reader={heard.reader} texts={heard.texts} onLanguage={choose}>
      {children}
    </ReaderProvider>
  );
}
