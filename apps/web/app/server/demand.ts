import { AppError } from '@candid/kernel';

/** What a policy may lack, where a route needs it: its routes do not exist without it. @throws AppError `not_found` */
export const demand = <Api>(api: Api | null): Api => {
  if (api === null) throw new AppError('not_found');
  return api;
};
