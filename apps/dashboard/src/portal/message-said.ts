import { kept } from "./kept.ts";

/** A piece of a text: letters, a value, or a choice by number. */
type Piece =
  | { readonly kind: "letters"; readonly text: string }
  | { readonly kind: "value"; readonly name: string }
  | { readonly kind: "number" }
  | { readonly kind: "plural"; readonly name: string; readonly forms: ReadonlyMap<string, readonly Piece[]> };

/** What stands for the names in a text: figures that plurals are chosen by as numbers, all else already written. */
export type Values = Readonly<Record<string, string | number>>;

/** A text with its values put in. */
export type Said = (values: Values) => string;

const NAME = /^\s*(\w+)\s*(,\s*plural\s*,)?/;
const FORM = /^\s*(=\d+|\w+)\s*\{/;

const rulesOf = kept((locale) => new Intl.PluralRules(locale));
const figuresOf = kept((locale) => new Intl.NumberFormat(locale));

/**
 * Reads a text once: names in braces, and plurals with `#` in their forms, as ICU MessageFormat writes them. The whole of that format takes as
 * much code as the portal's first page; a test holds that this says every text of the portal in the same words.
 */
export function messageSaid(message: string, locale: string): Said {
  const [pieces] = piecesOf(message, 0, false);
  const said = (of: readonly Piece[], values: Values, count: number | null): string =>
    of
      .map((piece) => {
        switch (piece.kind) {
          case "letters":
            return piece.text;
          case "number":
            return count === null ? "#" : figuresOf(locale).format(count);
          case "value":
            return String(values[piece.name] ?? "");
          case "plural": {
            const number = Number(values[piece.name]);
            const form =
              piece.forms.get(`=${String(number)}`) ??
              piece.forms.get(rulesOf(locale).select(number)) ??
              piece.forms.get("other");
            return said(form ?? [], values, number);
          }
        }
      })
      .join("");
  return (values) => said(pieces, values, null);
}

/** @returns the pieces from an index on, and the index behind the brace that ends them */
function piecesOf(text: string, from: number, isForm: boolean): readonly [readonly Piece[], number] {
  const pieces: Piece[] = [];
  let at = from;
  while (at < text.length && text[at] !== "}") {
    const end = nextMark(text, at, isForm);
    if (end > at) pieces.push({ kind: "letters", text: text.slice(at, end) });
    at = end;
    if (text[at] === "#") {
      pieces.push({ kind: "number" });
      at += 1;
    } else if (text[at] === "{") {
      const [piece, next] = bracedAt(text, at + 1);
      pieces.push(piece);
      at = next;
    }
  }
  return [pieces, at + 1];
}

function nextMark(text: string, from: number, isForm: boolean): number {
  let at = from;
  while (at < text.length && text[at] !== "{" && text[at] !== "}" && !(isForm && text[at] === "#")) at += 1;
  return at;
}

function bracedAt(text: string, from: number): readonly [Piece, number] {
  const [whole = "", name = "", plural] = NAME.exec(text.slice(from)) ?? [];
  let at = from + whole.length;
  if (plural === undefined) return [{ kind: "value", name }, text.indexOf("}", at) + 1];
  const forms = new Map<string, readonly Piece[]>();
  for (let form = FORM.exec(text.slice(at)); form !== null; form = FORM.exec(text.slice(at))) {
    const [pieces, next] = piecesOf(text, at + form[0].length, true);
    forms.set(form[1] ?? "", pieces);
    at = next;
  }
  return [{ kind: "plural", name, forms }, text.indexOf("}", at) + 1];
}
