/** Where something was found. `row` counts from 1 with the header as row 1; `field` is a JSON pointer. */
export interface Place {
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
  readonly field?: string;
}

/**
 * One thing that a person can mend: a stable code for programs; place, finding, rule and remedy for people.
 * `found` is what stands there, `rule` what must hold ("it cannot be negative"), `remedy` a whole sentence.
 */
export interface Finding {
  readonly code: string;
  readonly place: Place;
  readonly found: string;
  readonly rule: string;
  readonly remedy: string;
  /** What a sentence in another language needs beside the code. */
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}

/**
 * The one error for what a person can mend. It carries every finding at hand, not only the first; where there were
 * more than are listed, `total` counts them all. Everything else that is thrown is our own fault.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly findings: readonly Finding[];
  readonly total: number;

  constructor(findings: Finding | readonly Finding[], total?: number) {
    const list = "code" in findings ? [findings] : findings;
    super(list.map(inWords).join("\n"));
    this.findings = list;
    this.total = total ?? list.length;
  }
}

/** "calls.csv, row 412, column aht_seconds: found -35, but it cannot be negative. Leave it empty if unknown." */
export function inWords({ place, found, rule, remedy }: Finding): string {
  const where = [
    place.file,
    place.row === undefined ? undefined : `row ${String(place.row)}`,
    place.column === undefined ? undefined : `column ${place.column}`,
    place.field === undefined || place.field === "" ? undefined : `field ${place.field}`,
  ].filter((part) => part !== undefined);
  return `${where.length === 0 ? "" : `${where.join(", ")}: `}found ${found}, but ${rule}. ${remedy}`;
}
