/** What a weather file can say of a day. */
export type WeatherField =
  | "date"
  | "market"
  | "maxC"
  | "minC"
  | "precipitationMm"
  | "sky"
  | "sunshineHours"
  | "snowMm"
  | "snowDepthMm"
  | "windMs";

/** Turns a cell's number into the unit we keep (degrees Celsius, millimetres, hours, metres a second). */
export interface Unit {
  readonly name: string;
  toOurs(value: number): number;
}

const same = (name: string): Unit => ({ name, toOurs: (value) => value });
const UNITS: Readonly<Record<string, Unit>> = {
  c: same("°C"),
  mm: same("mm"),
  h: same("h"),
  f: { name: "°F", toOurs: (value) => ((value - 32) * 5) / 9 },
  k: { name: "K", toOurs: (value) => value - 273.15 },
  in: { name: "inch", toOurs: (value) => value * 25.4 },
  cm: { name: "cm", toOurs: (value) => value * 10 },
  s: { name: "s", toOurs: (value) => value / 3600 },
  min: { name: "min", toOurs: (value) => value / 60 },
  m: { name: "m", toOurs: (value) => value * 1000 },
  ms: same("m/s"),
  kmh: { name: "km/h", toOurs: (value) => value / 3.6 },
  mph: { name: "mph", toOurs: (value) => value * 0.44704 },
  kn: { name: "knots", toOurs: (value) => (value * 1852) / 3600 },
};
const UNIT_WORDS: Readonly<Record<string, string>> = {
  celsius: "c",
  degc: "c",
  fahrenheit: "f",
  degf: "f",
  kelvin: "k",
  inch: "in",
  inches: "in",
  hours: "h",
  hour: "h",
  hrs: "h",
  seconds: "s",
  sec: "s",
  minutes: "min",
  metre: "m",
  meter: "m",
  mps: "ms",
  kph: "kmh",
  kt: "kn",
  knots: "kn",
};
/** Units that are written with a stroke. */
const STROKES = [
  ["km/h", "kmh"],
  ["m/s", "ms"],
  ["mp/h", "mph"],
] as const;

const NAMES: Readonly<Record<WeatherField, readonly string[]>> = {
  date: ["date", "day", "time", "datum", "tag"],
  market: ["market", "location", "place", "station", "city"],
  maxC: [
    "max",
    "tmax",
    "maxt",
    "tempmax",
    "maxtemp",
    "temperaturemax",
    "maxtemperature",
    "temperature2mmax",
    "tx",
    "txk",
    "high",
    "hightemp",
  ],
  minC: [
    "min",
    "tmin",
    "mint",
    "tempmin",
    "mintemp",
    "temperaturemin",
    "mintemperature",
    "temperature2mmin",
    "tn",
    "tnk",
    "low",
    "lowtemp",
  ],
  precipitationMm: [
    "precipitation",
    "precip",
    "prcp",
    "rain",
    "rainfall",
    "precipitationsum",
    "rr",
    "rsk",
    "niederschlag",
  ],
  sky: ["sky", "weather", "condition", "conditions", "weathercode", "icon", "wetter"],
  sunshineHours: ["sunshine", "sunhours", "sunshinehours", "sunshineduration", "tsun", "sdk", "sun"],
  snowMm: ["snow", "snowfall", "newsnow", "snowfallsum"],
  snowDepthMm: ["snowdepth", "snowdepthmax", "snwd", "snowlying"],
  windMs: ["wind", "windspeed", "windspeed10mmax", "windspeed10mmean", "windspeedmax", "awnd", "wspd"],
};
const UNITS_OF: Readonly<Partial<Record<WeatherField, readonly [string, ...string[]]>>> = {
  maxC: ["c", "f", "k"],
  minC: ["c", "f", "k"],
  precipitationMm: ["mm", "in", "cm"],
  sunshineHours: ["h", "min", "s"],
  snowMm: ["mm", "cm", "in"],
  snowDepthMm: ["mm", "cm", "in", "m"],
  windMs: ["ms", "kmh", "mph", "kn"],
};

/** A header cell, understood: what it holds and in which unit. Null for a column that is not weather we use. */
export function weatherColumn(header: string): { field: WeatherField; unit: Unit } | null {
  const words = plainUnits(header)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const whole = words.join("");
  for (const field of FIELDS) {
    if (NAMES[field].includes(whole)) return { field, unit: unitOf(field, undefined) };
    const last = words.at(-1) ?? "";
    const unit = UNIT_WORDS[last] ?? last;
    if (NAMES[field].includes(words.slice(0, -1).join("")) && UNITS_OF[field]?.includes(unit) === true)
      return { field, unit: unitOf(field, unit) };
  }
  return null;
}

/** The unit of a column whose name is given by hand: as its name says, else ours. */
export function unitOfNamedColumn(field: WeatherField, header: string): Unit {
  const last =
    plainUnits(header)
      .split(/[^\p{L}]+/u)
      .findLast((word) => word !== "") ?? "";
  return unitOf(field, UNIT_WORDS[last] ?? last);
}

function plainUnits(header: string): string {
  return STROKES.reduce((text, [written, plain]) => text.replaceAll(written, plain), header.toLowerCase()).replaceAll(
    "°",
    "deg",
  );
}

function unitOf(field: WeatherField, unit: string | undefined): Unit {
  const units = UNITS_OF[field];
  if (units === undefined) return same("");
  const chosen = unit !== undefined && units.includes(unit) ? unit : units[0];
  return UNITS[chosen] ?? same("");
}

export const FIELDS: readonly WeatherField[] = [
  "date",
  "market",
  "maxC",
  "minC",
  "precipitationMm",
  "sky",
  "sunshineHours",
  "snowMm",
  "snowDepthMm",
  "windMs",
];

/** Examples of names that are understood, for refusals. */
export const NAME_EXAMPLES = "tmax_c, tmin_c, prcp_mm, weather, sunshine_hours, snow_mm, wind_ms";
