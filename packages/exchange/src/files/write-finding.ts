import type { Finding } from "@springtide/refusal";

const FOUND: Readonly<Record<string, string>> = {
  EACCES: "no permission to write there",
  EPERM: "no permission to write there",
  EROFS: "a file system that is read-only",
  ENOSPC: "no space left on the disk",
  ENOTDIR: "a path that leads through a file as if it were a folder",
  EEXIST: "a file where a folder is needed",
  EISDIR: "a folder where a file is needed",
  ENOENT: "a folder that does not exist",
  ENAMETOOLONG: "a name that is too long",
};

/** What a person can mend when a file or folder could not be written; null where the fault is not theirs. */
export function findingOfWriteError(error: unknown, file: string): Finding | null {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  const found = FOUND[code];
  if (found === undefined) return null;
  return {
    code: "cannot-write",
    place: { file },
    found,
    rule: "results can only be written where the user who runs Springtide may write",
    remedy: "Choose another folder, or mend this one. Nothing was changed.",
  };
}
