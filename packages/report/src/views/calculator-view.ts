/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Calculation, FieldSchema, Payload } from "./payload.ts";
import type { Words } from "./words.ts";

/**
 * The script of the calculator page. It is shipped as text, so everything it needs is inside it or an argument.
 * It speaks the MCP Apps protocol (2026-01-26) with the client that shows the page: JSON-RPC over postMessage.
 */
export function calculatorView(words: Words): void {
  const root = document.querySelector("main") ?? document.body;
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const schemas = new Map<
    string,
    {
      title?: Record<string, string>;
      properties: Record<string, FieldSchema>;
      outputs: Record<string, FieldSchema>;
    }
  >();
  let lastId = 0;
  let language: "en" | "zh" = navigator.language.startsWith("zh") ? "zh" : "en";
  let shown: Payload | undefined;

  const post = (message: object) => window.parent.postMessage({ jsonrpc: "2.0", ...message }, "*");
  const notify = (method: string, params: object = {}) => post({ method, params });

  function request(method: string, params: object): Promise<unknown> {
    lastId += 1;
    const id = lastId;
    post({ id, method, params });
    return new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
  }

  function element<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Record<string, string> = {},
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[Tag] {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  const format = (value: unknown): string =>
    typeof value === "number"
      ? new Intl.NumberFormat(language, {
          maximumSignificantDigits: 8,
          notation:
            Math.abs(value) >= 1e15 || (value !== 0 && Math.abs(value) < 1e-6) ? "scientific" : "standard",
        }).format(value)
      : typeof value === "object"
        ? JSON.stringify(value)
        : `${value as string | boolean}`;

  function label(field: FieldSchema | undefined, name: string): string {
    return (language === "zh" ? field?.titleZh : field?.title) ?? name;
  }

  /** Labels, units and choices of a calculator's fields; without them the fields go by their names. */
  async function loadSchema(id: string): Promise<void> {
    if (schemas.has(id)) return;
    try {
      const read = (await request("resources/read", { uri: `report://calculators/${id}` })) as {
        contents: { text: string }[];
      };
      const record = JSON.parse(read.contents[0]?.text ?? "{}");
      schemas.set(id, {
        title: record.title,
        properties: record.inputSchema?.properties ?? {},
        outputs: record.outputSchema?.properties ?? {},
      });
    } catch {
      schemas.set(id, { properties: {}, outputs: {} });
    }
  }

  async function callTool(name: string, args: object): Promise<Payload> {
    const result = (await request("tools/call", { name, arguments: args })) as {
      isError?: boolean;
      structuredContent?: Payload;
      content?: { text?: string }[];
    };
    if (result.isError === true) throw new Error(readMessage(result.content?.[0]?.text));
    return result.structuredContent ?? {};
  }

  function readMessage(text = ""): string {
    try {
      return JSON.parse(text).error?.message ?? text;
    } catch {
      return text;
    }
  }

  function form(calculation: Calculation): HTMLElement {
    const schema = schemas.get(calculation.calculator);
    const problem = element("p", { role: "alert", class: "problem" });
    const node = element("form", {});
    for (const [name, value] of Object.entries(calculation.inputs)) {
      const field = schema?.properties[name];
      const id = `input-${name}`;
      if (typeof value === "object") continue;
      const control =
        field?.enum === undefined
          ? element("input", {
              id,
              name,
              value: `${value as string | number}`,
              inputmode: "decimal",
              autocomplete: "off",
            })
          : element(
              "select",
              { id, name },
              ...field.enum.map((option) =>
                element(
                  "option",
                  option === value ? { value: option, selected: "" } : { value: option },
                  option,
                ),
              ),
            );
      node.append(
        element(
          "div",
          { class: "field" },
          element("label", { for: id }, label(field, name)),
          element("span", { class: "control" }, control, element("small", {}, unitOf(field?.unit))),
        ),
      );
    }
    node.append(element("button", { type: "submit" }, words[language].run), problem);
    node.addEventListener("submit", async (event) => {
      event.preventDefault();
      problem.textContent = "";
      const inputs: Record<string, unknown> = {};
      for (const [name, raw] of new FormData(node)) {
        const isNumber = typeof calculation.inputs[name] === "number" && raw !== "";
        inputs[name] = isNumber ? Number(raw) : raw;
      }
      try {
        await show(await callTool("run_calculator", { id: calculation.calculator, inputs }));
      } catch (error) {
        problem.textContent = `${words[language].failed}: ${error instanceof Error ? error.message : ""}`;
      }
    });
    return element("section", {}, element("h2", {}, words[language].inputs), node);
  }

  const unitOf = (unit = ""): string => words[language].units[unit] ?? unit;

  function results(calculation: Calculation): HTMLElement {
    const schema = schemas.get(calculation.calculator);
    const rows: HTMLElement[] = [];
    const series: HTMLElement[] = [];
    for (const [name, value] of Object.entries(calculation.outputs)) {
      if (Array.isArray(value)) series.push(seriesTable(value, schema?.outputs[name]?.items?.properties));
      else {
        rows.push(
          element(
            "tr",
            {},
            element("th", { scope: "row" }, label(schema?.outputs[name], name)),
            element("td", {}, format(value)),
            element("td", { class: "unit" }, unitOf(calculation.units[name])),
          ),
        );
      }
    }
    const table = element("table", {}, ...rows);
    return element("section", {}, element("h2", {}, words[language].results), table, ...series);
  }

  /** A list of results, one row each. */
  function seriesTable(items: unknown[], fields: Record<string, FieldSchema> = {}): HTMLElement {
    const records = items.filter(
      (item): item is Record<string, unknown> => typeof item === "object" && item !== null,
    );
    const names = Object.keys(records[0] ?? {});
    const titles = names.map((name) =>
      element("th", { scope: "col" }, `${label(fields[name], name)} ${unitOf(fields[name]?.unit)}`),
    );
    const rows = records.map((record, index) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, String(index + 1)),
        ...names.map((name) => element("td", {}, format(record[name]))),
      ),
    );
    return element(
      "div",
      { class: "series-table" },
      element("table", {}, element("tr", {}, element("td"), ...titles), ...rows),
    );
  }

  function steps(calculation: Calculation): HTMLElement {
    const items = calculation.trace.map((step) =>
      element(
        "li",
        {},
        element("code", {}, `${step.name} = ${step.formula}`),
        element("code", { class: "values" }, `= ${step.substituted}`),
        element("code", { class: "values" }, `= ${format(step.value)} ${unitOf(step.unit)}`),
      ),
    );
    return element(
      "details",
      { open: "" },
      element("summary", {}, words[language].steps),
      element("ol", {}, ...items),
    );
  }

  function chart(calculation: Calculation): HTMLElement {
    const schema = schemas.get(calculation.calculator);
    const numeric = Object.entries(calculation.inputs).filter(
      (entry): entry is [string, number] => typeof entry[1] === "number" && entry[1] !== 0,
    );
    const outputs = Object.entries(calculation.outputs).filter(([, value]) => typeof value === "number");
    const area = element("div", { class: "plot" });
    const [firstInput] = numeric;
    const [firstOutput] = outputs;
    if (firstInput === undefined || firstOutput === undefined) return area;
    const choose = (name: string, names: string[], fields: Record<string, FieldSchema> = {}) =>
      element(
        "select",
        { "aria-label": name },
        ...names.map((each) => element("option", { value: each }, label(fields[each], each))),
      );
    const input = choose(
      words[language].inputs,
      numeric.map(([name]) => name),
      schema?.properties,
    );
    const output = choose(
      words[language].results,
      outputs.map(([name]) => name),
      schema?.outputs,
    );
    const draw = async () => {
      const now = Number(calculation.inputs[input.value]);
      const values = Array.from({ length: 21 }, (_, index) => now * (0.5 + index * 0.05));
      try {
        const { cells } = (await callTool("compare_scenarios", {
          id: calculation.calculator,
          vary: [{ input: input.value, values }],
          inputs: calculation.inputs,
          output: output.value,
        })) as { cells?: { at: Record<string, number>; value?: number }[] };
        const points = (cells ?? []).flatMap(({ at, value }) => {
          const x = at[input.value];
          return x === undefined || value === undefined ? [] : [{ x, y: value }];
        });
        area.replaceChildren(plot(points, now));
      } catch {
        area.replaceChildren();
      }
      resize();
    };
    input.addEventListener("change", draw);
    output.addEventListener("change", draw);
    void draw();
    return element(
      "section",
      {},
      element("h2", {}, words[language].chart),
      element("p", { class: "choices" }, output, " / ", input),
      area,
    );
  }

  function plot(points: { x: number; y: number }[], now: number): Element {
    const [width, height, left, bottom] = [560, 200, 70, 24];
    const xs = points.map(({ x }) => x);
    const ys = points.map(({ y }) => y);
    const [minX, maxX] = [Math.min(...xs), Math.max(...xs)];
    const [minY, maxY] = [Math.min(0, ...ys), Math.max(0, ...ys)];
    const toX = (x: number) => left + ((x - minX) / (maxX - minX || 1)) * (width - left - 12);
    const toY = (y: number) => height - bottom - ((y - minY) / (maxY - minY || 1)) * (height - bottom - 12);
    const svg = (tag: string, attributes: Record<string, string | number>, text = "") => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
      node.textContent = text;
      return node;
    };
    const compact = new Intl.NumberFormat(language, { notation: "compact", maximumSignificantDigits: 3 });
    const picture = svg("svg", {
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": words[language].chart,
    });
    for (const y of [minY, (minY + maxY) / 2, maxY]) {
      picture.append(
        svg("line", { x1: left, x2: width - 12, y1: toY(y), y2: toY(y), class: "grid" }),
        svg("text", { x: left - 8, y: toY(y) + 4, "text-anchor": "end" }, compact.format(y)),
      );
    }
    for (const [x, anchor] of [
      [minX, "start"],
      [now, "middle"],
      [maxX, "end"],
    ] as const) {
      picture.append(svg("text", { x: toX(x), y: height - 6, "text-anchor": anchor }, compact.format(x)));
    }
    const path = points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${toX(x)} ${toY(y)}`).join("");
    picture.append(svg("path", { d: path, class: "series" }));
    const here = points.reduce((best, point) =>
      Math.abs(point.x - now) < Math.abs(best.x - now) ? point : best,
    );
    picture.append(svg("circle", { cx: toX(here.x), cy: toY(here.y), r: 4, class: "here" }));
    return picture;
  }

  function claimHeader(payload: Payload): HTMLElement {
    const range = ({ low, high }: { low: number; high: number }) =>
      `${low === high ? format(low) : `${format(low)} – ${format(high)}`} ${unitOf(payload.unit)}`;
    const figure = (name: string, value: string) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, value));
    const figures = element("dl", {});
    if (payload.stated !== undefined) figures.append(figure(words[language].stated, range(payload.stated)));
    if (payload.recomputed !== undefined) {
      figures.append(figure(words[language].recomputed, range(payload.recomputed)));
    }
    if (payload.deviationPercent !== undefined) {
      figures.append(
        figure(words[language].deviation, `${format(Number(payload.deviationPercent.toFixed(1)))} %`),
      );
    }
    return element(
      "header",
      {},
      element("h1", {}, payload.title ?? ""),
      element("p", {}, payload.statement ?? ""),
      element(
        "p",
        {},
        element(
          "strong",
          { class: "verdict", "data-verdict": payload.verdict ?? "" },
          words[language].verdicts[payload.verdict ?? ""] ?? "",
        ),
      ),
      figures,
    );
  }

  async function show(payload: Payload): Promise<void> {
    shown = payload;
    const calculations =
      payload.calculations ?? (payload.calculator === undefined ? [] : [payload as Calculation]);
    await Promise.all(calculations.map(({ calculator }) => loadSchema(calculator)));
    const parts: Node[] = [];
    if (payload.verdict !== undefined) parts.push(claimHeader(payload));
    const [first] = calculations;
    if (first === undefined) parts.push(element("p", {}, words[language].none));
    else {
      const title = schemas.get(first.calculator)?.title?.[language];
      if (payload.verdict === undefined) parts.push(element("h1", {}, title ?? first.calculator));
      parts.push(form(first), results(first), chart(first));
      parts.push(...calculations.map(steps));
    }
    document.documentElement.lang = language;
    root.replaceChildren(...parts);
    resize();
  }

  function resize(): void {
    notify("ui/notifications/size-changed", { height: Math.ceil(document.documentElement.scrollHeight) });
  }

  function applyContext(
    context: { theme?: string; locale?: string; styles?: { variables?: Record<string, string> } } = {},
  ): void {
    if (context.theme !== undefined) document.documentElement.dataset["theme"] = context.theme;
    if (context.locale !== undefined) language = context.locale.startsWith("zh") ? "zh" : "en";
    for (const [name, value] of Object.entries(context.styles?.variables ?? {})) {
      if (name.startsWith("--") && value) document.documentElement.style.setProperty(name, value);
    }
    if (shown !== undefined) void show(shown);
  }

  async function start(): Promise<void> {
    const answer = (await request("ui/initialize", {
      protocolVersion: "2026-01-26",
      appInfo: { name: "assay-calculator", version: "1" },
      appCapabilities: { availableDisplayModes: ["inline", "fullscreen"] },
    })) as { hostContext?: object };
    applyContext(answer.hostContext);
    notify("ui/notifications/initialized");
    resize();
  }

  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || data?.jsonrpc !== "2.0") return;
    if (data.method === undefined) {
      const waiting = pending.get(data.id);
      pending.delete(data.id);
      if (data.error === undefined) waiting?.resolve(data.result);
      else waiting?.reject(new Error(data.error.message));
      return;
    }
    switch (data.method) {
      case "ui/notifications/tool-result": {
        const { isError, structuredContent, content } = data.params;
        if (isError === true)
          root.replaceChildren(element("p", { role: "alert" }, readMessage(content?.[0]?.text)));
        else void show(structuredContent ?? {});
        break;
      }
      case "ui/notifications/host-context-changed":
        applyContext(data.params);
        break;
      case "ping":
      case "ui/resource-teardown":
        post({ id: data.id, result: {} });
        break;
    }
  });

  root.replaceChildren(element("p", { role: "status" }, words[language].waiting));
  void start();
}
