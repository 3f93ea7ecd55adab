import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import type { Express } from "express";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { buildApp } from "./app.ts";
import { importDemoShops } from "./demo-shops.ts";
import { isLoopback } from "./http/local-callers.ts";
import { listen } from "./http/listen.ts";
import { PLAN_WORKER } from "./jobs/run-plan.ts";
import { startPlanJobs } from "./jobs/plan-jobs.ts";
import { PlanAnswers } from "./plan-answers.ts";
import { startingApp } from "./starting.ts";
import { PlanTrials } from "./trials/plan-trials.ts";
import { readSurveys } from "./surveys.ts";
import { softwareVersion } from "./software-version.ts";

export interface ServeOptions {
  /** Where everything is kept; made if it is not there. */
  readonly folder: string;
  /** Address of a PostgreSQL server's database that keeps everything instead. */
  readonly databaseUrl?: string | null;
  /** 0 for any that is free. */
  readonly port: number;
  /** Only this machine can reach it unless told otherwise. */
  readonly host?: string;
  /** Demo shops to read into an empty store, a folder each. */
  readonly demoFolder?: string | null;
  /** The built dashboard; only the API is served without one. */
  readonly pageFolder?: string | null;
  /** Survey figures to show with their sources. */
  readonly surveysFile?: string | null;
  /** Rules of working time, a file a country; those that come along if not given. */
  readonly labourRulesFolder?: string;
  readonly log: (line: string) => void;
  /** Whether each answer is held against its schema before it leaves; it is when running from source. */
  readonly checkAnswers?: boolean;
  /** The script that computes plans in a thread of its own; another one takes its place in tests. */
  readonly planWorker?: URL;
}

export interface RunningServer {
  readonly url: string;
  /** Ends what is under way and lets go of port and folder; may be called more than once. */
  close(): Promise<void>;
}

/** The product's own rules, seen from this file in `src` or `dist`. */
const LABOUR_RULES_FOLDER = fileURLToPath(new URL("../../../data/labour-rules", import.meta.url));

const FROM_SOURCE = import.meta.url.endsWith(".ts");

/**
 * Opens the store, reads the demo shops into it if it is empty, serves API and dashboard, and plans in the background what has
 * no plan yet. The port is taken first: if it is not free, that is said at once and nothing is touched.
 * @throws Refusal in one clear line if port, folder or database cannot be had
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { port, host = "127.0.0.1" } = options;
  const localOnly = isLoopback(host);
  let answer = startingApp(localOnly);
  const server = createServer((request, response) => void answer(request, response));
  const url = await listen(server, port, host);
  try {
    const { app, announce, stop } = await startServices(options, localOnly);
    answer = app;
    await announce(url);
    let closing: Promise<void> | null = null;
    return { url, close: () => (closing ??= stop(() => stopListening(server))) };
  } catch (error) {
    await stopListening(server);
    throw error;
  }
}

interface Services {
  readonly app: Express;
  /** Tells those who find the data folder held where to ask instead. */
  readonly announce: (address: string) => Promise<void>;
  readonly stop: (stopListening: () => Promise<void>) => Promise<void>;
}

async function startServices(options: ServeOptions, localOnly: boolean): Promise<Services> {
  const { log, checkAnswers = FROM_SOURCE, pageFolder = null, demoFolder = null, surveysFile = null } = options;
  const surveys = await readSurveys(surveysFile);
  const opened = await openStore({ folder: options.folder, databaseUrl: options.databaseUrl, now: () => new Date() });
  const store = opened.within(LOCAL_SCOPE);
  try {
    if (demoFolder !== null) await importDemoShops(store, demoFolder, log);
    const { planWorker = PLAN_WORKER, labourRulesFolder = LABOUR_RULES_FOLDER } = options;
    const jobs = await startPlanJobs({ store, worker: planWorker, labourRulesFolder, log });
    const answers = new PlanAnswers(store, checkAnswers);
    const ownerToken = randomBytes(32).toString("base64url");
    const { app, streams } = buildApp({
      ownerToken,
      store: opened,
      jobs,
      answers,
      trials: new PlanTrials({ store, planWorker, labourRulesFolder, log }),
      version: softwareVersion(),
      surveys,
      pageFolder,
      checkAnswers,
      localOnly,
      log,
    });
    return {
      app,
      announce: (address) => opened.announce({ address, token: ownerToken }),
      stop: async (stopListening) => {
        streams.close();
        await Promise.all([jobs.close(), stopListening()]);
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Answers under way get a moment to finish. */
const GRACE_MS = 2_000;

async function stopListening(server: Server): Promise<void> {
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, GRACE_MS);
  await new Promise((stopped) => {
    server.close(stopped);
    server.closeIdleConnections();
  });
  clearTimeout(cut);
}
