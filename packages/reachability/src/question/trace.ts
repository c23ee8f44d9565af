import { Peer } from '../packet/end';
import { Verdict } from '../verdict/verdict';

/**
 * May this peer call that port of a Service?
 * @public
 */
export interface ServiceCall {
  from: Peer;
  service: ServiceRef;
  /** Its name, or its number, 1–65535. */
  port: string | number;
}

/** @public */
export interface ServiceRef {
  namespace: string;
  name: string;
}

/**
 * What one station on a packet's way says.
 *
 * - `name`: the caller finds the Service's address
 * - `service`: the Service has the port, and translates it to the pods'
 * - `endpoints`: pods are there
 * - `leaving`, `entering`: NetworkPolicy at the caller, at the called; on the ways to and from a waypoint, where one is between
 * - `mesh`: a waypoint, and the sidecar of the called, or the ztunnel of its node
 * @public
 */
export interface Step {
  station: 'name' | 'service' | 'endpoints' | 'leaving' | 'entering' | 'mesh';
  verdict: Verdict;
}

/**
 * The answer to a call, station by station from where a packet starts.
 * A station that a packet does not reach, or that says nothing, is left out.
 * @public
 */
export interface Trace {
  steps: Step[];
  verdict: Verdict;
}
