import { describe, expect, it } from "vitest";
import { layersOf } from "./flow-graph-layers.ts";
import { layoutFlow } from "./flow-graph-layout.ts";
import type { FlowLayout, PlacedEdge } from "./flow-graph-layout.ts";
import type { FlowEdge, FlowNode } from "./flow-graph-model.ts";
import { crossings, orderRows } from "./flow-graph-order.ts";
import { rising } from "./flow-graph-spread.ts";
import { fittingText } from "./flow-graph-text.ts";

const node = (id: string, label = id): FlowNode => ({ id, kind: id === "s0" ? "start" : "say", label });
const edge = (way: string, label?: string): FlowEdge => ({ from: way[0] ?? "", to: way[1] ?? "", label });

/** A row of numbers below 1 that looks random and is the same each time. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Graph {
  nodes: readonly FlowNode[];
  edges: readonly FlowEdge[];
}

/** Graphs of up to 14 steps, with circles, ways to themselves, ways told twice and steps that nothing leads to. */
const graphs: readonly Graph[] = Array.from({ length: 150 }, (_, seed) => {
  const draw = draws(seed + 1);
  const upTo = (most: number) => Math.floor(draw() * most);
  const nodes = Array.from({ length: 1 + upTo(14) }, (__, at) => node(`s${at}`, "x".repeat(upTo(40))));
  const edges = Array.from({ length: upTo(2 * nodes.length + 1) }, () => ({
    from: `s${upTo(nodes.length)}`,
    to: `s${upTo(nodes.length)}`,
    label: draw() < 0.5 ? "y".repeat(1 + upTo(40)) : undefined,
  }));
  return { nodes, edges };
});

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const boxOf = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const overlap = (one: Box, other: Box) =>
  one.left < other.right - 0.01 &&
  other.left < one.right - 0.01 &&
  one.top < other.bottom - 0.01 &&
  other.top < one.bottom - 0.01;

/** The box of each piece of a line: a piece that bends stays within its own. */
const piecesOf = ({ points }: PlacedEdge): readonly Box[] =>
  points.slice(1).map((to, at) => {
    const from = points[at] ?? to;
    return {
      left: Math.min(from.x, to.x),
      right: Math.max(from.x, to.x),
      top: Math.min(from.y, to.y),
      bottom: Math.max(from.y, to.y),
    };
  });

const labelBoxes = ({ edges }: FlowLayout) =>
  edges.flatMap(({ label }) => (label === undefined ? [] : [boxOf({ ...label, height: 18 })]));

function crossed(boxes: readonly Box[], others: readonly Box[]): number {
  return boxes.flatMap((box) => others.filter((other) => overlap(box, other))).length;
}

describe("layers", () => {
  it("go by the longest path", () => {
    const { layerOf, back } = layersOf(
      ["a", "b", "c", "d"],
      ["ab", "ac", "bd", "ad", "cb"].map((way) => edge(way)),
    );
    expect([...layerOf]).toEqual([
      ["a", 0],
      ["b", 2],
      ["c", 1],
      ["d", 3],
    ]);
    expect(back).toEqual([]);
  });

  it("are found in circles by setting the way aside that closes each", () => {
    const { layerOf, back } = layersOf(
      ["a", "b", "c"],
      ["ab", "bc", "ca", "bb"].map((way) => edge(way)),
    );
    expect(back).toEqual([edge("bb"), edge("ca")]);
    expect([...layerOf.values()]).toEqual([0, 1, 2]);
  });

  it("leave out ways to steps that there are not", () => {
    const { forward, back } = layersOf(["a"], [edge("ab"), edge("ba")]);
    expect([forward, back]).toEqual([[], []]);
  });

  it("of a long chain are as many as its steps", () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => String(at));
    const chain = ids.slice(1).map((to, at) => ({ from: ids[at] ?? "", to }));
    expect(layersOf(ids, chain).layerOf.get("19999")).toBe(19_999);
  });
});

