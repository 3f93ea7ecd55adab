import type { CommitmentAction, Offer, RequestLine } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { timeZone } from "@springtide/calendar";
import type { Acting } from "./acting.ts";
import { lineFinding, refuseIfAny } from "./request-refusals.ts";
import { farFindings, stretchFindings } from "./line-rules.ts";
import { permittedLines } from "./permitted.ts";

type OfferAction = Extract<CommitmentAction, { readonly action: "offer" }>;

/** Lines with the partner's offers on them. @throws Refusal `reason-missing`, those of `stretchFindings` and `farFindings`, and those of `permittedLines` */
export function offerLines(lines: readonly RequestLine[], action: OfferAction, acting: Acting): RequestLine[] {
  const open = lines.filter(({ state }) => state === "requested").map(({ id }) => id);
  const told =
    action.lines ??
    open.map((line) => ({ line, positionsLoggedIn: undefined, start: undefined, end: undefined, reason: undefined }));
  const ids = action.lines?.map(({ line }) => line);
  const permitted = permittedLines(
    ids === undefined ? lines.filter(({ state }) => state !== "offered") : lines,
    "offer",
    ids,
    acting,
  );
  const findings: Finding[] = [];
  const offered = permitted.flatMap(({ line }) => {
    const given = told.find((one) => one.line === line.id);
    if (given === undefined) return [];
    const offer = offerOf(line, given);
    if (offer.kind !== "full" && offer.reason === null)
      findings.push(
        lineFinding(line.id, {
          code: "reason-missing",
          found: `an offer that is not as asked (${offer.kind})`,
          rule: "it says why",
          remedy: "Give a reason.",
        }),
      );
    findings.push(...stretchFindings(line.id, offer), ...farFindings(line.id, offer, acting.nowMs));
    return [{ ...line, state: "offered" as const, offer, reason: offer.reason }];
  });
  refuseIfAny(findings);
  return offered;
}

function offerOf(
  line: RequestLine,
  given: {
    readonly positionsLoggedIn?: number | undefined;
    readonly start?: string | undefined;
    readonly end?: string | undefined;
    readonly reason?: string | undefined;
  },
): Offer {
  const zone = timeZone(line.zone);
  const start = zone.formatInstant(Date.parse(given.start ?? line.start));
  const end = zone.formatInstant(Date.parse(given.end ?? line.end));
  const positionsLoggedIn = given.positionsLoggedIn ?? line.positionsLoggedIn;
  const sameTimes = start === line.start && end === line.end;
  const fewer = positionsLoggedIn < line.positionsLoggedIn;
  const kind =
    sameTimes && positionsLoggedIn === line.positionsLoggedIn ? "full" : sameTimes && fewer ? "partial" : "counter";
  return { kind, positionsLoggedIn, start, end, reason: given.reason ?? null };
}
