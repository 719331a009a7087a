"use client";
import { useLayoutEffect, useMemo, useRef } from "react";
import type { MessageActions } from "./types.ts";

/** The same functions for as long as the same actions are offered, so that messages are not drawn again for new ones. */
export function useStableActions(actions: MessageActions): MessageActions {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const [retry, regenerate, edit, approve, branch] = [
    actions.onRetry,
    actions.onRegenerate,
    actions.onEdit,
    actions.onApprove,
    actions.onBranch,
  ].map((action) => action !== undefined);
  return useMemo(
    () => ({
      ...(retry && { onRetry: (...given) => latest.current.onRetry?.(...given) }),
      ...(regenerate && { onRegenerate: (...given) => latest.current.onRegenerate?.(...given) }),
      ...(edit && { onEdit: (...given) => latest.current.onEdit?.(...given) }),
      ...(approve && { onApprove: (...given) => latest.current.onApprove?.(...given) }),
      ...(branch && { onBranch: (...given) => latest.current.onBranch?.(...given) }),
    }),
    [retry, regenerate, edit, approve, branch],
  );
}
