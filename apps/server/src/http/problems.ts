import type { Problem } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Cancelled, Refusal, inWords } from "@springtide/refusal";
import type { ErrorRequestHandler, Response } from "express";

/** An answer that is not the one asked for, as a problem document says it (RFC 9457). */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    title: string,
    detail: string,
    errors: readonly Finding[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.headers = headers;
    this.problem = { type: `/api/problems/${code}`, title, status, detail, code, errors: [...errors] };
  }
}

/** The request itself cannot be read: the caller's to mend. */
export function requestRefused(refusal: Refusal): HttpProblem {
  const detail = refusal.findings.map(inWords).join(" ");
  return new HttpProblem(400, "request-not-understood", "The request was not understood", detail, refusal.findings);
}

export function sendProblem(response: Response, { problem, headers }: HttpProblem): void {
  response.set(headers).status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
}

/** A body in a form that is not read here. */
export function notJson(): HttpProblem {
  const detail = "A question is sent as JSON, with the header Content-Type: application/json.";
  return new HttpProblem(415, "not-json", "The request was not understood", detail);
}

/** @param mostBytes that the route takes */
export function bodyTooLarge(mostBytes: number): HttpProblem {
  const detail = `Its body is too large: this address takes at most ${inBytes(mostBytes)}.`;
  return new HttpProblem(413, "body-too-large", "The request is too large", detail);
}

function inBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.floor(bytes / 1000)} kB` : `${Math.floor(bytes / 1_000_000)} MB`;
}

/** The address is there, but for other methods. */
export function sendMethodNotAllowed(response: Response, method: string, allowed: readonly string[]): void {
  response.set("Allow", allowed.join(", "));
  const detail = `This address answers ${allowed.join(" and ")}, not ${method}.`;
  sendProblem(response, new HttpProblem(405, "method-not-allowed", "Not possible here", detail));
}

/** The one door for errors: every one becomes a problem document, and what is our own fault is told to the log only. */
export function errorDoor(log: (line: string) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    // Once an answer is on its way, nothing is left but to break it off, which Express does itself.
    if (response.headersSent) next(error);
    // Whoever asked has gone, and the work was ended with it: nobody is left to be told.
    else if (error instanceof Cancelled && response.closed) return;
    else sendProblem(response, asProblem(error, log));
  };
}

function asProblem(error: unknown, log: (line: string) => void): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof Refusal) {
    const code = error.findings[0]?.code ?? "refused";
    if (code === "database-unreachable")
      return new HttpProblem(503, code, "Not ready just now", error.message, error.findings);
    return new HttpProblem(422, code, "This cannot be done", error.message, error.findings);
  }
  const status = statusOf(error);
  if (status >= 400 && status < 500)
    return new HttpProblem(
      status,
      "request-not-understood",
      "The request was not understood",
      WRONG_BODY[typeOf(error)] ?? "Its address is malformed.",
    );
  log(`An answer failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return new HttpProblem(
    500,
    "unexpected",
    "Springtide made a mistake",
    "The fault is ours; the server's log says more.",
  );
}

/** What the reader of bodies found, in words. */
const WRONG_BODY: Readonly<Record<string, string>> = {
  "entity.parse.failed": "Its body is not JSON.",
  "entity.too.large": "Its body is too large.",
  "charset.unsupported": "Its body is not in UTF-8.",
  "encoding.unsupported": "Its body is packed in a way that is not known here; gzip is.",
  "request.aborted": "Its body ended too early.",
};

function typeOf(error: unknown): string {
  return error instanceof Error && "type" in error && typeof error.type === "string" ? error.type : "";
}

/** Express tells of a malformed address by a status on the error. */
function statusOf(error: unknown): number {
  return error instanceof Error && "status" in error && typeof error.status === "number" ? error.status : 500;
}

export function planNotReady(id: string): HttpProblem {
  const detail = `The plan of "${id}" is not there yet: see how far it is at /api/shops/${id}/progress.`;
  return new HttpProblem(409, "plan-not-ready", "Not ready", detail);
}

export function noSuchShop(id: string): HttpProblem {
  return new HttpProblem(404, "no-such-shop", "Not found", `No shop with the id "${id}" is stored.`);
}
