import type { ShiftDocument, ShiftHeader, ShiftLine } from "@springtide/contracts";
import { sealed } from "@springtide/exchange";

export const HEADER: ShiftHeader = {
  kind: "request",
  client: "Hellwerk",
  shop: "lamps",
  partner: "Nordlicht Service",
  agreement: "nordlicht",
  request: { id: "R-7", version: 2 },
  planVersion: "3",
  clientZone: "Europe/Berlin",
  partnerZone: "America/New_York",
  state: "requested",
  madeAt: "2026-10-01T08:00:00Z",
  answerBy: "2026-10-20T10:00:00Z",
  silence: "Lines of which nothing is said expire.",
  intervalMinutes: 15,
};

const LINE: ShiftLine = {
  line: "L1",
  state: "requested",
  sequence: 1,
  skill: "phone",
  who: null,
  start: "2026-10-24T22:00:00Z",
  end: "2026-10-25T05:00:00Z",
  positionsLoggedIn: 8,
  headsRostered: null,
  tier: "firm",
  decideBy: null,
  silence: "",
  reason: "",
  answer: null,
};

/** A request of some lines, each as it differs from a night shift of eight on the October change. */
export function requestOf(lines: readonly Partial<ShiftLine>[], header: Partial<ShiftHeader> = {}): ShiftDocument {
  return sealed(
    { ...HEADER, ...header },
    lines.map((line, at) => ({ ...LINE, line: `L${at + 1}`, ...line })),
  );
}
