import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { type CivilDay, civilDay } from "@springtide/calendar";

/** One daily series to be forecast, and where its customers keep their holidays. */
export interface DailySet {
  readonly name: string;
  readonly country: string | null;
  readonly firstDay: CivilDay;
  /** NaN where unknown. */
  readonly contacts: Float64Array;
}

const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));
export const SHARED = resolve(REPOSITORY, process.env["SPRINGTIDE_SHARED"] ?? "../shared");
const REAL = join(SHARED, "data", "real");

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): Row[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const [header = "", ...lines] = text.trim().split("\n");
  const names = header.trim().split(",");
  return lines.map((line) => {
    const cells = line.trim().split(",");
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]));
  });
}

interface Taken {
  readonly name: string;
  readonly country: string | null;
  readonly rows: readonly Row[];
  readonly time: string;
  readonly value: string;
  /** Rows a day must have to count as known. */
  readonly atLeastRows?: number;
  readonly lastDays?: number;
  /** What a day without rows means: nothing came, or nobody knows. */
  readonly absent?: 0;
  readonly unknown?: readonly string[];
}

/** Adds rows up by calendar day. */
function daily({ name, country, rows, time, value, atLeastRows = 1, lastDays, absent, unknown = [] }: Taken): DailySet {
  const sums = new Map<CivilDay, { sum: number; rows: number }>();
  for (const row of rows) {
    const cell = row[value] ?? "";
    if (cell === "") continue;
    const day = civilDay((row[time] ?? "").slice(0, 10));
    const known = sums.get(day) ?? { sum: 0, rows: 0 };
    sums.set(day, { sum: known.sum + Number(cell), rows: known.rows + 1 });
  }
  const days = [...sums.keys()];
  const lastDay = days.reduce((a, b) => Math.max(a, b));
  const firstDay = Math.max(
    days.reduce((a, b) => Math.min(a, b)),
    lastDays === undefined ? -Infinity : lastDay - lastDays + 1,
  );
  const faulty = new Set(unknown.map((day) => civilDay(day)));
  return {
    name,
    country,
    firstDay,
    contacts: Float64Array.from({ length: lastDay - firstDay + 1 }, (_, i) => {
      const known = sums.get(firstDay + i);
      if (faulty.has(firstDay + i)) return Number.NaN;
      if (known === undefined) return absent ?? Number.NaN;
      return known.rows >= atLeastRows ? known.sum : Number.NaN;
    }),
  };
}

/** The backlog of a feed outage, booked on one day, is a fault of the data and no demand. */
const HEAT_FEED_FAULTS = ["2024-04-15", "2024-07-14"];

function synthetic(): DailySet {
  const folder = mkdtempSync(join(tmpdir(), "springtide-accuracy-"));
  try {
    const file = join(folder, "series.csv");
    execFileSync(process.execPath, [join(SHARED, "bench", "forecast", "generate.mjs"), file]);
    return daily({ name: "synthetic", country: null, rows: rowsOf(file), time: "date", value: "y" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every daily series at hand; null where the shared data are not there. */
export function dailySets(): DailySet[] | null {
  if (!existsSync(REAL)) return null;
  const real = (path: string): Row[] => rowsOf(join(REAL, path));
  const byType = real("nyc_311_by_type_daily/requests_daily.csv.gz");
  const type = (name: string, value: string, unknown: readonly string[] = []): DailySet =>
    daily({ name, country: "US", rows: byType, time: "date", value, unknown });
  const bike = real("bike_sharing_dc_hourly/rentals_hourly.csv.gz");
  return [
    synthetic(),
    daily({
      name: "ambulance",
      country: "US",
      rows: real("nyc_ems_hourly/calls_hourly.csv.gz"),
      time: "ts_local",
      value: "calls",
      atLeastRows: 22,
      lastDays: 1265,
    }),
    daily({
      name: "311 total",
      country: "US",
      rows: real("nyc_311_total_daily/requests_daily.csv.gz"),
      time: "date",
      value: "requests",
    }),
    type("311 heat", "heat_hot_water", HEAT_FEED_FAULTS),
    type("311 noise home", "noise_residential"),
    type("311 noise street", "noise_street"),
    type("311 parking", "illegal_parking"),
    type("311 air", "air_quality"),
    daily({
      name: "bank 2003",
      country: "US",
      rows: real("bank_calls_2003/calls_5min.csv.gz"),
      time: "ts_local",
      value: "calls",
      atLeastRows: 100,
    }),
    daily({
      name: "Brooklyn noise",
      country: "US",
      rows: real("brooklyn_noise_hourly_2023/requests_hourly.csv.gz"),
      time: "ts_local",
      value: "requests",
      atLeastRows: 22,
    }),
    daily({ name: "bikes", country: "US", rows: bike, time: "ts_local", value: "rentals", atLeastRows: 18 }),
    daily({
      name: "travel (semi-synthetic)",
      country: "IT",
      rows: real("travel_booking_daily_semisynthetic/calls_daily.csv.gz"),
      time: "date",
      value: "calls",
    }),
    daily({
      name: "Victoria power",
      country: "AU",
      rows: real("vic_electricity_30min/demand_30min.csv.gz"),
      time: "ts_local",
      value: "demand_mwh",
      atLeastRows: 44,
    }),
  ];
}
