import { IntlMessageFormat } from "intl-messageformat";
import type { ReactNode } from "react";
import type { TextId, Texts } from "./texts.ts";

/** What stands for the names in a text: figures that plurals are chosen by as numbers, all else already written. */
type Values = Readonly<Record<string, string | number>>;

/** A text in the reader's language. */
export type Say = (id: TextId, values?: Values) => string;

/** Values of a text with marks such as `<b>…</b>`: for each mark, what it makes of what stands in it. */
type MarkedValues = Readonly<Record<string, ReactNode | ((parts: ReactNode[]) => ReactNode)>>;

/** A text in the reader's language with elements in it, for instance a link in the middle of a sentence. */
export type SayMarked = (id: TextId, values: MarkedValues) => ReactNode;

/** The two ways to say a text, in one locale. Each text is read once, when it is first said. */
export function speaker(locale: string, texts: Texts): { readonly say: Say; readonly sayMarked: SayMarked } {
  const read = new Map<TextId, IntlMessageFormat>();
  const messageOf = (id: TextId): IntlMessageFormat => {
    const known = read.get(id);
    if (known !== undefined) return known;
    const message = new IntlMessageFormat(texts[id], locale);
    read.set(id, message);
    return message;
  };
  return {
    say: (id, values) => String(messageOf(id).format(values)),
    sayMarked: (id, values) => messageOf(id).format<ReactNode>(values as Record<string, ReactNode>) as ReactNode,
  };
}
