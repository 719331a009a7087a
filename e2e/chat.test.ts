import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, field, log, openThread, seedThread, settled, startAsk } from "./ask.ts";
import type { RunningAsk } from "./ask.ts";
import { violationsOf } from "./axe.ts";
import { useBrowser } from "./browser.ts";

const { person } = useBrowser();
let app: RunningAsk;
beforeAll(async () => {
  app = await startAsk();
});
afterAll(() => app.stop());

const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true });
const stop = (page: Page) => page.getByRole("button", { name: "Stop", exact: true });
const answers = (page: Page) => log(page).getByRole("article", { name: "AI answer" });
const gap = (page: Page) =>
  log(page).evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);

/** Whether something comes into view. */
async function seen(what: Locator): Promise<boolean> {
  await what.waitFor();
  return true;
}

async function startSlowly(page: Page): Promise<void> {
  await openThread(page, app);
  await ask(page, "slowly, please");
  await log(page).getByText("word3").waitFor();
}

describe("an answer that comes in", () => {
  it("is stopped at once, on the server too, and keeps what there is of it [chat.stop]", async () => {
    const page = await person();
    await startSlowly(page);
    await stop(page).click();
    await log(page).getByText("You stopped this answer.").waitFor();
    expect(await send(page).count()).toBe(1);
    await settled(page);
    await page.reload();
    const kept = await answers(page).last().innerText();
    expect(kept).toContain("word3");
    expect(kept).not.toContain("word60");
    expect(kept).toContain("You stopped this answer.");
  });

  it("is stopped with Esc", async () => {
    const page = await person();
    await startSlowly(page);
    await page.keyboard.press("Escape");
    expect(await seen(log(page).getByText("You stopped this answer."))).toBe(true);
  });

  it("is there after a reload and goes on, with the question that was saved before it [chat.resume]", async () => {
    const page = await person();
    await startSlowly(page);
    await page.reload();
    await log(page).getByText("slowly, please").first().waitFor();
    await log(page).getByText("word3").waitFor();
    await log(page).getByText("word60").waitFor({ timeout: 30_000 });
    expect(await answers(page).count()).toBe(1);
  });

  it("is read along in a second tab, which cannot ask meanwhile", async () => {
    const page = await person();
    await startSlowly(page);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await log(second).getByText("word60").waitFor({ timeout: 30_000 });
    expect(await answers(second).count()).toBe(1);
  });

  it("is followed at the bottom only [chat.scroll]", async () => {
    const page = await person({ viewport: { width: 900, height: 500 } });
    await page.goto(`${app.url}/ask/${await seedThread(app, 20)}`);
    await page.getByLabel("Answered by").selectOption(app.model);
    await ask(page, "slowly, please");
    await log(page).getByText("word3").waitFor();
    expect(await gap(page)).toBeLessThan(60);
    await log(page).hover();
    await page.mouse.wheel(0, -600);
    await sleep(400);
    const before = await log(page).evaluate(({ scrollTop }) => scrollTop);
    await log(page).getByText("word40").waitFor({ timeout: 30_000 });
    expect(await log(page).evaluate(({ scrollTop }) => scrollTop)).toBe(before);
    await page.getByRole("button", { name: "Latest" }).click();
    await expect.poll(() => gap(page)).toBeLessThan(60);
  });

  it("says that it comes and that it is ready, politely [chat.announced]", async () => {
    const page = await person();
    await openThread(page, app);
    await ask(page, "slowly, please");
    await page.locator('[role="log"][aria-busy="true"]').waitFor();
    await page
      .getByRole("status")
      .filter({ hasText: "Waiting for the answer" })
      .waitFor({ state: "attached" });
    await page.keyboard.press("Escape");
    await settled(page);
    const ended = page.getByRole("status").filter({ hasText: "You stopped" });
    await expect.poll(() => ended.count()).toBeGreaterThan(0);
  });
});

