import { Button, TextInput } from "@mantine/core";
import type { ApprovalLimit } from "@springtide/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Trouble } from "../data/Trouble.tsx";
import type { Words } from "../words/words.ts";
import { settingsApi } from "./settings-api.ts";
import { limitsQuestion } from "./settings-questions.ts";

const ROLES = ["owner", "planner", "finance"] as const;
type Role = (typeof ROLES)[number];
type Amounts = Readonly<Record<Role, { readonly each: string; readonly month: string }>>;

/** How much each role may commit to without a second person; an empty amount is any. */
export function LimitsForm({ limits, words }: { readonly limits: readonly ApprovalLimit[]; readonly words: Words }) {
  const { say } = words;
  const queries = useQueryClient();
  const [amounts, type] = useState<Amounts>(() => amountsOf(limits));
  const saving = useMutation({
    mutationFn: () => settingsApi.setApprovalLimits({ body: { limits: limitsOf(amounts) } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: limitsQuestion.queryKey }),
  });
  const input = (role: Role, part: "each" | "month") => (
    <TextInput
      label={say(part === "each" ? "settings.limit-each" : "settings.limit-month", {
        role: say(`sign-in.role.${role}`),
      })}
      placeholder={say("settings.any-amount")}
      inputMode="decimal"
      value={amounts[role][part]}
      error={isAmount(amounts[role][part]) ? undefined : say("settings.not-an-amount")}
      onChange={({ currentTarget }) => {
        type({ ...amounts, [role]: { ...amounts[role], [part]: currentTarget.value } });
      }}
    />
  );
  const isRight = ROLES.every((role) => isAmount(amounts[role].each) && isAmount(amounts[role].month));
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) saving.mutate();
      }}
    >
      {ROLES.map((role) => (
        <div className="settings-inputs" key={role}>
          {input(role, "each")}
          {input(role, "month")}
        </div>
      ))}
      <Trouble error={saving.error} />
      <Button type="submit" variant="default" disabled={!isRight} loading={saving.isPending}>
        {say("settings.save")}
      </Button>
      {saving.isSuccess ? <span role="status">{say("settings.saved")}</span> : null}
    </form>
  );
}

function amountsOf(limits: readonly ApprovalLimit[]): Amounts {
  const of = (role: Role): Amounts[Role] => {
    const limit = limits.find((one) => one.role === role);
    return { each: written(limit?.perCommitmentCents), month: written(limit?.perMonthCents) };
  };
  return { owner: of("owner"), planner: of("planner"), finance: of("finance") };
}

function limitsOf(amounts: Amounts): ApprovalLimit[] {
  return ROLES.map((role) => ({
    role,
    perCommitmentCents: centsOf(amounts[role].each),
    perMonthCents: centsOf(amounts[role].month),
  }));
}

function written(cents: number | null | undefined): string {
  return cents === null || cents === undefined ? "" : String(cents / 100);
}

function centsOf(text: string): number | null {
  return text.trim() === "" ? null : Math.round(numberOf(text) * 100);
}

function isAmount(text: string): boolean {
  return text.trim() === "" || numberOf(text) >= 0;
}

function numberOf(text: string): number {
  return Number(text.trim().replace(",", "."));
}
