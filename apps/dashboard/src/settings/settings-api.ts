import { authorityRoutes, connectionRoutes, descriptionRoutes, jobRoutes, surveyRoutes } from "@springtide/contracts";
import { pageClient } from "../api/page-client.ts";

const { getDescription, putDescription } = descriptionRoutes;
const { startJob, listJobs, cancelJob, jobProgress } = jobRoutes;

/** What the settings ask of their server. */
export const settingsApi = pageClient({
  ...{ getDescription, putDescription },
  ...{ startJob, listJobs, cancelJob, jobProgress },
  listSurveys: surveyRoutes.listSurveys,
  getWeatherSettings: connectionRoutes.getWeatherSettings,
  putWeatherSettings: connectionRoutes.putWeatherSettings,
  setApprovalLimits: authorityRoutes.setApprovalLimits,
  approvalLimits: authorityRoutes.approvalLimits,
});