describe("versions", () => {
  it("are made by answering again and by editing, and are gone through [chat.branches]", async () => {
    const page = await person();
    await openThread(page, app);
    await ask(page, "first wording");
    await log(page).getByText("You said: first wording").waitFor();
    await settled(page);
    await answers(page).last().getByRole("button", { name: "Answer again" }).click();
    await log(page).getByText("2 of 2").waitFor();
    await log(page)
      .getByRole("article", { name: "You", exact: true })
      .getByRole("button", { name: "Edit the message" })
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("second wording");
    await dialog.getByRole("button", { name: "Send" }).click();
    await log(page).getByText("You said: second wording").waitFor();
    await settled(page);
    await log(page).getByRole("button", { name: "Previous version" }).first().click();
    await log(page).getByText("You said: first wording").waitFor();
    await page.reload();
    expect(await seen(log(page).getByText("You said: first wording"))).toBe(true);
  });
});

describe("a call with side effects", () => {
  it("shows its exact arguments and waits, also over a reload [chat.approval]", async () => {
    const page = await person();
    await openThread(page, app);
    const before = app.notes.length;
    await ask(page, "write it down");
    await page.getByRole("button", { name: "Allow" }).waitFor();
    await page.reload();
    await log(page).getByText("write_note").first().waitFor();
    await log(page).getByText("Milk").first().waitFor();
    expect(app.notes.length).toBe(before);
    await page.getByRole("button", { name: "Allow" }).click();
    await log(page).getByText("The note is kept.").waitFor();
    expect(app.notes.slice(before)).toEqual([{ title: "Milk", pages: 2 }]);
    await log(page).getByText("done", { exact: true }).waitFor();
  });

  it("is not made when it is refused", async () => {
    const page = await person();
    await openThread(page, app);
    const before = app.notes.length;
    await ask(page, "write it down");
    await page.getByRole("button", { name: "Refuse" }).click();
    await log(page).getByText("The note is not kept.").waitFor();
    expect(app.notes.length).toBe(before);
  });
});

describe("sources", () => {
  it("are chips that open at the passage [chat.citations]", async () => {
    const page = await person();
    await openThread(page, app);
    await ask(page, "cite something");
    await log(page)
      .getByRole("link", { name: /^Source 1:/u })
      .first()
      .click();
    const open = page.getByRole("link", { name: /Open the passage/u }).first();
    expect(await open.getAttribute("href")).toBe("/report/facts/chatgpt-daily-hardware-cost");
  });

  it("are said to be missing where an answer states a figure without one", async () => {
    const page = await person();
    await openThread(page, app);
    await ask(page, "hello");
    expect(await seen(log(page).getByText("This answer names no sources."))).toBe(true);
  });

  it("have the model, the cost and the data one click away, and say that it is AI [chat.meta]", async () => {
    const page = await person();
    await openThread(page, app);
    await ask(page, "hello");
    await settled(page);
    const answer = answers(page).last();
    await answer.getByText("AI", { exact: true }).first().waitFor();
    await answer.getByText("scripted/scripted").first().click();
    await answer.getByText("Time taken").waitFor();
    await answer.getByText("10 in, 5 out").waitFor();
    await answer.getByRole("link", { name: /step/iu }).click();
    await page.waitForURL(/\/trace\//u);
    expect(await seen(page.getByText("scripted/scripted").first())).toBe(true);
  });
});

describe("the field", () => {
  it("never sends while an input method puts a word together [chat.ime]", async () => {
    const page = await person();
    await openThread(page, app);
    await field(page).fill("ni hao");
    await field(page).evaluate((element) => {
      element.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
      element.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }),
      );
    });
    expect(await field(page).inputValue()).toBe("ni hao");
    expect(await answers(page).count()).toBe(0);
  });

  it("keeps a draft over a reload and a failure [chat.drafts]", async () => {
    const page = await person();
    await openThread(page, app);
    await field(page).fill("half a thought");
    await page.reload();
    await expect.poll(() => field(page).inputValue()).toBe("half a thought");
    await page.route("**/api/chat/**", (route) =>
      route.request().method() === "POST" ? route.abort() : route.continue(),
    );
    await page.keyboard.press("Tab");
    await ask(page, "half a thought");
    await expect.poll(() => field(page).inputValue()).toBe("half a thought");
    await page.unroute("**/api/chat/**");
  });
});

