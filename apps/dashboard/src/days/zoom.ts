/** How far one looks: a day by so many minutes, a week by days, the season by weeks. */
export const ZOOMS = ["15", "30", "60", "day", "week"] as const;

export type Zoom = (typeof ZOOMS)[number];

/** Those that a plan has figures for: none finer than its own intervals. */
export function zoomsOf(intervalMinutes: number): readonly Zoom[] {
  return ZOOMS.filter((zoom) => {
    const minutes = minutesOf(zoom);
    return minutes === null || (minutes >= intervalMinutes && minutes % intervalMinutes === 0);
  });
}

/** The zoom an address names, else half hours, else the finest the plan has. */
export function zoomFrom(text: string | null, intervalMinutes: number): Zoom {
  const there = zoomsOf(intervalMinutes);
  return there.find((zoom) => zoom === text) ?? there.find((zoom) => zoom === "30") ?? there[0] ?? "day";
}

/** Minutes of a column; null where a column is a day or a week. */
export function minutesOf(zoom: Zoom): number | null {
  return zoom === "day" || zoom === "week" ? null : Number(zoom);
}
