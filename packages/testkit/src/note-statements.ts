import type pg from 'pg';

/** Notes the text of every statement that a pool sends from now on, without its values, oldest first. */
export const noteStatements = (pool: pg.Pool, statements: string[]): void => {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => {
      const [first] = given;
      statements.push(typeof first === 'string' ? first : (first as { text: string }).text);
      return query(...given);
    }) as typeof client.query;
  });
};
