import type { PlanRoster } from "@springtide/contracts";
import { useSay } from "../languages/ReaderProvider.tsx";
import { percent } from "../timeline/placing.ts";
import type { Words } from "../words/words.ts";
import type { UnpopularShare } from "./fairness.ts";

/** Heads of the columns in which a person is added up: this week, then the whole roster. */
export function TotalHeads({ weeks }: { readonly weeks: number }) {
  const say = useSay();
  return (
    <>
      <th scope="col" className="number total-first">
        {say("roster.week")}
      </th>
      <th scope="col" className="number">
        {say("roster.weeks", { count: weeks })}
      </th>
      <th scope="col" className="number">
        {say("roster.overtime")}
      </th>
      <th scope="col">{say("roster.unpopular")}</th>
      <th scope="col" className="number">
        {say("roster.wishes")}
      </th>
    </>
  );
}

/** Hours of the week; hours, overtime, unpopular hours against an even share, and wishes kept over the whole roster. */
export function PersonTotals(props: {
  readonly total: PlanRoster["people"][number];
  readonly hours: number;
  readonly share: UnpopularShare | undefined;
  readonly most: number;
  readonly words: Words;
}) {
  const { total, hours, share, most, words } = props;
  const { wishes, wishesKept } = total;
  return (
    <>
      <td className="number total-first">{words.hours(hours)}</td>
      <td className="number">{words.hours(total.hours)}</td>
      <td className="number">{total.overtimeHours === 0 ? "–" : words.hours(total.overtimeHours)}</td>
      <td
        className="unpopular"
        title={share === undefined ? "" : words.say("roster.even-share", { hours: words.hours(share.even) })}
      >
        <span>{words.hours(total.unpopularHours)}</span>
        {share === undefined || most === 0 ? null : (
          <span className="unpopular-bar" aria-hidden="true">
            <span style={{ width: percent(share.hours / most) }} />
            <i style={{ left: percent(share.even / most) }} />
          </span>
        )}
      </td>
      <td className="number">
        {wishes === 0
          ? "–"
          : words.say("roster.kept-of", { kept: words.count(wishesKept), wishes: words.count(wishes) })}
      </td>
    </>
  );
}
