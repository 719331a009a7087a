/** What run_calculator and check_claim answer with, as far as the view reads it. */
export interface Calculation {
  calculator: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  units: Record<string, string>;
  trace: { name: string; formula: string; substituted: string; value: number; unit: string }[];
}

export interface FieldSchema {
  type?: string;
  title?: string;
  titleZh?: string;
  unit?: string;
  enum?: string[];
  default?: unknown;
  /** Of a list. */
  items?: { properties?: Record<string, FieldSchema> };
}

export interface Payload extends Partial<Calculation> {
  title?: string;
  statement?: string;
  verdict?: string;
  unit?: string;
  stated?: { low: number; high: number };
  recomputed?: { low: number; high: number };
  deviationPercent?: number;
  calculations?: Calculation[];
}
