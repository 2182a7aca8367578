import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/parent';

export default {} satisfies Counterpart<typeof zh>;
