import { backlogRoutes, connectionRoutes, importRoutes, jobRoutes, shopRoutes } from "@springtide/contracts";
import { pageClient } from "../api/page-client.ts";

const { getWeatherStatus, fetchWeather, getFigures, putOrders, putCampaigns } = connectionRoutes;

/** What the page of data asks of its server. */
export const dataApi = pageClient({
  ...importRoutes,
  ...jobRoutes,
  ...backlogRoutes,
  getShop: shopRoutes.getShop,
  ...{ getWeatherStatus, fetchWeather, getFigures, putOrders, putCampaigns },
});