describe("a conversation", () => {
  it("begins with three examples that work offline [chat.examples]", async () => {
    const page = await person();
    for (const at of [0, 1, 2]) {
      await page.goto(`${app.url}/ask`);
      await page.locator("main").getByRole("listitem").getByRole("button").nth(at).click();
      await answers(page).last().getByText("classic/report").first().waitFor({ timeout: 20_000 });
      await settled(page);
      expect(
        await answers(page)
          .last()
          .getByRole("link", { name: /^Source 1:/u })
          .count(),
      ).toBeGreaterThan(0);
    }
  });

  it("says what failed where it failed, with a way to try again [chat.errors]", async () => {
    const page = await person();
    await openThread(page, app);
    await ask(page, "fail now");
    await log(page).getByRole("button", { name: "Retry" }).waitFor();
    await page.context().setOffline(true);
    expect(await seen(page.getByText("No network"))).toBe(true);
    await page.context().setOffline(false);
  });

  it("lists its shortcuts and opens the palette [chat.keyboard]", async () => {
    const page = await person();
    await openThread(page, app);
    await page.locator("h1").click();
    await page.keyboard.press("?");
    await page.getByText("Send a message").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    expect(await seen(page.getByRole("combobox"))).toBe(true);
  });

  it("stays quick to scroll and type in at 500 messages [chat.long]", async () => {
    const page = await person();
    await page.goto(`${app.url}/ask/${await seedThread(app, 500)}`);
    await log(page).getByText("Turn 500.").waitFor();
    expect(await log(page).getByRole("article").count()).toBeLessThanOrEqual(100);
    await page.getByRole("button", { name: /Show 100 earlier/u }).click();
    await expect.poll(() => log(page).getByRole("article").count()).toBe(200);
    await field(page).pressSequentially("typed without loss");
    expect(await field(page).inputValue()).toBe("typed without loss");
  });

  it("has no axe violation in either theme, nor on a phone, where its targets are large [chat.accessible]", async () => {
    const page = await person();
    await openThread(page, app);
    await ask(page, "cite something");
    await settled(page);
    const address = page.url();
    const found = await violationsOf(page);
    const dark = await person({ colorScheme: "dark" });
    await dark.goto(address);
    await log(dark).waitFor();
    found.push(...(await violationsOf(dark)));
    const phone = await person({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await phone.goto(address);
    await log(phone).waitFor();
    found.push(...(await violationsOf(phone)));
    expect(found).toEqual([]);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    const size = await field(phone).evaluate((element) =>
      Number.parseFloat(getComputedStyle(element).fontSize),
    );
    expect(size).toBeGreaterThanOrEqual(16);
    const box = await phone.getByRole("button", { name: "Send", exact: true }).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
  });

  it("is exported, printed, and shared by a link that is revoked [chat.export]", async () => {
    const page = await person();
    await openThread(page, app);
    await ask(page, "cite something");
    await settled(page);
    await page.reload();
    const id = page.url().split("/").at(-1) ?? "";
    const markdown = await page.request.get(`${app.url}/api/chat/${id}/export?format=markdown`);
    expect(await markdown.text()).toContain("$694,444");
    const json = await page.request.get(`${app.url}/api/chat/${id}/export?format=json`);
    expect(await json.json()).toMatchObject({ assay: "thread" });
    await page.goto(`${app.url}/ask/${id}/print`);
    await page.getByText("$694,444").first().waitFor();
    const made = await page.request.post(`${app.url}/api/chat/${id}/shares`, {
      data: { days: 7 },
      headers: { origin: app.url },
    });
    const { id: share, token } = (await made.json()) as { id: string; token: string };
    const stranger = await person();
    await stranger.goto(`${app.url}/shared/${token}`);
    await stranger.getByText("$694,444").first().waitFor();
    await page.request.delete(`${app.url}/api/chat/${id}/shares/${share}`, { headers: { origin: app.url } });
    expect((await stranger.goto(`${app.url}/shared/${token}`))?.status()).toBe(404);
  });
});
