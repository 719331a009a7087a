import { switchWorkspace } from "./actions.ts";

export interface WorkspaceListProps {
  workspaces: readonly { id: string; name: string; role: string }[];
  current: string;
}

/** The workspaces one is a member of; shown once there is a choice. */
export function WorkspaceList({ workspaces, current }: WorkspaceListProps) {
  if (workspaces.length < 2) return null;
  return (
    <section aria-labelledby="workspaces">
      <h2 id="workspaces">Your workspaces</h2>
      <ul>
        {workspaces.map(({ id, name, role }) => (
          <li key={id}>
            {name} ({role}){" "}
            {id === current ? (
              <strong>current</strong>
            ) : (
              <form action={switchWorkspace}>
                <input type="hidden" name="organizationId" value={id} />
                <button type="submit" aria-label={`Switch to ${name}`}>
                  Switch
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
