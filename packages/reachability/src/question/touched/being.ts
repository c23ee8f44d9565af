import { Understood } from '../../network/understand';

/** An object that is one thing to a network. */
export type Being<Is extends Understood['is']> = Extract<
  Understood,
  { is: Is }
>;
