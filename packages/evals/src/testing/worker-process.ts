import { openDatabase } from "@assay/db";
import { startWorker } from "@assay/db/jobs";
import { handleTries } from "../distributed/index.ts";
import { guessing } from "./guessing.ts";

/** A worker that knows one suite: `node worker-process.ts <database>`. */
const database = openDatabase({ url: process.argv[2], role: "system" });
const tries = handleTries({ database, suites: [guessing], fetchFor: () => globalThis.fetch });
await startWorker({ database, superviseSeconds: 1, handlers: [tries] });
