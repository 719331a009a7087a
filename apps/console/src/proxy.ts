import { createProxy } from "@assay/auth/proxy";

export const proxy = createProxy();

export const config = { matcher: ["/((?!_next/static|_next/image|favicon.ico).*)"] };
