import type { OptionSpec } from "../command.ts";

const text = (value: string, description: string): OptionSpec => ({ type: "string", value, description });

/** What a question of staffing is made of; each description is the help, and the remedy where a value is refused. */
export const QUESTION_OPTIONS = {
  contacts: text("<100>", "Contacts expected in the interval; need not be whole."),
  interval: text("<30m>", "Length of the interval, from a minute to a day. Needed."),
  aht: text("<180>", "Average handling time: talk, hold and wrap-up; 180, 180s or 3m."),
  target: text("<80/20>", "Service level: 80 % answered within 20 s; also 80%/20s or 0.8/20. 100 % is never sure."),
  "sl-definition": text(
    "<slOffered>",
    "What its share is taken of: slOffered (default), slAnswered, slExclShort, slAbandonGood or slVirtual.",
  ),
  "short-abandon": text("<5s>", "With slExclShort: giving up within this time counts as short and is left out."),
  "max-occupancy": text("<0.85>", "Agents are busy at most this share of their time."),
  "max-asa": text("<30s>", "Mean wait of answered contacts, at most."),
  "max-abandon": text("<5%>", "Share of contacts that give up, at most; needs a patience."),
  "max-wait-probability": text("<0.2>", "Share of contacts that wait at all, at most."),
  percentile: text("<90/60>", "At least 90 % would wait no longer than 60 s."),
  patience: text("<120>", "Mean time a customer waits before giving up; from 1 s to 30 days."),
  segments: text(
    "<0.23:45,0.6:120,0.17:420>",
    "Groups of customers by share and mean patience, instead of one patience.",
  ),
  model: text(
    "<erlang-c|erlang-a|patience>",
    "How the queue is judged; patience where one is given, else erlang-c: nobody gives up.",
  ),
  agents: text(
    "<12>",
    "A team that is given, in whole agents: asks for its service, or with --solve for what it bears.",
  ),
  solve: text("<agents|service|volume|aht>", "What is asked for; service where --agents is given, else agents."),
  shrinkage: text("<0.3>", "Share of rostered time in which people take no contacts, below 1: gives heads."),
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type QuestionOption = keyof typeof QUESTION_OPTIONS;

/** All that springtide staff takes. */
export const STAFF_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  ...QUESTION_OPTIONS,
  explain: { type: "boolean", description: "Open the answer into the steps that made it." },
  from: text(
    "<intervals.csv>",
    "A file with a row an interval: columns contacts and aht (or aht_seconds), others kept.",
  ),
  out: text(
    "<agents.csv>",
    "Where its rows go, with agents, service_level and occupancy added; heads with --shrinkage.",
  ),
};