describe("the order in rows", () => {
  it("undoes crossings", () => {
    const rows = [
      ["a", "b", "c"],
      ["x", "y", "z"],
    ];
    const links = [
      ["a", "z"],
      ["b", "y"],
      ["c", "x"],
    ] as const;
    expect(crossings({ rows, links })).toBe(3);
    expect(crossings({ rows: orderRows({ rows, links }), links })).toBe(0);
  });

  it("is the one given where nothing crosses", () => {
    const rows = [["a"], ["y", "x"]];
    expect(
      orderRows({
        rows,
        links: [
          ["a", "x"],
          ["a", "y"],
        ],
      }),
    ).toEqual(rows);
  });
});

it("pools numbers that fall at their mean", () => {
  expect(rising([1, 3, 2, 4])).toEqual([1, 2.5, 2.5, 4]);
  expect(rising([3, 2, 1])).toEqual([2, 2, 2]);
  expect(rising([])).toEqual([]);
});

it("cuts a text that is too wide and marks the cut", () => {
  expect(fittingText("short", 100)).toBe("short");
  expect(fittingText("abcdefghij", 35)).toBe("abcd…");
  expect(fittingText("计算器的输入", 40)).toBe("计算…");
});

describe("a drawing", () => {
  it("stands middle under middle where a flow has one way", () => {
    const { nodes, width } = layoutFlow([node("a"), node("b", "a longer label")], [edge("ab")]);
    expect(new Set(nodes.map(({ x }) => x))).toEqual(new Set([width / 2]));
  });

  it("is empty of nothing", () => {
    expect(layoutFlow([], [])).toMatchObject({ nodes: [], edges: [], width: 16 });
  });

  it("has every step once and every way between steps, inside its bounds", () => {
    for (const { nodes, edges } of graphs) {
      const layout = layoutFlow([...nodes, ...nodes], edges);
      expect(layout.nodes.map((placed) => placed.node.id)).toEqual(nodes.map(({ id }) => id));
      expect(layout.edges).toHaveLength(edges.length);
      const boxes = [...layout.nodes.map(boxOf), ...labelBoxes(layout), ...layout.edges.flatMap(piecesOf)];
      for (const box of boxes) {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.top).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(layout.width);
        expect(box.bottom).toBeLessThanOrEqual(layout.height);
      }
    }
  });

  it("lets no two boxes or labels lie on each other", () => {
    for (const { nodes, edges } of graphs) {
      const layout = layoutFlow(nodes, edges);
      const boxes = [...layout.nodes.map(boxOf), ...labelBoxes(layout)];
      expect(crossed(boxes, boxes)).toBe(boxes.length);
    }
  });

  it("leads no line through a box, nor through the label of another", () => {
    for (const { nodes, edges } of graphs) {
      const layout = layoutFlow(nodes, edges);
      const boxes = layout.nodes.map(boxOf);
      for (const drawn of layout.edges) {
        const others = labelBoxes({ ...layout, edges: layout.edges.filter((each) => each !== drawn) });
        const pieces = piecesOf(drawn).map((piece) => widened(piece));
        expect({ drawn, boxes: crossed(pieces, boxes) }).toEqual({ drawn, boxes: 0 });
        const isLevel = drawn.isBack;
        expect({ drawn, labels: isLevel ? 0 : crossed(pieces, others) }).toEqual({ drawn, labels: 0 });
      }
    }
  });

  it("leads down, and back at the right of everything that leads down", () => {
    for (const { nodes, edges } of graphs) {
      const { edges: drawn, nodes: boxes } = layoutFlow(nodes, edges);
      const right = Math.max(...boxes.map((box) => boxOf(box).right));
      for (const { points, isBack } of drawn) {
        const isAside = Math.max(...points.map(({ x }) => x)) > right;
        const isDown = points.every(({ y }, at) => y >= (points[at - 1]?.y ?? y));
        const [first, last] = [points[0]?.y ?? 0, points.at(-1)?.y ?? 0];
        const expected = isBack ? [true, false, false] : [isAside, true, true];
        expect([isAside, isDown, first < last]).toEqual(expected);
      }
    }
  });

  it("is the same for the same graph", () => {
    for (const { nodes, edges } of graphs) {
      expect(layoutFlow(nodes, edges)).toEqual(layoutFlow(structuredClone(nodes), structuredClone(edges)));
    }
  });
});

/** Lines without width are looked at as a pixel wide. */
function widened({ left, right, top, bottom }: Box): Box {
  return { left: left - 0.5, right: right + 0.5, top, bottom };
}
