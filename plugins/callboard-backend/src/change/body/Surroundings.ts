/** What the body of a change has to fit into, and what it can link to. */
export interface Surroundings {
  /** Base URL of the portal, e.g. `https://portal.example.com`; without it there are no links. */
  portal?: string;
  /** The scaffolder task that asks. */
  taskId?: string;
  /** Characters that the host takes as the body of a change: 2,000 or more. */
  largestBody: number;
}
