import { descriptionRoutes, firstLookRoutes, importRoutes, jobRoutes } from "@springtide/contracts";
import { pageClient } from "../api/page-client.ts";

const { makeShop, listDemoShops, loadDemoShop } = descriptionRoutes;
const { startJob, cancelJob } = jobRoutes;

/** What the first steps ask of their server. */
export const firstRunApi = pageClient({
  ...{ makeShop, listDemoShops, loadDemoShop, startJob, cancelJob },
  sendContacts: importRoutes.sendContacts,
  firstLook: firstLookRoutes.firstLook,
});
