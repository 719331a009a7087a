import { defineQueue, handle, openJobs, startWorker } from "@assay/db/jobs";
import { openDatabase } from "@assay/db";
import type { Database } from "@assay/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { useBrowser } from "./browser.ts";
import { startLocalConsole } from "./console.ts";

const { person, problems } = useBrowser();
const queue = defineQueue({
  name: "audit.trial",
  payload: z.strictObject({ workspaceId: z.string() }),
  retries: 0,
});

let app: Awaited<ReturnType<typeof startLocalConsole>>;
let system: Database;
beforeAll(async () => {
  app = await startLocalConsole();
  system = openDatabase({ home: app.home, role: "system", connections: 4 });
});
afterAll(async () => {
  await system.close();
  await app.stop();
});

it("shows a job from the queue to its end, cancels one and tries it again [console.jobs]", async () => {
  const jobs = await openJobs(system);
  const page = await person();
  await page.goto(`${app.url}/jobs`);
  await page.getByText("No job yet").waitFor();
  await jobs.send(queue, { workspaceId: "local" });
  await page.reload();
  await page.getByText("waiting").first().waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).last().click();
  await page.getByText("The job is cancelled.").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("The job waits to be run again.").waitFor();

  let tries = 0;
  const gate = Promise.withResolvers<undefined>();
  const worker = await startWorker({
    database: system,
    handlers: [
      handle(queue, async (_payload, { progress }) => {
        tries += 1;
        if (tries === 1) throw new Error("The evidence could not be read.");
        await progress(0.5, "half of the rows");
        await gate.promise;
      }),
    ],
  });
  // The page follows by itself: nobody reloads it from here on.
  await page.getByText("The evidence could not be read.").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("half of the rows").waitFor();
  expect(await page.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("50");
  gate.resolve(undefined);
  await page.getByRole("table").getByRole("link", { name: "1" }).waitFor();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  await page.getByRole("table").getByRole("link", { name: "1" }).click();
  await page.waitForURL(/state=done/u);
  await page.getByText("try 1").or(page.getByText("try 2")).first().waitFor();
  await worker.close();
  await jobs.close();
  expect(problems).toEqual([]);
}, 60_000);
