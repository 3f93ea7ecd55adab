/** Which key the machines that share a database have agreed on; never the key itself. */
export interface SecretTables {
  secret_keys: { id: string };
}
