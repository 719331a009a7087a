// What a process of `evals.mjs` does: its role and what it needs come from the environment. Bundled before it is run, as
// the command is, so that no compiling of types is measured.
import { cpus } from "node:os";

const count = Number(process.env.BENCH_COUNT);
const atOnce = Number(process.env.BENCH_AT_ONCE ?? 8);
const expected = (index) => `answer ${index}`;
const answerTo = (question) => expected(question.replace("question ", ""));

const roles = {
  async bare() {
    let right = 0;
    for (let index = 0; index < count; index += 1)
      if (answerTo(`question ${index}`) === expected(index)) right += 1;
    return right;
  },
  async bareHttp() {
    let next = 0;
    let right = 0;
    const worker = async () => {
      while (next < count) {
        const index = next;
        next += 1;
        const response = await fetch(`${process.env.BENCH_URL}/v1/chat/completions`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ model: "m", messages: [{ role: "user", content: `question ${index}` }] }),
        });
        const body = await response.json();
        if (body.choices[0].message.content === expected(index)) right += 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return right;
  },
  ours: () =>
    ours({
      solver: ({ input }) => ({ text: answerTo(input) }),
      fetch: () => Promise.reject(new Error("there is no model")),
    }),
  async oursHttp() {
    const { createRouter } = await import("@assay/router");
    const { Provider } = await import("@assay/router/providers");
    const { complete } = await import("@assay/evals/solvers");
    const provider = Provider.parse({
      id: "bench",
      name: "bench",
      baseUrl: `${process.env.BENCH_URL}/v1`,
      local: true,
    });
    const { fetch } = createRouter({ env: {}, providers: [provider], models: () => [] });
    return ours({ solver: complete({ prompt: ({ input }) => [{ role: "user", content: input }] }), fetch });
  },
};

async function ours({ solver, fetch }) {
  const { suite } = await import("@assay/evals");
  const { readLog, summarise } = await import("@assay/evals/log");
  const { runSuite } = await import("@assay/evals/run");
  const cases = suite({
    id: "trivial",
    title: "Trivial",
    description: "The same words.",
    version: 1,
    dataset: {
      source: "made here",
      licence: "MIT",
      load: async () =>
        Array.from({ length: count }, (_, index) => ({
          id: `s${index}`,
          input: `question ${index}`,
          expected: expected(index),
        })),
    },
    solver,
    scorers: [
      {
        id: "exact",
        score: ({ sample, solution }) => ({ value: Number(solution.text === sample.expected) }),
      },
    ],
  });
  const { path } = await runSuite({
    suite: cases,
    models: [{ address: "bench/m", kind: "model" }],
    fetch,
    path: process.env.BENCH_LOG,
    provenance: {
      versions: {},
      machine: { os: "", arch: "", cpu: "", cores: cpus().length, memoryBytes: 0 },
    },
    concurrency: atOnce,
  });
  const summary = summarise(await readLog(path, { isSlim: true }));
  return Math.round(summary.aggregates.models[0].metrics.exact.value * count);
}

const began = performance.now();
const right = await roles[process.env.BENCH_ROLE]();
const wallMs = performance.now() - began;
if (right !== count) throw new Error(`${right} of ${count} are right`);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({ wallMs, cpuMs: (userCPUTime + systemCPUTime) / 1000, megabytes: maxRSS / 1024 }),
);
