import { useQuery } from "@tanstack/react-query";
import { lazy, useEffect } from "react";
import { useAddress } from "./address/useAddress.ts";
import { planQuestion, shopsQuestion } from "./api/questions.ts";
import type { Clock } from "./clock/clock.ts";
import { ALL_QUEUES } from "./plan-index/plan-index.ts";
import { TopBar } from "./shell/TopBar.tsx";
import { Fetched } from "./states/Fetched.tsx";
import { NoShops, PageOutline, PlanFailed, PlanUnderWay, ProblemNotice } from "./states/States.tsx";

const fetchSeason = () => import("./SeasonPage.tsx");
const SeasonPage = lazy(fetchSeason);

/** Chooses the shop and shows its season, or why it cannot be shown yet. */
export function App({ clock }: { readonly clock: Clock }) {
  const [address, move] = useAddress();
  const shops = useQuery(shopsQuestion);
  const list = shops.data?.shops ?? [];
  const shop = address.shop ?? list[0]?.id ?? null;
  const plan = useQuery({ ...planQuestion(shop ?? ""), enabled: shop !== null });
  useEffect(() => {
    // While the plan is on its way; who is not signed in needs neither. What goes wrong is told where it is shown.
    if (shop !== null) fetchSeason().catch(() => undefined);
  }, [shop]);
  const ready = plan.data?.state === "ready" ? plan.data.plan : null;
  const queue = ready?.shop.queues.find(({ id }) => id === address.queue)?.id ?? ALL_QUEUES;
  return (
    <>
      <a className="skip" href="#season">
        Skip to the season
      </a>
      <TopBar
        shops={list}
        shop={shop}
        queues={ready?.shop.queues ?? null}
        queue={queue}
        onShop={(id) => {
          move({ shop: id });
        }}
        onQueue={(id) => {
          move({ queue: id === ALL_QUEUES ? null : id });
        }}
      />
      <main id="season" tabIndex={-1}>
        {shops.error !== null ? (
          <ProblemNotice error={shops.error} onRetry={() => void shops.refetch()} />
        ) : plan.error !== null ? (
          <ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} />
        ) : shops.data !== undefined && shop === null ? (
          <NoShops />
        ) : plan.data?.state === "under-way" ? (
          <PlanUnderWay {...plan.data} />
        ) : plan.data?.state === "failed" ? (
          <PlanFailed reason={plan.data.reason} onRetry={() => void plan.refetch()} />
        ) : ready === null ? (
          <PageOutline />
        ) : (
          <Fetched>
            <SeasonPage
              key={shop}
              stored={ready}
              clock={clock}
              queue={queue}
              day={address.day}
              onDay={(day) => {
                move({ day });
              }}
              view={address.view}
              onView={(view, day) => {
                move(day === undefined ? { view } : { view, day });
              }}
              period={address.period}
              onPeriod={(period) => {
                move({ period });
              }}
              model={address.model}
              onModel={(model) => {
                move({ model });
              }}
            />
          </Fetched>
        )}
      </main>
    </>
  );
}
