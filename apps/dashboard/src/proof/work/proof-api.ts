import { apiClient } from "@springtide/client";
import { jobRoutes } from "@springtide/contracts";

const { startJob, listJobs, cancelJob, jobResult } = jobRoutes;

/** What the proof asks of its server: work in the background, and what it came to. */
export const proofApi = apiClient({ startJob, listJobs, cancelJob, jobResult });
