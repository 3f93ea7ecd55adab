import { apiClient } from "@springtide/client";
import { calculationRoutes } from "@springtide/contracts";

/** What quick staffing asks of its server: to read a log, and to forget it. */
export const staffingApi = apiClient({ readStaffingLog: calculationRoutes.readStaffingLog });
