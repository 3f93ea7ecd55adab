import type { StreamRoute } from "@springtide/contracts";
import { ApiProblem, notUnderstood, unreachable } from "./api-problem.ts";
import type { AnyCall } from "./route-calls.ts";
import type { ClientOptions } from "./send-request.ts";
import { pause, sendRequest } from "./send-request.ts";
import { readEvents } from "./server-events.ts";

/** In a row, without an event between them. */
const MOST_BREAKS = 5;
const LONGEST_PAUSE_MS = 10_000;

/**
 * The events of a stream until the server ends it. Where its connection breaks, reading goes on after the last event that had an
 * id; a stream that was asked for with a body is work of its own, and is not asked for again.
 * @throws ApiProblem what the server refuses, or `server-unreachable` where it stays away; what ended it where the signal did
 */
export async function* followStream(
  route: StreamRoute,
  call: AnyCall,
  options: ClientOptions,
): AsyncGenerator<unknown, void> {
  let lastId: string | null = null;
  let breaks = 0;
  for (;;) {
    try {
      const resumed = lastId === null ? {} : { "last-event-id": lastId };
      const response = await sendRequest(route, call, options, { accept: "text/event-stream", ...resumed });
      for await (const { data, id } of readEvents(response)) {
        breaks = 0;
        lastId = id ?? lastId;
        yield parsed(route, data);
      }
      return;
    } catch (cause) {
      const isFinal = cause instanceof ApiProblem && (cause.problem.status !== 0 || breaks === 0);
      if (call.signal?.aborted === true || isFinal) throw cause;
      breaks += 1;
      if (route.method !== "get" || breaks > MOST_BREAKS) throw unreachable();
      await pause(Math.min(LONGEST_PAUSE_MS, 500 * 2 ** breaks));
    }
  }
}

function parsed(route: StreamRoute, data: string): unknown {
  const event = route.event.safeParse(JSON.parse(data));
  if (event.success) return event.data;
  throw notUnderstood(200, event.error.issues[0]?.message ?? "no reason given");
}
