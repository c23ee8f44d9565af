import { z } from 'zod';
import { uuid } from '../scalars/uuid';

/** Who the service is to a cloud. */
export const identitySchema = z.strictObject({
  azure: z
    .strictObject({
      clientId: uuid.describe('Client ID of the managed identity'),
    })
    .optional(),
});
