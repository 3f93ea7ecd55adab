import { useSyncExternalStore } from "react";

/** Whether the page is being laid out for paper, which is white whatever the screen is. */
export function usePrinted(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const paper = window.matchMedia("print");
      paper.addEventListener("change", changed);
      return () => {
        paper.removeEventListener("change", changed);
      };
    },
    () => window.matchMedia("print").matches,
  );
}
