import type { ConsentCategory } from '@candid/policy';

/** The field of one question; its values are `yes` and `no`. */
export const fieldOf = (category: ConsentCategory): string => `use-${category}`;
