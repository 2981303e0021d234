import { z } from 'zod';
import type { IsoDate, Moment } from '../../domain/index.ts';

export const moment = z.iso.datetime().transform((text) => text as Moment);
export const day = z.iso.date().transform((text) => text as IsoDate);
