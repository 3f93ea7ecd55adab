import type { Response } from "express";

/** Proxies and browsers give up on a connection that stays silent longer than about half a minute. */
const HEARTBEAT_MS = 20_000;

/**
 * Begins to answer with server-sent events; gives back what sends one, which does nothing once the answer has ended.
 * @param onClose called once when either side has ended the connection
 */
export function beginEvents(response: Response, onClose: () => void): (event: unknown, id?: string | number) => void {
  response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-cache, no-transform" }).flushHeaders();
  const heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MS);
  response.on("close", () => {
    clearInterval(heartbeat);
    onClose();
  });
  return (event, id) => {
    if (response.writableEnded) return;
    const named = id === undefined ? "" : `id: ${id}\n`;
    response.write(`${named}data: ${JSON.stringify(event)}\n\n`);
  };
}
