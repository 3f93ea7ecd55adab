import { randomUUID } from "node:crypto";
import { availableParallelism, hostname } from "node:os";
import { fileURLToPath } from "node:url";
import type { Store } from "@springtide/store";
import type { NightlyMeans } from "../nightly/nightly-kind.ts";
import { nightlyKind } from "../nightly/nightly-kind.ts";
import { NightClock, USUAL_NIGHT_MINUTE, USUAL_TICK_MS } from "../nightly/night-clock.ts";
import { openBossQueue } from "./boss-queue.ts";
import { codeVersion } from "./code-version.ts";
import type { RegisteredKind } from "./job-kind.ts";
import { registered } from "./job-kind.ts";
import { JobNews } from "./job-news.ts";
import type { RunnerTempo } from "./job-runner.ts";
import { JobRunner, USUAL_TEMPO } from "./job-runner.ts";
import type { Jobs } from "./jobs.ts";
import { jobsOn } from "./jobs.ts";
import { backtestKind } from "./kinds/backtest-kind.ts";
import { comparisonKind } from "./kinds/comparison-kind.ts";
import { forecastKind } from "./kinds/forecast-kind.ts";
import { importKind } from "./kinds/import-kind.ts";
import { planKind } from "./kinds/plan-kind.ts";
import { replayKind } from "./kinds/replay-kind.ts";
import { simulateKind } from "./kinds/simulate-kind.ts";
import type { ThreadScripts } from "./thread-scripts.ts";
import { THREAD_SCRIPTS } from "./thread-scripts.ts";
import { Threads } from "./threads.ts";

export interface BackgroundOptions {
  readonly store: Store;
  /** Whether this is the only process there can be, as on a data folder: nobody else's jobs need to be looked for. */
  readonly alone: boolean;
  /** Whether this process does jobs, those that compute and no others, or none and only asks for them. */
  readonly works: boolean | "compute";
  /** Threads that compute; by the machine if not given. */
  readonly threads?: number | undefined;
  /** Rules of working time, a file a country; those that come along if not given. */
  readonly labourRulesFolder?: string | undefined;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  /** Scripts of threads that take the place of our own, in tests. */
  readonly scripts?: Partial<ThreadScripts> | undefined;
  readonly tempo?: Partial<RunnerTempo> | undefined;
  readonly nightly?: NightlyMeans | undefined;
  /** Kinds of work of other parts of the server. */
  readonly kinds?: readonly RegisteredKind[] | undefined;
}

/** The background work of one process. */
export interface Background {
  readonly jobs: Jobs;
  readonly threads: number;
  /** Begins to take jobs, once everything that they need is there. */
  start(): void;
  /** Waits so long for what is under way, and gives back what is not done by then. */
  stop(graceMs: number): Promise<void>;
}

/** The product's own rules, seen from this file in `src` or `dist`. */
const LABOUR_RULES_FOLDER = fileURLToPath(new URL("../../../../data/labour-rules", import.meta.url));

/** One core stays free for requests; and each thread takes memory. */
const MOST_USUAL_THREADS = 4;
const ERRANDS = 8;
const NIGHTS = 8;
const NONE = { errands: 0, nights: 0 } as const;
/** Where nobody else can ask for jobs, or lose them, a look now and then is for what was put off before this process began. */
const ALONE_TEMPO = { pollMs: 60_000, sweepMs: 15_000 } as const;

/** Opens the queue of jobs in a store, for a server or a worker. @throws Error where the queue's tables cannot be made */
export async function openBackground(options: BackgroundOptions): Promise<Background> {
  const { store, alone, works, now, log, tempo } = options;
  const threads = options.threads ?? Math.max(1, Math.min(MOST_USUAL_THREADS, availableParallelism() - 1));
  const pool = new Threads(threads);
  const news = new JobNews();
  const { queue, close } = await openBossQueue(store, log);
  const kinds = new Map<string, RegisteredKind>();
  const most = works === true ? { compute: threads, errands: ERRANDS, nights: NIGHTS } : { ...NONE, compute: threads };
  const runner =
    works !== false
      ? new JobRunner({
          ...{ store, queue, kinds, news, log, alone, threads: pool },
          most,
          worker: `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`,
          tempo: { ...USUAL_TEMPO, ...(alone ? ALONE_TEMPO : {}), ...tempo },
        })
      : null;
  const jobs = jobsOn({ store, queue, kinds, news, code: await codeVersion(), wake: (lane) => runner?.asked(lane) });
  for (const kind of ownKinds(options, () => jobs)) jobs.register(kind);
  const nights = new NightClock({
    ...{ store, jobs, now, log },
    minuteOfDay: USUAL_NIGHT_MINUTE,
    tickMs: USUAL_TICK_MS,
  });
  return {
    jobs,
    threads,
    start() {
      runner?.start();
      if (works === true) nights.start();
    },
    async stop(graceMs) {
      await nights.stop();
      await runner?.stop(graceMs);
      await pool.close();
      await close();
    },
  };
}

function ownKinds(
  { labourRulesFolder = LABOUR_RULES_FOLDER, now, log, scripts, nightly, kinds = [] }: BackgroundOptions,
  jobs: () => Jobs,
): readonly RegisteredKind[] {
  const { plan, forecast, replay, backtest, comparison, import: imports } = { ...THREAD_SCRIPTS, ...scripts };
  return [
    registered(planKind({ script: plan, labourRulesFolder, now, log })),
    registered(forecastKind(forecast)),
    registered(simulateKind()),
    registered(replayKind(replay)),
    registered(backtestKind(backtest)),
    registered(comparisonKind(comparison)),
    registered(importKind({ script: imports, jobs })),
    registered(nightlyKind({ fetchWeather: null, notify: null, ...nightly, jobs, now })),
    ...kinds,
  ];
}
