import type { Finding } from "@springtide/refusal";
import type { AgreementText } from "../agreement-text.ts";
import type { ShopFile } from "../shop-file.ts";

/** Prices that are missing, said twice or contradict each other; the rules of a tariff are those that planning holds it against. */
export function priceFindings({ agreements, currency }: ShopFile): Finding[] {
  return agreements.flatMap((terms, i) => {
    const at = `/agreements/${i}`;
    return [
      ...onePrice(terms, at),
      ...tierFindings(terms, `${at}/tariff`),
      ...bandFindings(terms, `${at}/tariff`),
      ...billingFindings(terms, at),
      ...rateFindings(terms, currency, at),
    ];
  });
}

function onePrice({ pricePerHour, priceBasis, tariff }: AgreementText, at: string): Finding[] {
  const rule = "an agreement has one price: pricePerHour, or a tariff";
  if (pricePerHour === undefined && tariff === undefined)
    return [
      {
        code: "price-missing",
        place: { field: `${at}/pricePerHour` },
        found: "neither pricePerHour nor tariff",
        rule,
        remedy: "Write what a seat costs an hour, or a tariff.",
      },
    ];
  if (pricePerHour !== undefined && tariff !== undefined)
    return [
      {
        code: "price-twice",
        place: { field: `${at}/pricePerHour` },
        found: "both pricePerHour and tariff",
        rule,
        remedy: "Keep one of the two.",
      },
    ];
  if (priceBasis === undefined || tariff === undefined) return [];
  return [
    {
      code: "price-basis-without-price",
      place: { field: `${at}/priceBasis` },
      found: `priceBasis ${priceBasis} beside a tariff`,
      rule: "priceBasis says what pricePerHour is of; a tariff says it with per",
      remedy: "Remove priceBasis, and write what is counted in tariff.per.",
    },
  ];
}

function tierFindings({ tariff }: AgreementText, at: string): Finding[] {
  const tiers = tariff?.tiers ?? [];
  const [first] = tiers;
  const hole: Finding[] =
    first === undefined || first.from === 0
      ? []
      : [
          {
            code: "tariff-contradicts-itself",
            place: { field: `${at}/tiers/0/from` },
            found: `a first tier from ${first.from}`,
            rule: "the first tier is from 0",
            remedy: "Let the first tier begin at 0, so that every unit has a price.",
          },
        ];
  const overlaps = tiers.flatMap(({ from }, i): Finding[] => {
    const before = tiers[i - 1]?.from;
    if (before === undefined || from > before) return [];
    return [
      {
        code: "tariff-contradicts-itself",
        place: { field: `${at}/tiers/${i}/from` },
        found: `${from} after ${before}`,
        rule: "each tier begins above the one before",
        remedy: "Order the tiers by the quantity they begin at, each once.",
      },
    ];
  });
  return [...hole, ...overlaps];
}

function bandFindings({ tariff }: AgreementText, at: string): Finding[] {
  const levels = (tariff?.service ?? []).map(({ atLeast }) => atLeast);
  return levels.flatMap((atLeast, i): Finding[] =>
    levels.indexOf(atLeast) === i
      ? []
      : [
          {
            code: "tariff-contradicts-itself",
            place: { field: `${at}/service/${i}/atLeast` },
            found: `a second band from ${atLeast}`,
            rule: "each service level has one band",
            remedy: "Leave one of the two out.",
          },
        ],
  );
}

/** Rounding and breaks where nothing is billed that they could change. */
function billingFindings({ tariff, roundTo, breaksPaidBy }: AgreementText, at: string): Finding[] {
  const unit = tariff?.per ?? "hours";
  const isOfWork = unit === "handled-contacts" || unit === "handled-minutes";
  return [
    ...(roundTo !== undefined && (roundTo < 60 || roundTo % 60 !== 0)
      ? [
          {
            code: "rounding-not-in-minutes",
            place: { field: `${at}/roundTo` },
            found: `${roundTo} s`,
            rule: "billed time is rounded up to whole minutes",
            remedy: "Write steps such as 15m, or leave it out.",
          },
        ]
      : []),
    ...(roundTo !== undefined && unit === "handled-contacts"
      ? [
          {
            code: "rounding-without-use",
            place: { field: `${at}/roundTo` },
            found: "roundTo where handled-contacts are billed",
            rule: "only time is rounded",
            remedy: "Leave roundTo out, or bill time in tariff.per.",
          },
        ]
      : []),
    ...(breaksPaidBy === "client" && isOfWork
      ? [
          {
            code: "breaks-without-use",
            place: { field: `${at}/breaksPaidBy` },
            found: `breaks paid by the client where ${unit} are billed`,
            rule: "where only handling is billed, breaks are the partner's",
            remedy: "Leave breaksPaidBy out, or bill hours in tariff.per.",
          },
        ]
      : []),
  ];
}

function rateFindings({ currency }: AgreementText, own: string, at: string): Finding[] {
  if (currency === undefined || currency.code !== own || currency.rate === 1) return [];
  return [
    {
      code: "rate-of-own-currency",
      place: { field: `${at}/currency/rate` },
      found: `${currency.rate} ${own} for one ${own}`,
      rule: "the shop's own currency is worth one of itself",
      remedy: "Correct the code of the currency, or leave currency out.",
    },
  ];
}
