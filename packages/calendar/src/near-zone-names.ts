/** At most three zone names that somebody may have meant, the likeliest first; none where nothing comes close. */
export function nearZoneNames(name: string): readonly string[] {
  const wanted = plain(name);
  const allowed = Math.max(1, Math.floor(wanted.length / 4));
  return Intl.supportedValuesOf("timeZone")
    .map((zone) => ({ zone, distance: Math.min(edits(wanted, plain(zone)), edits(wanted, plain(city(zone)))) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ zone }) => zone);
}

function city(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, "");
}

/** Letters to insert, drop or replace to turn one word into the other (Levenshtein). Cost: the product of their lengths. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, length) => length);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [place, other] of Array.from(to).entries()) {
      const replaced = (row[place] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
