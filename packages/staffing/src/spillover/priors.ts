/**
 * Shares of failures that come back, where a shop has no data of its own. The first three are answers to a survey of
 * customers ("what did you do when ..."), the last is our own assumption, not surveyed. Stated behaviour of a survey's
 * population, not measurements: overwrite them with own data, matched by customer within 72 hours.
 */
export const SPILL_PRIORS = {
  /** Survey: after an unanswered e-mail, called. */
  emailToPhone: 0.71,
  /** Survey: after an unanswered post in social media, called. */
  socialToPhone: 0.55,
  /** Survey: after an unanswered call, called again. */
  phoneToPhone: 0.54,
  /** Our own assumption, not surveyed: after an abandoned chat, called. */
  chatToPhone: 0.45,
} as const;

/**
 * Shares of contacts that fail, where a shop has no data of its own: answers to a survey of customers. They speak of
 * the past of other shops, not of a queue's staffing; use them to see orders of magnitude, and a model of the queue
 * (P(abandon), work beyond the capacity) for a plan.
 */
export const FAILURE_PRIORS = {
  /** Survey: e-mails never fully answered. */
  emailNeverFullyAnswered: 0.46,
  /** Survey: gave up on a chat whose problem was not solved within five minutes. */
  chatAbandonedWithinFiveMinutes: 0.48,
  /** Survey: gave up on a call whose problem was not solved within five minutes. */
  callAbandonedWithinFiveMinutes: 0.37,
} as const;

/**
 * Mean time until a failure comes back, in seconds, exponential: defaults of this planner, not surveyed. A call is tried
 * again soon; an e-mail is taken for unanswered after about a day, a post after some hours. Own data replace them.
 */
export const RETURN_DELAY_PRIORS_SECONDS = {
  phoneRedial: 1200,
  emailToPhone: 86_400,
  socialToPhone: 14_400,
} as const;
