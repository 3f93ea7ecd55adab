import type { ReactNode } from "react";
import { Component, Suspense } from "react";
import { PageOutline, ProblemNotice } from "./States.tsx";

/** A part of the page whose code is fetched when it is first shown: its outline meanwhile, or that it could not be fetched. */
export function Fetched({ children }: { readonly children: ReactNode }) {
  return (
    <NotFetched>
      <Suspense fallback={<PageOutline />}>{children}</Suspense>
    </NotFetched>
  );
}

/** A part of the page that nobody waits for: nothing until it is there, nor where it cannot be fetched. */
export function FetchedQuietly({ children }: { readonly children: ReactNode }) {
  return (
    <NotFetched quietly>
      <Suspense fallback={null}>{children}</Suspense>
    </NotFetched>
  );
}

interface Fault {
  readonly error: Error | null;
}

class NotFetched extends Component<{ readonly children: ReactNode; readonly quietly?: true }, Fault> {
  override readonly state: Fault = { error: null };

  static getDerivedStateFromError(error: unknown): Fault {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (this.props.quietly === true) return null;
    return (
      <ProblemNotice
        error={error}
        onRetry={() => {
          window.location.reload();
        }}
      />
    );
  }
}
