import { z } from "zod";

/** JSON Schema 2020-12 of a zod schema, without the noise that costs tokens and breaks strict clients. */
export function toJsonSchema(schema: z.ZodType, io: "input" | "output" = "input"): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io,
    override({ jsonSchema }) {
      delete jsonSchema.$schema;
      delete jsonSchema.propertyNames;
      if (isAnything(jsonSchema.additionalProperties)) jsonSchema.additionalProperties = true;
      if (io === "output" && jsonSchema.additionalProperties === false)
        delete jsonSchema.additionalProperties;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
}

function isAnything(schema: unknown): boolean {
  return typeof schema === "object" && schema !== null && Object.keys(schema).length === 0;
}
