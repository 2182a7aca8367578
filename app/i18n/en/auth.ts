import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/auth';

export default {} satisfies Counterpart<typeof zh>;
