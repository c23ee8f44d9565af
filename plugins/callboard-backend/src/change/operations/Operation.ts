import {
  ChangeDetail,
  ProposalRequest,
} from '@callboard/plugin-callboard-common';
import { RepositoryState } from '../../repository/state';
import { Surroundings } from '../body/Surroundings';
import { ChangeName } from '../change-name';
import { Description } from '../describe-change';
import { Judged } from '../InvalidChangeError';
import { ChangePlan } from '../ChangePlan';
import { Steps } from '../plan-change';

/** Who asks, and when. */
export interface Asking {
  /** Entity ref. */
  by: string;
  /** Entity refs of whoever the person may answer for as an owner: their groups and themselves. */
  owns: string[];
  /** `2027-06-30`, UTC. */
  today: string;
}

/** Something that is asked for, judged: it can be planned and described on any state of the repository. */
export interface Intent extends Steps {
  name: ChangeName;
  requestedBy: string;
  /** The change that would undo this one: the two are not open at the same time. */
  rival?: ChangeName;
  describe(
    state: RepositoryState,
    plan: ChangePlan,
    where: Surroundings,
  ): Description;
}

/** One thing that can be asked for. */
export interface Operation<Request = ProposalRequest> {
  /** Judges a request, whose documents are plain JSON. */
  intentOf(request: Request, asking: Asking): Judged<Intent>;
  /**
   * How a change of this operation is planned again, from the contracts that it holds: so that one sees whether its
   * manifests still fit. Nothing where it cannot be read.
   */
  again(change: ChangeDetail): Steps | undefined;
}
