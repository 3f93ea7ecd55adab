import type { Role } from "@springtide/contracts";
import type { Narrowing } from "./FeedNarrowing.tsx";

/** The roles that somebody can give a token: never owner, and no more than their own. */
export function rolesOfToken(roles: readonly Role[]): readonly Role[] {
  if (roles.includes("owner")) return ["viewer", "planner", "finance"];
  if (roles.includes("partner")) return ["partner"];
  return ["viewer", ...roles.filter((role) => role !== "viewer")];
}

/** A token as it is asked for: a calendar only reads, and it alone is narrowed. */
export function tokenAsked(of: {
  readonly name: string;
  readonly kind: "api" | "feed";
  readonly role: Role;
  readonly readsOnly: boolean;
  readonly narrowing: Narrowing;
  readonly days: number;
}) {
  const { name, kind, role, readsOnly, narrowing, days } = of;
  const chosen = (ids: readonly string[]): string[] | null => (kind === "feed" && ids.length > 0 ? [...ids] : null);
  return {
    ...{ name, kind, roles: [role], readOnly: kind === "feed" || readsOnly, days },
    ...{ agreements: chosen(narrowing.agreements), skills: chosen(narrowing.skills) },
  };
}
