"use server";
import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { requirePrincipal } from "~/server/principal.ts";
import { modelPlatform } from "~/server/router.ts";
import { fieldText } from "../form-state.ts";
import { formNumber, noteSent, wasSent } from "../sent-forms.ts";
import type { IssueState } from "./issue-state.ts";
import { KeyFields, unknownModel } from "./key-fields.ts";

const fields = ["name", "models", "requestsPerMinute", "tokensPerMinute"] as const;
const longestKept = 2_000;

/** Issues a virtual key; its secret is in what this returns and nowhere else. */
export async function issueKey(_before: IssueState, form: FormData): Promise<IssueState> {
  const { workspaceId } = await requirePrincipal("settings.write");
  const t = await getTranslations("models.keys");
  const typed = Object.fromEntries(fields.map((name) => [name, fieldText(form, name)]));
  const values = Object.fromEntries(
    fields.map((name) => [name, fieldText(form, name).slice(0, longestKept)]),
  );
  const number = fieldText(form, "number");
  const state = { values, errors: {}, notice: undefined, issued: undefined, number, version: Date.now() };
  if (wasSent(number))
    return { ...state, values: {}, number: formNumber(), notice: { tone: "info", title: t("sentBefore") } };
  const parsed = KeyFields.safeParse(typed);
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    return { ...state, errors: Object.fromEntries([...wrong].map((name) => [name, t(`problems.${name}`)])) };
  }
  const { keys, router } = modelPlatform();
  const { name, models, requestsPerMinute, tokensPerMinute } = parsed.data;
  const unknown = unknownModel(
    models,
    (await router.list(workspaceId)).map(({ address }) => address),
  );
  if (unknown !== undefined)
    return { ...state, errors: { models: t("unknownModel", { model: unknown.slice(0, 100) }) } };
  const { secret } = await keys.issue({
    name,
    workspace: workspaceId,
    ...(models.length > 0 && { models }),
    ...(requestsPerMinute !== undefined && { requestsPerMinute }),
    ...(tokensPerMinute !== undefined && { tokensPerMinute }),
  });
  noteSent(number);
  revalidatePath("/models/budgets");
  return { ...state, values: {}, issued: { name, secret }, number: formNumber() };
}
