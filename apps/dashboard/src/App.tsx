import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useAddress } from "./address/useAddress.ts";
import { planQuestion, shopsQuestion } from "./api/questions.ts";
import type { Clock } from "./clock/clock.ts";
import { useSay } from "./languages/ReaderProvider.tsx";
import { PaletteOnAsk } from "./palette/PaletteOnAsk.tsx";
import { PageNav } from "./pages/PageNav.tsx";
import { FirstSteps, fetchSeason, pageOf } from "./pages/pages.ts";
import { PlanShown } from "./pages/PlanShown.tsx";
import { ALL_QUEUES } from "./plan-index/plan-index.ts";
import { Shortcuts } from "./shell/Shortcuts.tsx";
import { TopBar } from "./shell/TopBar.tsx";
import { Fetched } from "./states/Fetched.tsx";
import { PageOutline, ProblemNotice } from "./states/States.tsx";

/** Chooses the shop and shows the page that the address names, or why it cannot be shown yet. */
export function App({ clock }: { readonly clock: Clock }) {
  const say = useSay();
  const [address, move] = useAddress();
  const shops = useQuery(shopsQuestion);
  const list = shops.data?.shops ?? [];
  const shop = address.shop ?? list[0]?.id ?? null;
  const page = pageOf(address.view);
  const plan = useQuery({ ...planQuestion(shop ?? ""), enabled: shop !== null && page.needs === "plan" });
  useEffect(() => {
    // While the plan is on its way; who is not signed in needs neither. What goes wrong is told where it is shown.
    if (shop !== null && page.needs === "plan") fetchSeason().catch(() => undefined);
  }, [shop, page.needs]);
  const ready = plan.data?.state === "ready" ? plan.data.plan : null;
  const queue = ready?.shop.queues.find(({ id }) => id === address.queue)?.id ?? ALL_QUEUES;
  return (
    <>
      <a className="skip" href="#season">
        {say("shell.skip")}
      </a>
      <TopBar
        shops={list}
        shop={shop}
        queues={page.needs === "plan" ? (ready?.shop.queues ?? null) : null}
        queue={queue}
        onShop={(id) => {
          move({ shop: id });
        }}
        onQueue={(id) => {
          move({ queue: id === ALL_QUEUES ? null : id });
        }}
      />
      <div className="page-frame">
        <PageNav address={address} move={move} />
        <main id="season" tabIndex={-1}>
          {page.needs === "nothing" ? (
            <Fetched>
              <page.page />
            </Fetched>
          ) : shops.error !== null ? (
            <ProblemNotice error={shops.error} onRetry={() => void shops.refetch()} />
          ) : shops.data !== undefined && shop === null ? (
            <Fetched>
              <FirstSteps />
            </Fetched>
          ) : shop === null ? (
            <PageOutline />
          ) : page.needs === "shop" ? (
            <Fetched>
              <page.page key={shop} shop={shop} address={address} move={move} clock={clock} />
            </Fetched>
          ) : (
            <PlanShown
              key={shop}
              plan={plan}
              ready={ready}
              queue={queue}
              address={address}
              move={move}
              clock={clock}
              page={page.page}
            />
          )}
        </main>
      </div>
      <PaletteOnAsk shops={list} queues={ready?.shop.queues ?? []} move={move} />
      <Shortcuts move={move} />
    </>
  );
}
