/** Why the database cannot be used, for callers to act on. */
export type DatabaseErrorCode =
  | "db.unavailable"
  | "db.not_migrated"
  | "db.too_new"
  | "db.too_old_server"
  | "db.no_space"
  | "db.refused";

/** A state of the database that a person can do something about; the message says what. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "DatabaseError";
    this.code = code;
  }
}
