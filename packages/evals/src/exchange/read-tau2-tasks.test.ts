import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readTau2Tasks } from "./read-tau2-tasks.ts";

const evals = new URL("../../../../../shared/data/evals/", import.meta.url);
const retail = new URL("tau2_retail_tasks.json.gz", evals);
const airline = new URL("tau2_airline_tasks.json.gz", evals);
const folder = mkdtempSync(path.join(tmpdir(), "assay-tau2-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe.skipIf(!existsSync(retail))("tau2-bench (needs ../shared, which is not here otherwise)", () => {
  it("has 114 tasks in retail: 112 ask a judge, which 42 give sentences to", async () => {
    const samples = await readTau2Tasks(retail);
    const expected = samples.map((sample) => sample.expected);
    expect(samples).toHaveLength(114);
    expect(new Set(samples.map(({ id }) => id)).size).toBe(114);
    expect(expected.filter((each) => each?.rewardBasis.includes("NL_ASSERTION"))).toHaveLength(112);
    expect(expected.filter((each) => (each?.assertions.length ?? 0) > 0).length).toBeLessThanOrEqual(42);
    expect(expected.reduce((sum, each) => sum + (each?.actions.length ?? 0), 0)).toBe(550);
    expect(samples[0]).toMatchObject({
      id: "0",
      input: { persona: null, domain: "retail", known: "You are Yusuf Rossi in zip code 19122." },
      expected: { communicate: [], rewardBasis: ["DB", "NL_ASSERTION"] },
    });
    expect(samples[0]?.expected?.actions[0]).toEqual({
      id: "0_0",
      name: "find_user_id_by_name_zip",
      arguments: { first_name: "Yusuf", last_name: "Rossi", zip: "19122" },
      requestor: "assistant",
      compare: null,
    });
  });

  it("has 50 tasks in airline, none of which is judged by a model", async () => {
    const samples = await readTau2Tasks("tau2_airline_tasks.json.gz", {
      dataFolder: path.dirname(new URL(airline).pathname),
    });
    expect(samples).toHaveLength(50);
    expect(samples.every(({ expected }) => expected?.rewardBasis.join(" ") === "DB COMMUNICATE")).toBe(true);
    expect(samples.every(({ metadata }) => typeof metadata?.["purpose"] === "string")).toBe(true);
  });
});

describe("tasks of tau2", () => {
  const task = {
    id: "t1",
    user_scenario: { persona: "in a hurry", instructions: "Ask for your bill." },
    evaluation_criteria: {
      actions: [
        {
          action_id: "a",
          name: "get_bill",
          arguments: {},
          requestor: "user",
          compare_args: ["month"],
          new: 1,
        },
      ],
      communicate_info: ["42"],
      nl_assertions: null,
      reward_basis: ["ACTION"],
    },
    later: { anything: true },
  };

  it("may have fields that are not known, and instructions in one text", async () => {
    const [sample] = await readTau2Tasks(write("tasks.json", JSON.stringify([task])));
    expect(sample).toEqual({
      id: "t1",
      input: {
        persona: "in a hurry",
        domain: null,
        reason: null,
        known: null,
        unknown: null,
        instructions: "Ask for your bill.",
        initialState: null,
      },
      expected: {
        actions: [{ id: "a", name: "get_bill", arguments: {}, requestor: "user", compare: ["month"] }],
        communicate: ["42"],
        assertions: [],
        environment: [],
        rewardBasis: ["ACTION"],
      },
    });
  });

  it("are named where they are none", async () => {
    const broken = write(
      "broken.json",
      JSON.stringify([task, { ...task, evaluation_criteria: { reward_basis: ["X"] } }]),
    );
    await expect(readTau2Tasks(broken)).rejects.toThrow(
      /broken\.json: task 2: field evaluation_criteria\.reward_basis\.0/u,
    );
    await expect(readTau2Tasks(write("torn.json", "[{"))).rejects.toThrow("is not JSON; get the file again");
    await expect(readTau2Tasks(write("object.json", "{}"))).rejects.toThrow("is not a list of tasks");
    await expect(readTau2Tasks(write("empty.json", "[]"))).rejects.toThrow("is empty");
  });
});
