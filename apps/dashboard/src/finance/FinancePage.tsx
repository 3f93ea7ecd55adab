import { useQuery } from "@tanstack/react-query";
import "@mantine/core/styles/Checkbox.css";
import type { ReactNode } from "react";
import { writeAddress } from "../address/address.ts";
import { planQuestion } from "../api/questions.ts";
import { useShopWords } from "../data/useShopWords.ts";
import type { ShopPageProps } from "../pages/plan-page.ts";
import { meQuestion } from "../sign-in/questions.ts";
import { NoHistory, PageOutline, PlanFailed, PlanUnderWay, ProblemNotice } from "../states/States.tsx";
import type { Words } from "../words/words.ts";
import type { FinancePart } from "./finance-parts.ts";
import { mayAsk, partsFor } from "./finance-parts.ts";
import "./finance.css";
import "./paper.css";
import { FirstPart } from "./first/FirstPart.tsx";
import { MonthPart } from "./month/MonthPart.tsx";
import { PaperHead } from "./PaperHead.tsx";
import type { PartProps } from "./part-props.ts";
import { PicturesPart } from "./pictures/PicturesPart.tsx";
import { QuestionsPart } from "./questions/QuestionsPart.tsx";
import { ScenariosPart } from "./scenarios/ScenariosPart.tsx";

/** Finance's page: what a season costs and risks, scenarios of it, questions answered in words. */
export default function FinancePage({ shop, address, move, clock }: ShopPageProps) {
  const words = useShopWords(shop);
  const me = useQuery(meQuestion);
  const { part } = address.own;
  const roles = me.data?.roles ?? [];
  const parts = partsFor(roles);
  const shown = parts.find((one) => one === part) ?? "first";
  return (
    <div className="finance" data-part={shown}>
      <h1 className="finance-title">{words.say("finance.title")}</h1>
      <PaperHead shop={shop} part={shown} clock={clock} words={words} />
      <nav className="finance-parts" aria-label={words.say("finance.parts")}>
        {parts.map((one) => (
          <a
            key={one}
            href={writeAddress({ ...address, own: { part: one } })}
            aria-current={one === shown ? "page" : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
              event.preventDefault();
              // A step in the history of the browser: back leads to the part before.
              move({ view: "finance", own: { ...address.own, part: one } });
            }}
          >
            {words.say(`finance.part-${one}`)}
          </a>
        ))}
      </nav>
      {shown === "month" ? (
        <MonthPart shop={shop} clock={clock} words={words} />
      ) : (
        <PlanOf shop={shop} words={words}>
          {(plan) => <Part part={shown} shop={shop} plan={plan} mayAsk={mayAsk(roles)} words={words} />}
        </PlanOf>
      )}
    </div>
  );
}

function Part({ part, ...props }: PartProps & { readonly part: FinancePart }) {
  if (part === "scenarios") return <ScenariosPart {...props} />;
  if (part === "questions") return <QuestionsPart {...props} />;
  if (part === "pictures") return <PicturesPart {...props} />;
  return <FirstPart {...props} />;
}

/** The newest plan once it is there; until then how far it is, or why there is none. */
function PlanOf(props: {
  readonly shop: string;
  readonly words: Words;
  readonly children: (plan: PartProps["plan"]) => ReactNode;
}) {
  const { shop, children } = props;
  const plan = useQuery(planQuestion(shop));
  if (plan.error !== null) return <ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} />;
  if (plan.data === undefined) return <PageOutline />;
  if (plan.data.state === "under-way") return <PlanUnderWay {...plan.data} />;
  if (plan.data.state === "no-history") return <NoHistory />;
  if (plan.data.state === "failed") return <PlanFailed reason={plan.data.reason} onRetry={() => void plan.refetch()} />;
  return children(plan.data.plan);
}
