import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalOwner } from "@assay/auth";
import { migrate, openDatabase, stopServer } from "@assay/db";
import { createTestDatabase, migrations } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import type { Page } from "playwright-core";
import { freePorts, startApplication } from "./application.ts";
import type { Application } from "./application.ts";

export const password = "correct horse battery";

/** A folder that a database server running as another user can pass through. */
export function makeFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "assay-e2e-"));
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface RunningConsole {
  url: string;
  app: Application;
  home: string;
  stop(): Promise<void>;
}

/** The console of a machine without accounts, over an embedded database of its own. */
export async function startLocalConsole(env: Record<string, string> = {}): Promise<RunningConsole> {
  const folder = makeFolder();
  const home = join(folder.path, "home");
  await migrate({ home, migrations });
  const system = openDatabase({ home, role: "system", connections: 1 });
  await createLocalOwner(system);
  await system.close();
  const port = await freePorts(1);
  const app = await startApplication("console", port, {
    ASSAY_HOME: home,
    ASSAY_BASE_PORT: String(port),
    ...env,
  });
  return {
    url: app.url,
    app,
    home,
    async stop() {
      await app.stop();
      await stopServer(home);
      folder.remove();
    },
  };
}

/** The console with accounts, twice: one session holds in all applications. */
export async function startConsoleWithAccounts(
  more: Record<string, string> = {},
): Promise<RunningConsole & { other: Application; db: TestDatabase }> {
  const folder = makeFolder();
  const db = await createTestDatabase();
  const port = await freePorts(2);
  const home = join(folder.path, "accounts");
  const env = {
    DATABASE_URL: db.url,
    ASSAY_HOME: home,
    ASSAY_AUTH: "required",
    ASSAY_BASE_PORT: String(port),
    ...more,
  };
  const app = await startApplication("console", port, env);
  const other = await startApplication("console", port + 1, env);
  return {
    url: app.url,
    app,
    other,
    db,
    home,
    async stop() {
      await Promise.all([app.stop(), other.stop()]);
      await db.close();
      folder.remove();
    },
  };
}

let people = 0;

/** An address that no other test uses. */
export function newEmail(): string {
  people += 1;
  return `person${people}@example.com`;
}

/** Fills in the form of a new account and sends it. */
export async function fillAccount(page: Page, email: string): Promise<void> {
  await page.getByLabel("Name").fill(email);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make the account" }).click();
}

/** Makes an account and waits for the first page. */
export async function signUp(page: Page, url: string, email = newEmail()): Promise<string> {
  await page.goto(`${url}/sign-up`);
  await fillAccount(page, email);
  await page.getByText("Your role is").first().waitFor({ state: "attached" });
  return email;
}

/** Signs in by the form. */
export async function signIn(page: Page, url: string, email: string, secret = password): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}
