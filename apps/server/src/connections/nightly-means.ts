import type { NightlyMeans } from "../nightly/nightly-kind.ts";
import { notify } from "../notifications/notify.ts";
import { tell } from "../webhooks/tell.ts";
import { fetchShopWeather } from "../weather/fetch-shop-weather.ts";
import type { ConnectionMeans } from "./connection-means.ts";

/** How a night's run fetches weather and tells people. */
export function nightlyMeans(means: ConnectionMeans): NightlyMeans {
  return {
    async fetchWeather(scope, shop) {
      const fetched = await fetchShopWeather(means, scope, shop, new AbortController().signal);
      if (fetched === null) return "No weather service is chosen.";
      const [first] = fetched.failures;
      const trouble = first === undefined ? "" : ` Not all was answered: found ${first.found}, but ${first.rule}.`;
      await tell(means, scope, { kind: "weather.fetched", partner: null, data: { shop, answered: fetched.answered } });
      return `Weather: ${fetched.answered} questions were answered.${trouble}`;
    },
    async notify(scope, { lines, ...notice }) {
      await notify(means, scope, { ...notice, message: lines.join("\n") });
    },
  };
}
