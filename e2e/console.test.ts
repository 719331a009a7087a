import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLocalOwner } from "@assay/auth";
import { findServer, migrate, openDatabase, stopServer } from "@assay/db";
import { createTestDatabase, migrations } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { freePorts, startApplication } from "./application.ts";
import type { Application } from "./application.ts";
import { launchChromium } from "./chromium.ts";

const password = "correct horse battery";
let browser: Browser;
let folder = "";
beforeAll(async () => {
  browser = await launchChromium();
  folder = mkdtempSync(join(tmpdir(), "assay-e2e-"));
  chmodSync(folder, 0o755);
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const contexts: BrowserContext[] = [];
const problems: string[] = [];
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

/** A person's own browser. What their pages complain of is collected. */
async function person(options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const context = await browser.newContext(options);
  contexts.push(context);
  context.setDefaultTimeout(8_000);
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  return page;
}

/** Waits for a text. */
async function shows(page: Page, text: string): Promise<boolean> {
  await page.getByText(text).first().waitFor();
  return true;
}

let people = 0;
function newEmail(): string {
  people += 1;
  return `person${people}@example.com`;
}

describe("with accounts", () => {
  let db: TestDatabase;
  let app: Application;
  let other: Application;
  beforeAll(async () => {
    db = await createTestDatabase();
    const port = await freePorts(2);
    const env = {
      DATABASE_URL: db.url,
      ASSAY_HOME: join(folder, "accounts"),
      ASSAY_AUTH: "required",
      ASSAY_BASE_PORT: String(port),
    };
    app = await startApplication("console", port, env);
    other = await startApplication("console", port + 1, env);
  });
  afterAll(async () => {
    await Promise.all([app.stop(), other.stop()]);
    await db.close();
  });
  afterEach(async () => {
    await db.system.sql`delete from auth.rate_limit`;
    await db.system.sql`delete from auth.lockout`;
  });

  async function signUp(page: Page, email = newEmail()): Promise<string> {
    await page.goto(`${app.url}/sign-up`);
    await fillAccount(page, email);
    await page.getByText("Your role is").waitFor();
    return email;
  }

  async function fillAccount(page: Page, email: string): Promise<void> {
    await page.getByLabel("Name").fill(email);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Make the account" }).click();
  }

  async function signIn(page: Page, email: string, secret: string): Promise<void> {
    await page.goto(`${app.url}/sign-in`);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(secret);
    await page.getByRole("button", { name: "Sign in" }).click();
  }

  it("takes a person from sign-up over an invitation to a role, and the role can be changed [platform.accounts]", async () => {
    problems.length = 0;
    const owner = await person();
    await signUp(owner);
    await owner.getByRole("link", { name: "Members" }).click();
    const guestEmail = newEmail();
    await owner.getByLabel("E-mail").fill(guestEmail);
    await owner.getByRole("combobox", { name: "Role" }).last().selectOption("viewer");
    await owner.getByRole("button", { name: "Invite" }).click();
    const link = owner.getByRole("link", { name: "link to send" });
    const address = await link.getAttribute("href");

    const guest = await person();
    await guest.goto(`${app.url}${address}`);
    await guest.getByRole("link", { name: "Make an account" }).click();
    await guest.getByLabel("Name").waitFor();
    await fillAccount(guest, guestEmail);
    await guest.getByRole("button", { name: "Join" }).click();
    await guest.getByText("Your role is viewer").waitFor();
    await guest.getByRole("link", { name: "Members" }).click();
    await guest.getByRole("table").waitFor();
    expect(await guest.getByRole("button", { name: "Invite" }).count()).toBe(0);

    await owner.reload();
    await owner.getByRole("combobox", { name: `Role of ${guestEmail}` }).selectOption("auditor");
    await owner.getByRole("button", { name: "Change" }).click();
    await vi.waitFor(async () => {
      await guest.goto(app.url);
      expect(await guest.getByText("Your role is auditor").count()).toBe(1);
    }, 8_000);

    await guest.getByRole("button", { name: "Switch" }).click();
    await guest.getByText("Your role is owner").waitFor();
    await guest.getByRole("button", { name: "Switch" }).click();
    await guest.getByText("Your role is auditor").waitFor();

    await owner.getByRole("button", { name: `Remove ${guestEmail}` }).click();
    await owner.getByRole("button", { name: `Remove ${guestEmail}` }).waitFor({ state: "detached" });
    await guest.goto(app.url);
    await guest.getByText("Your role is owner").waitFor();
    expect(problems).toEqual([]);
  });

  it("locks an address after five wrong passwords and says so", async () => {
    const page = await person();
    const email = await signUp(page);
    const thief = await person();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await signIn(thief, email, "wrong password");
      await thief.getByText("do not belong together").waitFor();
    }
    await signIn(thief, email, password);
    expect(await shows(thief, "Too many failed attempts")).toBe(true);
  });

  it("gives a forgotten password back by a link from the command line, once", async () => {
    const page = await person();
    const email = await signUp(page);
    const cli = fileURLToPath(new URL("../apps/cli/dist/assay.js", import.meta.url));
    const { stdout } = spawnSync(process.execPath, [cli, "accounts", "reset", email, "--origin", app.url], {
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: db.url, ASSAY_HOME: join(folder, "accounts") },
    });
    for (const [secret, outcome] of [
      ["another horse battery", "Make an account"],
      ["a third horse battery", "used up or too old"],
    ] as const) {
      await page.goto(stdout.trim());
      await page.getByLabel("New password").fill(secret);
      await page.getByRole("button", { name: "Set it" }).click();
      expect(await shows(page, outcome)).toBe(true);
    }
    await page.goto(app.url);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await signIn(page, email, "another horse battery");
    expect(await shows(page, "Your role is owner")).toBe(true);
  });

  it("keeps two people's workspaces apart", async () => {
    const [one, two] = [await person(), await person()];
    const email = await signUp(one);
    await signUp(two);
    await two.goto(`${app.url}/members`);
    await two.getByRole("table").waitFor();
    expect(await two.getByText(email).count()).toBe(0);
  });

  it("is one session in all applications, and over in all", async () => {
    const page = await person();
    await signUp(page);
    await page.goto(other.url);
    await page.getByText("Your role is owner").waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.goto(app.url);
    expect(await shows(page, "Make an account")).toBe(true);
  });

  it("asks whoever has no session any more to sign in", async () => {
    const page = await person();
    const email = await signUp(page);
    await db.system.sql`update auth.session set expires_at = now() - interval '1 second'
      where user_id = (select id from auth.user where email = ${email})`;
    await page.reload();
    expect(await shows(page, "Make an account")).toBe(true);
  });

  it("works without JavaScript", async () => {
    const page = await person({ javaScriptEnabled: false });
    const email = await signUp(page);
    await page.getByRole("button", { name: "Sign out" }).click();
    await signIn(page, email, password);
    expect(await shows(page, "Your role is owner")).toBe(true);
  });

  it("runs no script that was slipped into a page, and lets no frame be put around it", async () => {
    const page = await person();
    await page.goto(`${app.url}/sign-in`);
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.slipped = true";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", '<img src="x" onerror="window.slipped = true">');
      return new Promise((resolve) => {
        setTimeout(() => resolve(Reflect.get(window, "slipped") === true), 300);
      });
    });
    expect(ran).toBe(false);
    const response = await page.request.get(`${app.url}/sign-in`);
    expect(response.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(response.headers()["content-security-policy"]).not.toMatch(/script-src[^;]*'unsafe-inline'/u);
  });

  it("sends nobody elsewhere after sign-in", async () => {
    const page = await person();
    const email = await signUp(page);
    for (const next of ["https://evil.example", "//evil.example", "/\\evil.example"]) {
      await page.context().clearCookies();
      await page.goto(`${app.url}/sign-in?next=${encodeURIComponent(next)}`);
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password").fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByText("Your role is owner").waitFor();
      expect(new URL(page.url()).origin).toBe(app.url);
    }
  });
});

