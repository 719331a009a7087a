/** A conversation as `/v1/chat/completions` takes it. */
export interface ChatBody {
  model: string;
  messages: { role: "system" | "user"; content: string }[];
  temperature?: number;
  max_tokens?: number;
}

/** The fields of a playground as the body of a request. */
export function bodyOf(fields: {
  model: string;
  system: string;
  prompt: string;
  temperature: number | undefined;
  maxTokens: number | undefined;
}): ChatBody {
  const { model, system, prompt, temperature, maxTokens } = fields;
  return {
    model,
    messages: [
      ...(system.trim() === "" ? [] : [{ role: "system" as const, content: system }]),
      { role: "user" as const, content: prompt },
    ],
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
  };
}

/** The request as a line for a POSIX shell. */
export function curlOf(gateway: string, body: ChatBody, key = "$ASSAY_KEY"): string {
  return [
    `curl ${gateway}/chat/completions \\`,
    `  -H "Authorization: Bearer ${key}" \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d ${quoted(JSON.stringify(body))}`,
  ].join("\n");
}

/** The request as a Python program over the `openai` package. */
export function pythonOf(gateway: string, body: ChatBody): string {
  const given = [
    `    model=${literal(body.model)},`,
    "    messages=[",
    ...body.messages.map(
      ({ role, content }) => `        {"role": "${role}", "content": ${literal(content)}},`,
    ),
    "    ],",
    ...(body.temperature === undefined ? [] : [`    temperature=${body.temperature},`]),
    ...(body.max_tokens === undefined ? [] : [`    max_tokens=${body.max_tokens},`]),
  ];
  return [
    "import os",
    "from openai import OpenAI",
    "",
    `client = OpenAI(base_url="${gateway}", api_key=os.environ["ASSAY_KEY"])`,
    "answer = client.chat.completions.create(",
    ...given,
    ")",
    "print(answer.choices[0].message.content)",
  ].join("\n");
}

/** A word of a POSIX shell in which nothing is expanded. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** JSON's strings are Python's too. */
function literal(text: string): string {
  return JSON.stringify(text);
}
