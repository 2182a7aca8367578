import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/provider';

export default {} satisfies Counterpart<typeof zh>;
