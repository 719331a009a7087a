import { z } from "zod";
import { defineCalculator, number, result } from "./calculator.ts";
import { div, ln, mul } from "./quantity.ts";

/** How a model's connections compare with a brain's (report lines 7 and 8). */
export const brainGap = defineCalculator({
  id: "brain-gap",
  title: { en: "Brain against model: quantity", zh: "人脑与模型：数量" },
  summary: {
    en: "Connections of a mixture of experts against synapses, and the powers of ten of the brain's counts. Defaults are the report's. A parameter is not a synapse; the comparison is the report's.",
    zh: "混合专家模型的连接数与突触数之比，以及神经元与突触数的数量级。默认值取报告；参数与突触并不等同，此为报告的比较。",
  },
  lines: [[7, 8]],
  main: "synapsesPerConnection",
  input: z.strictObject({
    neurons: number({
      default: 86_000_000_000,
      unit: "neuron",
      positive: true,
      label: { en: "Neurons", zh: "神经元数" },
    }),
    synapses: number({
      default: 100_000_000_000_000,
      unit: "synapse",
      positive: true,
      label: { en: "Synapses", zh: "突触数" },
    }),
    experts: number({ default: 8, unit: "model", positive: true, label: { en: "Experts", zh: "专家数" } }),
    parametersPerExpert: number({
      default: 220_000_000_000,
      unit: "parameter",
      positive: true,
      label: { en: "Parameters of an expert", zh: "每个专家参数量" },
    }),
  }),
  output: z.strictObject({
    modelConnections: result("connection", { en: "Connections of the model", zh: "模型连接数" }),
    synapsesPerConnection: result("multiple", { en: "Synapses for each connection", zh: "突触与连接之比" }),
    synapsesPerNeuron: result("ratio", { en: "Synapses for each neuron", zh: "每神经元突触数" }),
    neuronsPowerOfTen: result("power-of-ten", { en: "Neurons as a power of ten", zh: "神经元数量级" }),
    synapsesPowerOfTen: result("power-of-ten", { en: "Synapses as a power of ten", zh: "突触数量级" }),
  }),
  compute({ q, step }) {
    const modelConnections = step("modelConnections", "connection", mul(q.experts, q.parametersPerExpert));
    const synapsesPerConnection = step(
      "synapsesPerConnection",
      "multiple",
      div(q.synapses, modelConnections),
    );
    const synapsesPerNeuron = step("synapsesPerNeuron", "ratio", div(q.synapses, q.neurons));
    const neuronsPowerOfTen = step("neuronsPowerOfTen", "power-of-ten", div(ln(q.neurons), ln(10)));
    const synapsesPowerOfTen = step("synapsesPowerOfTen", "power-of-ten", div(ln(q.synapses), ln(10)));
    return {
      modelConnections,
      synapsesPerConnection,
      synapsesPerNeuron,
      neuronsPowerOfTen,
      synapsesPowerOfTen,
    };
  },
});
