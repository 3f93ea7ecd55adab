import type { CommitmentRequest } from "@springtide/contracts";
import type { PortalWords } from "../portal-words.ts";
import { zoneOf } from "../requests/waiting.ts";

/** On whose clocks a request is read. */
export interface Zones {
  readonly partner: string;
  readonly client: string;
}

export function zonesOf(request: CommitmentRequest): Zones {
  const partner = zoneOf(request, "partnerZone") ?? request.lines[0]?.zone ?? "UTC";
  return { partner, client: zoneOf(request, "clientZone") ?? partner };
}

/** "08:00–12:00", with the day of the end where it is another one. */
export function spanSaid(stretch: { start: string; end: string }, zone: string, words: PortalWords): string {
  const { start, end } = stretch;
  const endsOnDay = words.day(start, zone) === words.day(Date.parse(end) - 1, zone);
  return `${words.time(start, zone)}–${endsOnDay ? words.time(end, zone) : words.moment(end, zone)}`;
}

/** Whether both clocks show the same at the instants of a stretch. */
export function sameClock(
  stretch: { start: string; end: string },
  { partner, client }: Zones,
  words: PortalWords,
): boolean {
  return spanSaid(stretch, partner, words) === spanSaid(stretch, client, words);
}
