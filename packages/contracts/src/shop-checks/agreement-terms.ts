import type { Finding } from "@springtide/refusal";
import type { AgreementText } from "../agreement-text.ts";
import type { ShopFile } from "../shop-file.ts";

/** Days on which terms hold, and shares of seats that come, that cannot be. */
export function termsFindings({ agreements }: ShopFile): Finding[] {
  return agreements.flatMap((terms, i) => [
    ...dayFindings(terms, `/agreements/${i}`),
    ...fillFindings(terms, `/agreements/${i}`),
  ]);
}

function dayFindings({ starting, until }: AgreementText, at: string): Finding[] {
  if (starting === undefined || until === undefined || starting <= until) return [];
  return [
    {
      code: "days-in-reverse",
      place: { field: `${at}/until` },
      found: `${until}, before ${starting}`,
      rule: "the last day on which terms hold is not before their first",
      remedy: "Swap the two, or correct one.",
    },
  ];
}

function fillFindings({ fill }: AgreementText, at: string): Finding[] {
  return fill.flatMap(({ notice }, i): Finding[] => {
    const before = fill[i - 1]?.notice;
    if (before === undefined || notice > before) return [];
    return [
      {
        code: "fill-not-ascending",
        place: { field: `${at}/fill/${i}/notice` },
        found: `${notice / 86_400} days after ${before / 86_400} days`,
        rule: "each notice is longer than the one before",
        remedy: "Order the shares by their notice, the shortest first, each once.",
      },
    ];
  });
}
