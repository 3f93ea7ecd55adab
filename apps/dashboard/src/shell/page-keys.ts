import type { PageView } from "../pages/page-views.ts";
import { PAGE_VIEWS } from "../pages/page-views.ts";

/** Alt and a digit for each page in the order of the list: 1 to 9, then 0. */
export function pageKeys(): readonly { readonly keys: string; readonly view: PageView | null }[] {
  return [null, ...PAGE_VIEWS].slice(0, 10).map((view, i) => ({ keys: `alt+${String((i + 1) % 10)}`, view }));
}
