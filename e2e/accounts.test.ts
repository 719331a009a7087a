import { spawnSync } from "node:child_process";
import { get } from "node:http";
import { fileURLToPath } from "node:url";
import { findServer } from "@assay/db";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { freePorts, startApplication } from "./application.ts";
import { openAccount, shows, useBrowser } from "./browser.ts";
import {
  fillAccount,
  newEmail,
  password,
  signIn,
  signUp,
  startConsoleWithAccounts,
  startLocalConsole,
} from "./console.ts";

const { person, problems } = useBrowser();

describe("with accounts", () => {
  let app: Awaited<ReturnType<typeof startConsoleWithAccounts>>;
  beforeAll(async () => {
    app = await startConsoleWithAccounts();
  });
  afterAll(() => app.stop());
  afterEach(async () => {
    await app.db.system.sql`delete from auth.rate_limit`;
    await app.db.system.sql`delete from auth.lockout`;
  });

  it("takes a person from sign-up over an invitation to a role, and the role can be changed [platform.accounts]", async () => {
    const owner = await person();
    await signUp(owner, app.url);
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
    await shows(guest, "Your role is viewer");
    await guest.getByRole("link", { name: "Members" }).click();
    await guest.getByRole("table").waitFor();
    expect(await guest.getByRole("button", { name: "Invite" }).count()).toBe(0);

    await owner.reload();
    await owner.getByRole("combobox", { name: `Role of ${guestEmail}` }).selectOption("auditor");
    await owner.getByRole("button", { name: "Change" }).click();
    await vi.waitFor(async () => {
      await guest.goto(app.url);
      expect(await guest.getByText("Your role is auditor").count()).toBeGreaterThan(0);
    }, 8_000);

    await openAccount(guest);
    await guest.getByRole("button", { name: /^Switch to/u }).click();
    await shows(guest, "Your role is owner");
    await openAccount(guest);
    await guest.getByRole("button", { name: /^Switch to/u }).click();
    await shows(guest, "Your role is auditor");

    await owner.getByRole("button", { name: `Remove ${guestEmail}` }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await owner.getByRole("button", { name: `Remove ${guestEmail}` }).waitFor({ state: "detached" });
    await guest.goto(app.url);
    await shows(guest, "Your role is owner");
    expect(problems).toEqual([]);
  });

  it("locks an address after five wrong passwords and says so", async () => {
    const page = await person();
    const email = await signUp(page, app.url);
    const thief = await person();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await signIn(thief, app.url, email, "wrong password");
      await thief.getByText("do not belong together").waitFor();
    }
    await signIn(thief, app.url, email, password);
    expect(await shows(thief, "Too many failed attempts")).toBe(true);
  });

  it("gives a forgotten password back by a link from the command line, once", async () => {
    const page = await person();
    const email = await signUp(page, app.url);
    const cli = fileURLToPath(new URL("../apps/cli/dist/assay.js", import.meta.url));
    const { stdout } = spawnSync(process.execPath, [cli, "accounts", "reset", email, "--origin", app.url], {
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: app.db.url, ASSAY_HOME: app.home },
    });
    for (const [secret, outcome] of [
      ["another horse battery", "Make an account"],
      ["a third horse battery", "used up or too old"],
    ] as const) {
      await page.goto(stdout.trim());
      await page.getByRole("textbox", { name: "New password" }).fill(secret);
      await page.getByRole("button", { name: "Set it" }).click();
      expect(await shows(page, outcome)).toBe(true);
    }
    await page.goto(app.url);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await signIn(page, app.url, email, "another horse battery");
    expect(await shows(page, "Your role is owner")).toBe(true);
  });

  it("keeps two people's workspaces apart", async () => {
    const [one, two] = [await person(), await person()];
    const email = await signUp(one, app.url);
    await signUp(two, app.url);
    await two.goto(`${app.url}/members`);
    await two.getByRole("table").waitFor();
    expect(await two.getByText(email).count()).toBe(0);
  });

  it("is one session in all applications, and over in all", async () => {
    const page = await person();
    await signUp(page, app.url);
    await page.goto(app.other.url);
    await shows(page, "Your role is owner");
    await openAccount(page);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.goto(app.url);
    expect(await shows(page, "Make an account")).toBe(true);
  });

  it("asks whoever has no session any more to sign in", async () => {
    const page = await person();
    const email = await signUp(page, app.url);
    await app.db.system.sql`update auth.session set expires_at = now() - interval '1 second'
      where user_id = (select id from auth.user where email = ${email})`;
    await page.reload();
    expect(await shows(page, "Make an account")).toBe(true);
  });

  it("works without JavaScript", async () => {
    const page = await person({ javaScriptEnabled: false });
    const email = await signUp(page, app.url);
    await openAccount(page);
    await page.getByRole("button", { name: "Sign out" }).click();
    await signIn(page, app.url, email, password);
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
    const email = await signUp(page, app.url);
    for (const next of ["https://evil.example", "//evil.example", "/\\evil.example"]) {
      await page.context().clearCookies();
      await page.goto(`${app.url}/sign-in?next=${encodeURIComponent(next)}`);
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password").fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await shows(page, "Your role is owner");
      expect(new URL(page.url()).origin).toBe(app.url);
    }
  });
});

describe("without accounts", () => {
  let app: Awaited<ReturnType<typeof startLocalConsole>>;
  beforeAll(async () => {
    app = await startLocalConsole();
  });
  afterAll(() => app.stop());

  it("lets a child's profile be left with the guardian's PIN only [platform.profiles]", async () => {
    const page = await person();
    await page.goto(app.url);
    await shows(page, "You are the owner of this machine");
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
    await shows(page, "What minors are promised holds");

    await page.context().clearCookies();
    await page.goto(`${app.url}/profiles`);
    expect(await page.getByRole("button", { name: "Set the PIN" }).count()).toBe(0);
    const ana = page.getByRole("form", { name: "Ana" });
    await ana.getByLabel("Guardian's PIN for Ana").fill("1111");
    await ana.getByRole("button").click();
    await page.getByText("That is not the PIN").waitFor();
    await ana.getByLabel("Guardian's PIN for Ana").fill("2468");
    await ana.getByRole("button").click();
    await shows(page, "You are Ana. Your role is owner");
  });

  it("goes on after its database was killed", async () => {
    const page = await person();
    await page.goto(app.url);
    process.kill(findServer(app.home)?.pid ?? 0, "SIGKILL");
    await page.goto(app.url);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByText("does not answer").count()).toBe(0);
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
      startApplication("console", await freePorts(1), { ASSAY_HOME: app.home }, "0.0.0.0"),
    ).rejects.toThrow("Without accounts everyone who reaches 0.0.0.0 would act as the owner.");
  });
});
