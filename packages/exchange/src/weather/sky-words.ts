import type { WeatherDay } from "@springtide/contracts";

type Sky = NonNullable<WeatherDay["sky"]>;

const WORDS: Readonly<Record<Sky, readonly string[]>> = {
  sun: ["sun", "sunny", "clear", "clear-day", "fair", "mostly sunny", "mostly clear", "mainly clear"],
  cloud: [
    "cloud",
    "clouds",
    "cloudy",
    "overcast",
    "partly cloudy",
    "partly-cloudy-day",
    "partly sunny",
    "mostly cloudy",
  ],
  fog: ["fog", "foggy", "mist", "haze"],
  drizzle: ["drizzle", "light rain"],
  rain: ["rain", "rainy", "showers", "shower", "thunderstorm", "storm", "heavy rain"],
  snow: ["snow", "snowy", "sleet", "hail", "ice"],
};

/** Codes of the WMO table of present weather (4677), first and last of each stretch that a daily summary uses. */
const WMO: readonly (readonly [from: number, to: number, Sky])[] = [
  [0, 1, "sun"],
  [2, 3, "cloud"],
  [45, 48, "fog"],
  [51, 57, "drizzle"],
  [61, 67, "rain"],
  [71, 77, "snow"],
  [80, 82, "rain"],
  [85, 86, "snow"],
  [95, 99, "rain"],
];

const SKIES: readonly Sky[] = ["sun", "cloud", "fog", "drizzle", "rain", "snow"];
const SKY_OF = new Map(SKIES.flatMap((sky) => WORDS[sky].map((word): [string, Sky] => [word, sky])));

/** The sky that a word or a WMO weather code means; null for one that is not known. */
export function skyOf(text: string): Sky | null {
  if (/^\d{1,2}$/.test(text)) {
    const code = Number(text);
    return WMO.find(([from, to]) => code >= from && code <= to)?.[2] ?? null;
  }
  return SKY_OF.get(text.toLowerCase().trim()) ?? null;
}
