import type { Response } from "express";

/** Proxies and browsers give up on a connection that stays silent longer than about half a minute. */
const HEARTBEAT_MS = 20_000;

/** One event as it is sent. */
interface WrittenEvent {
  /** What a reader resumes after. */
  readonly id: string;
  /** JSON on one line. */
  readonly data: string;
}

/**
 * Begins to answer with server-sent events; gives back what sends one, which does nothing once the answer has ended.
 * @param onClose called once when either side has ended the connection
 */
export function beginEvents(response: Response, onClose: () => void): (event: WrittenEvent) => void {
  response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-cache, no-transform" }).flushHeaders();
  const heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MS);
  response.on("close", () => {
    clearInterval(heartbeat);
    onClose();
  });
  return ({ id, data }) => {
    if (!response.writableEnded) response.write(`id: ${id}\ndata: ${data}\n\n`);
  };
}
