import type { causeRoutes } from "@springtide/contracts";
import { OnsetHistory } from "@springtide/contracts";
import type { Store } from "@springtide/store";
import type { Handlers } from "../http/call.ts";
import { KeptAnswers } from "../http/kept-answers.ts";
import { noSuchShop } from "../http/problems.ts";
import { ReadyAnswer } from "../http/ready-answer.ts";
import { storedWeather } from "../weather/stored-weather.ts";
import { marketColumns } from "./weather-columns.ts";

export interface CauseNeeds {
  readonly store: Store;
}

/** Plans made each night for as long as a forecast says anything of a date, and some made between. */
const MOST_PLANS = 40;
/** Thirty years of three markets are some 300 kB compressed. */
const KEPT_ANSWERS = 8;

/** What is answered of the causes of contacts. */
export function causeHandlers({ store }: CauseNeeds): Handlers<typeof causeRoutes> {
  const kept = new KeptAnswers(KEPT_ANSWERS);
  return {
    async getWeatherHistory({ params: { shop }, actor: { scope } }) {
      const own = store.within(scope);
      const stored = await own.shop(shop);
      if (stored === null) throw noSuchShop(shop);
      return kept.answerOf(`weather ${scope.organisation} ${shop} ${stored.inputsHash}`, async () => {
        const { weather, forecasts } = await storedWeather(own, shop, stored.importId);
        return ReadyAnswer.of(JSON.stringify({ shop, markets: marketColumns(weather), forecasts }));
      });
    },

    async getOnsetHistory({ params: { shop }, actor: { scope } }) {
      const own = store.within(scope);
      if ((await own.shop(shop)) === null) throw noSuchShop(shop);
      const newest = await own.newestPlanEntry(shop);
      return kept.answerOf(`onsets ${scope.organisation} ${shop} ${String(newest?.version ?? 0)}`, async () => {
        const plans = await own.plannedOnsets(shop, MOST_PLANS);
        return ReadyAnswer.of(JSON.stringify(OnsetHistory.parse({ shop, plans })));
      });
    },
  };
}
