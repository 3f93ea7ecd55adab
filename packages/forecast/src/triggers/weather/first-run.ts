/**
 * First index at or after `from` (and at or before `to`) that starts `length` qualifying days in a row, or null. A missing day
 * (null) breaks a run and never qualifies; a run counts from `from` even if the days before qualified too.
 */
export function firstRun(
  qualifies: (index: number) => boolean | null,
  { from, to, length }: { readonly from: number; readonly to: number; readonly length: number },
): number | null {
  let run = 0;
  for (let index = from; index < to + length; index++) {
    run = qualifies(index) === true ? run + 1 : 0;
    if (run === length) return index - length + 1;
    if (index >= to && run === 0) return null;
  }
  return null;
}
