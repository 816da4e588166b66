// What PostgreSQL itself says of tables: their columns, what must be unique in them, and on which others they hang.
import { z } from 'zod';
import type { Client } from './connection.js';

/** A column; `unset` is the expression of its default, null without one. */
export interface CatalogColumn {
  readonly name: string;
  readonly unset: string | null;
  readonly nullable: boolean;
}

/** A reference to another table: `columns` to its `to`, in the same order. `gone`: what the rows do when theirs goes. */
export interface CatalogReference {
  readonly parent: string;
  readonly columns: readonly string[];
  readonly to: readonly string[];
  readonly gone: 'go' | 'forget' | 'forbid';
}

export interface CatalogTable {
  readonly columns: readonly CatalogColumn[];
  /** Columns of the primary key; none for a table without one. */
  readonly key: readonly string[];
  /** Columns of every unique index, the primary key's among them, without what of it is an expression. */
  readonly unique: ReadonlyArray<readonly string[]>;
  readonly references: readonly CatalogReference[];
}

const names = z.array(z.string());
const columnsSchema = z.object({
  table: z.string(),
  name: z.string(),
  unset: z.string().nullable(),
  nullable: z.boolean(),
});
const indexSchema = z.object({ table: z.string(), primary: z.boolean(), columns: names });
const referenceSchema = z.object({
  table: z.string(),
  parent: z.string(),
  columns: names,
  to: names,
  gone: z.string().transform((type) => (type === 'c' ? 'go' : type === 'n' ? 'forget' : 'forbid')),
});

const HERE = 'current_schema()::regnamespace';

/** The tables of those names, by name. */
export async function readCatalog(
  client: Client,
  tables: readonly string[],
): Promise<ReadonlyMap<string, CatalogTable>> {
  const columns = await client.query(
    `SELECT table_name::text AS "table", column_name::text AS name, column_default::text AS unset,
       is_nullable = 'YES' AS nullable
     FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ANY ($1::text[])
     ORDER BY ordinal_position`,
    [tables],
  );
  const indexes = await client.query(
    `SELECT own.relname::text AS "table", indisprimary AS primary, ARRAY(
         SELECT attname::text FROM pg_attribute WHERE attrelid = own.oid AND attnum = ANY (indkey)) AS columns
     FROM pg_index JOIN pg_class AS own ON own.oid = indrelid
     WHERE indisunique AND own.relnamespace = ${HERE} AND own.relname = ANY ($1::text[])`,
    [tables],
  );
  const references = await client.query(
    `SELECT own.relname::text AS "table", parent.relname::text AS parent, confdeltype::text AS gone,
       ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS part (number, place)
         JOIN pg_attribute ON attrelid = conrelid AND attnum = number ORDER BY place) AS columns,
       ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY AS part (number, place)
         JOIN pg_attribute ON attrelid = confrelid AND attnum = number ORDER BY place) AS "to"
     FROM pg_constraint JOIN pg_class AS own ON own.oid = conrelid JOIN pg_class AS parent ON parent.oid = confrelid
     WHERE contype = 'f' AND own.relnamespace = ${HERE} AND own.relname = ANY ($1::text[])`,
    [tables],
  );
  const ofTable = <Row extends { readonly table: string }>(rows: readonly Row[], table: string) =>
    rows.filter((row) => row.table === table);
  const read = {
    columns: columns.map((row) => columnsSchema.parse(row)),
    indexes: indexes.map((row) => indexSchema.parse(row)),
    references: references.map((row) => referenceSchema.parse(row)),
  };
  return new Map(
    tables.map((table) => {
      const unique = ofTable(read.indexes, table);
      return [
        table,
        {
          columns: ofTable(read.columns, table),
          key: unique.find(({ primary }) => primary)?.columns ?? [],
          unique: unique.map((index) => index.columns),
          references: ofTable(read.references, table),
        },
      ];
    }),
  );
}
