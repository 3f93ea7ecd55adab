import { exportRoutes, partnerRoutes } from "@springtide/contracts";
import { pageClient } from "../../api/page-client.ts";

/** What comes back from partners as files. */
export const filesApi = pageClient({
  readAnswer: exportRoutes.readAnswer,
  readPartnerRoster: partnerRoutes.readPartnerRoster,
});

/** A file as mere bytes: what kind it is shows in them, and browsers call the same CSV file by many types. */
export function bytesOfFile(file: File): Blob {
  return new Blob([file], { type: "application/octet-stream" });
}
