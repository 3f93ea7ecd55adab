import type { ColumnType, Generated } from "kysely";

interface ImportMappingsTable {
  organisation: Generated<number>;
  fingerprint: string;
  name: string;
  document: ColumnType<unknown, string, string>;
  saved_at: string;
  who: string | null;
}

interface ImportUploadsTable {
  organisation: Generated<number>;
  id: Generated<string>;
  shop: string;
  file: string;
  /** The bytes as they came, packed by gzip. */
  packed: Buffer;
  /** How many they are unpacked. */
  bytes: Generated<number>;
  uploaded_at: string;
  who: string | null;
  /** Number of the import that it became; null while it waits. */
  stored_as: number | null;
}

/** What is kept of files before they are imported. */
export interface MappingTables {
  import_mappings: ImportMappingsTable;
  import_uploads: ImportUploadsTable;
}
