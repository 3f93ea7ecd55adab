/**
 * Parts of the page whose texts come with the first page; those of all others come with the first page that is fetched later. A part
 * that is missing here and used on the first page is found by a test.
 */
export const FIRST_AREAS: ReadonlySet<string> = new Set([
  "actions",
  "causes",
  "changes",
  "connection",
  "decisions",
  "desk",
  "forecast",
  "headline",
  "model",
  "onsets",
  "pages",
  "plan-index",
  "publishing",
  "season",
  "season-strip",
  "shell",
  "sign-in",
  "states",
  "surveys",
  "verification",
  "what-if",
  "words",
]);
