import { Refusal } from "@springtide/refusal";

/** That something was typed which cannot stand, at the word or option it stands at. */
export function typed(field: string, found: string, rule: string, remedy: string): Refusal {
  return new Refusal({ code: "wrong-words", place: { file: "command line", field }, found, rule, remedy });
}
