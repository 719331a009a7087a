// One check for everything: format, lint, build, types, then the tests. Ends with "N passed, N failed".
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./toolchain.mjs";

/** @type {[name: string, command: string[]][]} */
const steps = [
  ["format", ["oxfmt", "--check"]],
  ["lint", ["oxlint", "--type-aware", "--deny-warnings"]],
  ["unused code", ["knip"]],
  ["build", ["turbo", "run", "build", "--output-logs=errors-only"]],
  ["types", ["turbo", "run", "types", "--output-logs=errors-only"]],
];

/** Runs every step even when one fails, so that one run shows all there is to mend. */
export async function check(args = []) {
  const results = [];
  for (const [name, command] of steps) {
    console.log(`\n• ${name}`);
    results.push({ name, failed: (await run("pnpm", ["exec", ...command])) !== 0 });
  }
  console.log("\n• tests");
  const tests = await runTests(args);
  const failedSteps = results.filter(({ failed }) => failed);
  for (const { name } of failedSteps) console.log(`failed: ${name}`);
  const passed = tests.passed + results.length - failedSteps.length;
  const failed = tests.failed + failedSteps.length;
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runTests(args) {
  const file = join(tmpdir(), `assay-tests-${process.pid}.json`);
  const code = await run("pnpm", [
    "exec",
    "vitest",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...args,
  ]);
  try {
    const {
      numPassedTests: passed,
      numFailedTests,
      numFailedTestSuites,
      numPendingTests,
    } = JSON.parse(readFileSync(file, "utf8"));
    if (numPendingTests > 0) console.log(`${numPendingTests} skipped, with their reasons above`);
    const failed = numFailedTests === 0 && code !== 0 ? Math.max(1, numFailedTestSuites) : numFailedTests;
    return { passed, failed };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(file, { force: true });
  }
}
