import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import type { Express } from "express";
import { Refusal } from "@springtide/refusal";
import type { AddressPolicy } from "@springtide/exchange";
import type { Store } from "@springtide/store";
import { LOCAL_ORGANISATION, LOCAL_SCOPE, openStore } from "@springtide/store";
import { buildApp } from "./app.ts";
import { commitmentNews } from "./commitments/commitment-news.ts";
import { CommitmentService } from "./commitments/commitment-service.ts";
import { startSettling } from "./commitments/settling.ts";
import { importDemoShops } from "./demo-shops.ts";
import type { ConnectionMeans } from "./connections/connection-means.ts";
import { nightlyMeans } from "./connections/nightly-means.ts";
import { startOutboxes } from "./connections/outboxes.ts";
import { ownMeans } from "./connections/own-means.ts";
import { isLoopback } from "./http/local-callers.ts";
import { listen } from "./http/listen.ts";
import { limitedServer } from "./http/request-limits.ts";
import type { RequestRecord } from "./http/request-watch.ts";
import type { Background } from "./jobs/background.ts";
import { openBackground } from "./jobs/background.ts";
import type { RunnerTempo } from "./jobs/job-runner.ts";
import { THREAD_SCRIPTS } from "./jobs/thread-scripts.ts";
import { planJobs } from "./jobs/plan-jobs.ts";
import { missedLines } from "./notifications/missed.ts";
import { localOwner, requireOwnerAccount } from "./people/account-commands.ts";
import { makeLink } from "./people/links.ts";
import { peopleNeeds } from "./people/people-needs.ts";
import type { PeopleSettings } from "./people/people-settings.ts";
import { peopleSettings } from "./people/people-settings.ts";
import type { PeopleNeeds } from "./people/sessions.ts";
import { PlanAnswers } from "./plan-answers.ts";
import { startingApp } from "./starting.ts";
import { HoursTrials } from "./opening-hours/hours-trials.ts";
import { RosterReplans } from "./roster-drafts/roster-replans.ts";
import { FileReaders } from "./uploads/file-readers.ts";
import { PlanTrials } from "./trials/plan-trials.ts";
import { readSurveys } from "./surveys.ts";
import { softwareVersion } from "./software-version.ts";

export interface ServeOptions {
  /** Where everything is kept; made if it is not there. */
  readonly folder: string;
  /** Address of a PostgreSQL server's database that keeps everything instead. */
  readonly databaseUrl?: string | null;
  /** What stored secrets are sealed with: see `StoreOptions`. */
  readonly secretKey?: string | null;
  /** 0 for any that is free. */
  readonly port: number;
  /** Only this machine can reach it unless told otherwise. */
  readonly host?: string;
  /** How people reach it and sign in; as on a laptop if not given. */
  readonly people?: PeopleSettings;
  /** Demo shops to read into an empty store, a folder each. */
  readonly demoFolder?: string | null;
  /** The built dashboard; only the API is served without one. */
  readonly pageFolder?: string | null;
  /** Survey figures to show with their sources. */
  readonly surveysFile?: string | null;
  /** Rules of working time, a file a country; those that come along if not given. */
  readonly labourRulesFolder?: string;
  readonly log: (line: string) => void;
  /** Told of each request once it is answered. */
  readonly record?: (record: RequestRecord) => void;
  /** Lets programs of other machines read the figures at /metrics, which this machine always may. */
  readonly metricsToken?: string | null;
  /** Whether each answer is held against its schema before it leaves; it is when running from source. */
  readonly checkAnswers?: boolean;
  /** The script that computes plans in a thread of its own; another one takes its place in tests. */
  readonly planWorker?: URL;
  /** The script that reads large files in a thread of its own; another one takes its place in tests. */
  readonly fileWorker?: URL | undefined;
  /** Threads that compute in the background; by the machine if not given. */
  readonly threads?: number | undefined;
  /** Leaves background work to `springtide worker` on the same PostgreSQL server. */
  readonly withoutJobs?: boolean;
  /** How often jobs are looked for and shown to be alive. */
  readonly tempo?: Partial<RunnerTempo>;
  /** Whom addresses that users set may lead to: `public` if not given. */
  readonly reach?: AddressPolicy["reach"];
  /** The clock that everything here goes by; that of this machine if not given. */
  readonly now?: () => Date;
}

export interface RunningServer {
  readonly url: string;
  /** Signs the owner of this machine in, once; null where others can reach the server, who sign in with their passwords. */
  readonly signInLink: string | null;
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
  const settings = options.people ?? peopleSettings({});
  const localOnly = isLoopback(host) && settings.publicUrl === null;
  let answer = startingApp(localOnly, options.record ?? (() => undefined));
  const server = limitedServer((request, response) => void answer(request, response));
  const url = await listen(server, port, host);
  try {
    const { app, people, announce, begin, stop } = await startServices(options, settings, localOnly, url);
    answer = app;
    await announce(url);
    const signInLink = localOnly ? await linkForOwner(people, url) : null;
    begin();
    let closing: Promise<void> | null = null;
    return { url, signInLink, close: () => (closing ??= stop(() => stopListening(server))) };
  } catch (error) {
    await stopListening(server);
    throw error;
  }
}

