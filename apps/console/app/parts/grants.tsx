import type { TableAccess } from '@candid/db';
import { words } from '../words.ts';
import { Ledger } from './ledger.tsx';

const { t } = words;

const Columns = ({ names, access }: { readonly names: readonly string[]; readonly access: 'open' | 'closed' }) =>
  names.length === 0 ? (
    <span className="columns__none">{t('grants.nothing')}</span>
  ) : (
    <ul className="columns" data-access={access}>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );

const total = (tables: readonly TableAccess[], pick: (table: TableAccess) => readonly string[]): number =>
  tables.reduce((sum, table) => sum + pick(table).length, 0);

/** The role's own rights, table by table, as the database answered a moment ago. */
export const Grants = ({ tables }: { readonly tables: readonly TableAccess[] }) => {
  const readable = total(tables, (table) => table.readable);
  const columns = readable + total(tables, (table) => table.refused);
  const writable = total(tables, (table) => table.writable);
  const mismatched = tables.flatMap(({ table, mismatched: names }) => names.map((name) => `${table}.${name}`));
  return (
    <section className="grants">
      <h2>{t('grants.title')}</h2>
      <p>{t('grants.lead')}</p>
      <p className="grants__sum" data-clean={writable === 0 && mismatched.length === 0}>
        {t('grants.summary', { readable, columns, writable })}
      </p>
      {mismatched.length === 0 ? null : <p role="alert">{t('grants.mismatch', { columns: mismatched.join(', ') })}</p>}
      <Ledger
        title={t('grants.title')}
        columns={[
          { name: t('grants.table') },
          { name: t('grants.readable') },
          { name: t('grants.refused') },
          { name: t('grants.write') },
        ]}
        rows={tables.map((table) => [
          table.table,
          <Columns key="read" names={table.readable} access="open" />,
          <Columns key="refused" names={table.refused} access="closed" />,
          <Columns key="write" names={table.writable} access="open" />,
        ])}
      />
    </section>
  );
};
