import { defineConfig } from "drizzle-kit";

/** The one history over the tables of all packages: `pnpm --filter @assay/cli migrations` adds to it. */
export default defineConfig({
  dialect: "postgresql",
  schema: "../../packages/*/src/schema.ts",
  out: "migrations",
});
