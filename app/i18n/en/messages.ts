import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/messages';

export default {} satisfies Counterpart<typeof zh>;
