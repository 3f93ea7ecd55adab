/** What is said with something meant for others by a server that no other machine reaches; null where others reach it. */
export function outOfReach(localOnly: boolean, instead: string): string | null {
  return localOnly
    ? `Only programs on this machine reach this server: partners do not. ${instead} Or serve it at an address that they reach.`
    : null;
}
