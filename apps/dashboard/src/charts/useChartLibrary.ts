import { useEffect, useState } from "react";
import type * as ChartLibrary from "./chart-library.ts";

let fetched: typeof ChartLibrary | null = null;

/**
 * What charts are drawn by: fetched when the first of them is to be drawn, so that the words of a page are there before it. Null until
 * then; from then on there at once. Where it cannot be fetched, the sentence under each chart and its table say what it would have shown.
 */
export function useChartLibrary(): typeof ChartLibrary | null {
  const [library, setLibrary] = useState(fetched);
  useEffect(() => {
    if (library !== null) return;
    // Letters on a canvas are not drawn again when the page's own come later.
    Promise.all([import("./chart-library.ts"), document.fonts.ready]).then(
      ([here]) => {
        fetched = here;
        setLibrary(here);
      },
      () => undefined,
    );
  }, [library]);
  return library;
}
