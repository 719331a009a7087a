export { openDatabase } from "./connect.ts";
export type { Database, DatabaseAddress, DatabaseOptions, Orm } from "./connect.ts";
export { ensureServer, findServer, stopServer } from "./embedded/index.ts";
export { DatabaseError } from "./error.ts";
export type { DatabaseErrorCode } from "./error.ts";
export { checkSchema, exemptSchemas, migrate } from "./migrate.ts";
export { schemaVersion } from "./schema-version.ts";
export { WorkspaceId, inTransaction, isConnectionFailure, withWorkspace } from "./workspace.ts";