/** Earlier links end with it. */
async function linkForOwner(people: PeopleNeeds, url: string): Promise<string> {
  const owner = { person: await localOwner(people), organisation: LOCAL_ORGANISATION };
  return (await makeLink(people, "sign-in", owner, url)).link;
}

interface Services {
  readonly app: Express;
  readonly people: PeopleNeeds;
  /** Tells those who find the data folder held where to ask instead. */
  readonly announce: (address: string) => Promise<void>;
  /** Begins what goes on beside all requests; whoever waits for the server does not wait for it. */
  readonly begin: () => void;
  readonly stop: (stopListening: () => Promise<void>) => Promise<void>;
}

async function startServices(
  options: ServeOptions,
  settings: PeopleSettings,
  localOnly: boolean,
  url: string,
): Promise<Services> {
  const { log, checkAnswers = FROM_SOURCE, pageFolder = null, demoFolder = null, surveysFile = null } = options;
  const { now = () => new Date() } = options;
  const surveys = await readSurveys(surveysFile);
  const { folder, databaseUrl, secretKey } = options;
  const opened = await openStore({ folder, databaseUrl, secretKey, now });
  const store = opened.within(LOCAL_SCOPE);
  const people = peopleNeeds(opened, settings, now);
  try {
    await opened.makeSecretsReady();
    if (!localOnly) await requireOwnerAccount(people);
    if (demoFolder !== null) await importDemoShops(store, demoFolder, log);
    for (const line of await missedLines(opened, now())) log(line);
    const address = (): string => settings.publicUrl ?? url;
    const connections = ownMeans({ store: opened, reach: options.reach ?? "public", address, now, log });
    const background = await backgroundOf(options, opened, connections);
    const jobs = planJobs(opened, background.jobs);
    await jobs.refreshAll();
    const { labourRulesFolder = LABOUR_RULES_FOLDER } = options;
    const { planWorker = THREAD_SCRIPTS.plan } = options;
    const trials = new PlanTrials({ store: opened, planWorker, labourRulesFolder, log });
    const hoursTrials = new HoursTrials({ store: opened, hoursWorker: THREAD_SCRIPTS.hours, log });
    const replans = new RosterReplans(THREAD_SCRIPTS.roster, log);
    const answers = new PlanAnswers(opened, checkAnswers);
    const ownerToken = randomBytes(32).toString("base64url");
    const commitments = new CommitmentService({ ...connections, publish: commitmentNews(connections) });
    const { app, streams } = buildApp({
      ownerToken,
      people,
      store: opened,
      jobs,
      answers,
      trials,
      hoursTrials,
      replans,
      files: new FileReaders({}, options.fileWorker),
      background: background.jobs,
      connections,
      commitments,
      now,
      version: softwareVersion(),
      surveys,
      pageFolder,
      demoFolder,
      checkAnswers,
      localOnly,
      log,
      record: options.record ?? (() => undefined),
      metricsToken: options.metricsToken ?? null,
    });
    const beside: { close(): Promise<void> }[] = [];
    return {
      app,
      people,
      announce: (address) => opened.announce({ address, token: ownerToken }),
      begin() {
        background.start();
        beside.push(startOutboxes(connections), startSettling(commitments, connections));
      },
      stop: async (stopListening) => {
        streams.close();
        await Promise.all([background.stop(0), ...beside.map((each) => each.close()), stopListening()]);
        await Promise.all([trials.close(), hoursTrials.close(), replans.close()]);
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/**
 * @throws Refusal `jobs-elsewhere-on-a-folder`: nobody else can do the jobs of a data folder
 */
async function backgroundOf(options: ServeOptions, store: Store, connections: ConnectionMeans): Promise<Background> {
  const { databaseUrl = null, withoutJobs = false, threads, labourRulesFolder, planWorker, tempo, log } = options;
  if (withoutJobs && databaseUrl === null) throw jobsElsewhere(options.folder);
  return openBackground({
    ...{ store, threads, labourRulesFolder, tempo, log },
    scripts: planWorker === undefined ? {} : { plan: planWorker },
    alone: databaseUrl === null,
    works: !withoutJobs,
    now: connections.now,
    nightly: nightlyMeans(connections),
  });
}

function jobsElsewhere(folder: string): Refusal {
  return new Refusal({
    code: "jobs-elsewhere-on-a-folder",
    place: { file: folder },
    found: "a data folder, and background work left to others",
    rule: "one process has a data folder, so it does the work as well",
    remedy: "Leave out --no-jobs, or name a PostgreSQL server in DATABASE_URL.",
  });
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
