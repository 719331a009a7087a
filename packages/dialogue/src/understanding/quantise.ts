const largestUnit = 32_767;
const bytesPerUnit = 2;

/** Weights as 16-bit integers, little endian, base64, and what one unit is worth. */
export interface Quantised {
  weights: string;
  scale: number;
}

export function quantise(weights: Float32Array): Quantised {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = Number((largest / largestUnit || 1).toPrecision(8));
  const bytes = Buffer.alloc(weights.length * bytesPerUnit);
  for (const [index, weight] of weights.entries()) {
    const units = Math.max(-largestUnit, Math.min(largestUnit, Math.round(weight / scale)));
    bytes.writeInt16LE(units, index * bytesPerUnit);
  }
  return { weights: bytes.toString("base64"), scale };
}

export function dequantise({ weights, scale }: Quantised): Float32Array {
  const bytes = Buffer.from(weights, "base64");
  return Float32Array.from(
    { length: Math.floor(bytes.length / bytesPerUnit) },
    (_, index) => bytes.readInt16LE(index * bytesPerUnit) * scale,
  );
}
