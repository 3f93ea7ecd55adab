import { readFileSync } from "node:fs";

/** What tells one run of a process from another that got the same number later, after a restart of the machine or container. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When that run began, in the words of the system; null where the system does not tell. */
  readonly incarnation: string | null;
}

export function identityOf(pid: number): ProcessIdentity {
  return { pid, incarnation: incarnationOf(pid) };
}

/** Whether that very run is still alive. Where its beginning is not known, any process of that number counts. */
export function isAlive({ pid, incarnation }: ProcessIdentity): boolean {
  if (!answers(pid)) return false;
  return incarnation === null || incarnation === incarnationOf(pid);
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user refuses the signal, and so shows that it lives.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function incarnationOf(pid: number): string | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command's name stands in brackets and may hold spaces; the start time is the 20th field after it.
    const started = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return started === undefined ? null : `${boot}/${started}`;
  } catch {
    return null;
  }
}
