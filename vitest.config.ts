import { defineConfig } from "vitest/config";

/** Builds the applications anew, so that it runs when no other test uses what was built. */
const rebuilding = "tooling/checks/start.test.ts";
const exclude = ["**/node_modules/**", "**/dist/**", "**/.next/**"];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: "./tooling/vitest/database.ts",
    projects: [
      {
        extends: true,
        test: {
          name: "all",
          include: ["{apps,packages,tooling,e2e}/**/*.test.ts"],
          exclude: [...exclude, rebuilding],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: "start", include: [rebuilding], exclude, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
