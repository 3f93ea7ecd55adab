import type { Membership, Role } from "@springtide/contracts";

/** What a member can be, as lists offer it. */
export const ROLE_CHOICES: readonly {
  readonly value: string;
  readonly label: string;
  readonly roles: readonly Role[];
}[] = [
  { value: "viewer", label: "Viewer", roles: ["viewer"] },
  { value: "planner", label: "Planner", roles: ["planner"] },
  { value: "finance", label: "Finance", roles: ["finance"] },
  { value: "planner+finance", label: "Planner and finance", roles: ["planner", "finance"] },
  { value: "owner", label: "Owner", roles: ["owner"] },
  { value: "partner", label: "Partner's user", roles: ["partner"] },
];

/** The choice that roles amount to; whoever is an owner is that first of all. */
export function choiceOf(roles: readonly Role[]): string {
  if (roles.includes("owner")) return "owner";
  return (
    ROLE_CHOICES.find(({ roles: of }) => of.length === roles.length && of.every((role) => roles.includes(role)))
      ?.value ?? "viewer"
  );
}

/** @param partner id of the partner and @param agreements ids with commas between; both count for a partner's user only */
export function membershipOf(choice: string, partner: string, agreements: string): Membership {
  const roles = ROLE_CHOICES.find(({ value }) => value === choice)?.roles ?? ["viewer"];
  const named = agreements
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  const isPartner = choice === "partner";
  return {
    roles: [...roles],
    partner: isPartner ? partner.trim() : null,
    agreements: isPartner && named.length > 0 ? named : null,
  };
}
