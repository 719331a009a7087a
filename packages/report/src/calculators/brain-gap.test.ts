import { expect, it } from "vitest";
import { brainGap } from "./brain-gap.ts";

it("gives 1.76 trillion connections, 57 times fewer than synapses", () => {
  expect(brainGap.run({})).toMatchObject({
    ok: true,
    calculation: {
      outputs: {
        modelConnections: 1.76e12,
        synapsesPerConnection: expect.closeTo(56.818182, 6),
        neuronsPowerOfTen: expect.closeTo(10.934498, 6),
        synapsesPowerOfTen: expect.closeTo(14, 9),
      },
    },
  });
});

it("finds no gap when the counts are equal", () => {
  expect(brainGap.run({ synapses: 100, neurons: 10, experts: 1, parametersPerExpert: 100 })).toMatchObject({
    ok: true,
    calculation: { outputs: { synapsesPerConnection: 1, synapsesPerNeuron: 10 } },
  });
});

it("refuses a model without experts", () => {
  expect(brainGap.run({ experts: 0 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "experts" }] },
  });
});
