export const DAY_IN_DETAIL = "day-in-detail";

/** Leads to the day under the season, by sight and by keyboard: what names a day may stand far from it. */
export function goToDay(): void {
  const part = document.getElementById(DAY_IN_DETAIL);
  part?.scrollIntoView({ block: "start" });
  part?.querySelector("summary")?.focus({ preventScroll: true });
}
