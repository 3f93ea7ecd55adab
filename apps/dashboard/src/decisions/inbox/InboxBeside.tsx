import type { DecidedRequest, PlanDecisions } from "@springtide/contracts";
import { useMemo, useRef } from "react";
import type { Address } from "../../address/address.ts";
import type { Move } from "../../address/useAddress.ts";
import type { PlanIndex } from "../../plan-index/plan-index.ts";
import type { Words } from "../../words/words.ts";
import { PeriodSheet } from "../PeriodSheet.tsx";
import type { Standpoint } from "../standpoint.ts";
import { DeadlineSheet } from "./DeadlineSheet.tsx";
import type { Decided } from "./decided-question.ts";
import { Inbox } from "./Inbox.tsx";
import type { InboxItem } from "./inbox-items.ts";
import { inboxItems, openedItem } from "./inbox-items.ts";

/** The inbox, and beside it the deadline that is open with the period that it is about. */
export function InboxBeside(props: {
  readonly index: PlanIndex;
  readonly decisions: PlanDecisions;
  readonly decided: Decided;
  readonly from: Standpoint;
  readonly nowMs: number;
  readonly address: Address;
  readonly move: Move;
  readonly words: Words;
}) {
  const { index, decisions, decided, from, nowMs, address, move, words } = props;
  const sheet = useRef<HTMLElement>(null);
  const items = useMemo(
    () => inboxItems(index, decisions, decided.decisions, from.ms, words),
    [index, decisions, decided, from, words],
  );
  const item = openedItem(items, { key: address.own["deadline"] ?? null, period: address.period });
  const period = decisions.periods.find(({ id }) => id === (item?.period ?? address.period));
  return (
    <div className="decide">
      <Inbox
        items={items}
        seenFrom={from.words}
        chosen={item?.key ?? null}
        onItem={({ key, period: about }) => {
          move({ period: about, own: { ...address.own, deadline: key } });
          sheet.current?.focus();
        }}
        words={words}
      />
      <div className="stack">
        {item === null ? null : (
          <DeadlineSheet
            sheet={sheet}
            index={index}
            plan={index.plan}
            item={item}
            request={requestOf(item, decided)}
            nowMs={nowMs}
            words={words}
          />
        )}
        {period === undefined ? null : (
          <PeriodSheet
            key={period.id}
            index={index}
            decisions={decisions}
            period={period}
            onPeriod={(id) => {
              const own = Object.entries(address.own).filter(([key]) => key !== "deadline");
              move({ period: id, own: Object.fromEntries(own) });
            }}
            words={words}
          />
        )}
      </div>
    </div>
  );
}

/** The newest request that a decision on the same seats led to. */
function requestOf({ deadline }: InboxItem, { decisions, requests }: Decided): DecidedRequest | null {
  const led = decisions.find(({ subject, request }) => subject === deadline.subject && request !== null);
  return requests.find(({ id }) => id === led?.request) ?? null;
}
