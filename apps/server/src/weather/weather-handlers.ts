import type { connectionRoutes } from "@springtide/contracts";
import { whoOf } from "../audit/who-of.ts";
import type { Handlers } from "../http/call.ts";
import type { ConnectionMeans } from "../connections/connection-means.ts";
import { requireShop } from "../figures/figure-handlers.ts";
import type { PlanJobs } from "../jobs/plan-jobs.ts";
import { fetchShopWeather, noWeatherService } from "./fetch-shop-weather.ts";
import { weatherService } from "./weather-service.ts";
import { changeWeatherSettings, weatherSettings, weatherSettingsView } from "./weather-settings.ts";
import { weatherStatus } from "./weather-status.ts";

type Routes = Pick<
  typeof connectionRoutes,
  "getWeatherSettings" | "putWeatherSettings" | "getWeatherStatus" | "fetchWeather"
>;

interface WeatherNeeds extends ConnectionMeans {
  /** Plans a shop anew once its weather is another. */
  readonly jobs: Pick<PlanJobs, "refresh">;
}

/** What answers the routes of weather. */
export function weatherHandlers({ jobs, ...means }: WeatherNeeds): Handlers<Routes> {
  const attributionOf = (settings: Awaited<ReturnType<typeof weatherSettings>>): string | null =>
    settings === null ? null : weatherService(settings, means, NEVER).attribution;
  return {
    getWeatherSettings: async ({ actor }) => {
      const settings = await weatherSettings(means.store.within(actor.scope));
      return weatherSettingsView(settings, attributionOf(settings));
    },
    putWeatherSettings: async ({ actor, body }) => {
      const by = { policy: means.policy, who: whoOf(actor) };
      const settings = await changeWeatherSettings(means.store.within(actor.scope), body, by);
      return weatherSettingsView(settings, attributionOf(settings));
    },
    getWeatherStatus: async ({ actor, params }) => {
      const store = means.store.within(actor.scope);
      await requireShop(store, params.shop);
      return weatherStatus(store, params.shop, means.now());
    },
    fetchWeather: async ({ actor, params, signal }) => {
      const store = means.store.within(actor.scope);
      await requireShop(store, params.shop);
      const fetched = await fetchShopWeather(means, actor.scope, params.shop, signal);
      if (fetched === null) throw noWeatherService();
      await jobs.refresh(actor.scope, params.shop);
      return weatherStatus(store, params.shop, means.now());
    },
  };
}

const NEVER = new AbortController().signal;
