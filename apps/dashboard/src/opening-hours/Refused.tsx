import { ApiProblem } from "@springtide/client";

/** What was refused and stands at none of the windows. */
export function Refused({ error, windows }: { readonly error: Error; readonly windows: number }) {
  const sentences = sentencesOf(error, windows);
  return sentences.length === 0 ? null : (
    <div role="alert" className="problem" lang="en">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

function sentencesOf(error: Error, windows: number): string[] {
  if (!(error instanceof ApiProblem)) return [error.message];
  const { detail, errors } = error.problem;
  if (errors.length === 0) return [detail];
  return errors
    .filter(({ place: { field = "" } }) => {
      const at = /^\/longerHours\/(\d+)/.exec(field)?.[1];
      return at === undefined || Number(at) >= windows;
    })
    .map(({ found, rule, remedy }) => `Found ${found}, but ${rule}. ${remedy}`);
}
