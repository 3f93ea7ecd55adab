import { useSyncExternalStore } from "react";
import { ApiProblem } from "@springtide/client";

const listeners = new Set<() => void>();
let isSignedOut = false;

function tell(now: boolean): void {
  if (isSignedOut === now) return;
  isSignedOut = now;
  for (const listener of listeners) listener();
}

/** Has the page ask for a sign-in once an answer says that there is none any more; to be told of every error of a question. */
export function hearProblem(error: Error): void {
  if (error instanceof ApiProblem && error.problem.code === "not-signed-in") tell(true);
}

/** After a sign-in the page goes on where it was. */
export function hearSignIn(): void {
  tell(false);
}

export function useSignedOut(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isSignedOut,
  );
}
