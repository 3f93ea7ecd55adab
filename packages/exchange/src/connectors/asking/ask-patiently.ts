import type { Finding } from "@springtide/refusal";
import { Cancelled, Refusal } from "@springtide/refusal";
import type { Answer, Ask } from "../addresses/guarded-fetch.ts";
import { AnswerTooLong } from "../addresses/guarded-fetch.ts";
import { retryAfterMs } from "./retry-after.ts";

/** How services are asked that may be slow, busy or down. Clock, dice and waiting are handed in. */
export interface Patience {
  readonly ask: Ask;
  readonly now: () => Date;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Waits, or ends with an error once the signal says so. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  /** Questions in all, the first among them. */
  readonly attempts: number;
  readonly timeoutMs: number;
}

/** How a service is to be asked where nobody says otherwise: at most four times, some seconds in all where it answers at once. */
export const USUAL_PATIENCE = { attempts: 4, timeoutMs: 20_000 } as const;

const FIRST_PAUSE_MS = 500;
/** A service that asks for a longer pause than this is left alone until the next run. */
const LONGEST_PAUSE_MS = 60_000;
const MOST_BYTES = 30_000_000;

/** What one attempt came to: an answer that was understood, or why not and whether it is worth another. */
type Attempt<T> =
  | { readonly value: T }
  | { readonly fault: Omit<Finding, "place">; readonly pauseMs: number | null; readonly final: boolean };

/**
 * Asks a service until it answers with something that is understood: again after a pause that doubles and is drawn at random
 * up to its length, or as long as the service itself asks for (`Retry-After`). Time-outs, 429, 5xx, answers cut off or that are not
 * understood are worth another try; all else is not.
 * @param service its name for people
 * @param understand the value in an answer of status 200
 * @throws Refusal `service-busy`, `service-failing`, `service-silent`, `service-unreachable`, `service-key-refused`,
 * `service-refused`, `service-nonsense`; Cancelled
 */
export async function askPatiently<T>(
  address: URL,
  service: string,
  understand: (bytes: Uint8Array) => T,
  patience: Patience,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tried(address, service, understand, patience);
    if ("value" in outcome) return outcome.value;
    const { pauseMs, final } = outcome;
    const pause = pauseMs ?? FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + patience.random() / 2);
    if (final || attempt >= patience.attempts || pause > LONGEST_PAUSE_MS)
      throw new Refusal({ ...outcome.fault, place: { file: address.host } });
    await patience.wait(pause, patience.signal).catch(() => {
      throw new Cancelled();
    });
  }
}

async function tried<T>(
  address: URL,
  service: string,
  understand: (bytes: Uint8Array) => T,
  { ask, now, signal, timeoutMs }: Patience,
): Promise<Attempt<T>> {
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await ask(address.href, {
      headers: { accept: "application/json", "user-agent": "springtide" },
      signal: AbortSignal.any([signal, late]),
      mostBytes: MOST_BYTES,
    });
    if (answer.status !== 200) return faultOfStatus(answer, service, now());
    return understood(answer.bytes, service, understand);
  } catch (error) {
    if (signal.aborted) throw new Cancelled();
    if (error instanceof Refusal) throw error;
    if (error instanceof AnswerTooLong) return nonsense(service, "an answer that does not end");
    return { ...(late.aborted ? silent(service, timeoutMs) : unreachable(service)), pauseMs: null, final: false };
  }
}

function understood<T>(bytes: Uint8Array, service: string, understand: (bytes: Uint8Array) => T): Attempt<T> {
  try {
    return { value: understand(bytes) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // Half an answer, or the page of a proxy.
    return nonsense(
      service,
      bytes.length === 0 ? "an empty answer" : "an answer that is not what its documentation says",
    );
  }
}

function faultOfStatus({ status, header, bytes }: Answer, service: string, now: Date): Attempt<never> {
  const pauseMs = retryAfterMs(header("retry-after"), now);
  if (status === 429) return { fault: busy(service, pauseMs), pauseMs, final: false };
  if (status === 401 || status === 403) return { fault: keyRefused(service, status), pauseMs: null, final: true };
  const failing = status >= 500 || status === 408;
  return {
    fault: failing ? failed(service, status) : refused(service, status, new TextDecoder().decode(bytes)),
    pauseMs,
    final: !failing,
  };
}

function busy(service: string, pauseMs: number | null): Omit<Finding, "place"> {
  const again = pauseMs === null ? "" : `; it asks for ${Math.ceil(pauseMs / 1000)} s`;
  return {
    code: "service-busy",
    found: `an answer that there were too many questions (429${again})`,
    rule: `${service} answers so many questions a minute, an hour and a day`,
    remedy: "Ask again later, or use a key of your own.",
  };
}

function keyRefused(service: string, status: number): Omit<Finding, "place"> {
  return {
    code: "service-key-refused",
    found: `status ${status}`,
    rule: `${service} answers those whose key it knows`,
    remedy: "Check the key and what it is for.",
  };
}

function failed(service: string, status: number): Omit<Finding, "place"> {
  return {
    code: "service-failing",
    found: `status ${status}, every time it was asked`,
    rule: `${service} must work to be of use`,
    remedy: "Ask again later; what was fetched before stays in use.",
  };
}

const LONGEST_REASON = 200;

function refused(service: string, status: number, text: string): Omit<Finding, "place"> {
  const reason = /"reason"\s*:\s*"([^"\\]*)"/.exec(text)?.[1]?.slice(0, LONGEST_REASON);
  return {
    code: "service-refused",
    found: `status ${status}${reason === undefined ? "" : ` (${withoutKeys(reason)})`}`,
    rule: `${service} was asked for something it does not give`,
    remedy: "Check the address of the service, the place and the days asked for.",
  };
}

/** A service may repeat what it was asked, key and all. */
function withoutKeys(reason: string): string {
  return reason.replaceAll(/apikey=[^&\s]*/gi, "apikey=***");
}

function silent(service: string, timeoutMs: number): { readonly fault: Omit<Finding, "place"> } {
  return {
    fault: {
      code: "service-silent",
      found: `no answer within ${Math.round(timeoutMs / 1000)} s`,
      rule: `${service} must answer to be of use`,
      remedy: "Ask again later; what was fetched before stays in use.",
    },
  };
}

function unreachable(service: string): { readonly fault: Omit<Finding, "place"> } {
  return {
    fault: {
      code: "service-unreachable",
      found: "no connection",
      rule: `${service} is reached over the internet`,
      remedy: "Check address and connection; what was fetched before stays in use.",
    },
  };
}

function nonsense(service: string, found: string): Attempt<never> {
  return {
    fault: {
      code: "service-nonsense",
      found,
      rule: `${service} answers in the form it documents`,
      remedy: "Check the address of the service; a proxy may stand in between.",
    },
    pauseMs: null,
    final: false,
  };
}
