import { Refusal } from "@springtide/refusal";
import type { DatabasePlace } from "../database/open-database.ts";
import { KEY_FILE, makeKeyFile, readKeyFile } from "./key-file.ts";
import type { SecretKey } from "./secret-key.ts";
import { KEY_VARIABLE, secretKeysFrom } from "./secret-key.ts";

/** The keys that a process has. */
export interface Keyring {
  /** The one that seals comes first; none where nothing was sealed here yet. */
  keys(): Promise<readonly SecretKey[]>;
  /** The one that seals; a data folder makes one where there is none. @throws Refusal `secret-key-missing` on a database server */
  sealing(): Promise<SecretKey>;
  /** What somebody does who has lost the key, or has not got it yet. */
  readonly remedy: string;
  /** Whether other machines work on the same database, and have to have the same key. */
  readonly isShared: boolean;
}

/**
 * Keys from the environment, and in a data folder from its file as well, so that a key can move from there to the environment.
 * @param given text of SPRINGTIDE_SECRET_KEY; null where it is not set
 * @throws Refusal `secret-key-not-understood`
 */
export function keyring({ folder, databaseUrl }: DatabasePlace, given: string | null): Keyring {
  const own = secretKeysFrom(given ?? "", null);
  const isShared = databaseUrl !== null;
  let filed: readonly SecretKey[] | null = null;
  const keys = async (): Promise<readonly SecretKey[]> => [
    ...own,
    ...(isShared ? [] : (filed ??= await readKeyFile(folder))),
  ];
  return {
    keys,
    sealing: async () => {
      const [first] = await keys();
      if (first !== undefined) return first;
      if (isShared) throw noKey();
      const made = await makeKeyFile(folder);
      filed = [made];
      return made;
    },
    remedy: `${isShared ? `Set ${KEY_VARIABLE} to the key that the other servers and workers have.` : `Put the file ${KEY_FILE} of the folder that the data come from into this one, or set ${KEY_VARIABLE} to its key.`} Where it is lost, back up, and restore with --without-secrets; then give the secrets anew.`,
    isShared,
  };
}

function noKey(): Refusal {
  return new Refusal({
    code: "secret-key-missing",
    place: {},
    found: `a secret to store, and no ${KEY_VARIABLE}`,
    rule: "secrets are stored encrypted, and the key is not in the database",
    remedy:
      "Whoever runs the server makes a key, such as by openssl rand -base64 32, and starts every server and worker with it.",
  });
}
