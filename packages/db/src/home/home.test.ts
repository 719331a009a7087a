import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  dropOldKeys,
  isCurrent,
  openHome,
  readSecrets,
  rotateSecret,
  seal,
  unseal,
  withLock,
} from "./index.ts";

let home = "";
beforeEach(() => {
  home = openHome({ folder: mkdtempSync(join(tmpdir(), "assay-home-")) });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe("secrets", () => {
  it("are made once, for their owner only, and are the same for all who read them", () => {
    const made = readSecrets(home);
    expect(readSecrets(home)).toEqual(made);
    expect(statSync(join(home, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(home)).toEqual(["secrets.json"]);
  });

  it("keep what was sealed before a rotation readable until the old key is dropped", async () => {
    const before = readSecrets(home);
    const sealed = seal(before.encryption, "sk-123", "acme/openai");
    const after = await rotateSecret(home, "encryption");
    expect(after.encryption).toHaveLength(2);
    expect(after.auth).toEqual(before.auth);
    expect(unseal(after.encryption, sealed, "acme/openai")).toBe("sk-123");
    expect(isCurrent(after.encryption, sealed)).toBe(false);
    await dropOldKeys(home);
    expect(unseal(readSecrets(home).encryption, sealed, "acme/openai")).toBeUndefined();
  });

  it("say which file is damaged, and leave it alone", () => {
    const path = join(home, "secrets.json");
    writeFileSync(path, '{"version": 1}');
    expect(() => readSecrets(home)).toThrow(`${path} is damaged (auth)`);
    writeFileSync(path, "not json");
    expect(() => readSecrets(home)).toThrow(`${path} is damaged (not JSON)`);
    expect(readFileSync(path, "utf8")).toBe("not json");
  });
});

describe("sealing", () => {
  it("gives back any text, in its own place only, and nothing of one that was changed", () => {
    const { encryption } = readSecrets(home);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), fc.nat(), (text, context, at) => {
        const sealed = seal(encryption, text, context);
        const position = sealed.length - 1 - (at % 20);
        const changed = `${sealed.slice(0, position)}${sealed[position] === "A" ? "g" : "A"}${sealed.slice(position + 1)}`;
        expect(unseal(encryption, sealed, context)).toBe(text.toWellFormed());
        expect(unseal(encryption, sealed, `${context}!`)).toBeUndefined();
        expect(changed === sealed || unseal(encryption, changed, context) === undefined).toBe(true);
      }),
    );
  });

  it("opens nothing that is no sealed text", () => {
    const { encryption } = readSecrets(home);
    const id = encryption[0]?.id ?? "";
    for (const odd of ["", "v1", `v1.${id}`, `v1.${id}.`, `v1.${id}.AAAA`, `v2.${id}.AAAA`, "v1.other.AAAA"])
      expect(unseal(encryption, odd, "x")).toBeUndefined();
  });
});

describe("a lock", () => {
  it("lets one at a time in", async () => {
    let inside = 0;
    let most = 0;
    const visit = () =>
      withLock(join(home, "a.lock"), async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside -= 1;
      });
    await Promise.all(Array.from({ length: 12 }, visit));
    expect(most).toBe(1);
    expect(readdirSync(home)).toEqual([]);
  });

  it("is taken from a process that is gone, at once", async () => {
    writeFileSync(join(home, "a.lock"), JSON.stringify({ pid: 2 ** 22 + 1, token: "gone" }));
    await expect(withLock(join(home, "a.lock"), async () => "in", { timeoutMs: 500 })).resolves.toBe("in");
  });

  it("is taken from a silent one whose process id lives on as another", async () => {
    const path = join(home, "a.lock");
    writeFileSync(path, JSON.stringify({ pid: process.pid, token: "silent" }));
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(path, longAgo, longAgo);
    await expect(withLock(path, async () => "in", { timeoutMs: 500 })).resolves.toBe("in");
  });

  it("says who holds it when the wait is over", async () => {
    const path = join(home, "a.lock");
    writeFileSync(path, JSON.stringify({ pid: process.pid, token: "busy" }));
    await expect(withLock(path, async () => "in", { timeoutMs: 100 })).rejects.toThrow(
      `${path} is held by process ${process.pid}.`,
    );
  });

  it("is free again after a failure", async () => {
    const path = join(home, "a.lock");
    await expect(withLock(path, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(withLock(path, async () => "in")).resolves.toBe("in");
  });
});
