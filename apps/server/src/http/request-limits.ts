import type { IncomingMessage, RequestListener, Server } from "node:http";
import { createServer } from "node:http";
import type { Duplex } from "node:stream";
import type { RequestHandler } from "express";
import { HttpProblem } from "./problems.ts";

/** Letters of an address, with what stands behind its question mark. */
const ADDRESS_LETTERS = 8_000;
/** Of a request, each counted. */
const HEADERS = 100;
/** Bytes of all headers together, the address with them. */
const HEADER_BYTES = 16 * 1024;
/** For all headers to arrive; whoever sends them one by one to hold a place is cut off. */
const HEADERS_MS = 10_000;
/** For a whole request to arrive: half a gigabyte at some 14 Mbit/s. */
const REQUEST_MS = 300_000;
/** How often connections are held against these times. */
const CHECK_MS = 5_000;

/** An HTTP server with its limits; what breaks them is told so by a problem document. */
export function limitedServer(answer: RequestListener): Server {
  const server = createServer(
    {
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: CHECK_MS,
    },
    answer,
  );
  // One more than is allowed: beyond it headers are dropped unseen, so that too many could not be told.
  server.maxHeadersCount = HEADERS + 1;
  server.on("clientError", refuseConnection);
  return server;
}

/** Refuses what is too large to be meant, before anything is read of it. */
export const requestLimits: RequestHandler = (request, _response, next) => {
  if (request.originalUrl.length > ADDRESS_LETTERS) {
    const detail = `Its address has ${request.originalUrl.length} letters; at most ${ADDRESS_LETTERS} are read.`;
    next(new HttpProblem(414, "address-too-long", "The request is too large", detail));
  } else if (headerCount(request) > HEADERS) {
    const detail = `It has more than ${HEADERS} headers.`;
    next(new HttpProblem(431, "headers-too-large", "The request is too large", detail));
  } else next();
};

function headerCount({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.length / 2;
}

/** What Node could not even read as a request. */
function refuseConnection(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const { problem } = problemOf(error.code);
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

function problemOf(code: string | undefined): HttpProblem {
  if (code === "HPE_HEADER_OVERFLOW")
    return new HttpProblem(
      431,
      "headers-too-large",
      "The request is too large",
      `Its headers have more than ${HEADER_BYTES} bytes.`,
    );
  if (code === "ERR_HTTP_REQUEST_TIMEOUT")
    return new HttpProblem(
      408,
      "request-too-slow",
      "The request took too long",
      "It did not arrive in time; send it again.",
    );
  return new HttpProblem(
    400,
    "request-not-understood",
    "The request was not understood",
    "It is not HTTP as it should be.",
  );
}
