import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Button } from "@assay/ui/button";
import { ConfirmButton } from "@assay/ui/confirm-button";
import { TextField } from "@assay/ui/field";
import { removeThread, renameThread } from "./actions.ts";

/** Changes the name of a conversation, or takes it away. */
export async function ThreadForms({ id, here, title }: { id: string; here: string; title: string }) {
  const t = await getTranslations("ask.list");
  return (
    <div className="my-1 grid gap-2 rounded border border-line-strong bg-surface p-2">
      <form action={renameThread} aria-label={t("rename")} className="grid gap-2">
        <input type="hidden" name="here" value={here} />
        <input type="hidden" name="id" value={id} />
        <TextField label={t("name")} name="title" defaultValue={title} maxLength={200} autoFocus />
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="primary">
            {t("save")}
          </Button>
          <Link
            href={`/ask/${here}`}
            className="inline-flex min-h-7 items-center rounded px-2 text-sm no-underline hover:bg-raised coarse:min-h-11"
          >
            {t("cancel")}
          </Link>
        </div>
      </form>
      <form action={removeThread} aria-label={t("remove")}>
        <input type="hidden" name="here" value={here} />
        <input type="hidden" name="id" value={id} />
        <ConfirmButton
          size="sm"
          title={t("removeTitle")}
          consequence={t("consequence")}
          confirm={t("remove")}
        >
          {t("remove")}
        </ConfirmButton>
      </form>
    </div>
  );
}
