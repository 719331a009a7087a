import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { findServer } from "@assay/db";
import { createTestDatabase } from "@assay/db/testing";
import { createLocalOwner } from "@assay/auth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePorts, startApplication } from "./application.ts";
import { writeBenchLogs } from "./bench-logs.ts";
import { shows, useBrowser } from "./browser.ts";
import {
  makeFolder,
  newEmail,
  password,
  signIn,
  signUp,
  startConsoleWithAccounts,
  startLocalConsole,
} from "./console.ts";
import { consolePages } from "./pages.ts";

const { person, problems } = useBrowser();

describe("on a machine without accounts", () => {
  let app: Awaited<ReturnType<typeof startLocalConsole>>;
  beforeAll(async () => {
    app = await startLocalConsole();
    writeBenchLogs(app.home);
  });
  afterAll(() => app.stop());

  it("answers an address of 100 KB in words and lives on [console.hostile]", async () => {
    const long = await fetch(`${app.url}/report/search?q=${"a".repeat(100_000)}`);
    expect(long.status).toBe(414);
    expect(await long.text()).toMatch(/too long\. Shorten[\s\S]*地址过长/u);
    for (const path of [
      "/report/search?q=",
      "/report/facts?text=",
      "/claims?text=",
      "/calculators?q=",
      "/jobs?queue=",
    ]) {
      const { status } = await fetch(`${app.url}${path}${"a".repeat(7_500)}`);
      expect({ path, status }).toEqual({ path, status: 200 });
    }
  });

  it("takes the same parameter twice, an empty one and one that is no word", async () => {
    const queries = [
      "?kind=a&kind=b",
      "?kind=",
      "?kind=%00",
      "?verdict=__proto__",
      "?view=x&from=-1&page=1e9",
      "?q=%F0%9F",
    ];
    for (const path of consolePages) {
      const [bare = ""] = path.split("?");
      for (const query of queries) {
        const { status } = await fetch(app.url + bare + query);
        expect({ path: bare + query, isServed: status < 500 }).toEqual({
          path: bare + query,
          isServed: true,
        });
      }
    }
  }, 120_000);

  it("keeps statements and markup as the words they are, in every text field", async () => {
    const hostile = `'; drop table platform.job; -- "><img src=x onerror="window.slipped=1"><script>window.slipped=1</script>{{7*7}}`;
    const page = await person();
    const fields = 'input:is([type="text"],[type="search"],:not([type])), textarea';
    let filled = 0;
    for (const path of [...consolePages, "/dev/kit"]) {
      await page.goto(app.url + path);
      const forms = await page.locator("main form:visible").count();
      for (let at = 0; at < forms; at += 1) {
        await page.goto(app.url + path);
        const form = page.locator("main form:visible").nth(at);
        const inputs = form.locator(fields).filter({ visible: true });
        if ((await inputs.count()) === 0) continue;
        for (const input of await inputs.all()) if (await input.isEditable()) await input.fill(hostile);
        filled += 1;
        const submit = form.locator("button:not([type=button])").filter({ visible: true }).first();
        if ((await submit.count()) > 0 && (await submit.isEnabled())) await submit.click();
        else await form.press("Enter").catch(() => {});
        await page.waitForLoadState("networkidle");
        const outcome = await page.evaluate(() => ({
          slipped: Reflect.has(window, "slipped"),
          images: document.querySelectorAll('img[src="x"]').length,
        }));
        expect({ path, at, ...outcome }).toEqual({ path, at, slipped: false, images: 0 });
      }
    }
    expect(filled).toBeGreaterThan(8);
    expect(problems.filter((problem) => !/Failed to load resource/u.test(problem))).toEqual([]);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${app.url}/jobs`)).status).toBe(200);
  }, 180_000);

  it("goes on in the middle of a journey when its database was killed [console.recovers]", async () => {
    const page = await person();
    await page.goto(`${app.url}/report/facts`);
    process.kill(findServer(app.home)?.pid ?? 0, "SIGKILL");
    await page.getByRole("link", { name: "Jobs" }).click();
    await page.getByRole("heading", { level: 1, name: "Jobs" }).waitFor();
    process.kill(findServer(app.home)?.pid ?? 0, "SIGKILL");
    await page.getByRole("link", { name: "Usage" }).click();
    await page.getByRole("heading", { level: 1, name: "Usage" }).waitFor();
    process.kill(findServer(app.home)?.pid ?? 0, "SIGKILL");
    await page.goto(`${app.url}/profiles`);
    await page.getByLabel("Name").fill("Cleo");
    process.kill(findServer(app.home)?.pid ?? 0, "SIGKILL");
    await page.getByRole("button", { name: "Add" }).click();
    await page.getByRole("button", { name: "Cleo (child)" }).waitFor();
    expect(await page.getByText("does not answer").count()).toBe(0);
  }, 60_000);
});

it("says that the database is away, without JavaScript too, and comes back by itself", async () => {
  const db = await createTestDatabase();
  await createLocalOwner(db.system);
  const folder = makeFolder();
  const gate = await openGate(Number(new URL(db.url).port));
  const address = new URL(db.url);
  address.port = String(gate.port);
  const port = await freePorts(1);
  const app = await startApplication("console", port, {
    DATABASE_URL: String(address),
    ASSAY_HOME: folder.path,
    ASSAY_BASE_PORT: String(port),
  });
  try {
    const [page, plain] = [await person(), await person({ javaScriptEnabled: false })];
    for (const each of [page, plain]) each.setDefaultTimeout(30_000);
    await page.goto(`${app.url}/jobs`);
    await gate.close();
    expect((await fetch(`${app.url}/healthz`)).status).toBe(503);
    await Promise.all([page.goto(`${app.url}/claims`), plain.goto(`${app.url}/jobs`)]);
    for (const each of [page, plain])
      await each.getByRole("heading", { name: "The database does not answer" }).waitFor();
    await gate.open();
    await page.getByRole("heading", { level: 1, name: "Claims" }).waitFor();
    await plain.getByRole("link", { name: "Try now" }).click();
    await plain.getByRole("heading", { level: 1, name: "Jobs" }).waitFor();
  } finally {
    await app.stop();
    await gate.close();
    await db.close();
    folder.remove();
  }
}, 90_000);

/** A way to a port that can be closed and opened again. */
async function openGate(
  to: number,
): Promise<{ port: number; open(): Promise<void>; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const join = (socket: Socket) => {
    const upstream = connect({ host: "127.0.0.1", port: to });
    for (const each of [socket, upstream]) {
      sockets.add(each);
      each.on("error", () => {});
      each.on("close", () => sockets.delete(each));
    }
    socket.pipe(upstream).pipe(socket);
    socket.on("close", () => upstream.destroy());
    upstream.on("close", () => socket.destroy());
  };
  let port = 0;
  let server = createServer(join);
  const listen = () =>
    new Promise<void>((resolve) => {
      server = createServer(join);
      server.listen(port, "127.0.0.1", () => resolve());
    });
  await listen();
  port = (server.address() as AddressInfo).port;
  return {
    port,
    open: listen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

describe("with accounts", () => {
  let app: Awaited<ReturnType<typeof startConsoleWithAccounts>>;
  beforeAll(async () => {
    app = await startConsoleWithAccounts();
  });
  afterAll(() => app.stop());

  it("keeps what was typed when the session ends in the middle of a form [console.drafts]", async () => {
    const page = await person();
    const email = await signUp(page, app.url);
    await page.goto(`${app.url}/members`);
    const guest = newEmail();
    await page.getByLabel("E-mail").fill(guest);
    await page.getByRole("combobox", { name: "Role" }).last().selectOption("auditor");
    await app.db.system
      .sql`delete from auth.session where user_id = (select id from auth.user where email = ${email})`;
    await page.getByRole("button", { name: "Invite" }).click();
    await page.getByText("Your session has ended").waitFor();
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(/\/members/u);
    await expect.poll(() => page.getByLabel("E-mail").inputValue()).toBe(guest);
    expect(await page.getByRole("combobox", { name: "Role" }).last().inputValue()).toBe("auditor");
    await page.getByRole("button", { name: "Invite" }).click();
    await page.getByText("Invited. Send them the link below.").waitFor();
    await expect.poll(() => page.getByLabel("E-mail").inputValue()).toBe("");
    expect(await page.evaluate(() => Object.values(sessionStorage).join(" "))).not.toContain(password);
  });

  it("refuses pages and forms that are not for one's role, and says whom to ask", async () => {
    const [owner, viewer] = [await person(), await person()];
    await signUp(owner, app.url);
    const email = newEmail();
    await owner.goto(`${app.url}/members`);
    await owner.getByLabel("E-mail").fill(email);
    await owner.getByRole("combobox", { name: "Role" }).last().selectOption("viewer");
    await owner.getByRole("button", { name: "Invite" }).click();
    const link = await owner.getByRole("link", { name: "link to send" }).getAttribute("href");
    await signUp(viewer, app.url, email);
    await viewer.goto(`${app.url}${link}`);
    await viewer.getByRole("button", { name: "Join" }).click();
    await shows(viewer, "Your role is viewer");
    const response = await viewer.goto(`${app.url}/models/budgets`);
    expect(response?.status()).toBe(403);
    await viewer.getByRole("heading", { name: "Not for your role" }).waitFor();
    await viewer.getByText("An owner of the workspace can give you another one.").waitFor();
  });

  it("shows one person nothing of another's workspace, on any page", async () => {
    const [one, two] = [await person(), await person()];
    const email = await signUp(one, app.url, `secret-${newEmail()}`);
    await signUp(two, app.url);
    for (const path of consolePages.filter((each) => !each.startsWith("/profiles"))) {
      await two.goto(app.url + path);
      expect({ path, leaks: (await two.content()).includes(email) }).toEqual({ path, leaks: false });
    }
    await two.context().clearCookies();
    await signIn(two, app.url, email);
    await shows(two, `You are ${email}`);
  }, 60_000);
});
