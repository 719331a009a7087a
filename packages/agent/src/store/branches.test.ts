import * as fc from "fast-check";
import { expect, it } from "vitest";
import { newestLeafBelow, pathTo, versionsOf } from "./branches.ts";
import type { Place } from "./branches.ts";

/** Trees as conversations grow: each turn answers an earlier one of the other role, or begins anew. */
const tree = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 1, maxLength: 40 })
  .map((choices) => {
    const places: Place[] = [];
    for (const [index, choice] of choices.entries()) {
      const parent = choice < 0.1 ? undefined : places[Math.floor(choice * places.length)];
      places.push({
        id: `t${index}`,
        parentId: parent?.id ?? null,
        role: parent?.role === "user" ? "assistant" : "user",
        position: index + 1,
      });
    }
    return places;
  });

const shuffled = tree.chain((places) =>
  fc
    .shuffledSubarray(places, { minLength: places.length, maxLength: places.length })
    .map((mixed) => ({ places, mixed })),
);

it("walks from the first turn to each, by parents", () => {
  fc.assert(
    fc.property(shuffled, ({ places, mixed }) => {
      for (const place of places) {
        const path = pathTo(mixed, place.id);
        expect(path.at(-1)).toEqual(place);
        expect(path[0]?.parentId).toBeNull();
        for (const [at, { parentId }] of path.entries())
          expect(parentId).toBe(at === 0 ? null : path[at - 1]?.id);
      }
    }),
  );
});

it("knows no path to nowhere", () => {
  expect(pathTo([], "t0")).toEqual([]);
  expect(pathTo([{ id: "t0", parentId: null, role: "user", position: 1 }], null)).toEqual([]);
});

it("counts each turn among its versions, in the order of their making, and the same for all of them", () => {
  fc.assert(
    fc.property(shuffled, ({ places, mixed }) => {
      for (const place of places) {
        const versions = versionsOf(mixed, place);
        expect(versions).toContain(place.id);
        const positions = versions.map((id) => places.find((each) => each.id === id)?.position ?? 0);
        expect(positions).toEqual(positions.toSorted((one, other) => one - other));
        for (const id of versions) {
          const version = places.find((each) => each.id === id);
          expect(version && versionsOf(mixed, version)).toEqual(versions);
        }
      }
    }),
  );
});

it("ends a branch at the newest turn below that nothing follows", () => {
  fc.assert(
    fc.property(shuffled, ({ places, mixed }) => {
      for (const { id } of places) {
        const leaves = places.filter(
          (leaf) =>
            !places.some(({ parentId }) => parentId === leaf.id) &&
            pathTo(places, leaf.id).some((step) => step.id === id),
        );
        expect(newestLeafBelow(mixed, id)).toBe(leaves.at(-1)?.id);
      }
    }),
  );
  expect(newestLeafBelow([], "t0")).toBeUndefined();
});
