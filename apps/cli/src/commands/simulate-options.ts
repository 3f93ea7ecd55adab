import type { OptionSpec } from "../command.ts";

const text = (value: string, description: string): OptionSpec => ({ type: "string", value, description });

/** What one queue to play out is made of; each description is the help, and the remedy where a value is refused. */
export const QUEUE_OPTIONS = {
  "arrivals-per-hour": text("<200>", "Contacts expected in an hour; up to a million."),
  aht: text("<300>", "Average handling time: talk, hold and wrap-up; 300, 300s or 5m."),
  handling: text("<exponential>", "How handling times vary: exponential (default), fixed, or log-normal:1.2."),
  patience: text("<120>", "Mean time a customer waits before giving up; none where nobody gives up."),
  segments: text("<0.23:45,0.6:120,0.17:420>", "Groups of customers by share and mean patience, instead of one."),
  agents: text("<17>", "Agents that take contacts at the same time."),
  places: text("<30>", "Places in the line; whoever finds them taken gets a busy tone. Any number if not given."),
  within: text("<20>", "The wait that counts as in time; 20 s if not given."),
  "short-abandon": text("<5>", "Giving up within this time counts as short in slExclShort; 5 s if not given."),
  contacts: text("<1000000>", "Contacts that are counted; up to 100,000,000."),
  "warm-up": text("<50000>", "Contacts before them that are not counted; a twentieth if not given."),
  seed: text("<1>", "Another seed plays another history; the same seed the same. A whole number."),
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type QueueOption = keyof typeof QUEUE_OPTIONS;
