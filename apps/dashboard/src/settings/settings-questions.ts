import { queryOptions } from "@tanstack/react-query";
import { settingsApi } from "./settings-api.ts";

/** How a shop is described, with its version; asked again whenever the page is looked at anew, as somebody else may have saved. */
export function descriptionQuestion(shop: string) {
  return queryOptions({
    queryKey: ["description", shop],
    queryFn: ({ signal }) => settingsApi.getDescription({ params: { shop }, signal }),
    refetchOnWindowFocus: "always",
  });
}

/** The newest work on the plan of a shop. */
export function planJobQuestion(shop: string) {
  return queryOptions({
    queryKey: ["plan-job", shop],
    queryFn: async ({ signal }) =>
      (await settingsApi.listJobs({ query: { kind: "plan", shop, limit: "1" }, signal })).jobs[0] ?? null,
  });
}

/** Survey figures with their sources. */
export const surveyQuestion = queryOptions({
  queryKey: ["surveys"],
  queryFn: ({ signal }) => settingsApi.listSurveys({ signal }),
  staleTime: Infinity,
});

/** Where weather comes from. */
export const weatherSettingsQuestion = queryOptions({
  queryKey: ["weather-settings"],
  queryFn: ({ signal }) => settingsApi.getWeatherSettings({ signal }),
});

/** How much each role may commit to alone. */
export const limitsQuestion = queryOptions({
  queryKey: ["approval-limits"],
  queryFn: ({ signal }) => settingsApi.approvalLimits({ signal }),
});
