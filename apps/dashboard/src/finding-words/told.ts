import type { Problem, ReadingNote } from "@springtide/contracts";

type Finding = Problem["errors"][number];

/** Something that was found, as the server tells it: its code with values, and its English sentence. */
export interface Told {
  readonly code: string;
  readonly place: Finding["place"];
  /** As it stands there: a quotation, or words. */
  readonly found: string;
  readonly values: NonNullable<Finding["values"]>;
  readonly english: string;
}

export function toldOf({ code, place, found, rule, remedy, values = {} }: Finding): Told {
  return { code, place, found, values, english: `Found ${found}, but ${rule}. ${remedy}` };
}

/** What was taken for granted in reading a file. */
export function toldOfNote({ code, sentence, values }: ReadingNote): Told {
  return { code, place: {}, found: "", values, english: sentence };
}

/** All that a problem tells of; what it says itself where it lists nothing. */
export function toldOfProblem({ code, detail, errors }: Pick<Problem, "code" | "detail" | "errors">): readonly Told[] {
  return errors.length > 0 ? errors.map(toldOf) : [{ code, place: {}, found: "", values: {}, english: detail }];
}
