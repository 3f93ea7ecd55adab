import type { RequestHandler } from "express";
import { HttpProblem, sendProblem } from "./problems.ts";

/** Whether an address to listen at is one that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Answers only requests that name this machine as their host. A page of some other site can point its own name at
 * 127.0.0.1 and so have a browser read what is meant for this machine alone; its requests still carry that name.
 */
export const onlyLocalNames: RequestHandler = (request, response, next) => {
  const named = request.headers.host ?? "";
  if (isLocalName(named)) {
    next();
    return;
  }
  const detail = `Springtide answers this machine alone here, under localhost, and not under "${named}".`;
  sendProblem(response, new HttpProblem(421, "foreign-host", "Not for this address", detail));
};

function isLocalName(hostAndPort: string): boolean {
  const name = hostAndPort
    .replace(/:\d*$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .toLowerCase();
  return isLoopback(name) || name.endsWith(".localhost");
}
