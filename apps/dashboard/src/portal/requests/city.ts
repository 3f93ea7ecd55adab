/** "Berlin" of "Europe/Berlin": how people name a clock. */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
