import type { ShopCustomerValue, SurveyPrior } from "@springtide/contracts";

/** Figures that stand in for a shop's own, with their source; the same as in data/benchmarks. */
export const PRIORS = {
  statedLeaveShare: {
    value: 0.6,
    survey: "Salesupply: Ecommerce Customer Care Guide (2021)",
    asked: "do not return after one bad experience",
  },
  tryAgainShare: {
    value: 0.54,
    survey: "Zendesk: The omnichannel customer service gap",
    asked: "try again when the phone stays unanswered",
  },
  standsInTheWay: {
    value: 0.43,
    survey: "Gladly: Customer Expectations Report (2021)",
    asked: "are frustrated when a chatbot stands before a person",
  },
} as const;

/** First guess of ours: so many of those who say that they leave do (0.05 to 0.5 are as possible). */
export const LEAVERS_WHO_LEAVE = 0.2;

/** What of a customer's value is a survey's or a guess of ours, with source and discount. */
export function priorsOf(value: ShopCustomerValue | null): SurveyPrior[] {
  if (value === null) return [];
  const { statedLeaveShare, tryAgainShare } = PRIORS;
  const discount = percent(value.leaversWhoLeaveShare);
  const stated: SurveyPrior[] =
    value.statedLeaveShare === statedLeaveShare.value
      ? [
          {
            field: "/customerValue/statedLeave",
            value: statedLeaveShare.value,
            survey: statedLeaveShare.survey,
            words: `${percent(statedLeaveShare.value)} ${statedLeaveShare.asked} (${statedLeaveShare.survey}): intention, not behaviour, so ${discount} of them are counted`,
          },
        ]
      : [];
  const again: SurveyPrior[] =
    value.tryAgainShare === tryAgainShare.value
      ? [
          {
            field: "/customerValue/tryAgain",
            value: tryAgainShare.value,
            survey: tryAgainShare.survey,
            words: `${percent(tryAgainShare.value)} ${tryAgainShare.asked} (${tryAgainShare.survey})`,
          },
        ]
      : [];
  const guess: SurveyPrior[] =
    value.leaversWhoLeaveShare === LEAVERS_WHO_LEAVE
      ? [
          {
            field: "/customerValue/leaversWhoLeave",
            value: LEAVERS_WHO_LEAVE,
            survey: null,
            words: `${discount} of those who say so leave: a first guess of ours (5 to 50 % are possible), until own repurchases say better`,
          },
        ]
      : [];
  return [...stated, ...guess, ...again];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
