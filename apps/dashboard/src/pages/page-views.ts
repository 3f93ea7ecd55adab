/** Pages other than the season, by the word that stands for them in an address, in the order in which they are listed. */
export const PAGE_VIEWS = [
  "days",
  "decisions",
  "partners",
  "roster",
  "triggers",
  "hours",
  "proof",
  "finance",
  "staffing",
  "data",
  "settings",
  "welcome",
] as const;

export type PageView = (typeof PAGE_VIEWS)[number];

export function isPageView(text: string | null): text is PageView {
  return PAGE_VIEWS.some((view) => view === text);
}
