import { Role } from "@assay/auth/roles";
import { changeRole, removeMember } from "./actions.ts";

export interface Member {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: string;
}

export interface MemberListProps {
  members: readonly Member[];
  mayChange: boolean;
  self: string;
}

/** Who is in a workspace, and for an owner what they may do there. */
export function MemberList({ members, mayChange, self }: MemberListProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">E-mail</th>
          <th scope="col">Role</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <td>{member.name}</td>
            <td>{member.email}</td>
            <td>
              {mayChange && member.userId !== self ? (
                <>
                  <form action={changeRole}>
                    <input type="hidden" name="memberId" value={member.id} />
                    <RoleChoice label={`Role of ${member.name}`} value={member.role} />
                    <button type="submit">Change</button>
                  </form>
                  <form action={removeMember}>
                    <input type="hidden" name="memberId" value={member.id} />
                    <button type="submit" aria-label={`Remove ${member.name}`}>
                      Remove
                    </button>
                  </form>
                </>
              ) : (
                member.role
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The roles there are. */
export function RoleChoice({ label, value }: { label: string; value: string }) {
  return (
    <select name="role" aria-label={label} defaultValue={value} key={value}>
      {Role.options.map((role) => (
        <option key={role}>{role}</option>
      ))}
    </select>
  );
}
