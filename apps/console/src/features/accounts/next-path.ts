import { z } from "zod";

/**
 * Where to go after signing in: only a path of this application, for a form cannot send anyone elsewhere. Browsers skip
 * tabs and line breaks, so that `/<tab>/host` is another host to them.
 */
export const NextPath = z
  .string()
  .regex(/^\/(?![/\\])\P{Cc}*$/u)
  .catch("/");
