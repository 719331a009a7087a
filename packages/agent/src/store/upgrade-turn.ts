import { z } from "zod";
import { Turn } from "../turn.ts";
import { TurnError } from "./turn-error.ts";

const Versioned = z.looseObject({ version: z.int().min(1) });
type Versioned = z.infer<typeof Versioned>;

/** Raises a stored value by one version, and says so in its `version`. */
export type Upgrade = (stored: Versioned) => Versioned;

/**
 * A reader of stored values: brings those of older versions to the newest by one upgrade after the other. The first
 * upgrade is that of version 1. It throws a TurnError on a value that a newer version has stored, or that does not fit.
 */
export function createUpgrade<T>(schema: z.ZodType<T>, upgrades: readonly Upgrade[]): (stored: unknown) => T {
  const newest = upgrades.length + 1;
  return (stored) => {
    const found = Versioned.safeParse(stored);
    if (!found.success) throw damaged(found.error);
    if (found.data.version > newest) {
      throw new TurnError(
        "agent.newer_turn",
        `A turn is of version ${found.data.version}; this Assay reads up to ${newest}. Update it.`,
      );
    }
    const upgraded = upgrades
      .slice(found.data.version - 1)
      .reduce<Versioned>((value, upgrade) => upgrade(value), found.data);
    const read = schema.safeParse(upgraded);
    if (!read.success) throw damaged(read.error);
    return read.data;
  };
}

/** A turn of any version so far as one of the newest. @throws TurnError */
export const upgradeTurn = createUpgrade(Turn, []);

/** The version that is written. */
export const turnVersion = Turn.shape.version.value;

function damaged(cause: Error): TurnError {
  return new TurnError("agent.damaged_turn", "A stored turn does not have the shape of its version.", {
    cause,
  });
}
