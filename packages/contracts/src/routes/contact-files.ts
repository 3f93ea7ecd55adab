/** Media types of files of contacts that are sent. */
export const CONTACT_FILES = [
  "text/csv",
  "text/plain",
  "application/gzip",
  "application/octet-stream",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
] as const;
