import type { TableAccess } from '@candid/db';
import { useWords } from '../words.tsx';
import { Ledger } from './ledger.tsx';

const Columns = ({ names, access }: { readonly names: readonly string[]; readonly access: 'open' | 'refused' }) => {
  const { t } = useWords();
  return names.length === 0 ? (
    <span className="columns__none">{t('grants.nothing')}</span>
  ) : (
    <ul className="columns" data-access={access}>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
};

/** The queue's own tables have dozens of columns that tell an operator nothing: their names wait behind the count. */
const Refused = ({ table }: { readonly table: TableAccess }) => {
  const { t, format } = useWords();
  return table.table.includes('.') && table.refused.length > 0 ? (
    <details className="refused">
      <summary>
        {table.readable.length === 0
          ? t('grants.refusedAll', { count: table.refused.length })
          : format.number(table.refused.length)}
      </summary>
      <Columns names={table.refused} access="refused" />
    </details>
  ) : (
    <Columns names={table.refused} access="refused" />
  );
};

const Readable = ({ table }: { readonly table: TableAccess }) => {
  const { t, format } = useWords();
  return (
    <>
      <Columns names={table.readable} access="open" />
      {table.writable.length === 0 ? null : (
        <p className="grants__alarm">{t('grants.write', { columns: format.list(table.writable) })}</p>
      )}
    </>
  );
};

const Name = ({ table: { table, partitions } }: { readonly table: TableAccess }) => {
  const { t } = useWords();
  return (
    <>
      {table}
      {partitions === 0 ? null : <span className="grants__parts">{t('grants.partitions', { count: partitions })}</span>}
    </>
  );
};

/** What must not be, by name, above everything else. */
const Alarms = ({ tables }: { readonly tables: readonly TableAccess[] }) => {
  const { t, format } = useWords();
  const named = (pick: (table: TableAccess) => readonly string[]): string =>
    format.list(tables.flatMap((table) => pick(table).map((name) => `${table.table}.${name}`)));
  const leaks = named(({ closed, readable }) => closed.filter((name) => readable.includes(name)));
  const mismatches = named(({ mismatched }) => mismatched);
  return (
    <>
      {leaks === '' ? null : (
        <p className="grants__alarm" role="alert">
          {t('grants.leak', { columns: leaks })}
        </p>
      )}
      {mismatches === '' ? null : (
        <p className="grants__alarm" role="alert">
          {t('grants.mismatch', { columns: mismatches })}
        </p>
      )}
    </>
  );
};

const Sums = ({ tables }: { readonly tables: readonly TableAccess[] }) => {
  const { t, format } = useWords();
  const count = (pick: (table: TableAccess) => readonly string[]): number =>
    tables.reduce((sum, table) => sum + pick(table).length, 0);
  const readable = count((table) => table.readable);
  const columns = readable + count(({ refused }) => refused);
  const closed = count((table) => table.closed);
  const leaked = count(({ closed: names, readable: open }) => names.filter((name) => open.includes(name)));
  const writable = count((table) => table.writable);
  return (
    <ul className="grants__sums">
      <li data-tone={leaked === 0 ? 'proven' : 'trouble'}>
        <b>{format.number(leaked)}</b> {t('grants.closedReadable', { closed })}
      </li>
      <li data-tone={writable === 0 ? 'proven' : 'trouble'}>
        <b>{format.number(writable)}</b> {t('grants.writable', { columns })}
      </li>
      <li>
        <b>{format.number(readable)}</b> {t('grants.open', { columns })}
      </li>
    </ul>
  );
};

/** The role's own rights, table by table, as the database answered a moment ago. */
export const Grants = ({ tables }: { readonly tables: readonly TableAccess[] }) => {
  const { t } = useWords();
  return (
    <section className="grants">
      <h2>{t('grants.title')}</h2>
      <p className="grants__lead">{t('grants.lead')}</p>
      <Sums tables={tables} />
      <Alarms tables={tables} />
      <Ledger
        title={t('grants.title')}
        isTitleHidden
        columns={[{ name: t('grants.table') }, { name: t('grants.readable') }, { name: t('grants.refused') }]}
        rows={tables.map((table) => [
          <Name key="name" table={table} />,
          <Readable key="read" table={table} />,
          <Refused key="refused" table={table} />,
        ])}
      />
    </section>
  );
};
