import { createContext, use } from "react";

/** What the cell that is typed in tells its grid. */
export interface DraftActs {
  readonly onType: (text: string) => void;
  /** Takes over what was typed, in all cells selected if so, and goes on by so many rows and columns. */
  readonly onTake: (rows: number, columns: number, isAll?: boolean) => void;
  readonly onLeave: () => void;
}

export const DraftContext = createContext<DraftActs | null>(null);

export function useDraftActs(): DraftActs {
  const acts = use(DraftContext);
  if (acts === null) throw new Error("a cell is typed in outside of its grid");
  return acts;
}
