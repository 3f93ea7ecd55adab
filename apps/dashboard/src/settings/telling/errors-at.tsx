import type { ReactNode } from "react";
import { foundIn, isWithin } from "../../data/found-at.tsx";
import { FindingList } from "../FindingList.tsx";

/** What is wrong with one field of a form, or within it; undefined where nothing is. @param field a JSON pointer */
export function errorAt(error: Error | null, field: string): ReactNode {
  const own = foundIn(error).filter((one) => isWithin(one, field));
  return own.length === 0 ? undefined : <FindingList findings={own} />;
}
