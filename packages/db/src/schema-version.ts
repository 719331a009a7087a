/** How many migrations this version of the code expects; a test compares it with the history in apps/cli/migrations. */
export const schemaVersion = 5;
