import type { UseQueryResult } from "@tanstack/react-query";
import type { ComponentType } from "react";
import { lazy } from "react";
import type { Plan } from "@springtide/contracts";
import type { Address } from "../address/address.ts";
import type { Move } from "../address/useAddress.ts";
import type { PlanAnswer } from "../api/questions.ts";
import type { Clock } from "../clock/clock.ts";
import { Fetched } from "../states/Fetched.tsx";
import { NoHistory, PageOutline, PlanFailed, PlanUnderWay, ProblemNotice } from "../states/States.tsx";
import type { PlanPageProps } from "./plan-page.ts";

const PlanFrame = lazy(() => import("./PlanFrame.tsx"));

/** A page about a plan, once there is one; until then how far the plan is, or why there is none. */
export function PlanShown(props: {
  readonly plan: UseQueryResult<PlanAnswer>;
  readonly ready: Plan | null;
  readonly queue: string;
  readonly address: Address;
  readonly move: Move;
  readonly clock: Clock;
  readonly page: ComponentType<PlanPageProps>;
}) {
  const { plan, ready, ...rest } = props;
  if (plan.error !== null) return <ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} />;
  if (plan.data?.state === "under-way") return <PlanUnderWay {...plan.data} />;
  if (plan.data?.state === "no-history") return <NoHistory />;
  if (plan.data?.state === "failed")
    return <PlanFailed reason={plan.data.reason} onRetry={() => void plan.refetch()} />;
  if (ready === null) return <PageOutline />;
  return (
    <Fetched>
      <PlanFrame stored={ready} {...rest} />
    </Fetched>
  );
}
