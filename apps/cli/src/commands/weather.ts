import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { civilDay, isoDay } from "@springtide/calendar";
import type { Shop } from "@springtide/contracts";
import type { WeatherService } from "@springtide/exchange";
import {
  fetchedStation,
  ghcnDaily,
  guardedFetch,
  openMeteo,
  openMeteoAccess,
  readShop,
  systemResolver,
  USUAL_PATIENCE,
  usualHistoryStart,
  WEATHER_FILES,
  weatherOfShop,
  writeWeatherFolder,
} from "@springtide/exchange";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { Command, Given } from "../command.ts";
import { refuseOverwriting } from "./overwriting.ts";

const KEY = "SPRINGTIDE_WEATHER_KEY";
const USUAL_FOLDER = "weather";

/** Fetches the weather of a shop's markets into files that other commands read. */
export const weatherCommand: Command = {
  name: "weather",
  summary: "fetch past weather and forecasts of a shop's markets, for plan and forecast to read",
  words: ["fetch"],
  options: {
    shop: { type: "string", value: "<shop.yaml>", description: "The shop whose markets are asked about. Needed." },
    out: {
      type: "string",
      value: "<folder>",
      description: `Where ${WEATHER_FILES.join(", ")} go; ${USUAL_FOLDER} if not given.`,
    },
    from: {
      type: "string",
      value: "<2024-01-01>",
      description: "First day of the past; three years ago if not given.",
    },
    days: { type: "string", value: "<16>", description: "How far ahead, at most 16 days." },
    "own-instance": {
      type: "string",
      value: "<https://...>",
      description: `Address of an Open-Meteo instance of your own; or put the key of an account in ${KEY}.`,
    },
    "non-commercial": {
      type: "boolean",
      description: "State that the use is non-commercial: Open-Meteo's free service is for nothing else.",
    },
    station: {
      type: "string",
      value: "<market=USW00094728>",
      description: "Take the past from NOAA instead, from a station for each market; may be given more than once.",
    },
  },
  async run(given, terminal) {
    requireFetch(given);
    const shopPath = given.text("shop");
    if (shopPath === undefined) throw withoutShop();
    const shop = await readShop(shopPath);
    const out = given.text("out") ?? USUAL_FOLDER;
    const now = (): Date => new Date();
    await refuseOverwriting(
      WEATHER_FILES.map((name) => join(out, name)),
      [shopPath],
    );
    const from = isoDay(civilDay(given.text("from") ?? usualHistoryStart(now().toISOString().slice(0, 10))));
    const service = serviceOf(given, shop, terminal.note);
    const wanted = { historyFrom: () => from, forecastDays: daysOf(given.text("days")), now };
    const markets = await weatherOfShop(shop, service, wanted);
    const failures = toldOnce(markets.flatMap((market) => Object.values(market.failures).flat()));
    const isNothing = markets.every(({ history, forecast, ensemble }) => (history ?? forecast ?? ensemble) === null);
    if (isNothing && failures.length > 0) throw new Refusal(failures);
    const { files, source } = await writeWeatherFolder(out, markets);
    terminal.clear();
    if (given.flag("json")) terminal.print(JSON.stringify({ out, files, ...source }));
    else if (!given.flag("quiet"))
      for (const line of [
        ...files.map(({ path, rows }) => `${path}: ${rows} rows`),
        ...failures.map(({ found, rule, remedy }) => `Not had: found ${found}, but ${rule}. ${remedy}`),
        service.attribution,
      ])
        terminal.print(line);
  },
};

function serviceOf(given: Given, shop: Shop, note: (line: string) => void): WeatherService {
  const patience = {
    ...USUAL_PATIENCE,
    // Whoever types a command may call what this machine reaches.
    ask: guardedFetch({ reach: "internal", resolve: systemResolver }),
    now: () => new Date(),
    random: Math.random,
    wait: async (ms: number, signal: AbortSignal) => {
      note(`No answer yet; asking again in ${Math.ceil(ms / 1000)} s.`);
      await pause(ms, undefined, { signal });
    },
    signal: new AbortController().signal,
  };
  const stations = given.texts("station");
  if (stations.length > 0)
    return ghcnDaily({
      stations: new Map(stations.map((text) => stationOf(text, shop))),
      fileOf: fetchedStation(patience),
    });
  const access = openMeteoAccess(
    {
      key: process.env[KEY],
      ownInstance: given.text("own-instance"),
      nonCommercial: given.flag("non-commercial"),
    },
    {},
  );
  return openMeteo({ access, patience });
}

function stationOf(text: string, { markets }: Shop): readonly [string, string] {
  const [market = "", station = ""] = text.split("=");
  if (markets.some(({ id }) => id === market)) return [market, station];
  throw new Refusal({
    code: "station-without-market",
    place: {},
    found: `--station ${text}`,
    rule: `a station stands for a market of the shop: ${markets.map(({ id }) => id).join(", ")}`,
    remedy: "Write --station market=USW00094728 with the id of a market.",
  });
}

const MOST_DAYS = 16;

function daysOf(text: string | undefined): number {
  const days = text === undefined ? MOST_DAYS : Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw new Refusal({
    code: "weather-too-far",
    place: {},
    found: `--days ${text ?? ""}`,
    rule: `a forecast is of 1 to ${MOST_DAYS} whole days`,
    remedy: `Give a number of them, or leave it out for ${MOST_DAYS}.`,
  });
}

function requireFetch({ words }: Given): void {
  if (words[0] === "fetch") return;
  throw new Refusal({
    code: "unknown-action",
    place: {},
    found: `"${words[0] ?? ""}"`,
    rule: "weather knows one action, fetch",
    remedy: "Write: springtide weather fetch --shop shop.yaml",
  });
}

/** A service that refuses says the same of each question. */
function toldOnce(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function withoutShop(): Refusal {
  return new Refusal({
    code: "shop-missing",
    place: {},
    found: "no --shop",
    rule: "weather is fetched for the markets of a shop",
    remedy: "Name its file: --shop shop.yaml",
  });
}
