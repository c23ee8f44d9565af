import { itConforms } from './itConforms';
import { LocalStage } from '../LocalStage';

describe('a local repository', () => {
  itConforms(() => LocalStage.start());
});
