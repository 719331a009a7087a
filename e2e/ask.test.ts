import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, field, log, openThread, seedThread, settled, startAsk } from "./ask.ts";
import type { RunningAsk } from "./ask.ts";
import { useBrowser } from "./browser.ts";

const { person, problems } = useBrowser();
let app: RunningAsk;
beforeAll(async () => {
  app = await startAsk();
});
afterAll(() => app.stop());

const list = { name: "Conversations" } as const;

describe("conversations", () => {
  it("are listed, found, renamed and deleted [ask.threads]", async () => {
    const page = await person();
    await openThread(page, app);
    await ask(page, "about oranges");
    await settled(page);
    const threads = page.getByRole("navigation", list);
    await threads.getByRole("link", { name: /^about oranges/u }).waitFor();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("about oranges");

    await threads.getByRole("link", { name: "Rename or delete “about oranges”" }).click();
    await threads.getByLabel("Name", { exact: true }).fill("Citrus <b>fruit</b>");
    await threads.getByRole("button", { name: "Save" }).click();
    await page.getByText("The conversation has its new name.").waitFor();
    await threads.getByRole("link", { name: /^Citrus <b>fruit<\/b>/u }).waitFor();
    expect(await log(page).innerText()).toContain("about oranges");

    await threads.getByRole("searchbox").fill("citrus");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=citrus/u);
    expect(await threads.getByRole("link", { name: /^(?:Citrus|Turn)/u }).count()).toBe(1);

    await threads.getByRole("link", { name: /^Rename or delete/u }).click();
    await threads.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("The conversation is deleted.").waitFor();
    expect(await threads.getByRole("link", { name: /^Citrus/u }).count()).toBe(0);
    // A page that still stands may look for what was deleted under it.
    expect(problems.filter((problem) => !/404/u.test(problem))).toEqual([]);
  });

  it("are read, renamed and deleted without JavaScript", async () => {
    const id = await seedThread(app, 4);
    const page = await person({ javaScriptEnabled: false });
    await page.goto(`${app.url}/ask/${id}`);
    await log(page).getByText("Turn 4.").waitFor();
    const threads = page.getByRole("navigation", list);
    await page.goto(`${app.url}/ask/${id}?edit=${id}`);
    await threads.getByLabel("Name", { exact: true }).fill("By hand");
    await threads.getByRole("button", { name: "Save" }).click();
    await page.getByText("The conversation has its new name.").waitFor();
    await page.goto(`${app.url}/ask/${id}?edit=${id}`);
    await threads.getByRole("button", { name: "Delete" }).click();
    await page.getByText("The conversation is deleted.").waitFor();
    expect(await threads.getByText("By hand").count()).toBe(0);
  });

  it("stand in a drawer where there is no room beside", async () => {
    await seedThread(app, 2);
    const page = await person({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(`${app.url}/ask`);
    const threads = page.getByRole("navigation", list);
    expect(await threads.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Conversations" }).click();
    await threads.getByRole("link", { name: "New conversation" }).waitFor();
    await page.keyboard.press("Escape");
    await threads.waitFor({ state: "hidden" });
    expect(await threads.isVisible()).toBe(false);
  });

  it("keep who answers them [ask.model]", async () => {
    const page = await person();
    await openThread(page, app);
    await ask(page, "hello");
    await settled(page);
    await page.reload();
    expect(await page.getByLabel("Answered by").inputValue()).toBe(app.model);
    const kept = page.waitForResponse((each) => each.request().method() === "POST");
    await page.getByLabel("Answered by").selectOption({ label: "Rules (no model)" });
    await kept;
    const other = await page.context().newPage();
    await other.goto(page.url());
    expect(await other.getByLabel("Answered by").inputValue()).toBe("classic/report");
    await ask(page, "What does ChatGPT cost a day?");
    await log(page).getByText("$694,444", { exact: false }).waitFor();
  });
});

it("answers each example with what it asks for, in both languages", async () => {
  const expected = {
    en: ["$694,444 a day", "cost of the run $114 million", "It nearly holds"],
    zh: ["69.4444万美元", "1.14亿美元", "基本成立"],
  };
  for (const [locale, said] of Object.entries(expected)) {
    const page = await person({ locale });
    for (const [at, words] of said.entries()) {
      await page.goto(`${app.url}/ask`);
      await page.locator("main").getByRole("listitem").getByRole("button").nth(at).click();
      await log(page).getByText(words).waitFor();
      expect(await log(page).getByRole("alert").count()).toBe(0);
    }
  }
});

describe("two tabs in one conversation", () => {
  it("do not talk at once, and see the same [chat.tabs]", async () => {
    const page = await person();
    await openThread(page, app);
    await ask(page, "hello there");
    await settled(page);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await log(other).getByText("You said: hello there").waitFor();
    await page.bringToFront();
    await ask(page, "slowly, please");
    await log(page).getByText("word3").waitFor();

    await ask(other, "my own question");
    await log(other).getByText("word60").waitFor({ timeout: 30_000 });
    expect(await field(other).inputValue()).toBe("my own question");
    await settled(other);
    await other.getByRole("button", { name: "Send", exact: true }).click();
    await log(other).getByText("You said: my own question").waitFor();
    expect(await log(page).getByText("my own question").count()).toBe(0);
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await log(page).getByText("You said: my own question").waitFor();
  });
});

describe("what did not get through", () => {
  it("is given back with a way to try again, which is not asked twice [chat.errors]", async () => {
    const page = await person();
    await openThread(page, app);
    await page.route("**/api/chat/**", (route) => route.abort());
    await ask(page, "over a bad line");
    const notice = page.getByRole("alert").filter({ hasText: "The server did not answer" });
    await notice.waitFor();
    expect(await field(page).inputValue()).toBe("over a bad line");
    expect(await page.getByRole("article").count()).toBe(0);
    await page.unroute("**/api/chat/**");
    await notice.getByRole("button", { name: "Retry" }).click();
    await log(page).getByText("You said: over a bad line").waitFor();
    await settled(page);
    expect(await field(page).inputValue()).toBe("");
    expect(app.requests.filter((each) => JSON.stringify(each).includes("over a bad line"))).toHaveLength(1);
  });
});

describe("links", () => {
  it("are made, shown once, listed and taken back in the dialog", async () => {
    const page = await person();
    await openThread(page, app);
    await ask(page, "cite something");
    await settled(page);
    await page.getByRole("button", { name: "Export and share" }).click();
    await page.getByRole("button", { name: "Share a link…" }).click();
    const dialog = page.getByRole("dialog", { name: "Links to this conversation" });
    await dialog.getByLabel("Works for").selectOption({ label: "1 day" });
    await dialog.getByRole("button", { name: "Make a link" }).click();
    const address = await dialog.getByText(`${app.url}/shared/`, { exact: false }).textContent();
    await dialog.getByText(/^Works until/u).waitFor();
    const stranger = await person();
    await stranger.goto(address ?? "");
    await stranger.getByText("$694,444").first().waitFor();
    await dialog.getByRole("button", { name: "Take back" }).click();
    await dialog.getByText("Taken back.").waitFor();
    expect((await stranger.goto(address ?? ""))?.status()).toBe(404);
    await page.reload();
    expect(await page.content()).not.toContain(address?.split("/").at(-1) ?? "none");
  });
});
