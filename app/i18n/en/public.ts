import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/public';

export default {} satisfies Counterpart<typeof zh>;
