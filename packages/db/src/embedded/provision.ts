import postgres from "postgres";

/** The name of the database and of the role that owns what is in it, on the embedded server. */
export const embedded = { database: "assay", owner: "assay_owner", host: "127.0.0.1" } as const;

/** Makes the database and its owner, who is no superuser: from here on the superuser is not used. */
export async function provision(port: number, password: string): Promise<void> {
  const sql = postgres({
    host: embedded.host,
    port,
    user: "postgres",
    password,
    database: "postgres",
    max: 1,
    onnotice: () => {},
  });
  try {
    const [role] = await sql`select 1 from pg_roles where rolname = ${embedded.owner}`;
    const owner = sql(embedded.owner);
    const secret = sql.unsafe(`'${password.replaceAll("'", "''")}'`);
    await (role === undefined
      ? sql`create role ${owner} login createrole createdb password ${secret}`
      : sql`alter role ${owner} password ${secret}`);
    const [database] = await sql`select 1 from pg_database where datname = ${embedded.database}`;
    if (database === undefined) await sql`create database ${sql(embedded.database)} owner ${owner}`;
  } finally {
    await sql.end();
  }
}
