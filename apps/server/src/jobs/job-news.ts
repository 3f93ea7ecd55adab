import type { StoredJob } from "@springtide/store";

type Listener = (job: StoredJob) => void;

/** What this process itself knows of jobs as they go on, sooner and more finely than the database. */
export class JobNews {
  readonly #listeners = new Set<Listener>();
  readonly #latest = new Map<string, StoredJob>();

  tell(job: StoredJob): void {
    if (job.state === "running") this.#latest.set(job.id, job);
    else this.#latest.delete(job.id);
    for (const listener of this.#listeners) listener(job);
  }

  /** A job as read from the database, with the progress that is known here if that is of the same run. */
  withProgress(job: StoredJob): StoredJob {
    const latest = this.#latest.get(job.id);
    if (latest === undefined || latest.fence !== job.fence || job.state !== "running") return job;
    const { done, total, label } = latest;
    return { ...job, done, total, label };
  }

  /** Calls the listener at every change until the function given back is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
