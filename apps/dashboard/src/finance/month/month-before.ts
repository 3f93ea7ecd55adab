/** The calendar month before the one of an instant: the last that is over. */
export function monthBefore(instantMs: number): string {
  const now = new Date(instantMs);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}
