/** Waits so long, or until the signal says that there is something to do. */
export function nap(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((awake) => {
    if (signal?.aborted === true) {
      awake();
      return;
    }
    const wake = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", wake);
      awake();
    };
    const timer = setTimeout(wake, ms);
    signal?.addEventListener("abort", wake);
  });
}
