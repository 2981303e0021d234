import { twelfthPagers } from './twelfth-pagers.ts';
import { twelfthShapes } from './twelfth-shapes.ts';

export const twelfth = [...twelfthPagers, ...twelfthShapes];