describe("without accounts", () => {
  let app: Application;
  let home = "";
  beforeAll(async () => {
    home = join(folder, "local");
    await migrate({ home, migrations });
    const system = openDatabase({ home, role: "system", connections: 1 });
    await createLocalOwner(system);
    await system.close();
    const port = await freePorts(1);
    app = await startApplication("console", port, { ASSAY_HOME: home, ASSAY_BASE_PORT: String(port) });
  });
  afterAll(async () => {
    await app.stop();
    await stopServer(home);
  });

  it("lets a child's profile be left with the guardian's PIN only [platform.profiles]", async () => {
    const page = await person();
    await page.goto(app.url);
    await page.getByText("You are the owner of this machine").waitFor();
    await page.getByRole("link", { name: "Profiles" }).click();
    for (const [name, kind] of [
      ["Ana", "adult"],
      ["Bo", "child"],
    ] as const) {
      await page.getByLabel("Name").fill(name);
      await page.getByRole("combobox", { name: "Kind" }).selectOption(kind);
      await page.getByRole("button", { name: "Add" }).click();
      await page.getByRole("button", { name: `${name} (${kind})` }).waitFor();
    }
    await page.getByLabel("New PIN").fill("2468");
    await page.getByRole("button", { name: "Set the PIN" }).click();
    await page.getByRole("button", { name: "Bo (child)" }).click();
    await page.getByText("what minors are promised holds").waitFor();

    await page.context().clearCookies();
    await page.goto(`${app.url}/profiles`);
    expect(await page.getByRole("button", { name: "Set the PIN" }).count()).toBe(0);
    const ana = page.getByRole("form", { name: "Ana" });
    await ana.getByLabel("Guardian's PIN for Ana").fill("1111");
    await ana.getByRole("button").click();
    await page.getByText("That is not the PIN").waitFor();
    await ana.getByLabel("Guardian's PIN for Ana").fill("2468");
    await ana.getByRole("button").click();
    await page.getByText("You are Ana. Your role is owner").waitFor();
  });

  it("goes on after its database was killed", async () => {
    const page = await person();
    await page.goto(app.url);
    process.kill(findServer(home)?.pid ?? 0, "SIGKILL");
    await page.goto(app.url);
    await page.getByRole("heading", { name: "Assay" }).waitFor();
    expect((await page.request.get(`${app.url}/healthz`)).status()).toBe(200);
  });

  it("answers to this machine's names only, and has no accounts to make", async () => {
    const status = await new Promise((resolve, reject) => {
      get(app.url, { headers: { host: "evil.example" } }, (response) => resolve(response.statusCode)).once(
        "error",
        reject,
      );
    });
    expect(status).toBe(421);
    expect((await fetch(`${app.url}/api/auth/get-session`)).status).toBe(404);
    expect((await fetch(`${app.url}/members`)).status).toBe(404);
  });

  it("refuses to listen where others could reach it", async () => {
    await expect(
      startApplication("console", await freePorts(1), { ASSAY_HOME: home }, "0.0.0.0"),
    ).rejects.toThrow("Without accounts everyone who reaches 0.0.0.0 would act as the owner.");
  });
});
