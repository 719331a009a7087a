import { z } from "zod";

/** The environment the command reads; nothing else in it looks at process.env. */
const Env = z.object({
  ASSAY_REPORT_FILE: z.string().min(1).optional(),
  ASSAY_MCP_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  DATABASE_URL: z.url("must be an address such as postgres://user:password@host:5432/name").optional(),
});
export type Env = z.infer<typeof Env>;

/** The names providers' own documentation uses for their keys. */
const providerKeys = [
  "AI360_API_KEY",
  "AMAZON_NOVA_API_KEY",
  "ANTHROPIC_API_KEY",
  "ARK_API_KEY",
  "AWS_BEARER_TOKEN_BEDROCK",
  "DASHSCOPE_API_KEY",
  "DEEPSEEK_API_KEY",
  "GEMINI_API_KEY",
  "GROQ_API_KEY",
  "HUNYUAN_API_KEY",
  "META_API_KEY",
  "MISTRAL_API_KEY",
  "MOONSHOT_API_KEY",
  "OPENAI_API_KEY",
  "OPENROUTER_API_KEY",
  "QIANFAN_API_KEY",
  "SENSENOVA_API_KEY",
  "SILICONFLOW_API_KEY",
  "TOGETHER_API_KEY",
  "XAI_API_KEY",
  "ZHIPU_API_KEY",
];

type Source = Record<string, string | undefined>;

/** @throws UsageError naming the variable that is wrong */
export function readEnv(source: Source = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => !isUnset(value)));
  const parsed = Env.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "),
  );
}

/** Desktop clients pass an empty setting as nothing, or as the placeholder itself. */
function isUnset(value = ""): boolean {
  return value === "" || value.startsWith("${user_config.");
}

/** Names of the provider keys that are set; the values stay where they are. */
export function readProviderKeys(source: Source = process.env): string[] {
  return providerKeys.filter((name) => (source[name] ?? "") !== "");
}

/** The user asked for something that cannot be; exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
