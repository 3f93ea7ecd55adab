import type { ComponentType } from "react";
import { lazy } from "react";
import type { PageView } from "./page-views.ts";
import type { PlanPageProps, ShopPageProps } from "./plan-page.ts";
import { lazyWithTexts } from "../languages/lazy-with-texts.ts";

/** A page by what it needs before it can be shown: a plan, a shop, or nothing at all. */
export type PageOf =
  | { readonly needs: "plan"; readonly page: ComponentType<PlanPageProps> }
  | { readonly needs: "shop"; readonly page: ComponentType<ShopPageProps> }
  | { readonly needs: "nothing"; readonly page: ComponentType };

/** What is fetched while the answer to the first question is on its way. */
export const fetchSeason = () => Promise.all([import("./PlanFrame.tsx"), fetchSeasonPage()]);
const fetchSeasonPage = () => import("../season/SeasonPage.tsx");

const SEASON: PageOf = { needs: "plan", page: lazy(fetchSeasonPage) };

/** The first steps, also shown where there is no shop yet. */
export const FirstSteps = lazyWithTexts(() => import("../first-run/WelcomePage.tsx"));

/** Each page is fetched when it is first opened. */
const PAGES: Readonly<Record<PageView, PageOf>> = {
  days: { needs: "plan", page: lazyWithTexts(() => import("../days/DaysPage.tsx")) },
  decisions: { needs: "plan", page: lazyWithTexts(() => import("../decisions/DecisionsPage.tsx")) },
  partners: { needs: "shop", page: lazyWithTexts(() => import("../partners/PartnersPage.tsx")) },
  proof: { needs: "plan", page: lazyWithTexts(() => import("../proof/ProofPage.tsx")) },
  staffing: { needs: "nothing", page: lazyWithTexts(() => import("../quick-staffing/StaffingPage.tsx")) },
  roster: { needs: "plan", page: lazyWithTexts(() => import("../roster/RosterPage.tsx")) },
  triggers: { needs: "plan", page: lazyWithTexts(() => import("../triggers/TriggersPage.tsx")) },
  hours: { needs: "plan", page: lazyWithTexts(() => import("../opening-hours/HoursPage.tsx")) },
  finance: { needs: "shop", page: lazyWithTexts(() => import("../finance/FinancePage.tsx")) },
  data: { needs: "shop", page: lazyWithTexts(() => import("../data/DataPage.tsx")) },
  settings: { needs: "shop", page: lazyWithTexts(() => import("../settings/SettingsPage.tsx")) },
  welcome: { needs: "nothing", page: FirstSteps },
};

export function pageOf(view: PageView | null): PageOf {
  return view === null ? SEASON : PAGES[view];
}
