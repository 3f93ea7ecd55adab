/** Continuous ranked probability score, in days, of a distribution of dates: E|X - y| - E|X - X'| / 2. */
export function crpsOf(distribution: readonly { date: number; probability: number }[], date: number): number {
  let [distance, spread] = [0, 0];
  for (const a of distribution) {
    distance += a.probability * Math.abs(a.date - date);
    for (const b of distribution) spread += a.probability * b.probability * Math.abs(a.date - b.date);
  }
  return distance - spread / 2;
}
