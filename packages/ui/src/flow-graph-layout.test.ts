import { expect, it } from "vitest";
import { layoutFlow } from "./flow-graph-layout.ts";
import type { FlowNode } from "./flow-graph-model.ts";

const node = (id: string, label = id): FlowNode => ({ id, kind: "say", label });

it("places steps in rows by the longest way to them, without overlaps", () => {
  const { nodes } = layoutFlow(
    ["a", "b", "c", "d"].map((id) => node(id, `step ${id} with a long name`)),
    [
      { from: "a", to: "b" },
      { from: "a", to: "c" },
      { from: "b", to: "d" },
      { from: "a", to: "d" },
    ],
  );
  const row = (id: string) => nodes.find((each) => each.node.id === id)?.y ?? 0;
  expect([row("a") < row("b"), row("b") === row("c"), row("b") < row("d")]).toEqual([true, true, true]);
  const [left, right] = nodes.filter(({ y }) => y === row("b")).toSorted((one, two) => one.x - two.x);
  expect((left?.x ?? 0) + (left?.width ?? 0) / 2).toBeLessThan((right?.x ?? 0) - (right?.width ?? 0) / 2);
});

it("leads ways back beside the boxes and inside the drawing", () => {
  const { edges, nodes, width } = layoutFlow(
    [node("a"), node("b")],
    [
      { from: "a", to: "b" },
      { from: "b", to: "a" },
    ],
  );
  const back = edges.find(({ isBack }) => isBack);
  const lane = Math.max(...(back?.points ?? []).map(({ x }) => x));
  expect(back?.edge).toEqual({ from: "b", to: "a" });
  expect(lane).toBeGreaterThan(Math.max(...nodes.map((box) => box.x + box.width / 2)));
  expect(lane).toBeLessThan(width);
});

it("draws the same graph the same way", () => {
  const draw = () =>
    layoutFlow(
      [node("a"), node("b"), node("c")],
      [
        { from: "a", to: "c" },
        { from: "b", to: "c" },
      ],
    );
  expect(draw()).toEqual(draw());
});
