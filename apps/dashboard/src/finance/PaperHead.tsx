import { useQuery } from "@tanstack/react-query";
import { shopsQuestion } from "../api/questions.ts";
import type { Clock } from "../clock/clock.ts";
import { useMinute } from "../clock/useMinute.ts";
import { momentSaid } from "../data/moment.ts";
import type { Words } from "../words/words.ts";
import type { FinancePart } from "./finance-parts.ts";

/** What stands at the head of a printed part: on paper nothing else says of which shop it is, and from when. */
export function PaperHead(props: {
  readonly shop: string;
  readonly part: FinancePart;
  readonly clock: Clock;
  readonly words: Words;
}) {
  const { shop, part, clock, words } = props;
  const { data } = useQuery(shopsQuestion);
  const nowMs = useMinute(clock);
  const name = data?.shops.find(({ id }) => id === shop)?.name ?? shop;
  return (
    <p className="finance-paper-head">
      {words.say("finance.on-paper", {
        part: words.say(`finance.part-${part}`),
        shop: name,
        when: momentSaid(new Date(nowMs).toISOString(), words),
      })}
    </p>
  );
}
