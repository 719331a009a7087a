import { describe, expect, it } from "vitest";
import {
  contentSecurityPolicy,
  createNonce,
  isKnownHost,
  refuseBinding,
  securityHeaders,
} from "./headers.ts";
import { can } from "./roles.ts";

describe("the content security policy", () => {
  it("runs scripts by nonce and none that is inline or evaluated", () => {
    const policy = contentSecurityPolicy({ nonce: "abc" });
    const scripts = /script-src ([^;]*)/u.exec(policy)?.[1];
    expect(scripts).toBe("'self' 'nonce-abc'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
  });

  it("evaluates in development only", () => {
    expect(contentSecurityPolicy({ nonce: "abc", isDevelopment: true })).toContain("'unsafe-eval'");
  });

  it("has another nonce for each answer", () => {
    expect(new Set(Array.from({ length: 100 }, createNonce)).size).toBe(100);
  });
});

it("opens the microphone to the applications that speak only", () => {
  expect(securityHeaders()["permissions-policy"]).toContain("microphone=()");
  expect(securityHeaders({ microphone: true })["permissions-policy"]).toContain("microphone=(self)");
});

it("answers on loopback to loopback's names only", () => {
  const origins = ["http://localhost:3000", "http://127.0.0.1:3000"];
  for (const host of ["localhost:3000", "127.0.0.1:3100", "[::1]:3000"])
    expect(isKnownHost(host, origins)).toBe(true);
  for (const host of ["evil.example", "localhost.evil.example:3000", "127.0.0.1.evil.example", "", null])
    expect(isKnownHost(host, origins)).toBe(false);
});

it("answers elsewhere to the names it was given only", () => {
  const origins = ["https://assay.example"];
  expect(isKnownHost("assay.example", origins)).toBe(true);
  for (const host of ["localhost:3000", "other.example", "assay.example:8080"])
    expect(isKnownHost(host, origins)).toBe(false);
});

it("refuses to listen beyond loopback without accounts", () => {
  for (const host of ["0.0.0.0", "::", "192.168.1.5", "assay.example"]) {
    expect(refuseBinding(host, false)).toContain("ASSAY_AUTH=required");
    expect(refuseBinding(host, true)).toBeUndefined();
  }
  for (const host of ["127.0.0.1", "localhost", "::1", "127.1.2.3"])
    expect(refuseBinding(host, false)).toBeUndefined();
});

it("gives each role what its work needs", () => {
  const permissions = [
    "data.read",
    "data.write",
    "settings.write",
    "audit.sign",
    "minors.guard",
    "members.write",
  ] as const;
  const held = (role: Parameters<typeof can>[0]) => permissions.filter((permission) => can(role, permission));
  expect(held("owner")).toEqual([...permissions]);
  expect(held("member")).toEqual(["data.read", "data.write"]);
  expect(held("viewer")).toEqual(["data.read"]);
  expect(held("auditor")).toEqual(["data.read", "data.write", "audit.sign"]);
  expect(held("guardian")).toEqual(["data.read", "minors.guard"]);
});
