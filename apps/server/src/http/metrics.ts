import type { StoreHealth } from "@springtide/store";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { RequestRecord } from "./request-watch.ts";

/** Figures for those who watch over the service, as Prometheus reads them. Labels have few values: templates, never addresses. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram;
  readonly #streams: Counter;

  constructor(store: StoreHealth, openStreams: () => number) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: "springtide_http_request_duration_seconds",
      help: "Time from a request's arrival to the end of its answer, streams apart.",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    });
    this.#streams = new Counter({
      name: "springtide_http_streams_total",
      help: "Streams of events that have ended.",
      labelNames: ["route"],
      registers,
    });
    new Gauge({
      name: "springtide_http_open_streams",
      help: "Streams of events that are open now.",
      registers,
      collect() {
        this.set(openStreams());
      },
    });
    new Gauge({
      name: "springtide_store_up",
      help: "1 if the store answers, else 0.",
      registers,
      async collect() {
        this.set(
          await store.answers().then(
            () => 1,
            () => 0,
          ),
        );
      },
    });
    new Gauge({
      name: "springtide_jobs",
      help: "Jobs by their state; none where the store does not answer.",
      labelNames: ["state"],
      registers,
      async collect() {
        this.reset();
        for (const [state, count] of Object.entries(await store.jobsByState().catch(() => ({}))))
          this.set({ state }, count);
      },
    });
  }

  count({ method, route, status, durationMs, isStream }: RequestRecord): void {
    const template = route ?? "none";
    if (isStream) this.#streams.inc({ route: template });
    else this.#requests.observe({ method: knownMethod(method), route: template, status }, durationMs / 1000);
  }

  get mediaType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

/** Anybody can send words of their own as a method. */
function knownMethod(method: string): string {
  return ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].includes(method) ? method : "other";
}
