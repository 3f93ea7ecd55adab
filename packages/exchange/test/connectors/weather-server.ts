import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { once } from "node:events";

/** A weather service that plays what it is told, on this machine. */
export interface WeatherServer {
  readonly url: string;
  /** Addresses asked for, path and query. */
  readonly asked: URL[];
  answer: (request: IncomingMessage, response: ServerResponse, url: URL) => void;
  close(): Promise<void>;
}

export async function weatherServer(): Promise<WeatherServer> {
  const asked: URL[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    asked.push(url);
    played.answer(request, response, url);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const played: WeatherServer = {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    answer: (_request, response) => response.writeHead(500).end(),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return played;
}

const UNITS: Readonly<Record<string, string>> = {
  temperature_2m: "°C",
  precipitation: "mm",
  snowfall: "cm",
  snow_depth: "m",
  wind_speed_10m: "m/s",
  sunshine_duration: "s",
  weather_code: "wmo code",
};

/** What one hour says, by the variable; the hour's start in seconds since 1970 UTC. */
export type HourOf = (variable: string, atSeconds: number) => number | null;

const DAY_S = 86_400;

/**
 * An answer of the shape that Open-Meteo documents for hourly values with `timeformat=unixtime`, for what was asked: from `start_date` to
 * `end_date`, or from `past_days` before to `forecast_days` from the day of `now` on; members for the ensemble.
 */
export function hourlyShape(url: URL, now: Date, hourOf: HourOf, members: readonly string[] = [""]): object {
  const query = (name: string): string => url.searchParams.get(name) ?? "";
  const today = Math.floor(now.getTime() / 1000 / DAY_S) * DAY_S;
  const from =
    query("start_date") === "" ? today - Number(query("past_days")) * DAY_S : Date.parse(query("start_date")) / 1000;
  const to =
    query("end_date") === ""
      ? today + Number(query("forecast_days")) * DAY_S
      : Date.parse(query("end_date")) / 1000 + DAY_S;
  const time = Array.from({ length: (to - from) / 3600 }, (_, hour) => from + hour * 3600);
  const columns = query("hourly")
    .split(",")
    .flatMap((variable) => members.map((member) => [`${variable}${member}`, variable] as const));
  return {
    latitude: 52.52,
    longitude: 13.42,
    generationtime_ms: 0.1,
    utc_offset_seconds: 0,
    timezone: "GMT",
    elevation: 38,
    hourly_units: {
      time: "unixtime",
      ...Object.fromEntries(columns.map(([name, variable]) => [name, UNITS[variable.replace(/_previous_day\d$/, "")]])),
    },
    hourly: { time, ...Object.fromEntries(columns.map(([name]) => [name, time.map((at) => hourOf(name, at))])) },
  };
}
