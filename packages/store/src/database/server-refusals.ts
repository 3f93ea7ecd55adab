import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";

/** Where a database is, as it may be shown: without its password. */
export function shownAddress(url: URL): string {
  return `${url.host}${url.pathname}`;
}

type Told = Omit<Finding, "place">;

const UNREACHABLE: Omit<Told, "found"> = {
  code: "database-unreachable",
  rule: "Springtide keeps its data in the PostgreSQL server that DATABASE_URL names",
  remedy: "Start that server, or mend host and port in DATABASE_URL; without DATABASE_URL a data folder is used.",
};
const NO_ENTRY: Omit<Told, "found"> = {
  code: "database-no-entry",
  rule: "the PostgreSQL server must let this user in",
  remedy:
    "Mend user and password in DATABASE_URL; letters such as @ : / # % in a password are written as %40 and so on.",
};

/** What people can mend, by the code of the error: PostgreSQL's five characters, or the system's word. */
const TOLD: Readonly<Record<string, Told>> = {
  ECONNREFUSED: { ...UNREACHABLE, found: "nobody answering at this address" },
  EHOSTUNREACH: { ...UNREACHABLE, found: "no way to this address" },
  ENETUNREACH: { ...UNREACHABLE, found: "no way to this address" },
  ENOTFOUND: { ...UNREACHABLE, found: "a host that nobody knows" },
  EAI_AGAIN: { ...UNREACHABLE, found: "a host whose address cannot be looked up just now" },
  ETIMEDOUT: { ...UNREACHABLE, found: "no answer from this address in time" },
  ECONNRESET: { ...UNREACHABLE, found: "a connection that was cut" },
  EPIPE: { ...UNREACHABLE, found: "a connection that was cut" },
  "08006": { ...UNREACHABLE, found: "a connection that was cut" },
  "57P01": { ...UNREACHABLE, found: "a server that is being stopped" },
  "57P02": { ...UNREACHABLE, found: "a server that stopped" },
  "57P03": { ...UNREACHABLE, found: "a server that is starting or stopping" },
  "53300": {
    code: "database-full-of-connections",
    found: "no connection free at the server",
    rule: "Springtide needs up to ten",
    remedy: "End other programs that use it, or raise max_connections there.",
  },
  "28P01": { ...NO_ENTRY, found: "a user or password that the server does not accept" },
  "28000": { ...NO_ENTRY, found: "a user that the server does not let in from here" },
  "3D000": {
    code: "database-missing",
    found: "no database of this name",
    rule: "Springtide makes its tables, not the database they stand in",
    remedy: "Make it, with createdb for instance, or mend the name in DATABASE_URL.",
  },
  "42501": {
    code: "database-not-allowed",
    found: "a user that may not do this there",
    rule: "Springtide makes and changes its own tables",
    remedy: "Let the user of DATABASE_URL own the database, or grant it CREATE on the schema.",
  },
  "53100": {
    code: "database-disk-full",
    found: "a full disk at the server",
    rule: "what is stored needs room",
    remedy: "Make room there; nothing was changed.",
  },
};

/** Words of the driver for errors that it gives no code. */
const WORDS: readonly (readonly [RegExp, Told])[] = [
  [/timeout/i, { ...UNREACHABLE, found: "no answer from this address in time" }],
  [/connection terminated|not queryable|connection error/i, { ...UNREACHABLE, found: "a connection that was cut" }],
  [/SASL|password must be a string/i, { ...NO_ENTRY, found: "a user without the password that the server asks for" }],
  [/does not support SSL/i, { ...UNREACHABLE, found: "a server that does not speak TLS, which DATABASE_URL asks for" }],
];

/** The error as a refusal where a person can mend it; as it is where not. */
export function refusedByServer(error: unknown, address: string): unknown {
  if (!(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const told = TOLD[code] ?? WORDS.find(([words]) => code === "" && words.test(error.message))?.[1];
  return told === undefined ? error : new Refusal({ ...told, place: { file: address } });
}
