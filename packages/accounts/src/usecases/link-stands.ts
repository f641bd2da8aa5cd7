import type { LinkPurpose } from '@candid/db';
import type { AccountsContext } from '../context.ts';
import { findLink } from '../store/links.ts';

/** Whether a link of a letter can still be used; asking does not use it. One of another installation is as unknown as a made-up one. */
export const linkStands = async (
  ctx: Pick<AccountsContext, 'db' | 'clock'>,
  link: { readonly token: string; readonly purpose: LinkPurpose },
): Promise<boolean> => (await findLink(ctx, link)) !== null;
