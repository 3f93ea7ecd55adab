import { useQueries, useQuery } from "@tanstack/react-query";
import "@mantine/core/styles/NumberInput.css";
import type { Dispute, PartnerTerms } from "@springtide/contracts";
import { useMemo } from "react";
import { useOwn } from "../address/useAddress.ts";
import type { Clock } from "../clock/clock.ts";
import { useMinute } from "../clock/useMinute.ts";
import { shopQuestion } from "../data/data-questions.ts";
import { useShopWords } from "../data/useShopWords.ts";
import type { ShopPageProps } from "../pages/plan-page.ts";
import { meQuestion } from "../sign-in/questions.ts";
import { PageOutline, ProblemNotice } from "../states/States.tsx";
import type { Words } from "../words/words.ts";
import { ComparePart } from "./compare/ComparePart.tsx";
import { PageLink } from "./PageLink.tsx";
import type { PartProps } from "./part-props.ts";
import { namesOf } from "./partner-names.ts";
import type { PartnersPart, Rights } from "./partner-parts.ts";
import { FIRST_PART, partsFor, rightsOf } from "./partner-parts.ts";
import { agreementsQuestion, disputesQuestion, requestsQuestion, seatsQuestion } from "./partners-questions.ts";
import "./partners.css";
import { ownTasks } from "./readiness/readiness-rows.ts";
import { ReadinessPart } from "./readiness/ReadinessPart.tsx";
import { RecutsPart } from "./recuts/RecutsPart.tsx";
import { waitsFor } from "./requests/request-groups.ts";
import { RequestsPart } from "./requests/RequestsPart.tsx";
import { SplitPart } from "./split/SplitPart.tsx";
import { toAnswer } from "./statements/dispute-words.ts";
import { StatementsPart } from "./statements/StatementsPart.tsx";

/** The client's side of its partners: which one to ask, what is asked of each, what a month comes to, and what seats still lack. */
export default function PartnersPage({ shop, clock }: ShopPageProps) {
  const words = useShopWords(shop);
  const agreements = useQuery(agreementsQuestion(shop));
  return (
    <div className="partners">
      <h1 className="partners-title">{words.say("partners.title")}</h1>
      {agreements.error !== null ? (
        <ProblemNotice error={agreements.error} onRetry={() => void agreements.refetch()} />
      ) : agreements.data === undefined ? (
        <PageOutline />
      ) : agreements.data.length === 0 ? (
        <div className="sheet">
          <p>{words.say("partners.none")}</p>
          <p>
            <PageLink to={{ view: "settings" }}>{words.say("partners.to-settings")}</PageLink>
          </p>
        </div>
      ) : (
        <Parts shop={shop} agreements={agreements.data} clock={clock} words={words} />
      )}
    </div>
  );
}

function Parts(props: {
  readonly shop: string;
  readonly agreements: readonly PartnerTerms[];
  readonly clock: Clock;
  readonly words: Words;
}) {
  const { shop, agreements, clock, words } = props;
  const me = useQuery(meQuestion);
  const known = useQuery(shopQuestion(shop));
  const nowMs = useMinute(clock);
  const [part] = useOwn("part");
  const rights = useMemo(() => rightsOf(me.data?.roles ?? []), [me.data]);
  const parts = partsFor(rights);
  const shown = parts.find((one) => one === part) ?? FIRST_PART;
  const waiting = useWaiting(shop, agreements, rights);
  const names = useMemo(
    () => namesOf(agreements, known.data?.queues ?? [], words),
    [agreements, known.data?.queues, words],
  );
  const zone = known.data?.zone ?? agreements[0]?.clientZone ?? "UTC";
  return (
    <>
      <nav className="partners-parts" aria-label={words.say("partners.parts")}>
        {parts.map((one) => (
          <PageLink key={one} to={{ own: ownOf(one, waiting.disputed) }} isHere={one === shown}>
            {words.say(`partners.part-${one}`)}
            <Count of={one} count={waiting.counts[one] ?? 0} words={words} />
          </PageLink>
        ))}
      </nav>
      <Part part={shown} {...{ shop, zone, agreements, rights, names, nowMs, words }} />
    </>
  );
}

/** What waits for somebody in a part, behind its name. */
function Count({ of, count, words }: { readonly of: PartnersPart; readonly count: number; readonly words: Words }) {
  if (count === 0 || (of !== "requests" && of !== "statements" && of !== "readiness")) return null;
  return (
    <>
      {" "}
      <span className="partners-count" aria-hidden="true">
        {words.count(count)}
      </span>
      <span className="hidden-visually">{words.say(`partners.waiting-${of}`, { count })}</span>
    </>
  );
}

/** Where a part is: statements at the one with a dispute that waits longest for an answer. */
function ownOf(part: PartnersPart, disputed: Dispute | undefined): Readonly<Record<string, string>> {
  if (part === FIRST_PART) return {};
  if (part !== "statements" || disputed === undefined) return { part };
  return { part, agreement: disputed.agreement, month: disputed.month };
}

/** What waits for somebody: nothing where they may not do it. */
interface Waiting {
  readonly counts: Readonly<Partial<Record<PartnersPart, number>>>;
  readonly disputed: Dispute | undefined;
}

function useWaiting(shop: string, agreements: readonly PartnerTerms[], { mayAct, maySettle }: Rights): Waiting {
  const requests = useQuery(requestsQuestion(shop));
  const disputes = useQuery(disputesQuestion(shop));
  const late = useQueries({
    queries: agreements.map(({ agreement }) => seatsQuestion(shop, agreement)),
    combine: (answers) =>
      answers.reduce((sum, { data }) => sum + ownTasks(data?.tasks ?? []).filter(({ isLate }) => isLate).length, 0),
  });
  const unanswered = (disputes.data ?? []).filter(toAnswer);
  const counts = {
    requests: mayAct ? (requests.data ?? []).filter((request) => waitsFor(request) === "you").length : 0,
    statements: maySettle ? unanswered.length : 0,
    readiness: mayAct ? late : 0,
  };
  return { counts, disputed: unanswered.at(-1) };
}

function Part({ part, ...props }: PartProps & { readonly part: PartnersPart }) {
  if (part === "split") return <SplitPart {...props} />;
  if (part === "recuts") return <RecutsPart {...props} />;
  if (part === "statements") return <StatementsPart {...props} />;
  if (part === "readiness") return <ReadinessPart {...props} />;
  if (part === "compare") return <ComparePart {...props} />;
  return <RequestsPart {...props} />;
}
