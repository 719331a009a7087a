import { createAccessControl } from "better-auth/plugins/access";
import { defaultStatements } from "better-auth/plugins/organization/access";
import { z } from "zod";

/** What can be done in a workspace, beyond what better-auth knows of members and invitations. */
const statements = {
  ...defaultStatements,
  /** Its data, whichever application they belong to. */
  data: ["read", "write"],
  /** Model keys, budgets, backups. */
  settings: ["read", "write"],
  /** An audit's conclusions: to sign is the auditor's. */
  audit: ["sign"],
  /** What a minor's profile may do, and what it has done. */
  minors: ["guard"],
} as const;

/** The permissions better-auth and ours are checked against. */
export const accessControl = createAccessControl(statements);

const everyone = { ac: ["read"] } as const;

/** What each role may do. */
export const roles = {
  owner: accessControl.newRole({
    ...everyone,
    organization: ["update", "delete"],
    member: ["create", "update", "delete"],
    invitation: ["create", "cancel"],
    data: ["read", "write"],
    settings: ["read", "write"],
    audit: ["sign"],
    minors: ["guard"],
  }),
  member: accessControl.newRole({ ...everyone, data: ["read", "write"], settings: ["read"] }),
  viewer: accessControl.newRole({ ...everyone, data: ["read"] }),
  auditor: accessControl.newRole({ ...everyone, data: ["read", "write"], audit: ["sign"] }),
  guardian: accessControl.newRole({ ...everyone, data: ["read"], minors: ["guard"] }),
};

/** A role in a workspace. */
export const Role = z.enum(["owner", "member", "viewer", "auditor", "guardian"]);
export type Role = z.infer<typeof Role>;

/** One thing a role may or may not do. */
export type Permission =
  | "data.read"
  | "data.write"
  | "settings.read"
  | "settings.write"
  | "audit.sign"
  | "minors.guard"
  | "members.write";

/** Whether a role holds a permission. */
export function can(role: Role, permission: Permission): boolean {
  const [resource, action] = permission === "members.write" ? ["member", "update"] : permission.split(".");
  const held: Record<string, readonly string[]> = roles[role].statements;
  return held[resource ?? ""]?.includes(action ?? "") === true;
}
