import { Refusal } from "@springtide/refusal";
import type { Command } from "../command.ts";
import { threadsOf } from "./threads-option.ts";
import { DATA_DESCRIPTION, DEMO_FOLDER, PAGE_FOLDER, SURVEYS_FILE, storePlace } from "../places.ts";

const DEFAULT_PORT = 4280;

/** Serves API and dashboard from one process, until it is stopped. */
export const serveCommand: Command = {
  name: "serve",
  summary: "serve the dashboard and the API from a data folder or a PostgreSQL server",
  words: [],
  options: {
    port: {
      type: "string",
      value: "<4280>",
      description: `Port; PORT or ${DEFAULT_PORT} if not given, 0 for any free one.`,
    },
    host: {
      type: "string",
      value: "<127.0.0.1>",
      description:
        "Address to listen at: this machine alone if not given; 0.0.0.0 for every network it is in, once there is an owner with a password.",
    },
    data: {
      type: "string",
      value: "<folder>",
      description: DATA_DESCRIPTION,
    },
    threads: {
      type: "string",
      value: "<1>",
      description: "Background jobs computed at once; one less than the cores of this machine if not given, at most 4.",
    },
    "no-jobs": {
      type: "boolean",
      description: "Leave background work to springtide worker, on the same PostgreSQL server.",
    },
  },
  async run(given, terminal) {
    const { logFormOf, peopleSettings, reachOf, serve, serverLog } = await import("@springtide/server");
    const host = given.text("host") ?? process.env["SPRINGTIDE_HOST"];
    const form = logFormOf(process.env["SPRINGTIDE_LOG"], process.stderr.isTTY);
    const server = await serve({
      ...storePlace(given.text("data")),
      port: portOf(given.text("port") ?? process.env["PORT"]),
      ...(host === undefined ? {} : { host }),
      people: peopleSettings(process.env),
      reach: reachOf(process.env),
      demoFolder: DEMO_FOLDER,
      pageFolder: PAGE_FOLDER,
      surveysFile: SURVEYS_FILE,
      ...serverLog(form, terminal.note, () => new Date()),
      metricsToken: metricsTokenOf(process.env["SPRINGTIDE_METRICS_TOKEN"]),
      threads: threadsOf(given.text("threads")),
      withoutJobs: given.flag("no-jobs") || process.env["SPRINGTIDE_JOBS"] === "elsewhere",
    });
    terminal.print(`Springtide is ready: ${server.signInLink ?? server.url}`);
    await new Promise<void>((stopped) => {
      const stop = (): void => {
        void server.close().then(stopped);
      };
      process.once("SIGINT", stop);
      process.once("SIGTERM", stop);
    });
  },
};

function portOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Refusal({
    code: "port-not-a-port",
    place: {},
    found: `the port "${text}"`,
    rule: "a port is a whole number from 0 to 65535",
    remedy: "Give one, such as --port 4280, or leave it out.",
  });
}

/** Fewer letters could be tried one after the other. */
const LEAST_TOKEN = 20;

function metricsTokenOf(text: string | undefined): string | null {
  if (text === undefined || text === "") return null;
  if (text.length >= LEAST_TOKEN && /^[\x21-\x7e]+$/.test(text)) return text;
  throw new Refusal({
    code: "metrics-token-weak",
    place: {},
    found: "a token in SPRINGTIDE_METRICS_TOKEN that is short or has spaces in it",
    rule: `a token has at least ${LEAST_TOKEN} letters, digits or signs, and no spaces`,
    remedy: "Make one, such as by: openssl rand -base64 32",
  });
}
