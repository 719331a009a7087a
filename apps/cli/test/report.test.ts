import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { cli } from "./server.ts";

function run(...args: string[]) {
  return spawnSync(process.execPath, [cli, "report", ...args], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
}

describe("assay report", () => {
  it.each([["search", "GPU"], ["facts"], ["entities"], ["claims"], ["calc"], ["calc", "training-cost"]])(
    "%s %s --json prints an array of records and nothing else [cli.records]",
    (...args) => {
      const { stdout, stderr, status } = run(...args, "--json");
      expect(z.array(z.looseObject({})).min(1).safeParse(JSON.parse(stdout))).toMatchObject({
        success: true,
      });
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    },
  );

  it("claims --kind arithmetic prints stated against recomputed for each [report.verdicts]", () => {
    const lines = run("claims", "--kind", "arithmetic").stdout.trim().split("\n");
    const [head = "", ...rows] = lines;
    expect(head).toMatch(/STATED\s+RECOMPUTED\s+UNIT\s+DEVIATION/u);
    const claims = rows.filter((row) => /\b(reproduced|close|off)\b.*\d.*%/u.test(row));
    const { length } = JSON.parse(run("claims", "--kind", "arithmetic", "--json").stdout) as unknown[];
    expect(claims.length).toBe(length);
  });

  it("calc explains a result step by step", () => {
    const { stdout } = run("calc", "training-cost", "accelerators=10000", "trainingDays=30");
    expect(stdout).toContain("10,000 × 30 × 24");
    expect(stdout).toContain("7,200,000");
  });

  it.each([
    ["calc", "no-such-calculator"],
    ["calc", "training-cost", "trainingDays=0"],
    ["calc", "training-cost", "trainingDays"],
    ["facts", "--section", "nowhere"],
    ["facts", "--limit", "-1"],
    ["facts", "--unit", "percents"],
    ["entities", "--layer", "constructor"],
    ["nonsense"],
  ])("exits with 2 and says why: %s %s %s", (...args) => {
    const { stdout, stderr, status } = run(...args);
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
    expect(stderr.length).toBeGreaterThan(20);
  });
});
