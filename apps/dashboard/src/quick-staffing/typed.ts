/** What is typed on this page, by the words of the command line: a link says what a command would. */
export const TYPED_KEYS = [
  "contacts",
  "interval",
  "aht",
  "target",
  "sl-definition",
  "patience",
  "shrinkage",
  "max-occupancy",
  "max-asa",
  "max-abandon",
] as const;
export type TypedKey = (typeof TYPED_KEYS)[number];

/** As typed; empty where nothing is asked. */
export type Typed = Readonly<Record<TypedKey, string>>;

/** What the page asks when it is first opened. */
const FIRST: Typed = {
  contacts: "100",
  interval: "30m",
  aht: "180",
  target: "80/20",
  "sl-definition": "slOffered",
  patience: "120",
  shrinkage: "30%",
  "max-occupancy": "90%",
  "max-asa": "",
  "max-abandon": "",
};

/** What an address asks: as the page first asks where it says nothing at all, else what is not in it is not asked. */
export function typedOf(own: Readonly<Record<string, string>>): Typed {
  const given = TYPED_KEYS.filter((key) => own[key] !== undefined);
  if (given.length === 0) return FIRST;
  const typed: Record<TypedKey, string> = { ...FIRST };
  for (const key of TYPED_KEYS) typed[key] = own[key] ?? "";
  return typed;
}

/** What a page keeps in its address for it, beside what else stands there. */
export function withTyped(own: Readonly<Record<string, string>>, typed: Typed): Readonly<Record<string, string>> {
  const others = Object.entries(own).filter(([key]) => !TYPED_KEYS.some((known) => known === key));
  return Object.fromEntries([...others, ...given(typed)]);
}

/** The same question for the command line. */
export function commandOf(typed: Typed): string {
  return ["springtide staff", ...given(typed).map(([key, text]) => `--${key} ${quoted(text)}`)].join(" ");
}

function given(typed: Typed): (readonly [TypedKey, string])[] {
  return TYPED_KEYS.filter((key) => typed[key] !== "").map((key) => [key, typed[key]] as const);
}

function quoted(text: string): string {
  return /^[\w.,:/%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The two figures of a target such as 80/20, as typed. */
export function targetParts(target: string): { readonly share: string; readonly within: string } {
  const [share = "", within = ""] = target.split("/");
  return { share, within };
}

/** A target of two figures as typed; nothing where both are empty, which asks for none. */
export function targetOf(share: string, within: string): string {
  return share === "" && within === "" ? "" : `${share}/${within}`;
}

/** The figure of a percentage as typed. */
export function percentOf(text: string): string {
  return text.replace(/\s*%$/, "");
}

/** A percentage of a figure as typed; nothing where it is empty. */
export function percentText(figure: string): string {
  return figure === "" ? "" : `${figure}%`;
}
