/** The system's word for what went wrong, such as ENOENT; empty if the error is not the system's. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
