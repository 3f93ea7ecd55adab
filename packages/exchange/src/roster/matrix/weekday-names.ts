const LANGUAGES = "en de fr es it nl pl pt cs sk da sv nb fi hu ro sl hr bg el et lv lt tr".split(" ");
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

let known: ReadonlyMap<string, ReadonlySet<number>> | undefined;

/** ISO weekdays that a text may name in one of the languages of Europe, in full or cut short ("Mo", "lun.", "T"); empty for other text. */
export function weekdaysNamed(text: string): ReadonlySet<number> {
  known ??= namesOfWeekdays();
  return known.get(plain(text)) ?? new Set();
}

function namesOfWeekdays(): ReadonlyMap<string, ReadonlySet<number>> {
  const names = new Map<string, Set<number>>();
  const add = (name: string, day: number): void => {
    const days = names.get(plain(name)) ?? new Set();
    names.set(plain(name), days.add(day));
  };
  for (const language of LANGUAGES)
    for (const weekday of ["long", "short", "narrow"] as const) {
      const format = new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" });
      for (let day = 1; day <= 7; day += 1) {
        const name = format.format(MONDAY_MS + (day - 1) * DAY_MS);
        add(name, day);
        if (weekday === "long") for (const letters of [2, 3]) add(name.slice(0, letters), day);
      }
    }
  return names;
}

function plain(name: string): string {
  return name.normalize("NFC").toLowerCase().replaceAll(/[.\s]/g, "");
}
