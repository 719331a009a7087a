import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { violationsOf } from "./axe.ts";
import { useBrowser } from "./browser.ts";
import { signUp, startConsoleWithAccounts } from "./console.ts";

const { person, problems } = useBrowser();
const question = "What does ChatGPT's hardware cost a day?";
const figure = "694,444";

let app: Awaited<ReturnType<typeof startConsoleWithAccounts>>;
beforeAll(async () => {
  app = await startConsoleWithAccounts();
});
afterAll(() => app.stop());

/** Calls the chat as the page does; resolves with the status and what came back. */
async function call(page: Page, method: string, path: string, body?: object) {
  return page.evaluate(
    async ([verb, address, sent]) => {
      const headers = { "content-type": "application/json" };
      const response = await fetch(address, { method: verb, headers, ...(sent !== "" && { body: sent }) });
      return { status: response.status, text: await response.text() };
    },
    [method, `/api/chat/${path}`, body === undefined ? "" : JSON.stringify(body)] as const,
  );
}

/** Somebody asks the report something; the classic engine answers. */
async function askReport(page: Page): Promise<{ thread: string; answer: string }> {
  await signUp(page, app.url);
  const thread = randomUUID();
  const sent = { kind: "send", id: randomUUID(), text: question, parentId: null, model: "classic/report" };
  const { text } = await call(page, "POST", thread, sent);
  const answer = /"messageId":"([^"]+)"/u.exec(text)?.[1] ?? "";
  expect(text).toContain('"status":"done"');
  return { thread, answer };
}

async function share(page: Page, thread: string): Promise<{ id: string; url: string }> {
  const { text } = await call(page, "POST", `${thread}/shares`, { days: 7 });
  const { id, token } = JSON.parse(text);
  return { id, url: `${app.url}/shared/${token}` };
}

it("shows a shared conversation to whoever has the link, and no more than that [agent.shared]", async () => {
  const owner = await person();
  const { thread } = await askReport(owner);
  const { url } = await share(owner, thread);
  await call(owner, "POST", thread, {
    kind: "edit",
    id: randomUUID(),
    editedId: JSON.parse((await call(owner, "GET", thread)).text).messages[0].id,
    text: "A later secret",
  });

  const stranger = await person();
  const response = await stranger.goto(url);
  expect(response?.status()).toBe(200);
  expect(response?.headers()["cache-control"]).toMatch(/no-store/u);
  const main = stranger.getByRole("main");
  await main.getByText(question).first().waitFor();
  await main.getByText(figure).first().waitFor();
  await main.getByText("AI answer").first().waitFor();
  expect(await main.getByRole("list").last().innerText()).toMatch(/lines? \d+/u);
  expect(await main.innerText()).not.toContain("A later secret");
  expect(await stranger.locator("meta[name=robots]").first().getAttribute("content")).toMatch(/noindex/u);
  expect(await stranger.locator("meta[name=referrer]").getAttribute("content")).toBe("no-referrer");
  expect(await main.getByRole("textbox").count()).toBe(0);
  expect(await violationsOf(stranger)).toEqual([]);
  expect(problems).toEqual([]);
});

it("says the same of a link that is revoked, expired or made up; one that holds reads without JavaScript", async () => {
  const owner = await person();
  const { thread } = await askReport(owner);
  const [revoked, expired] = [await share(owner, thread), await share(owner, thread)];
  const plain = await person({ javaScriptEnabled: false });
  for (const { url } of [revoked, expired]) {
    expect((await plain.goto(url))?.status()).toBe(200);
    await plain.getByRole("main").getByText(figure).first().waitFor();
  }
  expect((await call(owner, "DELETE", `${thread}/shares/${revoked.id}`)).status).toBe(204);
  await app.db.system
    .sql`update agent.share set expires_at = now() - interval '1 second' where id = ${expired.id}`;
  const stranger = await person();
  const seen = new Set<string>();
  for (const url of [revoked.url, expired.url, `${app.url}/shared/${"x".repeat(43)}`]) {
    expect((await stranger.goto(url))?.status()).toBe(404);
    await stranger.getByRole("heading", { name: "This link shows nothing" }).waitFor();
    seen.add(await stranger.getByRole("main").innerText());
  }
  expect(seen.size).toBe(1);
  expect(await stranger.locator("meta[name=referrer]").getAttribute("content")).toBe("no-referrer");
});

it("prints a conversation on white paper with its sources and without the frame", async () => {
  const owner = await person({ colorScheme: "dark" });
  await owner.context().addCookies([{ name: "assay.theme", value: "dark", url: app.url }]);
  const { thread } = await askReport(owner);
  await owner.goto(`${app.url}/ask/${thread}/print`);
  expect(await owner.getByRole("main").innerText()).toMatch(/lines? \d+/u);
  const looks = () =>
    owner.evaluate(() => ({
      page: getComputedStyle(document.documentElement).backgroundColor,
      sheet: getComputedStyle(document.querySelector(".sheet") ?? document.body).backgroundColor,
      tools: getComputedStyle(document.querySelector(".sheet-tools") ?? document.body).display,
    }));
  const white = { page: "rgb(255, 255, 255)", sheet: "rgb(255, 255, 255)" };
  expect(await looks()).toEqual({ ...white, tools: "flex" });
  await owner.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await looks()).toEqual({ ...white, tools: "none" });
  expect((await owner.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(5_000);
  expect(problems).toEqual([]);
});

it("shows every step of an answer to whoever asked, and to nobody else [agent.trace]", async () => {
  const owner = await person();
  const { thread, answer } = await askReport(owner);
  const trace = `${app.url}/ask/${thread}/trace/${answer}`;
  await owner.goto(trace);
  await owner.getByRole("heading", { level: 1, name: "How this answer came about" }).waitFor();
  expect(await owner.locator("dl").innerText()).toMatch(
    /Engine\s+rules and retrieval[\s\S]*classic\/report/u,
  );
  const steps = owner.locator("section ol > li");
  expect(await steps.first().innerText()).toMatch(/^model\s+classic\/report/u);
  await steps.first().locator("summary").first().click();
  await steps.first().getByText("messages").waitFor();
  expect(await violationsOf(owner)).toEqual([]);
  expect(problems).toEqual([]);

  const other = await person();
  await signUp(other, app.url);
  for (const path of [trace, `${app.url}/ask/${thread}/print`, `${app.url}/ask/${thread}/trace/none`])
    expect((await other.goto(path))?.status()).toBe(404);
  const nobody = await person();
  await nobody.goto(trace);
  expect(new URL(nobody.url()).pathname).toBe("/sign-in");
});
