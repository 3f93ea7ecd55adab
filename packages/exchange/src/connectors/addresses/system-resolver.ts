import { lookup } from "node:dns/promises";

/** Every address of a host name, by the system's own resolver. @throws the system's error where there is none */
export async function systemResolver(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
}
