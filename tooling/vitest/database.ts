import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopServer } from "@assay/db";

/** Gives a test run a folder for an embedded database, which the first test that needs one starts, and stops it. */
export default function setup(): () => Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "assay-tests-"));
  process.env.ASSAY_TEST_HOME = home;
  return async () => {
    await stopServer(home);
    rmSync(home, { recursive: true, force: true });
  };
}
