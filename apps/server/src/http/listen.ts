import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { once } from "node:events";
import { Refusal } from "@springtide/refusal";

/**
 * Binds the server to its address and gives back the address people open.
 * @throws Refusal `port-in-use`, `port-not-allowed`, `host-not-here`
 */
export async function listen(server: Server, port: number, host: string): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw refusalOf(error, port, host);
  }
  const name = ["127.0.0.1", "::1", "0.0.0.0", "::"].includes(host) ? "localhost" : host;
  return `http://${name}:${portOf(server.address())}`;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

function refusalOf(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const remedy = "Give another one, such as --port 4290, or --port 0 for any that is free.";
  if (code === "EADDRINUSE")
    return new Refusal({
      code: "port-in-use",
      place: {},
      found: `port ${port} in use by another program`,
      rule: "only one program at a time can answer there",
      remedy,
    });
  if (code === "EACCES")
    return new Refusal({
      code: "port-not-allowed",
      place: {},
      found: `no permission for port ${port}`,
      rule: "low ports belong to the system",
      remedy,
    });
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new Refusal({
      code: "host-not-here",
      place: {},
      found: `the address "${host}"`,
      rule: "this machine does not have it",
      remedy: "Use 127.0.0.1 for this machine alone, or 0.0.0.0 for every network it is in.",
    });
  return error;
}
