import type { ReactNode } from "react";
import { DatabaseError } from "@assay/db";
import { DatabaseAway } from "@assay/ui/database-away";
import { ConsoleShell } from "~/features/shell/console-shell.tsx";
import { currentPrincipal } from "~/server/principal.ts";

export default async function Layout({ children }: { children: ReactNode }) {
  const principal = await currentPrincipal().catch((error: unknown) => {
    if (error instanceof DatabaseError) return error;
    throw error;
  });
  return (
    <ConsoleShell principal={principal instanceof DatabaseError ? undefined : principal}>
      {principal instanceof DatabaseError ? (
        <DatabaseAway isOtherVersion={principal.code !== "db.unavailable"} />
      ) : (
        children
      )}
    </ConsoleShell>
  );
}
