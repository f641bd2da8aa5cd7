import type { PolicyKit } from '@candid/policy';

/** `on-device` of a day so long ago that its review is overdue whenever this runs. */
const old = ({ sources, definePolicy }: PolicyKit) => {
  const { parameters, ...words } = sources['on-device'];
  return definePolicy({ ...words, parameters: { ...parameters, version: '2001-01-01' } });
};

export default old;
