import type { CommitmentRequest } from "@springtide/contracts";
import type { PortalWords } from "../portal-words.ts";
import { hasEnded, positionHours, stretchNow } from "./lines.ts";
import { zoneOf } from "./waiting.ts";

/** "12 lines of phone, 24 Nov to 3 Dec: 312 position-hours". */
export function requestSaid(request: CommitmentRequest, words: PortalWords): string {
  const held = request.lines.filter((line) => !hasEnded(line));
  const lines = held.length === 0 ? request.lines : held;
  const zone = zoneOf(request, "partnerZone") ?? "UTC";
  const stretches = lines.map(stretchNow);
  const starts = stretches.map(({ start }) => Date.parse(start));
  const [first, last] = [words.day(Math.min(...starts), zone), words.day(Math.max(...starts), zone)];
  return words.say("portal.request.said", {
    lines: lines.length,
    skills: words.list([...new Set(lines.map(({ skill }) => skill))]),
    days: first === last ? first : words.say("portal.range", { from: first, to: last }),
    hours: words.hours(positionHours(stretches)),
  });
}
