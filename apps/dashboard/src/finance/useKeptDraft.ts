import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/**
 * What somebody writes and has not saved: it is still there after a look at another part of the page, or a step back; before the tab is left or
 * loaded again, the browser asks.
 * @param key what it is a draft of
 */
export function useKeptDraft<T>(key: readonly string[]): readonly [T | null, (draft: T | null) => void] {
  const queries = useQueryClient();
  const queryKey = ["finance-draft", ...key];
  const { data } = useQuery<T | null>({
    queryKey,
    queryFn: () => null,
    ...{ enabled: false, staleTime: Infinity, gcTime: Infinity, structuralSharing: false },
  });
  const draft = data ?? null;
  const isWritten = draft !== null;
  useEffect(() => {
    if (!isWritten) return undefined;
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
    };
  }, [isWritten]);
  return [
    draft,
    (next) => {
      queries.setQueryData<T | null>(queryKey, next);
    },
  ];
}
