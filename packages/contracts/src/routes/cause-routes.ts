import { z } from "zod";
import { OnsetHistory } from "../onset-history.ts";
import { Id } from "../units.ts";
import { WeatherHistory } from "../weather-history.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS } from "./route.ts";

const OF_SHOP = z.object({ shop: Id });

/** What the causes of a shop's contacts are told from. */
export const causeRoutes = {
  getWeatherHistory: {
    method: "get",
    path: "/api/shops/:shop/weather/history",
    summary: "The daily weather that a shop is planned from, in columns, and the newest forecasts",
    tag: "shops",
    access: MEMBERS,
    params: OF_SHOP,
    response: WeatherHistory,
  },
  getOnsetHistory: {
    method: "get",
    path: "/api/shops/:shop/onset-history",
    summary: "When the triggers of a shop might fire next, as its newest plans saw it one after the other",
    tag: "plans",
    access: MEMBERS,
    params: OF_SHOP,
    response: OnsetHistory,
  },
} as const satisfies Record<string, AnyRoute>;
