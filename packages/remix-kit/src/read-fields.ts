import { AppError } from '@candid/kernel';
import { codeOf } from './error-response.ts';

/**
 * The fields of a form without files. Whatever its sender says it is, a body that is none is their fault and no defect of ours; one that broke
 * off or was too long stays what it was.
 * @throws AppError `bad_request`, and what ended the body
 */
export const readFields = async (request: Request): Promise<FormData> => {
  try {
    return await request.formData();
  } catch (error) {
    throw codeOf(error) === 'internal' ? new AppError('bad_request') : error;
  }
};
