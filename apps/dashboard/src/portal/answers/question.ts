/** What is known of a question: its newest answer, and why the last try failed. */
export interface Known<T> {
  readonly data: T | null;
  readonly error: Error | null;
}

/** For so long an answer is not asked for again only because it is shown elsewhere. */
const FRESH_MS = 3_000;

/** A question to the server: asked once at a time, its answer shown until a newer one is there. */
export class Question<T> {
  readonly #fetchAnswer: () => Promise<T>;
  readonly #listeners = new Set<() => void>();
  #known: Known<T> = { data: null, error: null };
  #underWay: Promise<void> | null = null;
  #answeredAtMs = -Infinity;

  constructor(fetchAnswer: () => Promise<T>) {
    this.#fetchAnswer = fetchAnswer;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something changes. */
  readonly known = (): Known<T> => this.#known;

  /** Asks now, unless that is under way; never throws. */
  readonly ask = (): Promise<void> => {
    this.#underWay ??= this.#fetchAnswer()
      .then(
        (data) => {
          this.tell(data);
        },
        (cause: unknown) => {
          this.#change({ ...this.#known, error: cause instanceof Error ? cause : new Error(String(cause)) });
        },
      )
      .finally(() => {
        this.#underWay = null;
      });
    return this.#underWay;
  };

  /** Asks where the answer that is known is no longer fresh. @param nowMs on a clock that only goes forward */
  readonly askIfOld = (nowMs: number): void => {
    if (nowMs - this.#answeredAtMs > FRESH_MS) void this.ask();
  };

  /** A newer answer, known from elsewhere. */
  readonly tell = (data: T): void => {
    this.#answeredAtMs = performance.now();
    this.#change({ data, error: null });
  };

  #change(known: Known<T>): void {
    this.#known = known;
    for (const listener of this.#listeners) listener();
  }
}

/** A question for each id: the same one whenever it is asked for. */
export function questionsOf<T>(fetchAnswer: (id: string) => Promise<T>): (id: string) => Question<T> {
  const asked = new Map<string, Question<T>>();
  return (id) => {
    const known = asked.get(id) ?? new Question(() => fetchAnswer(id));
    asked.set(id, known);
    return known;
  };
}
