import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/school';

export default {} satisfies Counterpart<typeof zh>;
