import type { RequestLine } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";

/** One finding about one line of a request. */
export function lineFinding(line: string, told: Omit<Finding, "place">): Finding {
  return { place: { field: `/lines/${line}` }, ...told };
}

/** Throws what was found, all of it. @throws Refusal where there is any */
export function refuseIfAny(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new Refusal(findings);
}

/** The lines of these ids, all of them. @throws Refusal `line-unknown`, `line-twice` */
export function linesOf(lines: readonly RequestLine[], ids: readonly string[]): RequestLine[] {
  const known = new Map(lines.map((line) => [line.id, line]));
  refuseIfAny(
    ids.flatMap((id, i) => {
      if (!known.has(id))
        return [
          lineFinding(id, {
            code: "line-unknown",
            found: `"${id}"`,
            rule: "the request has no such line",
            remedy: "Name lines as the request does.",
          }),
        ];
      if (ids.indexOf(id) === i) return [];
      return [
        lineFinding(id, {
          code: "line-twice",
          found: `${id} twice`,
          rule: "each line is named once",
          remedy: "Take one of them out.",
        }),
      ];
    }),
  );
  return ids.flatMap((id) => known.get(id) ?? []);
}
