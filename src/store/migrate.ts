import { DatabaseError, type Database, type Queries } from './database.ts';

/** The tables of one feature of the gateway. */
export interface Feature {
  readonly name: string;
  /** Each step is a list of statements. A released step never changes: a change is a new step at the end. */
  readonly steps: readonly (readonly string[])[];
}

/**
 * Migrates the tables of every feature to this version. Gateways that start together migrate in sequence.
 * @throws DatabaseError when the tables are of a newer version
 */
export async function migrate(database: Database, features: readonly Feature[]): Promise<void> {
  await database.transaction(async (queries) => {
    await database.lockMigrations(queries);
    await queries.query('CREATE TABLE IF NOT EXISTS migrations (feature TEXT PRIMARY KEY, step INTEGER NOT NULL)');
    for (const feature of features) await migrateFeature(queries, feature);
  });
}

async function migrateFeature(queries: Queries, { name, steps }: Feature): Promise<void> {
  const [row] = await queries.query<{ step: number }>('SELECT step FROM migrations WHERE feature = $1', [name]);
  const done = row?.step ?? 0;
  if (done > steps.length) {
    throw new DatabaseError(
      `DATABASE: its tables of ${name} are of a newer version of doveadm-graphql (${String(done)}; this one knows ${String(steps.length)}). Run that version.`,
    );
  }
  for (const statement of steps.slice(done).flat()) await queries.query(statement);
  await queries.query('INSERT INTO migrations (feature, step) VALUES ($1, $2) ON CONFLICT (feature) DO UPDATE SET step = excluded.step', [
    name,
    steps.length,
  ]);
}
