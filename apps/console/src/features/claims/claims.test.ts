import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { claimById, claims, evaluateClaim } from "@assay/report";
import type { Claim } from "@assay/report";
import {
  formatChange,
  formatInterval,
  formatStated,
  formatValue,
  unitName,
} from "../calculators/format-value.ts";
import { pathOfLine } from "../calculators/groups.ts";
import { parseInput } from "../calculators/parse-input.ts";
import { readInputs } from "../calculators/read-inputs.ts";
import type { Speaker, Translator } from "../calculators/format-value.ts";
import { speakers, strictTranslator } from "../calculators/testing.ts";
import { claimFields } from "./claim-fields.ts";
import { readLedger } from "./ledger.ts";
import { passagesOf } from "./passages.ts";
import { ledgerHref, readFilter } from "./read-filter.ts";
import { relatedClaims } from "./related-claims.ts";
import { readResults } from "./read-results.ts";
import { turningPoints } from "./turning-points.ts";
import { evaluationOf } from "./verdict-of.ts";

function claim(id: string): Claim {
  const found = claimById().get(id);
  if (found === undefined) throw new Error(id);
  return found;
}

/** What the page of a claim's own kind says. */
function kindTexts(record: Claim, speaker: Speaker, t: Translator): string[] {
  const evaluation = evaluationOf(record);
  switch (record.kind) {
    case "arithmetic": {
      const { recomputed = { low: 0, high: 0 }, deviationPercent = 0, verdict } = evaluation;
      const unit = record.stated.currency ?? record.stated.unit;
      return [
        formatStated(record.stated, speaker),
        formatInterval(recomputed.low, recomputed.high, unit, speaker),
        formatChange(deviationPercent, speaker),
        t(`detail.rule.${verdict}`, { rounding: "1" }),
      ];
    }
    case "consistency":
      return passagesOf(record, evaluation, speaker).map(
        ({ figure, says }) => figure ?? says[speaker.locale],
      );
    case "application":
      return [
        t(`arms.${record.arms}`),
        t(`experiment.armsMeaning.${record.arms}`),
        speaker.vocabulary(`verticals.${record.vertical}`),
      ];
  }
}

describe("every claim's page", () => {
  test.each(claims().map(({ id }) => id))("%s has its texts in both languages", (id) => {
    const record = claim(id);
    const evaluation = evaluationOf(record);
    for (const speaker of Object.values(speakers)) {
      const t = strictTranslator(speaker.locale, "claims");
      expect(speaker.vocabulary(`verdicts.${evaluation.verdict}`)).not.toBe("");
      for (const { trace } of evaluation.calculations)
        for (const { value, unit } of trace)
          expect(formatValue(value, unit, speaker)).not.toMatch(/NaN|Infinity| undefined/u);
      for (const { field } of claimFields(record)) {
        const texts =
          field.kind === "number"
            ? [unitName(field.unit, speaker)]
            : field.options.map((option) => speaker.words(`choices.${option}`));
        expect(texts).not.toContain("");
      }
      for (const [first] of record.lines) expect(pathOfLine(first).length).toBeGreaterThan(0);
      expect(kindTexts(record, speaker, t).filter((text) => text === "")).toEqual([]);
    }
  });

  test("the words a unit takes are known for every unit of a trace, an input or an output", () => {
    const known = (unit: string) =>
      Object.values(speakers).every(
        ({ vocabulary, words }) =>
          (vocabulary.has(`figures.${unit}`) || words.has(`figures.${unit}`)) &&
          [
            vocabulary.has(`currencies.${unit}`),
            vocabulary.has(`units.${unit}`),
            words.has(`units.${unit}`),
          ].includes(true),
      );
    const units = claims().flatMap((record) =>
      evaluationOf(record).calculations.flatMap(({ trace, units: outputs }) => [
        ...trace.map(({ unit }) => unit),
        ...Object.values(outputs),
      ]),
    );
    expect([...new Set(units)].filter((unit) => !known(unit))).toEqual([]);
  });

  test("the form's own values give the claim's own verdict", () => {
    for (const record of claims()) {
      const fields = claimFields(record).map(({ field }) => field);
      const params = Object.fromEntries(fields.map(({ name, base }) => [name, base]));
      expect(readInputs(fields, params).texts).toEqual({});
      const wrong = fields.filter((field) => field.isOptional !== true && !parseInput(field, field.base).ok);
      expect(wrong).toEqual([]);
    }
  });
});

