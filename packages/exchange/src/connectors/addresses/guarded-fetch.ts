import type { IncomingMessage, RequestOptions } from "node:http";
import { request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { addressBytes } from "./address-bytes.ts";
import type { AddressPolicy } from "./address-policy.ts";
import { checkedAddress } from "./checked-address.ts";
import { pinnedLookup, allowedAddressesOf } from "./pinned-lookup.ts";

/** What is asked of a service. */
interface Question {
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
  /** Longer answers are an error, or are cut off there where only the status matters. */
  readonly mostBytes: number;
  readonly longer?: "error" | "cut";
}

/** What a service answered, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly bytes: Uint8Array;
}

/** Asks one question of one address; redirects are answers and are not followed. */
export type Ask = (address: string, question: Question) => Promise<Answer>;

/** An answer longer than was allowed for. */
export class AnswerTooLong extends Error {
  override readonly name = "AnswerTooLong";
}

/**
 * Asks services at addresses that users gave, and nobody inside: the host is looked up, every address of it is checked, and the
 * connection goes to one of those that were checked, so that a name that changes between check and call wins nothing.
 * @throws Refusal `address-not-allowed`; AnswerTooLong; the network's own errors
 */
export function guardedFetch(policy: AddressPolicy): Ask {
  return async (address, question) => {
    const url = checkedAddress(address, policy, {});
    const addresses = await allowedAddressesOf(url.hostname, policy, {
      plainHttp: url.protocol === "http:",
      signal: question.signal,
    });
    question.signal.throwIfAborted();
    try {
      return await send(url, question, addresses);
    } catch (error) {
      // Why nobody waits any longer, such as a TimeoutError, rather than that the call was broken off.
      question.signal.throwIfAborted();
      throw error;
    }
  };
}

function send(url: URL, question: Question, addresses: readonly string[]): Promise<Answer> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const options: RequestOptions = {
    method: question.method ?? "GET",
    headers: {
      ...question.headers,
      ...(question.body === undefined ? {} : { "content-length": String(Buffer.byteLength(question.body)) }),
    },
    // A connection of its own: none that somebody opened under another check.
    agent: false,
    signal: question.signal,
    ...(addressBytes(host) === null ? { lookup: pinnedLookup(addresses) } : {}),
  };
  return new Promise((resolve, reject) => {
    const call = url.protocol === "https:" ? tlsRequest : plainRequest;
    const sent = call(url, options, (incoming) => {
      collected(incoming, question).then(resolve, (error: unknown) => {
        sent.destroy();
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
    sent.on("error", reject);
    // The address that was connected to is looked at once more: what a lookup was told and what happened must be one.
    sent.on("socket", (socket) => {
      socket.on("connect", () => {
        const reached = String(addressBytes(socket.remoteAddress ?? ""));
        if (!addresses.some((address) => String(addressBytes(address)) === reached))
          sent.destroy(new Error("Connected elsewhere."));
      });
    });
    sent.end(question.body);
  });
}

async function collected(incoming: IncomingMessage, { mostBytes, longer = "error" }: Question): Promise<Answer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of incoming) {
    const bytes = bytesOf(piece);
    length += bytes.length;
    if (length > mostBytes && longer === "cut") break;
    if (length > mostBytes) throw new AnswerTooLong(`An answer of more than ${mostBytes} bytes.`);
    pieces.push(bytes);
  }
  const header = (name: string): string | null => {
    const value = incoming.headers[name];
    return typeof value === "string" ? value : null;
  };
  return { status: incoming.statusCode ?? 0, header, bytes: Buffer.concat(pieces) };
}

/** A message without an encoding set comes in bytes. */
function bytesOf(piece: unknown): Uint8Array {
  if (piece instanceof Uint8Array) return piece;
  throw new TypeError("An answer that is not bytes.");
}
