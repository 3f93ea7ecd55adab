import type { Me } from "@springtide/contracts";

/** Where somebody's page is: partners' people have the portal, members the dashboard. */
export function homeOf({ roles }: Pick<Me, "roles">): "/" | "/partner/" {
  return roles.includes("partner") ? "/partner/" : "/";
}
