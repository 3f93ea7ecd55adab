import type { DecidedRequest, Plan } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import { useSpeaking } from "../../languages/ReaderProvider.tsx";
import type { PlanIndex } from "../../plan-index/plan-index.ts";
import { meQuestion } from "../../sign-in/questions.ts";
import type { Words } from "../../words/words.ts";
import { localTime } from "../local-time.ts";
import { SentenceText } from "../SentenceText.tsx";
import { CostBars } from "./CostBars.tsx";
import { Deciding } from "./Deciding.tsx";
import { requestInWords, whoInWords } from "./history-rows.ts";
import type { InboxItem } from "./inbox-items.ts";

/** One deadline opened: what it says, what it costs either way, what was decided on it, and how to decide. */
export function DeadlineSheet(props: {
  readonly sheet: RefObject<HTMLElement | null>;
  readonly index: PlanIndex;
  readonly plan: Plan;
  readonly item: InboxItem;
  /** The request to the partner that a decision on the same seats led to; null for none. */
  readonly request: DecidedRequest | null;
  readonly nowMs: number;
  readonly words: Words;
}) {
  const { sheet, index, plan, item, request, nowMs, words } = props;
  const { sayMarked } = useSpeaking();
  const { deadline, kind, by, what, silence, chance, isPast } = item;
  return (
    <section className="sheet period" ref={sheet} tabIndex={-1} aria-labelledby="deadline-title">
      <div>
        <h3 id="deadline-title">{words.say("decisions.decide.title", { kind, by: by.theirs })}</h3>
        {by.inShop === null ? null : <p className="note">{by.inShop}</p>}
      </div>
      <p lang={what.language}>{what.text}.</p>
      <p className="note">
        {sayMarked("decisions.inbox.silence", {
          silence: <SentenceText key="silence" said={silence} />,
        })}
      </p>
      <CostBars deadline={deadline} words={words} />
      {chance === null ? null : <p className="caption">{chance}.</p>}
      <LastDecision index={index} item={item} words={words} />
      {request === null ? null : <p className="standing">{requestInWords(request, words)}</p>}
      {isPast ? (
        <p className="warning">{words.say("decisions.decide.past")}</p>
      ) : (
        <Deciding key={item.key} plan={plan} item={item} request={request} nowMs={nowMs} words={words} />
      )}
    </section>
  );
}

function LastDecision({ index, item: { last }, words }: { index: PlanIndex; item: InboxItem; words: Words }) {
  const me = useQuery(meQuestion);
  if (last === null) return null;
  const moment = (instant: string): string => localTime(index, Date.parse(instant), index.plan.grid.zone, words).theirs;
  return (
    <p className="standing" role="status">
      {words.say("decisions.decide.last", {
        action: last.action,
        who: whoInWords(last, me.data?.person ?? null, words),
        moment: moment(last.decidedAt),
        until: last.remindAt === null ? "" : moment(last.remindAt),
      })}
      {last.reason === null ? null : <span className="note entry-line">“{last.reason}”</span>}
    </p>
  );
}