describe("the ledger", () => {
  test("counts what there is", () => {
    const { byKind, overall, rows } = readLedger(readFilter({}).filter);
    expect(Object.fromEntries(byKind)).toEqual({ arithmetic: 57, consistency: 30, application: 57 });
    expect([rows.length, [...overall.values()].reduce((sum, count) => sum + count, 0)]).toEqual([57, 144]);
  });

  test("narrows by verdict, section, area and words", () => {
    const count = (params: Record<string, string>) => readLedger(readFilter(params).filter).rows.length;
    const off = count({ verdict: "off" });
    expect(off).toBeGreaterThan(0);
    expect(count({ section: "compute" })).toBeLessThan(57);
    expect(count({ kind: "application", vertical: "legal", arms: "model-free" })).toBeGreaterThan(0);
    expect(count({ q: "GPT-4" })).toBeGreaterThan(0);
    expect(count({ q: "zzzzqqq" })).toBe(0);
    expect(off + count({ verdict: "close" }) + count({ verdict: "reproduced" })).toBe(57);
  });

  test("finds an area's claims by its name in either language", () => {
    const ids = (params: Record<string, string>) =>
      readLedger(readFilter({ kind: "application", ...params }).filter).rows.map(({ claim: { id } }) => id);
    const outbound = ids({ vertical: "outbound" });
    expect(outbound).toHaveLength(18);
    for (const q of ["customer service", "Customer Service", "客服"])
      expect(ids({ q })).toEqual(expect.arrayContaining(outbound));
    expect(ids({ q: "客服", vertical: "legal" }).filter((id) => outbound.includes(id))).toEqual([]);
    expect(new Set(ids({ q: "客服" })).size).toBe(ids({ q: "客服" }).length);
  });

  test("counts apart what no bench can test", () => {
    const { overall, rows } = readLedger(readFilter({ kind: "application", verdict: "not-run" }).filter);
    expect([overall.get("not-run"), overall.get("not-testable"), rows.length]).toEqual([47, 10, 47]);
  });

  test.each([
    [{ kind: "nothing", verdict: "x", section: "__proto__" }, ["kind", "verdict", "section"]],
    [{ verdict: ["off", "close"], q: ["a", "b"] }, ["verdict", "q"]],
    [{ q: "x".repeat(8000), arms: "", vertical: "🦊" }, ["vertical", "q"]],
  ])("takes what it can of %j and says the rest", (params, wrong) => {
    const read = readFilter(params);
    expect(read.wrong).toEqual(wrong);
    expect(() => readLedger(read.filter)).not.toThrow();
  });

  test("a filter comes back from its address", () => {
    const { filter } = readFilter({
      kind: "application",
      verdict: "not-run",
      section: "compute",
      vertical: "audit",
      arms: "model-free",
      q: "a&b",
    });
    const params = Object.fromEntries(new URL(ledgerHref(filter), "http://assay").searchParams);
    expect(readFilter(params).filter).toEqual(filter);
  });
});

describe("related claims", () => {
  test("of GPT-4's training bill hold one about consistency, and never itself", () => {
    const related = relatedClaims(claim("gpt4-training-bill"));
    expect(related.some(({ kind }) => kind === "consistency")).toBe(true);
    expect(related.map(({ id }) => id)).not.toContain("gpt4-training-bill");
  });

  test("are at most eight, each with a fact or with lines of the section in common", () => {
    for (const record of claims()) {
      const related = relatedClaims(record);
      expect(related.length).toBeLessThanOrEqual(8);
      for (const other of related) {
        const hasFact =
          record.kind !== "application" &&
          other.kind !== "application" &&
          record.facts.some((id) => other.facts.includes(id));
        expect(hasFact || other.section === record.section).toBe(true);
      }
    }
  });
});

describe("where a verdict turns", () => {
  test.each(claims().map(({ id }) => id))("%s has its own verdict before a turn and another at it", (id) => {
    const record = claim(id);
    for (const { field, now, below, above } of turningPoints(record)) {
      for (const turn of [below, above]) {
        if (turn === undefined) continue;
        const at = evaluateClaim(record, { [field.name]: turn.at });
        expect(at.ok && at.evaluation.verdict).toBe(turn.verdict);
        expect(turn.verdict).not.toBe(evaluationOf(record).verdict);
        expect(Math.sign(turn.at - now)).toBe(turn === below ? -1 : 1);
      }
    }
  });

  test("half of 300 billion by half stays 75 billion within its rounding from 298 to 302", () => {
    const point = turningPoints(claim("games-art-market")).find(
      ({ field }) => field.name === "gamesMarketUsd",
    );
    expect((point?.below?.at ?? 0) / 298e9).toBeCloseTo(1, 3);
    expect((point?.above?.at ?? 0) / 302e9).toBeCloseTo(1, 3);
  });
});

describe("the bench's results", () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  });

  async function folderWith(text: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "results-"));
    folders.push(folder);
    await writeFile(join(folder, "claims.json"), text);
    return folder;
  }

  const result = {
    claim: "a",
    outcome: "supported",
    engine: "classic",
    run: "1",
    finishedAt: "2026-01-01T00:00:00Z",
  };

  test("are none where there is no folder", async () => {
    expect(await readResults("/nowhere/at/all")).toEqual({ state: "none" });
  });

  test("are read newest first; what does not fit is counted", async () => {
    const newer = { ...result, run: "2", finishedAt: "2026-02-01T00:00:00Z" };
    const folder = await folderWith(JSON.stringify({ version: 1, results: [result, { claim: 3 }, newer] }));
    const read = await readResults(folder);
    expect(read.state === "read" && [read.skipped, read.byClaim.get("a")?.map(({ run }) => run)]).toEqual([
      1,
      ["2", "1"],
    ]);
  });

  test.each(["", "{", "[]", '{"version":2,"results":[]}'])(
    "of “%s” cannot be read, and it is said which file",
    async (text) => {
      const folder = await folderWith(text);
      expect(await readResults(folder)).toEqual({ state: "unreadable", file: join(folder, "claims.json") });
    },
  );
});
