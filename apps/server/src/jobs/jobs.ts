import { createHash, randomUUID } from "node:crypto";
import { Refusal } from "@springtide/refusal";
import type {
  FleetMember,
  JobPage,
  JobQueue,
  NewJob,
  OrganisationStore,
  Scope,
  Store,
  StoredJob,
} from "@springtide/store";
import type { Lane } from "./boss-queue.ts";
import type { JobNews } from "./job-news.ts";
import type { RegisteredKind } from "./job-kind.ts";

/** Background work as the rest of the server sees it. Whatever is asked here may be done by this process or by another. */
export interface Jobs {
  /** Asks for a piece of work; the id of the job that answers it. The same question is not worked on twice. @throws Refusal */
  run(kind: string, scope: Scope, input: unknown): Promise<string>;
  /** Asks for many pieces of work as one job, a fleet. @throws Refusal for the first that cannot be asked */
  runFleet(scope: Scope, members: readonly FleetQuestion[]): Promise<string>;
  job(scope: Scope, id: string): Promise<StoredJob | null>;
  /** What a job that is ready came to, as JSON word for word; null while there is nothing. */
  result(scope: Scope, job: StoredJob): Promise<string | null>;
  list(scope: Scope, page: JobPage): Promise<StoredJob[]>;
  members(
    scope: Scope,
    fleet: string,
    page: { readonly after: number; readonly limit: number },
  ): Promise<FleetMember[]>;
  newest(scope: Scope, of: { readonly kind: string; readonly shop: string }): Promise<StoredJob | null>;
  newestOfShops(scope: Scope, kind: string): Promise<StoredJob[]>;
  /** The job as it is afterwards; null if there is none. What runs elsewhere ends within about a second. */
  cancel(scope: Scope, id: string): Promise<StoredJob | null>;
  /** Adds a kind of work. To be called before work begins. */
  register(kind: RegisteredKind): void;
  /** Calls the listener at every change that this process hears of, until the function given back is called. */
  listen(listener: (job: StoredJob) => void): () => void;
}

/** One piece of a fleet's work, and what a table of results calls it. */
export interface FleetQuestion {
  readonly label: string;
  readonly kind: string;
  readonly input: unknown;
}

/** The kind of job that stands for a fleet. */
export const FLEET = "fleet";
/** After whatever somebody waits for. */
const FLEET_PRIORITY = -10;

export interface JobsNeeds {
  readonly store: Store;
  readonly queue: JobQueue;
  readonly kinds: Map<string, RegisteredKind>;
  readonly news: JobNews;
  /** Which code answers: `codeVersion`. */
  readonly code: string;
  /** Lets the runner of this process know, if it has one, that there is something to do. */
  readonly wake: (lane?: Lane) => void;
}

export function jobsOn({ store, queue, kinds, news, code, wake }: JobsNeeds): Jobs {
  const newJob = async (kindName: string, within: OrganisationStore, given: unknown): Promise<NewJob> => {
    const kind = kinds.get(kindName);
    if (kind === undefined) throw unknownKind(kindName, [...kinds.keys()]);
    const { input, shop, basis } = await kind.prepare(given, within);
    const hash = hashOf([kindName, code, input, basis ?? randomUUID()]);
    const { lane, priority } = kind;
    return { id: randomUUID(), kind: kindName, lane, shop, input, hash, priority, delaySeconds: 0 };
  };
  return {
    async run(kind, scope, input) {
      const within = store.within(scope);
      const job = await newJob(kind, within, input);
      const [id] = await within.jobs.ask(queue, [job]);
      if (id === undefined) throw new Error(`A job of the kind ${kind} was not stored.`);
      wake(kinds.get(kind)?.lane);
      return id;
    },
    async runFleet(scope, members) {
      const within = rememberingShops(store.within(scope));
      const asked: { readonly label: string; readonly job: NewJob }[] = [];
      for (const { label, kind, input } of members) {
        const job = await newJob(kind, within, input);
        asked.push({ label, job: { ...job, priority: FLEET_PRIORITY } });
      }
      const fleet: NewJob = {
        ...{ id: randomUUID(), kind: FLEET, lane: "errands", shop: null, priority: FLEET_PRIORITY, delaySeconds: 0 },
        input: JSON.stringify({ members: members.length }),
        hash: hashOf([FLEET, ...asked.map(({ job }) => job.hash)]),
      };
      const id = await within.jobs.askFleet(queue, { fleet, members: asked });
      wake();
      return id;
    },
    async job(scope, id) {
      const job = await store.within(scope).jobs.job(id);
      return job === null ? null : news.withProgress(job);
    },
    result: (scope, { hash, state }) =>
      state === "ready" ? store.within(scope).jobs.result(hash) : Promise.resolve(null),
    list: async (scope, page) => (await store.within(scope).jobs.list(page)).map((job) => news.withProgress(job)),
    members: (scope, fleet, page) => store.within(scope).jobs.members(fleet, page),
    async newest(scope, of) {
      const job = await store.within(scope).jobs.newest(of);
      return job === null ? null : news.withProgress(job);
    },
    newestOfShops: async (scope, kind) =>
      (await store.within(scope).jobs.newestOfShops(kind)).map((job) => news.withProgress(job)),
    async cancel(scope, id) {
      const job = await store.within(scope).jobs.cancel(queue, id);
      if (job !== null) news.tell(job);
      return job;
    },
    register: (kind) => void kinds.set(kind.name, kind),
    listen: (listener) => news.listen(listener),
  };
}

/** A shop of many queues is read once for all of them. */
function rememberingShops(store: OrganisationStore): OrganisationStore {
  const shops = new Map<string, ReturnType<OrganisationStore["shop"]>>();
  return {
    ...store,
    shop(id) {
      const shop = shops.get(id) ?? store.shop(id);
      shops.set(id, shop);
      return shop;
    },
  };
}

function hashOf(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

function unknownKind(kind: string, known: readonly string[]): Refusal {
  return new Refusal({
    code: "unknown-kind-of-job",
    place: { field: "/kind" },
    found: JSON.stringify(kind),
    rule: `background work is one of ${known.join(", ")}`,
    remedy: "Ask for one of these.",
  });
}
