import type { ReactNode } from "react";

/** What the API says of a field, marked as English; null where nothing is wrong with it. */
export function inEnglish(error: string | null): ReactNode {
  return error === null ? null : <span lang="en">{error}</span>;
}
