/** How long work tells how far it is: the command line draws a bar, the server streams it, the page shows it. */
export type Progress = (done: number, total: number, label: string) => void;

/** Asked now and then by long work; an `AbortSignal` is one. */
export interface CancelSignal {
  readonly aborted: boolean;
}

/** Thrown by long work that was asked to stop. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
  constructor() {
    super("The work was cancelled.");
  }
}

/** Throws `Cancelled` once the signal says so. */
export function stopIfCancelled(signal: CancelSignal | undefined): void {
  if (signal?.aborted === true) throw new Cancelled();
}
