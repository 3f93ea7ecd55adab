import type { ActionName, LineDeadlines, LineState, Side, Tier } from "@springtide/contracts";

/** One way in which a line gets on. */
export interface LineTransition {
  readonly action: ActionName;
  readonly by: Side;
  readonly from: readonly LineState[];
  readonly to: LineState;
  /** The deadline after which it is too late; null where there is none. */
  readonly until: keyof LineDeadlines | null;
  /** Of which tiers; of all if null. */
  readonly tiers: readonly Tier[] | null;
  /** What it needs beyond the right side and time. */
  readonly needs: string;
  readonly changes: string;
}

const from = (...states: LineState[]): readonly LineState[] => states;

/** All that one side can do with a line by itself. After `locked` nothing but the delivery is here: the rest takes both sides. */
export const LINE_TRANSITIONS: readonly LineTransition[] = [
  {
    action: "send",
    by: "client",
    from: from("draft"),
    to: "requested",
    until: null,
    tiers: null,
    needs: "terms of the agreement met",
    changes: "deadlines are reckoned",
  },
  {
    action: "withdraw",
    by: "client",
    from: from("draft", "requested", "offered"),
    to: "withdrawn",
    until: null,
    tiers: null,
    needs: "a reason",
    changes: "nothing was agreed",
  },
  {
    action: "offer",
    by: "partner",
    from: from("requested", "offered"),
    to: "offered",
    until: "answer",
    tiers: null,
    needs: "a reason where it is not as asked",
    changes: "the offer",
  },
  {
    action: "refuse",
    by: "partner",
    from: from("requested", "offered"),
    to: "refused",
    until: "answer",
    tiers: null,
    needs: "a reason",
    changes: "nothing was agreed",
  },
  {
    action: "decline",
    by: "client",
    from: from("offered"),
    to: "requested",
    until: "answer",
    tiers: null,
    needs: "a reason",
    changes: "the offer is gone; the partner may make another",
  },
  {
    action: "reserve",
    by: "client",
    from: from("offered"),
    to: "reserved",
    until: "accept",
    tiers: ["option"],
    needs: "within the limit of who does it",
    changes: "positions and times as offered; the fee is owed",
  },
  {
    action: "confirm",
    by: "client",
    from: from("offered"),
    to: "confirmed",
    until: "accept",
    tiers: ["firm", "flexible"],
    needs: "within the limit of who does it",
    changes: "positions and times as offered",
  },
  {
    action: "confirm",
    by: "client",
    from: from("reserved"),
    to: "confirmed",
    until: "confirm",
    tiers: ["option"],
    needs: "within the limit of who does it",
    changes: "positions, where fewer are confirmed; the others are released",
  },
  {
    action: "release",
    by: "client",
    from: from("reserved"),
    to: "released",
    until: "release",
    tiers: ["option"],
    needs: "a reason",
    changes: "positions, where only some are released",
  },
  {
    action: "release",
    by: "client",
    from: from("confirmed"),
    to: "released",
    until: "release",
    tiers: ["flexible"],
    needs: "a reason",
    changes: "positions, where only some are released",
  },
  {
    action: "cancel",
    by: "client",
    from: from("confirmed"),
    to: "cancelled",
    until: "cancel",
    tiers: null,
    needs: "a reason, and an agreement that knows it",
    changes: "the cancellation fee is owed",
  },
  {
    action: "lock",
    by: "client",
    from: from("confirmed"),
    to: "locked",
    until: null,
    tiers: null,
    needs: "nothing",
    changes: "nothing changes any more without both sides",
  },
  {
    action: "deliver",
    by: "client",
    from: from("confirmed", "locked", "delivered"),
    to: "delivered",
    until: null,
    tiers: null,
    needs: "the line's end has passed",
    changes: "hours delivered",
  },
];

/** What the passing of a deadline makes of a line, where nobody said anything. */
export const SILENT_TRANSITIONS: readonly { readonly from: LineState; readonly after: keyof LineDeadlines }[] = [
  { from: "requested", after: "answer" },
  { from: "offered", after: "accept" },
  { from: "reserved", after: "confirm" },
  { from: "confirmed", after: "lock" },
];

/** Lines of which something may still become, in the order in which they get there. */
export const STATES_UNDER_WAY: readonly LineState[] = [
  "draft",
  "requested",
  "offered",
  "reserved",
  "confirmed",
  "locked",
  "delivered",
];

/** Lines whose seats both sides agreed on. */
export const AGREED_STATES: ReadonlySet<LineState> = new Set<LineState>(["confirmed", "locked", "delivered"]);
