import type { ReactNode } from "react";
import { createContext, startTransition, use, useEffect, useMemo, useState } from "react";
import { keepLanguage } from "../../languages/kept-language.ts";
import type { Language, Reader } from "../../languages/languages.ts";
import { readerOf } from "../../languages/languages.ts";
import { portalTexts } from "../portal-texts.ts";
import type { PortalTexts } from "../portal-texts.ts";
import type { PortalWords } from "../portal-words.ts";
import { portalWords } from "../portal-words.ts";

interface Heard {
  readonly reader: Reader;
  readonly texts: PortalTexts;
}

interface PortalSpeaking extends PortalWords {
  readonly language: Language;
  readonly chooseLanguage: (language: Language) => void;
}

const Speaking = createContext<PortalSpeaking | null>(null);

/** The portal in the reader's language; another one is shown as soon as its texts are there, and nothing typed is lost. */
export function PortalSpoken({ first, children }: { readonly first: Heard; readonly children: ReactNode }) {
  const [heard, hear] = useState(first);
  const speaking = useMemo(() => {
    const { reader, texts } = heard;
    const chooseLanguage = (language: Language): void => {
      keepLanguage(language);
      portalTexts(language).then(
        (fetched) => {
          startTransition(() => {
            hear({ reader: readerOf(language, navigator.languages), texts: fetched });
          });
        },
        () => undefined,
      );
    };
    return { ...portalWords(reader.locale, texts), language: reader.language, chooseLanguage };
  }, [heard]);
  useEffect(() => {
    document.documentElement.lang = heard.reader.language;
  }, [heard]);
  return <Speaking value={speaking}>{children}</Speaking>;
}

/** What the portal says and how it writes figures, days and times. */
export function usePortalWords(): PortalSpeaking {
  const speaking = use(Speaking);
  if (speaking === null) throw new Error("a text was asked for outside of PortalSpoken");
  return speaking;
}
