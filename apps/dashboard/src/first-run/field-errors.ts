import { ApiProblem } from "@springtide/client";

/** One thing that was wrong with a field, in the server's words. */
export interface FieldError {
  readonly field: string;
  readonly words: string;
}

/** What the server found wrong with fields of what was sent; nothing where the problem is of another kind. */
export function fieldErrors(error: Error | null): readonly FieldError[] {
  if (!(error instanceof ApiProblem)) return [];
  return error.problem.errors.flatMap(({ place, found, rule, remedy }) =>
    place.field === undefined ? [] : [{ field: place.field, words: `found ${found}, but ${rule}. ${remedy}` }],
  );
}

/** What is wrong with one field of the form, which may stand for several of the description. */
export function errorAt(errors: readonly FieldError[], pointers: readonly string[]): string | undefined {
  return errors.find(({ field }) => pointers.some((one) => field === one || field.startsWith(`${one}/`)))?.words;
}

/** Whether every error stands at a field of the form. */
export function allPlaced(errors: readonly FieldError[], pointers: readonly string[]): boolean {
  return errors.every(({ field }) => pointers.some((one) => field === one || field.startsWith(`${one}/`)));
}
