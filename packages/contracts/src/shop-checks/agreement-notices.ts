import type { Finding } from "@springtide/refusal";
import type { AgreementText } from "../agreement-text.ts";
import { type Notice, noticeDaysOf, noticeInWords } from "../notice.ts";
import type { ShopFile } from "../shop-file.ts";

/** Notices in an order in which nothing could be decided, or longer than the plan. */
export function noticeFindings({ agreements, plan }: ShopFile): Finding[] {
  return agreements.flatMap((terms, i) => {
    const at = `/agreements/${i}`;
    return [...orderFindings(terms, at), ...horizonFindings(terms, plan.horizon / 86_400, at)];
  });
}

function orderFindings({ standBy }: AgreementText, at: string): Finding[] {
  if (standBy === undefined) return [];
  const { reserve, confirm, release = confirm } = standBy;
  const pairs = [
    {
      key: "reserve",
      early: reserve,
      lateKey: "confirm",
      late: confirm,
      rule: "seats are reserved before they are confirmed",
    },
    {
      key: "release",
      early: release,
      lateKey: "confirm",
      late: confirm,
      rule: "seats are released before, or when, they must be confirmed",
    },
    {
      key: "reserve",
      early: reserve,
      lateKey: "release",
      late: release,
      rule: "seats are reserved before they can be released",
    },
  ];
  const wrong = pairs.filter(({ early, late }) => isShorter(early, late));
  return wrong
    .filter(({ key }, i) => wrong.findIndex((other) => other.key === key) === i)
    .map(({ key, early, lateKey, late, rule }) => ({
      code: "notices-out-of-order",
      place: { field: `${at}/standBy/${key}` },
      found: `${key} ${noticeInWords(early)}, with ${lateKey} ${noticeInWords(late)}`,
      rule,
      remedy: `Give ${key} the longer notice, or ${lateKey} the shorter one.`,
    }));
}

/** Whether one notice ends after another. Hours are held against whole days, so only a plain contradiction counts. */
function isShorter(notice: Notice, than: Notice): boolean {
  const [days, others] = [noticeDaysOf(notice), noticeDaysOf(than)];
  if (days !== others) return days < others;
  return notice.unit !== "hours" && than.unit !== "hours" && notice.byMinute > than.byMinute;
}

function horizonFindings({ notice, standBy }: AgreementText, horizonDays: number, at: string): Finding[] {
  const notices: readonly (readonly [string, Notice])[] = [
    [`${at}/notice`, notice],
    ...(standBy === undefined ? [] : [[`${at}/standBy/reserve`, standBy.reserve] as const]),
  ];
  return notices
    .filter(([, each]) => noticeDaysOf(each) > horizonDays)
    .map(([field, each]) => ({
      code: "notice-longer-than-plan",
      place: { field },
      found: `${noticeInWords(each)}, with a /plan/horizon of ${horizonDays} days`,
      rule: "a notice ends within the plan, or nothing in it could be decided",
      remedy: "Shorten the notice, or lengthen plan.horizon.",
    }));
}
