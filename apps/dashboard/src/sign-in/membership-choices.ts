import type { Membership, Role } from "@springtide/contracts";
import type { TextId } from "../languages/texts.ts";

/** What a member can be, as lists offer it. */
export const ROLE_CHOICES: readonly {
  readonly value: string;
  readonly text: TextId;
  readonly roles: readonly Role[];
}[] = [
  { value: "viewer", text: "sign-in.choice.viewer", roles: ["viewer"] },
  { value: "planner", text: "sign-in.choice.planner", roles: ["planner"] },
  { value: "finance", text: "sign-in.choice.finance", roles: ["finance"] },
  { value: "planner+finance", text: "sign-in.choice.planner-finance", roles: ["planner", "finance"] },
  { value: "owner", text: "sign-in.choice.owner", roles: ["owner"] },
  { value: "partner", text: "sign-in.choice.partner", roles: ["partner"] },
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
