/** Partial pictures asked of the provider for each result. */
export const PARTIALS = 3;
